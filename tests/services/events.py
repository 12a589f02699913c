"""Builds the events that API Gateway sends to a function, and reads what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from lxml import html

from services.domain.rights import Principal
from services.shared.identity import Identity, allow

CSRF = "jeton-de-test"
_ARN = "arn:aws:execute-api:eu-west-3:000000000000:api/prod/GET/"


@dataclass(frozen=True)
class Context:
    """What Lambda tells a function about itself."""

    function_name: str = "test"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:eu-west-3:000000000000:function:test"
    aws_request_id: str = "requete"


def event(
    method: str,
    resource: str,
    *,
    path: str = "",
    params: Mapping[str, str] | None = None,
    form: Mapping[str, Any] | None = None,
    query: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    body: str | None = None,
    who: Principal | None = None,
    csrf: str = CSRF,
    sign_in: str = "",
) -> dict[str, Any]:
    """A REST proxy event. A `form` gets the right `csrf` unless it brings one; `who` is what the authoriser found."""
    sent = {name.lower(): value for name, value in (headers or {}).items()}
    anonymous = who is None or who.anonymous
    if form is not None:
        sent.setdefault("content-type", "application/x-www-form-urlencoded")
        if anonymous:
            sent.setdefault("cookie", "__Host-avant=avant")
        body = urlencode({"csrf": _before() if anonymous else csrf, **form}, doseq=True)
    filled = path or resource.format(**(params or {}))
    found = allow(Identity(who or Principal(), csrf, sign_in), _ARN)["context"]
    return {
        "resource": resource,
        "path": filled,
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": dict(query) if query else None,
        "multiValueQueryStringParameters": {name: [value] for name, value in query.items()} if query else None,
        "pathParameters": dict(params) if params else None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "path": f"/prod{filled}",  # with its stage, as API Gateway gives it
            "stage": "prod",
            "requestId": "requete",
            "identity": {"sourceIp": "192.0.2.1"},
            "authorizer": found,
        },
        "body": body,
        "isBase64Encoded": False,
    }


def _before() -> str:
    from services.shared.web import _derived

    return _derived("avant")


@dataclass(frozen=True)
class Answer:
    """What a door gave back."""

    status: int
    headers: Mapping[str, list[str]]
    body: str

    @staticmethod
    def of(raw: Mapping[str, Any]) -> "Answer":
        """The answer of a Lambda proxy reply."""
        headers = {name.lower(): [str(value)] for name, value in (raw.get("headers") or {}).items()}
        headers |= {name.lower(): [*values] for name, values in (raw.get("multiValueHeaders") or {}).items()}
        return Answer(raw["statusCode"], headers, raw.get("body") or "")

    @property
    def page(self) -> html.HtmlElement:
        """The page, to ask questions of."""
        return html.document_fromstring(self.body)

    @property
    def text(self) -> str:
        """What a person reads on the page, white space made even."""
        return " ".join(self.page.find("body").text_content().split())

    def header(self, name: str) -> str:
        """The one value of a header, or nothing."""
        return (self.headers.get(name) or [""])[0]

    @property
    def location(self) -> str:
        """Where a redirection leads."""
        return self.header("location")
