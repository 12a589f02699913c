"""What the bodies of requests hold, in the words of the forms.

Nothing is checked here but the shape: the readers of the forms know the rules, and say them with the same codes.
"""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from services.domain.adresse import Adresse
from services.domain.structure import Structure
from services.registration.model.adresses import LIGNES

_COMPLEMENTS_MAX = len(LIGNES)
_LIST_MAX = 50  # the readers allow fewer, and say so by their own codes
Lignes = Annotated[list[str], Field(max_length=_LIST_MAX, description="Dix au plus, le principal en premier")]
Jour = Annotated[str, Field(description="AAAA-MM-JJ, ou rien")]


class Corps(BaseModel):
    """A part of a request; an unknown member is refused by its name."""

    model_config = ConfigDict(extra="forbid")

    def typed(self) -> dict[str, list[str]]:
        """The same as a form would send it (`adresse.voie`, `telephones.0`): one reader reads both doors."""
        return {name: [text] for field, value in self for name, text in _flat(field, value)}


def _flat(name: str, value: object) -> Iterable[tuple[str, str]]:
    if isinstance(value, AdresseSaisie):
        yield f"{name}.manuelle", "oui"  # a program has no list of found addresses to choose from
    if isinstance(value, BaseModel):
        for field, part in value:
            yield from _flat(f"{name}.{field}", part)
    elif isinstance(value, list):
        for rang, part in enumerate(value):
            yield from _flat(f"{name}.{rang}", part)
    elif isinstance(value, str):
        yield name, value
    elif isinstance(value, bool):
        yield name, "oui" if value else "non"


# ─── the record ──────────────────────────────────────────────────────────────


class AdresseSaisie(Corps):
    """An address; the commune is found from post code and town."""

    voie: str
    complement: Annotated[list[str], Field(max_length=_COMPLEMENTS_MAX)] = []
    code_postal: str
    ville: str

    @staticmethod
    def of(adresse: Adresse) -> "AdresseSaisie":
        """An address of the record."""
        lines = list(adresse.complement[:_COMPLEMENTS_MAX])  # what was imported may have more than any form shows
        return AdresseSaisie(voie=adresse.voie, complement=lines, code_postal=adresse.code_postal, ville=adresse.ville)


class LabelSaisi(Corps):
    """A label in force between two dates, either of which may be empty."""

    code: str
    numero: str = ""
    debut: Jour = ""
    fin: Jour = ""


class FicheSaisie(Corps):
    """What an organisation may change of its record, by a request; all is wanted, so that nothing is emptied unseen."""

    nom_usuel: str
    sigle: str
    uai: str
    adresse: AdresseSaisie
    adresse_postale: AdresseSaisie | None
    telephones: Lignes
    telecopie: str
    courriels: Lignes
    sites: Lignes
    labels: Annotated[list[LabelSaisi], Field(max_length=_LIST_MAX, description="Dix au plus")]
    renseignements: str

    def typed(self) -> dict[str, list[str]]:
        """As the tabs would have sent it."""
        return {**super().typed(), "adresse_postale.differente": ["oui" if self.adresse_postale else "non"]}

    @staticmethod
    def of(structure: Structure) -> "FicheSaisie":
        """The same of a record."""
        postale = structure.adresse_postale
        return FicheSaisie(
            nom_usuel=structure.nom_usuel,
            sigle=structure.sigle,
            uai=structure.uai,
            adresse=AdresseSaisie.of(structure.adresse),
            adresse_postale=AdresseSaisie.of(postale) if postale else None,
            telephones=list(structure.telephones),
            telecopie=structure.telecopie,
            courriels=list(structure.courriels),
            sites=list(structure.sites),
            labels=[LabelSaisi(**_texts(label.model_dump(mode="json"))) for label in structure.labels],
            renseignements=structure.renseignements,
        )


def _texts(dumped: dict[str, str | None]) -> dict[str, str]:
    return {name: text or "" for name, text in dumped.items()}


# ─── contacts ────────────────────────────────────────────────────────────────


class ContactSaisi(Corps):
    """A contact. What is not given is empty."""

    nature: Annotated[str, Field(description="personne, ou service")] = "personne"
    civilite: Annotated[str, Field(description="Madame, Monsieur, ou rien")] = ""
    nom: str
    prenom: str = ""
    types: Annotated[
        list[str], Field(max_length=_LIST_MAX, description="Codes de la table LHÉO dict-type-contact")
    ] = []
    fonction: str = ""
    autre_fonction: str = ""
    telephone: str = ""
    mobile: str = ""
    telecopie: str = ""
    courriel: str = ""
    diffusable: Annotated[StrictBool, Field(description="Publié sur le web et chez les partenaires")] = False
    principal: Annotated[StrictBool, Field(description="Il prend la place du contact principal")] = False
    certification: Annotated[
        StrictBool, Field(description="La personne est informée et consent : exigé pour chaque nouvelle personne")
    ] = False

    def typed(self) -> dict[str, list[str]]:
        """As the form would have sent it, with one box per type."""
        return {**super().typed(), "types": self.types}


# ─── places ──────────────────────────────────────────────────────────────────


class LieuSaisi(Corps):
    """A place of training. What is not given is empty."""

    nom: str
    adresse: AdresseSaisie
    siret: str = ""
    uai: str = ""
    acces_handicapes: str = ""
    distinct: Annotated[StrictBool, Field(description="Il n’est aucun des lieux du carnet qui lui ressemblent")] = False
