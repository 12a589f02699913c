"""What every test may ask for."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The official schemas beside the project: absent at a user's, present in CI, which fails without them."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI"):
        pytest.fail("the folder of official schemas is missing, and CI must not skip what it proves")
    pytest.skip("the folder of official schemas is not beside the project")
