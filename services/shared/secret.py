"""Secrets that the parameter store keeps: the template knows their name, nobody else their value."""

from services.shared import aws


def secret(name: str) -> str:
    """The value of an SSM parameter (SecureString)."""
    answer = aws.client("ssm").get_parameter(Name=name, WithDecryption=True)
    return str(answer["Parameter"]["Value"])
