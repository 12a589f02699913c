"""Which structure a request is about."""

from services.shared.web import Request


def structure_of(request: Request) -> str:
    """The structure of the page, which the Carif's people name in its address; else the one that one works for."""
    return request.query.get("structure") or request.text("structure") or request.structure
