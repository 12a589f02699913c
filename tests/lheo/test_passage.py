"""Going down to 2.2 tells all it drops; going up to 2.3 drops nothing."""

from typing import Any

import pytest

from lheo import Version, check_schema, downgrade, upgrade
from lheo import elements as m
from tests.lheo.exemples import une_action, une_formation, une_session


def lieu(nom: str) -> m.LieuDeFormation:
    return m.LieuDeFormation(coordonnees=m.Coordonnees(nom=nom))


def in_action(**changes: Any) -> m.Formation:
    return une_formation(action=[une_action(**changes)])


def formateur(nom: str) -> m.OrganismeFormateur:
    return m.OrganismeFormateur(siret_formateur=m.SIRETFormateur(siret="73282932000074"), raison_sociale_formateur=nom)


@pytest.mark.parametrize(
    ("formation", "value", "expected", "code"),
    [
        (
            in_action(lieu_de_formation=[lieu("A"), lieu("B")]),
            lambda f: len(f.action[0].lieu_de_formation),
            1,
            "RETIRE",
        ),
        (in_action(lieu_de_formation=[]), lambda f: len(f.action[0].lieu_de_formation), 1, "AJOUTE"),
        (
            in_action(organisme_formateur=[formateur("A"), formateur("B")]),
            lambda f: len(f.action[0].organisme_formateur),
            1,
            "RETIRE",
        ),
        (in_action(langue_formation=["fr", "en"]), lambda f: f.action[0].langue_formation, ["fr"], "RETIRE"),
        (in_action(duree_cycle="2"), lambda f: f.action[0].duree_cycle, None, "RETIRE"),
        (une_formation(uri="https://exemple.fr"), lambda f: f.uri, None, "RETIRE"),
        (
            une_formation(intitule_formation=m.Texte("T", uri="u", info="i")),
            lambda f: f.intitule_formation.uri,
            None,
            "RETIRE",
        ),
        (une_formation(code_niveau_entree="16"), lambda f: f.code_niveau_entree, "7", "REDUIT"),
        (
            une_formation(certification=[m.Certification(code_rncp="RNCP12345")]),
            lambda f: f.certification[0].code_rncp,
            "12345",
            "REDUIT",
        ),
        (
            une_formation(certification=[m.Certification(code_certifinfo="12345678")]),
            lambda f: f.certification[0].code_certifinfo,
            None,
            "RETIRE",
        ),
        (
            in_action(organisme_financeur=[m.OrganismeFinanceur(code_financeur="20")]),
            lambda f: f.action[0].organisme_financeur[0].code_financeur,
            "13",
            "REDUIT",
        ),
        (
            in_action(session=[une_session(recrutement=[m.Recrutement(modalite_recrutement="1")])]),
            lambda f: f.action[0].session[0].recrutement,
            [],
            "RETIRE",
        ),
    ],
)
def test_what_2_2_cannot_say_is_dropped_or_reduced_and_told(formation, value, expected, code):
    before = repr(formation)
    lowered, report = downgrade(formation)
    assert value(lowered) == expected
    assert [change.code for change in report] == [code]
    assert check_schema(lowered, Version.V2_2) == []
    assert repr(formation) == before


def test_the_report_says_where_and_what_was_lost():
    _, report = downgrade(in_action(lieu_de_formation=[lieu("A"), lieu("Salle B")]))
    (change,) = report
    assert change.chemin == "/formation/action[1]/lieu-de-formation[2]"
    assert "Salle B" in change.avant


def test_each_european_level_has_its_former_level():
    lowered = [downgrade(une_formation(code_niveau_entree=str(level)))[0].code_niveau_entree for level in range(11, 19)]
    assert lowered == ["2", "3", "4", "5", "6", "7", "8", "8"]


def test_going_up_changes_nothing_and_names_relabelled_funders():
    formation = in_action(organisme_financeur=[m.OrganismeFinanceur(code_financeur="16")])
    raised, report = upgrade(formation)
    assert raised == formation
    assert [change.code for change in report] == ["RELIBELLE"]
