"""The table of the language says exactly what the official schemas say."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from lheo import Version, xsd
from lheo.controle.squelette import smallest
from lheo.elements import CLASSES
from lheo.langage import ELEMENTS, TABLES
from tests.lheo.officiel import accepts

XS = "{http://www.w3.org/2001/XMLSchema}"


def described(root: Any) -> dict[str, Any]:
    """Each element of a schema: its type's name, base and facets or children, its attributes."""
    types = {node.get("name"): node for node in root if node.tag in (XS + "complexType", XS + "simpleType")}
    groups = {node.get("name"): node for node in root if node.tag == XS + "attributeGroup"}

    def attributes(node: Any) -> list[Any]:
        found = []
        for inner in node.iter(XS + "attribute", XS + "attributeGroup"):
            if inner.tag == XS + "attribute":
                found.append((inner.get("name"), inner.get("type"), inner.get("use")))
            elif inner.get("ref"):
                found += attributes(groups[inner.get("ref").split(":")[1]])
        return sorted(found)

    described = {}
    for element in root.findall(XS + "element"):
        extension = next(types[element.get("type").split(":")[1]].iter(XS + "extension"))
        base = types.get(extension.get("base").split(":")[1])
        body = [(node.tag, dict(node.attrib)) for node in base.iter() if node is not base] if base is not None else []
        described[element.get("name")] = (element.get("type"), extension.get("base"), body, attributes(extension))
    return described


@pytest.mark.shared
@pytest.mark.parametrize(("version", "count"), [(Version.V2_2, 120), (Version.V2_3, 170)])
def test_our_schema_describes_every_element_as_the_official_one(shared_dir: Path, version: Version, count: int):
    official = described(etree.parse(shared_dir / "lheo" / f"lheo-{version}.xsd").getroot())
    ours = described(etree.fromstring(xsd(version).encode()))
    assert len(official) == count
    assert list(ours) == list(official)
    for nom, description in official.items():
        assert ours[nom] == description, nom


@pytest.mark.parametrize(("version", "elements", "tables"), [(Version.V2_2, 120, 11), (Version.V2_3, 170, 19)])
def test_each_edition_has_its_number_of_elements_and_tables(version: Version, elements: int, tables: int):
    assert sum(version in definition.versions for definition in ELEMENTS.values()) == elements
    assert sum(version in table.versions for table in TABLES.values()) == tables


@pytest.mark.shared
@pytest.mark.parametrize("version", list(Version))
@pytest.mark.parametrize("nom", ["formation", "lheo", "lheo-index", "lheo-plus", "resume-offre"])
def test_the_smallest_element_the_table_makes_is_valid_for_the_official_schema(shared_dir, version, nom):
    assert accepts(shared_dir, version, smallest(nom, version))


@pytest.mark.parametrize("version", list(Version))
def test_the_schema_that_spells_bounds_out_takes_what_the_plain_one_takes(version: Version):
    plain, spelled = (etree.XMLSchema(etree.fromstring(xsd(version, deplie=one).encode())) for one in (False, True))
    bounds = [(d, e, e.cardinalites[version]) for d in ELEMENTS.values() for e in d.enfants_en(version)]
    counted = [(d, e, bound) for d, e, bound in bounds if bound.maximum not in (None, 1)]
    assert len(counted) == {Version.V2_2: 19, Version.V2_3: 24}[version]
    for definition, enfant, bound in counted:
        for count in range(bound.maximum + 2):
            counts = {e.nom: e.cardinalites[version].minimum for e in definition.enfants_en(version)} | {
                enfant.nom: count
            }
            inner = b"".join(smallest(nom, version) * times for nom, times in counts.items())
            tag = definition.nom.encode()
            document = etree.fromstring(b'<%s xmlns="%s">%s</%s>' % (tag, version.namespace.encode(), inner, tag))
            assert spelled.validate(document) == plain.validate(document) == (bound.minimum <= count <= bound.maximum)


def test_every_element_that_holds_others_has_its_class():
    assert {nom for nom, definition in ELEMENTS.items() if definition.compose} == set(CLASSES)


def test_teaching_modes_are_0_on_site_1_mixed_2_remote():
    labels = TABLES["dict-modalites-enseignement"].libelles(Version.V2_3)
    assert "présentielle" in labels["0"]
    assert "mixte" in labels["1"]
    assert "distance" in labels["2"]


def test_levels_11_to_18_and_funders_18_to_20_are_2_3_only():
    niveaux, financeurs = TABLES["dict-niveaux"], TABLES["dict-financeurs"]
    assert niveaux.libelles(Version.V2_3).keys() - niveaux.libelles(Version.V2_2) == {str(n) for n in range(11, 19)}
    assert financeurs.libelles(Version.V2_3).keys() - financeurs.libelles(Version.V2_2) == {"18", "19", "20"}


def test_the_obsolete_aim_3_exists_as_the_official_schemas_have_it():
    assert "3" in TABLES["dict-AIS"].libelles(Version.V2_2)
