"""The two forms of the portal: a formation, and one of its sessions."""

from collections.abc import Iterable, Mapping, Sequence

from services.domain.errors import Conflict, Refusal, Severite, Violation
from services.domain.events import Motif
from services.domain.formation import Formation
from services.domain.session import Session
from services.offers.model import Carnets, Saisie
from services.offers.pages import options, valeurs
from services.shared.page import Cadre, Formulaire, render

Typed = Mapping[str, Sequence[str]]


def nouvelle(
    cadre: Cadre,
    formation: Formation,
    carnets: Carnets,
    typed: Typed | None = None,
    violations: Sequence[Violation] = (),
) -> str:
    """The form of a formation that has no number yet."""
    shown = _typed(typed) if typed else valeurs.of_formation(formation)
    formulaire = Formulaire(shown, tuple(violations))
    return _formation(cadre, formation, formulaire, carnets, saisie=None, points=())


def modifier(cadre: Cadre, saisie: Saisie, typed: Typed | None = None, refusal: Refusal | None = None) -> str:
    """The form of a formation, with what the rules and the Carif say beside its fields."""
    formation = saisie.fiche.courante.formation
    own = [v for v in saisie.violations if not _of_a_session(v)]
    formulaire = _formulaire(valeurs.of_formation(formation), typed, refusal, own, saisie.fiche.courante.motifs)
    return _formation(cadre, formation, formulaire, saisie.carnets, saisie=saisie, points=_blocking(own))


def session(
    cadre: Cadre, saisie: Saisie, session: Session, typed: Typed | None = None, refusal: Refusal | None = None
) -> str:
    """The form of one session."""
    prefix = f"sessions.{session.numero}."
    own = [
        _within(v, prefix) for v in saisie.violations if session.numero and v.champs and v.champs[0].startswith(prefix)
    ]
    motifs = [
        motif.model_copy(update={"champ": motif.champ.removeprefix(prefix)})
        for motif in saisie.fiche.courante.motifs
        if session.numero and motif.champ.startswith(prefix)
    ]
    return render(
        "offers/session.html",
        cadre=cadre,
        saisie=saisie,
        session=session,
        formulaire=_formulaire(valeurs.of_session(session), typed, refusal, own, motifs),
        lieux=options.lieux(saisie.carnets),
        points=_blocking(own),
        options=options,
    )


def _formation(
    cadre: Cadre,
    formation: Formation,
    formulaire: Formulaire,
    carnets: Carnets,
    *,
    saisie: Saisie | None,
    points: tuple[Violation, ...],
) -> str:
    return render(
        "offers/formation.html",
        cadre=cadre,
        formation=formation,
        formulaire=formulaire,
        contacts=options.contacts(carnets),
        saisie=saisie,
        points=points,
        options=options,
    )


def _formulaire(
    stored: valeurs.Valeurs,
    typed: Typed | None,
    refusal: Refusal | None,
    own: Iterable[Violation],
    motifs: Iterable[Motif],
) -> Formulaire:
    """What was typed, if it was refused; else what is stored, with warnings.

    A draft is in error only where it is refused as it stands (M003).
    """
    if typed is not None and refusal is not None:
        refused = refusal.violations or (Violation(refusal.code, refusal.message),)
        return Formulaire({**_typed(typed), "conflit": "oui" if isinstance(refusal, Conflict) else ""}, refused)
    if refusal is not None:
        return Formulaire(stored, refusal.violations)
    asked = [
        Violation(motif.code, f"le Carif demande : {motif.texte}", (motif.champ,), Severite.ALERTE) for motif in motifs
    ]
    return Formulaire(stored, (*asked, *(v for v in own if v.severite is Severite.ALERTE)))


def _typed(typed: Typed) -> valeurs.Valeurs:
    return {name: values[0] if len(values) == 1 else list(values) for name, values in typed.items()}


def _blocking(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    return tuple(v for v in violations if v.severite is Severite.BLOQUANT)


def _of_a_session(violation: Violation) -> bool:
    return bool(violation.champs) and violation.champs[0].startswith("sessions.")


def _within(violation: Violation, prefix: str) -> Violation:
    champs = tuple(champ.removeprefix(prefix) for champ in violation.champs)
    return Violation(violation.code, violation.message, champs, violation.severite)
