"""Which structure, and which state of its record, a request is about."""

from services.domain.errors import NotFound
from services.shared.web import Request


def structure_of(request: Request) -> str:
    """The structure asked for, or the only or first one of the person."""
    asked = request.query.get("structure") or request.text("structure")
    structure = asked or next(iter(request.principal.structures), "")
    if not structure:
        raise NotFound("Votre compte n’est rattaché à aucune structure.")
    return structure


def revision_of(request: Request) -> int:
    """The revision that was on the screen; 0 when the form brings none."""
    typed = request.text("revision")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < len("1000000000") else 0
