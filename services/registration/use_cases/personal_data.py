"""All that this service keeps of one person, given to that person alone (RGPD art. 15 and 20)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from services.domain.errors import NotFound
from services.domain.rights import Principal, Verb, require
from services.domain.structure import Structure
from services.registration.model.carnets import Carnets, FicheContact
from services.registration.model.compte import Compte, Essais, Rattachement, SignIn, address_fingerprint
from services.registration.model.demande import Demande
from services.registration.model.messagerie import Fil, Memo, Mot
from services.registration.model.personne import Visite
from services.registration.use_cases.departures import ESSAIS
from services.shared.clock import Clock


class Keeper(Protocol):
    """What is needed from whoever keeps accounts, structures and requests."""

    def compte(self, sub: str) -> Compte | None: ...
    def structure(self, numero: str) -> Structure | None: ...
    def demande_of(self, structure: str) -> Demande | None: ...
    def sign_ins(self, sub: str) -> list[SignIn]: ...
    def liens(self, sub: str) -> list[datetime]: ...
    def essais(self, quoi: str, empreinte: str) -> Essais | None: ...


class People(Protocol):
    """What is needed from whoever finds all that is kept of one person."""

    def history(self, sub: str) -> Sequence[Mapping[str, Any]]: ...
    def visite(self, sub: str) -> Visite | None: ...
    def rattachements_of(self, courriel: str) -> list[Rattachement]: ...


class Writings(Protocol):
    """Whoever keeps messages and memos."""

    def mots_of(self, structure: str, sub: str) -> list[tuple[Fil, Mot]]: ...
    def memos(self, sub: str) -> list[Memo]: ...


class Books(Protocol):
    """Whoever keeps the address books, and what happened in a structure."""

    def carnets(self, structure: str) -> Carnets | None: ...
    def history(self, structure: str) -> Sequence[Mapping[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """One structure as far as it concerns one person: what happened to the role there, the contact, the messages.

    `demande` is the request that this person made for it.
    """

    numero: str
    nom: str
    role: str
    faits: Sequence[Mapping[str, Any]]
    contacts: Sequence[FicheContact]
    messages: Sequence[tuple[Fil, Mot]]
    demande: Demande | None


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything, at the moment `at`."""

    at: datetime
    compte: Compte
    historique: Sequence[Mapping[str, Any]]
    visite: Visite | None
    connexions: Sequence[SignIn]
    liens: Sequence[datetime]
    essais: Sequence[Essais]
    rattachements: Sequence[Rattachement]
    memos: Sequence[Memo]
    structures: Sequence[Place]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What one may take away of oneself; of nobody else."""

    store: Keeper
    people: People
    writings: Writings
    books: Books
    clock: Clock

    def portrait(self, who: Principal) -> Portrait:
        """All that is kept of whoever asks. Raises NotFound."""
        require(who, Verb.COMPTE_VOIR)
        compte = self.store.compte(who.sub)
        if compte is None or not compte.usable:
            raise NotFound("Votre compte n’existe plus.")
        empreinte = address_fingerprint(compte.courriel)
        return Portrait(
            at=self.clock.now(),
            compte=compte,
            historique=self.people.history(compte.sub),
            visite=self.people.visite(compte.sub),
            connexions=self.store.sign_ins(compte.sub),
            liens=self.store.liens(compte.sub),
            essais=[tried for quoi in ESSAIS if (tried := self.store.essais(quoi, empreinte))],
            rattachements=self.people.rattachements_of(compte.courriel),
            memos=self.writings.memos(compte.sub),
            structures=[self._place(compte, numero) for numero in compte.structures],
        )

    def _place(self, compte: Compte, numero: str) -> Place:
        known, carnets, demande = (
            self.store.structure(numero),
            self.books.carnets(numero),
            self.store.demande_of(numero),
        )
        contacts = carnets.contacts if carnets else ()
        return Place(
            numero=numero,
            nom=known.nom if known else numero,
            role=compte.structures[numero].value,
            faits=[row for row in self.books.history(numero) if row["details"].get("membre") == compte.sub],
            contacts=[each for each in contacts if _same(each.contact.courriel, compte.courriel)],
            messages=self.writings.mots_of(numero, compte.sub),
            demande=demande if demande and _same(demande.referent.courriel, compte.courriel) else None,
        )


def _same(one: str, other: str) -> bool:
    return address_fingerprint(one) == address_fingerprint(other)
