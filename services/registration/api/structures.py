"""The record of an organisation, as programs read it."""

from aws_lambda_powertools.event_handler import Response

from services.domain.rights import Verb
from services.registration import wiring
from services.registration.api.corps import LigneStructure, ListeStructures, StructureLue
from services.registration.api.doors import READ, described, machines, told


@machines.get(
    "/api/v1/structures",
    right=Verb.STRUCTURE_LIRE,
    **described("structures", "Les structures que la clé ouvre", "Structure", READ),
)
def structures() -> ListeStructures:
    """The structures of the key."""
    who = machines.principal
    held = [(wiring.records().read(who, numero).fiche.structure, role) for numero, role in who.structures.items()]
    return ListeStructures(
        structures=[LigneStructure(numero=s.numero, nom=s.nom, role=role, etat=s.etat) for s, role in held]
    )


@machines.get(
    "/api/v1/structures/{structure}",
    right=Verb.STRUCTURE_LIRE,
    **described("structure", "La fiche en vigueur d’une structure", "Structure", READ),
)
def structure(structure: str) -> Response[StructureLue]:
    """The record in force."""
    return told(StructureLue.of(wiring.records().read(machines.principal, structure)))
