"""Reads the two data files of the language into definitions."""

import json
from pathlib import Path
from typing import Any

from lheo.langage.termes import Cardinalite, Code, Definition, Enfant, Genre, Longueur, TableCodes
from lheo.versions import Version

FOLDER = Path(__file__).parent
ABSENT = "-"


def lire_elements() -> dict[str, Definition]:
    """Every element by its name, in the order of the official definition."""
    rows = json.loads((FOLDER / "elements.json").read_text(encoding="utf-8"))
    return {nom: _definition(nom, row) for nom, row in rows.items()}


def lire_codes() -> dict[str, TableCodes]:
    """Every closed table by its name."""
    rows = json.loads((FOLDER / "codes.json").read_text(encoding="utf-8"))
    return {nom: _table(nom, row) for nom, row in rows.items()}


def _definition(nom: str, row: dict[str, Any]) -> Definition:
    versions = _versions(row)
    genre, *rest = row["genre"].split()
    bounded = genre in (Genre.TEXTE, Genre.ENTIER)
    return Definition(
        nom=nom,
        versions=versions,
        genre=Genre(genre),
        titres={version: row.get(f"titre_{version}", row["titre"]) for version in versions},
        cercles={version: row.get(f"cercle_{version}", row.get("cercle")) for version in versions},
        longueurs={v: Longueur(*bounds) for v, bounds in _pair(rest, versions).items()} if bounded else {},  # type: ignore[arg-type]  # a length always has an upper bound
        table=rest[0] if genre == Genre.CODE else "",
        attributs=tuple(row.get("attributs", ())),
        attributs_requis=tuple(row.get("attributs_requis", ())),
        enfants=tuple(_enfant(words, versions) for words in row.get("enfants", ())),
    )


def _enfant(words: str, versions: tuple[Version, ...]) -> Enfant:
    nom, *rest = words.split()
    return Enfant(nom, {version: Cardinalite(*bounds) for version, bounds in _pair(rest, versions).items()})


def _pair(words: list[str], versions: tuple[Version, ...]) -> dict[Version, tuple[int, int | None]]:
    """One word holds for every edition; of two, the first is that of 2.2."""
    per_version = (
        dict(zip(Version, words * 2, strict=False)) if len(words) == 1 else dict(zip(Version, words, strict=True))
    )
    return {version: _bounds(per_version[version]) for version in versions if per_version[version] != ABSENT}


def _bounds(word: str) -> tuple[int, int | None]:
    minimum, maximum = word.split("..")
    return int(minimum), None if maximum == "n" else int(maximum)


def _versions(row: dict[str, Any]) -> tuple[Version, ...]:
    return (Version.V2_3,) if row.get("depuis") == Version.V2_3 else tuple(Version)


def _table(nom: str, row: dict[str, Any]) -> TableCodes:
    codes = tuple(
        Code(
            code["code"], {v: code.get(f"libelle_{v}", code["libelle"]) for v in _versions(code) if v in _versions(row)}
        )
        for code in row["codes"]
    )
    return TableCodes(nom, row["titre"], _versions(row), codes)
