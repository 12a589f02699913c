"""The people of a structure, and whoever asks to be one of them (F037, K10)."""

from urllib.parse import urlencode

from services.domain.errors import Refused, Violation
from services.domain.rights import Role, Verb, require
from services.registration import wiring
from services.registration.model.inscription import read_role
from services.registration.pages import comptes as pages
from services.registration.routes.chosen import structure_of
from services.registration.routes.names import routes
from services.shared.page import Message
from services.shared.web import Page, Redirect, Request

_DONE = {
    "invite": Message("L’invitation est partie. La personne figure dans la liste dès que son compte est prêt."),
    "role": Message("Le rôle est changé."),
    "saisie": Message(
        "Le rôle est changé. Les clés d’accès de référent créées par cette personne n’ouvrent plus rien."
    ),
    "retire": Message("Cette personne n’a plus accès à la structure. Les clés créées par elle n’ouvrent plus rien."),
    "accueilli": Message("La personne a accès à la structure ; un message l’en prévient."),
    "refuse": Message("La demande est refusée."),
}

_ABOUT_ONESELF = {"retire": "parti", "saisie": "en-saisie"}


@routes.get("/structure/membres", right=Verb.MEMBRE_GERER)
def team(request: Request) -> Page:
    """Who works for the structure."""
    return _team(request, {})


@routes.post("/structure/membres", right=Verb.MEMBRE_GERER)
def invite(request: Request) -> Page | Redirect:
    """Somebody is invited."""
    typed = {name: request.text(name) for name in ("nom", "prenom", "courriel", "role")}
    try:
        wiring.membres().invite(request.principal, structure_of(request), typed, request.demande)
    except Refused as refusal:
        return _team(request, typed, refusal.violations)
    return _back(request, "invite")


@routes.post("/structure/membres/{membre}/role", right=Verb.MEMBRE_GERER)
def set_role(request: Request, membre: str) -> Redirect:
    """A member gets the other role."""
    role = _role(request)
    wiring.membres().set_role(request.principal, structure_of(request), membre, role, request.demande)
    return _back(request, "role" if role is Role.OF_REFERENT else "saisie", membre)


@routes.post("/structure/membres/{membre}/retirer", right=Verb.MEMBRE_GERER)
def remove(request: Request, membre: str) -> Redirect:
    """A member is taken out."""
    wiring.membres().remove(request.principal, structure_of(request), membre, request.demande)
    return _back(request, "retire", membre)


@routes.post("/structure/rattachements/{id}/accueillir", right=Verb.MEMBRE_GERER)
def let_in(request: Request, id: str) -> Redirect:
    """Somebody who asked to join is let in."""
    wiring.membres().let_in(request.principal, structure_of(request), id, _role(request), request.demande)
    return _back(request, "accueilli")


@routes.post("/structure/rattachements/{id}/refuser", right=Verb.MEMBRE_GERER)
def turn_away(request: Request, id: str) -> Redirect:
    """Somebody who asked to join is not let in."""
    wiring.membres().turn_away(request.principal, structure_of(request), id, request.demande)
    return _back(request, "refuse")


@routes.get("/rejoindre", right=Verb.STRUCTURE_DEMANDER)
def joining(request: Request) -> Page:
    """The form of somebody whose structure is registered already."""
    return Page(pages.rejoindre(request.cadre(), {"siret": request.query.get("siret", "")}))


@routes.post("/rejoindre", right=Verb.STRUCTURE_DEMANDER)
def ask_to_join(request: Request) -> Page:
    """One answer, whatever is known of the SIRET and of the address."""
    typed = {name: request.text(name) for name in ("siret", "nom", "prenom", "courriel")}
    try:
        wiring.membres().ask_to_join(typed, request.demande)
    except Refused as refusal:
        return Page(pages.rejoindre(request.cadre(), typed, refusal.violations), 422)
    return Page(pages.rejoindre_recu(request.cadre()))


def _role(request: Request) -> Role:
    """The role that was chosen. The right comes first: whoever has none learns nothing of what was typed."""
    require(request.principal, Verb.MEMBRE_GERER, structure_of(request))
    role = read_role(request.text("role"))
    if isinstance(role, Violation):
        raise Refused(role.message, violations=(role,))
    return role


def _team(request: Request, typed: dict[str, str], violations: tuple[Violation, ...] = ()) -> Page:
    equipe = wiring.membres().team(request.principal, structure_of(request))
    actif = "structures" if request.principal.carif else "membres"
    cadre = request.cadre(actif, _DONE.get(request.query.get("fait", "")))
    return Page(pages.membres(cadre, equipe, request.principal, typed, violations), 422 if violations else 200)


def _back(request: Request, fait: str, membre: str = "") -> Redirect:
    """The members again; one's own account, for whoever has just taken the role from himself."""
    if membre == request.principal.sub and fait in _ABOUT_ONESELF and not request.principal.carif:
        return Redirect("/mon-compte?" + urlencode({"fait": _ABOUT_ONESELF[fait]}))
    return Redirect("/structure/membres?" + urlencode({"fait": fait, "structure": structure_of(request)}))
