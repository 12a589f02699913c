"""Documents of requests: what was found in them, and which ones are kept until when.

DOCUMENT#<arrival>      DOCUMENT    the verdict on the file that arrived last, expiring; each verdict in its history
PIECE#<key>             PIECE       a document kept with its request, in the list of those to remove, by date
PURGE                   HISTOIRE#…  what the daily removal did
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile

from services.registration.model.document import PIECES, RECUS, PieceGardee, Reception
from services.shared.table import Item, Table
from services.shared.trace import Trace

_A_PURGER = "PIECES#A_PURGER"


class Pieces:
    """The documents of one table. Every write raises Conflict when somebody else wrote first."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def reception(self, cle: str) -> Reception | None:
        """What is known of the file that was examined last under a key."""
        item = self._table.get(_pk(cle), "DOCUMENT")
        return Reception.model_validate({**item.document, "revision": item.version}) if item else None

    def save_reception(self, reception: Reception, *, request: str, trace: Trace) -> None:
        """Keep a verdict."""
        document = reception.model_dump(mode="json", exclude={"revision"})
        expires = int(reception.expire_le.timestamp())
        item = Item(_pk(reception.cle), "DOCUMENT", reception.revision + 1, document, expires_at=expires)
        self._table.save(item, demande=request, trace=trace)

    def piece(self, cle: str) -> PieceGardee | None:
        """A document that is kept, or was, by the key of its file."""
        item = self._table.get(f"PIECE#{cle.removeprefix(PIECES)}", "PIECE")
        return PieceGardee.model_validate({**item.document, "revision": item.version}) if item else None

    def pieces_until(self, at: datetime) -> Iterator[str]:
        """The keys of the files that are to be removed by then, oldest first; an index: decide on the piece itself."""
        rows = takewhile(lambda row: row.rang.split("#")[0] <= _rang(at), self._table.rows(_A_PURGER))
        return (str(row.resume["cle"]) for row in rows)

    def save_piece(self, piece: PieceGardee, *, request: str, trace: Trace) -> None:
        """Keep what is known of a document."""
        self._table.save(piece_item(piece), demande=request, trace=trace)

    def save_purge(self, *, request: str, trace: Trace) -> None:
        """Keep what a removal did."""
        self._table.save(demande=request, trace=trace, about="PURGE")


def piece_item(piece: PieceGardee) -> Item:
    """A kept document as an item; one whose file is gone is in no list any more."""
    cle, document = piece.piece.cle, piece.model_dump(mode="json", exclude={"revision"})
    pk = f"PIECE#{cle.removeprefix(PIECES)}"
    if piece.effacee_le:
        return Item(pk, "PIECE", piece.revision + 1, document)
    rang = f"{_rang(piece.a_purger_le)}#{cle}"
    return Item(pk, "PIECE", piece.revision + 1, document, liste=_A_PURGER, rang=rang, resume={"cle": cle})


def _pk(cle: str) -> str:
    return f"DOCUMENT#{cle.removeprefix(RECUS)}"


def _rang(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
