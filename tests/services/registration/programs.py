"""A program of an organisation: how it asks the machines' door of registration, and what it reads there."""

import json
from typing import Any

from services.domain.rights import Principal, Role
from services.registration.app import machines
from tests.services.events import Answer, Context, event

ROOT = "/api/v1/structures"
KEY = Principal("cle:1", "Clé d’accès «\u00a0GRETA\u00a0»", {"1P": Role.OF_REFERENT})
SAISIE = Principal("cle:2", "Clé d’accès «\u00a0Agenda\u00a0»", {"1P": Role.OF_SAISIE})
AUTRE = Principal("cle:9", "Clé d’accès «\u00a0Autre\u00a0»", {"9P": Role.OF_REFERENT})


def ask(
    method: str,
    end: str,
    body: Any = None,
    *,
    who: Principal | None = KEY,
    version: str = "",
    key: str = "",
    **params: str,
) -> Answer:
    """A request about 1P; `version` is the ETag that was seen, `key` the Idempotency-Key."""
    headers = {"content-type": "application/json"} if body is not None else {}
    headers |= {"If-Match": version} if version else {}
    headers |= {"Idempotency-Key": key} if key else {}
    sent = None if body is None else json.dumps(body)
    asked = event(
        method, f"{ROOT}/{{structure}}{end}", params={"structure": "1P", **params}, body=sent, headers=headers, who=who
    )
    return Answer.of(machines(asked, Context()))


def said(answer: Answer) -> Any:
    """The JSON of an answer."""
    return json.loads(answer.body)


def codes(answer: Answer) -> list[str]:
    """What an answer says is wrong."""
    return [each["code"] for each in said(answer)["erreurs"]]
