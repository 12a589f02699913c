"""The Carif's own pages on structures: path and method -> use case -> page (D044, F060, F069)."""

from services.domain.errors import Conflict, Refused
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.model.saisie_fiche import Saisie
from services.registration.pages import console as pages
from services.registration.routes.names import routes
from services.registration.use_cases.attachments import Criteres
from services.shared.page import Message
from services.shared.settings import profil
from services.shared.web import Page, Redirect, Request

_KEPT = Message("Les champs du Carif sont enregistrés. Ils sont en vigueur.")


@routes.get("/console/structures", right=Verb.STRUCTURE_RATTACHER)
def structures(request: Request) -> Page:
    """Structures by name, reference or number."""
    asked = request.query
    criteres = Criteres(asked.get("q", "")[:200], asked.get("role", ""), asked.get("type_structure", ""))
    found = wiring.register().search(request.principal, criteres)
    page = max(1, request.number("page"))
    return Page(pages.structures(request.cadre("structures"), profil(), criteres, found, page))


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
