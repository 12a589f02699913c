"""The whole platform on the local engine, from the very template, for whatever test wants one of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.local.engine import Engine
from infra.local.install import TEMPLATE, parameters


@contextmanager
def deployed(folder: Path) -> Iterator[Engine]:
    """An engine on `folder` that serves template.yaml, without data."""
    with Engine(folder) as running:
        running.deploy(TEMPLATE, parameters(running.url))
        yield running
