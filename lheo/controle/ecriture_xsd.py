"""Our own XML schema of each edition, written from the table of the language.

Types keep the names the official schemas give them, for a document may point to one with ``xsi:type``.
"""

from lheo.langage import COMMUNS_2_2, COMMUNS_2_3, ELEMENTS, HORODATAGES, TABLES, Definition, Enfant, Genre
from lheo.versions import Version

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lheo="{ns}" targetNamespace="{ns}" \
elementFormDefault="qualified">
"""
TYPES = {"id": "ID", "idref": "IDREF", "uri": "anyURI"} | dict.fromkeys(HORODATAGES, "dateTime")
# AAAAMMJJ: the official pattern lets month 99 and day 99 pass, which mean «unknown».
DATE = '<xs:length value="8"/><xs:pattern value="[0-9][0-9][0-9][0-9][019][0-9][01239][0-9]"/>'


def xsd(version: Version, *, deplie: bool = False) -> str:
    """The schema of one edition as text.

    :param deplie: bounds are spelled out, «a (a (a)?)?» rather than «a, three times at most»: libxml2 checks the same
        documents by it in four fifths of the time, for it counts more slowly than it walks.
    """
    communs = COMMUNS_2_2 if version == Version.V2_2 else COMMUNS_2_3
    group = f'<xs:attributeGroup name="communs">{_attributs(communs)}</xs:attributeGroup>\n'
    elements = (_element(d, version, deplie) for d in ELEMENTS.values() if version in d.versions)
    return HEAD.format(ns=version.namespace) + group + "".join(elements) + "</xs:schema>\n"


def _element(definition: Definition, version: Version, deplie: bool) -> str:
    nom = definition.nom
    base, own = _compose(definition, version, deplie) if definition.compose else _simple(definition, version)
    content = "complexContent" if definition.compose else "simpleContent"
    attributs = f'<xs:attributeGroup ref="lheo:communs"/>{_attributs(definition.attributs)}'
    extension = f'<xs:extension base="{base}">{attributs}</xs:extension>'
    whole = f'<xs:complexType name="{nom}-type"><xs:{content}>{extension}</xs:{content}></xs:complexType>'
    return f'{own}{whole}\n<xs:element name="{nom}" type="lheo:{nom}-type"/>\n'


def _compose(definition: Definition, version: Version, deplie: bool) -> tuple[str, str]:
    if definition.genre == Genre.LIBRE:
        return "xs:anyType", ""
    if definition.genre == Genre.EXTRAS:
        refs = '<xs:element ref="lheo:extras"/><xs:element ref="lheo:extra"/>'
        model = f'<xs:choice minOccurs="0" maxOccurs="unbounded">{refs}</xs:choice>'
    else:
        one = _deplie if deplie else _ref
        refs = "".join(one(enfant, version) for enfant in definition.enfants_en(version))
        model = f"<xs:sequence>{refs}</xs:sequence>"
    nom = f"{definition.nom}-subtype"
    return f"lheo:{nom}", f'<xs:complexType name="{nom}">{model}</xs:complexType>\n'


def _ref(enfant: Enfant, version: Version) -> str:
    cardinalite = enfant.cardinalites[version]
    maximum = "unbounded" if cardinalite.maximum is None else cardinalite.maximum
    return f'<xs:element ref="lheo:{enfant.nom}" minOccurs="{cardinalite.minimum}" maxOccurs="{maximum}"/>'


def _deplie(enfant: Enfant, version: Version) -> str:
    cardinalite = enfant.cardinalites[version]
    if cardinalite.maximum in (None, 1):
        return _ref(enfant, version)
    spelled = ""
    for rank in range(cardinalite.maximum or 1, 0, -1):
        spelled = f'<xs:element ref="lheo:{enfant.nom}"/>{spelled}'
        if rank > cardinalite.minimum:
            spelled = f'<xs:sequence minOccurs="0">{spelled}</xs:sequence>'
    return spelled


def _simple(definition: Definition, version: Version) -> tuple[str, str]:
    base, facets = _facets(definition, version)
    restriction = f'<xs:restriction base="xs:{base}">{facets}</xs:restriction>'
    nom = f"{definition.nom}-subtype"
    return f"lheo:{nom}", f'<xs:simpleType name="{nom}">{restriction}</xs:simpleType>\n'


def _facets(definition: Definition, version: Version) -> tuple[str, str]:
    match definition.genre:
        case Genre.TEXTE:
            longueur = definition.longueurs[version]
            minimum = f'<xs:minLength value="{longueur.minimum}"/>' if longueur.minimum else ""
            return "string", f'{minimum}<xs:maxLength value="{longueur.maximum}"/>'
        case Genre.CODE:
            codes = TABLES[definition.table].libelles(version)
            return "token", "".join(f'<xs:enumeration value="{code}"/>' for code in codes)
        case Genre.DATE:
            return "token", DATE
        case _:
            return "long", ""  # an integer: the official schemas give it no bound


def _attributs(noms: tuple[str, ...]) -> str:
    return "".join(f'<xs:attribute name="{nom}" type="xs:{TYPES.get(nom, "string")}"/>' for nom in noms)
