"""When two addresses are one, whatever way they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.adresse import Adresse
from services.domain.errors import Severite
from services.domain.rules.lieux import region_of
from services.registration.model.adresses import (
    advise_lieu,
    check_lieu,
    keys,
    near,
    plain_ville,
    plain_voie,
    position_of,
    read_adresse,
)
from tests.builders import an_adresse

MOTS = ["10", "10bis", "010", "B", "bis", "av.", "Avenue", "BD", "boulevard", "r.", "rue", "St", "Saint-Étienne", "de"]
VOIES = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(MOTS), max_size=6).map(" ".join))


@given(voie=VOIES)
def test_the_plain_form_of_a_street_is_its_own_plain_form(voie: str) -> None:
    once = plain_voie(voie)
    assert plain_voie(once) == once
    assert plain_ville(plain_ville(voie)) == plain_ville(voie)


@given(
    voie=st.text(alphabet="abcdeéèçôàuv 0123456789-.,'", max_size=30),
    spaces=st.sampled_from([" ", "  ", "\u00a0", "\t"]),
)
def test_neither_case_nor_accents_nor_spaces_make_another_street(voie: str, spaces: str) -> None:
    assert plain_voie(voie.upper().replace(" ", spaces)) == plain_voie(voie)
    bare = voie.translate(str.maketrans("éèçôà", "eecoa"))
    assert plain_voie(bare) == plain_voie(voie)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10 av. Foch", "10, avenue Foch"),
        ("3 bd. Jean-Jaurès", "3 BOULEVARD JEAN JAURES"),
        ("10bis rue de la Gare", "10 BIS R. de la gare"),
        ("5 pl. du Gal de Gaulle", "5 place du Général de Gaulle"),
        ("12 rue St-Étienne", "12 Rue Saint Etienne"),
        ("012 rue d’Illiers", "12 rue d'Illiers"),
    ],
)
def test_short_forms_are_the_words_they_stand_for(one: str, other: str) -> None:
    assert keys(an_adresse(voie=one)) == keys(an_adresse(voie=other))


@pytest.mark.parametrize(
    "other",
    [
        {"voie": "12 Rue Saint-Étienne"},
        {"voie": "10 Avenue Saint-Étienne"},
        {"code_postal": "45100", "ville": "Olivet"},
    ],
)
def test_another_number_street_or_town_is_another_place(other: dict[str, str]) -> None:
    assert not keys(an_adresse()) & keys(an_adresse(**other))
    assert not near(an_adresse(), an_adresse(**other))


def test_an_address_found_in_the_national_base_is_the_same_however_it_is_written() -> None:
    one, other = an_adresse(ban_id="45234_7800_00010"), an_adresse(ban_id="45234_7800_00010", voie="10 St Etienne")
    assert keys(one) & keys(other)
    assert keys(one) & keys(an_adresse())


@pytest.mark.parametrize(
    "voie", ["10 bis Rue Saint-Étienne", "10-12 rue St Etienne", "10 B rue Saint Etienne", "Rue Saint-Étienne"]
)
def test_the_same_street_with_its_number_written_otherwise_is_near(voie: str) -> None:
    assert not keys(an_adresse()) & keys(an_adresse(voie=voie))
    assert near(an_adresse(), an_adresse(voie=voie))
    assert near(an_adresse(voie=voie), an_adresse())


def test_a_cedex_is_near_the_town_it_belongs_to() -> None:
    assert near(an_adresse(), an_adresse(code_postal="45057", ville="ORLÉANS CEDEX 1"))


def test_f122_only_a_precise_address_is_taken() -> None:
    assert [*check_lieu(an_adresse(), "adresse")] == []
    for vague in ("Centre-ville", "Parking de la gare", "Arrêt de bus Foch", "Place de l'église"):
        (found,) = check_lieu(an_adresse(voie=vague), "adresse")
        assert (found.code, found.champs) == ("ADRESSE.VAGUE", ("adresse.voie",))


@pytest.mark.parametrize("champ", ["voie", "code_postal", "ville"])
def test_f010_an_address_without_street_code_or_town_is_refused(champ: str) -> None:
    found = [*check_lieu(an_adresse(**{champ: ""}), "adresse")]
    assert [violation.champs for violation in found] == [(f"adresse.{champ}",)]


def test_f010_what_is_no_street_is_refused_and_a_street_without_number_is_told() -> None:
    (refused,) = check_lieu(an_adresse(voie="x"), "adresse")
    assert (refused.code, refused.champs) == ("ADRESSE.ILLISIBLE", ("adresse.voie",))
    assert [*check_lieu(an_adresse(voie="Rue Verte"), "adresse")] == []
    (told,) = advise_lieu(an_adresse(voie="Rue Verte"), "adresse")
    assert (told.severite, told.champs) == (Severite.ALERTE, ("adresse.voie",))
    assert [*advise_lieu(an_adresse(), "adresse")] == []


TYPED = {"adresse.voie": ["10 Rue Saint-Étienne"], "adresse.code_postal": ["45000"], "adresse.ville": ["Orléans"]}
MOVED = {**TYPED, "adresse.voie": ["12 Rue Saint-Étienne"]}


def test_what_was_known_of_an_address_holds_until_another_one_is_typed() -> None:
    known = an_adresse(ban_id="45234_7800_00010")
    assert read_adresse(TYPED, "adresse", known).adresse == known
    moved = read_adresse({**MOVED, "adresse.manuelle": ["oui"]}, "adresse", known)
    assert moved.violations == ()
    assert (moved.adresse.latitude, moved.adresse.code_insee, moved.adresse.region) == ("", "45234", "24")


@pytest.mark.parametrize(
    ("texte", "position"),
    [
        ("47.90250, 1.90900", ("47.90250", "1.90900")),
        (" -21.1,55.5 ", ("-21.1", "55.5")),
        ("10, 12 rue Neuve", None),
        ("45, 45000", None),
        ("٤٧.٩, ١.٩", None),
    ],
)
def test_f057_a_position_is_told_from_an_address(texte: str, position: tuple[str, str] | None) -> None:
    assert position_of(texte) == position


def test_f057_what_is_typed_replaces_an_address_only_when_one_says_so() -> None:
    [asked] = read_adresse(MOVED, "adresse", an_adresse()).violations
    assert (asked.code, asked.champs) == ("ADRESSE.NON_CONFIRMEE", ("adresse.manuelle",))
    assert read_adresse(MOVED, "adresse", Adresse()).violations == ()


def test_f056_a_choice_that_only_a_forged_form_can_send_is_refused_at_the_search() -> None:
    for forged in ("{}x", '{"inconnu": 1}', "[]"):
        lue = read_adresse({**TYPED, "adresse.choix": [forged]}, "adresse", an_adresse())
        assert [(v.code, v.champs) for v in lue.violations] == [("ADRESSE.ILLISIBLE", ("adresse.recherche",))]
        assert lue.adresse == an_adresse()


@pytest.mark.parametrize("code_insee", ["45234", "45999", "2A004"])
def test_f122_a_forged_choice_does_not_carry_a_town_into_another_region(code_insee: str) -> None:
    forged = an_adresse(code_postal="75001", ville="Paris", code_insee=code_insee, ban_id="45234_7800_00010")
    lue = read_adresse({"adresse.choix": [forged.model_dump_json()]}, "adresse", Adresse())
    assert [(v.code, v.champs) for v in lue.violations] == [("ADRESSE.CONTREDITE", ("adresse.recherche",))]
    assert lue.adresse == Adresse()


def test_f122_department_region_and_country_of_a_choice_are_worked_out_and_never_believed() -> None:
    forged = an_adresse(code_postal="75001", ville="Paris", code_insee="", departement="45", region="24", pays="BE")
    found = read_adresse({"adresse.choix": [forged.model_dump_json()]}, "adresse", Adresse()).adresse
    assert (found.code_insee, found.departement, found.region, found.pays) == ("75056", "75", "11", "FR")
    assert region_of(found) == "11"


def test_f056_a_choice_in_a_district_of_paris_keeps_the_code_of_the_district() -> None:
    chosen = an_adresse(code_postal="75011", ville="Paris", code_insee="75111", departement="75", region="11")
    assert read_adresse({"adresse.choix": [chosen.model_dump_json()]}, "adresse", Adresse()).adresse == chosen


def test_f122_a_sorting_office_lends_its_address_no_code_of_elsewhere() -> None:
    forged = an_adresse(code_postal="75901", ville="Paris Cedex 15", code_insee="45234")
    found = read_adresse({"adresse.choix": [forged.model_dump_json()]}, "adresse", Adresse()).adresse
    assert (found.code_insee, region_of(found)) == ("", "11")


def test_d041_an_address_has_three_more_lines_and_a_choice_keeps_them() -> None:
    lines = {"adresse.complement.0": ["Service B"], "adresse.complement.2": ["BP 12"]}
    found = an_adresse(ban_id="45234_7800_00010").model_dump_json()
    for typed in (TYPED | lines, TYPED | lines | {"adresse.choix": [found]}):
        assert read_adresse(typed, "adresse", Adresse()).adresse.complement == ("Service B", "", "BP 12")


def test_f057_an_address_typed_by_hand_is_checked_against_the_communes() -> None:
    assert [*check_lieu(an_adresse(ville="ORLEANS"), "adresse")] == []
    assert [*check_lieu(an_adresse(code_postal="45057", ville="Orléans Cedex 1"), "adresse")] == []
    for wrong in ({"code_postal": "37000"}, {"ville": "Orléan"}, {"ville": "Orléan", "ban_id": "45234_7800_00010"}):
        (found,) = check_lieu(an_adresse(**wrong), "adresse")
        assert (found.code, found.champs[0]) == ("ADRESSE.COMMUNE", "adresse.ville")
    (found,) = check_lieu(an_adresse(code_postal="4500"), "adresse")
    assert (found.code, found.champs) == ("ADRESSE.FORME", ("adresse.code_postal",))


def test_nothing_typed_is_an_empty_address() -> None:
    lue = read_adresse({}, "adresse", Adresse())
    assert lue.adresse.vide
    assert lue.violations == ()
