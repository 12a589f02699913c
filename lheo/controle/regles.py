"""All that the schema does not see inside one record: forms, dates, references, missing places, odd codes."""

from collections.abc import Container, Iterator, Mapping
from functools import cache

from lxml import etree

from lheo.controle.constat import Finding, Severity, excerpt
from lheo.controle.formes import FORMES, REFERENTIELS, UNKNOWN_END, UNKNOWN_START, codepostal
from lheo.controle.proposition import proche
from lheo.controle.textes import suspect, text_faults
from lheo.langage import ELEMENTS, Genre
from lheo.langage.noms import local
from lheo.lecture.conversion import chemin
from lheo.versions import Version

Referentiels = Mapping[str, Container[str]]
OBSOLETES = {"objectif-general-formation": ("1", "3")}
NUMBERED = ("formation", "action", "session")
COMPOSES = frozenset(nom for nom, definition in ELEMENTS.items() if definition.compose)
# Elements whose lack of an attribute is a fault: the others are looked at only when they bear one.
WATCHED = frozenset(NUMBERED) | {nom for nom, definition in ELEMENTS.items() if definition.attributs_requis}
DATED = ("datemaj", "datecrea")
NEAR = 2000  # beyond this many codes, looking for a near one costs more than it helps


@cache
def mandatory(version: Version) -> frozenset[tuple[str, str]]:
    """(parent, child) for each child an edition requires."""
    return frozenset(
        (nom, enfant.nom)
        for nom, definition in ELEMENTS.items()
        if version in definition.versions
        for enfant in definition.enfants_en(version)
        if enfant.cardinalites[version].minimum
    )


class Regles:
    """Checks the records of one document. ``referentiels``: lists of known codes by name (``formacode``, ``rome``…)."""

    def __init__(self, version: Version, referentiels: Referentiels | None = None, *, lines: bool = True) -> None:
        self.version = version
        self.prefix = f"{{{version.namespace}}}"
        self.referentiels = referentiels or {}
        self.lines = lines
        self.mandatory = mandatory(version)

    def check(self, record: etree._Element, path: str) -> Iterator[Finding]:
        """Every fault of a record, in reading order; ``path`` is where the record stands."""
        self.base, self.above = path, len(chemin(record))
        start = len(self.prefix)
        for element in record.iter(f"{self.prefix}*"):
            nom = str(element.tag)[start:]
            definition = ELEMENTS.get(nom)
            if definition is None:
                continue  # unknown: the schema's business
            if element.attrib or nom in WATCHED:
                yield from self.attributs(element, nom)
            if nom in BLOCKS:
                yield from BLOCKS[nom](self, element)
            elif nom not in COMPOSES:
                yield from self.leaf(element, nom, definition.genre)

    def finding(self, code: str, element: etree._Element, value: str | None, message: str, inside: str = "") -> Finding:
        return Finding(code, _severity(code), self.line(element), self.path(element) + inside, excerpt(value), message)

    def path(self, element: etree._Element) -> str:
        """Where an element stands; computed for findings alone, which are fewer than elements."""
        return self.base + chemin(element)[self.above :]

    def line(self, element: etree._Element) -> int | None:
        return int(element.sourceline or 0) if self.lines else None

    def attributs(self, element: etree._Element, nom: str) -> Iterator[Finding]:
        for required in ELEMENTS[nom].attributs_requis:
            if not element.get(required, "").strip():
                message = f'« {nom} » sans @{required} : donnez la version du Formacode, par exemple ref="V14"'
                yield self.finding("REF.MANQUANTE", element, element.text, message)
        if nom in NUMBERED and not element.get("numero", "").strip():
            message = f"« {nom} » sans @numero : les partenaires le suivent d’un export à l’autre par ce numéro"
            yield self.finding("NUMERO.MANQUANT", element, "", message)
        for dated in DATED:
            value = element.get(dated)
            if value is not None and (not value.isdigit() or len(value) != len("AAAAMMJJ") or FORMES["date"](value)):
                message = f"@{dated} s’écrit AAAAMMJJ, par exemple 20260901"
                yield self.finding("DATE.ATTRIBUT", element, value, message, f"/@{dated}")

    def leaf(self, element: etree._Element, nom: str, genre: Genre) -> Iterator[Finding]:
        value = element.text or ""
        stripped = value.strip()
        if genre == Genre.TEXTE:
            if suspect(value, stripped):
                yield from self.texte(element, nom, value)
        elif genre == Genre.ENTIER:
            yield from self.integer(element, nom, stripped)
        if not stripped:
            return
        if nom in FORMES and (fault := FORMES[nom](stripped)):
            yield self.finding(fault[0], element, value, f"« {nom} » : {fault[1]}")
        elif nom in REFERENTIELS:
            yield from self.known(element, nom, stripped)
        if stripped in OBSOLETES.get(nom, ()):
            yield self.finding("CODE.OBSOLETE", element, value, f"« {nom} » : code obsolète, ne l’employez plus")

    def texte(self, element: etree._Element, nom: str, value: str) -> Iterator[Finding]:
        parent = element.getparent()
        required = parent is not None and (local(parent.tag), nom) in self.mandatory
        for code, error, message in text_faults(value, mandatory=required):
            severity = Severity.ERREUR if error else Severity.ALERTE
            said = f"« {nom} » : {message}"
            yield Finding(code, severity, self.line(element), self.path(element), excerpt(value), said)

    def integer(self, element: etree._Element, nom: str, value: str) -> Iterator[Finding]:
        maximum = ELEMENTS[nom].longueurs[self.version].maximum
        if value.startswith("-") and value.lstrip("-0"):
            yield self.finding("NOMBRE.NEGATIF", element, value, f"« {nom} » ne peut pas être négatif")
        elif value.lstrip("+").isdecimal() and len(value) < NEAR and int(value) > maximum:
            yield self.finding("NOMBRE.TROP_GRAND", element, value, f"« {nom} » dépasse {maximum}")

    def known(self, element: etree._Element, nom: str, value: str) -> Iterator[Finding]:
        codes = self.referentiels.get(REFERENTIELS[nom])
        if codes is None or value in codes:
            return
        near = proche(value, codes) if isinstance(codes, set | frozenset | dict) and len(codes) <= NEAR else ""
        message = f"« {nom} » : code inconnu du référentiel {REFERENTIELS[nom]}{near}"
        yield self.finding("CODE.INCONNU", element, value, message)

    def text(self, element: etree._Element, *path: str) -> str:
        """The stripped text of a descendant, empty when it is not there."""
        found = element.find("/".join(self.prefix + nom for nom in path))
        return (found.text or "").strip() if found is not None else ""

    def periode(self, element: etree._Element) -> Iterator[Finding]:
        debut, fin = self.text(element, "debut"), self.text(element, "fin")
        if _known(debut) and _known(fin) and _floor(debut) > _ceiling(fin):
            message = f"la fin ({fin}) vient avant le début ({debut})"
            yield self.finding("DATE.ORDRE", element, f"{debut}-{fin}", message)

    def adresse(self, element: etree._Element) -> Iterator[Finding]:
        postal, pays = self.text(element, "codepostal"), self.text(element, "pays")
        if postal and pays in ("", "FR") and (fault := codepostal(postal)):
            yield self.finding(fault[0], element, postal, f"« codepostal » : {fault[1]}", "/codepostal")
        commune = self.text(element, "code-INSEE-commune")
        if commune and commune == postal:
            message = "le code INSEE de la commune est identique au code postal : est-ce bien un code INSEE ?"
            yield self.finding("INSEE.CODEPOSTAL", element, commune, message, "/code-INSEE-commune")

    def action(self, element: etree._Element) -> Iterator[Finding]:
        mode = self.text(element, "modalites-enseignement")
        place = element.find(f"{self.prefix}lieu-de-formation/{self.prefix}coordonnees/{self.prefix}adresse")
        if element.find(f"{self.prefix}lieu-de-formation") is None and mode != REMOTE:
            message = "aucun lieu de formation, et la formation n’est pas entièrement à distance"
            yield self.finding("LIEU.MANQUANT", element, "", message)
        if mode == REMOTE and place is not None:
            message = (
                "code 2 (entièrement à distance) et pourtant un lieu de formation : "
                "vouliez-vous dire 1 (mixte) ? 0 sur place, 1 mixte, 2 à distance"
            )
            yield self.finding("MODE.DISTANCE", element, mode, message, "/modalites-enseignement")

    def session(self, element: etree._Element) -> Iterator[Finding]:
        parent = element.getparent()
        fixed = parent is not None and self.text(parent, "modalites-entrees-sorties") == "0"
        if fixed and self.text(element, "periode", "debut") == UNKNOWN_START:
            message = "entrées à dates fixes, et pourtant la session n’a pas de date de début"
            yield self.finding("MODE.DATES", element, UNKNOWN_START, message, "/periode/debut")


REMOTE = "2"

BLOCKS = {
    "periode": Regles.periode,
    "adresse": Regles.adresse,
    "action": Regles.action,
    "session": Regles.session,
}
# What deserves a look without making the document wrong.
ALERTS = frozenset(
    (
        "CODE.INCONNU", "CODE.OBSOLETE", "DATE.ATTRIBUT", "GEO.FORME", "INSEE.CODEPOSTAL", "LANGUE.FORME",
        "LIEU.MANQUANT", "MODE.DATES", "MODE.DISTANCE", "NDA.FORME", "NUMERO.MANQUANT", "PAYS.FORME", "SIRET.CLE",
        "TEL.FORME", "UAI.CLE", "URL.FORME",
    )
)  # fmt: skip


def _severity(code: str) -> Severity:
    return Severity.ALERTE if code in ALERTS else Severity.ERREUR


def _known(value: str) -> bool:
    return len(value) == len("AAAAMMJJ") and value.isdigit() and value not in (UNKNOWN_START, UNKNOWN_END)


def _floor(value: str) -> str:
    """The first day a partly known date may mean."""
    return value[:4] + (value[4:6] if value[4:6] != "00" else "01") + (value[6:] if value[6:] != "00" else "01")


def _ceiling(value: str) -> str:
    """The last day a partly known date may mean."""
    return value[:4] + (value[4:6] if value[4:6] != "00" else "12") + (value[6:] if value[6:] != "00" else "31")
