"""Stands at the engine's own door: only this machine's programs and the platform's own pages pass.

The engine leaves its administration open (a foreign page could wipe all data) and answers any Host.
"""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from infra.local.answers import Answer, App, Receive, Scope, Send, header, is_local

_PRIVATE = ("/_ministack", "/_localstack", "/_aws")
OPERATOR = "/_cariflow/"
Operation = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


class Guard:
    """ASGI application before the engine's: refuses, else passes on.

    `operations` are reached at `POST /_cariflow/<name>` by whoever shows the installation's secret key.
    """

    def __init__(self, engine: App, *, origins: set[str], key: str, touch: Callable[[], None]) -> None:
        self._engine, self._origins, self._key, self._touch = engine, origins, key, touch
        self.operations: dict[str, Operation] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._engine(scope, receive, send)
        elif scope["type"] != "http" or self._is_foreign(scope):
            await _forbidden(scope, send)
        elif scope["path"].startswith(OPERATOR):
            await self._operate(scope, receive, send)
        else:
            self._touch()
            await self._engine({**scope, "headers": _as_over_tls(scope)}, receive, send)
            self._touch()

    def _is_foreign(self, scope: Scope) -> bool:
        path = scope["path"]
        hidden = path.startswith(_PRIVATE) or "/_user_request_" in path
        return hidden or not is_local(header(scope, "host")) or not self._is_known_origin(scope)

    def _is_known_origin(self, scope: Scope) -> bool:
        origin = header(scope, "origin")
        if origin == "null":
            # A page with a strict Referrer-Policy posts its upload form so; the form's signed policy is checked.
            return scope["method"] == "POST" and header(scope, "content-type").startswith("multipart/form-data")
        return not origin or origin in self._origins

    async def _operate(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation = self.operations.get(scope["path"].removeprefix(OPERATOR))
        if operation is None or not hmac.compare_digest(header(scope, "x-cariflow-key"), self._key):
            await _forbidden(scope, send)
            return
        body = b""
        while (message := await receive()).get("more_body"):
            body += message["body"]
        body += message.get("body", b"")
        answer = await operation(json.loads(body or b"{}"))
        await Answer(200, json.dumps(answer).encode(), "application/json").send(send)


def _as_over_tls(scope: Scope) -> list[tuple[bytes, bytes]]:
    """Loopback counts as TLS, or the buckets' TLS-only policies would refuse everything here."""
    kept = [(name, value) for name, value in scope["headers"] if not name.lower().startswith(b"x-forwarded-")]
    return [*kept, (b"x-forwarded-proto", b"https")]


async def _forbidden(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await Answer(403, b'{"message": "Forbidden"}', "application/json").send(send)
