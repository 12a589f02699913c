"""The words in which the table of the language is told: definition, child, cardinality, length, code."""

from dataclasses import dataclass
from enum import StrEnum

from lheo.versions import Version


class Genre(StrEnum):
    """What an element holds."""

    SUITE = "suite"  # child elements, in one order
    TEXTE = "texte"
    ENTIER = "entier"
    DATE = "date"  # AAAAMMJJ
    CODE = "code"  # one value of a closed table
    EXTRAS = "extras"  # extra and extras, in any order
    LIBRE = "libre"  # anything: the extra


@dataclass(frozen=True, slots=True)
class Cardinalite:
    """How many times a child stands in its parent; ``maximum`` None means without bound."""

    minimum: int
    maximum: int | None

    @property
    def multiple(self) -> bool:
        return self.maximum is None or self.maximum > 1


@dataclass(frozen=True, slots=True)
class Longueur:
    """Bounds of a text, in Unicode characters, or of an integer (which no official schema enforces)."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Enfant:
    """One child of a sequence, with its cardinality in each edition that knows it."""

    nom: str
    cardinalites: dict[Version, Cardinalite]

    @property
    def multiple(self) -> bool:
        """True when at least one edition allows it twice: the models then hold a list."""
        return any(cardinalite.multiple for cardinalite in self.cardinalites.values())


@dataclass(frozen=True, slots=True)
class Definition:
    """One element of the language.

    ``titre`` is that of 2.3, ``titres`` and ``cercles`` those of each edition; ``attributs`` come on top of the common
    ones; ``attributs_requis`` are required by the definition of LHEO but by no official schema.
    """

    nom: str
    versions: tuple[Version, ...]
    genre: Genre
    titres: dict[Version, str]
    cercles: dict[Version, int | None]
    longueurs: dict[Version, Longueur]
    table: str
    attributs: tuple[str, ...]
    attributs_requis: tuple[str, ...]
    enfants: tuple[Enfant, ...]

    @property
    def titre(self) -> str:
        return self.titres[Version.V2_3]

    @property
    def compose(self) -> bool:
        """True when it holds elements rather than a value."""
        return self.genre in (Genre.SUITE, Genre.EXTRAS, Genre.LIBRE)

    def enfants_en(self, version: Version) -> list[Enfant]:
        """The children that this edition knows, in order."""
        return [enfant for enfant in self.enfants if version in enfant.cardinalites]


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a closed table, with its label in each edition that knows it."""

    code: str
    libelles: dict[Version, str]


@dataclass(frozen=True, slots=True)
class TableCodes:
    """A closed list of codes (``dict-niveaux``), in the order of the official schema."""

    nom: str
    titre: str
    versions: tuple[Version, ...]
    codes: tuple[Code, ...]

    def libelles(self, version: Version) -> dict[str, str]:
        """Code to label, for one edition."""
        return {code.code: code.libelles[version] for code in self.codes if version in code.libelles}
