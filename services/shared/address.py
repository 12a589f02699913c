"""What an address may hold, before anybody looks at it: both doors ask here."""

from collections.abc import Mapping
from typing import Any

from services.domain.errors import BadRequest, NotFound

_PART = 200  # the longest of ours, a one-time secret, has 43
_VALUE = 2_000


def check_address(event: Mapping[str, Any]) -> None:
    """Let pass, or refuse what no page of ours ever links to.

    Raises NotFound for a part of the path, BadRequest for a query.
    """
    for part in (event.get("pathParameters") or {}).values():
        if not _plain(part, _PART):
            raise NotFound("Cette page n’existe pas.")
    for value in (event.get("queryStringParameters") or {}).values():
        if not _plain(value or "", _VALUE):
            raise BadRequest("L’adresse de cette page est trop longue, ou illisible.")


def _plain(text: str, longest: int) -> bool:
    """Short enough, and made of characters that can be written down: a lone surrogate cannot."""
    return len(text) <= longest and not any("\ud800" <= character <= "\udfff" for character in text)
