"""What every page and mail is rendered with: the templates, the compiled assets, the values that the frames show.

Knows neither AWS nor the web: a page is a function of the values it is given, and renders in a test as behind a door.
"""

from services.shared.page.cadre import Aide, Cadre, Entree, Message, Utilisateur
from services.shared.page.csp import csp
from services.shared.page.formulaire import Formulaire, identifiant
from services.shared.page.templates import asset, render

__all__ = [
    "Aide",
    "Cadre",
    "Entree",
    "Formulaire",
    "Message",
    "Utilisateur",
    "asset",
    "csp",
    "identifiant",
    "render",
]
