"""The data folder: private, locked, and refused with a sentence when it cannot be trusted."""

import stat
from pathlib import Path

import pytest

from infra.local.data_dir import open_data_dir, write_private
from infra.local.refusals import Refused


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_may_look_inside(tmp_path: Path) -> None:
    with open_data_dir(tmp_path / "d") as data:
        assert len(data.credentials.secret) > 30
        assert mode(data.path) == 0o700
        assert mode(data.path / "cles.json") == 0o600


def test_the_keys_are_drawn_once_per_installation(tmp_path: Path) -> None:
    seen = set()
    for name in ("a", "a", "b"):
        with open_data_dir(tmp_path / name) as data:
            seen.add(data.credentials)
    assert len(seen) == 2


def test_two_instances_never_share_a_folder(tmp_path: Path) -> None:
    with open_data_dir(tmp_path / "d"), pytest.raises(Refused, match="tourne déjà"), open_data_dir(tmp_path / "d"):
        pass


@pytest.mark.parametrize("text", ['{"__ministack_format__": 2, "payl', "", "[]"])
def test_a_half_written_state_is_not_taken_for_an_empty_one(tmp_path: Path, text: str) -> None:
    with open_data_dir(tmp_path / "d") as data:
        (data.state / "dynamodb.json").write_text(text)
    with pytest.raises(Refused, match=r"dynamodb\.json.*make run FRESH=1"), open_data_dir(tmp_path / "d"):
        pass


def test_the_state_of_another_version_of_the_engine_is_refused(tmp_path: Path) -> None:
    with open_data_dir(tmp_path / "d") as data:
        write_private(data.path / "installation.json", {"engine": "ministack 9.9"})
    with pytest.raises(Refused, match="autre version du moteur"), open_data_dir(tmp_path / "d"):
        pass


def test_fresh_wipes_what_is_ours(tmp_path: Path) -> None:
    with open_data_dir(tmp_path / "d") as data:
        (data.state / "dynamodb.json").write_text("{")
    with open_data_dir(tmp_path / "d", fresh=True) as data:
        assert list(data.state.iterdir()) == []


def test_fresh_never_wipes_somebody_s_folder(tmp_path: Path) -> None:
    (tmp_path / "these.odt").write_text("trois ans de travail")
    with pytest.raises(Refused, match="autre chose"), open_data_dir(tmp_path, fresh=True):
        pass
    assert (tmp_path / "these.odt").exists()
