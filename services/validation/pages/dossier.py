"""One dossier: what is published and what is submitted, side by side, and where one decides."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from services.domain.calendrier import jours_feries
from services.domain.champs import FORMATION, SESSION
from services.domain.champs_structure import STRUCTURE, Tenu, changed
from services.domain.events import Constat, FormationSubmitted, StructureRequested
from services.domain.lifecycle import Evenement
from services.domain.profil import Profil
from services.domain.rights import Principal, Verb, may
from services.shared.page import Cadre, Formulaire, render
from services.validation.model import (
    COMPLEMENTS,
    COMPLEMENTS_STRUCTURE,
    REFUS_FORMATION,
    REFUS_STRUCTURE,
    Dossier,
    MotifType,
    Sorte,
)
from services.validation.pages.comparaison import Ecart, comparer
from services.validation.pages.file import SORTES
from services.validation.pages.temps import reste
from services.validation.use_cases import Lecture, Suggestion
from services.validation.use_cases.requis import FORMACODES_MAX

_CONSTATS = {
    "conforme": ("Conforme", "succes"),
    "ecart": ("Différence", "refus"),
    "alerte": ("À vérifier", "action"),
    "inconnu": ("Inconnu du registre", "refus"),
    "non_verifie": ("Non vérifié", "attente"),
}
# Beside which field a register's remark stands, by the first word of its code
_BESIDE = {"SIRET": "siret", "PERIMETRE": "siret", "NUMERO_ACTIVITE": "numero_activite", "QUALIOPI": "numero_activite"}
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
    found = lecture.dossier
    common: dict[str, Any] = {
        "cadre": cadre,
        "dossier": found,
        "badge": badge(found),
        "sorte": SORTES[found.sorte],
        "reste": reste(now, found.due_at, jours_feries(profil)),
        "retard": found.due_at < now,
        "pris": found.holder(now),
        "mien": found.held_by(who) and not found.clos,
        "peut_prendre": may(who, Verb.DOSSIER_PRENDRE, found.structure),
        "visa": visa or Formulaire(_indexed(lecture)),
        "complement": complement or Formulaire(),
        "formulaire": visa or complement or Formulaire(),
        "non_envoye": non_envoye,
        "faits": [_fact(row) for row in reversed(lecture.histoire)],
    }
    if isinstance(lecture.soumission, StructureRequested):
        return render("validation/structure.html", **common, **_structure(lecture.soumission))
    return render("validation/formation.html", **common, **_formation(lecture.soumission, suggestions, tout))


def refus(cadre: Cadre, lecture: Lecture, formulaire: Formulaire | None = None) -> str:
    """The page that asks for the reasons of a refusal, and whether it is meant."""
    return render(
        "validation/refus.html",
        cadre=cadre,
        dossier=lecture.dossier,
        formulaire=formulaire or Formulaire(),
        types=options(refusals(lecture.dossier.sorte)),
        textes=refusals(lecture.dossier.sorte),
    )


def badge(dossier: Dossier) -> str:
    """Where a dossier stands, in two words."""
    return _BADGES[dossier.decision.evenement] if dossier.decision else "En attente de validation"


def refusals(sorte: Sorte) -> tuple[MotifType, ...]:
    """The reasons one may refuse for."""
    return REFUS_FORMATION if sorte is Sorte.FORMATION else REFUS_STRUCTURE


def complements(sorte: Sorte) -> tuple[MotifType, ...]:
    """The reasons one may ask for more."""
    return COMPLEMENTS if sorte is Sorte.FORMATION else COMPLEMENTS_STRUCTURE


def options(types: Sequence[MotifType]) -> list[tuple[str, str]]:
    """Reasons as a list of choices."""
    return [(motif.code, motif.libelle) for motif in types]


def motif_fields(soumission: FormationSubmitted) -> list[tuple[str, list[tuple[str, str]]]]:
    """The fields that a reason may concern, in groups: the formation, then each of its sessions."""
    groups = [("Formation", [(champ.nom, champ.libelle) for champ in FORMATION])]
    for session in soumission.formation.sessions:
        names = [(f"sessions.{session.numero}.{champ.nom}", champ.libelle) for champ in SESSION]
        groups.append((f"Session {session.numero}", names))
    return groups


def _formation(soumission: FormationSubmitted, suggestions: Sequence[Suggestion], tout: bool) -> dict[str, Any]:
    return {
        "comparaison": comparer(soumission),
        "suggestions": suggestions,
        "rangs_formacodes": range(FORMACODES_MAX),
        "tout": tout or soumission.precedente is None,
        "types": options(COMPLEMENTS),
        "textes": COMPLEMENTS,
        "champs": motif_fields(soumission),
    }


def _structure(soumission: StructureRequested) -> dict[str, Any]:
    structure, referent = soumission.structure, soumission.referent
    typed = [
        ("siret", "SIRET", structure.siret),
        ("numero_activite", "Numéro de déclaration d’activité", structure.numero_activite),
        ("raison_sociale", "Raison sociale", structure.raison_sociale),
        ("nom_usuel", "Nom usuel", structure.nom_usuel),
        ("adresse", "Adresse", structure.adresse.en_une_ligne),
        ("telephone", "Téléphone", structure.telephone),
        ("courriel", "Courriel", structure.courriel),
        ("site", "Site", structure.site),
        ("referent", "Référent", f"{referent.prenom} {referent.nom}".strip()),
        ("referent.telephone", "Téléphone du référent", referent.telephone),
        ("referent.courriel", "Courriel du référent", referent.courriel),
    ]
    return {
        "lignes": [
            {"libelle": libelle, "saisi": saisi, "constats": _constats(soumission.constats, champ)}
            for champ, libelle, saisi in typed
        ],
        "autres": _constats(soumission.constats, ""),
        "ecarts": sum(constat.etat in {"ecart", "inconnu"} for constat in soumission.constats),
        "piece": soumission.piece,
        "changes": _changes(soumission),
        "types": options(COMPLEMENTS_STRUCTURE),
        "textes": COMPLEMENTS_STRUCTURE,
        "champs": [("Fiche", [(champ.nom, champ.libelle) for champ in STRUCTURE if champ.tenu is Tenu.ORGANISME])],
    }


def _changes(soumission: StructureRequested) -> list[Ecart]:
    """What the organisation asks to change in its record (F051); nothing when it asks to be registered."""
    before, after = soumission.precedente, soumission.structure
    if before is None:
        return []
    return [Ecart(c.nom, c.libelle, c.lire(before), c.lire(after)) for c in changed(before, after)]


def _constats(constats: Sequence[Constat], champ: str) -> list[Mapping[str, str]]:
    """What the registers say beside one field; under an empty name, what concerns no field shown."""
    beside = [constat for constat in constats if _BESIDE.get(constat.code.split(".")[0], "") == champ]
    return [
        {
            "etat": _CONSTATS.get(constat.etat, (constat.etat, "neutre"))[0],
            "ton": _CONSTATS.get(constat.etat, (constat.etat, "neutre"))[1],
            "source": constat.source,
            "message": constat.message,
        }
        for constat in beside
    ]


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
        "qui": row["auteur"],
        "texte": "\n".join([*motifs, *([row["commentaire"]] if row["commentaire"] else [])]),
    }
