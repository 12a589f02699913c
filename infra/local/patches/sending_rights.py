"""The right to send mail is checked on the sender's identity, as SES does; the engine asked it on `*`."""

import json
from email.utils import parseaddr
from functools import wraps

from infra.local.patches.source import expect


def apply() -> None:
    import inspect

    from ministack.core import iam_actions

    original = iam_actions._ses_v2_resource_arn
    signature = list(inspect.signature(original).parameters)
    expect(signature == ["method", "path", "body", "region", "account_id"], "rights on mails are checked otherwise")

    @wraps(original)
    def resource_arn(method: str, path: str, body: bytes, region: str, account_id: str) -> str:
        if method == "POST" and path.rstrip("/") == "/v2/email/outbound-emails":
            return f"arn:aws:ses:{region}:{account_id}:identity/{_identity(body)}"
        answer: str = original(method, path, body, region, account_id)
        return answer

    iam_actions._ses_v2_resource_arn = resource_arn


def _identity(body: bytes) -> str:
    """The sender's address when it is verified by itself, else its domain."""
    from ministack.services import ses

    address = parseaddr(json.loads(body).get("FromEmailAddress", ""))[1]
    return address if address in ses._identities else address.rpartition("@")[2]
