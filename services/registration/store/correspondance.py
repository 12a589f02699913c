"""Threads of messages and memos.

STRUCTURE#79P                  FIL#structure   a thread, in the Carif's lists
FIL#79P#structure              MOT#000001      one message, never changed
MEMOS#<sub>                    MEMO#<id>       a note to oneself
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice, takewhile

from services.domain.events import Fact
from services.registration.model.messagerie import Fil, LigneFil, Memo, Mot
from services.shared.table import Item, Table

_ATTEND, _REPONDU = "FILS#ATTEND", "FILS#REPONDU"


class Correspondance:
    """What people write, in one table. Every write raises Conflict when somebody else wrote first."""

    def __init__(self, table: Table) -> None:
        self._table = table

    # ─── messages ────────────────────────────────────────────────────────────

    def fil(self, structure: str, objet: str) -> Fil | None:
        """A thread as it stands now."""
        item = self._table.get(f"STRUCTURE#{structure}", f"FIL#{objet}")
        return _fil_of(item) if item else None

    def fils(self, structure: str) -> list[Fil]:
        """All threads of a structure."""
        return [_fil_of(item) for item in self._table.query(f"STRUCTURE#{structure}", "FIL#")]

    def mots(self, structure: str, objet: str) -> list[Mot]:
        """The messages of a thread, oldest first."""
        return [Mot.model_validate(item.document) for item in self._table.query(f"FIL#{structure}#{objet}", "MOT#")]

    def en_attente(self) -> list[LigneFil]:
        """The threads in which an organisation waits for an answer, longest first; an index: for display only."""
        return [LigneFil.model_validate(row.resume) for row in self._table.rows(_ATTEND)]

    def repondus(self, limit: int) -> list[LigneFil]:
        """The threads that wait for nothing, latest first; an index: for display only."""
        rows = self._table.rows(_REPONDU, descending=True)
        return [LigneFil.model_validate(row.resume) for row in islice(rows, limit)]

    def save_fil(self, fil: Fil, mot: Mot | None = None, *, request: str, facts: Sequence[Fact] = ()) -> None:
        """Keep a thread, with the message that was just written, and tell."""
        items = [_fil_item(fil)]
        if mot:
            pk = f"FIL#{fil.structure}#{fil.objet}"
            items.append(Item(pk, f"MOT#{mot.rang:06d}", 1, mot.model_dump(mode="json")))
        self._table.save(*items, demande=request, facts=facts)

    def fils_until(self, at: datetime) -> Iterator[LigneFil]:
        """The threads in which nothing was said since, oldest first; an index: decide on the thread itself."""
        for liste in (_ATTEND, _REPONDU):
            rows = takewhile(lambda row: row.rang < at.isoformat(), self._table.rows(liste))
            yield from (LigneFil.model_validate(row.resume) for row in rows)

    def forget_fil(self, fil: Fil, request: str) -> None:
        """Remove a thread, its messages first: begun again meanwhile, it stays with what is new."""
        for item in self._table.query(f"FIL#{fil.structure}#{fil.objet}", "MOT#"):
            self._table.delete(item.pk, item.sk)
        self._table.save(demande=request, removed=[replace(_fil_item(fil), version=fil.revision)])

    def mots_of(self, structure: str, sub: str) -> list[tuple[Fil, Mot]]:
        """What one person wrote for, or to, a structure, each message with its thread."""
        said = ((fil, mot) for fil in self.fils(structure) for mot in self.mots(structure, fil.objet))
        return [(fil, mot) for fil, mot in said if mot.sub == sub]

    def rename_author(self, structure: str, sub: str, auteur: str) -> None:
        """Show another name above what one person wrote."""
        for fil, mot in self.mots_of(structure, sub):
            if mot.auteur != auteur:
                document = mot.model_copy(update={"auteur": auteur}).model_dump(mode="json")
                item = Item(f"FIL#{structure}#{fil.objet}", f"MOT#{mot.rang:06d}", 2, document)
                self._table.save(item, demande=f"auteur-{sub}")

    # ─── memos ───────────────────────────────────────────────────────────────

    def memos(self, sub: str) -> list[Memo]:
        """The memos of one person."""
        return [_memo_of(item) for item in self._table.query(f"MEMOS#{sub}", "MEMO#")]

    def memo(self, sub: str, id: str) -> Memo | None:
        """One memo of this person; nobody else's."""
        item = self._table.get(f"MEMOS#{sub}", f"MEMO#{id}")
        return _memo_of(item) if item else None

    def save_memo(self, sub: str, memo: Memo, request: str) -> None:
        """Keep a memo."""
        document = memo.model_dump(mode="json", exclude={"revision"})
        self._table.save(Item(f"MEMOS#{sub}", f"MEMO#{memo.id}", memo.revision + 1, document), demande=request)

    def forget_memo(self, sub: str, id: str) -> None:
        """Throw a memo away."""
        self._table.delete(f"MEMOS#{sub}", f"MEMO#{id}")

    def forget_memos(self, sub: str) -> None:
        """Throw all memos of one person away."""
        for item in self._table.query(f"MEMOS#{sub}", "MEMO#"):
            self._table.delete(item.pk, item.sk)


def _fil_of(item: Item) -> Fil:
    return Fil.model_validate({**item.document, "revision": item.version})


def _memo_of(item: Item) -> Memo:
    return Memo.model_validate({**item.document, "revision": item.version})


def _fil_item(fil: Fil) -> Item:
    return Item(
        pk=f"STRUCTURE#{fil.structure}",
        sk=f"FIL#{fil.objet}",
        version=fil.revision + 1,
        document=fil.model_dump(mode="json", exclude={"revision"}),
        liste=_ATTEND if fil.attend else _REPONDU,
        rang=fil.dernier_le.isoformat(),
        resume=fil.model_dump(mode="json", include=set(LigneFil.model_fields)),
    )
