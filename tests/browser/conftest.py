"""The whole platform on the local engine, from the very template, and a browser in front of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from infra.installation import Installation
from infra.local.access import local_access
from infra.local.engine import Engine
from services.domain.rights import Role
from tests.browser.demonstration import Demonstration, play
from tests.journeys.deployed import deployed

PASSWORD = "Orleans-45000!"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with deployed(tmp_path_factory.mktemp("plateforme")) as running:
        yield running


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """An engine of its own: what the demo published would be in the files that others ask for."""
    with deployed(tmp_path_factory.mktemp("demonstration")) as running:
        yield play(running)


@pytest.fixture(scope="session")
def installation(engine: Engine) -> Installation:
    return Installation(local_access(engine.data_dir))


@pytest.fixture(scope="session")
def staff(installation: Installation) -> dict[Role, str]:
    """Role -> address of an account of the Carif, with `PASSWORD`."""
    people = {Role.DOCUMENTALISTE: "hugo.martin@carif.example", Role.SUPERVISEUR: "claire.houix@carif.example"}
    with installation.service("registration") as registration:
        for role, courriel in people.items():
            prenom, nom = courriel.split("@")[0].title().split(".")
            registration.accounts().open_staff_account(courriel, nom, prenom, role, PASSWORD)
    return people


@pytest.fixture(scope="session")
def partner_key(installation: Installation) -> str:
    with installation.service("registration") as registration:
        return str(registration.accounts().give_key("intercarif", "Intercarif"))


@pytest.fixture
def someone(browser: Browser, engine: Engine) -> Iterator[Callable[..., Page]]:
    """Opens a fresh browser window of one person; anything the page complains about fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_window(**options: Any) -> Page:
        context = browser.new_context(base_url=engine.url, locale="fr-FR", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    # Chromium also reports each 4xx page as an error of the console: those are what some tests are about
    assert [c for c in complaints if "Failed to load resource" not in c] == []
