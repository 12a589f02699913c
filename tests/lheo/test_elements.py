"""What an element object is: what it was given, no more; equal when it writes the same."""

import copy
import pickle

import pytest

from lheo import elements as m
from tests.lheo.exemples import une_formation


def test_what_stands_once_is_a_value_or_none_and_the_rest_a_list():
    formation = m.Formation()
    assert formation.intitule_formation is None
    assert formation.action == []
    assert formation.numero is None


def test_two_objects_never_share_a_list():
    one, other = m.Formation(), m.Formation()
    one.action.append(m.Action())
    assert other.action == []


def test_a_list_given_is_copied_and_may_come_from_any_iterable():
    actions = [m.Action(numero="1")]
    formation = m.Formation(action=actions)
    actions.clear()
    assert m.Formation(action=(m.Action(numero="1") for _ in range(1))) == formation


def test_an_attribute_is_set_read_and_taken_away():
    formation = m.Formation(numero="1", datemaj="20260901")
    formation.numero = None
    formation.info = "x"
    assert formation.attributs == {"datemaj": "20260901", "info": "x"}


def test_a_name_that_is_not_of_the_element_is_refused():
    with pytest.raises(AttributeError):
        m.Formation().intitule = "x"
    with pytest.raises(TypeError):
        m.Periode(datemaj="20260901")


def test_a_text_that_bears_attributes_is_a_text():
    code = m.Texte("44591", ref="V14")
    assert code == "44591"
    assert {code} == {"44591"}
    assert code.ref == "V14"
    assert "V14" in repr(code)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (m.Texte("44591", ref="V14"), "44591"),
        (m.Texte("44591", ref="V14"), m.Texte("44591", ref="V12")),
        (m.Texte("44591", ref="V14"), m.Texte("44592", ref="V14")),
    ],
)
def test_elements_that_differ_by_a_text_or_its_attributes_are_not_equal(one: str, other: str):
    assert m.DomaineFormation(code_formacode=[one]) != m.DomaineFormation(code_formacode=[other])
    assert m.Periode(debut=one) != m.Periode(debut=other)


def test_a_text_without_attributes_is_equal_to_itself_in_either_form():
    assert m.Periode(debut=m.Texte("20260901")) == m.Periode(debut="20260901")


def test_the_line_an_element_was_read_from_does_not_make_it_other():
    formation = une_formation()
    formation.ligne_source = 12
    assert formation == une_formation()


def test_neighbouring_texts_of_an_extra_count_as_one():
    assert m.Extra(["a", "b", ""]) == m.Extra("ab")
    assert m.Extra(["a", m.Libre("{}x"), "b"]) != m.Extra("ab")
    assert m.Extra(["a", m.Libre("{}x", {}, ["c"]), "b"]).texte == "acb"


def test_an_element_is_copied_and_pickled_whole():
    formation = une_formation(extras=[m.Extras([m.Extra("v", info="k")])])
    assert copy.deepcopy(formation) == formation
    assert pickle.loads(pickle.dumps(formation)) == formation


def test_an_element_shows_what_it_holds():
    assert repr(m.Periode(numero="1", debut="20260901")) == "Periode(numero='1', debut='20260901')"
