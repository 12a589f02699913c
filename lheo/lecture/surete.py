"""How XML from elsewhere is parsed: no DOCTYPE, no entity, no network, no tree larger than it should be."""

from dataclasses import dataclass
from typing import Any

from lxml import etree

from lheo.erreurs import LheoError

# No entity is resolved, nothing is fetched, libxml2 keeps its own limits (depth 256, text of 10 MB).
OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one formation may weigh before it is refused.

    ``octets``: of one formation, and of all that stands outside formations. ``marques``: ``<`` and ``=`` in as much, a
    bound on elements and attributes that is counted before the parser sees them (20 MB of ``<a/>`` would take 584 MB).
    The largest formation imagined (400 actions) has 3.5 MB and 160,000 marks.
    """

    octets: int = 8_000_000
    marques: int = 500_000


DEFAULT_LIMITS = Limits()
DOCTYPE_REFUSED = "déclaration DOCTYPE refusée : un fichier LHEO n’en a pas"


def parse_small(data: bytes, limits: Limits = DEFAULT_LIMITS) -> etree._Element:
    """The root of a document held in memory, such as one formation.

    :raises LheoError: TAILLE, DOCTYPE, or XML when it is not well formed.
    """
    weigh(len(data), marks(data), limits, None)
    parser = etree.XMLParser(**OPTIONS)
    try:
        root: etree._Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable(error) from error
    refuse_doctype(root)
    return root


def marks(data: bytes) -> int:
    """An upper bound of the elements and attributes in these bytes."""
    return data.count(b"<") + data.count(b"=")


def weigh(octets: int, marques: int, limits: Limits, ligne: int | None) -> None:
    """:raises LheoError: TAILLE, one formation, or what stands around formations, is beyond the limits."""
    if octets > limits.octets:
        raise LheoError(f"formation de plus de {limits.octets} octets", raison="TAILLE", ligne=ligne)
    if marques > limits.marques:
        raise LheoError(f"formation de plus de {limits.marques} balises et attributs", raison="TAILLE", ligne=ligne)


def refuse_doctype(root: etree._Element) -> None:
    """:raises LheoError: DOCTYPE; LHEO needs none, and attacks do."""
    tree = root.getroottree()
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise LheoError(DOCTYPE_REFUSED, raison="DOCTYPE", ligne=1)


def unreadable(error: Exception, logged: Any = None) -> LheoError:
    """What the parser could not read, in French, with the line; ``logged`` is the parser's own entry, if any."""
    ligne = logged.line if logged is not None else getattr(error, "lineno", None)
    detail = str(logged.message if logged is not None else getattr(error, "msg", None) or error)
    return LheoError(f"{_explained(detail)} ({detail})", raison="XML", ligne=ligne or None)


# The beginnings of libxml2's messages that a French reader meets most.
_EXPLAINED = {
    "Input is not proper UTF-8": "l’encodage déclaré n’est pas celui du fichier",
    "Invalid bytes in character encoding": "l’encodage déclaré n’est pas celui du fichier",
    "Document is empty": "document vide",
    "no element found": "document vide",
    "Start tag expected": "ce n’est pas du XML",
    "Opening and ending tag mismatch": "une balise n’est pas fermée par la sienne",
    "Premature end": "le document s’arrête avant la fin",
    "EndTag": "le document s’arrête avant la fin",
    "Entity": "entité refusée : écrivez le caractère lui-même",
    "Excessive depth": "trop d’éléments les uns dans les autres",
    "xmlParseCharRef": "référence à un caractère interdit",
    "PCDATA invalid Char": "caractère de contrôle interdit en XML",
    "Unsupported encoding": "encodage inconnu",
    "Namespace prefix": "préfixe d’espace de noms non déclaré",
    "Extra content": "du texte suit la fin du document",
}


def _explained(detail: str) -> str:
    return next((french for start, french in _EXPLAINED.items() if start in detail), "XML mal formé")
