"""Path and method -> use case -> page: what an organisation may open and send."""

from services.domain.errors import Conflict, Refused
from services.domain.formation import Formation
from services.domain.rights import Verb
from services.domain.session import Session
from services.offers import pages
from services.offers.model import Comme, Saisie
from services.offers.routes.lecture import Lecture
from services.offers.wiring import offers
from services.shared.settings import profil
from services.shared.web import Page, Redirect, Request, Routes

routes = Routes("offers")


@routes.get("/tableau-de-bord", right=Verb.ACCUEIL_VOIR)
def tableau_de_bord(request: Request) -> Page | Redirect:
    """Where the organisation stands."""
    if request.principal.carif:
        return Redirect("/console")
    tableau = offers().dashboard(request.principal, request.structure)
    return Page(pages.tableau(request.cadre("tableau"), tableau, profil().etats))


@routes.get("/formations", right=Verb.FORMATION_LIRE)
def formations(request: Request) -> Page:
    """The formations of an organisation, by state and by words, responsible or training (F065)."""
    structure, who = request.query.get("structure") or request.structure, request.principal
    formateur = request.query.get("comme") == Comme.FORMATEUR
    tableau = offers().trained(who, structure) if formateur else offers().dashboard(who, structure)
    cadre = request.cadre(_menu(request))
    return Page(pages.liste(cadre, who, tableau, request.query, profil().etats))


@routes.get("/formations/comptes", right=Verb.FORMATION_LIRE)
def comptes(request: Request) -> Page:
    """How many formations an organisation has in each state: a part that its record loads (F065)."""
    structure, who = request.query.get("structure") or request.structure, request.principal
    return Page(pages.comptes([offers().dashboard(who, structure), offers().trained(who, structure)]))


@routes.get("/formations/nouvelle", right=Verb.FORMATION_ECRIRE)
def nouvelle(request: Request) -> Page:
    """An empty form; the Carif says for which structure."""
    structure = request.query.get("structure") or request.structure
    blank = Formation(numero="", structure=structure)
    return Page(pages.nouvelle(request.cadre(_menu(request)), blank, offers().carnets(request.principal, structure)))


@routes.post("/formations/nouvelle", right=Verb.FORMATION_ECRIRE)
def creer(request: Request) -> Page | Redirect:
    """The first save: the formation gets its number (T1)."""
    structure = request.text("structure") or request.structure  # of the page: another window may have changed it
    carnets = offers().carnets(request.principal, structure)
    try:
        formation = Lecture(request, carnets).formation(Formation(numero="", structure=structure))
    except Refused as refusal:
        cadre = request.cadre(_menu(request))
        blank = Formation(numero="", structure=structure)
        return Page(pages.nouvelle(cadre, blank, carnets, typed=request.form, violations=refusal.violations), 422)
    fiche = offers().create(request.principal, structure, formation, request.demande)
    return _after_save(request, fiche.numero)


@routes.get("/formations/{numero}", right=Verb.FORMATION_LIRE)
def fiche(request: Request, numero: str) -> Page:
    """A formation, its sessions, its numbers, where it is published, what happened to it."""
    saisie = offers().read(request.principal, numero)
    history = offers().history(request.principal, numero)
    cadre = request.cadre(_menu(request), pages.fait(request.query))
    diffusions = offers().diffusions(saisie.fiche)
    return Page(pages.fiche(cadre, request.principal, saisie, diffusions, history, profil().etats))


@routes.get("/formations/{numero}/modifier", right=Verb.FORMATION_ECRIRE)
def modifier(request: Request, numero: str) -> Page:
    """The form of a formation."""
    return Page(pages.modifier(request.cadre(_menu(request)), offers().read(request.principal, numero)))


@routes.post("/formations/{numero}/modifier", right=Verb.FORMATION_ECRIRE)
def enregistrer(request: Request, numero: str) -> Page | Redirect:
    """A save; the formation may stay incomplete (T2)."""
    lecture = Lecture(request, offers().read(request.principal, numero).carnets)
    try:
        offers().save(request.principal, numero, lecture.formation, request.number("revision"), request.demande)
    except (Refused, Conflict) as refusal:
        saisie = offers().read(request.principal, numero)
        return Page(
            pages.modifier(request.cadre(_menu(request)), saisie, typed=request.form, refusal=refusal), refusal.status
        )
    return _after_save(request, numero)


@routes.get("/formations/{numero}/sessions/{session}", right=Verb.FORMATION_ECRIRE)
def session(request: Request, numero: str, session: str) -> Page:
    """The form of a session; `nouvelle` is one that has no number yet.

    Where errors of the formation come first (M003), it is the form of the formation, with its errors.
    """
    saisie, cadre = offers().read(request.principal, numero), request.cadre(_menu(request), pages.fait(request.query))
    try:
        before = _session(request, saisie, session)
    except Refused as refusal:
        return Page(pages.modifier(cadre, saisie, refusal=refusal), refusal.status)
    return Page(pages.session(cadre, saisie, before))


@routes.post("/formations/{numero}/sessions/{session}", right=Verb.FORMATION_ECRIRE)
def enregistrer_session(request: Request, numero: str, session: str) -> Page | Redirect:
    """A save of one session; it gets its number at the first one (D142)."""
    saisie, before = offers().read(request.principal, numero), Session(numero="")

    def change(formation: Formation) -> Formation:
        return formation.with_session(Lecture(request, saisie.carnets).session(before))

    try:
        before = _session(request, saisie, session)
        offers().save(request.principal, numero, change, request.number("revision"), request.demande)
    except (Refused, Conflict) as refusal:
        cadre = request.cadre(_menu(request))
        return Page(pages.session(cadre, saisie, before, typed=request.form, refusal=refusal), refusal.status)
    return Redirect(f"/formations/{numero}?fait=session-enregistree")


@routes.post("/formations/{numero}/sessions/{session}/dupliquer", right=Verb.FORMATION_ECRIRE)
def dupliquer_session(request: Request, numero: str, session: str) -> Redirect:
    """A copy of a session, to be dated (F110)."""
    copy = offers().duplicate_session(request.principal, numero, session, request.number("revision"), request.demande)
    return Redirect(f"/formations/{numero}/sessions/{copy.numero}?fait=session-dupliquee")


@routes.post("/formations/{numero}/sessions/{session}/supprimer", right=Verb.FORMATION_ECRIRE)
def supprimer_session(request: Request, numero: str, session: str) -> Redirect:
    """A session out of the version in work."""
    offers().save(
        request.principal, numero, lambda f: f.without_session(session), request.number("revision"), request.demande
    )
    return Redirect(f"/formations/{numero}?fait=session-supprimee")


@routes.get("/formations/{numero}/soumettre", right=Verb.FORMATION_SOUMETTRE)
def recapitulatif(request: Request, numero: str) -> Page:
    """Everything on one page before it is sent (M042)."""
    return Page(pages.recapitulatif(request.cadre(_menu(request)), offers().read(request.principal, numero)))


@routes.post("/formations/{numero}/soumettre", right=Verb.FORMATION_SOUMETTRE)
def soumettre(request: Request, numero: str) -> Page | Redirect:
    """Send the version in work for validation (T3)."""
    try:
        offers().submit(request.principal, numero, request.number("revision"), request.demande)
    except Refused:
        return Page(
            pages.recapitulatif(request.cadre(_menu(request)), offers().read(request.principal, numero), refused=True),
            422,
        )
    return Redirect(f"/formations/{numero}?fait=soumise")


@routes.post("/formations/{numero}/retirer", right=Verb.FORMATION_RETIRER)
def retirer(request: Request, numero: str) -> Redirect:
    """Take a submission back (T4)."""
    offers().withdraw(request.principal, numero, request.demande)
    return Redirect(f"/formations/{numero}?fait=retiree")


@routes.post("/formations/{numero}/abandonner", right=Verb.FORMATION_ECRIRE)
def abandonner(request: Request, numero: str) -> Redirect:
    """Drop the draft beside the published version (T10)."""
    offers().discard(request.principal, numero, request.demande)
    return Redirect(f"/formations/{numero}?fait=abandonnee")


@routes.post("/formations/{numero}/archiver", right=Verb.FORMATION_RETIRER)
def archiver(request: Request, numero: str) -> Redirect:
    """Out of diffusion (T11)."""
    offers().archive(request.principal, numero, request.demande)
    return Redirect(f"/formations/{numero}?fait=archivee")


@routes.post("/formations/{numero}/desarchiver", right=Verb.FORMATION_ECRIRE)
def desarchiver(request: Request, numero: str) -> Redirect:
    """In work again (T13)."""
    offers().unarchive(request.principal, numero, request.demande)
    return Redirect(f"/formations/{numero}?fait=desarchivee")


def _menu(request: Request) -> str:
    """The entry of the menu that formations stand under; for the Carif, that of the structures they belong to."""
    return "structures" if request.principal.carif else "formations"


def _session(request: Request, saisie: Saisie, numero: str) -> Session:
    if numero != "nouvelle":
        return saisie.fiche.courante.formation.session(numero)
    return offers().blank_session(request.principal, saisie.fiche)


def _after_save(request: Request, numero: str) -> Redirect:
    if request.text("intent") == "ajouter-session":
        return Redirect(f"/formations/{numero}/sessions/nouvelle?fait=enregistree")
    return Redirect(f"/formations/{numero}?fait=enregistree")
