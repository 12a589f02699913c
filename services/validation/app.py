"""The doors of validation: `people` answers documentalists, `react` hears facts, the state machine and the sweep."""

from typing import Any

from services.shared import web
from services.shared.telemetry import instrumented
from services.validation import reactions
from services.validation.routes import routes

people = web.app("validation", routes)


@instrumented
def react(event: dict[str, Any], context: Any) -> Any:
    """Facts from the queue, rows of the table's stream, tasks of the state machine, the sweep."""
    return reactions.hear(event, context)
