"""What offers does, for people and upon facts: one method per intention."""

from services.offers.use_cases.reponses import Reponses
from services.offers.use_cases.saisies import Offers

__all__ = ["Offers", "Reponses"]
