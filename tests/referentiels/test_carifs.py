"""Where an organisation from another region is sent (F003, D010)."""

import pytest

from referentiels.adresse_web import check_url
from referentiels.carifs import CARTE, of_region
from referentiels.identifiants import check_courriel
from referentiels.listes import liste


def test_f003_d010_each_region_leads_to_its_own_carif() -> None:
    centre, ile_de_france = of_region("24"), of_region("11")
    assert centre is not None
    assert ile_de_france is not None
    assert (centre.nom, centre.courriel) == ("GIP Alfa Centre-Val de Loire", "offre@alfacentre.org")
    assert ile_de_france.site == "https://dokelio-idf.fr/"


def test_f003_a_carif_without_a_known_site_leads_to_the_map_of_the_network() -> None:
    guadeloupe = of_region("01")
    assert guadeloupe is not None
    assert guadeloupe.site == CARTE


@pytest.mark.parametrize("code", ["06", "94", "", "99", "Bretagne"])
def test_d009_a_region_of_which_nothing_is_known_has_none(code: str) -> None:
    assert of_region(code) is None


@pytest.mark.parametrize("code", list(liste("carifs").entrees))
def test_every_carif_has_a_region_a_name_and_addresses_that_can_be_used(code: str) -> None:
    carif = of_region(code)
    assert carif is not None
    assert code in liste("regions")
    assert carif.nom
    assert check_url(carif.site) is None
    assert not carif.courriel or check_courriel(carif.courriel) is None
