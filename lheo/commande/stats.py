"""``stats``: what a file holds, in figures."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from lheo import elements as m
from lheo.langage import TABLES
from lheo.lecture import read
from lheo.versions import Version

MODES = "dict-modalites-enseignement"


def stats(pieces: Iterable[bytes]) -> dict[str, Any]:
    """Counts of one document, by French name.

    :raises LheoError: it cannot be read.
    """
    reading = read(pieces)
    counts, modes = Counter[str](), Counter[str]()
    organismes, departements, codes = set[str](), set[str](), set[str]()
    starts: list[str] = []
    for formation in reading:
        counts["formations"] += 1
        counts["formations certifiantes"] += (formation.certifiante or "").strip() == "1"
        organismes.add(_siret(formation))
        if formation.domaine_formation:
            codes.update(str(code) for code in formation.domaine_formation.code_formacode)
        for action in formation.action:
            counts["actions"] += 1
            modes[(action.modalites_enseignement or "").strip()] += 1
            departements.update(_departements(action))
            counts["sessions"] += len(action.session)
            starts += [s.periode.debut for s in action.session if s.periode and s.periode.debut]
    known = sorted(start for start in starts if start.isdigit() and start != "00000000")
    labels = TABLES[MODES].libelles(Version.V2_3)
    return {
        "version": str(reading.version),
        "encodage": reading.encodage,
        **counts,
        "organismes (SIRET distincts)": len(organismes),
        "départements": len(departements),
        "codes Formacode distincts": len(codes),
        "première session": known[0] if known else "",
        "dernière session": known[-1] if known else "",
        **{f"actions, {labels.get(mode, mode)}": count for mode, count in sorted(modes.items())},
    }


def _siret(formation: m.Formation) -> str:
    organisme = formation.organisme_formation_responsable
    siret = organisme.siret_organisme_formation if organisme else None
    return (siret.siret if siret else None) or ""


def _departements(action: m.Action) -> Iterable[str]:
    for lieu in action.lieu_de_formation:
        adresse = lieu.coordonnees.adresse if lieu.coordonnees else None
        if adresse and (adresse.departement or adresse.codepostal):
            yield adresse.departement or (adresse.codepostal or "")[:2]
