"""The template as it stands, and the doors of every service."""

from pathlib import Path
from typing import Any

import pytest
from cfnlint.decode.cfn_yaml import load

from tests.services.conftest import cloud

__all__ = ["cloud"]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    """template.yaml, its short intrinsics written out."""
    return load(str(ROOT / "template.yaml"))  # type: ignore[no-any-return]  # cfn-lint ships no types for it


@pytest.fixture(scope="session")
def resources(template: dict[str, Any]) -> dict[str, Any]:
    """Logical name -> resource."""
    return template["Resources"]  # type: ignore[no-any-return]  # as above
