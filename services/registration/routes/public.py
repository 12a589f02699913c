"""The pages that everybody may read."""

from services.domain.rights import Verb
from services.registration.pages import entree as pages
from services.registration.routes.names import routes
from services.shared.settings import profil
from services.shared.web import Page, Request


@routes.get("/", right=Verb.PAGE_PUBLIQUE)
def accueil(request: Request) -> Page:
    """What the product is for, and the two ways in."""
    return Page(pages.accueil(request.cadre(), profil()))


@routes.get("/aide", right=Verb.PAGE_PUBLIQUE)
def aide(request: Request) -> Page:
    """Whom to ask, about what (D024, M005, F020)."""
    return Page(pages.aide(request.cadre(), profil()))


@routes.get("/carif-oref", right=Verb.PAGE_PUBLIQUE)
def carif_oref(request: Request) -> Page:
    """Whom to ask about what takes place in another region (F003)."""
    return Page(pages.carif_oref(request.cadre()))


@routes.get("/donnees-personnelles", right=Verb.PAGE_PUBLIQUE)
def donnees_personnelles(request: Request) -> Page:
    """The policy that the consent names."""
    return Page(pages.donnees_personnelles(request.cadre(), profil()))


@routes.get("/accessibilite", right=Verb.PAGE_PUBLIQUE)
def accessibilite(request: Request) -> Page:
    """The accessibility statement."""
    return Page(pages.accessibilite(request.cadre()))
