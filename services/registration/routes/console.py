"""Structures found, and what the Carif alone changes: path and method -> use case -> page (D044, F060, F069)."""

from collections.abc import Sequence

from services.domain.errors import Conflict, Refused
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.model.fiche import LigneStructure
from services.registration.model.saisie_fiche import Saisie
from services.registration.pages import console as pages
from services.registration.routes.names import routes
from services.registration.use_cases.attachments import Criteres
from services.shared.page import Message
from services.shared.settings import profil
from services.shared.web import Page, Redirect, Request

_KEPT = Message("Les champs du Carif sont enregistrés. Ils sont en vigueur.")

_OUI_NON = ("conventionnee", "rncp")
_LONGEST = 200  # of what one searches for


@routes.get("/console/structures", right=Verb.STRUCTURE_RATTACHER)
def structures(request: Request) -> Page:
    """Structures by name, reference or number."""
    criteres = _criteres(request)
    return _found(request, criteres, wiring.register().search(request.principal, criteres), console=True)


@routes.get("/structures", right=Verb.STRUCTURE_LIRE)
def mine(request: Request) -> Page:
    """The same among the structures of whoever asks."""
    criteres = _criteres(request)
    return _found(request, criteres, wiring.register().search_own(request.principal, criteres), console=False)


@routes.get("/console/structures/{numero}", right=Verb.STRUCTURE_RATTACHER)
def gestion(request: Request, numero: str) -> Page:
    """What the Carif alone changes."""
    lecture = wiring.records().read(request.principal, numero)
    cadre = request.cadre("structures", _KEPT if "enregistre" in request.query else None)
    return Page(pages.gestion(cadre, request.principal, lecture.fiche))


@routes.post("/console/structures/{numero}", right=Verb.STRUCTURE_RATTACHER)
def enregistrer(request: Request, numero: str) -> Page | Redirect:
    """The Carif's fields are changed, in force at once."""
    who, records = request.principal, wiring.records()
    try:
        wanted = Saisie(request.form).carif(records.read(who, numero).fiche.structure)
        wiring.register().change(who, numero, wanted, request.number("revision"), request.demande)
    except (Refused, Conflict) as refusal:
        fiche = records.read(who, numero).fiche
        html = pages.gestion(request.cadre("structures"), who, fiche, typed=request.form, refusal=refusal)
        return Page(html, refusal.status)
    return Redirect(f"/console/structures/{numero}?enregistre=oui")


def _criteres(request: Request) -> Criteres:
    asked = request.query
    choices = {name: asked.get(name, "") for name in ("role", "type_financeur", "type_structure", *_OUI_NON)}
    return Criteres(asked.get("q", "")[:_LONGEST], intitule=asked.get("intitule", "")[:_LONGEST], **choices)


def _found(request: Request, criteres: Criteres, lignes: Sequence[LigneStructure], *, console: bool) -> Page:
    cadre, page = request.cadre("structures"), max(1, request.number("page"))
    return Page(pages.structures(cadre, profil(), criteres, lignes, page, console=console))
