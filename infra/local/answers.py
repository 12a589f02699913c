"""The answers the edge gives itself: AWS's own words for a program, a short French page for a person."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title} – Cariflow</title></head>
<body><main><h1>{title}</h1><p>{text}</p></main></body></html>
"""
_NOTHING_LOADS = b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@dataclass(frozen=True)
class Answer:
    """A whole HTTP answer."""

    status: int
    body: bytes
    content_type: str
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)

    async def send(self, send: Send) -> None:
        headers = [
            (b"content-type", self.content_type.encode()),
            (b"content-length", str(len(self.body)).encode()),
            (b"x-content-type-options", b"nosniff"),
            *self.headers,
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


def refusal(scope: Scope, status: int, message: str, title: str, text: str) -> Answer:
    """`message` in API Gateway's JSON, or a page where the client asks for HTML."""
    if "text/html" not in header(scope, "accept"):
        return Answer(status, json.dumps({"message": message}).encode(), "application/json")
    page = _PAGE.format(title=title, text=text).encode()
    return Answer(status, page, "text/html; charset=utf-8", [(b"content-security-policy", _NOTHING_LOADS)])


def header(scope: Scope, name: str) -> str:
    """One request header, empty when absent."""
    wanted = name.encode()
    return next((value.decode("latin-1") for key, value in scope["headers"] if key.lower() == wanted), "")


def is_local(host: str) -> bool:
    """Whether a Host header names this machine: any other may be a rebound DNS entry, and its page foreign."""
    name = host.rsplit(":", 1)[0] if host.rpartition(":")[2].isdigit() else host
    return name in {"localhost", "127.0.0.1", "[::1]"}


async def lifespan(receive: Receive, send: Send) -> None:
    """Nothing to start or stop."""
    while True:
        event = (await receive())["type"]
        await send({"type": f"{event}.complete"})
        if event == "lifespan.shutdown":
            return
