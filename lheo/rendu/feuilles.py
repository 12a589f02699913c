"""Texts and attributes as XML writes them."""

import re
from functools import lru_cache
from typing import Any, NoReturn

from lheo.elements.base import XSI, XSI_ATTRIBUTS
from lheo.erreurs import LheoError
from lheo.langage import COMMUNS_2_2, COMMUNS_2_3
from lheo.langage.noms import champ, local
from lheo.versions import Version

SEQUENCES = ("datemaj", "datecrea", "href", "file")
ORDRE = {champ(nom): (rang, nom) for rang, nom in enumerate((*COMMUNS_2_3, *SEQUENCES))}
ORDRE |= {nom: (len(ORDRE) + rang, f"xsi:{local(nom)}") for rang, nom in enumerate(XSI_ATTRIBUTS)}
ONLY_2_3 = frozenset(map(champ, COMMUNS_2_3)) - frozenset(map(champ, COMMUNS_2_2))

# What XML 1.0 forbids in any document: most C0 controls, lone surrogates, U+FFFE and U+FFFF.
INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_C0 = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
MOST_RECURRENTS, LONGEST_RECURRENT = 1000, 200  # sets of attributes, characters: what comes back is short
_FFFE, _FFFF = "\ufffe".encode(), "\uffff".encode()


def texte(value: str) -> str:
    """The value with its markup escaped; ``\\r`` too, which XML would otherwise read as a line feed.

    Four ``in`` cost a tenth of one regular expression: most texts hold nothing to escape.
    """
    if "&" in value or "<" in value or ">" in value or "\r" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return value


def valeur_attribut(value: str) -> str:
    """The same between double quotes, where white space other than a blank would be lost."""
    if value.isalnum() or value.isidentifier():  # most are numbers: OF_000123, 20260901, V14
        return value
    return entre_guillemets(texte(value))


def entre_guillemets(escaped: str) -> str:
    """A text whose markup is already escaped, as it stands between double quotes."""
    return escaped.replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


def encoder(xml: str) -> bytes:
    """The XML in UTF-8, after a look for characters XML 1.0 forbids: one pass over the bytes, not one a value.

    :raises LheoError: raison CARACTERE; escaping lets these characters through, and no parser would read them back.
    """
    try:
        data = xml.encode()
    except UnicodeEncodeError as error:
        raise LheoError("demi-caractère Unicode isolé (surrogate), interdit en XML", raison="CARACTERE") from error
    if len(data.translate(None, _C0)) != len(data) or _FFFE in data or _FFFF in data:
        found = INTERDITS.search(xml)
        code = f"U+{ord(found.group()):04X}" if found else ""
        raise LheoError(f"caractère de contrôle interdit en XML ({code})", raison="CARACTERE")
    return data


def refuser(nom: str, parent: str, version: str) -> NoReturn:
    """:raises LheoError: raison VERSION; what an edition cannot say is not dropped silently."""
    message = f"« {nom} » dans « {parent} » n’existe pas en LHEO {version} : passez d’abord par downgrade()"
    raise LheoError(message, raison="VERSION")


@lru_cache(maxsize=4096)
def _ordered(noms: tuple[str, ...]) -> list[tuple[str, str]]:
    """The same names in the order of the language, each with what it begins as in XML: `` numero="``."""
    ordered = sorted(noms, key=lambda nom: ORDRE[nom])
    first_xsi = next((nom for nom in ordered if nom in XSI_ATTRIBUTS), None)
    declared = {first_xsi: f' xmlns:xsi="{XSI}"'}
    return [(nom, f'{declared.get(nom, "")} {ORDRE[nom][1]}="') for nom in ordered]


@lru_cache(maxsize=4096)
def _gabarit(noms: tuple[str, ...]) -> tuple[str, int]:
    """All of them with a place for each value, ``numero="%(numero)s"``, and how many quotes that makes."""
    ordered = _ordered(noms)
    return "".join([f'{start}%({nom})s"' for nom, start in ordered]), sum(start.count('"') + 1 for _, start in ordered)


class Attributs:
    """Writes attributes in the order of the language, refusing those an edition does not know."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.unknown = ONLY_2_3 if version == Version.V2_2 else frozenset[str]()

    def __call__(self, bearer: Any) -> str:
        """The attributes of an element or text, each with a blank before it; the bearer has at least one."""
        return self.of(bearer._attributs, getattr(bearer, "NOM", "un texte"))

    def of(self, attributs: dict[str, str], bearer: str) -> str:
        """The same from a dict by Python name; ``bearer`` is told when one is refused."""
        if self.unknown and not self.unknown.isdisjoint(attributs):
            nom = ", ".join(f"@{ORDRE[nom][1]}" for nom in sorted(self.unknown & attributs.keys()))
            refuser(nom, bearer, self.version)
        ordered = _ordered(tuple(attributs))
        return "".join([f'{start}{valeur_attribut(attributs[nom])}"' for nom, start in ordered])

    def feuille(self, nom: str, value: str) -> str:
        """A leaf that may bear attributes."""
        bearing = getattr(value, "_attributs", None)
        return f"<{nom}{self(value) if bearing else ''}>{texte(value)}</{nom}>"


class AttributsPrets(Attributs):
    """The same for values whose markup is escaped already, of leaves and elements that are not our objects."""

    def __init__(self, version: Version) -> None:
        super().__init__(version)
        self._recurrents: dict[tuple[tuple[str, str], ...], str] = {}

    def of(self, attributs: dict[str, str], bearer: str) -> str:
        """Quotes are looked for in the whole: they are rarer still than markup. The values must be texts."""
        if self.unknown and not self.unknown.isdisjoint(attributs):
            return super().of(attributs, bearer)
        gabarit, quotes = _gabarit(tuple(attributs))
        text = gabarit % attributs
        if text.count('"') == quotes and "\n" not in text and "\t" not in text:
            return text
        return gabarit % {nom: entre_guillemets(value) for nom, value in attributs.items()}

    def recurrents(self, attributs: dict[str, str], bearer: str) -> str:
        """The same for what bears an edition or a key rather than a number: equal attributes come back all the time."""
        key = tuple(attributs.items())
        return self._recurrents.get(key) or self._remembered(key, attributs, bearer)

    def _remembered(self, key: tuple[tuple[str, str], ...], attributs: dict[str, str], bearer: str) -> str:
        text = self.of(attributs, bearer)
        if len(self._recurrents) < MOST_RECURRENTS and len(text) <= LONGEST_RECURRENT:
            self._recurrents[key] = text
        return text

    def feuille(self, nom: str, value: Any) -> str:
        return f"<{nom}{self.recurrents(value._attributs, nom) if value._attributs else ''}>{value.contenu}</{nom}>"
