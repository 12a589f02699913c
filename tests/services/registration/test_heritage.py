"""A role in a parent structure, held in its children where the profile says so (D045, domain.md §5)."""

import json

import pytest

from services.domain.rights import Role
from services.registration import wiring
from services.registration.model.compte import address_fingerprint, stronger
from services.shared.table import Item
from tests.services.registration.conftest import LOGIN, Registration
from tests.services.registration.organismes import DANS_LA_REGION, accepted
from tests.services.registration.test_regles_dokelio import managed

LONG_PASSWORD = "Un-mot-assez-long-1"


def held(registration: Registration, cookie: str) -> dict[str, str]:
    return dict(json.loads(registration.authorize(cookie=cookie)["structures"]))


@pytest.mark.profil("dokelio")
def test_d045_who_works_for_a_parent_structure_reaches_those_that_the_carif_attached_to_it(
    registration: Registration,
) -> None:
    registration.choose(registration.accepted(**DANS_LA_REGION["dokelio"]), LONG_PASSWORD)
    cookie = registration.cookie(registration.sign_in(LOGIN, LONG_PASSWORD))
    [parent] = held(registration, cookie)
    child, _ = accepted(
        registration, "dokelio", siret="73282932000074", raison_sociale="Antenne", courriel="antenne@of.fr"
    )
    assert set(held(registration, cookie)) == {parent}
    assert managed(registration, child, parent=parent).status == 303
    assert held(registration, cookie) == {parent: "of_referent", child: "of_referent"}
    compte = wiring.store().compte_of(address_fingerprint(LOGIN))
    assert compte is not None
    assert list(compte.structures) == [parent], "nothing is written for it"
    who = compte.principal({child: Role.OF_REFERENT})
    for page in ("/espace", "/structures"):
        assert "Antenne" in registration.get(page, who=who).text
    assert managed(registration, child, parent="").status == 303
    assert set(held(registration, cookie)) == {parent}, "what depended no longer does at the next request"


@pytest.mark.profil("ofeli")
def test_without_a_word_in_the_profile_nothing_is_inherited(registration: Registration) -> None:
    registration.active()
    cookie = registration.cookie(registration.sign_in())
    [parent] = held(registration, cookie)
    # As the record of the child writes it (F060)
    registration.table.save(Item(f"STRUCTURE#{parent}", "ENFANT#80P", 1, {"numero": "80P"}), demande="attache")
    assert set(held(registration, cookie)) == {parent}


def test_an_inherited_role_never_takes_away_what_is_held_directly() -> None:
    referent, saisie = Role.OF_REFERENT, Role.OF_SAISIE
    assert stronger({"1P": referent}, {"1P": saisie, "2P": saisie}) == {"1P": referent, "2P": saisie}
    assert stronger({"1P": saisie}, {"1P": referent}) == {"1P": referent}
