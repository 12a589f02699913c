"""What somebody takes away of the own account, and the page on which one leaves, as functions of the model."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from services.domain.errors import Refusal, Violation
from services.domain.structure import Structure
from services.registration.model.carnets import FicheContact
from services.registration.model.compte import Compte
from services.registration.model.demande import Demande
from services.registration.use_cases.personal_data import Place, Portrait
from services.shared.page import Cadre, Formulaire, render

_AILLEURS = (
    "Votre nom figure aussi comme auteur dans l’historique des fiches, des dossiers et des contacts que vous avez"
    " modifiés : écrivez au Carif pour en obtenir la liste."
)


def supprimer(cadre: Cadre, compte: Compte, seul: Sequence[Structure], refusal: Refusal | None = None) -> str:
    """What follows from leaving, and the password that is asked for; `seul`: the structures that forbid it."""
    violations = refusal.violations if refusal else ()
    if refusal and not violations:
        violations = (Violation(refusal.code, refusal.message),)
    return render(
        "registration/compte_supprimer.html",
        cadre=cadre,
        console=compte.carif is not None,
        compte=compte,
        seul=seul,
        formulaire=Formulaire({}, violations),
    )


def portrait_json(portrait: Portrait) -> str:
    """All that is kept of one person, for that person: nobody else is named in it."""
    compte = portrait.compte
    held = {
        "etabli_le": portrait.at.isoformat(),
        "compte": compte.model_dump(mode="json", exclude={"revision", "generation", "structures"}),
        "historique_du_compte": [_fact(row) for row in portrait.historique],
        "derniere_visite": portrait.visite.vue_le.isoformat() if portrait.visite else None,
        "connexions": [one.model_dump(mode="json", include=_CONNEXION) for one in portrait.connexions],
        "liens_en_cours_jusqu_au": [until.isoformat() for until in portrait.liens],
        "essais": [one.model_dump(mode="json", include=_ESSAIS) for one in portrait.essais],
        "demandes_a_rejoindre": [one.model_dump(mode="json", include=_REJOINDRE) for one in portrait.rattachements],
        "memos": [one.model_dump(mode="json", exclude={"revision", "id"}) for one in portrait.memos],
        "structures": [_place(place) for place in portrait.structures],
        "ailleurs": _AILLEURS,
    }
    return json.dumps(held, ensure_ascii=False, indent=2)


# What protects a browser or a form stays with its owner's browser
_CONNEXION = {"navigateur", "ouvert_le", "vu_le", "expire_le", "structure_nom"}
_ESSAIS = {"quoi", "nombre", "dernier_le"}
_REJOINDRE = {"structure", "courriel", "nom", "prenom", "demande_le", "expire_le"}
_CONTACT = {"nature", "modifiee_le"}
_CERTIFICATION = {"version", "empreinte", "donnee_le", "diffusion"}
_MOT = {"rang", "texte", "ecrit_le"}


def _place(place: Place) -> dict[str, Any]:
    return {
        "numero": place.numero,
        "nom": place.nom,
        "role": place.role,
        "historique_du_role": [_fact(row) for row in place.faits],
        "demande_d_inscription": _demande(place.demande) if place.demande else None,
        "contacts": [_contact(fiche) for fiche in place.contacts],
        "messages": [{"sujet": fil.sujet, **mot.model_dump(mode="json", include=_MOT)} for fil, mot in place.messages],
    }


def _demande(demande: Demande) -> dict[str, Any]:
    wanted = {"etat", "referent", "consentement", "creee_le", "envoyee_le", "reponse"}
    return demande.model_dump(mode="json", include=wanted)


def _contact(fiche: FicheContact) -> dict[str, Any]:
    """The record, and what was certified of it; not by whom."""
    certified = fiche.certification.model_dump(mode="json", include=_CERTIFICATION) if fiche.certification else None
    held = fiche.model_dump(mode="json", include=_CONTACT)
    return {**fiche.contact.model_dump(mode="json"), **held, "certification": certified}


def _fact(row: Mapping[str, Any]) -> dict[str, Any]:
    """What happened, when; not by whose hand."""
    role = row["details"].get("role")
    return {"le": row["at"], "quoi": row["acte"], **({"role": role} if role else {})}
