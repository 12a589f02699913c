"""The smallest valid element of each name, made from the table alone."""

from lheo.langage import ELEMENTS, TABLES, Definition, Genre
from lheo.versions import Version


def smallest(nom: str, version: Version) -> bytes:
    """One element with its namespace, holding only what the edition requires."""
    data = _rendered(ELEMENTS[nom], version)
    return data.replace(f"<{nom}>", f'<{nom} xmlns="{version.namespace}">', 1).encode()


def _rendered(definition: Definition, version: Version) -> str:
    nom = definition.nom
    if definition.compose:
        inner = "".join(
            _rendered(ELEMENTS[enfant.nom], version) * enfant.cardinalites[version].minimum
            for enfant in definition.enfants_en(version)
        )
        return f"<{nom}>{inner}</{nom}>"
    return f"<{nom}>{_value(definition, version)}</{nom}>"


def _value(definition: Definition, version: Version) -> str:
    match definition.genre:
        case Genre.TEXTE:
            return "0" * definition.longueurs[version].minimum
        case Genre.CODE:
            return next(iter(TABLES[definition.table].libelles(version)))
        case Genre.DATE:
            return "00000000"
        case _:
            return "0"
