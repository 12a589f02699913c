"""The access keys of a structure: path and method -> use case -> page."""

from urllib.parse import urlencode

from services.domain.errors import Conflict, Refusal, Refused
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.pages import cles as pages
from services.registration.routes.chosen import structure_of
from services.registration.routes.names import routes
from services.shared.page import Message
from services.shared.web import Page, Redirect, Request

_DONE = {"retiree": Message("La clé est retirée : elle n’ouvre plus rien.")}


@routes.get("/structure/cles", right=Verb.MEMBRE_GERER)
def keys(request: Request) -> Page:
    """The keys, and the form of a new one."""
    return _keys(request)


@routes.post("/structure/cles", right=Verb.MEMBRE_GERER)
def create(request: Request) -> Page:
    """A new key, on the page itself: a redirection would have to keep it somewhere."""
    structure = structure_of(request)
    typed = {name: request.text(name) for name in ("nom", "role", "expire_le")}
    try:
        key = wiring.cles().create(request.principal, structure, typed, request.demande)
    except (Refused, Conflict) as refusal:
        return _keys(request, typed, refusal)
    return Page(pages.creee(request.cadre("membres"), request.principal, structure, typed["nom"], key))


@routes.post("/structure/cles/{cle}/retirer", right=Verb.MEMBRE_GERER)
def withdraw(request: Request, cle: str) -> Redirect:
    """A key is taken back."""
    structure = structure_of(request)
    wiring.cles().withdraw(request.principal, structure, cle, request.demande)
    return Redirect("/structure/cles?" + urlencode({"fait": "retiree", "structure": structure}))


def _keys(request: Request, typed: dict[str, str] | None = None, refusal: Refusal | None = None) -> Page:
    trousseau = wiring.cles().read(request.principal, structure_of(request))
    cadre, now = request.cadre("membres", _DONE.get(request.query.get("fait", ""))), wiring.ground().clock.now()
    html = pages.cles(cadre, trousseau, request.principal, now, typed, refusal)
    return Page(html, refusal.status if refusal else 200)
