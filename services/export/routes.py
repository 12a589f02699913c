"""What the Carif does with exports in its browser: look, launch, fetch."""

from services.domain.errors import Conflict
from services.domain.rights import Verb
from services.export import pages, wiring
from services.shared.page import Message
from services.shared.telemetry import logger
from services.shared.web import Page, Redirect, Request, Routes

routes = Routes("export")


@routes.get("/console/exports", right=Verb.EXPORT_VOIR)
def look(request: Request) -> Page:
    """The feeds, their files and their runs."""
    return _page(request)


@routes.post("/console/exports/{flux}/lancer", right=Verb.EXPORT_LANCER)
def launch(request: Request, flux: str) -> Page | Redirect:
    """A file of this feed, now; it is written behind, and the page says where it stands."""
    try:
        wiring.exports().request(request.principal, flux, request.demande)
    except Conflict as refusal:
        return _page(request, Message(refusal.message, ton="erreur"), refusal.status)
    return Redirect("/console/exports")


@routes.get("/console/exports/{flux}/fichier", right=Verb.EXPORT_VOIR)
def fetch(request: Request, flux: str) -> Redirect:
    """The last file of a feed."""
    lien = wiring.exports().staff_link(request.principal, flux)
    logger().info("export lent", flux=flux, fichier=lien.fichier.nom)
    return Redirect(lien.url)


def _page(request: Request, message: Message | None = None, status: int = 200) -> Page:
    vues = wiring.exports().overview(request.principal)
    return Page(pages.exports(request.cadre("exports", message), vues, request.principal), status)
