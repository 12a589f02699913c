"""The door for people: Chalice behind it, rights, CSRF, refusals and headers in front of every page."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote, urlencode
from uuid import uuid4

from chalice.app import Blueprint, Chalice, Response

from services.domain.errors import BadRequest, Conflict, Forbidden, NotFound, Overtaken, Refusal, TooLarge, Unauthorized
from services.domain.rights import Principal, Verb, require
from services.shared import identity
from services.shared.address import check_address
from services.shared.identity import Identity
from services.shared.page import Aide, Cadre, Message, Utilisateur, csp, render
from services.shared.page.menu import home_of, links_of, menu_of, role_of
from services.shared.settings import profil
from services.shared.telemetry import count, instrumented, logger

SIGN_IN_COOKIE = "__Host-session"
_BEFORE_COOKIE = "__Host-avant"
_BODY_LIMIT = 1_000_000
_FIELDS_LIMIT = 2_000
_AGENT_LIMIT = 300
_DIGITS = 9
_FORM = ["application/x-www-form-urlencoded"]
# For pages whose address is a secret: other sites, and this one, never hear of it
SECRET_ADDRESS = {"Referrer-Policy": "no-referrer"}
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page to show. `form_action` and `connect` name the origins a form or a script may also send to."""

    html: str
    status: int = 200
    cookies: tuple[str, ...] = ()
    form_action: tuple[str, ...] = ()
    connect: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Redirect:
    """Go and look there (303), after something was done."""

    to: str
    cookies: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """What a view may know of the request."""

    identity: Identity
    path: str
    form: Mapping[str, list[str]]
    query: Mapping[str, str]
    csrf: str
    demande: str
    agent: str = ""

    @property
    def principal(self) -> Principal:
        """Whoever asks."""
        return self.identity.principal

    @property
    def sign_in(self) -> str:
        """The fingerprint of the sign-in, empty when nobody is signed in."""
        return self.identity.sign_in

    @property
    def structure(self) -> str:
        """The structure one works for: the only one, or the one chosen (F040, F041). Raises NotFound, NotChosen."""
        held = self.principal.structures
        if not held:
            raise NotFound("Votre compte n’est rattaché à aucune structure.")
        if len(held) > 1 and not self.identity.structure:
            raise NotChosen("Choisissez d’abord la structure pour laquelle vous travaillez.")
        return self.identity.structure or next(iter(held))

    def text(self, name: str) -> str:
        """One value of the form, without surrounding white space; empty when it was not sent."""
        return (self.form.get(name) or [""])[0].strip()

    def number(self, name: str) -> int:
        """A whole number of the form, or of the address of a page; 0 for anything else."""
        text = self.text(name) or self.query.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0

    def texts(self, name: str) -> list[str]:
        """All values of a repeated field (check boxes)."""
        return [value.strip() for value in self.form.get(name, []) if value.strip()]

    def cadre(self, actif: str = "", message: Message | None = None) -> Cadre:
        """What the frame shows around a page: product, person, menu, help, and what was just done."""
        who, region = self.principal, profil()
        return Cadre(
            produit=region.nom,
            carif=region.carif,
            profil=region.code,
            region=region.region_nom,
            aide=Aide(region.contact.courriel, region.contact.telephones),
            utilisateur=None if who.anonymous else Utilisateur(who.nom, role_of(who), self.identity.structure_nom),
            csrf=self.csrf,
            demande=uuid4().hex,
            message=message,
            menu=menu_of(who),
            liens=links_of(who, region),
            actif=actif,
            console=who.carif is not None,
            accueil=home_of(who),
        )


View = Callable[..., Page | Redirect]


class Routes(Blueprint):
    """The routes of one service, each with the right it needs."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.rights: dict[tuple[str, str], Verb] = {}

    def get(self, path: str, *, right: Verb) -> Callable[[View], View]:
        """A page to look at; it changes nothing."""
        return self._route(path, "GET", right)

    def post(self, path: str, *, right: Verb) -> Callable[[View], View]:
        """A form that was sent."""
        return self._route(path, "POST", right)

    def _route(self, path: str, method: str, right: Verb) -> Callable[[View], View]:
        # Chalice refuses a GET whose browser sends no JSON content type unless none is asked for
        options = {"content_types": _FORM} if method == "POST" else {}

        def register(view: View) -> View:
            def answer(**names: str) -> Response:
                return self._answer(view, right, names)

            self.rights[(path, method)] = right
            self.route(path, methods=[method], name=f"{method} {path}", **options)(answer)
            return view

        return register

    def _answer(self, view: View, right: Verb, names: Mapping[str, str]) -> Response:
        """Errors become pages here: Chalice answers an unknown exception itself before any middleware sees it."""
        body = self.current_request.raw_body
        before = _Arrival(self.current_request.to_original_event(), body.encode() if isinstance(body, str) else body)
        try:
            _refuse_programs(before.principal)
            require(before.principal, right)
            request = before.request()
            return before.response(view(request, **names))
        except NotChosen as refusal:
            return before.response(_elsewhere_first(before, refusal, "/espace"))
        except Unauthorized as refusal:
            return before.response(_elsewhere_first(before, refusal, "/connexion"))
        except Refusal as refusal:
            return before.response(_refused(before, refusal))
        except Exception:  # noqa: BLE001 — the last door: the person gets a page, the log gets the error
            logger().exception("a page failed", route=right.value)
            count("PageFailed")
            return before.response(_failed(before))


class _Arrival:
    """One HTTP request as API Gateway hands it over, and the way back."""

    def __init__(self, event: dict[str, Any], body: bytes) -> None:
        self.event, self._body = event, body
        self.method: str = event["requestContext"]["httpMethod"]
        self.path: str = event["path"]  # not requestContext.path, which begins with the stage
        self._headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
        self.identity = identity.read(event)
        self.principal = self.identity.principal
        self._before = _cookie(self._headers, _BEFORE_COOKIE)
        self._new_before = "" if self._before or not self.principal.anonymous else secrets.token_urlsafe(32)
        self.csrf = self.identity.csrf or _derived(self._before or self._new_before)

    @property
    def address(self) -> str:
        """The page that was asked for, with its query: where one goes on after signing in."""
        query = urlencode(self.event.get("multiValueQueryStringParameters") or {}, doseq=True, errors="replace")
        return f"{self.path}?{query}" if query else self.path

    def form(self) -> dict[str, list[str]]:
        """What was typed. Raises TooLarge, BadRequest."""
        if len(self._body) > _BODY_LIMIT:
            raise TooLarge("Le formulaire dépasse 1 Mo : raccourcissez les textes, puis envoyez-le à nouveau.")
        try:
            return parse_qs(self._body.decode(), keep_blank_values=True, max_num_fields=_FIELDS_LIMIT)
        except ValueError as error:
            raise BadRequest("Le formulaire n’a pas pu être lu. Rechargez la page et recommencez.") from error

    def request(self) -> Request:
        """The request, once its CSRF token is right. Raises Forbidden, NotFound, TooLarge, BadRequest."""
        check_address(self.event)
        form = self.form() if self.method == "POST" else {}
        if self.method == "POST":
            self._refuse_forgery(form)
        query = {name: value for name, value in (self.event.get("queryStringParameters") or {}).items() if value}
        demande = (form.get("demande") or [""])[0][:64] or uuid4().hex
        agent = self._headers.get("user-agent", "")[:_AGENT_LIMIT]
        return Request(self.identity, self.path, form, query, self.csrf, demande, agent)

    def _refuse_forgery(self, form: Mapping[str, list[str]]) -> None:
        if self._headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            raise Forbidden("Ce formulaire a été envoyé depuis un autre site : il n’a pas été pris en compte.")
        if not hmac.compare_digest((form.get("csrf") or [""])[0].encode(), self.csrf.encode()):
            raise _StaleForm("Votre session a changé depuis l’affichage de ce formulaire.")

    def response(self, answer: Page | Redirect) -> Response:
        """What goes back through API Gateway."""
        cookies = [*answer.cookies]
        if self._new_before:
            cookies.append(f"{_BEFORE_COOKIE}={self._new_before}; Path=/; Secure; HttpOnly; SameSite=Lax")
        headers: dict[str, Any] = {**_HEADERS, **answer.headers} | ({"Set-Cookie": cookies} if cookies else {})
        if isinstance(answer, Redirect):
            return Response("", headers | {"Location": answer.to}, 303)
        headers["Content-Security-Policy"] = csp(*answer.form_action, connect=answer.connect)
        return Response(answer.html, headers, answer.status)

    def bare(self) -> Request:
        """A request good enough to draw the frame of an error page."""
        return Request(self.identity, self.path, {}, {}, self.csrf, uuid4().hex)


def _refuse_programs(who: Principal) -> None:
    """A key opens the door for machines alone: with the pages it could invite people, and give itself other keys."""
    if who.by_key:
        raise Forbidden("Une clé d’accès n’ouvre pas les pages : connectez-vous avec votre compte.")


class NotChosen(Conflict):
    """Somebody with several structures has not said for which one he works."""


class _StaleForm(Forbidden):
    """A form from the person's own browser whose token belongs to a former sign-in: nothing of it may be lost."""


def app(name: str, routes: Routes) -> Callable[[dict[str, Any], Any], Any]:
    """The Lambda handler of the people's door of one service."""
    chalice = Chalice(app_name=name, configure_logs=False)
    chalice.register_blueprint(routes)
    return instrumented(chalice)


def sign_in_cookie(secret: str) -> str:
    """The cookie that says who is signed in; an empty secret takes it away."""
    age = "" if secret else "; Max-Age=0"
    return f"{SIGN_IN_COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Lax{age}"


def sign_in_secret(headers: Mapping[str, str]) -> str:
    """The secret that a browser showed, or nothing."""
    return _cookie({name.lower(): value for name, value in headers.items()}, SIGN_IN_COOKIE)


def _cookie(headers: Mapping[str, str], name: str) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _derived(secret: str) -> str:
    # Before sign-in: a double submit. The __Host- prefix keeps other hosts from planting the cookie.
    return hashlib.sha256(f"csrf:{secret}".encode()).hexdigest()


def _elsewhere_first(arrival: _Arrival, refusal: Refusal, door: str) -> Page | Redirect:
    if arrival.method == "GET":
        return Redirect(f"{door}?suite={quote(arrival.address)}")
    return _kept(arrival, refusal, refusal.status)


def _refused(arrival: _Arrival, refusal: Refusal) -> Page:
    if isinstance(refusal, _StaleForm):
        return _kept(arrival, refusal, 403)
    html = render(
        "shared/erreur.html",
        cadre=arrival.bare().cadre(),
        statut=refusal.status,
        message=refusal.message,
        depasse=isinstance(refusal, Overtaken),
    )
    return Page(html, refusal.status)


def _kept(arrival: _Arrival, refusal: Refusal, status: int) -> Page:
    """A page that holds what was typed, to send it again after signing in: no form is ever lost."""
    try:
        typed = arrival.form()
    except Refusal as unreadable:
        return _refused(arrival, unreadable)
    fields = [(name, value) for name, values in typed.items() for value in values if name != "csrf"]
    cadre = arrival.bare().cadre()
    html = render("shared/reprise.html", cadre=cadre, message=refusal.message, chemin=arrival.address, champs=fields)
    return Page(html, status)


def _failed(arrival: _Arrival) -> Page:
    message = (
        "Une erreur est survenue de notre côté. Rien de ce que vous aviez enregistré n’est perdu : rechargez la page"
        " pour voir l’état actuel. Vous pouvez renvoyer le même formulaire sans risque de doublon."
    )
    return Page(render("shared/erreur.html", cadre=arrival.bare().cadre(), statut=500, message=message), 500)
