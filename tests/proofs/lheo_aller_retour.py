"""Any model, written, is valid; read back, it is equal: ``python -m tests.proofs.lheo_aller_retour --min 5000``."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from lheo import Version, downgrade, read, write, write_formation
from tests.lheo.hasard import Hasard
from tests.lheo.officiel import accepts
from tests.lheo.preuve import options, preuve

SHARED = Path(__file__).resolve().parents[3] / "shared"


def trials(seed: int, folder: Path) -> Iterator[str | None]:
    source = random.Random(seed)
    while True:
        version = source.choice(list(Version))
        formation = Hasard(source, version, source.choice((0.0, 0.1, 0.3, 0.5))).element("formation")
        data = b"".join(write([formation], version))
        if not accepts(folder, version, data):
            yield f"invalid: {data.decode()[:2000]}"
        elif list(read(data)) != [formation]:
            yield f"not equal once read back: {data.decode()[:2000]}"
        elif not accepts(folder, Version.V2_2, write_formation(downgrade(formation)[0], Version.V2_2)):
            yield f"invalid once lowered to 2.2: {data.decode()[:2000]}"
        else:
            yield None


if __name__ == "__main__":
    chosen = options(5_000)
    sys.exit(preuve("lheo round trip", trials(chosen.seed, SHARED), chosen.min, chosen.seed))
