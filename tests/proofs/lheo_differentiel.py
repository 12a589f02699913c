"""Our schema verdict is the official one's: ``python -m tests.proofs.lheo_differentiel --min 20000``."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from lheo import LheoError, Version, check, write_document
from lheo.langage.noms import espace
from tests.lheo.hasard import Hasard
from tests.lheo.mutations import Mutateur
from tests.lheo.officiel import accepts
from tests.lheo.preuve import options, preuve

SHARED = Path(__file__).resolve().parents[3] / "shared"


def trials(seed: int, folder: Path) -> Iterator[str | None]:
    """One spoilt document after the other; each gives None when both schemas agree on it."""
    source = random.Random(seed)
    while True:
        version = source.choice(list(Version))
        nom = source.choice(("lheo", "lheo", "lheo", "lheo-index", "lheo-plus"))
        data = write_document(Hasard(source, version, source.choice((0.0, 0.1, 0.3))).element(nom), version)
        for _ in range(4):  # drawing a document costs more than spoiling it
            yield disagreement(spoilt(source, version, data), version, folder)


def spoilt(source: random.Random, version: Version, data: bytes) -> bytes:
    root = etree.fromstring(data)
    mutateur = Mutateur(source, version)
    for _ in range(source.choice((1, 1, 1, 2, 3))):
        mutateur.spoil(root)
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")


def disagreement(data: bytes, version: Version, folder: Path) -> str | None:
    named = Version.of_namespace(espace(etree.fromstring(data, etree.XMLParser(recover=True)).tag))
    official, ours = accepts(folder, named or version, data), accepted(data)
    return None if official == ours else f"official {official}, ours {ours}: {data.decode()[:2000]}"


def accepted(data: bytes) -> bool:
    """Our verdict: no error in the schema layer, and nothing that kept us from reading."""
    try:
        return next(check(data, schema_only=True), None) is None
    except LheoError:
        return False


if __name__ == "__main__":
    chosen = options(20_000)
    sys.exit(preuve("lheo differential", trials(chosen.seed, SHARED), chosen.min, chosen.seed))
