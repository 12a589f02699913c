"""The official schemas, which lie beside the project and are no part of it."""

from functools import cache
from pathlib import Path

from lxml import etree

from lheo import Version


@cache
def officiel(folder: Path, version: Version) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(folder / "lheo" / f"lheo-{version}.xsd"))


def accepts(folder: Path, version: Version, data: bytes) -> bool:
    """The verdict of the official schema on a document; one that is not XML is not valid."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return False
    return bool(officiel(folder, version).validate(root))
