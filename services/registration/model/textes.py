"""The texts that people agree to, in all the versions there were (F005, RGPD art. 7)."""

import tomllib
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path

from services.domain.profil import Profil
from services.domain.value import Value

FICHIER = Path(__file__).with_suffix(".toml")


class Sorte(StrEnum):
    """What is agreed to: the policy, by whoever registers; that a person was informed, by whoever keeps a contact."""

    INSCRIPTION = "inscription"
    CONTACT = "contact"


class Texte(Value):
    """One version of a text; `texte` has a place for the name of the product."""

    version: str
    texte: str

    def lu(self, profil: Profil) -> str:
        """The text as one reads it."""
        return self.texte.format(produit=profil.nom)

    def empreinte(self, profil: Profil) -> str:
        """The SHA-256 of the text as one reads it."""
        return sha256(self.lu(profil).encode()).hexdigest()


@cache
def versions(sorte: Sorte) -> tuple[Texte, ...]:
    """Every version of a text, oldest first."""
    lus = tomllib.loads(FICHIER.read_text(encoding="utf-8"))
    return tuple(Texte.model_validate(lu) for lu in lus[sorte.value])


def en_vigueur(sorte: Sorte) -> Texte:
    """The version that is agreed to today."""
    return versions(sorte)[-1]
