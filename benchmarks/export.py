"""How fast a feed is written, and in how much memory: ``python -m benchmarks.export``.

From the documents of a table, compressed as they lie there, to the bytes of the file: decode, print, compare with the
verdict of the day of publication, compress, SHA-256. No AWS: what is measured is our own work. Each size runs in a
process of its own, for its peak of memory to be its own.
"""

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, cycle, islice
from typing import Any

from benchmarks.lheo.corpus import Corpus
from services.domain.adresse import Adresse
from services.domain.as_lheo import formation_from_lheo
from services.domain.profil import Profil
from services.domain.structure import Structure
from services.export.model import Imprimeur, Publication, Revision
from services.export.use_cases import Exports
from services.shared.clock import FixedClock
from services.shared.settings import profil

SIZES = (100, 1_000, 10_000)
DISTINCT = 200  # formations drawn; far more of them than gzip can remember at once
TEXTS = ("objectif", "resultats_attendus", "contenu")
AT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
STRUCTURE = Structure(
    numero="23470P",
    siret="21860076500018",
    numero_activite="24370369337",
    raison_sociale="Organisme du banc d’essai",
    adresse=Adresse(voie="5 Rue Croix-Fauchet", code_postal="45140", ville="Saint-Jean-de-la-Ruelle"),
    telephones=("02 38 77 04 90",),
    courriels=("accueil@exemple.fr",),
)


class Documents:
    """A table of as many publications as wanted, made of a few hundred distinct ones."""

    def __init__(self, size: int, profil: Profil) -> None:
        self.size = size
        self.blobs = [zlib.compress(json.dumps(d, ensure_ascii=False).encode()) for d in drawn(profil)]

    def publications(self) -> Iterator[tuple[str, bytes]]:
        for numero, blob in zip(range(self.size), cycle(self.blobs), strict=False):
            yield f"{numero}F", zlib.decompress(blob)

    def structure(self, numero: str) -> Structure:
        return STRUCTURE

    def _nothing(self, *_: Any, **__: Any) -> None:
        return None

    execution = dernier = save_execution = offer = _nothing


class Drain:
    """A bucket that weighs and hashes what it is given, and keeps nothing."""

    def write(self, key: str, chunks: Iterator[bytes], content_type: str) -> str:
        digest = hashlib.sha256()
        for chunk in chunks:
            digest.update(chunk)
        return digest.hexdigest()

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """The manifest."""


def drawn(profil: Profil) -> Iterator[dict[str, Any]]:
    """Documents of publications as the export keeps them, with their verdict."""
    imprimeur, numbers = Imprimeur(profil), count(1)
    for n, element in enumerate(islice(Corpus(seed=1).formations(10 * DISTINCT), DISTINCT)):
        formation, _ = formation_from_lheo(
            element, STRUCTURE, numero=f"{n}F", next_numero=lambda: f"{next(numbers)}S", source="banc"
        )
        # The corpus has texts that say nothing («-»), which nobody could have published
        said = {name: getattr(formation, name) or "Voir le programme." for name in TEXTS}
        revision = Revision(version=1, publiee_le=AT, formation=formation.model_copy(update=said))
        judged = revision.model_copy(update={"verdicts": {"2.3": imprimeur.verdict(revision, STRUCTURE, "2.3")}})
        publication = Publication(numero=f"{n}F", structure=STRUCTURE.numero).publish(judged)
        yield publication.model_dump(mode="json")


def measure(size: int) -> dict[str, Any]:
    """Write one feed of that size in this very process."""
    region = profil()
    exports = Exports(Documents(size, region), Drain(), FixedClock(AT), region, Imprimeur(region))  # type: ignore[arg-type]  # what a run needs of them
    weighed = Weighed(exports)
    began, cpu = time.perf_counter(), time.process_time()
    execution = weighed.exports.write(region.flux[0].code, AT)
    assert execution is not None
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    return {
        "formations": execution.formations,
        "sessions": execution.sessions,
        "ecartees": execution.ecartees,
        "gzip_mb": round(execution.taille / 1e6, 2),
        "xml_mb": round(weighed.xml / 1e6, 2),
        "wall_s": round(wall, 2),
        "cpu_s": round(cpu, 2),
        "formations_per_s": round(execution.formations / cpu),
        "xml_mb_per_s": round(weighed.xml / 1e6 / cpu, 1),
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


class Weighed:
    """An export whose XML is weighed before it is compressed."""

    def __init__(self, exports: Exports) -> None:
        self.exports, self.xml = exports, 0
        import lheo

        self._compress = lheo.compress
        lheo.compress = self._weigh

    def _weigh(self, chunks: Iterator[bytes], level: int = 6) -> Iterator[bytes]:
        def passing() -> Iterator[bytes]:
            for chunk in chunks:
                self.xml += len(chunk)
                yield chunk

        return self._compress(passing(), level)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, help="one size, in this process: one JSON line")
    size = parser.parse_args().size
    if size:
        print(json.dumps(measure(size)))
        return
    rows = []
    for size in SIZES:
        command = [sys.executable, "-m", "benchmarks.export", "--size", str(size)]
        rows.append(json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout))
    print("  ".join(f"{name:>16}" for name in rows[0]))
    for row in rows:
        print("  ".join(f"{value:>16}" for value in row.values()))
    print(json.dumps({"benchmark": "export", "rows": rows}))


if __name__ == "__main__":
    main()
