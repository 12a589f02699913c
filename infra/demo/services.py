"""The four services side by side in one process: what one tells, the others hear at once."""

import importlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from infra.installation import Installation
from services.domain.errors import Conflict
from services.domain.events import Fact
from services.shared.hearing import Ear
from services.shared.table import Table

T = TypeVar("T")
NAMES = ("registration", "offers", "validation", "export")
PATIENCE = 120.0  # seconds; a loaded machine takes its time


@dataclass(frozen=True, slots=True)
class Service:
    """What the demo needs of one service: its table, its ear, and use cases by the name that its wiring gives them."""

    table: Table
    ear: Ear
    uses: dict[str, Any]


class Together:
    """The services of one installation. Facts also go their usual way: who is first acts, the other finds it done."""

    def __init__(self, installation: Installation) -> None:
        self._services = {name: _built(installation, name) for name in NAMES}

    def __getitem__(self, name: str) -> dict[str, Any]:
        return self._services[name].uses

    def table(self, name: str) -> Table:
        """The table of a service."""
        return self._services[name].table

    def until(self, look: Callable[[], T | None]) -> T:
        """What `look` sees, once every fact was heard. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._hear()
            if found := look():
                return found
            time.sleep(0.05)
        raise TimeoutError("the demo waited for a fact that was not heard")

    def _hear(self) -> None:
        for fact in list(self._told()):
            for service in self._services.values():
                try:
                    service.ear.act_upon(fact)
                except Conflict:
                    continue  # the function was faster

    def _told(self) -> Iterator[Fact]:
        soon = datetime.now(UTC) + timedelta(minutes=1)  # noqa: TID251 — everything that is there now
        for service in self._services.values():
            for item in service.table.outgoing(soon):
                yield Fact.parse(item.document["type"], item.document["detail"])


def _built(installation: Installation, name: str) -> Service:
    with installation.service(name) as wiring:
        reactions = importlib.import_module(f"services.{name}.reactions")
        reactions.ear.cache_clear()
        uses = {use: getattr(wiring, use)() for use in _USES[name]}
        return Service(wiring.ground().table, reactions.ear(), uses)


_USES = {
    "registration": ("registrations", "accounts", "access", "address_books", "records"),
    "offers": ("offers",),
    "validation": ("decisions",),
    "export": ("publications", "exports"),
}
