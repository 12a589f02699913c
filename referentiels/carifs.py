"""Says which Carif-Oref to turn to for a training that takes place in another region."""

from typing import NamedTuple

from referentiels.listes import liste

CARTE = "https://www.intercariforef.org"  # the network's own map, for whoever is not in the list or has no site there


class Carif(NamedTuple):
    """A Carif-Oref as organisations reach it; `courriel` is that of its desk, never a person's, and may be empty."""

    region: str
    nom: str
    site: str
    courriel: str


def of_region(code: str) -> Carif | None:
    """The Carif-Oref of an INSEE region; None when none is known: lead to `CARTE`."""
    entree = liste("carifs").get(code)
    if entree is None:
        return None
    return Carif(entree.code, entree.libelle, entree.colonnes["site"] or CARTE, entree.colonnes["courriel"])
