"""Checks a whole document as it streams: each record by itself, then what stands around them and between them."""

from collections.abc import Iterator
from functools import cache

from lxml import etree

from lheo import elements as m
from lheo.controle.constat import Finding, Severity, excerpt
from lheo.controle.regles import NUMBERED, Referentiels, Regles
from lheo.controle.schema import check_element, compiled
from lheo.controle.squelette import smallest
from lheo.erreurs import LheoError
from lheo.langage import RACINES
from lheo.langage.noms import local
from lheo.lecture.flux import RECORDS, Flux
from lheo.lecture.source import Source
from lheo.lecture.surete import DEFAULT_LIMITS, Limits, parse_small
from lheo.rendu import write_formation
from lheo.versions import Version


def check(
    source: m.Formation | Source,
    version: Version | None = None,
    *,
    schema_only: bool = False,
    referentiels: Referentiels | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Finding]:
    """Every finding of a document, record by record, or of one formation held as an object.

    Memory is constant but for the numbers and ids met, which must be remembered to tell those taken twice.

    ``version`` is only needed for an object (2.3 when not given): a document names its own. ``referentiels`` are the
    codes known to the caller, by list: ``formacode``, ``rome``, ``nsf``, ``communes``, ``publics``, ``rncp``, ``rs``,
    ``pays``.

    :raises LheoError: the source cannot be read (raison XML, DOCTYPE, TAILLE, NAMESPACE); findings met before are given
        first.
    """
    if isinstance(source, m.Formation):
        yield from _check_object(source, version or Version.V2_3, schema_only, referentiels)
        return
    yield from _Document(Flux(source, limits), schema_only, referentiels).findings()


def _check_object(
    formation: m.Formation, version: Version, schema_only: bool, referentiels: Referentiels | None
) -> Iterator[Finding]:
    try:
        root = parse_small(write_formation(formation, version))
    except LheoError as error:
        path = error.chemin or "/formation"
        yield Finding(f"SCHEMA.{error.raison}", Severity.ERREUR, None, path, "", error.message)
        return
    yield from check_element(root, version, "/formation", lines=False)
    if not schema_only:
        yield from Regles(version, referentiels, lines=False).check(root, "/formation")


class _Document:
    def __init__(self, flux: Flux, schema_only: bool, referentiels: Referentiels | None) -> None:
        self.flux = flux
        self.version = flux.version
        self.schema_only = schema_only
        self.regles = Regles(flux.version, referentiels)
        self.prefix = f"{{{flux.namespace}}}"
        self.ids: dict[str, int] = {}
        self.idrefs: dict[str, tuple[int, str]] = {}
        self.numeros: dict[tuple[str, str], int] = {}
        self.has_ids = etree.XPath("boolean(descendant-or-self::*/@*[starts-with(name(), 'id')])")
        self.ids_of = etree.XPath("descendant-or-self::l:*[@id or @idref]", namespaces={"l": flux.namespace})

    def findings(self) -> Iterator[Finding]:
        yield from self.root()
        for record in self.flux:
            yield from self.record(record, self.flux.chemin())
        yield from self.around()
        if not self.schema_only:
            yield from self.orphans()

    def root(self) -> Iterator[Finding]:
        """The schema takes any element as a root; LHEO knows three."""
        if self.flux.nom not in RACINES and not self.schema_only:
            message = f"la racine est « {self.flux.nom} » : un fichier LHEO commence par « lheo »"
            line = int(self.flux.racine.sourceline or 0)
            yield Finding("RACINE", Severity.ERREUR, line, f"/{self.flux.nom}", self.flux.nom, message)

    def record(self, record: etree._Element, path: str) -> Iterator[Finding]:
        faults = check_element(record, self.version, path)
        yield from faults
        yield from self.identifiers(record, path, told=bool(faults))
        if not self.schema_only:
            yield from self.regles.check(record, path)
            yield from self.duplicates(record, path)

    def identifiers(self, record: etree._Element, path: str, *, told: bool) -> Iterator[Finding]:
        """An id is unique in the whole file, which a look at one record cannot tell."""
        if not self.has_ids(record):
            return
        for bearer in self.ids_of(record):
            line = int(bearer.sourceline or 0)
            if (idref := bearer.get("idref", "").strip()) and idref not in self.idrefs:
                self.idrefs[idref] = (line, path)
            identifier = bearer.get("id", "").strip()
            if not identifier:
                continue
            if identifier in self.ids and not told:
                message = f"@id « {identifier} » est déjà pris à la ligne {self.ids[identifier]}"
                yield Finding("SCHEMA.ID_DOUBLE", Severity.ERREUR, line, path, identifier, message)
            self.ids.setdefault(identifier, line)

    def duplicates(self, record: etree._Element, path: str) -> Iterator[Finding]:
        for nom in NUMBERED:
            for element in record.iter(self.prefix + nom):
                numero, line = element.get("numero"), int(element.sourceline or 0)
                if not numero:
                    continue
                first = self.numeros.setdefault((nom, numero), line)
                if first != line or self.seen_twice(element, nom, numero):
                    message = f"@numero « {numero} » de « {nom} » est déjà pris à la ligne {first}"
                    yield Finding("NUMERO.DOUBLE", Severity.ERREUR, line, path, excerpt(numero), message)

    def seen_twice(self, element: etree._Element, nom: str, numero: str) -> bool:
        """Two of one number on one line: told at the second."""
        return any(other.get("numero") == numero for other in element.itersiblings(self.prefix + nom, preceding=True))

    def around(self) -> Iterator[Finding]:
        """The document with, for each run of records, the smallest valid one in their place."""
        root = self.flux.racine
        if local(root.tag) in RECORDS:
            return
        for place in root.iter(*(self.prefix + nom for nom in RECORDS)):
            parent = place.getparent()
            if parent is not None and self.flux.is_record(place):
                model = _smallest(local(place.tag), self.version)
                place[:] = [_copied(child) for child in model]
        if not compiled(self.version).validate(root):
            yield from check_element(root, self.version)

    def orphans(self) -> Iterator[Finding]:
        for idref, (line, path) in self.idrefs.items():
            if idref not in self.ids:
                message = f"@idref « {idref} » ne renvoie à aucun @id du fichier"
                yield Finding("IDREF.ORPHELIN", Severity.ERREUR, line, path, idref, message)


@cache
def _smallest(nom: str, version: Version) -> etree._Element:
    return parse_small(smallest(nom, version))


def _copied(element: etree._Element) -> etree._Element:
    copied: etree._Element = etree.fromstring(etree.tostring(element))
    return copied
