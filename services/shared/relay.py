"""From the outbox to the bus: the stream brings each fact at once, a sweep every five minutes brings what it missed."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from services.shared import aws
from services.shared.discreet import Failure
from services.shared.files import Files
from services.shared.table import OUTBOX, Table

SOURCE = "cariflow"
_TO_THE_STREAM = timedelta(minutes=1)  # what is younger is still on its way through the stream
_BUS_LIMIT = 200_000  # EventBridge takes 256 kB for one entry, envelope and escapes included


class Relay:
    """Tells the facts of one table to the bus; a fact may be told twice, never not at all."""

    def __init__(self, table: Table, bus: str, spill: Files) -> None:
        self._table = table
        self._bus = bus
        self._spill = spill
        self._events = aws.client("events")

    def tell(self, sk: str) -> None:
        """Tell the outgoing fact of that key, if it is still to be told, then forget it."""
        item = self._table.get(OUTBOX, sk)
        if item is None:
            return
        self._put(item.document)
        self._table.delete(OUTBOX, sk)

    def sweep(self, now: datetime) -> int:
        """Tell everything that the stream has left behind; returns how many facts."""
        waiting = [item.sk for item in self._table.outgoing(now - _TO_THE_STREAM)]
        for sk in waiting:
            self.tell(sk)
        return len(waiting)

    def oldest(self, now: datetime) -> float:
        """The age of the oldest fact still to be told, in seconds; an alarm watches it."""
        first = next(iter(self._table.outgoing(now)), None)
        return (now - datetime.fromisoformat(first.sk.split("#")[0])).total_seconds() if first else 0.0

    def _put(self, document: Mapping[str, Any]) -> None:
        detail = document["detail"]
        if len(detail.encode()) > _BUS_LIMIT:
            detail = self._spilled(document["type"], detail)
        answer = self._events.put_events(
            Entries=[
                {"Source": SOURCE, "DetailType": document["type"], "Detail": detail, "EventBusName": self._bus},
            ]
        )
        if answer["FailedEntryCount"]:
            raise Failure(f"the bus refused a fact: {answer['Entries'][0].get('ErrorCode')}")

    def _spilled(self, type_: str, detail: str) -> str:
        key = f"faits/{type_}/{hashlib.sha256(detail.encode()).hexdigest()}.json"
        self._spill.put(key, detail.encode(), "application/json")
        return json.dumps({"cle": key})
