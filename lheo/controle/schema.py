"""The schema layer: the verdict of libxml2 on our own schema, the explanation by our own walk of the table."""

from functools import cache

from lxml import etree

from lheo import elements as m
from lheo.controle.constat import Finding, Severity, excerpt
from lheo.controle.ecriture_xsd import xsd
from lheo.controle.explication import explain
from lheo.erreurs import LheoError
from lheo.langage.noms import local
from lheo.lecture.surete import parse_small
from lheo.rendu import write_formation
from lheo.versions import Version


@cache
def compiled(version: Version) -> etree.XMLSchema:
    """Our schema, compiled once a process (some 15 ms)."""
    return etree.XMLSchema(etree.fromstring(xsd(version, deplie=True).encode()))


def check_schema(formation: m.Formation | bytes, version: Version = Version.V2_3) -> list[Finding]:
    """What the official schema would refuse in one formation; empty when it is valid.

    Bytes are a stand-alone document whose root is any element of LHEO; their findings bear lines, those of an object do
    not. An object that cannot even be written in this edition yields one finding that says so.

    :raises LheoError: the bytes are not XML that we read.
    """
    if isinstance(formation, bytes):
        return check_element(parse_small(formation), version)
    try:
        data = write_formation(formation, version)
    except LheoError as error:
        path = error.chemin or "/formation"
        return [Finding(f"SCHEMA.{error.raison}", Severity.ERREUR, None, path, "", error.message)]
    return check_element(parse_small(data), version, lines=False)


def check_element(element: etree._Element, version: Version, path: str = "", *, lines: bool = True) -> list[Finding]:
    """The same on a parsed element; ``path`` is where it stands, computed from its name when not given.

    The verdict is libxml2's alone. Our walk says why in French; should it find nothing to blame, the words of libxml2
    are given as they are.
    """
    schema = compiled(version)
    if schema.validate(element):
        return []
    here = path or f"/{local(element.tag)}"
    return list(explain(element, version, here, lines=lines)) or [
        Finding("SCHEMA.AUTRE", Severity.ERREUR, entry.line if lines else None, here, "", excerpt(entry.message))
        for entry in schema.error_log
    ]
