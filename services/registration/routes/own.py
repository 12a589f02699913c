"""The own account, what one takes away of it, how one leaves it, and the structure one works for (F040, F041)."""

from services.domain.errors import Conflict, Refused
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.pages import comptes as pages
from services.registration.pages import personnes
from services.registration.routes.access import local
from services.registration.routes.names import routes
from services.registration.use_cases.sign_ins import Ouverture
from services.shared.page import Message
from services.shared.settings import profil
from services.shared.web import Page, Redirect, Request, sign_in_cookie

_DONE = {
    "mot-de-passe": Message("Votre mot de passe est changé. Vos autres connexions sont fermées."),
    "parti": Message(
        "Vous n’avez plus accès à la structure. Les clés d’accès que vous y aviez créées n’ouvrent plus rien."
    ),
    "en-saisie": Message(
        "Votre rôle est changé. Les clés d’accès de référent que vous aviez créées n’ouvrent plus rien."
    ),
    "deconnexions": Message("Vos autres connexions sont fermées."),
}


@routes.get("/mon-compte", right=Verb.COMPTE_VOIR)
def mon_compte(request: Request) -> Page:
    """Who one is here, and where one is signed in."""
    cadre = request.cadre("compte", _DONE.get(request.query.get("fait", "")))
    return Page(pages.compte(cadre, profil(), wiring.mon_compte().see(request.principal), request.sign_in))


@routes.post("/mon-compte/mot-de-passe", right=Verb.COMPTE_VOIR)
def change_password(request: Request) -> Page | Redirect:
    """Another password."""
    present, password, again = (
        (request.form.get(name) or [""])[0] for name in ("present", "mot_de_passe", "confirmation")
    )
    who, account = request.principal, wiring.mon_compte()
    try:
        opened = account.change_password(
            who, present, password, again, former=request.sign_in, agent=request.agent, demande=request.demande
        )
    except Refused as refusal:
        seen = account.see(who)
        html = pages.compte(request.cadre("compte"), profil(), seen, request.sign_in, refusal.violations)
        return Page(html, 422)
    return _again(opened, "mot-de-passe")


@routes.post("/mon-compte/connexions", right=Verb.COMPTE_VOIR)
def close_others(request: Request) -> Redirect:
    """Signed in here alone."""
    opened = wiring.mon_compte().close_others(request.principal, request.sign_in, request.agent, request.demande)
    return _again(opened, "deconnexions")


@routes.post("/mon-compte/connexions/{connexion}", right=Verb.COMPTE_VOIR)
def close(request: Request, connexion: str) -> Redirect:
    """One sign-in is ended."""
    wiring.mon_compte().close(request.principal, connexion)
    return Redirect("/mon-compte")


@routes.get("/mon-compte/donnees", right=Verb.COMPTE_VOIR)
def donnees(request: Request) -> Page:
    """All that is kept of whoever asks, to take away (RGPD art. 15 and 20)."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="mes-donnees.json"',
    }
    return Page(personnes.portrait_json(wiring.personal_data().portrait(request.principal)), headers=headers)


@routes.get("/mon-compte/supprimer", right=Verb.COMPTE_VOIR)
def confirm_leaving(request: Request) -> Page:
    """What follows from leaving."""
    compte, alone = wiring.departures().look(request.principal)
    return Page(personnes.supprimer(request.cadre("compte"), compte, alone))


@routes.post("/mon-compte/supprimer", right=Verb.COMPTE_VOIR)
def leave(request: Request) -> Page | Redirect:
    """Somebody leaves for good (RGPD art. 17)."""
    who, departures = request.principal, wiring.departures()
    try:
        departures.leave(who, (request.form.get("present") or [""])[0], request.demande)
    except (Refused, Conflict) as refusal:
        return Page(personnes.supprimer(request.cadre("compte"), *departures.look(who), refusal), refusal.status)
    signed_out = {"Clear-Site-Data": '"cookies"'}
    return Redirect("/connexion?supprime=oui", cookies=(sign_in_cookie(""),), headers=signed_out)


@routes.get("/espace", right=Verb.COMPTE_VOIR)
def espace(request: Request) -> Page:
    """For which structure one works."""
    structures = wiring.mon_compte().structures(request.principal)
    suite = local(request.query.get("suite", ""))
    return Page(pages.espace(request.cadre(), structures, request.identity.structure, suite))


@routes.post("/espace", right=Verb.COMPTE_VOIR)
def choose(request: Request) -> Redirect:
    """A structure is chosen."""
    wiring.mon_compte().choose(request.principal, request.sign_in, request.text("structure"))
    return Redirect(local(request.text("suite")) or "/tableau-de-bord")


def _again(opened: Ouverture, fait: str) -> Redirect:
    return Redirect(f"/mon-compte?fait={fait}", cookies=(sign_in_cookie(opened.secret),))
