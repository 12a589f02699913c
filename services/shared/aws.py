"""Every AWS client is made here, so that time-outs and retries are said once."""

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, overload

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from types_boto3_cognito_idp import CognitoIdentityProviderClient
    from types_boto3_dynamodb import DynamoDBClient
    from types_boto3_events import EventBridgeClient
    from types_boto3_s3 import S3Client
    from types_boto3_sesv2 import SESV2Client
    from types_boto3_stepfunctions import SFNClient

# A page must answer within API Gateway's 29 s even when a call fails and is tried again.
_CONFIG = Config(
    connect_timeout=2,
    read_timeout=8,
    retries={"mode": "standard", "total_max_attempts": 3},
    signature_version="s3v4",
    s3={"addressing_style": "path"},
)
# The key of a register: whoever waits for the register waits for its key first, and can do without both.
_HASTY = Config(signature_version=None, read_timeout=2, retries={"mode": "standard", "total_max_attempts": 1})


@overload
def client(name: Literal["dynamodb"]) -> "DynamoDBClient": ...
@overload
def client(name: Literal["s3"]) -> "S3Client": ...
@overload
def client(name: Literal["events"]) -> "EventBridgeClient": ...
@overload
def client(name: Literal["stepfunctions"]) -> "SFNClient": ...
@overload
def client(name: Literal["sesv2"]) -> "SESV2Client": ...
@overload
def client(name: Literal["cognito-idp"]) -> "CognitoIdentityProviderClient": ...
@overload
def client(name: Literal["ssm"]) -> Any: ...
@cache
def client(name: str) -> Any:
    """The client of one AWS service, made at first use and kept for the life of the function."""
    config = {"s3": _CONFIG, "ssm": _CONFIG.merge(_HASTY)}.get(name) or _CONFIG.merge(Config(signature_version=None))
    return boto3.client(name, config=config)  # type: ignore[call-overload]  # the overloads above are the closed list
