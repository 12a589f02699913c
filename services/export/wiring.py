"""The one place where export meets AWS: everything is built at first use and kept for the life of the function."""

from functools import cache

from services.export.model import Imprimeur
from services.export.store import Store
from services.export.use_cases import Exports, Publications
from services.shared.clock import SystemClock
from services.shared.files import Files
from services.shared.relay import Relay
from services.shared.settings import profil, settings
from services.shared.table import Table


@cache
def table() -> Table:
    """This service's table."""
    return Table(settings().table_name)


@cache
def spill() -> Files:
    """Where facts too large for the bus lie."""
    return Files(settings().documents_bucket)


@cache
def relay() -> Relay:
    """From this service's outbox to the bus."""
    return Relay(table(), settings().bus_name, spill())


@cache
def publications() -> Publications:
    """The use cases of what is in diffusion."""
    return Publications(Store(table()), profil(), Imprimeur(profil()))


@cache
def exports() -> Exports:
    """The use cases of the feeds."""
    files = Files(settings().exports_bucket)
    return Exports(Store(table()), files, SystemClock(), profil(), Imprimeur(profil()))
