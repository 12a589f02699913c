"""The address book of places: path and method -> use case -> page."""

from services.domain.errors import Conflict, NotFound, Refusal, Refused
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.model.adresses import searched
from services.registration.pages import lieux as pages
from services.registration.pages.faits import fait
from services.registration.routes.chosen import structure_of
from services.registration.routes.names import routes
from services.shared.page import Cadre
from services.shared.web import Page, Redirect, Request


@routes.get("/structure/lieux", right=Verb.STRUCTURE_LIRE)
def lieux(request: Request) -> Page:
    """Every place of the book, or those that a search finds."""
    carnets = wiring.address_books().read(request.principal, structure_of(request))
    return Page(
        pages.lieux(_cadre(request), carnets, request.principal, request.query.get("q", ""), request.number("page"))
    )


@routes.get("/structure/lieux/{lieu}", right=Verb.LIEU_GERER)
def lieu(request: Request, lieu: str) -> Page:
    """The form of a place; `nouveau` is one that is not in the book yet."""
    structure = structure_of(request)
    carnets = wiring.address_books().read(request.principal, structure)
    if lieu != "nouveau":
        wiring.address_books().lieu(request.principal, structure, lieu)
    return Page(pages.lieu(_cadre(request), request.principal, carnets, lieu))


@routes.post("/structure/lieux/{lieu}", right=Verb.LIEU_GERER)
def save(request: Request, lieu: str) -> Page | Redirect:
    """A place is added or changed; the button «ce sont deux lieux» says that it is none of those it resembles."""
    structure, books = structure_of(request), wiring.address_books()
    if request.text("intent") == "chercher.adresse":
        return _searched(request, structure, lieu)
    distinct = request.text("intent") == "deux-lieux"
    try:
        if lieu == "nouveau":
            books.create_lieu(request.principal, structure, request.form, request.demande, distinct=distinct)
        else:
            revision = request.number("revision")
            books.save_lieu(
                request.principal, structure, lieu, request.form, revision, request.demande, distinct=distinct
            )
    except (Refused, Conflict) as refusal:
        return _again(request, structure, lieu, refusal)
    except NotFound as refusal:
        gone = Conflict(f"{refusal.message} Votre saisie est affichée : l’enregistrer crée un nouveau lieu.")
        return _again(request, structure, "nouveau", gone)
    return Redirect(f"/structure/lieux?structure={structure}&fait=lieu-enregistre")


@routes.get("/structure/lieux/{lieu}/supprimer", right=Verb.LIEU_GERER)
def confirm_removal(request: Request, lieu: str) -> Page:
    """Whether one really wants to remove a place."""
    structure = structure_of(request)
    fiche = wiring.address_books().lieu(request.principal, structure, lieu)
    return Page(pages.remove_lieu(_cadre(request), request.principal, structure, fiche))


@routes.post("/structure/lieux/{lieu}/supprimer", right=Verb.LIEU_GERER)
def remove(request: Request, lieu: str) -> Redirect:
    """A place leaves the book."""
    structure = structure_of(request)
    wiring.address_books().remove_lieu(request.principal, structure, lieu, request.demande)
    return Redirect(f"/structure/lieux?structure={structure}&fait=lieu-supprime")


def _searched(request: Request, structure: str, lieu: str) -> Page:
    """The form again, all that was typed in it, with the addresses to choose from (F056)."""
    books = wiring.address_books()
    found = books.find_adresses(request.principal, structure, searched(request.form, "adresse"))
    carnets = books.read(request.principal, structure)
    return Page(pages.lieu(_cadre(request), request.principal, carnets, lieu, typed=request.form, trouvees=found))


def _again(request: Request, structure: str, lieu: str, refusal: Refusal) -> Page:
    carnets = wiring.address_books().read(request.principal, structure)
    return Page(
        pages.lieu(_cadre(request), request.principal, carnets, lieu, typed=request.form, refusal=refusal),
        refusal.status,
    )


def _cadre(request: Request) -> Cadre:
    return request.cadre("structure", fait(request.query))
