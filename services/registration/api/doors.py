"""The one list of this door's routes, and what all of them say in HTTP: versions, repeats, refusals."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Annotated, Any, TypeVar

from aws_lambda_powertools.event_handler import Response, content_types
from aws_lambda_powertools.event_handler.openapi.params import Header

from services.domain.errors import Conflict, Stale
from services.registration.api.corps import Lu
from services.shared.api import Machines, etag, problems, revision_of

machines = Machines()

L = TypeVar("L", bound=Lu)
PLAFOND = 1_000  # lines of a list in one answer; no organisation has so many contacts or places
KEY: list[dict[str, list[str]]] = [{"cle": []}]
READ = problems(401, 403, 404, 422)
CREATE = problems(400, 401, 403, 404, 409, 422)
CHANGE = problems(400, 401, 403, 404, 409, 412, 422, 428)

IfMatch = Annotated[
    str,
    Header(
        alias="If-Match",
        description="L’ETag de la version lue ; la requête est refusée (412) si l’objet a changé depuis.",
        max_length=50,
    ),
]
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        description="Un texte nouveau par demande : renvoyée avec le même texte et le même corps, elle ne compte qu’une"
        " fois, et reçoit la même réponse.",
        min_length=8,
        max_length=100,
    ),
]


def told(lu: L, status: int = 200) -> Response[L]:
    """An object and its version."""
    return Response(status, content_types.APPLICATION_JSON, lu, headers={"ETag": etag(lu.revision)})


def request_id(mark: str) -> str:
    """The name of the present request: the same for the same key, address, body and `mark` (If-Match, Idempotency-Key).

    It becomes the `demande` of the save, so that what is sent again is done once.
    """
    event = machines.resolver.current_event
    said = (machines.principal.sub, event.http_method, event.path, mark, event.decoded_body or "")
    return sha256(json.dumps(said).encode()).hexdigest()[:32]


def guarded(if_match: str, write: Callable[[int, str], object], read: Callable[[], L]) -> None:
    """`write` upon the version that was seen. Raises Stale, with what there is now, when it is another one."""
    revision = revision_of(if_match)
    try:
        write(revision, request_id(if_match))
    except Conflict as conflict:
        present = read()
        if present.revision == revision:
            raise  # its state does not allow the act
        message = "Cet objet a changé depuis votre lecture : reprenez sa version actuelle, puis recommencez."
        raise Stale(message, actuel=present.model_dump(mode="json"), revision=present.revision) from conflict


def described(operation_id: str, summary: str, tag: str, refusals: dict[int, Any], **more: Any) -> dict[str, Any]:
    """What a route says of itself in OpenAPI."""
    status, said = more.pop("status_code", 200), more.pop("answer", summary)
    return {
        "operation_id": operation_id,
        "summary": summary,
        "responses": {status: {"description": said}, **refusals},
        "status_code": status,
        "security": KEY,
        "tags": [tag],
        **more,
    }
