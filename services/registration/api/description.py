"""What this door offers, for those who write programs."""

from typing import Any

from services.domain.rights import Verb
from services.registration.api.doors import machines


@machines.get(
    "/api/v1/structures/openapi.json",
    right=Verb.PAGE_PUBLIQUE,
    operation_id="description",
    summary="Cette description",
    responses={200: {"description": "La description OpenAPI 3.1"}},
    tags=["Description"],
)
def openapi() -> dict[str, Any]:
    """The description of these routes."""
    return machines.description(
        title="Cariflow, accès des organismes",
        version="1",
        description="La fiche d’un organisme, sa demande de modification, ses contacts et ses lieux : les mêmes règles"
        " que les pages. Un référent crée la clé dans « Membres », « Clés d’accès ».",
    )
