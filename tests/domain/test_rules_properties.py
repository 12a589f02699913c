"""What holds of all rules at once."""

import pytest
from hypothesis import HealthCheck, given, settings

from services.domain.errors import Severite
from services.domain.formation import Formation
from services.domain.rules import RULES, Contexte, blocking, check
from tests.builders import TODAY, a_contexte, a_formation, a_profil
from tests.domain.strategies import ANY_FORMATION

SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def test_the_formation_of_the_guide_breaks_no_rule():
    assert check(a_formation(), a_contexte(), a_profil()) == ()


@SLOW
@given(ANY_FORMATION)
def test_no_rule_raises_whatever_the_formation(formation: Formation):
    check(formation, a_contexte(), a_profil())
    check(formation, Contexte(today=TODAY), a_profil())


def test_every_rule_has_its_own_code_and_names_its_source():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(rule.source for rule in RULES)


@SLOW
@given(ANY_FORMATION)
def test_every_violation_says_in_french_what_to_do_and_where(formation: Formation):
    for violation in check(formation, a_contexte(), a_profil()):
        assert violation.champs
        assert violation.message[0].isupper() or violation.message.startswith("«")
        assert violation.message.rstrip()[-1] in ".»"


def test_a_profile_may_switch_a_rule_off_or_change_its_weight():
    silent = a_profil(regles={"FORMATION.INTITULE.VIDE": Severite.AUCUNE})
    gentle = a_profil(regles={"FORMATION.INTITULE.VIDE": Severite.ALERTE})
    untitled = a_formation(intitule="")

    assert check(untitled, a_contexte(), silent) == ()
    assert [v.severite for v in check(untitled, a_contexte(), gentle)] == [Severite.ALERTE]
    assert blocking(check(untitled, a_contexte(), gentle)) == ()


@pytest.mark.parametrize("profile", ["ofeli"])
def test_a_profile_only_weighs_rules_that_exist(profile: str):
    known = {rule.code for rule in RULES}
    assert set(a_profil().regles) <= known
