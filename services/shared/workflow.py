"""The state machine that waits: started once per name, answered through a token."""

import json
from collections.abc import Mapping

from botocore.exceptions import ClientError

from services.shared import aws

# A token that was answered, timed out or was replaced by a newer one: the wait is over, which is what we want.
_OVER = {"TaskDoesNotExist", "TaskTimedOut", "InvalidToken"}


class Workflow:
    """One Step Functions state machine, by its address."""

    def __init__(self, arn: str) -> None:
        self._arn = arn
        self._states = aws.client("stepfunctions")

    def start(self, name: str, data: Mapping[str, str | int]) -> None:
        """Start the execution of that name; a second start of the same name does nothing."""
        try:
            self._states.start_execution(stateMachineArn=self._arn, name=name, input=json.dumps(data))
        except self._states.exceptions.ExecutionAlreadyExists:
            return

    def running(self, name: str) -> bool:
        """Whether an execution of that name is waiting."""
        arn = f"{self._arn.replace(':stateMachine:', ':execution:')}:{name}"
        try:
            return self._states.describe_execution(executionArn=arn)["status"] == "RUNNING"
        except self._states.exceptions.ExecutionDoesNotExist:
            return False

    def answer(self, token: str, data: Mapping[str, str]) -> None:
        """End the wait of that token; a wait that is over already is left as it is."""
        try:
            self._states.send_task_success(taskToken=token, output=json.dumps(data))
        except ClientError as error:
            if error.response["Error"]["Code"] not in _OVER:
                raise
