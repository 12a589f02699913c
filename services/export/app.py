"""The doors of export: `people` answers the Carif, `machines` answers partners, `react` hears events and the night."""

from functools import cache
from typing import Any

from services.export import reactions
from services.shared.telemetry import instrumented


@cache
def __getattr__(door: str) -> Any:
    """`people` and `machines`, made when Lambda asks for its handler by name.

    Pages and typed JSON each cost a quarter of a cold start, which only their own function pays.
    """
    if door == "people":
        from services.export.routes import routes
        from services.shared import web

        return web.app("export", routes)
    if door == "machines":
        from services.export.api import machines

        return machines.handler()
    raise AttributeError(f"export has no door {door!r}")


@instrumented
def react(event: dict[str, Any], context: Any) -> Any:
    """Facts from the queue, rows of the table's stream, the night, the sweep."""
    return reactions.hear(event, context)
