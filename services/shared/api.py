"""The door for machines: typed JSON behind rights, every refusal as problem details (RFC 9457) with a stable code."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayRestResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError, ResponseValidationError
from pydantic import BaseModel

from services.domain.errors import (
    BadRequest,
    Forbidden,
    NotFound,
    Refusal,
    Refused,
    Stale,
    TooLarge,
    Unauthorized,
    Unseen,
    Violation,
)
from services.domain.rights import Principal, Verb, require
from services.shared import identity
from services.shared.address import check_address
from services.shared.telemetry import count, instrumented, logger

_BODY_LIMIT = 256_000
_JSON = "application/json"
PROBLEM = "application/problem+json"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}

View = Callable[..., Any]


class Erreur(BaseModel):
    """One thing to correct in a request: a stable code, the fields it concerns, what to do."""

    code: str
    champs: list[str]
    message: str
    severite: str

    @staticmethod
    def of(violation: Violation) -> "Erreur":
        """A broken rule, as a program reads it."""
        return Erreur(
            code=violation.code,
            champs=list(violation.champs),
            message=violation.message,
            severite=violation.severite.value,
        )


class Probleme(BaseModel):
    """A refusal as a program reads it (RFC 9457): `code` is stable, `detail` a French sentence.

    `actuel` (412) is the object as it stands now.
    """

    type: str
    title: str
    status: int
    code: str
    detail: str
    erreurs: list[Erreur] | None = None
    actuel: dict[str, Any] | None = None


def problems(*statuses: int) -> dict[int, Any]:
    """The refusals that a route declares in its OpenAPI `responses`."""
    return {s: {"description": _TITLES[s], "content": {PROBLEM: {"model": Probleme}}} for s in statuses}


class Machines:
    """The JSON routes of one service, each with the right it needs."""

    def __init__(self) -> None:
        self.resolver = APIGatewayRestResolver(enable_validation=True, response_validation_error_http_code=500)
        self.rights: dict[tuple[str, str], Verb] = {}
        for kind, turn in (
            (Refusal, _problem),
            (RequestValidationError, _invalid),
            (ResponseValidationError, _broken),
            (NotFoundError, _unknown),
        ):
            self.resolver.exception_handler(kind)(turn)

    def get(self, path: str, *, right: Verb, **openapi: Any) -> Callable[[View], View]:
        """Something to read."""
        return self._route(path, "GET", right, openapi)

    def post(self, path: str, *, right: Verb, **openapi: Any) -> Callable[[View], View]:
        """Something to do."""
        return self._route(path, "POST", right, openapi)

    def put(self, path: str, *, right: Verb, **openapi: Any) -> Callable[[View], View]:
        """Something to replace."""
        return self._route(path, "PUT", right, openapi)

    def delete(self, path: str, *, right: Verb, **openapi: Any) -> Callable[[View], View]:
        """Something to remove."""
        return self._route(path, "DELETE", right, openapi)

    @property
    def principal(self) -> Principal:
        """Whoever sent the present request."""
        return identity.read(self.resolver.current_event.raw_event).principal

    def description(self, title: str, version: str, description: str) -> dict[str, Any]:
        """The OpenAPI 3.1 description of these routes; the security scheme `cle` is the bearer key of a partner."""
        # The models of OpenAPI are a fifth of a cold start, and no other route needs them
        from aws_lambda_powertools.event_handler.openapi.models import HTTPBearer

        text = self.resolver.get_openapi_json_schema(
            title=title, version=version, description=description, security_schemes={"cle": HTTPBearer()}
        )
        document: dict[str, Any] = json.loads(text)
        # The resolver declares errors of its own on each route, which our handlers never let out
        for operation in (o for path in document["paths"].values() for o in path.values()):
            content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Probleme"}}}
            operation["responses"] |= {
                str(status): {"description": _TITLES[status], "content": content} for status in (422, 500)
            }
            for parameter in operation.get("parameters", ()):
                # The resolver would answer 422 for want of it, where a version that is missing is a 428
                parameter["required"] |= parameter["name"] == "if-match"
        for unused in ("HTTPValidationError", "ValidationError", "ResponseValidationError"):
            document["components"]["schemas"].pop(unused, None)
        return document

    def _route(self, path: str, method: str, right: Verb, openapi: Mapping[str, Any]) -> Callable[[View], View]:
        self.rights[(path, method)] = right
        # The resolver spells a path variable <name>; the template, Chalice and OpenAPI all spell it {name}
        rule = path.replace("{", "<").replace("}", ">")

        def guard(app: APIGatewayRestResolver, proceed: Callable[..., Any]) -> Any:
            who = self.principal
            require(who, right)
            if not who.anonymous and not who.by_key:
                # A browser sends its cookie whoever made it ask; a key is only sent by who means to
                raise Forbidden("Cette adresse est réservée aux programmes : présentez une clé d’accès.")
            return proceed(app)

        return self.resolver.route(rule, method=method, middlewares=[guard], **openapi)

    def handler(self) -> Callable[[dict[str, Any], Any], Any]:
        """The Lambda handler of the machines' door."""

        def handle(event: dict[str, Any], context: Any) -> Any:
            try:
                _check_body(event)
                check_address(event)
                answer = self.resolver.resolve(event, context)
            except (RecursionError, UnicodeError, json.JSONDecodeError):
                # Deeply nested JSON ends as a RecursionError inside the resolver
                answer = _proxied(_problem(BadRequest("Le corps de la requête n’est pas un JSON lisible.")))
            except Refusal as refusal:
                answer = _proxied(_problem(refusal))
            except Exception:  # noqa: BLE001 — the last door: the caller gets a problem, the log gets the error
                logger().exception("a request failed")
                count("RequestFailed")
                answer = _proxied(_problem(_Broken(_OURS)))
            answer["body"] = answer.get("body") or ""  # nothing to say is an empty text to what carries it
            answer.setdefault("multiValueHeaders", {}).update({name: [value] for name, value in _HEADERS.items()})
            return answer

        return instrumented(handle)


def _check_body(event: Mapping[str, Any]) -> None:
    """Let pass a body of JSON of a size that somebody may mean. Raises TooLarge, BadRequest."""
    if len(event.get("body") or "") > _BODY_LIMIT:
        raise TooLarge("Le corps de la requête dépasse 256 ko.")
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    if event.get("body") and not headers.get("content-type", _JSON).startswith(_JSON):
        raise BadRequest(f"Envoyez du JSON, avec l’en-tête Content-Type: {_JSON}.")


def etag(revision: int) -> str:
    """A version of an object as HTTP writes it (RFC 9110)."""
    return f'"{revision}"'


def revision_of(if_match: str) -> int:
    """The version that an `If-Match` names. Raises Unseen without any, BadRequest for what is no ETag of ours."""
    if not if_match:
        raise Unseen("Ajoutez l’en-tête If-Match : l’ETag de la version que vous avez lue.")
    # What lies between may have compressed the answer, and so weakened its ETag
    match = re.fullmatch(r'(?:W/)?"([0-9]{1,9})"', if_match.strip(), re.ASCII)
    if match is None:
        raise BadRequest('L’en-tête If-Match doit être l’ETag d’une version que vous avez lue, par exemple "3".')
    return int(match[1])


class _Broken(Refusal):
    status, code = 500, "SERVICE.ERREUR"


_OURS = "Une erreur est survenue de notre côté. Renvoyer la requête est sans risque."


def _broken(error: ResponseValidationError) -> Response[str]:
    logger().error("an answer was not as described", erreurs=[e["type"] for e in error.errors()])
    count("RequestFailed")
    return _problem(_Broken(_OURS))


def _problem(refusal: Refusal) -> Response[str]:
    body: dict[str, Any] = {
        "type": f"urn:cariflow:probleme:{refusal.code.lower()}",
        "title": _TITLES[refusal.status],
        "status": refusal.status,
        "code": refusal.code,
        "detail": refusal.message,
    }
    if refusal.violations:
        body["erreurs"] = [Erreur.of(violation).model_dump() for violation in refusal.violations]
    headers: dict[str, str | list[str]] = {"WWW-Authenticate": "Bearer"} if isinstance(refusal, Unauthorized) else {}
    if isinstance(refusal, Stale):
        body["actuel"] = refusal.actuel
        headers["ETag"] = etag(refusal.revision)
    return Response(refusal.status, PROBLEM, json.dumps(body, ensure_ascii=False), headers=headers)


def _invalid(error: RequestValidationError) -> Response[str]:
    violations = tuple(
        Violation("REQUETE.CHAMP_INVALIDE", _sentence(e), (".".join(str(part) for part in e["loc"] if part != "body"),))
        for e in error.errors()
    )
    return _problem(Refused("La requête ne correspond pas à ce qui est attendu.", violations=violations))


def _sentence(error: Mapping[str, Any]) -> str:
    return _PYDANTIC.get(error["type"], "Cette valeur n’a pas la forme attendue : voir la description OpenAPI.")


def _unknown(_: NotFoundError) -> Response[str]:
    return _problem(NotFound("Cette adresse n’existe pas."))


def _proxied(response: Response[str]) -> dict[str, Any]:
    headers = {"Content-Type": [PROBLEM], **{name: [str(value)] for name, value in (response.headers or {}).items()}}
    return {
        "statusCode": response.status_code,
        "body": response.body,
        "isBase64Encoded": False,
        "multiValueHeaders": headers,
    }


_TITLES = {
    400: "Requête illisible",
    401: "Identification nécessaire",
    403: "Accès interdit",
    404: "Introuvable",
    409: "Conflit",
    412: "Version dépassée",
    413: "Requête trop grande",
    422: "Données refusées",
    428: "Version manquante",
    500: "Erreur du service",
}

_PYDANTIC = {
    "missing": "Ce champ est obligatoire : ajoutez-le.",
    "extra_forbidden": "Ce champ n’existe pas : retirez-le.",
    "string_too_long": "Ce texte est trop long : raccourcissez-le.",
    "string_type": "Donnez un texte.",
    "bool_type": "Donnez true ou false.",
    "list_type": "Donnez une liste.",
    "too_long": "Cette liste est trop longue : raccourcissez-la.",
    "model_attributes_type": "Donnez un objet JSON.",
    "int_type": "Donnez un nombre entier.",
    "int_parsing": "Donnez un nombre entier.",
    "json_invalid": "Le corps de la requête n’est pas un JSON lisible.",
}
