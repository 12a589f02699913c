"""The address book of contacts, as programs keep it (F061)."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from services.domain.rights import Verb
from services.registration import wiring
from services.registration.api.corps import ContactLu, ContactSaisi, ListeContacts
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

_ALL, _ONE = "/api/v1/structures/{structure}/contacts", "/api/v1/structures/{structure}/contacts/{contact}"
_TAG = "Contacts"


@machines.get(
    _ALL, right=Verb.STRUCTURE_LIRE, **described("contacts", "Le carnet de contacts, mille au plus", _TAG, READ)
)
def contacts(structure: str) -> ListeContacts:
    """The whole book."""
    found = wiring.address_books().read(machines.principal, structure).contacts
    return ListeContacts(total=len(found), contacts=[ContactLu.of(fiche) for fiche in found[:PLAFOND]])


@machines.post(
    _ALL,
    right=Verb.CONTACT_GERER,
    **described("ajouter_contact", "Ajouter un contact", _TAG, CREATE, status_code=201, answer="Le contact ajouté"),
)
def create(
    structure: str, body: Annotated[ContactSaisi, Body()], idempotency_key: IdempotencyKey
) -> Response[ContactLu]:
    """A new contact."""
    books, who = wiring.address_books(), machines.principal
    numero = books.create_contact(who, structure, body.typed(), request_id(idempotency_key))
    return told(_lu(structure, numero), 201)


@machines.get(_ONE, right=Verb.STRUCTURE_LIRE, **described("contact", "Un contact", _TAG, READ))
def contact(structure: str, contact: str) -> Response[ContactLu]:
    """One contact."""
    return told(_lu(structure, contact))


@machines.put(_ONE, right=Verb.CONTACT_GERER, **described("remplacer_contact", "Remplacer un contact", _TAG, CHANGE))
def save(
    structure: str, contact: str, body: Annotated[ContactSaisi, Body()], if_match: IfMatch = ""
) -> Response[ContactLu]:
    """A contact as it is to be from now on."""
    books, who = wiring.address_books(), machines.principal
    guarded(
        if_match,
        lambda revision, request: books.save_contact(who, structure, contact, body.typed(), revision, request),
        lambda: _lu(structure, contact),
    )
    return told(_lu(structure, contact))


@machines.delete(
    _ONE,
    right=Verb.CONTACT_GERER,
    **described(
        "supprimer_contact",
        "Supprimer un contact",
        _TAG,
        CHANGE,
        status_code=204,
        answer="Le contact est supprimé",
        description="Le contact principal laisse sa place à celui qui dirige, ou au premier du carnet.",
    ),
)
def remove(structure: str, contact: str, if_match: IfMatch = "") -> Response[None]:
    """A contact out of the book."""
    books, who = wiring.address_books(), machines.principal
    _lu(structure, contact)  # what is not there cannot be removed
    guarded(
        if_match,
        lambda revision, request: books.remove_contact(who, structure, contact, "", request, revision=revision),
        lambda: _lu(structure, contact),
    )
    return Response(204)


def _lu(structure: str, contact: str) -> ContactLu:
    return ContactLu.of(wiring.address_books().contact(machines.principal, structure, contact))
