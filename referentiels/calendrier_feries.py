"""Which days are public holidays, and where: the days off alone; how long a delay lasts is the domain's affair."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from jours_feries_france import JoursFeries


class Zone(StrEnum):
    """Where the same days are public holidays: Code du travail L3133-1, local law of Alsace-Moselle, abolition days."""

    METROPOLE = "metropole"
    ALSACE_MOSELLE = "alsace-moselle"
    GUADELOUPE = "guadeloupe"
    MARTINIQUE = "martinique"
    GUYANE = "guyane"
    LA_REUNION = "la-reunion"
    MAYOTTE = "mayotte"


_NOM_DANS_LA_BIBLIOTHEQUE = {
    Zone.METROPOLE: "Métropole",
    Zone.ALSACE_MOSELLE: "Alsace-Moselle",
    Zone.GUADELOUPE: "Guadeloupe",
    Zone.MARTINIQUE: "Martinique",
    Zone.GUYANE: "Guyane",
    Zone.LA_REUNION: "La Réunion",
    Zone.MAYOTTE: "Mayotte",
}
_ZONE_DU_DEPARTEMENT = {
    "57": Zone.ALSACE_MOSELLE,
    "67": Zone.ALSACE_MOSELLE,
    "68": Zone.ALSACE_MOSELLE,
    "971": Zone.GUADELOUPE,
    "972": Zone.MARTINIQUE,
    "973": Zone.GUYANE,
    "974": Zone.LA_REUNION,
    "976": Zone.MAYOTTE,
}


def zone_of(departement: str) -> Zone:
    """The zone of a department code; mainland for all those without days of their own."""
    return _ZONE_DU_DEPARTEMENT.get(departement, Zone.METROPOLE)


@cache
def jours_feries(annee: int, zone: Zone = Zone.METROPOLE) -> Mapping[date, str]:
    """Day -> French name. Two feasts may fall on one day (1 May and Ascension, 2008): one entry, both names."""
    noms: dict[date, str] = {}
    for nom, jour in JoursFeries.for_year(annee, _NOM_DANS_LA_BIBLIOTHEQUE[zone]).items():
        noms[jour] = f"{noms[jour]} et {nom}" if jour in noms else nom
    return MappingProxyType(dict(sorted(noms.items())))


def is_jour_ferie(jour: date, zone: Zone = Zone.METROPOLE) -> bool:
    """Whether this day is a public holiday there; Sundays are not, by themselves."""
    return jour in jours_feries(jour.year, zone)
