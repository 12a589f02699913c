"""The address book of places, as programs keep it."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from services.domain.rights import Verb
from services.registration import wiring
from services.registration.api.corps import LieuLu, LieuSaisi, ListeLieux
from services.registration.api.doors import (
    CHANGE,
    CREATE,
    PLAFOND,
    READ,
    IdempotencyKey,
    IfMatch,
    described,
    guarded,
    machines,
    request_id,
    told,
)

_ALL, _ONE = "/api/v1/structures/{structure}/lieux", "/api/v1/structures/{structure}/lieux/{lieu}"
_TAG = "Lieux"


@machines.get(_ALL, right=Verb.STRUCTURE_LIRE, **described("lieux", "Le carnet de lieux, mille au plus", _TAG, READ))
def lieux(structure: str) -> ListeLieux:
    """The whole book."""
    found = wiring.address_books().read(machines.principal, structure).lieux
    return ListeLieux(total=len(found), lieux=[LieuLu.of(fiche) for fiche in found[:PLAFOND]])


@machines.post(
    _ALL,
    right=Verb.LIEU_GERER,
    **described("ajouter_lieu", "Ajouter un lieu", _TAG, CREATE, status_code=201, answer="Le lieu ajouté"),
)
def create(structure: str, body: Annotated[LieuSaisi, Body()], idempotency_key: IdempotencyKey) -> Response[LieuLu]:
    """A new place."""
    books, who = wiring.address_books(), machines.principal
    id = books.create_lieu(who, structure, body.typed(), request_id(idempotency_key), distinct=body.distinct)
    return told(_lu(structure, id), 201)


@machines.get(_ONE, right=Verb.STRUCTURE_LIRE, **described("lieu", "Un lieu", _TAG, READ))
def lieu(structure: str, lieu: str) -> Response[LieuLu]:
    """One place."""
    return told(_lu(structure, lieu))


@machines.put(_ONE, right=Verb.LIEU_GERER, **described("remplacer_lieu", "Remplacer un lieu", _TAG, CHANGE))
def save(structure: str, lieu: str, body: Annotated[LieuSaisi, Body()], if_match: IfMatch = "") -> Response[LieuLu]:
    """A place as it is to be from now on."""
    books, who = wiring.address_books(), machines.principal
    guarded(
        if_match,
        lambda revision, request: books.save_lieu(
            who, structure, lieu, body.typed(), revision, request, distinct=body.distinct
        ),
        lambda: _lu(structure, lieu),
    )
    return told(_lu(structure, lieu))


@machines.delete(
    _ONE,
    right=Verb.LIEU_GERER,
    **described(
        "supprimer_lieu",
        "Supprimer un lieu",
        _TAG,
        CHANGE,
        status_code=204,
        answer="Le lieu est supprimé",
        description="Les sessions qui s’y tiennent gardent son adresse.",
    ),
)
def remove(structure: str, lieu: str, if_match: IfMatch = "") -> Response[None]:
    """A place out of the book."""
    books, who = wiring.address_books(), machines.principal
    _lu(structure, lieu)  # what is not there cannot be removed
    guarded(
        if_match,
        lambda revision, request: books.remove_lieu(who, structure, lieu, request, revision=revision),
        lambda: _lu(structure, lieu),
    )
    return Response(204)


def _lu(structure: str, lieu: str) -> LieuLu:
    return LieuLu.of(wiring.address_books().lieu(machines.principal, structure, lieu))
