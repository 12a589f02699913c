"""The demo data is loaded once, whole or not at all."""

from pathlib import Path

import pytest

from infra.local.data_dir import DataDir
from infra.local.install import once, parameters
from infra.local.refusals import Refused

JEANNE = {"courriel": "jeanne@of.example", "mot_de_passe": "Valide-ok"}


def test_the_demo_is_loaded_at_the_first_start_only(tmp_path: Path) -> None:
    calls: list[int] = []

    def load() -> list[dict[str, str]]:
        calls.append(1)
        return [JEANNE]

    assert [once(DataDir(tmp_path), load) for _ in range(2)] == [[JEANNE], [JEANNE]]
    assert calls == [1]


def test_a_demo_that_was_cut_short_is_not_taken_for_whole(tmp_path: Path) -> None:
    def cut_short() -> list[dict[str, str]]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        once(DataDir(tmp_path), cut_short)
    with pytest.raises(Refused, match="make run FRESH=1"):
        once(DataDir(tmp_path), lambda: [JEANNE])


def test_the_address_given_to_the_functions_is_the_one_people_open() -> None:
    assert parameters("http://localhost:8123")["AdressePublique"] == "http://localhost:8123"
