"""The change of its record that an organisation asks for: drafted, sent, dropped (F051)."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from services.domain.rights import Verb
from services.domain.structure import Structure
from services.registration import wiring
from services.registration.api.corps import FicheSaisie, ModificationLue
from services.registration.api.doors import CHANGE, READ, IfMatch, described, guarded, machines, told
from services.registration.model.saisie_fiche import read_fiche

_TAG = "Demande de modification"


@machines.get(
    "/api/v1/structures/{structure}/modification",
    right=Verb.STRUCTURE_LIRE,
    **described(
        "modification",
        "La demande de modification, et ce qui lui manque",
        _TAG,
        READ,
        description="Sans demande en cours (`etat` : `aucune`), `fiche` est celle en vigueur : la modifier, puis"
        " l’envoyer par PUT avec l’ETag reçu commence une demande.",
    ),
)
def read(structure: str) -> Response[ModificationLue]:
    """The change as it stands."""
    return told(_lue(structure))


@machines.put(
    "/api/v1/structures/{structure}/modification",
    right=Verb.STRUCTURE_MODIFIER,
    **described(
        "modifier",
        "Enregistrer le brouillon de la demande",
        _TAG,
        CHANGE,
        description="Le brouillon peut rester incomplet : `erreurs` dit ce qui empêcherait l’envoi.",
    ),
)
def save(structure: str, fiche: Annotated[FicheSaisie, Body()], if_match: IfMatch = "") -> Response[ModificationLue]:
    """The draft of the change, whole."""

    def change(before: Structure) -> Structure:
        return read_fiche(fiche.typed(), before)

    guarded(
        if_match,
        lambda revision, request: wiring.records().save(machines.principal, structure, change, revision, request),
        lambda: _lue(structure),
    )
    return told(_lue(structure))


@machines.delete(
    "/api/v1/structures/{structure}/modification",
    right=Verb.STRUCTURE_MODIFIER,
    **described("abandonner", "Supprimer la demande", _TAG, CHANGE, answer="La fiche en vigueur reste seule"),
)
def discard(structure: str, if_match: IfMatch = "") -> Response[ModificationLue]:
    """Nothing asked for any more."""
    guarded(
        if_match,
        lambda revision, request: wiring.records().discard(machines.principal, structure, revision, request),
        lambda: _lue(structure),
    )
    return told(_lue(structure))


@machines.post(
    "/api/v1/structures/{structure}/modification/envoi",
    right=Verb.STRUCTURE_MODIFIER,
    **described(
        "envoyer",
        "Envoyer la demande au Carif",
        _TAG,
        CHANGE,
        description="If-Match dit quelle version part : la même requête renvoyée ne l’envoie qu’une fois.",
    ),
)
def submit(structure: str, if_match: IfMatch = "") -> Response[ModificationLue]:
    """The change goes to the Carif."""
    guarded(
        if_match,
        lambda revision, request: wiring.records().submit(machines.principal, structure, revision, request),
        lambda: _lue(structure),
    )
    return told(_lue(structure))


def _lue(structure: str) -> ModificationLue:
    return ModificationLue.of(wiring.records().read(machines.principal, structure))
