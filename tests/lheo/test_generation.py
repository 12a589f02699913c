"""What is generated from the table is what is checked in."""

import pytest

from lheo.generation import sources


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.name)
def test_generating_again_gives_the_same_bytes(path):
    assert path.read_text(encoding="utf-8") == sources()[path]
