"""What an organisation does with its record: look, ask for a change, send it to the Carif, take it back (F051)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from referentiels.registres.modele import AdresseTrouvee
from referentiels.registres.ports import Adresses
from services.domain.adresse import Adresse
from services.domain.calendrier import PARIS
from services.domain.champs_structure import changed
from services.domain.errors import Conflict, NotFound, Overtaken, Refused, Violation
from services.domain.events import Fact, Referent, StructureRequested, StructureWithdrawn
from services.domain.profil import Profil
from services.domain.registres import list_answered
from services.domain.rights import Principal, Verb, require
from services.domain.rules import blocking
from services.domain.rules.structure import check_structure
from services.domain.structure import CONNUES, EtatStructure, Structure
from services.registration.model.adresses import position_of
from services.registration.model.compte import Compte
from services.registration.model.constats import Consultation
from services.registration.model.demande import worst
from services.registration.model.fiche import Fiche, LigneStructure, Modification, demande_of
from services.registration.use_cases.registres import Registres
from services.shared.clock import Clock
from services.shared.trace import Trace

_ABSENTE = "Cette structure n’existe pas, ou elle n’est pas ouverte à votre compte."


class Keeper(Protocol):
    """What is needed from whoever keeps the records."""

    def fiche(self, numero: str) -> Fiche | None: ...
    def enfants(self, numero: str) -> list[Structure]: ...
    def lignes(self) -> list[LigneStructure]: ...
    def history(self, structure: Structure) -> list[Mapping[str, Any]]: ...
    def next_version(self, numero: str) -> int: ...
    def save_modification(
        self, modification: Modification, *, request: str, trace: Trace, facts: Sequence[Fact] = ()
    ) -> None: ...


class Registry(Protocol):
    """Whoever knows the accounts."""

    def compte(self, sub: str) -> Compte | None: ...


@dataclass(frozen=True, slots=True)
class Lecture:
    """A record with what the rules say of it: of the change in work, when there is one."""

    fiche: Fiche
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Trouvees:
    """Addresses to choose from, each with the words to show; `motif` says in French why there is none."""

    adresses: Sequence[tuple[str, Adresse]]
    motif: str = ""


@dataclass(frozen=True, slots=True)
class Attachments:
    """Where a structure stands among the others: its parent, those attached to it, and those of its kin (F060)."""

    fiche: Fiche
    parent: Structure | None
    enfants: Sequence[Structure]
    meme_siren: Sequence[LigneStructure]
    meme_reseau: Sequence[LigneStructure]


@dataclass(frozen=True, slots=True)
class Records:
    """The intentions of an organisation, or of the Carif for it."""

    store: Keeper
    registry: Registry
    clock: Clock
    profil: Profil
    registres: Registres
    adresses: Adresses

    # ─── look ────────────────────────────────────────────────────────────────

    def read(self, who: Principal, numero: str) -> Lecture:
        """A record and its change. Raises NotFound."""
        fiche = self._fiche(who, Verb.STRUCTURE_LIRE, numero)
        return Lecture(fiche, check_structure(fiche.travail, self.profil, self._today()))

    def attachments(self, who: Principal, numero: str) -> Attachments:
        """The parent and the children of a structure, and who shares its SIREN or its network. Raises NotFound.

        Of its kin an organisation sees those that the Carif accepted: a request is its applicant's alone.
        """
        fiche = self._fiche(who, Verb.STRUCTURE_LIRE, numero)
        structure = fiche.structure
        above = self.store.fiche(structure.parent) if structure.parent else None
        kin = [
            ligne for ligne in self.store.lignes() if ligne.numero != numero and (who.carif or ligne.etat in CONNUES)
        ]
        return Attachments(
            fiche,
            above.structure if above else None,
            self.store.enfants(numero),
            [ligne for ligne in kin if ligne.siren == structure.siret[:9]],
            [ligne for ligne in kin if structure.reseau and ligne.reseau == structure.reseau],
        )

    def history(self, who: Principal, numero: str) -> list[Mapping[str, Any]]:
        """Who did what to a record, oldest first (F067). Raises NotFound."""
        return self.store.history(self._fiche(who, Verb.STRUCTURE_LIRE, numero).structure)

    def find_adresses(self, who: Principal, numero: str, texte: str) -> Trouvees:
        """What the Base Adresse Nationale proposes for a typed text (F056). Raises NotFound."""
        require(who, Verb.STRUCTURE_MODIFIER, numero)
        return search_adresses(self.adresses, texte)

    # ─── ask for a change ────────────────────────────────────────────────────

    def save(
        self, who: Principal, numero: str, change: Callable[[Structure], Structure], revision: int, request: str
    ) -> Fiche:
        """The record with `change` done to what is asked for; it may stay incomplete.

        `revision` is that of the change which was on the screen, 0 when there was none. Raises NotFound, Conflict,
        Refused when what was typed cannot be read.
        """
        fiche = self._fiche(who, Verb.STRUCTURE_MODIFIER, numero)
        before = fiche.modification
        if before.demande == request:
            return fiche
        self._refuse_unknown(fiche)
        refuse_stale(before.revision, revision)
        proposee = change(fiche.travail)
        after = before.save(proposee, who.nom, self.clock.now())
        if before.proposee is None and not changed(fiche.structure, proposee):
            return fiche  # a form that nobody touched asks for nothing
        acte = "Demande de modification" if before.proposee is None else "Modification du brouillon"
        self.store.save_modification(after, request=request, trace=self._trace(who, acte))
        return self._fiche(who, Verb.STRUCTURE_LIRE, numero)

    def submit(self, who: Principal, numero: str, revision: int, request: str) -> None:
        """The change, sent to the Carif with what the national registers say today.

        Raises NotFound, Conflict, Refused with everything that is wrong.
        """
        fiche = self._fiche(who, Verb.STRUCTURE_MODIFIER, numero)
        if fiche.modification.demande == request:
            return
        _refuse_changed(fiche.modification.revision, revision)
        self._refuse_unknown(fiche)
        wrong = blocking(check_structure(fiche.travail, self.profil, self._today()))
        if wrong:
            raise Refused("La fiche n’est pas encore complète.", violations=wrong)
        if not changed(fiche.structure, fiche.travail):
            raise Refused("Rien ne change : modifiez une rubrique, ou supprimez votre demande.")
        referent = self._referent(who, fiche.structure)
        # Before a number is spent on it, and the registers are asked for nothing
        fiche.modification.submit(fiche.travail, 0, referent)
        inscrit = fiche.structure.model_dump(include={"siret", "numero_activite", "raison_sociale"})
        known = self.registres.consult(inscrit)
        proposee = fiche.travail.model_copy(update=_read(known))
        sent = fiche.modification.submit(proposee, self.store.next_version(numero), referent)
        fact = StructureRequested(
            at=self.clock.now(),
            demande=demande_of(numero, sent.version),
            version=sent.version,
            structure=proposee,
            precedente=fiche.structure,
            referent=referent,
            constats=known.constats,
            releves=known.releves,
            soumis_par=who.sub,
        )
        said = {"constats": worst(known.constats), "preuves": list(known.preuves)}
        trace = self._trace(who, "Demande de vérification", version=sent.version, **said)
        self.store.save_modification(sent, request=request, trace=trace, facts=[fact])

    def withdraw(self, who: Principal, numero: str, revision: int, request: str) -> None:
        """Take a change back to go on with it, while the Carif has not decided (F051). Raises NotFound, Conflict."""
        fiche = self._fiche(who, Verb.STRUCTURE_MODIFIER, numero)
        if fiche.modification.demande == request:
            return
        _refuse_changed(fiche.modification.revision, revision)
        back = fiche.modification.withdraw()
        fact = StructureWithdrawn(
            at=self.clock.now(),
            demande=demande_of(numero, back.version),
            version=back.version,
            structure=numero,
            auteur=who.nom,
        )
        self.store.save_modification(back, request=request, trace=self._trace(who, "Demande reprise"), facts=[fact])

    def discard(self, who: Principal, numero: str, revision: int, request: str) -> None:
        """Drop what is asked for: «Supprimer ma demande» (F051). Raises NotFound, Conflict."""
        fiche = self._fiche(who, Verb.STRUCTURE_MODIFIER, numero)
        if fiche.modification.demande == request:
            return
        _refuse_changed(fiche.modification.revision, revision)
        trace = self._trace(who, "Demande supprimée")
        self.store.save_modification(fiche.modification.discard(), request=request, trace=trace)

    # ─── inside ──────────────────────────────────────────────────────────────

    def _fiche(self, who: Principal, verb: Verb, numero: str) -> Fiche:
        require(who, verb, numero)
        fiche = self.store.fiche(numero)
        if fiche is None:
            raise NotFound(_ABSENTE)
        return fiche

    def _refuse_unknown(self, fiche: Fiche) -> None:
        if fiche.structure.etat is not EtatStructure.VALIDE:
            raise Conflict("Cette structure n’est pas validée par le Carif : sa fiche ne peut pas être modifiée.")

    def _referent(self, who: Principal, structure: Structure) -> Referent:
        """Whom the Carif answers: the person who asks, or else the structure's own desk."""
        compte = self.registry.compte(who.sub)
        if compte is None:
            return Referent(nom=who.nom, courriel=structure.courriel)
        return Referent(nom=compte.nom, prenom=compte.prenom, courriel=compte.courriel)

    def _today(self) -> date:
        return self.clock.now().astimezone(PARIS).date()

    def _trace(self, who: Principal, acte: str, **details: object) -> Trace:
        role = who.carif.value if who.carif else "organisme"
        return Trace(self.clock.now(), acte, who.nom, role, details=details)


def _read(known: Consultation) -> dict[str, Any]:
    """What the registers alone say of a record; what is silent changes nothing."""
    qualiopi = {"qualiopi": known.qualiopi} if list_answered(known.constats) else {}
    return {**qualiopi, "registres_le": known.lu_le} if known.lu_le else {}


def search_adresses(base: Adresses, texte: str) -> Trouvees:
    """What the national base proposes for a text, or near a position, in the words and form of this service."""
    position = position_of(texte)
    answer = base.near(*position) if position else base.search(texte)
    found = tuple((each.libelle, _adresse(each)) for each in answer.trouve or ())
    return Trouvees(found, "" if found else f"{answer.motif} : précisez la recherche, ou saisissez l’adresse.")


def _adresse(found: AdresseTrouvee) -> Adresse:
    return Adresse(
        voie=found.voie,
        code_postal=found.code_postal,
        ville=found.commune,
        code_insee=found.code_insee,
        departement=found.departement or "",
        region=found.region or "",
        latitude=found.latitude,
        longitude=found.longitude,
        ban_id=found.id,
    )


def _refuse_changed(stored: int, seen: int) -> None:
    """Refuse to act upon a change that is no longer the one on the page; nothing was typed, so nothing is lost."""
    if stored != seen:
        raise Overtaken(
            "Cette fiche a été modifiée depuis que vous l’avez ouverte. La page montre où elle en est : vérifiez-la,"
            " puis recommencez s’il le faut."
        )


def refuse_stale(stored: int, seen: int) -> None:
    """Refuse to write over what somebody else wrote since the page was shown."""
    if stored != seen:
        raise Overtaken(
            "Cette fiche a été modifiée depuis que vous l’avez ouverte. Les deux versions sont affichées : vérifiez"
            " votre saisie, puis enregistrez à nouveau pour remplacer la version actuelle."
        )
