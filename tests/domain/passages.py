"""Our formations to LHEO and back, with the defaults that the tests share."""

from collections.abc import Iterator

from lheo import elements as m
from services.domain.as_lheo import Remarque, count_sessions, formation_from_lheo, formation_to_lheo
from services.domain.formation import Formation
from services.domain.structure import Structure
from tests.builders import a_formation, a_profil, a_structure


def to_lheo(formation: Formation, structure: Structure | None = None) -> m.Formation:
    return formation_to_lheo(formation, structure or a_structure(), a_profil())


def from_lheo(
    element: m.Formation, numeros: list[str] | None = None, structure: Structure | None = None
) -> tuple[Formation, tuple[Remarque, ...]]:
    numbers: Iterator[str] = iter(numeros or [f"{n}S" for n in range(1, 1 + count_sessions(element))])
    return formation_from_lheo(
        element, structure or a_structure(), numero=a_formation().numero, next_numero=lambda: next(numbers)
    )
