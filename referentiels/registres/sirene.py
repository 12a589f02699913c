"""Asks INSEE whether an establishment exists and is open: API Sirene 3.11, which needs a key.

Contract: `GET {base}/siret/{siret}`, header `X-INSEE-Api-Key-Integration`; 404 means unknown (portail-api.insee.fr).
"""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from referentiels.identifiants import check_siret, normalise_siret
from referentiels.registres.appel import Appel, Reponse, SourceMuette, check_base
from referentiels.registres.constater import Inconnu, ReponseIllisible, body_of, constater
from referentiels.registres.modele import Constat, Etablissement, Source
from referentiels.territoires import departement_of_commune, region_of_commune

BASE = "https://api.insee.fr/api-sirene/3.11"
ENTETE_CLE = "X-INSEE-Api-Key-Integration"
MASQUE = "[ND]"  # what Sirene prints in place of a value whose owner objects to publication
_RENVOIS = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND})


class Sirene:
    """The INSEE register by its web service. `cle` reads the key, at the first question; OSError: it cannot be read."""

    def __init__(self, appel: Appel, cle: Callable[[], str], base: str = BASE) -> None:
        self._appel, self._read_cle, self._base = appel, cle, check_base(base)
        self._cle: str | None = None

    def by_siret(self, siret: str) -> Constat[Etablissement]:
        """`INCONNU` on 404 or a SIRET whose key is false (it is not sent at all)."""
        return constater(Source.SIRENE, self._appel.clock, lambda: self._ask(normalise_siret(siret)))

    def _ask(self, siret: str) -> tuple[Etablissement, bytes]:
        if check_siret(siret) is not None:
            raise Inconnu("ce numéro n’est pas un SIRET")
        reponse = self._appel.get(f"{self._base}/siret/{siret}", {ENTETE_CLE: self._key()})
        return parse(reponse, siret), reponse.body

    def _key(self) -> str:
        """Read once. A failure is not kept: whoever mends it need not wait until this program ends."""
        if self._cle is None:
            try:
                self._cle = self._read_cle()
            except OSError as panne:
                raise SourceMuette("notre clé d’accès n’a pas pu être lue") from panne
        return self._cle


def parse(reponse: Reponse, siret: str) -> Etablissement:
    """The establishment asked for. Raises Inconnu, SourceMuette or ReponseIllisible."""
    if reponse.status == HTTPStatus.NOT_FOUND:
        raise Inconnu("l’INSEE ne connaît pas ce SIRET", reponse.body)
    if reponse.status in _RENVOIS:
        raise Inconnu("l’INSEE a réuni cette entreprise à une autre : demandez le SIRET actuel", reponse.body)
    fiche = body_of(reponse, ReponseSirene).etablissement
    if fiche.siret != siret:
        raise ReponseIllisible("la réponse du service parle d’un autre établissement")
    return _to_etablissement(fiche)


class _Insee(BaseModel):
    """Sirene writes camelCase; every value is a string or null, and new fields appear every year."""

    model_config = ConfigDict(alias_generator=to_camel, extra="ignore", frozen=True)


class Periode(_Insee):
    """One stretch of an establishment's life; the one without `dateFin` is now."""

    date_fin: date | None = None
    date_debut: date | None = None
    etat_administratif_etablissement: str | None = None
    enseigne1_etablissement: str | None = None
    denomination_usuelle_etablissement: str | None = None


class UniteLegale(_Insee):
    """The legal unit, printed inside each of its establishments."""

    etat_administratif_unite_legale: str | None = None
    denomination_unite_legale: str | None = None
    nom_unite_legale: str | None = None
    nom_usage_unite_legale: str | None = None
    prenom_usuel_unite_legale: str | None = None


class Adresse(_Insee):
    """Where the establishment is, as printed on letters."""

    complement_adresse_etablissement: str | None = None
    numero_voie_etablissement: str | None = None
    indice_repetition_etablissement: str | None = None
    type_voie_etablissement: str | None = None
    libelle_voie_etablissement: str | None = None
    code_postal_etablissement: str | None = None
    libelle_commune_etablissement: str | None = None
    distribution_speciale_etablissement: str | None = None
    code_commune_etablissement: str | None = None


class FicheSirene(_Insee):
    """The `etablissement` object of the answer."""

    siren: str
    siret: str
    statut_diffusion_etablissement: str
    etablissement_siege: bool = False
    unite_legale: UniteLegale
    adresse_etablissement: Adresse
    periodes_etablissement: tuple[Periode, ...]


class ReponseSirene(_Insee):
    """The whole answer, header left out."""

    etablissement: FicheSirene


def _to_etablissement(fiche: FicheSirene) -> Etablissement:
    unite, lieu, periode = fiche.unite_legale, fiche.adresse_etablissement, _current(fiche)
    ouvert = periode.etat_administratif_etablissement == "A"
    code_insee = shown(lieu.code_commune_etablissement)
    return Etablissement(
        siret=fiche.siret,
        siren=fiche.siren,
        raison_sociale=_name_of(unite),
        enseigne=shown(periode.enseigne1_etablissement) or shown(periode.denomination_usuelle_etablissement),
        # Both must live: an open establishment of a unit that has ceased is about to be closed by INSEE.
        actif=ouvert and unite.etat_administratif_unite_legale == "A",
        ferme_depuis=None if ouvert else periode.date_debut,
        diffusible=fiche.statut_diffusion_etablissement == "O",
        siege=fiche.etablissement_siege,
        adresse=_lines_of(lieu),
        code_postal=shown(lieu.code_postal_etablissement),
        commune=shown(lieu.libelle_commune_etablissement),
        code_insee=code_insee,
        departement=departement_of_commune(code_insee) if code_insee else None,
        region=region_of_commune(code_insee) if code_insee else None,
    )


def _current(fiche: FicheSirene) -> Periode:
    for periode in fiche.periodes_etablissement:
        if periode.date_fin is None:
            return periode
    raise ReponseIllisible("la réponse du service ne dit pas si l’établissement est ouvert")


def _name_of(unite: UniteLegale) -> str | None:
    personne = (unite.prenom_usuel_unite_legale, unite.nom_usage_unite_legale or unite.nom_unite_legale)
    return shown(unite.denomination_unite_legale) or _joined(*personne)


def _lines_of(lieu: Adresse) -> tuple[str, ...]:
    voie = _joined(
        lieu.numero_voie_etablissement,
        lieu.indice_repetition_etablissement,
        lieu.type_voie_etablissement,
        lieu.libelle_voie_etablissement,
    )
    lignes = (shown(lieu.complement_adresse_etablissement), voie, shown(lieu.distribution_speciale_etablissement))
    return tuple(ligne for ligne in lignes if ligne)


def shown(valeur: str | None) -> str | None:
    """The value when it is published: neither absent, blank, nor masked."""
    return valeur.strip() or None if valeur and MASQUE not in valeur else None


def _joined(*valeurs: str | None) -> str | None:
    return " ".join(v for v in map(shown, valeurs) if v) or None
