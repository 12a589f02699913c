"""The compiled files that are committed: named by their content, light, in each profile's colours, licences beside."""

import gzip
import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest

from services.shared.page.templates import MANIFEST, STATIC

ROOT = Path(__file__).resolve().parents[3]
FIRST_VIEW = ("app.css", "app.js", "atkinson-hyperlegible-next.woff2", "profil-ofeli.css", "marque.svg")


@pytest.mark.parametrize("name", MANIFEST)
def test_each_file_bears_the_hash_of_its_content(name: str) -> None:
    hashed = MANIFEST[name]
    assert hashed.split(".")[-2] == hashlib.sha256((STATIC / hashed).read_bytes()).hexdigest()[:10]


def test_nothing_lies_in_the_folder_that_the_build_did_not_write() -> None:
    assert {each.name for each in STATIC.iterdir()} == {*MANIFEST.values(), "manifest.json", "LICENCES.txt"}


def test_the_first_view_weighs_at_most_80_kb_compressed() -> None:
    weight = sum(len(gzip.compress((STATIC / MANIFEST[name]).read_bytes(), 9)) for name in FIRST_VIEW)
    assert weight <= 80_000


def test_the_sheet_calls_no_other_host_and_only_files_that_exist() -> None:
    sheet = (STATIC / MANIFEST["app.css"]).read_text(encoding="utf-8")
    called = re.findall(r'url\("?([^")]+)"?\)', sheet)
    assert called == [MANIFEST["atkinson-hyperlegible-next.woff2"]]
    assert "@import" not in sheet


def test_the_script_evaluates_nothing() -> None:
    script = (STATIC / MANIFEST["app.js"]).read_text(encoding="utf-8")
    assert "allowEval:!1" in script
    assert "sourceMappingURL" not in script


@pytest.mark.parametrize("path", sorted((ROOT / "profiles").glob("*.toml")), ids=lambda path: path.stem)
def test_each_profile_wears_its_colours_or_make_assets_was_forgotten(path: Path) -> None:
    colours = tomllib.loads(path.read_text(encoding="utf-8")).get("couleurs", {})
    assert f"profil-{path.stem}.css" in MANIFEST, "run `make assets`"
    sheet = (STATIC / MANIFEST[f"profil-{path.stem}.css"]).read_text(encoding="utf-8")
    for name, colour in colours.items():
        assert f"--{name}:{colour.lower()}" in sheet


def test_the_licences_travel_with_the_files() -> None:
    licences = (STATIC / "LICENCES.txt").read_text(encoding="utf-8")
    for words in ("SIL Open Font License, Version 1.1", "Crown Copyright", "Zero-Clause BSD"):
        assert words in licences


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((ROOT / "infra" / "assets" / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)
