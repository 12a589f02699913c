"""Secrets that the parameter store keeps: the template knows their name, nobody else their value."""

from services.shared import aws
from services.shared.unreadable import unreadable


def secret(name: str) -> str:
    """The value of an SSM parameter (SecureString). Raises OSError when there is none, or AWS does not give it."""
    with unreadable("secret"):
        answer = aws.client("ssm").get_parameter(Name=name, WithDecryption=True)
    return str(answer["Parameter"]["Value"])
