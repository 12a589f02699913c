"""What AWS does not hand over, told in the one word that those who know no AWS have for it: OSError."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

from services.shared.discreet import named
from services.shared.telemetry import logger


@contextmanager
def unreadable(what: str) -> Iterator[None]:
    """Makes OSError of AWS's failures. Whoever catches it goes on without, so the log is the only one to tell why."""
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        logger().warning("AWS gave no answer to a reading", what=what, cause=named(error))
        raise OSError(what) from error
