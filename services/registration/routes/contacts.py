"""The address book of contacts: path and method -> use case -> page (F061)."""

from services.domain.errors import Conflict, NotFound, Refusal, Refused
from services.domain.rights import Verb
from services.registration import wiring
from services.registration.pages import contacts as pages
from services.registration.pages.faits import fait
from services.registration.routes.chosen import structure_of
from services.registration.routes.names import routes
from services.shared.page import Cadre
from services.shared.settings import profil
from services.shared.web import Page, Redirect, Request


@routes.get("/structure/contacts", right=Verb.STRUCTURE_LIRE)
def contacts(request: Request) -> Page:
    """Everybody in the book, or those that a search finds."""
    carnets = wiring.address_books().read(request.principal, structure_of(request))
    roles = wiring.address_books().roles(request.principal, carnets)
    q, page = request.query.get("q", ""), request.number("page")
    return Page(pages.contacts(_cadre(request), carnets, roles, request.principal, q, page))


@routes.get("/structure/contacts/{numero}", right=Verb.CONTACT_GERER)
def contact(request: Request, numero: str) -> Page:
    """The form of a contact; `nouveau` is one that has no number yet."""
    structure = structure_of(request)
    carnets = wiring.address_books().read(request.principal, structure)
    history = wiring.address_books().history(request.principal, structure, "contact", numero)
    if numero != "nouveau":
        wiring.address_books().contact(request.principal, structure, numero)
    return Page(pages.contact(_cadre(request), request.principal, profil(), carnets, numero, history=history))


@routes.post("/structure/contacts/{numero}", right=Verb.CONTACT_GERER)
def save(request: Request, numero: str) -> Page | Redirect:
    """A contact is added or changed."""
    structure, books = structure_of(request), wiring.address_books()
    try:
        if numero == "nouveau":
            books.create_contact(request.principal, structure, request.form, request.demande)
        else:
            revision = request.number("revision")
            books.save_contact(request.principal, structure, numero, request.form, revision, request.demande)
    except (Refused, Conflict) as refusal:
        return _again(request, structure, numero, refusal)
    except NotFound as refusal:
        # Removed meanwhile: what was typed is not lost, it may become a contact again
        gone = Conflict(f"{refusal.message} Votre saisie est affichée : l’enregistrer crée un nouveau contact.")
        return _again(request, structure, "nouveau", gone)
    return Redirect(f"/structure/contacts?structure={structure}&fait=contact-enregistre")


@routes.get("/structure/contacts/{numero}/supprimer", right=Verb.CONTACT_GERER)
def confirm_removal(request: Request, numero: str) -> Page:
    """Whether one really wants to remove a contact."""
    return _confirm(request, numero, "supprimer")


@routes.post("/structure/contacts/{numero}/supprimer", right=Verb.CONTACT_GERER)
def remove(request: Request, numero: str) -> Redirect:
    """A contact leaves the book."""
    return _remove(request, numero, erase=False)


@routes.get("/structure/contacts/{numero}/effacer", right=Verb.CONTACT_GERER)
def confirm_erasure(request: Request, numero: str) -> Page:
    """Whether one really wants to erase all that is held on a contact."""
    return _confirm(request, numero, "effacer")


@routes.post("/structure/contacts/{numero}/effacer", right=Verb.CONTACT_GERER)
def erase(request: Request, numero: str) -> Redirect:
    """A person asked for the erasure of their data (RGPD art. 17)."""
    return _remove(request, numero, erase=True)


@routes.get("/structure/contacts/{numero}/export", right=Verb.CONTACT_GERER)
def export(request: Request, numero: str) -> Page:
    """All that is held on a person, to read or, with `?format=json`, to give to a machine (RGPD art. 15, 20)."""
    structure = structure_of(request)
    found = wiring.address_books().export_contact(request.principal, structure, numero)
    if request.query.get("format") == "json":
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Content-Disposition": f'attachment; filename="contact-{found.fiche.contact.numero}.json"',
        }
        return Page(pages.export_json(found), headers=headers)
    return Page(pages.export_contact(_cadre(request), request.principal, structure, found))


def _confirm(request: Request, numero: str, acte: str) -> Page:
    carnets = wiring.address_books().read(request.principal, structure_of(request))
    fiche = wiring.address_books().contact(request.principal, structure_of(request), numero)
    return Page(pages.remove_contact(_cadre(request), request.principal, carnets, fiche, acte))


def _remove(request: Request, numero: str, *, erase: bool) -> Redirect:
    structure, successeur = structure_of(request), request.text("successeur")
    wiring.address_books().remove_contact(
        request.principal, structure, numero, successeur, request.demande, erase=erase
    )
    fait = "contact-efface" if erase else "contact-supprime"
    return Redirect(f"/structure/contacts?structure={structure}&fait={fait}")


def _again(request: Request, structure: str, numero: str, refusal: Refusal) -> Page:
    carnets = wiring.address_books().read(request.principal, structure)
    html = pages.contact(
        _cadre(request), request.principal, profil(), carnets, numero, typed=request.form, refusal=refusal
    )
    return Page(html, refusal.status)


def _cadre(request: Request) -> Cadre:
    return request.cadre("structure", fait(request.query))
