"""How a name of LHEO becomes a name of Python: ``code-FORMACODE`` is ``CodeFORMACODE`` and ``code_formacode``."""

from collections import Counter
from collections.abc import Iterable, Iterator


def champ(nom: str) -> str:
    """The field or keyword: lower case, underscores."""
    return nom.lower().replace("-", "_")


def classe(nom: str) -> str:
    """The class: CamelCase, capitals of the original kept."""
    return "".join(part[0].upper() + part[1:] for part in nom.split("-"))


def rangs(noms: Iterable[str]) -> Iterator[str]:
    """Each name with its rank among those that bear it: ``extra[1]``, ``extras[1]``, ``extra[2]``."""
    counts = Counter[str]()
    for nom in noms:
        counts[nom] += 1
        yield f"{nom}[{counts[nom]}]"


def local(tag: object) -> str:
    """The name of a parsed tag without its namespace; a prefix that was never declared stays in it."""
    return str(tag).rpartition("}")[2]


def espace(tag: object) -> str:
    """The namespace of a parsed tag, empty when it has none."""
    return str(tag)[1:].rpartition("}")[0]
