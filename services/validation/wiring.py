"""The one place where validation meets AWS: everything is built at first use and kept for the life of the function."""

from functools import cache

from referentiels.certifications import sample_certifications
from referentiels.formacode import sample_formacodes
from services.shared.ground import Ground
from services.shared.settings import profil, settings
from services.shared.workflow import Workflow
from services.validation.store import Store
from services.validation.use_cases import Decisions, Indexation, Waits


@cache
def ground() -> Ground:
    """This service's own table, files, relay and clock."""
    return Ground.of(settings())


@cache
def decisions() -> Decisions:
    """What people do with dossiers."""
    return Decisions(Store(ground().table), ground().clock, profil())


@cache
def waits() -> Waits:
    """What happens to dossiers by itself."""
    return Waits(Store(ground().table), Workflow(settings().workflow_arn), ground().clock, profil())


@cache
def indexation() -> Indexation:
    """The Formacodes and certifications at hand."""
    return Indexation(sample_formacodes(), sample_certifications())
