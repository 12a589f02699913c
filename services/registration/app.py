"""The doors of registration: `people`, `machines`, `react` to the Carif, `authorize` who asks, for every service."""

from functools import cache
from typing import Any

from services.domain.rights import Principal
from services.registration import wiring
from services.registration.reactions import hear
from services.shared import web
from services.shared.identity import Identity, allow
from services.shared.telemetry import instrumented


@cache
def __getattr__(door: str) -> Any:
    """`people` and `machines`, made when Lambda asks for its handler by name: each costs time that the others save."""
    if door == "people":
        from services.registration.routes import routes

        return web.app("registration", routes)
    if door == "machines":
        from services.registration.api import machines

        return machines.handler()
    raise AttributeError(f"registration has no door {door!r}")


@instrumented
def react(event: dict[str, Any], context: Any) -> Any:
    """Facts and arrivals from the queue, rows of the table's stream, the sweep, the purge."""
    return hear(event, context)


@instrumented
def authorize(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Who sends a request: the owner of a cookie, whose key it is, or nobody: the rights table decides."""
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    scheme, _, key = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        found = wiring.sign_ins().recognise_key(key.strip())
        if found is None:
            # API Gateway makes a 401 of this very word, and a 500 of any other
            raise Exception("Unauthorized")
        return allow(found, event["methodArn"])
    secret = web.sign_in_secret(headers)
    nobody = Identity(Principal())
    return allow(wiring.sign_ins().recognise(secret) if secret else nobody, event["methodArn"])
