"""What partners ask for: their feeds, the manifest of the last file, the file itself."""

from typing import Any

from aws_lambda_powertools.event_handler import Response, content_types
from pydantic import BaseModel

from services.domain.profil import Flux
from services.domain.rights import Verb
from services.export import wiring
from services.export.model import Lien, Manifeste
from services.shared.api import Machines, problems
from services.shared.telemetry import logger

machines = Machines()


class FluxDuPartenaire(BaseModel):
    """One feed of the partner who asks; `manifeste` and `fichier` are the addresses of its last file."""

    code: str
    nom: str
    version_lheo: str
    manifeste: str
    fichier: str

    @staticmethod
    def of(flux: Flux) -> "FluxDuPartenaire":
        """The feed with its addresses."""
        manifeste = f"/api/v1/flux/{flux.code}/dernier"
        return FluxDuPartenaire(
            code=flux.code,
            nom=flux.nom,
            version_lheo=flux.version,
            manifeste=manifeste,
            fichier=f"{manifeste}/fichier",
        )


class ListeFlux(BaseModel):
    """The feeds of the partner who asks."""

    flux: list[FluxDuPartenaire]


_REFUSALS = problems(401, 403)
_REFUSALS_OF_ONE = problems(401, 403, 404, 422)
_KEY: list[dict[str, list[str]]] = [{"cle": []}]


@machines.get(
    "/api/v1/flux",
    right=Verb.FLUX_LIRE,
    operation_id="flux",
    summary="Les flux du partenaire",
    responses={200: {"description": "Les flux ouverts à cette clé"}, **_REFUSALS},
    security=_KEY,
    tags=["Flux"],
)
def feeds() -> ListeFlux:
    """The feeds that this key opens."""
    return ListeFlux(flux=[FluxDuPartenaire.of(flux) for flux in wiring.exports().feeds(machines.principal)])


@machines.get(
    "/api/v1/flux/{flux}/dernier",
    right=Verb.FLUX_LIRE,
    operation_id="dernier",
    summary="Le manifeste du dernier fichier d’un flux",
    description="À lire avant de télécharger : l’empreinte SHA-256 (aussi en ETag) dit si le fichier a changé.",
    responses={200: {"description": "Le manifeste"}, **_REFUSALS_OF_ONE},
    security=_KEY,
    tags=["Flux"],
)
def latest(flux: str) -> Response[Manifeste]:
    """The manifest of the last file."""
    manifeste = wiring.exports().latest(machines.principal, flux)
    return Response(200, content_types.APPLICATION_JSON, manifeste, headers={"ETag": f'"{manifeste.sha256}"'})


@machines.get(
    "/api/v1/flux/{flux}/dernier/fichier",
    right=Verb.FLUX_LIRE,
    operation_id="fichier",
    summary="Le dernier fichier d’un flux (LHÉO, XML compressé par gzip)",
    description="Redirige vers une adresse signée, valable quelques minutes : à demander à chaque téléchargement.",
    responses={303: {"description": "L’adresse du fichier, en en-tête Location et en JSON"}, **_REFUSALS_OF_ONE},
    status_code=303,
    security=_KEY,
    tags=["Flux"],
)
def fetch(flux: str) -> Response[Lien]:
    """Where the last file is, for minutes."""
    lien = wiring.exports().partner_link(machines.principal, flux)
    logger().info("export lent", flux=flux, fichier=lien.fichier.nom, partenaire=machines.principal.partenaire)
    headers = {"Location": lien.url, "ETag": f'"{lien.fichier.sha256}"'}
    return Response(303, content_types.APPLICATION_JSON, lien, headers=headers)


@machines.get(
    "/api/v1/openapi.json",
    right=Verb.PAGE_PUBLIQUE,
    operation_id="description",
    summary="Cette description",
    responses={200: {"description": "La description OpenAPI 3.1"}},
    tags=["Description"],
)
def openapi() -> dict[str, Any]:
    """What this door offers, for those who write programs."""
    return machines.description(
        title="Cariflow, accès des partenaires",
        version="1",
        description="Les fichiers LHÉO de l’offre de formation, par flux. Chaque partenaire ne voit que les siens.",
    )
