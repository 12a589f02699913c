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


@dataclass(frozen=True, slots=True)
class Criteres:
    """What one looks for (D044): words of the name, a reference or a SIRET; a role; a kind of funder; a type."""

    texte: str = ""
    role: str = ""
    type_financeur: str = ""
    type_structure: str = ""

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


@dataclass(frozen=True, slots=True)
class Register:
    """The intentions of documentalists on all structures, and of organisations on finding theirs."""

    store: Keeper
    clock: Clock

    def search(self, who: Principal, criteres: Criteres) -> list[LigneStructure]:
        """The structures that answer, by name. Raises Forbidden."""
        require(who, Verb.STRUCTURE_RATTACHER)
        return [ligne for ligne in self.store.lignes() if criteres.keeps(ligne)]

    def search_own(self, who: Principal, criteres: Criteres) -> list[LigneStructure]:
        """Of one's own structures those that answer, by name (D045). Raises Forbidden."""
        require(who, Verb.STRUCTURE_LIRE)
        fiches = (self.store.fiche(numero) for numero in who.structures)
        lignes = [LigneStructure.of(fiche.structure) for fiche in fiches if fiche]
        return sorted(filter(criteres.keeps, lignes), key=lambda ligne: fold(ligne.nom))

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
