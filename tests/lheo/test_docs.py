"""The examples of the pages run, and the README tells the truth."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import lheo

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "lheo" / "README.md", *sorted((ROOT / "docs" / "lheo").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_the_examples_of_a_page_run_in_order(page: Path):
    if page.name == "reference.md":
        return  # signatures
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(block, str(page), "exec"), names)


def test_the_example_of_the_package_runs():
    import doctest

    assert doctest.testmod(lheo).failed == 0


def test_every_link_of_the_index_leads_somewhere():
    index = ROOT / "docs" / "lheo" / "README.md"
    for target in re.findall(r"\]\(([\w.-]+)\)", index.read_text(encoding="utf-8")):
        assert (index.parent / target).exists(), target


def test_every_public_name_says_what_it_is_for():
    assert [nom for nom in lheo.__all__ if not (getattr(lheo, nom).__doc__ or "").strip()] == []


def test_a_function_that_only_writes_does_not_load_the_parser():
    code = (
        "import sys; from lheo import Version, write, elements as m; "
        "list(write([m.Formation()])); assert 'lxml' not in sys.modules and 'lheo.controle' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
