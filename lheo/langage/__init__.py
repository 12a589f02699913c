"""The table of the language: every element, attribute and code of LHEO 2.2 and 2.3, told once.

The facts stand in ``elements.json`` (one line per element) and ``codes.json`` (one line per code). Where the editions
differ, the 2.2 value comes first: ``"contact-formation 1..1 1..n"`` is a child found once in 2.2, once or more in 2.3,
``"type-contact - 0..1"`` a child unknown to 2.2, ``"texte 1..6 1..10"`` a text whose limit grew.
"""

from lheo.langage.lecture_table import lire_codes, lire_elements
from lheo.langage.termes import Cardinalite, Code, Definition, Enfant, Genre, Longueur, TableCodes

ELEMENTS: dict[str, Definition] = lire_elements()
TABLES: dict[str, TableCodes] = lire_codes()

COMMUNS_2_2 = ("numero", "info", "ref", "id", "idref", "tag")
COMMUNS_2_3 = (*COMMUNS_2_2, "horodatage-creation", "horodatage-modification", "horodatage-export", "uri")
HORODATAGES = ("horodatage-creation", "horodatage-modification", "horodatage-export")
RACINES = ("lheo", "lheo-index", "lheo-plus")

__all__ = [
    "COMMUNS_2_2",
    "COMMUNS_2_3",
    "ELEMENTS",
    "HORODATAGES",
    "RACINES",
    "TABLES",
    "Cardinalite",
    "Code",
    "Definition",
    "Enfant",
    "Genre",
    "Longueur",
    "TableCodes",
]
