"""Which structure, and which state of its record, a request is about."""

from services.shared.web import Request


def structure_of(request: Request) -> str:
    """The structure of the page, which the Carif's people name in its address; else the one that one works for."""
    return request.query.get("structure") or request.text("structure") or request.structure


def revision_of(request: Request) -> int:
    """The revision that was on the screen; 0 when the form brings none."""
    typed = request.text("revision")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < len("1000000000") else 0
