"""The record of a structure: path and method -> use case -> page (F050 to F069)."""

from dataclasses import replace

from services.domain.errors import Conflict, NotFound, Refused
from services.domain.rights import Verb
from services.domain.structure import Structure
from services.registration import wiring
from services.registration.model.adresses import searched
from services.registration.model.lignes import Typed, edited
from services.registration.model.saisie_fiche import ADRESSES, Saisie
from services.registration.pages import fiche as pages
from services.registration.pages import onglets
from services.registration.routes.chosen import structure_of
from services.registration.routes.names import routes
from services.shared.page import Cadre, Message
from services.shared.settings import profil
from services.shared.web import Page, Redirect, Request


@routes.get("/structure", right=Verb.STRUCTURE_LIRE)
def identite(request: Request) -> Page:
    """Who the organisation is."""
    return _rubrique(request, onglets.IDENTITE)


@routes.get("/structure/coordonnees", right=Verb.STRUCTURE_LIRE)
def coordonnees(request: Request) -> Page:
    """Where it is and how to reach it."""
    return _rubrique(request, onglets.COORDONNEES)


@routes.get("/structure/complement", right=Verb.STRUCTURE_LIRE)
def complement(request: Request) -> Page:
    """Its labels and what else is to be known of it."""
    return _rubrique(request, onglets.COMPLEMENT)


@routes.get("/structure/organisation", right=Verb.STRUCTURE_LIRE)
def organisation(request: Request) -> Page:
    """Where it stands among the others (F060)."""
    found = wiring.records().attachments(request.principal, structure_of(request))
    return Page(pages.organisation(_cadre(request), request.principal, profil(), found))


@routes.get("/structure/formations", right=Verb.STRUCTURE_LIRE)
def formations(request: Request) -> Page:
    """The ways to its formations (F065)."""
    lecture = wiring.records().read(request.principal, structure_of(request))
    return Page(pages.formations(_cadre(request), request.principal, lecture))


@routes.get("/structure/historique", right=Verb.STRUCTURE_LIRE)
def historique(request: Request) -> Page:
    """What happened to it (F067)."""
    structure = structure_of(request)
    lecture = wiring.records().read(request.principal, structure)
    rows = wiring.records().history(request.principal, structure)
    return Page(pages.historique(_cadre(request), request.principal, lecture, rows))


@routes.get("/structure/modifier/{onglet}", right=Verb.STRUCTURE_MODIFIER)
def modifier(request: Request, onglet: str) -> Page:
    """The form of one tab."""
    lecture = wiring.records().read(request.principal, structure_of(request))
    return Page(pages.formulaire(_cadre(request), request.principal, lecture, _known(onglet)))


@routes.post("/structure/modifier/{onglet}", right=Verb.STRUCTURE_MODIFIER)
def enregistrer(request: Request, onglet: str) -> Page | Redirect:
    """A save of the draft, which may stay incomplete (F051)."""
    structure, records, read = structure_of(request), wiring.records(), pages.READERS[_known(onglet)]

    def change(before: Structure) -> Structure:
        return read(Saisie(request.form), before)

    if (champ := request.text("intent").removeprefix("chercher.")) in ADRESSES:
        return _searched(request, structure, onglet, champ)
    if lines := edited(request.form, request.text("intent")):
        return _edited(request, structure, onglet, *lines)
    try:
        saved = records.save(request.principal, structure, change, request.number("revision"), request.demande)
    except (Refused, Conflict) as refusal:
        lecture = records.read(request.principal, structure)
        html = pages.formulaire(
            _cadre(request), request.principal, lecture, onglet, typed=request.form, refusal=refusal
        )
        return Page(html, refusal.status)
    if request.text("intent") == "soumettre":
        return Redirect(f"/structure/soumettre?structure={structure}")
    done = "enregistree" if saved.modification.proposee else "inchangee"
    return Redirect(f"{onglets.address(structure, onglet)}&fait={done}")


@routes.get("/structure/soumettre", right=Verb.STRUCTURE_MODIFIER)
def recapitulatif(request: Request) -> Page:
    """All that changes, before it is sent."""
    lecture = wiring.records().read(request.principal, structure_of(request))
    return Page(pages.recapitulatif(_cadre(request), request.principal, lecture))


@routes.post("/structure/soumettre", right=Verb.STRUCTURE_MODIFIER)
def soumettre(request: Request) -> Page | Redirect:
    """The change goes to the Carif (F051)."""
    structure, records = structure_of(request), wiring.records()
    try:
        records.submit(request.principal, structure, request.number("revision"), request.demande)
    except (Refused, Conflict) as refusal:
        lecture = records.read(request.principal, structure)
        return Page(pages.recapitulatif(_cadre(request), request.principal, lecture, refusal), refusal.status)
    return _done(structure, "soumise")


@routes.post("/structure/reprendre", right=Verb.STRUCTURE_MODIFIER)
def reprendre(request: Request) -> Page | Redirect:
    """The change comes back to be changed, while the Carif has not decided."""
    structure = structure_of(request)
    try:
        wiring.records().withdraw(request.principal, structure, request.number("revision"), request.demande)
    except Conflict as refusal:
        return _stands(request, structure, refusal)
    return _done(structure, "reprise")


@routes.post("/structure/abandonner", right=Verb.STRUCTURE_MODIFIER)
def abandonner(request: Request) -> Page | Redirect:
    """The change is dropped."""
    structure = structure_of(request)
    try:
        wiring.records().discard(request.principal, structure, request.number("revision"), request.demande)
    except Conflict as refusal:
        return _stands(request, structure, refusal)
    return _done(structure, "abandonnee")


def _searched(request: Request, structure: str, onglet: str, champ: str) -> Page:
    """The form again, all that was typed in it, with the addresses to choose from (F056)."""
    records = wiring.records()
    found = records.find_adresses(request.principal, structure, searched(request.form, champ))
    lecture = records.read(request.principal, structure)
    html = pages.formulaire(
        _cadre(request), request.principal, lecture, onglet, typed=request.form, trouvees={champ: found}
    )
    return Page(html)


def _edited(request: Request, structure: str, onglet: str, typed: Typed, reprise: str) -> Page:
    """The form again with one line more or less; nothing is saved."""
    lecture = wiring.records().read(request.principal, structure)
    return Page(pages.formulaire(_cadre(request), request.principal, lecture, onglet, typed=typed, reprise=reprise))


def _stands(request: Request, structure: str, refusal: Conflict) -> Page:
    """The record as it stands now, and why the act was not done."""
    lecture = wiring.records().read(request.principal, structure)
    cadre = replace(_cadre(request), message=Message(refusal.message, "Rien n’a été fait", "erreur"))
    return Page(pages.rubrique(cadre, request.principal, lecture, onglets.IDENTITE), refusal.status)


def _rubrique(request: Request, onglet: str) -> Page:
    lecture = wiring.records().read(request.principal, structure_of(request))
    return Page(pages.rubrique(_cadre(request), request.principal, lecture, onglet))


def _known(onglet: str) -> str:
    if onglet not in pages.READERS:
        raise NotFound("Cette rubrique n’existe pas, ou elle ne se modifie pas par une demande.")
    return onglet


def _done(structure: str, fait: str) -> Redirect:
    return Redirect(f"/structure?structure={structure}&fait={fait}")


def _cadre(request: Request) -> Cadre:
    actif = "structures" if request.principal.carif else "structure"
    return request.cadre(actif, pages.fait(request.query))
