"""An engine that carries the small system of tests/engine/site."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.engine import Engine

SITE = Path(__file__).parent / "site"


@pytest.fixture(scope="session")
def template() -> Path:
    return SITE / "template.yaml"


def deploy_site(engine: Engine) -> Engine:
    engine.deploy(SITE / "template.yaml", {"PublicUrl": engine.url, "Sender": "cariflow@exemple.fr"})
    return engine


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("engine")) as running:
        yield deploy_site(running)
