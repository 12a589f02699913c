"""Changed files are seen while the platform runs."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from infra.local import reload

pytest.importorskip("ministack", reason="the local engine is not installed")


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """What the terminal says when a file of a small tree is written."""
    (tmp_path / "services").mkdir()
    (tmp_path / "services" / "a.py").write_text("A = 1")
    (tmp_path / "template.yaml").write_text("Resources: {}")

    async def change(name: str) -> str:
        stop = asyncio.Event()
        watching = asyncio.create_task(reload.watch(stop, tmp_path))
        said = ""
        for attempt in range(100):
            (tmp_path / name).write_text(f"A = {attempt}")
            await asyncio.wait({watching}, timeout=0.1)
            if said := capsys.readouterr().out:
                break
        stop.set()
        await watching
        return said

    def write(name: str) -> str:
        return asyncio.run(change(name))

    return write


def test_changed_code_is_taken_at_the_next_request(told: Callable[[str], str]) -> None:
    assert told("services/a.py").startswith("Code rechargé (services/a.py).\n")


def test_a_changed_template_asks_for_a_restart(told: Callable[[str], str]) -> None:
    assert told("template.yaml").startswith("Le modèle a changé : redémarrez pour le déployer.\n")
