"""LHEO, the language of the French training offer: read, write, check, both editions. Knows nothing of any product.

>>> from lheo import Version, elements as m, write_formation
>>> formation = m.Formation(numero="F1", intitule_formation="Soudage à l’arc")
>>> write_formation(formation, Version.V2_3)[:57].decode()
'<formation xmlns="http://lheo.gouv.fr/2.3" numero="F1"><i'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lheo.erreurs import LheoError
from lheo.versions import Version

if TYPE_CHECKING:
    from lheo.controle import Finding, Groupe, Severity, check, check_schema, summarize, xsd
    from lheo.dialecte import Dialecte
    from lheo.lecture import Limits, Reading, Repair, decompress, read, read_document, read_records
    from lheo.passage import Changement, Report, downgrade, upgrade
    from lheo.rendu import compress, write, write_document, write_formation

# Each name is fetched when first asked for: a function that only writes never pays for the parser nor for the rules.
_PLACES = {
    "lheo.controle": ("Finding", "Groupe", "Severity", "check", "check_schema", "summarize", "xsd"),
    "lheo.dialecte": ("Dialecte",),
    "lheo.lecture": ("Limits", "Reading", "Repair", "decompress", "read", "read_document", "read_records"),
    "lheo.passage": ("Changement", "Report", "downgrade", "upgrade"),
    "lheo.rendu": ("compress", "write", "write_document", "write_formation"),
}


def __getattr__(nom: str) -> Any:
    for place, noms in _PLACES.items():
        if nom in noms:
            return getattr(import_module(place), nom)
    raise AttributeError(f"module lheo has no attribute {nom!r}")


__all__ = [
    "Changement",
    "Dialecte",
    "Finding",
    "Groupe",
    "LheoError",
    "Limits",
    "Reading",
    "Repair",
    "Report",
    "Severity",
    "Version",
    "check",
    "check_schema",
    "compress",
    "decompress",
    "downgrade",
    "read",
    "read_document",
    "read_records",
    "summarize",
    "upgrade",
    "write",
    "write_document",
    "write_formation",
    "xsd",
]
