"""The ways into an account: one-time links, a lost password, signing in and out (F007 to F009, D021)."""

import re

from services.domain.errors import NotFound, Refused, Violation
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.model.compte import But, read_code
from services.registration.model.inscription import possible_login
from services.registration.pages import entree as pages
from services.registration.routes.names import routes
from services.registration.use_cases.sign_ins import Ouverture, SecondFacteur
from services.shared.page import Message
from services.shared.page.menu import home_of
from services.shared.settings import profil
from services.shared.web import SECRET_ADDRESS, Page, Redirect, Request, sign_in_cookie

# The link is in the address: it must not travel to the next page
_GONE = 410
_DONE = {
    "enregistre": "Votre mot de passe est enregistré. Connectez-vous.",
    "supprime": "Votre compte est supprimé. Un message vous le confirme.",
}
# One slash, then no second one, neither straight nor back: a browser reads both as the start of another host
_LOCAL = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,500}")


@routes.get("/activation/{jeton}", right=Verb.COMPTE_ACTIVER)
def activation(request: Request, jeton: str) -> Page:
    """The form of a first password; looking uses nothing up."""
    return _look(request, But.ACTIVATION, jeton)


@routes.post("/activation/{jeton}", right=Verb.COMPTE_ACTIVER)
def activate(request: Request, jeton: str) -> Page | Redirect:
    """A first password is chosen."""
    return _choose(request, But.ACTIVATION, jeton)


@routes.get("/mot-de-passe/{jeton}", right=Verb.COMPTE_ACTIVER)
def new_password(request: Request, jeton: str) -> Page:
    """The form of another password; looking uses nothing up."""
    return _look(request, But.MOT_DE_PASSE, jeton)


@routes.post("/mot-de-passe/{jeton}", right=Verb.COMPTE_ACTIVER)
def choose_password(request: Request, jeton: str) -> Page | Redirect:
    """Another password is chosen."""
    return _choose(request, But.MOT_DE_PASSE, jeton)


@routes.get("/mot-de-passe-oublie", right=Verb.SE_CONNECTER)
def forgotten(request: Request) -> Page:
    """Where a link is asked for."""
    return Page(pages.oubli(request.cadre(), profil(), {}))


@routes.post("/mot-de-passe-oublie", right=Verb.SE_CONNECTER)
def ask_link(request: Request) -> Page:
    """A link is asked for: one answer for all addresses."""
    typed = {name: request.text(name) for name in ("identifiant", "courriel")}
    if wrong := _asked_violations(typed):
        return Page(pages.oubli(request.cadre(), profil(), typed, wrong), 422)
    wiring.access().ask(typed["courriel"], typed["identifiant"])
    return Page(pages.oubli_recu(request.cadre(), profil()))


@routes.get("/connexion", right=Verb.SE_CONNECTER)
def connexion(request: Request) -> Page:
    """Sign-in; `suite` is where one wanted to go, another word of the address says what was just done."""
    suite = local(request.query.get("suite", ""))
    done = next((Message(said) for name, said in _DONE.items() if name in request.query), None)
    return Page(pages.connexion(request.cadre(message=done), profil(), {}, suite))


@routes.post("/connexion", right=Verb.SE_CONNECTER)
def sign_in(request: Request) -> Page | Redirect:
    """Somebody signs in (F009)."""
    courriel, suite = request.text("courriel"), local(request.text("suite"))
    password = (request.form.get("mot_de_passe") or [""])[0]
    try:
        found = wiring.sign_ins().open(courriel, password, request.sign_in, request.agent)
    except Refused as refusal:
        return _sign_in_again(request, suite, refusal, courriel)
    if isinstance(found, SecondFacteur):
        return Page(pages.code(request.cadre(), found, suite))
    return _signed_in(found, suite)


@routes.post("/connexion/code", right=Verb.SE_CONNECTER)
def give_code(request: Request) -> Page | Redirect:
    """The code of the second factor, for a sign-in whose password was right."""
    jeton, suite = request.text("attente"), local(request.text("suite"))
    sign_ins = wiring.sign_ins()
    try:
        waiting = sign_ins.waiting(jeton)
    except Refused as too_late:
        return _sign_in_again(request, suite, too_late)
    try:
        return _signed_in(
            sign_ins.give_code(jeton, read_code(request.text("code")), request.sign_in, request.agent), suite
        )
    except Refused as refusal:
        if refusal.violations[0].code == "COMPTE.CODE.DEJA_SERVI":  # the wait is used up: begin anew
            return _sign_in_again(request, suite, refusal)
        return Page(pages.code(request.cadre(), waiting, suite, refusal.violations), 422)


@routes.post("/deconnexion", right=Verb.SE_DECONNECTER)
def sign_out(request: Request) -> Redirect:
    """Somebody signs out, here and now."""
    wiring.sign_ins().close(request.sign_in)
    return Redirect("/", cookies=(sign_in_cookie(""),), headers={"Clear-Site-Data": '"cookies"'})


def _signed_in(found: Ouverture, suite: str) -> Redirect:
    return Redirect(suite or home_of(found.who), cookies=(sign_in_cookie(found.secret),))


def _sign_in_again(request: Request, suite: str, refusal: Refused, courriel: str = "") -> Page:
    html = pages.connexion(request.cadre(), profil(), {"courriel": courriel}, suite, refusal.violations)
    return Page(html, 422)


def _asked_violations(typed: dict[str, str]) -> list[Violation]:
    wrong = []
    if profil().alias_connexion and not typed["identifiant"]:
        message = "Saisissez votre identifiant, par exemple fdurant1."
        wrong.append(Violation("COMPTE.IDENTIFIANT.ABSENT", message, ("identifiant",)))
    if not possible_login(typed["courriel"]):
        message = "Saisissez l’adresse électronique de votre compte, par exemple prenom.nom@organisme.fr."
        wrong.append(Violation("COMPTE.COURRIEL.FAUX", message, ("courriel",)))
    return wrong


def _look(request: Request, but: But, jeton: str) -> Page:
    try:
        wiring.access().look(but, jeton)
    except NotFound:
        return _gone(request)
    return Page(pages.mot_de_passe(request.cadre(), profil(), but, _path(but, jeton)), headers=SECRET_ADDRESS)


def _choose(request: Request, but: But, jeton: str) -> Page | Redirect:
    password, again = ((request.form.get(name) or [""])[0] for name in ("mot_de_passe", "confirmation"))
    try:
        wiring.access().choose_password(but, jeton, password, again, request.demande)
    except NotFound:
        return _gone(request)
    except Refused as refusal:
        html = pages.mot_de_passe(request.cadre(), profil(), but, _path(but, jeton), refusal.violations)
        return Page(html, 422, headers=SECRET_ADDRESS)
    return Redirect("/connexion?enregistre=oui", headers=SECRET_ADDRESS)


def _gone(request: Request) -> Page:
    return Page(pages.lien_perime(request.cadre(), profil()), _GONE, headers=SECRET_ADDRESS)


def _path(but: But, jeton: str) -> str:
    return f"/{but.value}/{jeton}"


def local(path: str) -> str:
    """The address, if it is one of ours; nothing otherwise (threat 24)."""
    return path if _LOCAL.fullmatch(path) else ""
