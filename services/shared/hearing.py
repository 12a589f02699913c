"""What a service hears: facts from its queue, rows of its own stream, tasks of schedules and of the state machine.

One function per service hears all of it. Each way in has its dead-letter path in `template.yaml`: a queue message after
five tries, a stream record and a scheduled task after their retries. Nothing is acted upon twice: a fact that was
heard is marked, and what it does is conditional all the same.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from services.domain.events import Fact
from services.shared.ground import Ground
from services.shared.table import OUTBOX
from services.shared.telemetry import logger, seconds

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

_LARGEST_FACT = 20_000_000

Listeners = Mapping[type[Fact], Callable[[Any], None]]
Notices = Mapping[str, Callable[[Mapping[str, Any]], None]]
Tasks = Mapping[str, Callable[[Mapping[str, Any]], Any]]


class Ear:
    """The one way in for everything that is not a person nor a machine asking.

    `listeners` maps a type of fact to what to do about it; `tasks` maps the `tache` of a schedule or of a state machine
    to what to do, given the whole input, and its answer goes back to the caller. Every service has the task `balayer`.
    `notices` maps the `detail-type` of what AWS itself tells to what to do, given its `detail`; it may come twice.
    """

    def __init__(
        self, ground: Ground, listeners: Listeners, tasks: Tasks | None = None, notices: Notices | None = None
    ) -> None:
        self._ground = ground
        self._listeners = {fact.__name__: act for fact, act in listeners.items()}
        self._notices: Notices = notices or {}
        self._tasks: Tasks = {"balayer": self._sweep, **(tasks or {})}

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts it listens to; the rule on the bus lets exactly these through."""
        return tuple(self._listeners)

    def hear(self, event: dict[str, Any], context: Any) -> Any:
        """Act upon one Lambda event. Raises KeyError on a task nobody knows."""
        if "tache" in event:
            return self._tasks[event["tache"]](event)
        return self._batch(event, context)

    def _batch(self, event: dict[str, Any], context: Any) -> Any:
        # A tenth of a cold start, that the doors of the same module which people wait for would pay with this one
        from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

        source = event["Records"][0]["eventSource"]
        ways: dict[str, tuple[EventType, Callable[..., None]]] = {
            "aws:sqs": (EventType.SQS, self._message),
            "aws:dynamodb": (EventType.DynamoDBStreams, self._record),
        }
        kind, act = ways[source]
        processor = BatchProcessor(event_type=kind, raise_on_entire_batch_failure=False)
        return process_partial_response(event=event, record_handler=act, processor=processor, context=context)

    def _message(self, record: "SQSRecord") -> None:
        envelope = json.loads(record.body)
        try:
            if envelope["detail-type"] in self._notices:
                self._notices[envelope["detail-type"]](envelope["detail"])
            else:
                self.act_upon(Fact.parse(envelope["detail-type"], self._detail(envelope["detail"])))
        except Exception:
            # The batch goes on without it, and the queue brings it again: only the log can say why
            logger().exception("a fact could not be acted upon", fact=envelope["detail-type"])
            raise

    def act_upon(self, fact: Fact) -> None:
        """Do what this service does about a fact, once."""
        if fact.type not in self._listeners or self._ground.table.heard(fact.id):
            return
        self._listeners[fact.type](fact)
        self._ground.table.mark_heard(fact.id, self._ground.clock.now())
        logger().info("fact heard", fact=fact.type, fact_id=fact.id)

    def _detail(self, detail: Mapping[str, Any]) -> str:
        if set(detail) == {"cle"}:
            return self._ground.documents.read(detail["cle"], max_bytes=_LARGEST_FACT).decode()
        return json.dumps(detail)

    def _record(self, record: "DynamoDBRecord") -> None:
        keys = record.dynamodb.keys if record.dynamodb else {}
        if record.event_name and record.event_name.name == "INSERT" and keys.get("pk") == OUTBOX:
            self._ground.relay.tell(keys["sk"])

    def _sweep(self, _: Mapping[str, Any]) -> dict[str, int]:
        now = self._ground.clock.now()
        seconds("OutboxOldestSeconds", self._ground.relay.oldest(now))
        told = self._ground.relay.sweep(now)
        if told:
            logger().warning("the stream had left facts behind", told=told)
        return {"repris": told}
