"""The table of rights against what was written by hand: `none` is the door, `own` and `other` an object of a structure.

For the Carif's roles `own` is a structure that the person belongs to, without any right of its own there.
"""

import csv
from itertools import product
from pathlib import Path

import pytest

from services.domain.errors import Forbidden, NotFound, Unauthorized
from services.domain.rights import Principal, Role, Verb, may, require
from tests.builders import STRUCTURE, a_principal

EXPECTED = list(
    csv.DictReader((Path(__file__).parent / "rights_expected.csv").read_text(encoding="utf-8").splitlines())
)
CARIF = (Role.DOCUMENTALISTE, Role.SUPERVISEUR)


def whoever(role: Role, relation: str) -> Principal:
    if role in CARIF and relation == "own":
        return a_principal(role, structures={STRUCTURE: Role.ANONYME})
    return a_principal(role)


def asked(relation: str) -> str | None:
    return {"none": None, "own": STRUCTURE, "other": "99999P"}[relation]


def test_every_verb_has_a_row_for_every_role():
    written = {(row["verb"], row["role"]) for row in EXPECTED}
    assert written == {(verb.value, role.value) for verb, role in product(Verb, Role)}
    assert len(written) == len(EXPECTED)


@pytest.mark.parametrize("relation", ["none", "own", "other"])
@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['verb']}-{row['role']}")
def test_the_table_says_what_was_written_by_hand(row: dict[str, str], relation: str):
    role = Role(row["role"])
    allowed = may(whoever(role, relation), Verb(row["verb"]), asked(relation))
    assert allowed is (row[relation] == "yes")


def test_the_rights_held_in_one_structure_are_worth_nothing_in_another():
    two = Principal(sub="x", structures={"1P": Role.OF_REFERENT, "2P": Role.OF_SAISIE})
    assert may(two, Verb.FORMATION_ECRIRE, "1P")
    assert may(two, Verb.FORMATION_ECRIRE, "2P")
    assert not may(two, Verb.FORMATION_ECRIRE, "3P")


def test_a_documentaliste_who_belongs_to_a_structure_enters_its_offers_and_never_decides_on_them():
    both = a_principal(Role.DOCUMENTALISTE, structures={STRUCTURE: Role.OF_SAISIE})
    assert may(both, Verb.FORMATION_ECRIRE, STRUCTURE)
    assert not may(both, Verb.DOSSIER_VISER, STRUCTURE)
    assert may(both, Verb.DOSSIER_VISER, "99999P")


def test_a_refusal_to_a_stranger_is_a_sign_in_to_others_an_absence():
    with pytest.raises(Unauthorized):
        require(a_principal(Role.ANONYME), Verb.FORMATION_LIRE, STRUCTURE)
    with pytest.raises(NotFound):
        require(a_principal(Role.OF_SAISIE), Verb.FORMATION_LIRE, "99999P")
    with pytest.raises(Forbidden):
        require(a_principal(Role.OF_SAISIE), Verb.EXPORT_VOIR)
    with pytest.raises(Forbidden):
        require(whoever(Role.DOCUMENTALISTE, "own"), Verb.DOSSIER_VISER, STRUCTURE)


def test_whoever_may_passes():
    require(a_principal(Role.OF_SAISIE), Verb.FORMATION_LIRE, STRUCTURE)
