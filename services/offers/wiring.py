"""The one place where offers meets AWS: everything is built at first use and kept for the life of the function."""

from functools import cache

from referentiels.certifications import sample_certifications
from services.offers.store import Store
from services.offers.use_cases import Offers, Reponses
from services.shared.clock import SystemClock
from services.shared.files import Files
from services.shared.mail import Mail
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
def reponses() -> Reponses:
    """What is done about the Carif's decisions."""
    return Reponses(Store(table()), profil(), Mail(settings().sender, profil()), settings().public_url)


@cache
def offers() -> Offers:
    """What organisations do."""
    return Offers(Store(table()), SystemClock(), profil(), sample_certifications())
