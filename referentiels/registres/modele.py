"""What the registers say of an organisation, in our words, with the evidence of who said it and when."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field


class Source(StrEnum):
    """Who answered."""

    SIRENE = "sirene"
    RECHERCHE_ENTREPRISES = "recherche-entreprises"
    LISTE_OF = "liste-of"
    LISTE_OF_EN_LIGNE = "liste-of-en-ligne"
    BAN = "ban"

    @property
    def libelle(self) -> str:
        """The name a documentalist knows it by."""
        return _NOMS[self]


_NOMS: Mapping[Source, str] = {
    Source.SIRENE: "INSEE (Sirene)",
    Source.RECHERCHE_ENTREPRISES: "Annuaire des entreprises",
    Source.LISTE_OF: "liste publique des organismes de formation",
    Source.LISTE_OF_EN_LIGNE: "liste publique des organismes de formation (en ligne)",
    Source.BAN: "Base Adresse Nationale",
}


class ActionCertifiee(StrEnum):
    """The four kinds of action that a Qualiopi certificate may cover (Code du travail L6313-1)."""

    FORMATION = "actions-de-formation"
    BILAN = "bilans-de-competences"
    VAE = "vae"
    APPRENTISSAGE = "apprentissage"


class _Fige(BaseModel):
    model_config = ConfigDict(frozen=True)


class Etablissement(_Fige):
    """A place of business. What its owner keeps from publication is None, never the mask `[ND]` that Sirene prints."""

    siret: str
    siren: str
    raison_sociale: str | None
    enseigne: str | None = None
    actif: bool
    ferme_depuis: date | None = None
    diffusible: bool
    siege: bool
    adresse: tuple[str, ...] = ()
    code_postal: str | None = None
    commune: str | None = None
    code_insee: str | None = None
    departement: str | None = None
    region: str | None = None
    numeros_activite_connus: tuple[str, ...] = ()
    uai_connus: tuple[str, ...] = ()
    qualiopi: bool | None = None  # of the legal unit; None: this source does not say


class Declaration(_Fige):
    """One line of the public list of training organisations: being in it means that the yearly report is in order."""

    numero_activite: str
    anciens_numeros: tuple[str, ...] = ()  # given by another region before a move
    denomination: str
    siren: str
    siret_declarant: str | None
    adresse: tuple[str, ...] = ()
    code_postal: str | None = None
    commune: str | None = None
    region: str | None = None
    certifications: tuple[ActionCertifiee, ...] = ()
    derniere_declaration: date | None = None

    @property
    def qualiopi(self) -> bool:
        """Whether any kind of action is certified."""
        return bool(self.certifications)


class AdresseTrouvee(_Fige):
    """An address that the national base proposes; the person chooses, whatever its `score` (0 to 1).

    `voie` is number and street together; `precise` says that the number was found too. Degrees are decimal, as text.
    """

    id: str
    libelle: str
    voie: str
    precise: bool
    code_postal: str
    commune: str
    code_insee: str
    departement: str | None
    region: str | None
    latitude: str
    longitude: str
    score: float


class Verdict(StrEnum):
    """How a question to a register ended."""

    TROUVE = "trouve"
    INCONNU = "inconnu"
    NON_VERIFIE = "non-verifie"


T = TypeVar("T")


class Constat(_Fige, Generic[T]):
    """One answer of one register. `motif` is a French clause for the documentalist when `verdict` is not `TROUVE`.

    `brut` is the raw answer, for whoever keeps evidence; it may hold personal data, so it is neither printed nor
    written with the rest. `empreinte` is its SHA-256.
    """

    verdict: Verdict
    valeur: T | None = None
    source: Source
    lu_le: datetime
    motif: str | None = None
    empreinte: str | None = None
    brut: bytes | None = Field(default=None, exclude=True, repr=False)

    @property
    def trouve(self) -> T | None:
        """The value, only when the register gave one."""
        return self.valeur if self.verdict is Verdict.TROUVE else None
