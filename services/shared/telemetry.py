"""Logs, metrics and traces of a function: identifiers and codes, never a name, a text or an address (RGPD)."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

from services.shared.discreet import Discreet, Failure, named

Handler = Callable[[dict[str, Any], Any], Any]


@cache
def logger() -> Logger:
    """The structured logger; its service name comes from POWERTOOLS_SERVICE_NAME."""
    return Logger(logger_formatter=Discreet())


@cache
def metrics() -> Metrics:
    """The metrics, written to the log in EMF; the namespace comes from POWERTOOLS_METRICS_NAMESPACE."""
    return Metrics()


def count(name: str, value: float = 1) -> None:
    """Count something that happened."""
    metrics().add_metric(name, MetricUnit.Count, value)


def seconds(name: str, value: float) -> None:
    """Note an age or a duration that an alarm watches."""
    metrics().add_metric(name, MetricUnit.Seconds, value)


def instrumented(handler: Handler) -> Handler:
    """The handler of a function with its request id in each log line, its metrics flushed and, if installed, traced.

    An error that nobody below has answered is written down here, without its words, and goes on without them: Lambda
    would write them into its own log, and into the dead-letter queue.
    """

    @wraps(handler)
    def measured(event: dict[str, Any], context: Any) -> Any:
        try:
            return handler(event, context)
        except Exception as error:
            if type(error) is Exception:  # the authoriser's own word, which API Gateway reads
                raise
            logger().exception("a function failed")
            raise Failure(named(error)) from None
        finally:
            # Most requests count nothing, and Powertools warns of an empty set of metrics
            if metrics().provider.metric_set:
                metrics().flush_metrics()

    logged: Handler = logger().inject_lambda_context(measured, clear_state=True)
    return _traced(logged)


def _traced(handler: Handler) -> Handler:
    # The tracer drags in the X-Ray SDK, which is most of a cold start: it is wanted only where TRACING says so.
    from services.shared.settings import settings

    if not settings().tracing:
        return handler
    from aws_lambda_powertools import Tracer

    # Neither the page that was answered nor the words of an error belong into a trace
    traced: Handler = Tracer().capture_lambda_handler(handler, capture_response=False, capture_error=False)
    return traced
