"""Requests, structures, accounts and what opens them.

DEMANDE#<id>            DEMANDE     a request, expiring until it is sent; its history beside it
SIRET#<14 digits>       SIRET       the claim on an establishment
STRUCTURE#79P           STRUCTURE   the record of a structure, as it is in force
COMPTE#<sub>            COMPTE      an account; its history beside it
STRUCTURE#79P           MEMBRE#<sub>        that an account holds, or held, a role in it
STRUCTURE#79P           RATTACHEMENT#<id>   who asks to join it, expiring
COURRIEL#<sha256>       COMPTE      whose account an address is
ALIAS#<sha256>          COMPTE      whose account, and which address, an alias stands for (D020)
LIEN#<sha256>           LIEN        a one-time link, expiring
CONNEXION#<sha256>      CONNEXION   a sign-in, expiring
ATTENTE#<sha256>        ATTENTE     a sign-in between password and code, expiring
CODE#<sha256>           CODE        a code of the second factor that served, expiring
ESSAIS#<quoi>#<sha256>  ESSAIS      tries for an address, expiring
CLE#<sha256>            CLE         a partner's key
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import BaseModel

from services.domain.events import Fact
from services.domain.structure import Structure
from services.registration.model.compte import (
    Attente,
    Cle,
    CodeServi,
    Compte,
    Essais,
    Lien,
    Rattachement,
    SignIn,
    address_fingerprint,
    fingerprint,
)
from services.registration.model.demande import Demande, Siret
from services.registration.model.document import PieceGardee
from services.registration.store.fiches import record_item
from services.registration.store.pieces import piece_item
from services.shared.table import Item, Table
from services.shared.trace import Trace

_ESSAIS_KEPT = timedelta(days=1)


M = TypeVar("M", bound=BaseModel)


class Store:
    """The requests and accounts of one table. Every write raises Conflict when somebody else wrote first."""

    def __init__(self, table: Table) -> None:
        self._table = table

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
        items += self._account(compte) if compte else []
        self._table.save(*items, demande=request, trace=trace, facts=facts)

    # ─── accounts ────────────────────────────────────────────────────────────

    def compte(self, sub: str) -> Compte | None:
        """An account by the pool's name for its owner."""
        return self._read(Compte, f"COMPTE#{sub}", "COMPTE")

    def compte_of(self, empreinte: str) -> Compte | None:
        """The account of an address, by the fingerprint of the address."""
        pointer = self._table.get(f"COURRIEL#{empreinte}", "COMPTE")
        return self.compte(pointer.document["sub"]) if pointer else None

    def save_account(
        self, compte: Compte, *, request: str, trace: Trace, about: str | None = None, facts: Sequence[Fact] = ()
    ) -> None:
        """Keep an account, and whose its address is; `about` is the structure whose history says so, if any."""
        where = f"STRUCTURE#{about}" if about else None
        self._table.save(*self._account(compte), demande=request, trace=trace, about=where, facts=facts)

    def membres(self, structure: str) -> list[Compte]:
        """The accounts that hold a role in a structure."""
        pointers = self._table.query(f"STRUCTURE#{structure}", "MEMBRE#")
        comptes = (self.compte(item.sk.removeprefix("MEMBRE#")) for item in pointers)
        return [compte for compte in comptes if compte and structure in compte.structures]

    def tell(self, structure: str, *, request: str, trace: Trace, facts: Sequence[Fact]) -> None:
        """Write in the history of a structure what somebody asks for, and tell it."""
        self._table.save(demande=request, trace=trace, about=f"STRUCTURE#{structure}", facts=facts)

    def rattachements(self, structure: str) -> list[Rattachement]:
        """Who asks to join a structure, perhaps expired."""
        items = self._table.query(f"STRUCTURE#{structure}", "RATTACHEMENT#")
        return [Rattachement.model_validate({**item.document, "revision": item.version}) for item in items]

    def save_rattachement(self, demande: Rattachement, *, request: str, facts: Sequence[Fact]) -> None:
        """Keep that somebody asks to join a structure, and tell."""
        pk, sk = f"STRUCTURE#{demande.structure}", f"RATTACHEMENT#{demande.id}"
        self._table.save(_item(demande, pk, sk, demande.revision, demande.expire_le), demande=request, facts=facts)

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

    def key(self, empreinte: str) -> Cle | None:
        """What is known of a partner's key."""
        return self._read(Cle, f"CLE#{empreinte}", "CLE")

    def save_key(self, cle: Cle, request: str) -> None:
        """Keep a partner's key."""
        self._table.save(_item(cle, f"CLE#{cle.empreinte}", "CLE", cle.revision), demande=request)

    # ─── what opens an account for a while ───────────────────────────────────

    def link(self, empreinte: str) -> Lien | None:
        """A link, perhaps expired."""
        return self._read(Lien, f"LIEN#{empreinte}", "LIEN")

    def save_link(self, lien: Lien, request: str) -> Lien:
        """Keep a link; returns it as it is kept, to write it again."""
        item = _item(lien, f"LIEN#{lien.empreinte}", "LIEN", lien.revision, lien.expire_le)
        self._table.save(item, demande=request)
        return lien.model_copy(update={"revision": item.version})

    def take_link(self, empreinte: str) -> None:
        """Remove a link."""
        self._table.delete(f"LIEN#{empreinte}", "LIEN")

    def sign_in(self, empreinte: str) -> SignIn | None:
        """A sign-in, perhaps expired."""
        return self._read(SignIn, f"CONNEXION#{empreinte}", "CONNEXION")

    def sign_ins(self, sub: str) -> list[SignIn]:
        """Where somebody is signed in, perhaps expired; an index: for display only."""
        return [SignIn.model_validate(row.resume) for row in self._table.rows(f"CONNEXIONS#{sub}", descending=True)]

    def save_sign_in(self, sign_in: SignIn, request: str) -> None:
        """Keep a sign-in, listed under its account."""
        item = _item(sign_in, f"CONNEXION#{sign_in.empreinte}", "CONNEXION", sign_in.revision, sign_in.expire_le)
        liste, rang = f"CONNEXIONS#{sign_in.sub}", sign_in.ouvert_le.isoformat()
        # The list may be read by the owner alone, who has no use for what protects the forms
        shown = sign_in.model_dump(mode="json") | {"csrf": ""}
        self._table.save(replace(item, liste=liste, rang=rang, resume=shown), demande=request)

    def end_sign_in(self, empreinte: str) -> None:
        """Forget a sign-in."""
        self._table.delete(f"CONNEXION#{empreinte}", "CONNEXION")

    def attente(self, empreinte: str) -> Attente | None:
        """A sign-in that waits for its code, perhaps expired."""
        return self._read(Attente, f"ATTENTE#{empreinte}", "ATTENTE")

    def save_attente(self, attente: Attente, request: str) -> None:
        """Keep a sign-in that waits for its code."""
        item = _item(attente, f"ATTENTE#{attente.empreinte}", "ATTENTE", attente.revision, attente.expire_le)
        self._table.save(item, demande=request)

    def take_attente(self, empreinte: str) -> bool:
        """End that wait; of two forms with the right code one alone goes on."""
        return self._table.take(f"ATTENTE#{empreinte}", "ATTENTE") is not None

    def code_served(self, empreinte: str) -> CodeServi | None:
        """A code that opened a sign-in, perhaps long ago."""
        return self._read(CodeServi, f"CODE#{empreinte}", "CODE")

    def save_code_served(self, code: CodeServi, request: str) -> None:
        """Note that a code served; of two sign-ins with one code the second one gets a Conflict."""
        self._table.save(_item(code, f"CODE#{code.empreinte}", "CODE", code.revision, code.expire_le), demande=request)

    def essais(self, quoi: str, empreinte: str) -> Essais | None:
        """The tries for an address."""
        return self._read(Essais, f"ESSAIS#{quoi}#{empreinte}", "ESSAIS")

    def save_essais(self, essais: Essais, request: str, facts: Sequence[Fact] = ()) -> None:
        """Keep the tries for an address, and tell what the try asks for."""
        pk, until = f"ESSAIS#{essais.quoi}#{essais.empreinte}", essais.dernier_le + _ESSAIS_KEPT
        self._table.save(_item(essais, pk, "ESSAIS", essais.revision, until), demande=request, facts=facts)

    def forget_essais(self, quoi: str, empreinte: str) -> None:
        """Start counting anew."""
        self._table.delete(f"ESSAIS#{quoi}#{empreinte}", "ESSAIS")

    # ─── inside ──────────────────────────────────────────────────────────────

    def _read(self, model: type[M], pk: str, sk: str) -> M | None:
        item = self._table.get(pk, sk)
        return model.model_validate({**item.document, "revision": item.version}) if item else None

    def _structure(self, structure: Structure) -> Item:
        """The record as the Carif decided on it; the address books, which are no part of that, stay as they are."""
        known = self._table.get(f"STRUCTURE#{structure.numero}", "STRUCTURE")
        if known is None:
            return record_item(structure, 0)
        books = Structure.model_validate(known.document)
        return record_item(structure.with_books_of(books), known.version)

    def _account(self, compte: Compte) -> list[Item]:
        account = _item(compte, f"COMPTE#{compte.sub}", "COMPTE", compte.revision)
        address = Item(f"COURRIEL#{address_fingerprint(compte.courriel)}", "COMPTE", 1, {"sub": compte.sub})
        # Which structures it holds a role in is the account's own truth; a pointer finds it from there
        held = [(f"STRUCTURE#{numero}", f"MEMBRE#{compte.sub}") for numero in compte.structures]
        pointers = [Item(pk, sk, 1, {}) for pk, sk in held if self._table.get(pk, sk) is None]
        if compte.revision:
            return [account, *pointers]
        document = {"sub": compte.sub, "courriel": compte.courriel}
        alias = [Item(f"ALIAS#{fingerprint(compte.alias)}", "COMPTE", 1, document)] if compte.alias else []
        return [account, address, *alias, *pointers]


def _demande(demande: Demande) -> Item:
    return _item(demande, f"DEMANDE#{demande.id}", "DEMANDE", demande.revision, demande.expire_le)


def _siret(siret: Siret) -> Item:
    return _item(siret, f"SIRET#{siret.siret}", "SIRET", siret.revision)


def _item(model: BaseModel, pk: str, sk: str, revision: int, expires: datetime | None = None) -> Item:
    document: dict[str, Any] = model.model_dump(mode="json", exclude={"revision"})
    return Item(pk, sk, revision + 1, document, expires_at=int(expires.timestamp()) if expires else None)
