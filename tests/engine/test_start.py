"""How the command refuses to start, and that changed code is seen."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from infra.local import __main__ as command
from infra.local.deploy import check_routes
from infra.local.engine import Engine
from infra.local.environment import ROOT
from infra.local.refusals import Refused
from tests.engine.conftest import deploy_site
from tests.engine.site.visitor import visit


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "infra.local", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def test_an_old_python_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert command.main() == 2
    assert "make run" in capsys.readouterr().err


def test_a_taken_port_is_told_with_what_to_type(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = start("--empty", "--port", str(port), "--data-dir", str(tmp_path / "d"))
    assert refused.returncode == 2
    assert refused.stderr == (
        f"Le port {port} est déjà pris : arrêtez l’autre programme ou lancez « make run PORT=8123 ».\n"
    )


def test_a_half_written_folder_is_told_with_what_to_type(tmp_path: Path) -> None:
    assert start("--empty", "--port", "0", "--data-dir", str(tmp_path / "d")).returncode == 0
    (tmp_path / "d" / "etat" / "sqs.json").write_text("{")
    refused = start("--empty", "--port", "0", "--data-dir", str(tmp_path / "d"))
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "make run FRESH=1" in refused.stderr


def test_a_route_that_the_engine_lost_stops_the_start() -> None:
    with pytest.raises(Refused, match="ANY /perdue manque, GET /surprise est en trop"):
        check_routes({("GET", "/"), ("ANY", "/perdue")}, {("GET", "/"), ("OPTIONS", "/"), ("GET", "/surprise")})


@pytest.mark.journey
def test_a_template_that_the_engine_cannot_read_is_refused_with_its_reason(tmp_path: Path) -> None:
    template = tmp_path / "template.yaml"
    template.write_text("Resources: { Chose: { Type: 'AWS::Inconnu::Chose' } }")
    with Engine(tmp_path / "d") as engine, pytest.raises(Refused, match="AWS::Inconnu::Chose"):
        engine.deploy(template)


@pytest.mark.journey
def test_the_next_request_sees_the_changed_code(tmp_path: Path) -> None:
    """The functions import from the tree: what changes here is a value read at import."""
    with Engine(tmp_path) as engine:
        deploy_site(engine)
        first = pages_process(engine)
        assert pages_process(engine) == first
        engine.restart_functions()
        assert pages_process(engine) != first


def pages_process(engine: Engine) -> str:
    """The number of the process that answered."""
    return visit(f"{engine.url}/processus").body.decode()
