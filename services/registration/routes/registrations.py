"""How a structure asks to be registered, page after page (F004 to F006)."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from services.domain.errors import NotFound, Refused, Violation
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.model.demande import Demande, EtatDemande
from services.registration.model.document import Arrivee
from services.registration.pages import entree as pages
from services.registration.routes.names import routes
from services.shared.settings import profil
from services.shared.web import SECRET_ADDRESS, Page, Redirect, Request

# The address of a request opens it: it stays between the applicant's browser and us
_NOTHING = Arrivee()
_UNTYPED: Mapping[str, str] = {}


@routes.get("/inscription", right=Verb.STRUCTURE_DEMANDER)
def form(request: Request) -> Page:
    """An empty form, or the one of a request that is being corrected."""
    valeurs: dict[str, str] = {}
    if id := request.query.get("demande"):
        with suppress(NotFound):
            valeurs = pages.typed_of(wiring.registrations().read(id))
    return Page(pages.inscription(request.cadre(), profil(), valeurs), headers=SECRET_ADDRESS)


@routes.post("/inscription", right=Verb.STRUCTURE_DEMANDER)
def ask(request: Request) -> Page | Redirect:
    """The form was filled in."""
    typed = {name: request.text(name) for name in request.form}
    try:
        demande = wiring.registrations().ask(typed, request.demande)
    except Refused as refusal:
        return Page(pages.inscription(request.cadre(), profil(), typed, refusal.violations), 422)
    return _documented(demande)


@routes.get("/inscription/{demande}", right=Verb.STRUCTURE_DEMANDER)
def returned(request: Request, demande: str) -> Page | Redirect:
    """A request that the Carif sent back: why, field by field, and what was typed."""
    found = wiring.registrations().read(demande)
    if found.etat is not EtatDemande.A_COMPLETER:
        return _onward(found)
    return Page(pages.completer(request.cadre(), profil(), found), headers=SECRET_ADDRESS)


@routes.post("/inscription/{demande}", right=Verb.STRUCTURE_DEMANDER)
def correct(request: Request, demande: str) -> Page | Redirect:
    """It was filled in again."""
    registrations, typed = wiring.registrations(), {name: request.text(name) for name in request.form}
    try:
        corrected = registrations.correct(demande, typed, request.demande)
    except Refused as refusal:
        found = registrations.read(demande)
        return Page(
            pages.completer(request.cadre(), profil(), found, typed, refusal.violations), 422, headers=SECRET_ADDRESS
        )
    return _documented(corrected) if corrected.ouverte else _onward(corrected)


@routes.get("/inscription/{demande}/region", right=Verb.STRUCTURE_DEMANDER)
def region(request: Request, demande: str) -> Page | Redirect:
    """Whether an establishment outside trains in the region; if it does not, whom to turn to instead."""
    draft = wiring.registrations().read(demande)
    if not draft.ouverte or not draft.a_situer:
        return _onward(draft)
    return Page(pages.region(request.cadre(), profil(), draft), headers=SECRET_ADDRESS)


@routes.post("/inscription/{demande}/region", right=Verb.STRUCTURE_DEMANDER)
def situate(request: Request, demande: str) -> Page | Redirect:
    """It was answered."""
    registrations = wiring.registrations()
    try:
        draft = registrations.situate(demande, request.text("presence"), request.demande)
    except Refused as refusal:
        return _asked_where(request, registrations.read(demande), refusal)
    return _documented(draft)


@routes.get("/inscription/{demande}/document", right=Verb.STRUCTURE_DEMANDER)
def document(request: Request, demande: str) -> Page | Redirect:
    """What the registers say, and the document to join."""
    draft = wiring.registrations().read(demande)
    if not draft.ouverte:
        return _onward(draft)
    return _shown(request, draft) if draft.dans_le_perimetre else _documented(draft)


@routes.get("/inscription/{demande}/verification", right=Verb.STRUCTURE_DEMANDER)
def verification(request: Request, demande: str) -> Page | Redirect:
    """The file that arrived, and what is known of it; who waits for its verdict asks again."""
    draft = wiring.registrations().read(demande)
    if not draft.ouverte:
        return _onward(draft)
    if not draft.dans_le_perimetre:
        return _documented(draft)
    arrivee = wiring.documents().look(draft.cle_document)
    violations = (arrivee.refusal,) if arrivee.refusal else ()
    return _shown(request, draft, arrivee, violations=violations)


@routes.post("/inscription/{demande}/envoyer", right=Verb.STRUCTURE_DEMANDER)
def send(request: Request, demande: str) -> Page | Redirect:
    """The request goes to the Carif."""
    registrations, with_document = wiring.registrations(), request.text("document") != "non"
    typed = {name: request.text(name) for name in request.form}
    try:
        sent = registrations.send(demande, with_document=with_document, request=request.demande, typed=typed)
    except Refused as refusal:
        draft = registrations.read(demande)
        if any("siret" in violation.champs for violation in refusal.violations):
            return _filled_again(request, draft, refusal)
        if not draft.dans_le_perimetre:
            return _asked_where(request, draft, refusal)
        arrivee = wiring.documents().look(draft.cle_document) if with_document else Arrivee()
        return _shown(request, draft, arrivee, valeurs=typed, violations=refusal.violations)
    return _onward(sent)


@routes.get("/inscription/{demande}/merci", right=Verb.STRUCTURE_DEMANDER)
def thanks(request: Request, demande: str) -> Page | Redirect:
    """It is sent (F006)."""
    sent = wiring.registrations().read(demande)
    if sent.ouverte:
        return _onward(sent)
    return Page(pages.merci(request.cadre(), profil(), sent), headers=SECRET_ADDRESS)


def _documented(demande: Demande) -> Redirect:
    """What follows the form: the document, once it is known that this Carif is the one to ask."""
    return Redirect(f"/inscription/{demande.id}/{'document' if demande.dans_le_perimetre else 'region'}")


def _filled_again(request: Request, demande: Demande, refusal: Refused) -> Page:
    """The form, where the fields stand that only it has: somebody else registered the SIRET in the meantime."""
    cadre, valeurs = request.cadre(), pages.typed_of(demande)
    if demande.etat is EtatDemande.A_COMPLETER:
        html = pages.completer(cadre, profil(), demande, valeurs, refusal.violations)
    else:
        html = pages.inscription(cadre, profil(), valeurs, refusal.violations)
    return Page(html, 422, headers=SECRET_ADDRESS)


def _asked_where(request: Request, demande: Demande, refusal: Refused) -> Page:
    return Page(pages.region(request.cadre(), profil(), demande, refusal.violations), 422, headers=SECRET_ADDRESS)


_ONWARD = {EtatDemande.BROUILLON: "/document", EtatDemande.A_COMPLETER: ""}


def _onward(demande: Demande) -> Redirect:
    """The page of a request as it stands now."""
    return Redirect(f"/inscription/{demande.id}{_ONWARD.get(demande.etat, '/merci')}")


def _shown(
    request: Request,
    demande: Demande,
    arrivee: Arrivee = _NOTHING,
    *,
    valeurs: Mapping[str, str] = _UNTYPED,
    violations: Sequence[Violation] = (),
) -> Page:
    envoi = wiring.documents().upload_form(demande.cle_document, f"/inscription/{demande.id}/verification")
    html = pages.document(
        request.cadre(), profil(), demande, envoi, arrivee=arrivee, valeurs=valeurs, violations=violations
    )
    address = urlsplit(envoi.url)
    bucket = (f"{address.scheme}://{address.netloc}",)
    status = 422 if violations else 200
    return Page(html, status, form_action=bucket, connect=bucket, headers=SECRET_ADDRESS)
