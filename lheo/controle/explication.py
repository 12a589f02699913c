"""Says in French why the schema refuses an element, by walking the table of the language."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from lheo.controle.constat import Finding, Severity, excerpt
from lheo.controle.proposition import codes_possibles, proche
from lheo.langage import COMMUNS_2_2, COMMUNS_2_3, ELEMENTS, HORODATAGES, Definition, Enfant, Genre
from lheo.langage.noms import espace, local, rangs
from lheo.versions import Version

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_NCNAME = re.compile(r"[^\W\d][\w.\-]*")
_HORODATAGE = re.compile(
    r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-4]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"
)
_DATE = re.compile(r"[0-9]{4}[019][0-9][01239][0-9]")
_ENTIER = re.compile(r"[+-]?[0-9]+")
_LONG = 2**63


def explain(element: etree._Element, version: Version, path: str, *, lines: bool = True) -> Iterator[Finding]:
    """Every fault of this element and of those inside, in reading order."""
    yield from _Walk(version, lines=lines).element(element, path)


def communs(version: Version) -> tuple[str, ...]:
    """The attributes every element of this edition may bear."""
    return COMMUNS_2_2 if version == Version.V2_2 else COMMUNS_2_3


class _Walk:
    def __init__(self, version: Version, *, lines: bool) -> None:
        self.version = version
        self.lines = lines
        self.prefix = f"{{{version.namespace}}}"
        self.checks: dict[Genre, Callable[[etree._Element, Definition, str], Iterator[Finding]]] = {
            Genre.SUITE: self.sequence,
            Genre.EXTRAS: self.extras,
            Genre.LIBRE: self.libre,
        }

    def element(self, element: etree._Element, path: str) -> Iterator[Finding]:
        definition = self.definition(element)
        if definition is None:
            yield self.unknown(element, path)
            return
        yield from self.attributs(element, definition, path)
        yield from self.checks.get(definition.genre, self.leaf)(element, definition, path)

    def definition(self, element: etree._Element) -> Definition | None:
        """What the table says of it, None when it is not an element of this edition."""
        tag = str(element.tag)
        definition = ELEMENTS.get(tag.removeprefix(self.prefix)) if tag.startswith(self.prefix) else None
        return definition if definition and self.version in definition.versions else None

    def finding(self, code: str, element: etree._Element, path: str, value: str | None, message: str) -> Finding:
        line = int(element.sourceline or 0) if self.lines else None
        return Finding(f"SCHEMA.{code}", Severity.ERREUR, line, path, excerpt(value), message)

    def unknown(self, element: etree._Element, path: str) -> Finding:
        nom = local(element.tag)
        if espace(element.tag) != self.version.namespace:
            message = f"« {nom} » n’est pas dans l’espace de noms {self.version.namespace}"
        elif nom in ELEMENTS:
            message = f"« {nom} » n’existe qu’en LHEO 2.3 : retirez-le ou passez à la version 2.3"
        else:
            possible = (known for known, d in ELEMENTS.items() if self.version in d.versions)
            message = f"« {nom} » n’est pas un élément de LHEO {self.version}{proche(nom, possible)}"
        return self.finding("ELEMENT_INCONNU", element, path, nom, message)

    def attributs(self, element: etree._Element, definition: Definition, path: str) -> Iterator[Finding]:
        known = (*communs(self.version), *definition.attributs)
        for key, value in element.attrib.items():
            nom = str(key)
            if nom not in known and not nom.startswith(XSI) and definition.genre != Genre.LIBRE:
                message = f"attribut « {nom} » inconnu sur « {definition.nom} »{proche(nom, known)}"
                yield self.finding("ATTRIBUT_INCONNU", element, f"{path}/@{nom}", str(value), message)
            elif nom in known and (fault := _attribut_fault(nom, str(value))):
                yield self.finding("ATTRIBUT", element, f"{path}/@{nom}", str(value), fault)

    def sequence(self, element: etree._Element, definition: Definition, path: str) -> Iterator[Finding]:
        yield from self.no_text(element, definition, path)
        enfants = definition.enfants_en(self.version)
        ranks = {enfant.nom: rank for rank, enfant in enumerate(enfants)}
        seen, reached = Counter[str](), 0
        for child in element:
            nom = str(child.tag).removeprefix(self.prefix)
            if nom not in ranks:
                yield self.misplaced(child, definition, path, ranks)
                continue
            seen[nom] += 1
            enfant = enfants[ranks[nom]]
            here = f"{path}/{nom}[{seen[nom]}]" if enfant.multiple else f"{path}/{nom}"
            yield from self.place(child, definition, enfant, seen[nom], enfants[reached], here)
            reached = max(reached, ranks[nom])
            yield from self.element(child, here)
        yield from self.missing(element, enfants, seen, path)

    def place(
        self, child: etree._Element, parent: Definition, enfant: Enfant, count: int, reached: Enfant, path: str
    ) -> Iterator[Finding]:
        """Too many of one child, or one that comes after a later one."""
        maximum = enfant.cardinalites[self.version].maximum
        if maximum is not None and count > maximum:
            message = f"« {enfant.nom} » est donné {count} fois : « {parent.nom} » en admet {maximum} au plus"
            yield self.finding("TROP", child, path, child.text, message)
        if parent.enfants.index(enfant) < parent.enfants.index(reached):
            message = f"« {enfant.nom} » vient trop tard : dans « {parent.nom} », il se place avant « {reached.nom} »"
            yield self.finding("ORDRE", child, path, child.text, message)

    def misplaced(self, child: etree._Element, parent: Definition, path: str, ranks: dict[str, int]) -> Finding:
        nom = local(child.tag)
        here = f"{path}/{nom}"
        if self.definition(child) is None:
            return self.unknown(child, here)
        only_2_3 = any(enfant.nom == nom for enfant in parent.enfants)
        message = f"« {nom} » n’a pas sa place dans « {parent.nom} »"
        message += " en LHEO 2.2" if only_2_3 else proche(nom, ranks)
        return self.finding("ELEMENT_DEPLACE", child, here, child.text, message)

    def missing(
        self, element: etree._Element, enfants: list[Enfant], seen: Counter[str], path: str
    ) -> Iterator[Finding]:
        for enfant in enfants:
            if seen[enfant.nom] < enfant.cardinalites[self.version].minimum:
                titre = ELEMENTS[enfant.nom].titre
                message = f"« {enfant.nom} » ({titre}) est obligatoire et manque"
                yield self.finding("MANQUANT", element, f"{path}/{enfant.nom}", "", message)

    def extras(self, element: etree._Element, definition: Definition, path: str) -> Iterator[Finding]:
        yield from self.no_text(element, definition, path)
        for child, step in zip(element, rangs(local(child.tag) for child in element), strict=True):
            here = f"{path}/{step}"
            if str(child.tag) in (f"{self.prefix}extra", f"{self.prefix}extras"):
                yield from self.element(child, here)
            else:
                message = "« extras » n’admet que « extra » et « extras »"
                yield self.finding("ELEMENT_DEPLACE", child, here, child.text, message)

    def libre(self, element: etree._Element, definition: Definition, path: str) -> Iterator[Finding]:
        """Anything goes in an extra, but an element of LHEO found there is still held to its definition."""
        for child, step in zip(element, rangs(local(child.tag) for child in element), strict=True):
            here = f"{path}/{step}"
            if self.definition(child) is not None:
                yield from self.element(child, here)
            else:
                yield from self.libre(child, definition, here)

    def no_text(self, element: etree._Element, definition: Definition, path: str) -> Iterator[Finding]:
        for text in (element.text, *(child.tail for child in element)):
            if text and text.strip(" \t\r\n"):
                message = f"texte hors de tout élément dans « {definition.nom} »"
                yield self.finding("TEXTE", element, path, text, message)

    def leaf(self, element: etree._Element, definition: Definition, path: str) -> Iterator[Finding]:
        if len(element):
            names = ", ".join(sorted({f"<{local(child.tag)}>" for child in element}))
            message = f"« {definition.nom} » n’admet que du texte : retirez ou échappez {names}"
            yield self.finding("BALISE", element, path, element.text, message)
            return
        value = element.text or ""
        if fault := _leaf_fault(definition, value, self.version):
            yield self.finding(fault[0], element, path, value, fault[1])


def _attribut_fault(nom: str, value: str) -> str:
    stripped = " ".join(value.split())
    if nom in ("id", "idref") and not _NCNAME.fullmatch(stripped):
        return f"@{nom} commence par une lettre ou « _ » et n’a que lettres, chiffres, « . », « - », « _ »"
    if nom in HORODATAGES and not _HORODATAGE.fullmatch(stripped):
        return f"@{nom} s’écrit AAAA-MM-JJTHH:MM:SS, par exemple 2026-09-01T08:30:00+02:00"
    return ""


def _leaf_fault(definition: Definition, value: str, version: Version) -> tuple[str, str] | None:
    nom, token = definition.nom, " ".join(value.split(" "))
    token = " ".join(token.split())
    match definition.genre:
        case Genre.TEXTE:
            return _length_fault(definition, value, version)
        case Genre.CODE:
            possible = codes_possibles(definition.table, token, version)
            return ("CODE", f"« {nom} » : {possible}") if possible else None
        case Genre.DATE if not _DATE.fullmatch(token):
            return "DATE", f"« {nom} » s’écrit AAAAMMJJ en huit chiffres, par exemple 20260901"
        case Genre.ENTIER if not _ENTIER.fullmatch(token) or not -_LONG <= int(token[:20]) < _LONG:
            return "ENTIER", f"« {nom} » est un nombre entier, sans virgule ; retirez l’élément si vous l’ignorez"
        case _:
            return None


def _length_fault(definition: Definition, value: str, version: Version) -> tuple[str, str] | None:
    longueur, nom = definition.longueurs[version], definition.nom
    if len(value) > longueur.maximum:
        return "LONGUEUR", f"« {nom} » compte {len(value)} caractères : {longueur.maximum} au plus"
    if len(value) >= longueur.minimum:
        return None
    if not value:
        return "VIDE", f"« {nom} » est vide : donnez-lui un texte ou retirez-le s’il est facultatif"
    return "LONGUEUR", f"« {nom} » compte {len(value)} caractères : {longueur.minimum} au moins"
