"""Structures found among all, or among one's own; and what the Carif alone changes of their records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from referentiels.identifiants import normalise_code
from services.domain.champs_structure import Tenu, changed, held_by
from services.domain.errors import NotFound, Refused, Violation
from services.domain.events import Fact, StructurePublished
from services.domain.rights import Principal, Verb, require
from services.domain.structure import CONNUES, Structure
from services.domain.texte import fold
from services.registration.model.fiche import Fiche, LigneStructure, Modification
from services.registration.model.formation_connue import FormationConnue
from services.registration.use_cases.fiches import refuse_stale
from services.shared.clock import Clock
from services.shared.trace import Trace

_CARIF = (*held_by(Tenu.CARIF), "raison_sociale", "numero_activite")
_GENERATIONS = 20  # no organisation has so many; a longer chain is a circle that somebody else is closing


class Keeper(Protocol):
    """What is needed from whoever keeps the records."""

    def fiche(self, numero: str) -> Fiche | None: ...
    def lignes(self) -> list[LigneStructure]: ...
    def publish(
        self,
        before: Fiche,
        structure: Structure,
        modification: Modification | None = None,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
    ) -> None: ...


class Formations(Protocol):
    """Whoever knows the formations in diffusion."""

    def en_diffusion(self) -> list[FormationConnue]: ...


@dataclass(frozen=True, slots=True)
class Criteres:
    """What one looks for (D044): words of the name, a reference or a SIRET; a role; a kind of funder; a type; and one
    formation in diffusion with these words in its title, of that kind (`conventionnee`, `rncp`: «oui», «non», or
    indifferent)."""

    texte: str = ""
    role: str = ""
    type_financeur: str = ""
    type_structure: str = ""
    intitule: str = ""
    conventionnee: str = ""
    rncp: str = ""

    def keeps(self, ligne: LigneStructure) -> bool:
        """Whether a structure answers."""
        said = fold(" ".join((ligne.nom, ligne.raison_sociale, ligne.sigle, ligne.ville)))
        codes = (ligne.numero, ligne.siret, ligne.numero_activite)
        code = normalise_code(self.texte)
        named = all(word in said for word in fold(self.texte).split())
        return (
            (named or any(normalise_code(known).startswith(code) for known in codes if code))
            and (not self.role or self.role in ligne.roles)
            and (not self.type_financeur or self.type_financeur == ligne.type_financeur)
            and (not self.type_structure or self.type_structure == ligne.type_structure)
        )

    @property
    def by_formation(self) -> bool:
        """Whether an organisation is looked for by what it proposes."""
        return bool(self.intitule or self.conventionnee or self.rncp)

    def keeps_formation(self, formation: FormationConnue) -> bool:
        """Whether a formation is what one looks for."""
        said = fold(formation.intitule_diffuse)
        return (
            all(word in said for word in fold(self.intitule).split())
            and self.conventionnee in ("", _oui_non(formation.conventionnee))
            and self.rncp in ("", _oui_non(formation.rncp))
        )


def _oui_non(fact: bool) -> str:
    return "oui" if fact else "non"


@dataclass(frozen=True, slots=True)
class Register:
    """The intentions of documentalists on all structures, and of organisations on finding theirs."""

    store: Keeper
    formations: Formations
    clock: Clock

    def search(self, who: Principal, criteres: Criteres) -> list[LigneStructure]:
        """The structures that answer, by name. Raises Forbidden."""
        require(who, Verb.STRUCTURE_RATTACHER)
        return self._answering(self.store.lignes(), criteres)

    def search_own(self, who: Principal, criteres: Criteres) -> list[LigneStructure]:
        """Of one's own structures those that answer, by name (D045). Raises Forbidden."""
        require(who, Verb.STRUCTURE_LIRE)
        fiches = (self.store.fiche(numero) for numero in who.structures)
        lignes = [LigneStructure.of(fiche.structure) for fiche in fiches if fiche]
        return self._answering(sorted(lignes, key=lambda ligne: fold(ligne.nom)), criteres)

    def change(self, who: Principal, numero: str, wanted: Structure, revision: int, request: str) -> None:
        """The Carif's own fields of a record, in force at once (F060, D040, F069).

        `wanted` says them; the rest of it is not looked at. Raises NotFound, Conflict, Refused.
        """
        require(who, Verb.STRUCTURE_RATTACHER, numero)
        fiche = self.store.fiche(numero)
        if fiche is None:
            raise NotFound("Cette structure n’existe pas.")
        if fiche.demande == request:
            return
        refuse_stale(fiche.revision, revision)
        after = fiche.structure.model_copy(update={champ: getattr(wanted, champ) for champ in _CARIF})
        self._refuse_circle(numero, after.parent)
        names = [champ.libelle for champ in changed(fiche.structure, after)]
        if not names:
            return
        now, role = self.clock.now(), who.carif.value if who.carif else ""
        told = [StructurePublished(at=now, structure=after)] if after.etat in CONNUES else []
        trace = Trace(now, "Modification par le Carif", who.nom, role, ", ".join(names))
        self.store.publish(fiche, after, request=request, trace=trace, facts=told)

    def _answering(self, lignes: Sequence[LigneStructure], criteres: Criteres) -> list[LigneStructure]:
        found = [ligne for ligne in lignes if criteres.keeps(ligne)]
        if not criteres.by_formation:
            return found
        proposing = {known.structure for known in self.formations.en_diffusion() if criteres.keeps_formation(known)}
        return [ligne for ligne in found if ligne.numero in proposing]

    def _refuse_circle(self, numero: str, parent: str) -> None:
        """A structure is not above itself, however many others stand between."""
        above, generations = parent, 0
        while above:
            fiche = self.store.fiche(above)
            if fiche is None:
                raise _refused("ABSENTE", f"Aucune structure n’a la référence {above} : vérifiez-la.")
            generations += 1
            if above == numero or generations > _GENERATIONS:
                message = "Cette structure dépend déjà de celle-ci : choisissez une autre structure parente."
                raise _refused("CIRCULAIRE", message)
            above = fiche.structure.parent


def _refused(what: str, message: str) -> Refused:
    return Refused(message, violations=(Violation(f"STRUCTURE.PARENT.{what}", message, ("parent",)),))
