"""The quality score: what it counts, and what it advises first."""

import pytest
from hypothesis import given, settings

from services.domain.formation import Formation
from services.domain.rules import check, score
from tests.builders import a_contexte, a_formation, a_profil, a_session
from tests.domain.strategies import ANY_FORMATION


def test_a_complete_formation_scores_a_hundred():
    assert score(a_formation(), check(a_formation(), a_contexte(), a_profil())).total == 100


def test_an_empty_formation_scores_nothing_and_is_told_everything():
    result = score(Formation(numero="1F", structure="1P"))
    assert result.total == 0
    assert sum(rubrique.sur for rubrique in result.rubriques) == 100
    assert {rubrique.nom for rubrique in result.rubriques if rubrique.manques} == {
        "Présentation",
        "Public et niveaux",
        "Contact",
        "Dates et lieux",
        "Informations pratiques",
    }


def test_the_cheapest_gains_come_first():
    poor = a_formation(publics=(), contenu="Assurance.", url="")
    gains = score(poor).gains()
    assert [manque.champ for manque in gains] == ["publics", "contenu", "url"]


def test_one_session_of_two_without_its_rhythm_costs_the_rubric():
    formation = a_formation(sessions=(a_session(), a_session(numero="2S", rythme="")))
    assert score(formation).total == 97


@pytest.mark.parametrize("field", ["url", "intitule", "objectif"])
def test_a_field_that_breaks_a_blocking_rule_earns_nothing(field: str):
    broken = a_formation(**{field: f"{'é' * 3001}<b>"})
    violations = check(broken, a_contexte(), a_profil())
    assert score(broken, violations).total < score(broken).total


def test_a_session_field_that_breaks_a_blocking_rule_earns_nothing():
    broken = a_formation(sessions=(a_session(rythme="<b>Temps plein</b>"),))
    assert score(broken, check(broken, a_contexte(), a_profil())).total == 97


@settings(max_examples=30, deadline=None)
@given(ANY_FORMATION)
def test_the_score_stays_between_nothing_and_a_hundred(formation: Formation):
    result = score(formation, check(formation, a_contexte(), a_profil()))
    assert 0 <= result.total <= 100
    assert all(manque.gain > 0 for rubrique in result.rubriques for manque in rubrique.manques)
