"""LHEO, the language of the French training offer: read, write, check, both editions. Knows nothing of any product.

>>> from lheo import Version, elements as m, write_formation
>>> formation = m.Formation(numero="F1", intitule_formation="Soudage à l’arc")
>>> write_formation(formation, Version.V2_3)[:57].decode()
'<formation xmlns="http://lheo.gouv.fr/2.3" numero="F1"><i'
"""

from lheo.controle import Finding, Severity, check_schema
from lheo.dialecte import Dialecte
from lheo.erreurs import LheoError
from lheo.lecture import Limits, Reading, Repair, decompress, read, read_document, read_records
from lheo.rendu import compress, write, write_document, write_formation
from lheo.versions import Version

__all__ = [
    "Dialecte",
    "Finding",
    "LheoError",
    "Limits",
    "Reading",
    "Repair",
    "Severity",
    "Version",
    "check_schema",
    "compress",
    "decompress",
    "read",
    "read_document",
    "read_records",
    "write",
    "write_document",
    "write_formation",
]
