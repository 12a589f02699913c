"""What people write: threads between an organisation and the Carif, and notes to oneself (F020, F038, F039)."""

from datetime import date

from services.domain.calendrier import PARIS
from services.domain.errors import Conflict, Refused, Violation
from services.domain.rights import Verb
from services.domain.saisie import read_date
from services.registration import wiring
from services.registration.pages import messages as pages
from services.registration.routes.names import routes
from services.shared.page import Message
from services.shared.web import Page, Redirect, Request

_SENT = Message("Votre message est envoyé.")


@routes.get("/messages", right=Verb.MESSAGE_ECHANGER)
def threads(request: Request) -> Page:
    """All one's threads; for the Carif, those that wait for its answer first."""
    who, cadre = request.principal, request.cadre(actif="messages")
    if who.carif:
        return Page(pages.boite(cadre, wiring.messages().box(who)))
    return Page(pages.fils(cadre, who, wiring.messages().threads(who)))


@routes.get("/messages/compte", right=Verb.MESSAGE_ECHANGER)
def unread(request: Request) -> Page:
    """How much there is to read: a part that other pages load."""
    return Page(pages.compte(request.principal, wiring.messages().unread(request.principal)))


@routes.get("/messages/{structure}/{objet}", right=Verb.MESSAGE_ECHANGER)
def thread(request: Request, structure: str, objet: str) -> Page:
    """One thread; `envoye` says that a message was just sent."""
    lecture = wiring.messages().read(request.principal, structure, objet)
    cadre = request.cadre(actif="messages", message=_SENT if "envoye" in request.query else None)
    return Page(pages.fil(cadre, request.principal, lecture))


@routes.post("/messages/{structure}/{objet}", right=Verb.MESSAGE_ECHANGER)
def write(request: Request, structure: str, objet: str) -> Page | Redirect:
    """A message is sent."""
    who, typed, messages = request.principal, request.text("texte"), wiring.messages()
    try:
        messages.write(who, structure, objet, typed, request.demande)
    except (Refused, Conflict) as refusal:
        lecture, cadre = messages.read(who, structure, objet), request.cadre(actif="messages")
        told = refusal.violations or (Violation(refusal.code, refusal.message, ("texte",)),)
        return Page(pages.fil(cadre, who, lecture, typed, told), refusal.status)
    return Redirect(f"/messages/{structure}/{objet}?envoye=oui")


@routes.post("/messages/{structure}/{objet}/lu", right=Verb.MESSAGE_ECHANGER)
def mark_read(request: Request, structure: str, objet: str) -> Redirect:
    """The messages on the page were seen."""
    wiring.messages().mark_read(request.principal, structure, objet, request.number("jusqu_a"))
    return Redirect("/messages")


@routes.post("/messages/{structure}/{objet}/classer", right=Verb.MESSAGE_CLASSER)
def close(request: Request, structure: str, objet: str) -> Redirect:
    """The Carif owes no answer."""
    wiring.messages().close(request.principal, structure, objet, request.demande)
    return Redirect("/messages")


@routes.get("/memos", right=Verb.MEMO_TENIR)
def memos(request: Request) -> Page:
    """One's own notes; `formation` is the number of the one that the next note is about."""
    return _memos(request, {"formation": request.query.get("formation", "")})


@routes.post("/memos", right=Verb.MEMO_TENIR)
def add_memo(request: Request) -> Page | Redirect:
    """A note is added."""
    typed = {name: request.text(name) for name in ("texte", "echeance", "formation")}
    echeance = read_date(typed["echeance"], "echeance")
    if isinstance(echeance, Violation):
        return _memos(request, typed, (echeance,))
    try:
        wiring.memos().add(request.principal, typed["texte"], echeance, request.demande, formation=typed["formation"])
    except Refused as refusal:
        return _memos(request, typed, refusal.violations)
    return Redirect("/memos")


@routes.post("/memos/{memo}", right=Verb.MEMO_TENIR)
def tick_memo(request: Request, memo: str) -> Redirect:
    """A note is done, or to be done again."""
    wiring.memos().tick(request.principal, memo, request.demande, fait=request.text("fait") == "oui")
    return Redirect("/memos")


@routes.post("/memos/{memo}/supprimer", right=Verb.MEMO_TENIR)
def forget_memo(request: Request, memo: str) -> Redirect:
    """A note is thrown away."""
    wiring.memos().forget(request.principal, memo)
    return Redirect("/memos")


def _memos(request: Request, typed: dict[str, str], violations: tuple[Violation, ...] = ()) -> Page:
    who = request.principal
    html = pages.memos(request.cadre(actif="memos"), who, wiring.memos().all(who), _today(), typed, violations)
    return Page(html, 422 if violations else 200)


def _today() -> date:
    return wiring.ground().clock.now().astimezone(PARIS).date()
