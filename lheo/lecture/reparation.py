"""Tolerant reading: puts right the usual faults of real feeds, and tells each one."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from lheo.elements import Adresse, Element, Texte, champ
from lheo.langage import ELEMENTS, TABLES, Genre
from lheo.langage.noms import local
from lheo.lecture.flux import Flux

DASHES = frozenset({"-", "--", "---", "–", "—", "_", ".", "/"})
SIRET_LENGTH = 14
PRICE_LENGTH = 30  # longer is a sentence
_PRICE = re.compile(r"[\d\s]+(,\d+)?\s*(€|euros?)?")


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing put right: a stable code, where, what stood there, what stands there now (None: taken out), and why."""

    code: str
    ligne: int
    chemin: str
    avant: str
    apres: str | None
    message: str


OnRepair = Callable[[Repair], None]


class Repairer:
    """Repairs the records of one document."""

    def __init__(self, on_repair: OnRepair | None, flux: Flux) -> None:
        self.tell = on_repair or _nobody
        self.flux = flux

    def fault(self, element: etree._Element, raison: str, message: str) -> None:
        """Structure that an object cannot hold: left out, or put back in order."""
        done = "remis à sa place" if raison == "ORDRE" else "laissé de côté"
        text = " ".join("".join(element.itertext()).split())[:80]
        path = f"{self.flux.chemin()}//{local(element.tag)}"
        self.tell(Repair(raison, int(element.sourceline or 0), path, text, None, f"{message} : {done}"))

    def repair(self, record: Any) -> Any:
        """The same record with its values repaired in place."""
        self.element(record, self.flux.chemin())
        return record

    def element(self, element: Element, path: str) -> None:
        if element.NOM in ("extras", "extra"):
            return
        for enfant in ELEMENTS[element.NOM].enfants:
            nom = champ(enfant.nom)
            value = getattr(element, nom)
            if value:
                many = value if isinstance(value, list) else [value]
                here = f"{path}/{enfant.nom}"
                kept = [self.value(element, enfant.nom, one, _nth(here, n, value)) for n, one in enumerate(many, 1)]
                kept = [one for one in kept if one is not None]
                setattr(element, nom, kept if isinstance(value, list) else (kept[0] if kept else None))
        if isinstance(element, Adresse):
            self.insee(element, path)

    def value(self, parent: Element, nom: str, value: Any, path: str) -> Any:
        if isinstance(value, Element):
            self.element(value, path)
            return value
        for rule in RULES:
            found = rule(nom, value)
            if found is not None:
                code, after, message = found
                self.tell(Repair(code, parent.ligne_source, path, value, after, message))
                return None if after is None else _keeping(value, after)
        return value

    def insee(self, adresse: Adresse, path: str) -> None:
        """A commune code that repeats the postcode is one: no commune is numbered 000, and few share their postcode."""
        code = adresse.code_insee_commune
        if code and code == adresse.codepostal:
            message = "code INSEE identique au code postal : laissé de côté"
            self.tell(Repair("INSEE", adresse.ligne_source, f"{path}/code-INSEE-commune", code, None, message))
            adresse.code_insee_commune = None


Found = tuple[str, str | None, str] | None


def _siret(nom: str, value: str) -> Found:
    if not nom.startswith("SIRET"):
        return None
    digits = re.sub(r"\D", "", value)
    if len(digits) == SIRET_LENGTH + 1 and digits.startswith("0"):
        return "SIRET", digits[1:], "SIRET de 15 chiffres : le 0 de tête est retiré"
    if len(digits) == SIRET_LENGTH and digits != value:
        return "SIRET", digits, "SIRET ramené à ses 14 chiffres"
    return None


def _date(nom: str, value: str) -> Found:
    if ELEMENTS[nom].genre != Genre.DATE:
        return None
    token = value.strip()
    for pattern, order in ((r"(\d{4})-(\d\d)-(\d\d)", (1, 2, 3)), (r"(\d\d)/(\d\d)/(\d{4})", (3, 2, 1))):
        if match := re.fullmatch(pattern, token):
            return "DATE", "".join(match.group(rank) for rank in order), "date remise sous la forme AAAAMMJJ"
    match = re.fullmatch(r"(\d{4})(0[1-9]|1[0-2])00", token)
    if not match or match.group(1) == "0000":
        return None
    year, month = int(match.group(1)), int(match.group(2))
    day = calendar.monthrange(year, month)[1] if nom == "fin" else 1
    return "DATE", f"{token[:6]}{day:02d}", "jour inconnu : premier jour du mois, ou dernier pour une fin"


def _dash(nom: str, value: str) -> Found:
    if ELEMENTS[nom].genre == Genre.TEXTE and value.strip() in DASHES:
        return "TIRET", None, "tiret mis pour remplir : l’information est tenue pour absente"
    return None


def _price(nom: str, value: str) -> Found:
    if nom not in ("prix-horaire-TTC", "prix-total-TTC") or len(value) > PRICE_LENGTH or not _PRICE.fullmatch(value):
        return None
    after = re.sub(r"[^\d,]", "", value).replace(",", ".")
    return ("PRIX", after, "prix remis sous la forme 1234.50") if after != value else None


def _integer(nom: str, value: str) -> Found:
    if ELEMENTS[nom].genre != Genre.ENTIER:
        return None
    match = re.fullmatch(r"\s*(\d{1,9})[.,]0+\s*", value)
    if match:
        return "ENTIER", match.group(1), "nombre ramené à un entier"
    return ("ENTIER", None, "nombre vide : laissé de côté") if not value.strip() else None


def _code(nom: str, value: str) -> Found:
    definition = ELEMENTS[nom]
    if definition.genre != Genre.CODE:
        return None
    codes = {code.code: code for code in TABLES[definition.table].codes}
    if value.strip() in codes:
        return None
    by_label = {libelle.lower(): code for code, row in codes.items() for libelle in row.libelles.values()}
    short = value.strip().lstrip("0")
    after = by_label.get(value.strip().lower()) or (short if short in codes else None)
    return ("CODE", after, "libellé remplacé par son code") if after else None


RULES: tuple[Callable[[str, str], Found], ...] = (_siret, _date, _dash, _price, _integer, _code)


def _keeping(value: str, after: str) -> str:
    """The repaired text with the attributes of the former."""
    return Texte(after, **(value._attributs or {})) if isinstance(value, Texte) else after


def _nth(path: str, rank: int, value: Any) -> str:
    return f"{path}[{rank}]" if isinstance(value, list) else path


def _nobody(_: Repair) -> None:
    """Nobody asked to be told."""
