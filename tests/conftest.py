"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import chromium

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The official schemas beside the project: absent at a user's, present in CI, which fails without them."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI"):
        pytest.fail("the folder of official schemas is missing, and CI must not skip what it proves")
    pytest.skip("the folder of official schemas is not beside the project")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run: Playwright drives one at a time."""
    with chromium() as running:
        yield running
