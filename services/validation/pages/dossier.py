"""One dossier: what is published and what is submitted, side by side, and where one decides."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from services.domain.calendrier import jours_feries
from services.domain.events import FormationSubmitted, StructureRequested
from services.domain.lifecycle import Evenement
from services.domain.profil import Profil
from services.domain.rights import Principal, Verb, may
from services.shared.page import Cadre, Formulaire, render
from services.validation.model import Dossier, MotifType, motif_fields, refusals, returns
from services.validation.pages.comparaison import comparer
from services.validation.pages.file import sorte
from services.validation.pages.structure import structure
from services.validation.pages.temps import reste
from services.validation.use_cases import Lecture, Suggestion
from services.validation.use_cases.requis import COMMENTAIRE_MAX, FORMACODES_MAX, TEXTE_MAX

_LONGUEURS = {"motif": TEXTE_MAX, "commentaire": COMMENTAIRE_MAX}
_ROLES = {"organisme": "organisme", "documentaliste": "documentaliste", "superviseur": "superviseur"}
_BADGES = {
    Evenement.VISER: "Visé",
    Evenement.DEMANDER_COMPLEMENT: "En attente complément d’information",
    Evenement.REFUSER: "Refusé",
    Evenement.RETIRER: "Retiré par l’organisme",
}


def dossier(
    cadre: Cadre,
    lecture: Lecture,
    who: Principal,
    *,
    now: datetime,
    profil: Profil,
    suggestions: Sequence[Suggestion] = (),
    tout: bool = False,
    visa: Formulaire | None = None,
    complement: Formulaire | None = None,
    non_envoye: Sequence[str] = (),
) -> str:
    """The page of a dossier.

    `visa` and `complement` are what was typed in those two forms, when it was refused; `non_envoye` the texts that came
    too late to be sent at all.
    """
    found, types = lecture.dossier, returns(lecture.soumission)
    common: dict[str, Any] = {
        "cadre": cadre,
        "dossier": found,
        "badge": badge(found),
        "sorte": sorte(found),
        "reste": reste(now, found.due_at, jours_feries(profil)),
        "retard": found.due_at < now,
        "pris": found.holder(now),
        "mien": found.held_by(who) and not found.clos,
        "interdit": _kept_from(who, lecture),
        "visa": visa or Formulaire(_indexed(lecture)),
        "complement": complement or Formulaire(),
        "formulaire": visa or complement or Formulaire(),
        "non_envoye": non_envoye,
        "faits": [_fact(row) for row in reversed(lecture.histoire)],
        "anterieurs": [(earlier, badge(earlier)) for earlier in lecture.anterieurs],
        "types": options(types),
        "textes": types,
        "champs": motif_fields(lecture.soumission),
        "longueurs": _LONGUEURS,
    }
    if isinstance(lecture.soumission, StructureRequested):
        return render("validation/structure.html", **common, **_structure(lecture, lecture.soumission, who, now, tout))
    return render("validation/formation.html", **common, **_formation(lecture.soumission, suggestions, tout))


def refus(cadre: Cadre, lecture: Lecture, profil: Profil, formulaire: Formulaire | None = None) -> str:
    """The page that asks for the reasons of a refusal, and whether it is meant."""
    types = refusals(lecture.soumission, profil.regions)
    return render(
        "validation/refus.html",
        cadre=cadre,
        dossier=lecture.dossier,
        formulaire=formulaire or Formulaire(),
        types=options(types),
        textes=types,
        longueurs=_LONGUEURS,
    )


def badge(dossier: Dossier) -> str:
    """Where a dossier stands, in two words."""
    return _BADGES[dossier.decision.evenement] if dossier.decision else "En attente de validation"


def options(types: Sequence[MotifType]) -> list[tuple[str, str]]:
    """Reasons as a list of choices."""
    return [(motif.code, motif.libelle) for motif in types]


def _formation(soumission: FormationSubmitted, suggestions: Sequence[Suggestion], tout: bool) -> dict[str, Any]:
    return {
        "comparaison": comparer(soumission),
        "suggestions": suggestions,
        "rangs_formacodes": range(FORMACODES_MAX),
        "tout": tout or soumission.precedente is None,
    }


def _kept_from(who: Principal, lecture: Lecture) -> str:
    """Why this person may not decide it, if so."""
    if not may(who, Verb.DOSSIER_PRENDRE, lecture.dossier.structure):
        return "Ce dossier concerne votre structure"
    return "Vous avez envoyé cette demande pour l’organisme" if lecture.sien else ""


def _structure(
    lecture: Lecture, soumission: StructureRequested, who: Principal, now: datetime, tout: bool
) -> dict[str, Any]:
    found = lecture.dossier
    asked = not found.clos and found.question
    return {
        **structure(soumission, found.registres),
        "attendu": asked if asked and asked.pending(now) else None,
        "sans_reponse": asked if asked and not asked.pending(now) else None,
        "peut_verifier": not found.clos and not _kept_from(who, lecture),
        "tout": tout,
    }


def _indexed(lecture: Lecture) -> dict[str, str]:
    """The Formacodes that the visa starts from: those of the version submitted, or else of the one published."""
    soumission = lecture.soumission
    if isinstance(soumission, StructureRequested):
        return {}
    published = soumission.precedente.formacodes if soumission.precedente else ()
    formacodes = soumission.formation.formacodes or published
    return {f"formacodes.{rank}": formacode.code for rank, formacode in enumerate(formacodes[:FORMACODES_MAX])}


def _fact(row: Mapping[str, Any]) -> Mapping[str, Any]:
    motifs = [motif["texte"] for motif in row["details"].get("motifs", ())]
    return {
        "quoi": row["acte"],
        "quand": datetime.fromisoformat(row["at"]),
        "qui": f"{row['auteur']} ({_ROLES[row['role']]})" if row["role"] in _ROLES else row["auteur"],
        "texte": "\n".join([*motifs, *([row["commentaire"]] if row["commentaire"] else [])]),
    }
