"""Asks the State's business directory, without key: Recherche d'entreprises (DINUM), second source behind Sirene.

Contract: `GET {base}/search?q={siret}`; 7 calls a second per address, shared by a whole hosting network, hence 429 and
`Retry-After`. Undiffusible units are absent from it: absence proves nothing. Managers' names are never read.
"""

from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict

from referentiels.identifiants import check_siret, normalise_siret, siren_of
from referentiels.registres.appel import Appel, Reponse, SourceMuette, check_base
from referentiels.registres.constater import Inconnu, body_of, constater
from referentiels.registres.modele import Constat, Etablissement, Source
from referentiels.territoires import departement_of_commune, region_of_commune

BASE = "https://recherche-entreprises.api.gouv.fr"
_MASQUES = ("[ND]", "[NON-DIFFUSIBLE]")


class RechercheEntreprises:
    """The business directory by its web service."""

    def __init__(self, appel: Appel, base: str = BASE) -> None:
        self._appel, self._base = appel, check_base(base)

    def by_siret(self, siret: str) -> Constat[Etablissement]:
        """Never `INCONNU` but for a false key: an establishment that is not listed is `NON_VERIFIE`."""
        return constater(Source.RECHERCHE_ENTREPRISES, self._appel.clock, lambda: self._ask(normalise_siret(siret)))

    def _ask(self, siret: str) -> tuple[Etablissement, bytes]:
        if check_siret(siret) is not None:
            raise Inconnu("ce numéro n’est pas un SIRET")
        reponse = self._appel.get(f"{self._base}/search?{query(siret)}")
        return parse(reponse, siret), reponse.body


def query(siret: str) -> str:
    """The question, in the form of an address: the establishment by number, no managers, one result."""
    champs = "siege,complements,matching_etablissements"
    return urlencode({"q": siret, "minimal": "true", "include": champs, "page": 1, "per_page": 1})


def parse(reponse: Reponse, siret: str) -> Etablissement:
    """The establishment asked for. Raises SourceMuette or ReponseIllisible."""
    for unite in body_of(reponse, ReponseRecherche).results:
        if unite.siren == siren_of(siret):
            # Not `siege`: the unit is found by any of its establishments, and the one asked for is among the matching.
            for lieu in unite.matching_etablissements:
                if lieu.siret == siret:
                    return _to_etablissement(unite, lieu)
    raise SourceMuette("l’annuaire ne montre pas cet établissement, ce qui ne prouve pas qu’il n’existe pas")


class _Dinum(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Lieu(_Dinum):
    """One of `matching_etablissements`."""

    siret: str
    adresse: str | None = None
    code_postal: str | None = None
    commune: str | None = None  # INSEE code
    libelle_commune: str | None = None
    etat_administratif: str
    est_siege: bool = False
    liste_enseignes: tuple[str, ...] | None = None
    liste_uai: tuple[str, ...] | None = None
    liste_id_organisme_formation: tuple[str, ...] | None = None
    statut_diffusion_etablissement: str | None = None


class Complements(_Dinum):
    """What other State lists say of the whole legal unit."""

    est_qualiopi: bool | None = None
    est_organisme_formation: bool | None = None
    liste_id_organisme_formation: tuple[str, ...] | None = None


class Unite(_Dinum):
    """One of `results`."""

    siren: str
    nom_raison_sociale: str | None = None
    nom_complet: str | None = None
    etat_administratif: str | None = None
    matching_etablissements: tuple[Lieu, ...] = ()
    complements: Complements = Complements()


class ReponseRecherche(_Dinum):
    """The answer of `/search`."""

    results: tuple[Unite, ...]


def _to_etablissement(unite: Unite, lieu: Lieu) -> Etablissement:
    voie = _street(lieu)
    code_insee = _shown(lieu.commune)
    numeros = lieu.liste_id_organisme_formation or unite.complements.liste_id_organisme_formation or ()
    return Etablissement(
        siret=lieu.siret,
        siren=unite.siren,
        raison_sociale=_shown(unite.nom_raison_sociale) or _shown(unite.nom_complet),
        enseigne=next(filter(_shown, lieu.liste_enseignes or ()), None),
        actif=lieu.etat_administratif == "A" and unite.etat_administratif in {"A", None},
        diffusible=lieu.statut_diffusion_etablissement in {"O", None},
        siege=lieu.est_siege,
        adresse=(voie,) if voie else (),
        code_postal=_shown(lieu.code_postal),
        commune=_shown(lieu.libelle_commune),
        code_insee=code_insee,
        departement=departement_of_commune(code_insee) if code_insee else None,
        region=region_of_commune(code_insee) if code_insee else None,
        numeros_activite_connus=numeros,
        uai_connus=lieu.liste_uai or (),
        qualiopi=unite.complements.est_qualiopi,
    )


def _street(lieu: Lieu) -> str | None:
    """The directory gives one line, `10 RUE X 45000 ORLEANS`: its end is cut, for it is told apart."""
    ligne = _shown(lieu.adresse)
    return (ligne.rsplit(f" {lieu.code_postal} ", 1)[0] or None) if ligne and lieu.code_postal else ligne


def _shown(valeur: str | None) -> str | None:
    return valeur if valeur and not any(masque in valeur for masque in _MASQUES) else None
