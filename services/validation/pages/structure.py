"""A request of a structure: what was typed beside what the registers answered, and what a change would change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from referentiels.identifiants import siren_of
from referentiels.telephone import readable_telephone
from services.domain.events import Constat, Releve, StructureRequested
from services.domain.structure import Structure
from services.domain.texte import fold
from services.validation.model import Registres
from services.validation.pages.comparaison import comparer_fiches

_CONSTATS = {
    "conforme": ("Conforme", "succes"),
    "ecart": ("Différence", "refus"),
    "alerte": ("À vérifier", "action"),
    "inconnu": ("Inconnu du registre", "refus"),
    "non_verifie": ("Non vérifié", "attente"),
}
# Beside which field a register's remark stands, by the first word of its code
_BESIDE = {"SIRET": "siret", "PERIMETRE": "siret", "NUMERO_ACTIVITE": "numero_activite", "QUALIOPI": "qualiopi"}
_GRAVES = {"ecart", "inconnu"}
# What an organisation from outside the region says of itself; those inside are not asked
_PRESENCE = {None: "", True: "Oui, d’après l’organisme", False: "Non, d’après l’organisme"}


@dataclass(frozen=True, slots=True)
class Reponse:
    """What one register holds of a field; `differe`: it is not what stands in the request."""

    valeur: str
    source: str
    lu_le: datetime
    differe: bool


@dataclass(frozen=True, slots=True)
class Ligne:
    """One field of a request; `repris`: nobody typed it, it was taken from the registers."""

    libelle: str
    valeur: str
    repris: bool
    reponses: tuple[Reponse, ...]
    constats: tuple[Mapping[str, str], ...]
    differe: bool


def structure(soumission: StructureRequested, registres: Registres | None = None) -> dict[str, Any]:
    """What the page of a structure's dossier shows of the request itself, and what the registers say of it now."""
    said = registres or soumission
    lignes = tuple(_lignes(soumission, said.constats, said.releves))
    return {
        "lignes": lignes,
        "autres": _constats(said.constats, ""),
        "ecarts": sum(ligne.differe for ligne in lignes),
        "comparaison": comparer_fiches(soumission.precedente, soumission.structure) if soumission.precedente else None,
        "piece": soumission.piece,
        "siren": siren_of(soumission.structure.siret),
        "reponse": soumission.reponse,
    }


def _lignes(soumission: StructureRequested, dits: Sequence[Constat], lus: Sequence[Releve]) -> Iterator[Ligne]:
    asked, referent = soumission.structure, soumission.referent
    rows = [
        ("siret", "SIRET", asked.siret),
        ("numero_activite", "Numéro de déclaration d’activité", asked.numero_activite),
        ("raison_sociale", "Raison sociale", asked.raison_sociale),
        ("adresse", "Adresse", asked.adresse.en_une_ligne),
        ("presence", "Formations en présence dans la région", _PRESENCE[soumission.presence]),
        ("qualiopi", "Qualiopi", ""),
        ("referent", "Référent", f"{referent.prenom} {referent.nom}".strip()),
        ("referent.telephone", "Téléphone du référent", readable_telephone(referent.telephone)),
        ("referent.courriel", "Courriel du référent", referent.courriel),
        ("coordonnees", "Coordonnées à publier", _coordonnees(asked)),
    ]
    for champ, libelle, retenu in rows:
        releves = [releve for releve in lus if releve.champ == champ]
        saisi = next((releve.saisi for releve in releves if releve.saisi), "")
        reponses = tuple(_reponse(releve, saisi or retenu) for releve in releves)
        constats = _constats(dits, champ)
        if retenu or reponses or constats:
            grave = any(constat["grave"] for constat in constats)
            differe = grave or any(reponse.differe for reponse in reponses)
            yield Ligne(libelle, saisi or retenu, bool(releves) and not saisi, reponses, constats, differe)


def _coordonnees(structure: Structure) -> str:
    return ", ".join((*map(readable_telephone, structure.telephones), *structure.courriels))


def _reponse(releve: Releve, retenu: str) -> Reponse:
    differe = bool(retenu) and fold(releve.valeur) != fold(retenu)
    return Reponse(releve.valeur, releve.source, releve.lu_le, differe)


def _constats(constats: Sequence[Constat], champ: str) -> tuple[Mapping[str, str], ...]:
    """What the registers say beside one field; under an empty name, what concerns no field shown."""
    beside = [constat for constat in constats if _BESIDE.get(constat.code.split(".")[0], "") == champ]
    return tuple(
        {
            "etat": _CONSTATS.get(constat.etat, (constat.etat, "neutre"))[0],
            "ton": _CONSTATS.get(constat.etat, (constat.etat, "neutre"))[1],
            "grave": "oui" if constat.etat in _GRAVES else "",
            "source": constat.source,
            "message": constat.message,
        }
        for constat in beside
    )
