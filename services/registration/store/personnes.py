"""What is kept of one person across the table, to give it back, to erase it, and to forget whoever comes no more.

COMPTE#<sub>    VISITE      the last sign-in, in the list of accounts to look at again, by date
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from services.domain.events import Fact
from services.registration.model.compte import Compte, Rattachement, address_fingerprint, fingerprint
from services.registration.model.personne import Referents, Visite
from services.registration.store.ouvertures import item_of
from services.shared.table import Item, Table
from services.shared.trace import Trace

_VISITES, _RATTACHEMENTS = "VISITES", "RATTACHEMENTS#"


class Personnes:
    """The people of one table. Every write raises Conflict when somebody else wrote first."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def erase(
        self,
        before: Compte,
        after: Compte,
        fewer: Sequence[Referents],
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
        seen: Visite | None = None,
    ) -> None:
        """Put the blank account in the place of the person's, and take away whatever led to it; tell.

        `seen`: the last visit upon which this was decided; whoever came since is not erased.
        """
        keys = [(f"COURRIEL#{address_fingerprint(before.courriel)}", "COMPTE")]
        keys += [] if seen else [(f"COMPTE#{before.sub}", "VISITE")]
        keys += [(f"ALIAS#{fingerprint(before.alias)}", "COMPTE")] if before.alias else []
        keys += [(f"STRUCTURE#{numero}", f"MEMBRE#{before.sub}") for numero in before.structures]
        pointers = [item for pk, sk in keys if (item := self._table.get(pk, sk))]
        pointers += [replace(visite_item(seen), version=seen.revision)] if seen else []
        account = item_of(after, f"COMPTE#{after.sub}", "COMPTE", before.revision)
        guards = map(referents_item, fewer)
        self._table.save(account, *guards, demande=request, trace=trace, facts=facts, removed=pointers)

    def history(self, sub: str) -> list[dict[str, object]]:
        """What happened to an account, oldest first."""
        return [dict(row) for row in self._table.history(f"COMPTE#{sub}")]

    # ─── visits ──────────────────────────────────────────────────────────────

    def visite(self, sub: str) -> Visite | None:
        """When somebody signed in last."""
        item = self._table.get(f"COMPTE#{sub}", "VISITE")
        return Visite.model_validate({**item.document, "revision": item.version}) if item else None

    def save_visite(self, visite: Visite, request: str, facts: Sequence[Fact] = ()) -> None:
        """Keep when somebody signed in last, or was told that nobody did; tell."""
        self._table.save(visite_item(visite), demande=request, facts=facts)

    def to_look_at(self, at: datetime) -> Iterator[str]:
        """The accounts to look at by then, longest first; an index: decide on the visit itself."""
        rows = takewhile(lambda row: row.rang.split("#")[0] <= _rang(at), self._table.rows(_VISITES))
        return (str(row.resume["sub"]) for row in rows)

    # ─── requests to join ────────────────────────────────────────────────────

    def rattachements_of(self, courriel: str) -> list[Rattachement]:
        """What the owner of an address asks to join, perhaps expired."""
        rows = self._table.rows(_RATTACHEMENTS + address_fingerprint(courriel))
        items = (self._table.get(row.pk, row.sk) for row in rows)
        return [Rattachement.model_validate({**item.document, "revision": item.version}) for item in items if item]


def visite_item(visite: Visite) -> Item:
    """A visit as an item, in the list of those to look at again."""
    item = item_of(visite, f"COMPTE#{visite.sub}", "VISITE", visite.revision)
    rang = f"{_rang(visite.a_revoir_le)}#{visite.sub}"
    return replace(item, liste=_VISITES, rang=rang, resume={"sub": visite.sub})


def referents_item(referents: Referents) -> Item:
    """What two who take a referent away at the same moment both write."""
    return Item(f"STRUCTURE#{referents.structure}", "REFERENTS", referents.revision + 1, {})


def rattachement_listed(item: Item, demande: Rattachement) -> Item:
    """A request to join where its author can be found again."""
    liste = _RATTACHEMENTS + address_fingerprint(demande.courriel)
    return replace(item, liste=liste, rang=demande.demande_le.isoformat(), resume={})


def _rang(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
