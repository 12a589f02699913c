"""Reads the public list of training organisations (DGEFP), as the nightly CSV or by its live service.

In the list means: the yearly report is in order. The SIRET is only that of whoever declared; numbers belong to a SIREN.
Contract: CSV of 30 named columns and a trailing `;`, UTF-8, dates JJ/MM/AAAA; the live service (Opendatasoft v2.1, set
`liste-publique-des-of-v2`) writes the same names in lower case with `_`, ISO dates and booleans as text.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict

from referentiels.identifiants import check_numero_activite, check_siren, normalise_numero_activite, normalise_siren
from referentiels.registres.appel import Appel, check_base
from referentiels.registres.constater import Inconnu, body_of, constater
from referentiels.registres.modele import ActionCertifiee, Constat, Declaration, Source

BASE = "https://dgefp.opendatasoft.com/api/explore/v2.1/catalog/datasets/liste-publique-des-of-v2"

# Our name -> column of the file. The live service derives its own names from these (`online_name`).
COLONNES = {
    "numero": "numeroDeclarationActivite",
    "anciens": "numerosDeclarationActivitePrecedent",
    "denomination": "denomination",
    "siren": "siren",
    "siret": "siretEtablissementDeclarant",
    "voie": "adressePhysiqueOrganismeFormation.voie",
    "code_postal": "adressePhysiqueOrganismeFormation.codePostal",
    "ville": "adressePhysiqueOrganismeFormation.ville",
    "region": "adressePhysiqueOrganismeFormation.codeRegion",
    "declaration": "informationsDeclarees.dateDerniereDeclaration",
}
CERTIFICATIONS = {
    "certifications.actionsDeFormation": ActionCertifiee.FORMATION,
    "certifications.bilansDeCompetences": ActionCertifiee.BILAN,
    "certifications.VAE": ActionCertifiee.VAE,
    "certifications.actionsDeFormationParApprentissage": ActionCertifiee.APPRENTISSAGE,
}


class FormatInconnu(Exception):
    """The file lacks columns this reader needs: nothing was read, the last good list must be kept."""


@dataclass(frozen=True)
class LigneRejetee:
    """A line without a usable number or SIREN: counted and shown, it stops nothing."""

    numero_ligne: int
    motif: str


def read_csv(lignes: Iterable[str]) -> Iterator[Declaration | LigneRejetee]:
    """Streams the file, opened as UTF-8 text with `newline=""`. Raises FormatInconnu (header, encoding)."""
    lecteur = csv.reader(lignes, delimiter=";")
    try:
        # Under either name: the file of the State's portal and the export of the live service are one list
        noms = {online_name(colonne): colonne for colonne in (*COLONNES.values(), *CERTIFICATIONS)}
        lues = [online_name(colonne.removeprefix("\ufeff").strip()) for colonne in next(lecteur, [])]
        entete = [noms.get(colonne, colonne) for colonne in lues]
        manquantes = [colonne for colonne in noms.values() if colonne not in entete]
        if manquantes:
            raise FormatInconnu(f"columns missing from the list: {', '.join(manquantes)}")
        for cellules in lecteur:
            if any(cellules):
                yield _to_declaration(dict(zip(entete, cellules, strict=False)), lecteur.line_num)
    except (csv.Error, UnicodeDecodeError) as erreur:
        raise FormatInconnu(f"line {lecteur.line_num}: {erreur}") from None


def read_records(enregistrements: Iterable[Mapping[str, Any]]) -> Iterator[Declaration | LigneRejetee]:
    """The same from the records of the live service."""
    noms = {online_name(c): c for c in (*COLONNES.values(), *CERTIFICATIONS)}
    for rang, enregistrement in enumerate(enregistrements, start=1):
        ligne = {noms[n]: _text(v) for n, v in enregistrement.items() if n in noms}
        yield _to_declaration(ligne, rang)


def online_name(colonne: str) -> str:
    """The name that the live service gives to a column of the file."""
    return colonne.replace(".", "_").lower()


def _text(valeur: Any) -> str:
    if isinstance(valeur, list):
        return " ".join(map(str, valeur))
    return "" if valeur is None else str(valeur)


def _to_declaration(ligne: Mapping[str, str], rang: int) -> Declaration | LigneRejetee:
    champs = {nom: ligne.get(colonne, "").strip() for nom, colonne in COLONNES.items()}
    numero, siren = normalise_numero_activite(champs["numero"]), normalise_siren(champs["siren"])
    if check_numero_activite(numero):
        return LigneRejetee(rang, f"numéro de déclaration illisible : {champs['numero'][:20]!r}")
    if not re.fullmatch(r"[0-9]{9}", siren):
        return LigneRejetee(rang, f"SIREN illisible : {champs['siren'][:20]!r}")
    return Declaration(
        numero_activite=numero,
        anciens_numeros=tuple(re.findall(r"[0-9][0-9A-Z]{10}", champs["anciens"])),
        denomination=champs["denomination"],
        siren=siren,
        siret_declarant=champs["siret"] or None,
        adresse=(champs["voie"],) if champs["voie"] else (),
        code_postal=champs["code_postal"] or None,
        commune=champs["ville"] or None,
        region=champs["region"] or None,
        certifications=tuple(a for c, a in CERTIFICATIONS.items() if ligne.get(c, "").strip().lower() == "true"),
        derniere_declaration=_date(champs["declaration"]),
    )


def _date(texte: str) -> date | None:
    for forme in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(texte, forme).date()  # noqa: DTZ007 - a calendar day, no hour is involved
        except ValueError:
            continue
    return None


class ReponseOds(BaseModel):
    """The answer of `/records`."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    results: tuple[dict[str, Any], ...]


class ListeOfEnLigne:
    """The list by its live service: behind last night's file, for an organisation declared today."""

    def __init__(self, appel: Appel, base: str = BASE) -> None:
        self._appel, self._base = appel, check_base(base)

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        """By the number of today or one of before."""
        numero = normalise_numero_activite(numero_activite)
        return constater(Source.LISTE_OF_EN_LIGNE, self._appel.clock, lambda: self._ask_number(numero))

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        """All declarations of a legal unit."""
        siren = normalise_siren(siren)
        return constater(Source.LISTE_OF_EN_LIGNE, self._appel.clock, lambda: self._ask_siren(siren))

    def _ask_number(self, numero: str) -> tuple[Declaration, bytes]:
        if check_numero_activite(numero) is not None:
            raise Inconnu("ce numéro n’a pas la forme d’un numéro de déclaration d’activité")
        actuel, ancien = online_name(COLONNES["numero"]), online_name(COLONNES["anciens"])
        trouvees, brut = self._ask(f'{actuel}="{numero}" or {ancien} like "{numero}"')
        return choose_by_number(trouvees, numero, brut), brut

    def _ask_siren(self, siren: str) -> tuple[tuple[Declaration, ...], bytes]:
        if check_siren(siren) is not None:
            raise Inconnu("ce numéro n’est pas un SIREN")
        trouvees, brut = self._ask(f'siren="{siren}"')
        return choose_by_siren(trouvees, siren, brut), brut

    def _ask(self, condition: str) -> tuple[tuple[Declaration, ...], bytes]:
        # `condition` only ever carries codes whose alphabet was checked: no quote can reach the query language.
        reponse = self._appel.get(f"{self._base}/records?{urlencode({'where': condition, 'limit': 20})}")
        lues = read_records(body_of(reponse, ReponseOds).results)
        return tuple(d for d in lues if isinstance(d, Declaration)), reponse.body


def choose_by_number(declarations: Iterable[Declaration], numero: str, brut: bytes | None = None) -> Declaration:
    """The declaration with this number, else the one that had it before. Raises Inconnu, with `brut` to show it."""
    candidates = tuple(declarations)
    for declaration in candidates:
        if declaration.numero_activite == numero:
            return declaration
    for declaration in candidates:
        if numero in declaration.anciens_numeros:
            return declaration
    raise Inconnu("la liste publique des organismes de formation ne contient pas ce numéro", brut)


def choose_by_siren(
    declarations: Iterable[Declaration], siren: str, brut: bytes | None = None
) -> tuple[Declaration, ...]:
    """The declarations of this legal unit. Raises Inconnu when there is none, with `brut` to show it."""
    trouvees = tuple(d for d in declarations if d.siren == siren)
    if not trouvees:
        raise Inconnu("la liste publique des organismes de formation ne contient pas cette entreprise", brut)
    return trouvees
