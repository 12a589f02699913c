"""The rules of docs/regles.md are those that tests prove, each under the profile of the system that asked for it."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.builders import PROFILES

ROOT = PROFILES.parent
PROFILS = frozenset(file.stem for file in PROFILES.glob("*.toml"))
ANYWHERE = "all"
_ROW = re.compile(r"^\| ([DFMOK]\d+) \| ([a-z-]+) \| [^|]+ \| (\S+) \|$", re.MULTILINE)
_ID = re.compile(r"(?<![a-z0-9])[dfmo]\d{3}(?!\d)|(?<![a-z0-9])k\d{1,2}(?!\d)")


@cache
def table() -> dict[str, tuple[str, str]]:
    """id -> (system, where it holds), as the page says."""
    return {id: (system, where) for id, system, where in _ROW.findall((ROOT / "docs/regles.md").read_text("utf-8"))}


@cache
def proofs() -> dict[str, dict[str, set[str]]]:
    """id -> profile -> the files whose tests bear it in their name under that profile."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for name, profils in _tests(ast.parse(file.read_text(encoding="utf-8"))):
            for id in _ID.findall(name):
                for profil in profils:
                    found[id.upper()][profil].add(str(file.relative_to(ROOT)))
    return found


def _tests(module: ast.Module) -> Iterator[tuple[str, frozenset[str]]]:
    """Each test of a file and the profiles it runs under: its own, those of the file, or OFeli's."""
    named = {
        target.id: statement.value
        for statement in module.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
    whole = _profils(named["pytestmark"], {}) if "pytestmark" in named else frozenset()
    for function in module.body:
        if isinstance(function, ast.FunctionDef) and function.name.startswith("test_"):
            own = [_profils(decorator, named) for decorator in function.decorator_list]
            yield function.name, frozenset().union(*own) or whole or frozenset({"ofeli"})


def _profils(marked: ast.expr, named: dict[str, ast.expr]) -> frozenset[str]:
    """The profiles that marks name; one that is computed stands for all of them."""
    found: set[str] = set()
    for node in ast.walk(marked):
        if isinstance(node, ast.Name) and node.id in named:
            found |= _profils(named[node.id], {})
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "profil":
            [code] = node.args
            found |= {str(code.value)} if isinstance(code, ast.Constant) else PROFILS
    return frozenset(found)


def test_the_table_is_read() -> None:
    assert len(table()) > 60
    assert {system for system, _ in table().values()} <= PROFILS | {ANYWHERE}


@pytest.mark.parametrize("id", table())
def test_a_rule_has_a_test_under_the_profile_of_its_system(id: str) -> None:
    system, _ = table()[id]
    wanted = PROFILS if system == ANYWHERE else {system}
    assert wanted <= proofs()[id].keys()


@pytest.mark.parametrize("id", table())
def test_a_rule_holds_where_the_table_says(id: str) -> None:
    assert (ROOT / table()[id][1]).exists()


def test_a_rule_that_the_tests_of_registration_name_is_in_the_table() -> None:
    here = {id for id, by_profil in proofs().items() for files in by_profil.values() if _of_registration(files)}
    assert here - table().keys() == set()


def _of_registration(files: set[str]) -> bool:
    return any(Path(file).is_relative_to("tests/services/registration") for file in files)
