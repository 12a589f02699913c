"""The one place where offers meets AWS: everything is built at first use and kept for the life of the function."""

from functools import cache

from referentiels.certifications import sample_certifications
from services.offers.store import Store
from services.offers.use_cases import Offers, Reponses
from services.shared.ground import Ground
from services.shared.mail import Mail
from services.shared.settings import profil, settings


@cache
def ground() -> Ground:
    """This service's own table, files, relay and clock."""
    return Ground.of(settings())


@cache
def reponses() -> Reponses:
    """What is done about the Carif's decisions."""
    return Reponses(Store(ground().table), profil(), Mail(settings().sender, profil()), settings().public_url)


@cache
def offers() -> Offers:
    """What organisations do."""
    return Offers(Store(ground().table), ground().clock, profil(), sample_certifications())
