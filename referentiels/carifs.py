"""Says which Carif-Oref to turn to for a training that takes place in another region."""

from collections.abc import Iterator
from typing import NamedTuple

from referentiels.listes import Entree, libelle, liste

CARTE = "https://www.intercariforef.org"  # the network's own map, for whoever is not in the list or has no site there


class Carif(NamedTuple):
    """A Carif-Oref as organisations reach it; `courriel` is that of its desk, never a person's, and may be empty."""

    region: str
    nom: str
    site: str
    courriel: str

    @property
    def region_nom(self) -> str:
        """The region that it answers for."""
        return libelle("regions", self.region)


def of_region(code: str) -> Carif | None:
    """The Carif-Oref of an INSEE region; None when none is known: lead to `CARTE`."""
    entree = liste("carifs").get(code)
    return _carif(entree) if entree else None


def each() -> Iterator[Carif]:
    """All of them, in the order of the list."""
    return map(_carif, liste("carifs"))


def in_words(code: str) -> str:
    """The Carif-Oref of an INSEE region as a sentence names it, with its addresses; the map when none is known."""
    carif = of_region(code)
    return f"{carif.nom} ({', '.join(part for part in (carif.courriel, carif.site) if part)})" if carif else CARTE


def _carif(entree: Entree) -> Carif:
    return Carif(entree.code, entree.libelle, entree.colonnes["site"] or CARTE, entree.colonnes["courriel"])
