"""Records: the same formations as plain JSON values, without loss, refused when they say more than LHEO."""

import json
from typing import Any

import pytest

from lheo import Dialecte, LheoError, Version, read, write
from lheo import elements as m
from lheo.enregistrement import from_record, to_record
from tests.lheo.exemples import une_formation


def test_a_record_goes_through_json_and_back():
    formation = une_formation(extras=[m.Extras([m.Extra(["a", m.Libre("{http://exemple.fr}b")], info="k")])])
    assert from_record("formation", json.loads(json.dumps(to_record(formation)))) == formation


def test_a_record_names_attributes_under_one_key():
    record = to_record(m.DomaineFormation(code_formacode=[m.Texte("44591", ref="V14")], numero="1"))
    assert record == {"@": {"numero": "1"}, "code_formacode": [{"#": "44591", "@": {"ref": "V14"}}]}


@pytest.mark.parametrize(
    "record",
    [
        {"intitule": "x"},
        {"@": {"inconnu": "x"}},
        {"@": {"numero": 1}},
        {"certifiante": 1},
        {"certifiante": {"#": ["x"]}},
        {"certifiante": {"#": "1", "ref": "x"}},
        {"certifiante": {"#": "1", "@": {"datemaj": "x"}}},
        {"action": ["x"]},
        {"action": [{"session": [{"debut": "x"}]}]},
        {"extras": [{"#": [{"formation": {}}], "x": 1}]},
        {"domaine_formation": "x"},
    ],
    ids=str,
)
def test_a_record_that_says_more_than_lheo_is_refused_rather_than_cut(record: Any):
    with pytest.raises(LheoError) as refusal:
        b"".join(write([record]))
    assert refusal.value.raison == "ENREGISTREMENT"


def test_a_forbidden_character_in_a_record_is_told_and_taken_out_like_any():
    record = to_record(une_formation(intitule_formation="Sou\x0bdage"))
    with pytest.raises(LheoError, match="intitule-formation"):
        b"".join(write([record]))
    told: list[Any] = []
    (formation,) = read(b"".join(write([record], on_retrait=told.append)))
    assert formation.intitule_formation == "Soudage"
    assert len(told) == 1


def test_a_dialect_changes_a_record_too():
    partner = Dialecte("partenaire", Version.V2_3, to_partner=lambda _: une_formation(numero="à eux"))
    (formation,) = read(b"".join(write([to_record(une_formation())], dialecte=partner)))
    assert formation.numero == "à eux"


def test_2_2_refuses_in_a_record_what_only_2_3_can_say():
    with pytest.raises(LheoError) as refusal:
        b"".join(write([to_record(une_formation(uri="x"))], Version.V2_2))
    assert refusal.value.raison == "VERSION"
