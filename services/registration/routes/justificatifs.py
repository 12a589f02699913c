"""The documents of a structure's record: path and method -> use case -> page (F066)."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from services.domain.errors import Refused, Violation
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.model.document import Arrivee
from services.registration.pages import justificatifs as pages
from services.registration.pages.faits import fait
from services.registration.routes.chosen import structure_of
from services.registration.routes.names import routes
from services.registration.use_cases.justificatifs import Depot
from services.shared.page import Cadre
from services.shared.settings import profil
from services.shared.web import Page, Redirect, Request

_NOTHING = Arrivee()
_UNTYPED: Mapping[str, str] = {}


@routes.get("/structure/documents", right=Verb.DOCUMENT_LIRE)
def documents(request: Request) -> Page:
    """The documents that are kept of it."""
    structure = structure_of(request)
    lecture = wiring.records().read(request.principal, structure)
    pieces = wiring.justificatifs().read(request.principal, structure)
    return Page(pages.documents(_cadre(request), request.principal, lecture.fiche.structure, pieces))


@routes.get("/structure/documents/nouveau", right=Verb.STRUCTURE_MODIFIER)
def nouveau(request: Request) -> Page:
    """Where another one is sent from."""
    structure = structure_of(request)
    return _shown(request, structure, wiring.justificatifs().depot(request.principal, structure))


@routes.get("/structure/documents/depot/{structure}/{depot}", right=Verb.STRUCTURE_MODIFIER)
def depot(request: Request, structure: str, depot: str) -> Page:
    """The file that arrived, and what is known of it; who waits for its verdict asks again."""
    justificatifs, who = wiring.justificatifs(), request.principal
    sent, arrivee = justificatifs.depot(who, structure, depot), justificatifs.look(who, structure, depot)
    return _shown(request, structure, sent, arrivee, violations=(arrivee.refusal,) if arrivee.refusal else ())


@routes.post("/structure/documents/depot/{structure}/{depot}", right=Verb.STRUCTURE_MODIFIER)
def joindre(request: Request, structure: str, depot: str) -> Page | Redirect:
    """It is on the record, with what was said of it."""
    justificatifs, who = wiring.justificatifs(), request.principal
    typed = {name: request.text(name) for name in request.form}
    try:
        justificatifs.join(who, structure, depot, typed, request.demande)
    except Refused as refusal:
        sent, arrivee = justificatifs.depot(who, structure, depot), justificatifs.look(who, structure, depot)
        return _shown(request, structure, sent, arrivee, typed, refusal.violations)
    return Redirect(f"/structure/documents?structure={structure}&fait=document-ajoute")


@routes.get("/structure/documents/{empreinte}", right=Verb.DOCUMENT_LIRE)
def document(request: Request, empreinte: str) -> Redirect:
    """One of them: an address good for minutes, of the very version that was examined."""
    piece = wiring.justificatifs().piece(request.principal, structure_of(request), empreinte).piece
    minutes, version = profil().delais.signature_minutes, piece.version or None
    return Redirect(wiring.ground().documents.link(piece.cle, filename=piece.nom, minutes=minutes, version=version))


@routes.get("/structure/documents/{empreinte}/retirer", right=Verb.STRUCTURE_MODIFIER)
def confirm_withdrawal(request: Request, empreinte: str) -> Page:
    """Whether one really wants to take a document back."""
    structure = structure_of(request)
    lecture = wiring.records().read(request.principal, structure)
    piece = wiring.justificatifs().piece(request.principal, structure, empreinte)
    return Page(pages.retirer(_cadre(request), request.principal, lecture.fiche.structure, piece))


@routes.post("/structure/documents/{empreinte}/retirer", right=Verb.STRUCTURE_MODIFIER)
def withdraw(request: Request, empreinte: str) -> Redirect:
    """A document leaves the record."""
    structure = structure_of(request)
    wiring.justificatifs().withdraw(request.principal, structure, empreinte, request.demande)
    return Redirect(f"/structure/documents?structure={structure}&fait=document-retire")


def _shown(
    request: Request,
    structure: str,
    depot: Depot,
    arrivee: Arrivee = _NOTHING,
    typed: Mapping[str, str] = _UNTYPED,
    violations: Sequence[Violation] = (),
) -> Page:
    lecture = wiring.records().read(request.principal, structure)
    html = pages.deposer(
        _cadre(request), request.principal, lecture.fiche.structure, profil(), depot, arrivee, typed, violations
    )
    address = urlsplit(depot.envoi.url)
    bucket = (f"{address.scheme}://{address.netloc}",)
    return Page(html, 422 if violations else 200, form_action=bucket, connect=bucket)


def _cadre(request: Request) -> Cadre:
    return request.cadre("structures" if request.principal.carif else "structure", fait(request.query))
