"""The regional profiles: what each must have, whatever its Carif (domain.md §10)."""

import re

import pytest
from pydantic import ValidationError

from referentiels.listes import liste
from services.domain import rules
from services.domain.lifecycle import LIBELLES
from services.domain.profil import Lien, Profil
from tests.builders import PROFILES, the_profil

CODES = sorted(file.stem for file in PROFILES.glob("*.toml"))
WHITE = "#ffffff"


@pytest.fixture(params=CODES)
def profil(request: pytest.FixtureRequest) -> Profil:
    return the_profil(request.param)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_four_systems_have_a_profile() -> None:
    assert CODES == ["dokelio", "midi-pyrenees", "occitanie", "ofeli"]


def test_a_profile_is_called_as_its_file(profil: Profil) -> None:
    assert (PROFILES / f"{profil.code}.toml").exists()


def test_its_regions_exist(profil: Profil) -> None:
    assert all(region in liste("regions") for region in profil.regions)


def test_the_prefix_of_national_feeds_has_two_digits(profil: Profil) -> None:
    assert re.fullmatch(r"[0-9]{2}", profil.prefixe)


def test_the_rules_that_it_weighs_otherwise_exist(profil: Profil) -> None:
    assert set(profil.regles) <= {rule.code for rule in rules.RULES}


def test_white_text_can_be_read_on_its_colour(profil: Profil) -> None:
    assert contrast(profil.couleurs.primaire, WHITE) >= 4.5


def test_it_names_every_state(profil: Profil) -> None:
    assert profil.etats.keys() == LIBELLES.keys()
    assert all(profil.etats.values())


def test_d024_somebody_can_be_written_to(profil: Profil) -> None:
    addresses = [profil.contact.courriel, *(bureau.courriel for bureau in profil.contact.bureaux)]
    assert all("@" in address for address in addresses)


def test_its_feeds_are_told_apart(profil: Profil) -> None:
    codes = [flux.code for flux in profil.flux]
    assert codes
    assert len(codes) == len(set(codes))


def test_d024_dokelio_has_three_desks() -> None:
    bureaux = the_profil("dokelio").contact.bureaux
    assert [bureau.nom for bureau in bureaux] == ["Offre non conventionnée", "Offre conventionnée", "Apprentissage"]


@pytest.mark.parametrize("url", ["http://exemple.fr", "//exemple.fr", "javascript:alert(1)", "exemple.fr", "/"])
def test_m004_a_way_of_the_menu_is_a_page_here_or_a_safe_site(url: str) -> None:
    with pytest.raises(ValidationError):
        Lien(texte="Accès", url=url)


def test_d142_f180_each_system_has_its_numbers() -> None:
    assert the_profil("dokelio").numeros.of("session", 12) == "SE_0000000012"
    assert the_profil("ofeli").numeros.of("session", 373847) == "373847S"
    assert the_profil("midi-pyrenees").numeros.of("formation", 12) == "12"


def test_o080_the_number_that_advisers_read_has_ten_digits_after_the_prefix() -> None:
    profil = the_profil("occitanie")
    assert f"{profil.prefixe}_{profil.numeros.of('session', 4521)}" == "19_0000004521"


def test_d113_m060_a_state_bears_the_words_of_its_system() -> None:
    assert the_profil("dokelio").etats["a_completer"] == "À modifier"
    assert the_profil("midi-pyrenees").etats["en_attente"] == "En cours d’instruction"
    assert the_profil("ofeli").etats["a_completer"] == "En attente complément d’information"


def test_f008_ofeli_asks_for_eight_characters_a_capital_and_a_sign_the_others_for_twelve() -> None:
    assert not the_profil("ofeli").mot_de_passe.violations("Motdepa!")
    for code in set(CODES) - {"ofeli"}:
        assert the_profil(code).mot_de_passe.violations("Motdepa!"), code


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ("nom =", "surnom =", "surnom"),
        ('primaire = "#1f5f4a"', 'primaire = "vert"', "primaire"),
        ('session = "{n:010d}"', 'session = "S"', "must hold"),
        ("[couleurs]", '[libelles]\nperdue = "Perdue"\n[couleurs]', "perdue"),
        ("[numeros]", "[delais]\nlien_heures = 0\n[numeros]", "lien_heures"),
        ("[numeros]", "[delais]\nrappels_jours = [7, 120]\n[numeros]", "rappels_jours"),
    ],
)
def test_a_wrong_key_is_refused_by_its_name(right: str, wrong: str, named: str) -> None:
    toml = (PROFILES / "occitanie.toml").read_text(encoding="utf-8")
    assert right in toml
    with pytest.raises(ValidationError, match=named):
        Profil.parse(toml.replace(right, wrong, 1))
