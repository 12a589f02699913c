"""What opens something for a while: links, sign-ins, waits for a code, access keys, and the tries that were counted.

LIEN#<sha256>           LIEN        a one-time link, expiring; listed under its account
CONNEXION#<sha256>      CONNEXION   a sign-in, expiring; listed under its account
ATTENTE#<sha256>        ATTENTE     a sign-in between password and code, expiring; listed under its account
CODE#<sha256>           CODE        a code of the second factor that served, expiring
ESSAIS#<quoi>#<sha256>  ESSAIS      tries for an address, expiring
CLE#<sha256>            CLE         a partner's key, or an organisation's, expiring
STRUCTURE#79P           CLE#<id>    which key of its own that is, expiring with it
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import BaseModel

from services.domain.events import Fact
from services.registration.model.cle import Cle
from services.registration.model.compte import Attente, CodeServi, Essais, Lien, SignIn
from services.shared.table import Item, Table
from services.shared.trace import Trace

_ESSAIS_KEPT = timedelta(days=1)
_CONNEXIONS, _OUVERTURES = "CONNEXIONS#", "OUVERTURES#"
M = TypeVar("M", bound=BaseModel)


class Ouvertures:
    """The part of the store that forgets by itself."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def link(self, empreinte: str) -> Lien | None:
        """A link, perhaps expired."""
        return self._read(Lien, f"LIEN#{empreinte}", "LIEN")

    def save_link(self, lien: Lien, request: str) -> Lien:
        """Keep a link; returns it as it is kept, to write it again."""
        item = item_of(lien, f"LIEN#{lien.empreinte}", "LIEN", lien.revision, lien.expire_le)
        self._table.save(_listed(item, lien.sub, lien.expire_le), demande=request)
        return lien.model_copy(update={"revision": item.version})

    def take_link(self, empreinte: str) -> None:
        """Remove a link."""
        self._table.delete(f"LIEN#{empreinte}", "LIEN")

    def sign_in(self, empreinte: str) -> SignIn | None:
        """A sign-in, perhaps expired."""
        return self._read(SignIn, f"CONNEXION#{empreinte}", "CONNEXION")

    def sign_ins(self, sub: str) -> list[SignIn]:
        """Where somebody is signed in, perhaps expired; an index: for display only."""
        return [SignIn.model_validate(row.resume) for row in self._table.rows(_CONNEXIONS + sub, descending=True)]

    def save_sign_in(self, sign_in: SignIn, request: str) -> None:
        """Keep a sign-in, listed under its account."""
        item = item_of(sign_in, f"CONNEXION#{sign_in.empreinte}", "CONNEXION", sign_in.revision, sign_in.expire_le)
        liste, rang = _CONNEXIONS + sign_in.sub, sign_in.ouvert_le.isoformat()
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
        item = item_of(attente, f"ATTENTE#{attente.empreinte}", "ATTENTE", attente.revision, attente.expire_le)
        self._table.save(_listed(item, attente.sub, attente.expire_le), demande=request)

    def take_attente(self, empreinte: str) -> bool:
        """End that wait; of two forms with the right code one alone goes on."""
        return self._table.take(f"ATTENTE#{empreinte}", "ATTENTE") is not None

    def code_served(self, empreinte: str) -> CodeServi | None:
        """A code that opened a sign-in, perhaps long ago."""
        return self._read(CodeServi, f"CODE#{empreinte}", "CODE")

    def save_code_served(self, code: CodeServi, request: str) -> None:
        """Note that a code served; of two sign-ins with one code the second one gets a Conflict."""
        self._table.save(
            item_of(code, f"CODE#{code.empreinte}", "CODE", code.revision, code.expire_le), demande=request
        )

    def essais(self, quoi: str, empreinte: str) -> Essais | None:
        """The tries for an address."""
        return self._read(Essais, f"ESSAIS#{quoi}#{empreinte}", "ESSAIS")

    def save_essais(self, essais: Essais, request: str, facts: Sequence[Fact] = ()) -> None:
        """Keep the tries for an address, and tell what the try asks for."""
        pk, until = f"ESSAIS#{essais.quoi}#{essais.empreinte}", essais.dernier_le + _ESSAIS_KEPT
        self._table.save(item_of(essais, pk, "ESSAIS", essais.revision, until), demande=request, facts=facts)

    def forget_essais(self, quoi: str, empreinte: str) -> None:
        """Start counting anew."""
        self._table.delete(f"ESSAIS#{quoi}#{empreinte}", "ESSAIS")

    def key(self, empreinte: str) -> Cle | None:
        """What is known of a key, perhaps expired."""
        return self._read(Cle, f"CLE#{empreinte}", "CLE")

    def save_key(self, cle: Cle, request: str, trace: Trace | None = None) -> None:
        """Keep a key; a new one of an organisation is found from its structure, whose history says so."""
        items = [key_item(cle)]
        items += [] if cle.revision else [_pointer(cle, numero) for numero in cle.structures]
        about = next((f"STRUCTURE#{numero}" for numero in cle.structures), None)
        self._table.save(*items, demande=request, trace=trace, about=about)

    def keys(self, structure: str) -> list[Cle]:
        """The keys of an organisation, perhaps expired."""
        pointers = self._table.query(f"STRUCTURE#{structure}", "CLE#")
        found = (self.key(str(item.document["empreinte"])) for item in pointers)
        return [cle for cle in found if cle]

    def withdraw_key(self, cle: Cle, structure: str, *, request: str, trace: Trace) -> None:
        """Forget a key of an organisation, whose history says so."""
        stored = replace(key_item(cle), version=cle.revision)
        gone, about = [stored, _pointer(cle, structure)], f"STRUCTURE#{structure}"
        self._table.save(demande=request, trace=trace, about=about, removed=gone)

    def liens(self, sub: str) -> list[datetime]:
        """Until when the links and waits of an account live; an index: for display only."""
        return [datetime.fromisoformat(row.rang) for row in self._table.rows(_OUVERTURES + sub)]

    def forget_openings(self, sub: str) -> None:
        """Remove everything that opens an account. What an index has not seen yet is void by its generation."""
        for liste in (_CONNEXIONS, _OUVERTURES):
            for row in self._table.rows(liste + sub):
                self._table.delete(row.pk, row.sk)

    def _read(self, model: type[M], pk: str, sk: str) -> M | None:
        item = self._table.get(pk, sk)
        return model.model_validate({**item.document, "revision": item.version}) if item else None


def item_of(model: BaseModel, pk: str, sk: str, revision: int, expires: datetime | None = None) -> Item:
    """A model as an item, one version after the stored one."""
    document: dict[str, Any] = model.model_dump(mode="json", exclude={"revision"})
    return Item(pk, sk, revision + 1, document, expires_at=int(expires.timestamp()) if expires else None)


def key_item(cle: Cle) -> Item:
    """A key as an item."""
    return item_of(cle, f"CLE#{cle.empreinte}", "CLE", cle.revision, cle.oubliee_le)


def _pointer(cle: Cle, structure: str) -> Item:
    return replace(
        key_item(cle), pk=f"STRUCTURE#{structure}", sk=f"CLE#{cle.id}", version=1, document={"empreinte": cle.empreinte}
    )


def _listed(item: Item, sub: str, until: datetime) -> Item:
    return replace(item, liste=_OUVERTURES + sub, rang=until.isoformat(), resume={})
