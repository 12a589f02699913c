"""Who asks: what the authoriser tells the functions behind it, and nothing that the caller could have written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.domain.rights import Principal, Role


@dataclass(frozen=True, slots=True)
class Identity:
    """The authoriser's finding for one request: who, the CSRF token of the sign-in, and the sign-in's own id.

    `structure` is the one chosen to work for, among several (F040), and `structure_nom` what it is called.
    """

    principal: Principal
    csrf: str = ""
    sign_in: str = ""
    structure: str = ""
    structure_nom: str = ""


def allow(identity: Identity, method_arn: str) -> dict[str, Any]:
    """The answer of a REQUEST authoriser that found `identity` (anonymous included: the rights table decides).

    The policy covers the whole stage: API Gateway may reuse it for another path of the same caller.
    """
    principal = identity.principal
    api, stage, *_ = method_arn.split("/")
    return {
        "principalId": principal.sub or "anonyme",
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": f"{api}/{stage}/*"},
            ],
        },
        # API Gateway passes on flat strings only
        "context": {
            "sub": principal.sub,
            "nom": principal.nom,
            "structures": json.dumps({numero: role.value for numero, role in principal.structures.items()}),
            "carif": principal.carif.value if principal.carif else "",
            "partenaire": principal.partenaire or "",
            "csrf": identity.csrf,
            "sign_in": identity.sign_in,
            "structure": identity.structure,
            "structure_nom": identity.structure_nom,
        },
    }


def read(event: Mapping[str, Any]) -> Identity:
    """The identity that the authoriser attached to an API Gateway event; nobody, where it attached none."""
    found = (event.get("requestContext") or {}).get("authorizer") or {}
    if not found.get("sub"):
        return Identity(Principal())
    principal = Principal(
        sub=found["sub"],
        nom=found.get("nom", ""),
        structures={numero: Role(role) for numero, role in json.loads(found.get("structures") or "{}").items()},
        carif=Role(found["carif"]) if found.get("carif") else None,
        partenaire=found.get("partenaire") or None,
    )
    texts = (found.get(name, "") for name in ("csrf", "sign_in", "structure", "structure_nom"))
    return Identity(principal, *texts)
