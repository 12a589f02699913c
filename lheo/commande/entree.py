"""What a command reads: a file or standard input, gzip or not, with a bar while it lasts."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from lheo.lecture import decompress

LONG = 5_000_000  # bytes: shorter files are done before a bar is seen
EVERY = 0.2  # seconds between two looks of the bar
WIDTH = 30


def entree(name: str) -> Iterator[bytes]:
    """The bytes of a file, ``-`` for standard input, unpacked when they are gzip.

    :raises OSError: the file cannot be read.
    """
    if name == "-":
        yield from decompress(sys.stdin.buffer)
        return
    path = Path(name)
    size = path.stat().st_size
    with path.open("rb") as file:
        shown = size >= LONG and sys.stderr.isatty()
        yield from decompress(_watched(file, size, sys.stderr) if shown else file)


def _watched(file: BinaryIO, size: int, screen: TextIO) -> Iterator[bytes]:
    """The pieces of the file, with the bar moving on the screen."""
    read, next_look = 0, 0.0
    while piece := file.read(1 << 16):
        yield piece
        read += len(piece)
        if time.monotonic() >= next_look:
            next_look = time.monotonic() + EVERY
            screen.write(bar(read, size))
    screen.write("\r" + " " * (WIDTH + 10) + "\r")


def bar(read: int, size: int) -> str:
    """``[#####.....]  50 %``."""
    full = WIDTH * read // size
    return f"\r[{'#' * full}{'.' * (WIDTH - full)}] {100 * read // size:3} %"
