"""Writes the communes of France anew from the State's yearly list: `python -m infra.communes PACKAGE.tgz`.

The package is what `npm pack @etalab/decoupage-administratif` brings (code officiel géographique of INSEE, postcodes of
La Poste; data under Licence Ouverte). The same package gives the same file, byte for byte.
"""

import csv
import json
import sys
import tarfile
from collections.abc import Iterable, Iterator
from typing import Any

from infra.local.environment import ROOT
from referentiels.communes import COLONNES
from referentiels.territoires import departement_of_commune, region_of_departement

TARGET = ROOT / "referentiels" / "donnees" / "communes.csv"
MEMBER = "package/data/communes.json"
Line = tuple[str, str, str, str]


class Disagreement(Exception):
    """The package places a commune elsewhere than `referentiels.territoires` does: one of the two is out of date."""


def main(arguments: list[str]) -> int:
    """Exit code 0 when the file was written, 2 on wrong use."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with tarfile.open(arguments[0]) as package, TARGET.open("w", encoding="utf-8", newline="") as target:
        written = write(json.loads(_content(package)), target)
    print(f"{written} lignes, {TARGET.stat().st_size} octets : {TARGET.name}")
    return 0


def _content(package: tarfile.TarFile) -> bytes:
    member = package.extractfile(MEMBER)
    if member is None:
        raise FileNotFoundError(MEMBER)
    return member.read()


def write(communes: Iterable[dict[str, Any]], target: Any) -> int:
    """Writes the lines, each commune before what it holds; answers how many. Raises Disagreement."""
    known = list(communes)
    for commune in known:
        _check_place(commune)
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLONNES)
    lines = lines_of(known)
    # The last column is empty nine times out of ten: its comma is left out too
    writer.writerows(line if line[3] else line[:3] for line in lines)
    return len(lines)


def lines_of(communes: list[dict[str, Any]]) -> list[Line]:
    """Each commune of today, then what has a name or code of its own in it: merged communes, districts of three cities.

    A code without a name is one that a commune had before. Department and region are not written:
    `referentiels.territoires` reads them off the code.
    """
    today = {c["code"]: c for c in communes if c["type"] == "commune-actuelle"}
    lines = {(code, c["nom"], " ".join(c.get("codesPostaux", ())), "") for code, c in today.items()}
    lines |= set(_older(communes, today))
    return sorted(lines, key=lambda line: (line[3] or line[0], line[3] != "", line))


def _older(communes: list[dict[str, Any]], today: dict[str, Any]) -> Iterator[Line]:
    codes = {commune["code"] for commune in communes}
    for commune in communes:
        now = commune.get("chefLieu") or commune.get("commune") or commune["code"]
        if now in today and (commune["code"], commune["nom"]) != (now, today[now]["nom"]):
            yield commune["code"], commune["nom"], " ".join(commune.get("codesPostaux", ())), now
        for former in commune.get("anciensCodes", ()):
            if former not in codes:
                yield former, "", "", now


def _check_place(commune: dict[str, Any]) -> None:
    # What was merged across a border lies where the commune of today lies.
    departement = departement_of_commune(commune.get("chefLieu", commune["code"]))
    if (departement, region_of_departement(departement or "")) != (commune["departement"], commune["region"]):
        raise Disagreement(f"{commune['code']} {commune['nom']}: {commune['departement']}, {commune['region']}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
