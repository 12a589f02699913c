"""What differs from one Carif-Oref to the next: rules, delays, numbers, labels, colours (domain.md §10)."""

import tomllib
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, field_validator

from services.domain.errors import Severite
from services.domain.lifecycle import LIBELLES
from services.domain.structure import ETATS, EtatStructure
from services.domain.value import Value


class Numeros(Value):
    """Templates of our own numbers; `{n}` is the counter, with any format of Python (`SE_{n:010d}`)."""

    structure: str
    formation: str
    session: str
    contact: str

    @field_validator("*")
    @classmethod
    def _holds_the_counter(cls, template: str) -> str:
        if template.format(n=1) == template.format(n=2):
            raise ValueError("a number template must hold {n}")
        return template

    def of(self, kind: str, n: int) -> str:
        """The number `n` of a kind as users see it."""
        return str(getattr(self, kind)).format(n=n)


class Delais(Value):
    """Delays; the unit is in the name. Defaults of domain.md §6."""

    validation_jours_ouvres: int = Field(default=2, ge=1, le=20)
    verrou_minutes: int = Field(default=30, ge=1)
    lien_heures: int = Field(default=24, ge=1)
    # After a request for registration was sent back; on the 120th day it is forgotten
    rappels_jours: tuple[Annotated[int, Field(ge=1, lt=120)], ...] = (7, 30, 90, 110)
    signature_minutes: int = Field(default=5, ge=1, le=15)
    calendrier: str = "metropole"


class MotDePasse(Value):
    """What a password must have (F008 for OFeli)."""

    minimum: int = Field(default=12, ge=8)
    majuscule: bool = False
    special: bool = False

    def violations(self, password: str) -> list[str]:
        """What is missing, in French, one sentence each."""
        missing = []
        if len(password) < self.minimum:
            missing.append(f"Choisissez un mot de passe d’au moins {self.minimum} caractères.")
        if self.majuscule and not any(c.isupper() for c in password):
            missing.append("Ajoutez au moins une lettre majuscule.")
        if self.special and all(c.isalnum() for c in password):
            missing.append("Ajoutez au moins un caractère spécial, par exemple ! ? - ou *.")
        return missing


class Documents(Value):
    """Limits on files; bytes."""

    taille_max: int = 1_000_000


class HorsRegion(StrEnum):
    """What an establishment outside the Carif's regions must show before it may ask to be registered."""

    CONVENTION = "convention"  # that it trains there face to face, by a training agreement (D007, D010, F002)
    LIEU = "lieu"  # that it trains there: the place of training decides, and its word is enough (O001)
    LIBRE = "libre"  # nothing


class Bureau(Value):
    """One desk of the team: what one writes to it about (D024)."""

    nom: str
    courriel: str


class ContactCarif(Value):
    """How to reach the Carif's team; `bureaux` where several addresses share the work."""

    courriel: str
    telephones: tuple[str, ...] = ()
    bureaux: tuple[Bureau, ...] = ()


class Lien(Value):
    """A way that the menu of organisations offers besides their work (M004): a page here, or another site."""

    texte: str
    url: str = Field(pattern=r"^(?:/|https://)[^\s/][^\s]*$")


class Couleurs(Value):
    """The two colours of the Carif, and that of the name of a mandatory field (M002); the contrast is tested."""

    primaire: str = Field(default="#1d4f6e", pattern=r"^#[0-9a-f]{6}$")
    accent: str = Field(default="#b3541e", pattern=r"^#[0-9a-f]{6}$")
    obligatoire: str = Field(default="#1d2b2f", pattern=r"^#[0-9a-f]{6}$")


class Flux(Value):
    """One feed: which partner reads it, in which version of LHEO."""

    code: str = Field(pattern=r"^[a-z0-9-]+$")
    partenaire: str
    nom: str
    version: Literal["2.2", "2.3"] = "2.3"


class Profil(Value):
    """One region's profile."""

    code: str
    nom: str
    carif: str
    region_nom: str
    regions: tuple[str, ...]
    prefixe: str
    numeros: Numeros
    delais: Delais = Delais()
    mot_de_passe: MotDePasse = MotDePasse()
    documents: Documents = Documents()
    hors_region: HorsRegion = HorsRegion.CONVENTION
    regles: dict[str, Severite] = Field(default_factory=dict)
    contact: ContactCarif
    couleurs: Couleurs = Couleurs()
    libelles: dict[str, str] = Field(default_factory=dict)
    libelles_structure: dict[EtatStructure, str] = Field(default_factory=dict)
    flux: tuple[Flux, ...] = ()
    liens: tuple[Lien, ...] = ()
    alias_connexion: bool = False  # D020: one also signs in by an identifier
    compteurs: bool = False  # M002: beside each text field, what was typed and the maximum
    erreurs_avant_session: bool = False  # M003: what is wrong is corrected before a first session is added
    double_regard: bool = True  # domain.md §5: whoever sent a request for an organisation does not decide it
    heritage: bool = False  # a role held in a structure is held in those that depend on it

    @field_validator("libelles")
    @classmethod
    def _names_known_states(cls, libelles: dict[str, str]) -> dict[str, str]:
        if unknown := libelles.keys() - LIBELLES.keys():
            raise ValueError(f"no state is called {', '.join(sorted(unknown))}")
        return libelles

    @property
    def etats(self) -> dict[str, str]:
        """What each state of a formation is called here (D111 to D116, F031 to F035, M060), by its code."""
        return LIBELLES | self.libelles

    @property
    def etats_structure(self) -> dict[EtatStructure, str]:
        """What each state of an organisation's record is called here (F069)."""
        return ETATS | self.libelles_structure

    @staticmethod
    def parse(toml: str) -> "Profil":
        """The profile of a TOML text. Raises pydantic.ValidationError naming each wrong key."""
        return Profil.model_validate(tomllib.loads(toml))

    def severite(self, code: str, default: Severite) -> Severite:
        """How much the rule `code` weighs here."""
        return self.regles.get(code, default)
