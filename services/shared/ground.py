"""What every service stands on: its table, its files, the way from its outbox to the bus, and the time."""

from dataclasses import dataclass

from services.shared.clock import Clock, SystemClock
from services.shared.files import Files
from services.shared.relay import Relay
from services.shared.settings import Settings
from services.shared.table import Table


@dataclass(frozen=True, slots=True)
class Ground:
    """The parts that are the same in each service. `documents` also holds the facts too large for the bus."""

    table: Table
    documents: Files
    relay: Relay
    clock: Clock

    @staticmethod
    def of(settings: Settings) -> "Ground":
        """The ground of the function that has these settings."""
        table, documents = Table(settings.table_name), Files(settings.documents_bucket)
        return Ground(table, documents, Relay(table, settings.bus_name, documents), SystemClock())
