"""The record as the text that people type: the inverse of what reads its forms."""

from referentiels.telephone import readable_telephone
from services.domain.adresse import Adresse
from services.domain.saisie import show_date
from services.domain.structure import Structure
from services.registration.model import adresses
from services.shared.page.formulaire import Valeurs


def of_structure(structure: Structure) -> Valeurs:
    """All values of all forms of a record."""
    values: dict[str, str | list[str]] = {
        "nom_usuel": structure.nom_usuel,
        "sigle": structure.sigle,
        "uai": structure.uai,
        "telecopie": readable_telephone(structure.telecopie),
        "renseignements": structure.renseignements,
        "adresse_postale.differente": "oui" if structure.adresse_postale else "non",
        "raison_sociale": structure.raison_sociale,
        "numero_activite": structure.numero_activite,
        "roles": [role.value for role in structure.roles],
        "type_structure": structure.type_structure,
        "type_financeur": structure.type_financeur,
        "parent": structure.parent,
        "reseau": structure.reseau,
    }
    values |= adresses.typed_of(structure.adresse, "adresse")
    values |= adresses.typed_of(structure.adresse_postale or Adresse(), "adresse_postale")
    for champ in ("telephones", "courriels", "sites"):
        shown = readable_telephone if champ == "telephones" else str
        values |= {f"{champ}.{rang}": shown(value) for rang, value in enumerate(getattr(structure, champ))}
        values[f"{champ}.principal"] = "0"
    for rang, label in enumerate(structure.labels):
        values |= {
            f"labels.{rang}.code": label.code,
            f"labels.{rang}.numero": label.numero,
            f"labels.{rang}.debut": show_date(label.debut),
            f"labels.{rang}.fin": show_date(label.fin),
        }
    return values
