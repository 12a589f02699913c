"""The one place where export meets AWS: everything is built at first use and kept for the life of the function."""

from functools import cache

from services.export.model import Imprimeur
from services.export.store import Store
from services.export.use_cases import Exports, Publications
from services.shared.files import Files
from services.shared.ground import Ground
from services.shared.settings import profil, settings


@cache
def ground() -> Ground:
    """This service's own table, files, relay and clock."""
    return Ground.of(settings())


@cache
def publications() -> Publications:
    """The use cases of what is in diffusion."""
    return Publications(Store(ground().table), profil(), Imprimeur(profil()))


@cache
def exports() -> Exports:
    """The use cases of the feeds."""
    files = Files(settings().exports_bucket)
    return Exports(Store(ground().table), files, ground().clock, profil(), Imprimeur(profil()))
