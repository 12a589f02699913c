"""A role in a parent structure, held in its children where the profile says so (domain.md §5)."""

import json
from dataclasses import replace

import pytest

from services.domain.rights import Role
from services.registration import wiring
from services.registration.model.compte import stronger
from services.shared.table import Item
from tests.services.registration.conftest import Registration


def held(registration: Registration, cookie: str) -> dict[str, str]:
    return dict(json.loads(registration.authorize(cookie=cookie)["structures"]))


def attach(registration: Registration, parent: str, child: str) -> None:
    """As the record of the child writes it (F060)."""
    registration.table.save(Item(f"STRUCTURE#{parent}", f"ENFANT#{child}", 1, {"numero": child}), demande="attache")


def test_a_role_in_a_parent_structure_is_held_in_its_children_where_the_profile_says_so(
    registration: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    [parent] = held(registration, cookie)
    attach(registration, parent, "80P")
    assert set(held(registration, cookie)) == {parent}, "OFeli's profile has no inheritance"
    heir = replace(wiring.sign_ins(), heritage=True)
    monkeypatch.setattr(wiring, "sign_ins", lambda: heir)
    assert held(registration, cookie) == {parent: "of_referent", "80P": "of_referent"}


def test_what_depended_no_longer_does_at_the_next_request(
    registration: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    [parent] = held(registration, cookie)
    attach(registration, parent, "80P")
    heir = replace(wiring.sign_ins(), heritage=True)
    monkeypatch.setattr(wiring, "sign_ins", lambda: heir)
    registration.table.delete(f"STRUCTURE#{parent}", "ENFANT#80P")
    assert set(held(registration, cookie)) == {parent}


def test_an_inherited_role_never_takes_away_what_is_held_directly() -> None:
    referent, saisie = Role.OF_REFERENT, Role.OF_SAISIE
    assert stronger({"1P": referent}, {"1P": saisie, "2P": saisie}) == {"1P": referent, "2P": saisie}
    assert stronger({"1P": saisie}, {"1P": referent}) == {"1P": referent}
