"""The doors of offers: `people` answers organisations, `react` hears what happened elsewhere."""

from typing import Any

from services.offers.reactions import ear
from services.offers.routes import routes
from services.shared import web
from services.shared.telemetry import instrumented

people = web.app("offers", routes)


@instrumented
def react(event: dict[str, Any], context: Any) -> Any:
    """Facts from the queue, rows of the table's stream, the sweep."""
    return ear().hear(event, context)
