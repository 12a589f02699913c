"""The pages one reads: dashboard, list, one formation, and the summary before it is sent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from services.domain import rules
from services.domain.champs import FORMATION, SESSION, Champ
from services.domain.errors import Severite
from services.domain.events import ExportPublished
from services.domain.formation import Formation
from services.domain.rights import Principal, Verb, may
from services.domain.session import Session
from services.domain.texte import fold
from services.offers.model import Comme, LigneFiche, Saisie, Tableau
from services.shared.page import Cadre, Message, identifiant, render

_LISTED_ON_DASHBOARD = 8
_FAITS = {
    "enregistree": "La formation est enregistrée. Elle peut rester incomplète tant que vous ne l’avez pas soumise.",
    "session-enregistree": "La session est enregistrée.",
    "session-dupliquee": "La session est dupliquée : donnez-lui ses dates.",
    "session-supprimee": "La session est supprimée.",
    "soumise": "La formation est transmise au Carif pour validation.",
    "retiree": "La demande est retirée : vous pouvez modifier la formation.",
    "abandonnee": "Le brouillon est supprimé. La version diffusée n’a pas changé.",
    "archivee": "La formation est archivée : elle n’est plus transmise aux partenaires.",
    "desarchivee": "La formation est de nouveau modifiable. Ajoutez une session à venir, puis soumettez-la.",
}

_COMME = {Comme.RESPONSABLE: "Organisme responsable", Comme.FORMATEUR: "Organisme formateur"}


class Point(NamedTuple):
    """Something to complete, and where."""

    message: str
    url: str


def fait(query: Mapping[str, str]) -> Message | None:
    """What the previous act did, as its address says."""
    texte = _FAITS.get(query.get("fait", ""))
    return Message(texte) if texte else None


def tableau(cadre: Cadre, tableau: Tableau, etats: Mapping[str, str]) -> str:
    """The dashboard of an organisation; `etats` is what its Carif calls each state."""
    a_faire = [ligne for ligne in tableau.lignes if ligne.badge in {"a_completer", "refusee"}]
    return render(
        "offers/tableau.html",
        cadre=cadre,
        tableau=tableau,
        tuiles=_tuiles(tableau),
        a_faire=a_faire,
        lignes=tableau.lignes[:_LISTED_ON_DASHBOARD],
        libelles=etats,
    )


def liste(cadre: Cadre, who: Principal, tableau: Tableau, query: Mapping[str, str], etats: Mapping[str, str]) -> str:
    """All formations of an organisation, by state and by words; the Carif looks at any organisation's."""
    filtres = {"etat": query.get("etat", ""), "q": query.get("q", "")}
    lignes = [ligne for ligne in tableau.lignes if _matches(ligne, filtres["etat"], filtres["q"])]
    choix = [("diffusion", "En diffusion"), *((b, t) for b, t in etats.items() if b != "diffusee")]
    return render(
        "offers/liste.html",
        cadre=cadre,
        console=who.carif is not None,
        peut_creer=tableau.ouverte and may(who, Verb.FORMATION_ECRIRE, tableau.structure),
        tableau=tableau,
        lignes=lignes,
        filtres=filtres,
        onglets=[
            (texte, address(tableau.model_copy(update={"comme": comme})), comme) for comme, texte in _COMME.items()
        ],
        etats=[(code, f"{texte} ({tableau.nombre(code)})") for code, texte in choix],
        libelles=etats,
    )


def address(tableau: Tableau) -> str:
    """Where the list of these formations is."""
    return f"/formations?structure={tableau.structure}&comme={tableau.comme.value}"


def comptes(tableaux: Sequence[Tableau]) -> str:
    """How many formations are in which state, responsible and training: a part of the record of an organisation."""
    return render(
        "offers/comptes.html", tableaux=[(tableau, _tuiles(tableau, address(tableau) + "&")) for tableau in tableaux]
    )


def fiche(
    cadre: Cadre,
    who: Principal,
    saisie: Saisie,
    diffusions: Sequence[ExportPublished],
    history: Iterable[Mapping[str, Any]],
    etats: Mapping[str, str],
) -> str:
    """One formation: its sessions and numbers, its text, where it is published, what happened to it."""
    return render(
        "offers/fiche.html",
        cadre=cadre,
        saisie=saisie,
        fiche=saisie.fiche,
        formation=saisie.fiche.courante.formation,
        libelle=etats[saisie.fiche.badge],
        points=_points(saisie, Severite.BLOQUANT),
        motifs=[Point(m.texte, _url(saisie.fiche.numero, m.champ)) for m in saisie.fiche.courante.motifs],
        score=rules.score(saisie.fiche.courante.formation, saisie.violations),
        resume=_resume(saisie.fiche.courante.formation, FORMATION),
        diffusions=diffusions,
        peut_retirer=may(who, Verb.FORMATION_RETIRER, saisie.fiche.structure),
        publiees=saisie.fiche.numeros_publies,
        faits=[_frise(row) for row in reversed(list(history))],
    )


def recapitulatif(cadre: Cadre, saisie: Saisie, *, refused: bool = False) -> str:
    """Everything that is about to be sent, with what still stands in the way."""
    formation = saisie.fiche.courante.formation
    return render(
        "offers/recapitulatif.html",
        cadre=cadre,
        saisie=saisie,
        fiche=saisie.fiche,
        formation=formation,
        bloquants=_points(saisie, Severite.BLOQUANT),
        alertes=_points(saisie, Severite.ALERTE),
        score=rules.score(formation, saisie.violations),
        resume=_resume(formation, FORMATION),
        sessions=[(session, _resume(session, SESSION)) for session in formation.sessions],
        refused=refused,
    )


def _tuiles(tableau: Tableau, adresse: str = "/formations?") -> list[dict[str, Any]]:
    counters = [
        ("diffusion", "diffusées", "succes"),
        ("en_creation", "en cours de création", ""),
        ("brouillon", "brouillons", ""),
        ("en_attente", "en attente de validation", "attente"),
        ("a_completer", "en attente complément d’information", "action"),
        ("refusee", "refusées", "refus"),
        ("archivee", "non diffusées", ""),
    ]
    return [
        {"nombre": tableau.nombre(etat), "texte": texte, "url": f"{adresse}etat={etat}", "ton": ton}
        for etat, texte, ton in counters
    ]


def _matches(ligne: LigneFiche, etat: str, words: str) -> bool:
    state = not etat or (ligne.en_diffusion if etat == "diffusion" else ligne.badge == etat)
    return state and fold(words) in fold(f"{ligne.numero} {ligne.intitule} {ligne.ville}")


def _points(saisie: Saisie, severite: Severite) -> list[Point]:
    found = [v for v in saisie.violations if v.severite is severite]
    return [Point(v.message, _url(saisie.fiche.numero, v.champs[0] if v.champs else "")) for v in found]


def _url(numero: str, champ: str) -> str:
    """Where a field is mended: in the formation's form, or in the form of its session."""
    if champ == "sessions":
        return f"/formations/{numero}/sessions/nouvelle"
    if champ.startswith("sessions."):
        _, session, field = champ.split(".", 2)
        return f"/formations/{numero}/sessions/{session}#{identifiant(field)}"
    return f"/formations/{numero}/modifier#{identifiant(champ)}" if champ else f"/formations/{numero}/modifier"


def _frise(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "quoi": row["acte"],
        "quand": datetime.fromisoformat(row["at"]),
        "qui": row["auteur"],
        "texte": row["commentaire"],
    }


def _resume(value: Formation | Session, champs: Iterable[Champ[Any]]) -> list[tuple[str, str]]:
    """Name and text of every field, as the Carif will read them too; one that no form asks for shows only its text."""
    read = [(champ, champ.lire(value)) for champ in champs]
    return [(champ.libelle, text) for champ, text in read if text or champ.nature or "." in champ.nom]
