"""Does one piece of work in a process of its own, which gets so much time and memory and no more."""

import resource
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

A = TypeVar("A")
R = TypeVar("R")
_STATM = Path("/proc/self/statm")


class Exhausted(Exception):
    """The work took all it was given, or its process died."""


def confined(work: Callable[[A], R], given: A, *, seconds: int, megabytes: int) -> R:
    """What `work` makes of `given`, with so many seconds of processor and megabytes beyond what this process has.

    On the clock it gets twice those seconds: a function has a part of a processor. Raises Exhausted.
    """
    # A copy of this process has every module loaded already, and needs none of what Lambda has not (/dev/shm)
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(work, given, sender, seconds, megabytes), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(2 * seconds):
            raise Exhausted("time")
        answer: R = receiver.recv()
    except EOFError:
        raise Exhausted("memory or processor") from None
    else:
        return answer
    finally:
        process.kill()
        process.join()
        process.close()
        receiver.close()


def _do(work: Callable[[A], R], given: A, sender: "Connection", seconds: int, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if _STATM.exists():  # only Linux says how much one has, and keeps to such a limit
        pages = int(_STATM.read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    sender.send(work(given))
