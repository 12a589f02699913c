"""Streams the sheets of RNCP and RS out of the daily export of France compétences (XML, schema V4.1).

`FICHES/FICHE`, 570 MB unzipped: one sheet is held at a time, and the zip is read without unpacking it to disk.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from referentiels.certifications.modele import Bloc, Certificateur, Certification, Partenaire, Role

_FICHE = re.compile(r"(RNCP|RS)[1-9]\d{0,5}")
_NIVEAU = re.compile(r"NIV([1-8])")
_ROLES = {role.value: role for role in Role}


class FluxIllisible(Exception):
    """Not an export of France compétences, or cut short: what was read before must not replace the last good import."""


def read_zip(fichier: IO[bytes]) -> Iterator[Certification]:
    """All sheets of the first XML file of the archive. Raises FluxIllisible."""
    try:
        with ZipFile(fichier) as archive:
            noms = [nom for nom in archive.namelist() if nom.lower().endswith(".xml")]
            if not noms:
                raise FluxIllisible("no XML file in the archive")
            with archive.open(noms[0]) as flux:
                yield from read_fiches(flux)
    except BadZipFile as erreur:
        raise FluxIllisible(str(erreur)) from None


def read_fiches(flux: IO[bytes]) -> Iterator[Certification]:
    """All sheets that have a number and a title. Raises FluxIllisible on broken XML, a DOCTYPE, or another root."""
    evenements = etree.iterparse(
        flux,
        events=("start", "end"),
        tag=("FICHES", "FICHE"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        _, racine = next(evenements, ("", None))
        _check_root(racine)
        for evenement, element in evenements:
            if evenement == "end" and element.tag == "FICHE":
                certification = _to_certification(element)
                _forget(element)
                if certification is not None:
                    yield certification
    except etree.XMLSyntaxError as erreur:
        raise FluxIllisible(str(erreur)) from None


def _check_root(racine: etree._Element | None) -> None:
    if racine is None or racine.tag != "FICHES" or racine.getparent() is not None:
        raise FluxIllisible("the root FICHES was expected")
    # No export has one; a document type is where entity tricks live.
    if racine.getroottree().docinfo.doctype:
        raise FluxIllisible("a DOCTYPE is not expected here")


def _forget(element: etree._Element) -> None:
    parent = element.getparent()
    element.clear()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _to_certification(fiche: etree._Element) -> Certification | None:
    numero, intitule = _text(fiche, "NUMERO_FICHE"), _text(fiche, "INTITULE")
    if not numero or not intitule or not _FICHE.fullmatch(numero):
        return None
    return Certification(
        code_rncp=numero if numero.startswith("RNCP") else None,
        code_rs=numero if numero.startswith("RS") else None,
        intitule=intitule,
        niveau_sortie=_level(fiche),
        certificateurs=tuple(_certificateurs(fiche)),
        partenaires=tuple(_partenaires(fiche)),
        acces_apprentissage=_yes(fiche, "SI_JURY_CA/ACTIF"),
        date_effet=_date(fiche, "DATE_EFFET"),
        date_fin_enregistrement=_date(fiche, "DATE_FIN_ENREGISTREMENT"),
        date_limite_delivrance=_date(fiche, "DATE_LIMITE_DELIVRANCE"),
        etat=_text(fiche, "ETAT_FICHE"),
        publiee=_text(fiche, "ETAT_FICHE") in {"Publiée", None},
        blocs=tuple(_blocs(fiche)),
        remplacee_par=_texts(fiche, "NOUVELLES_CERTIFICATIONS/NOUVELLE_CERTIFICATION/ID_FICHE_NOUVELLE_CERTIFICATION"),
        remplace=_texts(fiche, "ANCIENNES_CERTIFICATIONS/ANCIENNE_CERTIFICATION/ID_FICHE_ANCIENNE_CERTIFICATION"),
        formacodes=_texts(fiche, "FORMACODES/FORMACODE/CODE"),
        romes=_texts(fiche, "CODES_ROME/ROME/CODE"),
        nsf=_texts(fiche, "CODES_NSF/NSF/CODE"),
        objectif=_text(fiche, "OBJECTIFS_CONTEXTE"),
        contenu=_text(fiche, "CAPACITES_ATTESTEES"),
    )


def _certificateurs(fiche: etree._Element) -> Iterator[Certificateur]:
    for element in fiche.iterfind("CERTIFICATEURS/CERTIFICATEUR"):
        nom = _text(element, "NOM_CERTIFICATEUR")
        if nom and _text(element, "ETAT_CERTIFICATEUR") in {"Actif", None}:
            yield Certificateur(nom=nom, siret=_text(element, "SIRET_CERTIFICATEUR"))


def _partenaires(fiche: etree._Element) -> Iterator[Partenaire]:
    for element in fiche.iterfind("PARTENAIRES/PARTENAIRE"):
        siret, role = _text(element, "SIRET_PARTENAIRE"), _ROLES.get(_text(element, "HABILITATION_PARTENAIRE") or "")
        if siret and role:
            actif = _text(element, "ETAT_HABILITATION") == "Actif"
            yield Partenaire(siret=siret, nom=_text(element, "NOM_PARTENAIRE") or siret, role=role, actif=actif)


def _blocs(fiche: etree._Element) -> Iterator[Bloc]:
    # The whole path: CORRESPONDANCES holds elements of the same name, about other sheets' blocks.
    for element in fiche.iterfind("BLOCS_COMPETENCES/BLOC_COMPETENCES"):
        code, libelle = _text(element, "CODE"), _text(element, "LIBELLE")
        if code and libelle:
            yield Bloc(code=code, libelle=libelle)


def _level(fiche: etree._Element) -> str | None:
    """NIV3…NIV8 become LHEO's 13…18: the European-style levels of `dict-niveaux`."""
    niveau = _NIVEAU.fullmatch(_text(fiche, "NOMENCLATURE_EUROPE/NIVEAU") or "")
    return f"1{niveau[1]}" if niveau else None


def _text(element: etree._Element, chemin: str) -> str | None:
    return " ".join((element.findtext(chemin) or "").split()) or None


def _texts(element: etree._Element, chemin: str) -> tuple[str, ...]:
    return tuple(texte for e in element.iterfind(chemin) if (texte := (e.text or "").strip()))


def _yes(element: etree._Element, chemin: str) -> bool | None:
    return {"Oui": True, "Non": False}.get(_text(element, chemin) or "")


def _date(element: etree._Element, chemin: str) -> date | None:
    try:
        return datetime.strptime(_text(element, chemin) or "", "%d/%m/%Y").date()  # noqa: DTZ007 - a calendar day
    except ValueError:
        return None
