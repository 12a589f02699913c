"""What the portal shows: each page as a function of the model."""

from services.offers.pages.formulaires import modifier, nouvelle, session
from services.offers.pages.vues import comptes, fait, fiche, liste, recapitulatif, tableau

__all__ = ["comptes", "fait", "fiche", "liste", "modifier", "nouvelle", "recapitulatif", "session", "tableau"]
