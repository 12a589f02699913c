"""Requests, structures and accounts; what opens an account is beside, in ouvertures.py.

DEMANDE#<id>            DEMANDE     a request, expiring until it is sent, its history beside; listed once it came back
SIRET#<14 digits>       SIRET       the claim on an establishment
STRUCTURE#79P           STRUCTURE   the record of a structure, as it is in force
COMPTE#<sub>            COMPTE      an account; its history beside it
STRUCTURE#79P           MEMBRE#<sub>        that an account holds, or held, a role in it
STRUCTURE#79P           REFERENTS           written each time one of its referents goes, so that the last one stays
STRUCTURE#79P           RATTACHEMENT#<id>   who asks to join it, expiring; listed under the address
COURRIEL#<sha256>       COMPTE      whose account an address is
DIT                     <structure>#<request>   what was told already, so that sent twice it is told once
ALIAS#<sha256>          COMPTE      whose account, and which address, an alias stands for (D020)
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from services.domain.events import Fact
from services.domain.rights import Role
from services.domain.structure import Structure
from services.registration.model.cle import Cle
from services.registration.model.compte import Compte, Rattachement, address_fingerprint, fingerprint
from services.registration.model.demande import Demande, EtatDemande
from services.registration.model.document import PieceGardee
from services.registration.model.personne import Referents, Visite
from services.registration.model.siret import Siret
from services.registration.store.fiches import record_item
from services.registration.store.ouvertures import Ouvertures, item_of, key_item
from services.registration.store.personnes import rattachement_listed, referents_item, visite_item
from services.registration.store.pieces import piece_item
from services.shared.table import Item
from services.shared.trace import Trace

_TOLD_REMEMBERED_FOR = 7 * 86_400  # seconds; nobody sends a form again after a week
_A_COMPLETER = "A_COMPLETER"


class Store(Ouvertures):
    """The requests and accounts of one table. Every write raises Conflict when somebody else wrote first."""

    # ─── requests ────────────────────────────────────────────────────────────

    def demande(self, id: str) -> Demande | None:
        """A request as it stands now."""
        return self._read(Demande, f"DEMANDE#{id}", "DEMANDE")

    def siret(self, siret: str) -> Siret | None:
        """The claim on an establishment."""
        return self._read(Siret, f"SIRET#{siret}", "SIRET")

    def structure(self, numero: str) -> Structure | None:
        """The record of a structure."""
        item = self._table.get(f"STRUCTURE#{numero}", "STRUCTURE")
        return Structure.model_validate(item.document) if item else None

    def next_number(self, kind: str) -> int:
        """The next number of a kind, never given twice."""
        return self._table.next_number(kind)

    def keep_draft(self, demande: Demande, request: str) -> None:
        """Keep a request that is not sent yet."""
        self._table.save(_demande(demande), demande=request)

    def send(
        self,
        demande: Demande,
        sirets: Sequence[Siret],
        piece: PieceGardee | None,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
    ) -> None:
        """Keep a request that is sent, its claims on SIRETs, the structure's record and the document; tell."""
        items = [_demande(demande), *map(_siret, sirets), self._structure(demande.structure)]
        items += [piece_item(piece)] if piece else []
        self._table.save(*items, demande=request, trace=trace, facts=facts)

    def decide(
        self,
        demande: Demande,
        siret: Siret | None,
        compte: Compte | None,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact] = (),
    ) -> None:
        """Keep what the Carif decided: the request, the claim, the structure's record, the account it opens; tell.

        A request that waits for its applicant takes the claim and the record with it when it expires.
        """
        items = [self._structure(demande.structure)]
        items += [_siret(siret)] if siret else []
        mine = _demande(demande)
        items = [mine, *(replace(item, expires_at=mine.expires_at) for item in items)]
        items += self._account(compte, trace.at) if compte else []
        self._table.save(*items, demande=request, trace=trace, facts=facts)

    def demande_of(self, structure: str) -> Demande | None:
        """The request by which a structure was registered."""
        known = self.structure(structure)
        claim = self.siret(known.siret) if known else None
        return self.demande(claim.demande) if claim else None

    def keep_demande(self, demande: Demande, *, request: str, trace: Trace, facts: Sequence[Fact] = ()) -> None:
        """Keep a request of which nothing but its own item changed; tell."""
        self._table.save(_demande(demande), demande=request, trace=trace, facts=facts)

    def returned(self) -> Iterator[str]:
        """The requests that wait for their applicants, longest first; an index: decide on the request itself."""
        return (row.pk.removeprefix("DEMANDE#") for row in self._table.rows(_A_COMPLETER))

    # ─── accounts ────────────────────────────────────────────────────────────

    def compte(self, sub: str) -> Compte | None:
        """An account by the pool's name for its owner."""
        return self._read(Compte, f"COMPTE#{sub}", "COMPTE")

    def compte_of(self, empreinte: str) -> Compte | None:
        """The account of an address, by the fingerprint of the address."""
        pointer = self._table.get(f"COURRIEL#{empreinte}", "COMPTE")
        return self.compte(pointer.document["sub"]) if pointer else None

    def save_account(
        self,
        compte: Compte,
        *,
        request: str,
        trace: Trace,
        about: str | None = None,
        facts: Sequence[Fact] = (),
        fewer: Sequence[Referents] = (),
        keys: Sequence[Cle] = (),
    ) -> None:
        """Keep an account, and whose its address is; `about` is the structure whose history says so, if any.

        `fewer`: the referents, as they were read, of each structure that loses this one; `keys`: those that end with
        the role.
        """
        where = f"STRUCTURE#{about}" if about else None
        items = [*self._account(compte, trace.at), *map(referents_item, fewer), *map(key_item, keys)]
        self._table.save(*items, demande=request, trace=trace, about=where, facts=facts)

    def membres(self, structure: str) -> list[Compte]:
        """The accounts that hold a role in a structure."""
        pointers = self._table.query(f"STRUCTURE#{structure}", "MEMBRE#")
        comptes = (self.compte(item.sk.removeprefix("MEMBRE#")) for item in pointers)
        return [compte for compte in comptes if compte and structure in compte.structures]

    def referents(self, structure: str) -> Referents:
        """Its referents who can sign in: one who is invited may never come.

        What guards them is read before them: one who goes meanwhile is seen, or refused.
        """
        guard = self._table.get(f"STRUCTURE#{structure}", "REFERENTS")
        able = (each for each in self.membres(structure) if each.usable)
        subs = {each.sub for each in able if each.structures[structure] is Role.OF_REFERENT}
        return Referents(structure=structure, subs=frozenset(subs), revision=guard.version if guard else 0)

    def tell(self, structure: str, *, request: str, trace: Trace, facts: Sequence[Fact]) -> None:
        """Write in the history of a structure what somebody asks for, and tell it: once for one `request`."""
        until = int(trace.at.timestamp()) + _TOLD_REMEMBERED_FOR
        told = Item("DIT", f"{structure}#{request}", 1, {}, expires_at=until)
        self._table.save(told, demande=request, trace=trace, about=f"STRUCTURE#{structure}", facts=facts)

    def rattachements(self, structure: str) -> list[Rattachement]:
        """Who asks to join a structure, perhaps expired."""
        items = self._table.query(f"STRUCTURE#{structure}", "RATTACHEMENT#")
        return [Rattachement.model_validate({**item.document, "revision": item.version}) for item in items]

    def save_rattachement(self, demande: Rattachement, *, request: str, facts: Sequence[Fact]) -> None:
        """Keep that somebody asks to join a structure, and tell."""
        pk, sk = f"STRUCTURE#{demande.structure}", f"RATTACHEMENT#{demande.id}"
        item = item_of(demande, pk, sk, demande.revision, demande.expire_le)
        listed = rattachement_listed(item, demande)
        self._table.save(listed, demande=request, facts=facts)

    def forget_rattachement(self, structure: str, id: str) -> None:
        """Remove a request to join that was answered."""
        self._table.delete(f"STRUCTURE#{structure}", f"RATTACHEMENT#{id}")

    def alias(self, empreinte: str) -> str:
        """The address that an alias stands for, by the fingerprint of the alias; empty for one that nobody has."""
        pointer = self._table.get(f"ALIAS#{empreinte}", "COMPTE")
        return str(pointer.document["courriel"]) if pointer else ""

    def children(self, structure: str) -> list[str]:
        """The structures that depend on this one; written with the record of the child."""
        return [str(item.document["numero"]) for item in self._table.query(f"STRUCTURE#{structure}", "ENFANT#")]

    # ─── inside ──────────────────────────────────────────────────────────────

    def _structure(self, structure: Structure) -> Item:
        """The record as the Carif decided on it; the address books, which are no part of that, stay as they are."""
        known = self._table.get(f"STRUCTURE#{structure.numero}", "STRUCTURE")
        if known is None:
            return record_item(structure, 0)
        books = Structure.model_validate(known.document)
        return record_item(structure.with_books_of(books), known.version)

    def _account(self, compte: Compte, at: datetime) -> list[Item]:
        account = item_of(compte, f"COMPTE#{compte.sub}", "COMPTE", compte.revision)
        address = Item(f"COURRIEL#{address_fingerprint(compte.courriel)}", "COMPTE", 1, {"sub": compte.sub})
        # Which structures it holds a role in is the account's own truth; a pointer finds it from there
        held = [(f"STRUCTURE#{numero}", f"MEMBRE#{compte.sub}") for numero in compte.structures]
        pointers = [Item(pk, sk, 1, {}) for pk, sk in held if self._table.get(pk, sk) is None]
        if compte.revision:
            return [account, *pointers]
        document = {"sub": compte.sub, "courriel": compte.courriel}
        alias = [Item(f"ALIAS#{fingerprint(compte.alias)}", "COMPTE", 1, document)] if compte.alias else []
        return [account, address, *alias, *pointers, visite_item(Visite.first(compte.sub, at))]


def _demande(demande: Demande) -> Item:
    item = item_of(demande, f"DEMANDE#{demande.id}", "DEMANDE", demande.revision, demande.expire_le)
    if demande.etat is not EtatDemande.A_COMPLETER or demande.retournee_le is None:
        return item
    return replace(item, liste=_A_COMPLETER, rang=demande.retournee_le.isoformat(), resume={})


def _siret(siret: Siret) -> Item:
    return item_of(siret, f"SIRET#{siret.siret}", "SIRET", siret.revision)
