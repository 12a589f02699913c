"""The queue: what waits for a decision, what is due first, who is at work on what."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from services.domain.calendrier import jours_feries
from services.domain.lifecycle import Evenement
from services.domain.profil import Profil
from services.domain.rights import Principal
from services.shared.page import Cadre, Message, render
from services.validation.model import Dossier, Filtre, Ligne, Sorte
from services.validation.pages.temps import reste
from services.validation.use_cases import FileAttente

PAR_PAGE = 50

_FAITS = {
    "vise": "visé : la formation est publiée",
    "accepte": "accepté : la structure reçoit son lien d’activation",
    "modifie": "accepté : la fiche modifiée est en vigueur",
    "complement": "renvoyé à l’organisme pour complément",
    "refuse": "refusé, avec vos motifs",
    "rendu": "rendu à la file",
}
_TITRES = {
    Filtre.TOUS: "Tous les dossiers",
    Filtre.FORMATIONS: "Formations",
    Filtre.STRUCTURES: "Structures",
    Filtre.MIENS: "Mes dossiers",
}
_SORTES = {Sorte.FORMATION: "Formation", Sorte.STRUCTURE: "Inscription"}


def sorte(of: Dossier | Ligne) -> str:
    """What the Carif is asked about, in one word."""
    return "Modification" if of.modification else _SORTES[of.sorte]


def fait(code: str, dossier: Dossier | None) -> Message | None:
    """What the previous act did, as its address says; nothing for an address that somebody made up."""
    if code == "aucun":
        return Message("Aucun dossier libre : tous sont pris, ou concernent votre structure.", ton="info")
    if dossier is None or code not in _FAITS:
        return None
    return Message(f"Dossier « {dossier.intitule} » {_FAITS[code]}.")


def fait_of(dossier: Dossier) -> str:
    """The code under which an address says what was decided."""
    if dossier.decision is None:
        return "rendu"
    if dossier.decision.evenement is Evenement.VISER:
        if dossier.sorte is Sorte.FORMATION:
            return "vise"
        return "modifie" if dossier.modification else "accepte"
    return "refuse" if dossier.decision.evenement is Evenement.REFUSER else "complement"


def file(
    cadre: Cadre,
    attente: FileAttente,
    suivant: Ligne | None,
    who: Principal,
    *,
    now: datetime,
    profil: Profil,
    page: int = 1,
) -> str:
    """The page of the queue; `page` counts from 1."""
    pages = max(1, -(-len(attente.lignes) // PAR_PAGE))
    page = min(max(1, page), pages)
    shown = attente.lignes[(page - 1) * PAR_PAGE : page * PAR_PAGE]
    is_holiday = jours_feries(profil)
    return render(
        "validation/file.html",
        cadre=cadre,
        titre=_TITRES[attente.filtre],
        filtre=attente.filtre.value,
        tuiles=_tuiles(attente),
        lignes=[_rang(ligne, who, now, reste(now, ligne.due_at, is_holiday)) for ligne in shown],
        total=len(attente.lignes),
        suivant=suivant,
        suivant_reste=reste(now, suivant.due_at, is_holiday) if suivant else "",
        page=page,
        verrou_minutes=profil.delais.verrou_minutes,
        pages=pages,
    )


def _tuiles(attente: FileAttente) -> list[Mapping[str, Any]]:
    names = {
        Filtre.TOUS: "dossiers à traiter",
        Filtre.FORMATIONS: "formations",
        Filtre.STRUCTURES: "structures",
        Filtre.MIENS: "entre vos mains",
    }
    tiles: list[Mapping[str, Any]] = [
        {"nombre": attente.comptes[filtre], "texte": texte, "url": f"/console?filtre={filtre.value}", "ton": ""}
        for filtre, texte in names.items()
    ]
    return [*tiles, {"nombre": attente.en_retard, "texte": "échéance dépassée", "url": None, "ton": "refus"}]


def _rang(ligne: Ligne, who: Principal, now: datetime, temps: str) -> Mapping[str, Any]:
    holder = ligne.holder(now)
    return {
        "ligne": ligne,
        "sorte": sorte(ligne),
        "reste": temps,
        "retard": ligne.due_at < now,
        "pris": holder,
        "mien": holder is not None and holder.par == who.sub,
    }
