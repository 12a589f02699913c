"""Finds postal addresses as people type them: Base Adresse Nationale, by the search of the Géoplateforme (IGN).

Contract: `GET {base}/search?q=…&citycode=…` and `/reverse?lon=…&lat=…`, GeoJSON, no key; 50 calls a second, then 429
and five seconds of rest. The former service, api-adresse.data.gouv.fr, closed in January 2026. What a person types, or
where one is, is personal data: it goes into the question and nowhere else, neither log nor message.
"""

import re
from typing import Annotated
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field

from referentiels.registres.appel import Appel, check_base
from referentiels.registres.constater import Inconnu, body_of, constater
from referentiels.registres.modele import AdresseTrouvee, Constat, Source
from referentiels.territoires import departement_of_commune, region_of_commune

BASE = "https://data.geopf.fr/geocodage"
PROPOSITIONS = 8  # what a person can look through
SAISIE_MIN, SAISIE_MAX = 3, 200  # characters the service takes
REPONSE_MAX = 100_000  # bytes; eight addresses are about 6,000
_CODE_INSEE = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}")


class Ban:
    """The national base of addresses by its web service."""

    def __init__(self, appel: Appel, base: str = BASE) -> None:
        self._appel, self._base = appel, check_base(base)

    def search(self, texte: str, code_insee: str | None = None) -> Constat[tuple[AdresseTrouvee, ...]]:
        """At most eight addresses, the likeliest first; within one commune, when its code is given."""
        return constater(Source.BAN, self._appel.clock, lambda: self._search(bare(texte), code_insee))

    def near(self, latitude: str, longitude: str) -> Constat[tuple[AdresseTrouvee, ...]]:
        """At most eight addresses, the nearest first."""
        position = urlencode({"lon": longitude, "lat": latitude, "limit": str(PROPOSITIONS)})
        return constater(Source.BAN, self._appel.clock, lambda: self._ask(f"reverse?{position}"))

    def _search(self, texte: str, code_insee: str | None) -> tuple[tuple[AdresseTrouvee, ...], bytes]:
        if len(texte) < SAISIE_MIN:
            raise Inconnu("il faut au moins trois lettres ou chiffres pour chercher une adresse")
        return self._ask(f"search?{query(texte, code_insee)}")

    def _ask(self, question: str) -> tuple[tuple[AdresseTrouvee, ...], bytes]:
        reponse = self._appel.get(f"{self._base}/{question}", taille_max=REPONSE_MAX)
        return found(body_of(reponse, ReponseBan)), reponse.body


def bare(texte: str) -> str:
    """What the service takes of a typed text: one line, from its first letter or digit on, not too long."""
    ligne = " ".join("".join(c if c.isprintable() else " " for c in texte[: 2 * SAISIE_MAX]).split())
    debut = next((rang for rang, c in enumerate(ligne) if c.isalnum()), len(ligne))
    return ligne[debut : debut + SAISIE_MAX]


def query(texte: str, code_insee: str | None) -> str:
    """The question, in the form of an address; not as one types, but when the search is sent."""
    question = {"q": texte, "limit": str(PROPOSITIONS), "autocomplete": "0"}
    if code_insee and _CODE_INSEE.fullmatch(code_insee):
        question["citycode"] = code_insee
    return urlencode(question)


class _Geojson(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Proprietes(_Geojson):
    """What the service says of one address; `name` is number and street together."""

    id: str
    label: str
    name: str
    type: str
    score: float = Field(ge=0, le=1)
    postcode: str | None = None
    citycode: str
    city: str


class Point(_Geojson):
    """Longitude, latitude: in that order (RFC 7946 §3.1.1)."""

    coordinates: tuple[Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=-90, le=90)]]


class Adresse(_Geojson):
    """One of `features`."""

    geometry: Point
    properties: Proprietes


class ReponseBan(_Geojson):
    """The answer of `/search` and of `/reverse`."""

    features: tuple[Adresse, ...]


def found(reponse: ReponseBan) -> tuple[AdresseTrouvee, ...]:
    """The addresses of an answer. Raises Inconnu when there is none."""
    trouvees = tuple(_to_adresse(adresse) for adresse in reponse.features[:PROPOSITIONS])
    if not trouvees:
        raise Inconnu("la Base Adresse Nationale ne connaît pas cette adresse")
    return trouvees


def _to_adresse(adresse: Adresse) -> AdresseTrouvee:
    lue, (longitude, latitude) = adresse.properties, adresse.geometry.coordinates
    return AdresseTrouvee(
        id=lue.id,
        libelle=lue.label,
        # A town found by its name has no street
        voie=lue.name if lue.type in {"housenumber", "street", "locality"} else "",
        precise=lue.type == "housenumber",
        code_postal=lue.postcode or "",
        commune=lue.city,
        code_insee=lue.citycode,
        departement=departement_of_commune(lue.citycode),
        region=region_of_commune(lue.citycode),
        latitude=f"{latitude:.6f}",
        longitude=f"{longitude:.6f}",
        score=lue.score,
    )
