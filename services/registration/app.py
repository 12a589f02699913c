"""The doors of registration: `people`, `react` hears the Carif, `authorize` says who asks, for every service."""

from typing import Any

from services.domain.rights import Principal
from services.registration import wiring
from services.registration.reactions import hear
from services.registration.routes import routes
from services.shared import web
from services.shared.identity import Identity, allow
from services.shared.telemetry import instrumented

people = web.app("registration", routes)


@instrumented
def react(event: dict[str, Any], context: Any) -> Any:
    """Facts and arrivals from the queue, rows of the table's stream, the sweep, the purge."""
    return hear(event, context)


@instrumented
def authorize(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Who sends a request: the owner of a cookie, the partner of a key, or nobody: the rights table decides."""
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
