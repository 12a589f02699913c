"""Where registration keeps things: the only room that knows the keys of this service's table."""

from services.registration.store.correspondance import Correspondance
from services.registration.store.fiches import Fiches
from services.registration.store.formations import Formations
from services.registration.store.personnes import Personnes
from services.registration.store.pieces import Pieces
from services.registration.store.registre import Store
from services.registration.store.repertoire import Repertoire

__all__ = ["Correspondance", "Fiches", "Formations", "Personnes", "Pieces", "Repertoire", "Store"]
