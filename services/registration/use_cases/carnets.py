"""What an organisation, or the Carif for it, does with its two address books; in force at once, without validation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from referentiels.registres.ports import Adresses
from services.domain.adresse import Lieu
from services.domain.errors import Conflict, NotFound, Overtaken
from services.domain.events import ContactWithdrawn, Fact, StructurePublished
from services.domain.profil import Profil
from services.domain.rights import Principal, Role, Verb, require
from services.registration.model import contacts, lieux, textes
from services.registration.model.carnets import (
    Carnets,
    Certification,
    FicheContact,
    FicheLieu,
    Nature,
)
from services.registration.model.compte import Compte, address_fingerprint
from services.registration.use_cases.fiches import Trouvees, search_adresses
from services.shared.clock import Clock
from services.shared.trace import Trace

T = TypeVar("T")

# Two people who change two different contacts at the same moment do not disturb each other: the second goes on
# from where the first one left the books
_TRIES = 3


class Keeper(Protocol):
    """What is needed from whoever keeps the address books."""

    def carnets(self, structure: str) -> Carnets | None: ...
    def save_carnets(
        self,
        before: Carnets,
        after: Carnets,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
        created: str = "",
    ) -> None: ...
    def created_by(self, request: str) -> str | None: ...
    def history(self, structure: str) -> list[Mapping[str, Any]]: ...
    def next_number(self, kind: str) -> int: ...


class Comptes(Protocol):
    """Finds the account of an address, by its fingerprint, and those that hold a role in a structure."""

    def compte_of(self, empreinte: str) -> Compte | None: ...
    def membres(self, structure: str) -> list[Compte]: ...


@dataclass(frozen=True, slots=True)
class ExportContact:
    """All that this service holds on the person of a contact: the record, what happened to it, the account."""

    fiche: FicheContact
    historique: tuple[Mapping[str, Any], ...]
    compte: Compte | None
    at: datetime


Typed = Mapping[str, Sequence[str]]
# What is to become of the books, and what history says of it; None when it is done already
Change = Callable[[Carnets], tuple[Carnets, Trace] | None]


@dataclass(frozen=True, slots=True)
class AddressBooks:
    """The intentions; each write is one transaction: record, history, what the other services are told."""

    store: Keeper
    comptes: Comptes
    clock: Clock
    profil: Profil
    adresses: Adresses

    # ─── look ────────────────────────────────────────────────────────────────

    def read(self, who: Principal, structure: str) -> Carnets:
        """Both books. Raises NotFound."""
        return self._carnets(who, Verb.STRUCTURE_LIRE, structure)

    def roles(self, who: Principal, carnets: Carnets) -> dict[str, Role]:
        """Of the contacts those who may enter data, by number: an account of theirs holds a role here (F037)."""
        structure = carnets.structure.numero
        require(who, Verb.STRUCTURE_LIRE, structure)
        held = {
            address_fingerprint(each.courriel): each.structures[structure] for each in self.comptes.membres(structure)
        }
        known = ((fiche.contact.numero, fiche.contact.courriel) for fiche in carnets.contacts)
        return {numero: held[key] for numero, courriel in known if (key := address_fingerprint(courriel)) in held}

    def contact(self, who: Principal, structure: str, numero: str) -> FicheContact:
        """One contact. Raises NotFound."""
        return _found(self.read(who, structure).contact(numero), "Ce contact")

    def lieu(self, who: Principal, structure: str, id: str) -> FicheLieu:
        """One place. Raises NotFound."""
        return _found(self.read(who, structure).lieu(id), "Ce lieu")

    def history(self, who: Principal, structure: str, objet: str, numero: str) -> list[Mapping[str, Any]]:
        """What happened to a contact or a place («contact», «lieu»), oldest first. Raises NotFound."""
        require(who, Verb.STRUCTURE_LIRE, structure)
        return [row for row in self.store.history(structure) if row["details"].get(objet) == numero]

    def export_contact(self, who: Principal, structure: str, numero: str) -> ExportContact:
        """All that is held here on the person of a contact (RGPD art. 15 and 20). Raises NotFound."""
        require(who, Verb.CONTACT_GERER, structure)
        fiche = self.contact(who, structure, numero)
        courriel = fiche.contact.courriel
        compte = self.comptes.compte_of(address_fingerprint(courriel)) if courriel else None
        # What the person is elsewhere is not this organisation's to know
        here = compte if compte and structure in compte.structures else None
        history = tuple(self.history(who, structure, "contact", numero))
        return ExportContact(fiche, history, here, self.clock.now())

    def find_adresses(self, who: Principal, structure: str, texte: str) -> Trouvees:
        """What the Base Adresse Nationale proposes for a typed text (F056). Raises NotFound."""
        require(who, Verb.LIEU_GERER, structure)
        return search_adresses(self.adresses, texte)

    # ─── contacts ────────────────────────────────────────────────────────────

    def create_contact(self, who: Principal, structure: str, typed: Typed, request: str) -> str:
        """A new contact, under a number that is never given again. Raises NotFound, Refused, Conflict."""
        require(who, Verb.CONTACT_GERER, structure)
        if done := self.store.created_by(request):
            return done
        self._contact(who, typed, "", None)  # before a number is spent on it
        numero = self.profil.numeros.of("contact", self.store.next_number("contact"))

        def add(carnets: Carnets) -> tuple[Carnets, Trace]:
            after = carnets.with_contact(self._contact(who, typed, numero, None))
            return after, self._trace(who, "Contact ajouté", contact=numero)

        return self._apply(who, Verb.CONTACT_GERER, structure, add, request, created=numero)

    def save_contact(
        self, who: Principal, structure: str, numero: str, typed: Typed, revision: int, request: str
    ) -> None:
        """A contact with what was typed; `revision` is the one on the screen. Raises NotFound, Refused, Conflict."""

        def change(carnets: Carnets) -> tuple[Carnets, Trace] | None:
            before = _found(carnets.contact(numero), "Ce contact")
            if before.demande == request:
                return None
            _refuse_stale(before.revision, revision)
            after = carnets.with_contact(self._contact(who, typed, numero, before))
            champs = contacts.changed_fields(before, _found(after.contact(numero), "Ce contact"))
            return after, self._trace(who, "Contact modifié", contact=numero, champs=champs)

        self._apply(who, Verb.CONTACT_GERER, structure, change, request)

    def remove_contact(
        self,
        who: Principal,
        structure: str,
        numero: str,
        successeur: str,
        request: str,
        *,
        erase: bool = False,
        revision: int | None = None,
    ) -> None:
        """A contact out of the book; one that is gone stays gone. Raises NotFound, Conflict.

        History holds numbers, never names: nothing of the person is left once the record is gone. `erase` says that
        the person asked for it (RGPD art. 17); `revision` is the one that was seen, where the door knows it.
        """

        def drop(carnets: Carnets) -> tuple[Carnets, Trace] | None:
            known = carnets.contact(numero)
            if known is None:
                return None
            _refuse_stale(known.revision, known.revision if revision is None else revision)
            acte = "Contact effacé à la demande de la personne" if erase else "Contact supprimé"
            return carnets.without_contact(numero, successeur), self._trace(who, acte, contact=numero)

        self._apply(who, Verb.CONTACT_GERER, structure, drop, request, erased=numero if erase else "")

    # ─── places ──────────────────────────────────────────────────────────────

    def create_lieu(self, who: Principal, structure: str, typed: Typed, request: str, *, distinct: bool = False) -> str:
        """A new place; `distinct`: it is none of those that resemble it. Raises NotFound, Refused, Conflict."""
        require(who, Verb.LIEU_GERER, structure)
        if done := self.store.created_by(request):
            return done
        read = lieux.read_lieu(typed, Lieu())
        lieu = read.model_copy(update={"id": str(self.store.next_number("lieu"))})

        def add(carnets: Carnets) -> tuple[Carnets, Trace]:
            lieux.refuse_double(carnets, lieu, distinct=distinct)
            return carnets.with_lieu(self._lieu(who, lieu, 0)), self._trace(who, "Lieu ajouté", lieu=lieu.id)

        return self._apply(who, Verb.LIEU_GERER, structure, add, request, created=lieu.id)

    def save_lieu(
        self,
        who: Principal,
        structure: str,
        id: str,
        typed: Typed,
        revision: int,
        request: str,
        *,
        distinct: bool = False,
    ) -> None:
        """A place with what was typed; sessions keep their own copy. Raises NotFound, Refused, Conflict."""

        def change(carnets: Carnets) -> tuple[Carnets, Trace] | None:
            before = _found(carnets.lieu(id), "Ce lieu")
            if before.demande == request:
                return None
            _refuse_stale(before.revision, revision)
            lieu = lieux.read_lieu(typed, before.lieu)
            lieux.refuse_double(carnets, lieu, distinct=distinct or lieu.adresse == before.lieu.adresse)
            trace = self._trace(who, "Lieu modifié", lieu=id, champs=lieux.changed_fields(before.lieu, lieu))
            return carnets.with_lieu(self._lieu(who, lieu, before.revision)), trace

        self._apply(who, Verb.LIEU_GERER, structure, change, request)

    def remove_lieu(
        self, who: Principal, structure: str, id: str, request: str, *, revision: int | None = None
    ) -> None:
        """A place out of the book, in use or not: sessions keep their own copy. Raises NotFound, Conflict."""

        def drop(carnets: Carnets) -> tuple[Carnets, Trace] | None:
            known = carnets.lieu(id)
            if known is None:
                return None
            _refuse_stale(known.revision, known.revision if revision is None else revision)
            return carnets.without_lieu(id), self._trace(who, "Lieu supprimé", lieu=id)

        self._apply(who, Verb.LIEU_GERER, structure, drop, request)

    # ─── inside ──────────────────────────────────────────────────────────────

    def _carnets(self, who: Principal, verb: Verb, structure: str) -> Carnets:
        require(who, verb, structure)
        return _found(self.store.carnets(structure), "Cette structure")

    def _apply(
        self,
        who: Principal,
        verb: Verb,
        structure: str,
        change: Change,
        request: str,
        *,
        created: str = "",
        erased: str = "",
    ) -> str:
        """Do `change` to the books as they stand, and again when somebody wrote meanwhile; what `created` names."""
        for tries_left in reversed(range(_TRIES)):
            before = self._carnets(who, verb, structure)
            done = change(before)
            if done is None:
                break
            after, trace = done
            facts = self._told(before, after, erased)
            try:
                self.store.save_carnets(before, after, request=request, trace=trace, facts=facts, created=created)
                break
            except Conflict:
                # The same form sent twice at once: the other one did it
                if created and (first := self.store.created_by(request)):
                    return first
                if not tries_left:
                    raise
        return created

    def _told(self, before: Carnets, after: Carnets, erased: str) -> list[Fact]:
        """What the other services must know, in the same transaction; those that copied a contact drop their copy."""
        if not after.connue:
            return []
        now = self.clock.now()
        gone = dict.fromkeys(before.hidden_in(after), False) | ({erased: True} if erased else {})
        facts: list[Fact] = [
            ContactWithdrawn(at=now, structure=after.structure.numero, numero=numero, efface=efface)
            for numero, efface in gone.items()
        ]
        if before.publiee != after.publiee:
            facts.append(StructurePublished(at=now, structure=after.publiee))
        return facts

    def _contact(self, who: Principal, typed: Typed, numero: str, before: FicheContact | None) -> FicheContact:
        texte = textes.en_vigueur(textes.Sorte.CONTACT)
        empreinte = texte.empreinte(self.profil)
        saisie = contacts.read_contact(typed, numero, before, empreinte)
        now, known = self.clock.now(), before.certification if before else None
        certified = Certification(
            certifiee_par=who.nom,
            version=texte.version,
            empreinte=empreinte,
            donnee_le=now,
            diffusion=saisie.contact.diffusable,
        )
        return FicheContact(
            contact=saisie.contact,
            nature=saisie.nature,
            certification=None if saisie.nature is Nature.SERVICE else certified if saisie.certifie else known,
            modifiee_le=now,
            modifiee_par=who.nom,
            revision=before.revision if before else 0,
        )

    def _lieu(self, who: Principal, lieu: Lieu, revision: int) -> FicheLieu:
        return FicheLieu(lieu=lieu, modifiee_le=self.clock.now(), modifiee_par=who.nom, revision=revision)

    def _trace(self, who: Principal, acte: str, **details: object) -> Trace:
        role = who.carif.value if who.carif else "organisme"
        return Trace(self.clock.now(), acte, who.nom, role, details=details)


def _found(thing: T | None, name: str) -> T:
    if thing is None:
        raise NotFound(f"{name} n’existe pas, ou n’est pas ouvert à votre compte.")
    return thing


def _refuse_stale(stored: int, seen: int) -> None:
    if stored != seen:
        raise Overtaken(
            "Une autre personne a modifié cette fiche depuis que vous l’avez ouverte. Les deux versions sont"
            " affichées : vérifiez votre saisie, puis enregistrez à nouveau pour remplacer la version actuelle."
        )
