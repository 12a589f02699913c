"""The doors of export: `people` answers the Carif, `machines` answers partners, `react` hears events and the night."""

from typing import Any

from services.export import reactions
from services.export.api import machines as _machines
from services.export.routes import routes
from services.shared import web
from services.shared.telemetry import instrumented

people = web.app("export", routes)
machines = _machines.handler()


@instrumented
def react(event: dict[str, Any], context: Any) -> Any:
    """Facts from the queue, rows of the table's stream, the night, the sweep."""
    return reactions.hear(event, context)
