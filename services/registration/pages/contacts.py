"""The address book of contacts, as functions of the model."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from services.domain.errors import Conflict, Refusal, Violation
from services.domain.profil import Profil
from services.domain.rights import Principal, Role, Verb, may
from services.domain.texte import fold
from services.registration.model.carnets import Carnets, FicheContact, texte_certification
from services.registration.model.contacts import CIVILITES, LIBELLES, TYPES, read_aloud, typed_of
from services.registration.pages.comptes import LIBELLES_ROLES
from services.registration.pages.onglets import CONTACTS, entete
from services.registration.pages.tranches import tranche
from services.registration.use_cases.carnets import ExportContact
from services.shared.page import Cadre, Formulaire, render

Typed = Mapping[str, Sequence[str]]


def contacts(cadre: Cadre, carnets: Carnets, roles: Mapping[str, Role], who: Principal, q: str, page: int) -> str:
    """Those of the book whom a search finds, fifty at a time (F061), and who among them enters data (F037)."""
    rows = [(fiche, read_aloud(fiche)) for fiche in carnets.contacts]
    return render(
        "registration/carnets/contacts.html",
        **entete(cadre, who, carnets.structure, CONTACTS),
        **tranche([(fiche, row) for fiche, row in rows if _matches(fiche, row, q)], page),
        total=len(rows),
        saisie={numero: LIBELLES_ROLES[role] for numero, role in roles.items()},
        q=q,
        gerable=may(who, Verb.CONTACT_GERER, carnets.structure.numero),
    )


def contact(
    cadre: Cadre,
    who: Principal,
    profil: Profil,
    carnets: Carnets,
    numero: str,
    *,
    history: Sequence[Mapping[str, Any]] = (),
    typed: Typed | None = None,
    refusal: Refusal | None = None,
) -> str:
    """The form of a contact; after a conflict, what is stored beside what was typed: nothing is lost."""
    fiche = carnets.contact(numero)
    conflict = isinstance(refusal, Conflict)
    return render(
        "registration/carnets/contact.html",
        cadre=cadre,
        console=who.carif is not None,
        structure=carnets.structure,
        numero=numero,
        fiche=fiche,
        formulaire=_formulaire(fiche, typed, refusal),
        types=list(TYPES.items()),
        civilites=[(civilite, civilite) for civilite in CIVILITES],
        premier=carnets.principal is None,
        certification=texte_certification(profil),
        ecarts_saisie=_ecarts(fiche, typed) if conflict and fiche and typed else [],
        historique=faits(history),
    )


def remove_contact(cadre: Cadre, who: Principal, carnets: Carnets, fiche: FicheContact, acte: str) -> str:
    """Whether one really wants to remove a contact («supprimer»), or erase it at the person's request («effacer»)."""
    successors = [(each.contact.numero, each.contact.nom_complet) for each in carnets.successors(fiche.contact.numero)]
    chosen = {"successeur": successors[0][0]} if successors else {}
    return render(
        "registration/carnets/retirer_contact.html",
        cadre=cadre,
        console=who.carif is not None,
        structure=carnets.structure,
        fiche=fiche,
        acte=acte,
        successeurs=successors,
        formulaire=Formulaire(chosen),
    )


def export_contact(cadre: Cadre, who: Principal, structure: str, export: ExportContact) -> str:
    """All that is held on a person, to read and print."""
    return render(
        "registration/carnets/export_contact.html",
        cadre=cadre,
        console=who.carif is not None,
        structure=structure,
        export=export,
        lignes=[(libelle, read_aloud(export.fiche)[name]) for name, libelle in LIBELLES.items()],
        historique=faits(export.historique),
    )


def export_json(export: ExportContact) -> str:
    """The same for a machine."""
    compte = export.compte
    held = {
        "etabli_le": export.at.isoformat(),
        "contact": export.fiche.model_dump(mode="json", exclude={"revision", "demande"}),
        "historique": [dict(row) for row in export.historique],
        "compte": compte and {name: getattr(compte, name) for name in ("courriel", "nom", "prenom", "etat")},
    }
    return json.dumps(held, ensure_ascii=False, indent=2)


def faits(history: Sequence[Mapping[str, Any]]) -> list[dict[str, object]]:
    """The rows of a history as the frieze shows them, latest first; which fields changed, never what they held."""
    return [
        {
            "quoi": row["acte"],
            "quand": datetime.fromisoformat(row["at"]),
            "qui": row["auteur"],
            "texte": ", ".join(row["details"].get("champs", ())),
        }
        for row in reversed(history)
    ]


def _formulaire(fiche: FicheContact | None, typed: Typed | None, refusal: Refusal | None) -> Formulaire:
    if typed is not None and refusal is not None:
        values = {name: list(texts) if name == "types" else texts[0] for name, texts in typed.items()}
        return Formulaire(values, refusal.violations or (Violation(refusal.code, refusal.message),))
    return Formulaire(typed_of(fiche) if fiche else {"nature": "personne", "diffusable": "non"})


def _ecarts(fiche: FicheContact, typed: Typed) -> list[tuple[str, str, str]]:
    """Field by field, what somebody else stored meanwhile and what was typed here."""
    stored, mine = read_aloud(fiche), {name: ", ".join(texts) for name, texts in typed.items()}
    mine["types"] = ", ".join(TYPES.get(code, code) for code in typed.get("types", ()))
    mine["nature"] = stored["nature"] if mine.get("nature") == fiche.nature else mine.get("nature", "").capitalize()
    mine["diffusable"] = mine.get("diffusable", "").capitalize()
    rows = [(libelle, stored[name], mine.get(name, "")) for name, libelle in LIBELLES.items() if name != "principal"]
    return [row for row in rows if row[1] != row[2]]


def _matches(fiche: FicheContact, row: Mapping[str, str], q: str) -> bool:
    hay = fold(" ".join((fiche.contact.numero, *row.values())))
    return all(word in hay for word in fold(q).split())
