"""How a test waits for something that happens by itself, no longer than it takes."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(look: Callable[[], T | None], within: float = 15.0) -> T:
    """The first true value of `look`; fails when there is none in time (seconds)."""
    end = time.monotonic() + within
    while not (seen := look()):
        assert time.monotonic() < end, f"still {seen!r} after {within} s"
        time.sleep(0.02)
    return seen
