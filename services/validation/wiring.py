"""The one place where validation meets AWS: everything is built at first use and kept for the life of the function."""

from functools import cache

from referentiels.certifications import sample_certifications
from referentiels.formacode import sample_formacodes
from services.shared.clock import SystemClock
from services.shared.files import Files
from services.shared.relay import Relay
from services.shared.settings import profil, settings
from services.shared.table import Table
from services.shared.workflow import Workflow
from services.validation.store import Store
from services.validation.use_cases import Decisions, Indexation, Waits


@cache
def clock() -> SystemClock:
    """The clock that everybody is given."""
    return SystemClock()


@cache
def table() -> Table:
    """This service's table."""
    return Table(settings().table_name)


@cache
def documents() -> Files:
    """The documents that came with requests, and the facts too large for the bus."""
    return Files(settings().documents_bucket)


@cache
def relay() -> Relay:
    """From this service's outbox to the bus."""
    return Relay(table(), settings().bus_name, documents())


@cache
def decisions() -> Decisions:
    """What people do with dossiers."""
    return Decisions(Store(table()), clock(), profil())


@cache
def waits() -> Waits:
    """What happens to dossiers by itself."""
    return Waits(Store(table()), Workflow(settings().workflow_arn), clock(), profil())


@cache
def indexation() -> Indexation:
    """The Formacodes and certifications at hand."""
    return Indexation(sample_formacodes(), sample_certifications())
