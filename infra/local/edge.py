"""What CloudFront and API Gateway's outer wall do on AWS: one address for pages and files, limits, fixed errors."""

import json
import mimetypes
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from infra.local.answers import Answer, App, Receive, Scope, Send, header, is_local, lifespan, refusal

MAX_REQUEST = 10 * 1024 * 1024  # API Gateway: payload size, 10 MB
MAX_RESPONSE = 6 * 1024 * 1024  # Lambda: synchronous response, 6 MB
_STRIPPED = (b"x-forwarded-", b"forwarded", b"x-ministack-", b"x-amzn-")


class Edge:
    """ASGI application of `http://localhost:PORT/`.

    `target` is the engine's path of the deployed stage, empty until the first deployment; `pages` are served first.
    """

    def __init__(self, engine: App, *, static: Path, pages: dict[str, App], touch: Callable[[], None]) -> None:
        self._engine, self._static, self._pages, self._touch = engine, static.resolve(), pages, touch
        self.target = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await lifespan(receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif not is_local(header(scope, "host")):
            # A foreign name that resolves to loopback (DNS rebinding) would let its pages read ours.
            await Answer(403, b'{"message": "Forbidden"}', "application/json").send(send)
        elif page := self._pages.get(scope["path"]):
            await page(scope, receive, send)
        elif scope["path"].startswith("/static/"):
            await self._static_file(scope).send(send)
        elif not self.target:
            await _starting(scope).send(send)
        else:
            await self._ask_engine(scope, receive, send)

    def _static_file(self, scope: Scope) -> Answer:
        file = (self._static / scope["path"].removeprefix("/static/")).resolve()
        if scope["method"] not in {"GET", "HEAD"} or not file.is_relative_to(self._static) or not file.is_file():
            return refusal(scope, 404, "Not Found", "Page introuvable", "Ce fichier n’existe pas.")
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml")):
            kind += "; charset=utf-8"
        # Names carry a hash of the content: what CloudFront serves from S3 may be kept for ever.
        return Answer(200, file.read_bytes(), kind, [(b"cache-control", b"public, max-age=31536000, immutable")])

    async def _ask_engine(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _read(receive)
        if body is None:
            text = "L’envoi dépasse 10 Mo. Réduisez la taille du fichier, puis recommencez."
            await refusal(scope, 413, "Request Too Long", "Envoi trop volumineux", text).send(send)
            return
        start, answer = await _collect(self._engine, self._inside(scope), body)
        self._touch()
        if len(answer) > MAX_RESPONSE or _is_handler_failure(start, answer):
            await _failed(scope).send(send)
            return
        await send(start)
        await send({"type": "http.response.body", "body": answer})

    def _inside(self, scope: Scope) -> Scope:
        path = scope.get("raw_path") or scope["path"].encode()
        kept = [(name, value) for name, value in scope["headers"] if not name.lower().startswith(_STRIPPED)]
        return {
            **scope,
            "path": self.target + scope["path"],
            "raw_path": self.target.encode() + path.partition(b"?")[0],
            "headers": kept,
        }


async def _read(receive: Receive) -> bytes | None:
    """The request's body; None when it is too long, read to its end all the same or the client would see no answer."""
    body, size, more = bytearray(), 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        if size <= MAX_REQUEST:
            body += message.get("body", b"")
        more = message.get("more_body", False)
    return bytes(body) if size <= MAX_REQUEST else None


async def _collect(engine: App, scope: Scope, body: bytes) -> tuple[dict[str, Any], bytes]:
    """One whole exchange with the engine: the start message of its answer, and its body."""
    start: dict[str, Any] = {}
    received = bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            received.extend(message.get("body", b""))

    await engine(scope, receive, send)
    return start, bytes(received)


def _is_handler_failure(start: dict[str, Any], body: bytes) -> bool:
    """The engine shows the exception's text, AWS never does. A 502 that a function chose itself is let through."""
    if start["status"] != HTTPStatus.BAD_GATEWAY:
        return False
    try:
        return list(json.loads(body)) == ["message"]
    except (ValueError, TypeError):
        return False


def _failed(scope: Scope) -> Answer:
    text = "Une erreur est survenue de notre côté. Le détail est dans le terminal où tourne Cariflow."
    return refusal(scope, 502, "Internal server error", "Erreur du service", text)


def _starting(scope: Scope) -> Answer:
    return refusal(scope, 503, "Starting", "Démarrage en cours", "Rechargez la page dans quelques secondes.")
