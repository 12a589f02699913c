"""The doors of the console: the queue, a dossier, and what is done with it."""

import re
from collections.abc import Callable, Sequence

from services.domain.errors import Conflict, NotFound, Refused, Violation
from services.domain.events import FormationSubmitted
from services.domain.formation import Formacode
from services.domain.rights import Verb
from services.shared.page import Formulaire, Message
from services.shared.settings import profil
from services.shared.web import Page, Redirect, Request, Routes
from services.validation import pages, wiring
from services.validation.model import Dossier, Filtre, MotifSaisi
from services.validation.pages.file import fait_of
from services.validation.use_cases import Lecture, Suggestion

routes = Routes("validation")

MENU = "dossiers"
_MOTIFS_MAX = 30  # rows of one form


@routes.get("/console", right=Verb.DOSSIER_LIRE)
def queue(request: Request) -> Page:
    """What waits for a decision, the most urgent first."""
    wanted, decisions = request.query.get("filtre", ""), wiring.decisions()
    filtre = Filtre(wanted) if wanted in set(Filtre) else Filtre.TOUS
    html = pages.file(
        request.cadre(MENU, _done(request)),
        decisions.queue(request.principal, filtre),
        decisions.next_free(request.principal),
        request.principal,
        now=wiring.ground().clock.now(),
        profil=profil(),
        page=request.number("page"),
    )
    return Page(html)


@routes.post("/console/suivant", right=Verb.DOSSIER_PRENDRE)
def take_next(request: Request) -> Redirect:
    """The most urgent dossier that is free, taken."""
    taken = wiring.decisions().take_next(request.principal, request.demande)
    return Redirect(_address(taken.id) if taken else "/console?fait=aucun")


@routes.get("/console/dossiers/{dossier}", right=Verb.DOSSIER_LIRE)
def look(request: Request, dossier: str) -> Page:
    """One dossier; changes only, unless all is asked for."""
    return _page(request, wiring.decisions().read(request.principal, dossier))


@routes.get("/console/dossiers/{dossier}/piece", right=Verb.DOCUMENT_LIRE)
def piece(request: Request, dossier: str) -> Redirect:
    """The document that came with a request: an address good for minutes, of the very version that was examined."""
    found = wiring.decisions().piece(request.principal, dossier)
    documents, version = wiring.ground().documents, found.version or None
    documents.stat(found.cle, version)  # one kept long enough is not found, rather than the store's answer in XML
    minutes = profil().delais.signature_minutes
    return Redirect(documents.link(found.cle, filename=f"{dossier}.pdf", minutes=minutes, version=version))


@routes.post("/console/dossiers/{dossier}/prendre", right=Verb.DOSSIER_PRENDRE)
def take(request: Request, dossier: str) -> Page | Redirect:
    """A dossier locked for whoever asks."""
    return _attempt(request, dossier, lambda: wiring.decisions().take(request.principal, dossier, request.demande))


@routes.post("/console/dossiers/{dossier}/rendre", right=Verb.DOSSIER_PRENDRE)
def release(request: Request, dossier: str) -> Page | Redirect:
    """A dossier given back to the queue."""
    return _attempt(
        request, dossier, lambda: wiring.decisions().release(request.principal, dossier, request.demande), leave=True
    )


@routes.post("/console/dossiers/{dossier}/registres", right=Verb.DOSSIER_VERIFIER)
def ask_registers(request: Request, dossier: str) -> Page | Redirect:
    """What the national registers say today is asked; the dossier shows it as soon as they answered."""
    return _attempt(
        request, dossier, lambda: wiring.decisions().ask_registers(request.principal, dossier, request.demande)
    )


@routes.post("/console/dossiers/{dossier}/viser", right=Verb.DOSSIER_VISER)
def approve(request: Request, dossier: str) -> Page | Redirect:
    """A formation published under its indexation, or a structure accepted."""
    decisions = wiring.decisions()
    lecture = decisions.read(request.principal, dossier)
    formacodes = _formacodes(request, lecture)
    typed = {f"formacodes.{rank}": formacode.code for rank, formacode in enumerate(formacodes)}

    def decide() -> Dossier:
        return decisions.approve(
            request.principal,
            dossier,
            vue=request.number("version"),
            formacodes=formacodes,
            demande=request.demande,
        )

    return _attempt(
        request,
        dossier,
        decide,
        leave=True,
        again=lambda broken: _page(request, lecture, visa=Formulaire(typed, broken)),
    )


@routes.post("/console/dossiers/{dossier}/complement", right=Verb.DOSSIER_COMPLETER)
def ask_completion(request: Request, dossier: str) -> Page | Redirect:
    """A dossier sent back with reasons."""
    decisions = wiring.decisions()
    lecture = decisions.read(request.principal, dossier)

    def show(typed: Formulaire) -> Page:
        return _page(request, lecture, complement=typed)

    return _send_back(request, dossier, decisions.ask_completion, show)


@routes.get("/console/dossiers/{dossier}/refuser", right=Verb.DOSSIER_REFUSER)
def consider_refusal(request: Request, dossier: str) -> Page:
    """The page that asks why, and whether it is meant."""
    lecture = wiring.decisions().read(request.principal, dossier)
    return Page(pages.refus(request.cadre(MENU), lecture, profil()))


@routes.post("/console/dossiers/{dossier}/refuser", right=Verb.DOSSIER_REFUSER)
def refuse(request: Request, dossier: str) -> Page | Redirect:
    """A dossier refused, with reasons."""
    decisions = wiring.decisions()
    lecture = decisions.read(request.principal, dossier)

    def show(typed: Formulaire) -> Page:
        return Page(pages.refus(request.cadre(MENU), lecture, profil(), typed), 422 if typed.en_erreur else 200)

    return _send_back(request, dossier, decisions.refuse, show)


# ─── what the forms say ──────────────────────────────────────────────────────


def _formacodes(request: Request, lecture: Lecture) -> list[Formacode]:
    soumission = lecture.soumission
    if not isinstance(soumission, FormationSubmitted):
        return []
    codes = [request.text(name) for name in sorted(request.form) if name.startswith("formacodes.")]
    return [wiring.indexation().read(code.replace(" ", "")[:20], soumission) for code in codes if code]


def _motifs(request: Request) -> list[MotifSaisi]:
    """The reasons typed, those of empty rows left out."""
    motifs = []
    for rank in Formulaire(dict.fromkeys(request.form, "")).rangs("motifs")[:_MOTIFS_MAX]:
        champ, code, texte = (request.text(f"motifs.{rank}.{part}") for part in ("champ", "code", "texte"))
        if champ or code or texte:
            motifs.append(MotifSaisi(code, champ, texte))
    return motifs


def _typed(request: Request, motifs: Sequence[MotifSaisi]) -> dict[str, str | list[str]]:
    """The form again; one more empty row when that is what was asked for."""
    typed: dict[str, str | list[str]] = {"commentaire": request.text("commentaire")}
    for rank, motif in enumerate(motifs):
        typed |= {f"motifs.{rank}.{part}": getattr(motif, part) for part in ("champ", "code", "texte")}
    if request.text("intent") == "ajouter" or not motifs:
        typed[f"motifs.{len(motifs)}.texte"] = ""
    return typed


def _unsent(request: Request) -> list[str]:
    """The texts that a person wrote in a form of this page."""
    written = [name for name in request.form if re.fullmatch(r"commentaire|motifs\..+\.texte|formacodes\..+", name)]
    return [text for name in written if (text := request.text(name))]


# ─── what is answered ────────────────────────────────────────────────────────


def _send_back(
    request: Request,
    dossier: str,
    decide: Callable[..., Dossier],
    show: Callable[[Formulaire], Page],
) -> Page | Redirect:
    """Decide with the reasons typed; one row more, or what is broken, shows the form again."""
    motifs = _motifs(request)

    def again(broken: tuple[Violation, ...]) -> Page:
        return show(Formulaire(_typed(request, motifs), broken))

    def act() -> Dossier:
        return decide(
            request.principal,
            dossier,
            vue=request.number("version"),
            motifs=motifs,
            commentaire=request.text("commentaire"),
            demande=request.demande,
        )

    if request.text("intent") == "ajouter":
        return again(())
    return _attempt(request, dossier, act, leave=True, again=again)


def _attempt(
    request: Request,
    dossier: str,
    act: Callable[[], Dossier],
    *,
    leave: bool = False,
    again: Callable[[tuple[Violation, ...]], Page] | None = None,
) -> Page | Redirect:
    """Do it and go on: to the queue with `leave`, else to the dossier. What is refused shows the form again."""
    try:
        done = act()
    except Refused as refusal:
        if again is None:
            raise
        return again(refusal.violations)
    except Conflict as refusal:
        # Somebody was first: the message says who and when, and what was typed is there to be copied
        lecture = wiring.decisions().read(request.principal, dossier)
        return _page(
            request,
            lecture,
            message=Message(refusal.message, ton="erreur"),
            non_envoye=_unsent(request),
            status=refusal.status,
        )
    return Redirect(f"/console?fait={fait_of(done)}&dossier={done.id}" if leave else _address(done.id))


def _page(
    request: Request,
    lecture: Lecture,
    *,
    visa: Formulaire | None = None,
    complement: Formulaire | None = None,
    message: Message | None = None,
    non_envoye: Sequence[str] = (),
    status: int = 200,
) -> Page:
    html = pages.dossier(
        request.cadre(MENU, message),
        lecture,
        request.principal,
        now=wiring.ground().clock.now(),
        profil=profil(),
        suggestions=_suggestions(request, lecture),
        tout=request.query.get("vue") == "tout",
        visa=visa,
        complement=complement,
        non_envoye=non_envoye,
    )
    broken = (visa and visa.en_erreur) or (complement and complement.en_erreur)
    return Page(html, 422 if broken else status)


def _suggestions(request: Request, lecture: Lecture) -> Sequence[Suggestion]:
    """What the indexing panel proposes, to whoever has it before him: the register is not read for others."""
    if isinstance(lecture.soumission, FormationSubmitted) and lecture.dossier.held_by(request.principal):
        return wiring.indexation().suggestions(lecture.soumission)
    return ()


def _done(request: Request) -> Message | None:
    """What the previous act did: the address names the dossier, the dossier says the rest."""
    code, id = request.query.get("fait", ""), request.query.get("dossier", "")
    if not id:
        return pages.fait(code, None)
    try:
        return pages.fait(code, wiring.decisions().read(request.principal, id).dossier)
    except NotFound:
        return None


def _address(id: str) -> str:
    return f"/console/dossiers/{id}"
