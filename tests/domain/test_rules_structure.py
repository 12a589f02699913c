"""Each rule of the record is seen broken once, at the right field: a rule without a case here fails."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.domain import champs_structure
from services.domain.errors import Severite
from services.domain.rules.structure import STRUCTURES, check_structure
from services.domain.structure import Label, Structure
from tests.builders import TODAY, a_formation, a_profil, a_structure, an_adresse
from tests.domain.passages import to_lheo


@dataclass(frozen=True)
class Case:
    """How to break one rule, and where the error link leads."""

    champ: str
    changes: dict[str, Any] = field(default_factory=dict)
    alerte: bool = False


def label(**changes: Any) -> dict[str, Any]:
    return {"labels": (Label(**({"code": "EDUFORM"} | changes)),)}


LU_LE = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
CASES = {
    "STRUCTURE.NOM_USUEL.TROP_LONG": Case("nom_usuel", {"nom_usuel": "é" * 251}),
    "STRUCTURE.SIGLE.TROP_LONG": Case("sigle", {"sigle": "É" * 251}),
    "STRUCTURE.UAI.FAUX": Case("uai", {"uai": "0450049K"}),
    "ADRESSE.INCOMPLETE": Case("adresse_postale.ville", {"adresse_postale": an_adresse(ville="")}),
    "ADRESSE.FORME": Case("adresse.complement.1", {"adresse": an_adresse(complement=("a", "x" * 51))}),
    "ADRESSE.COMMUNE": Case("adresse.ville", {"adresse": an_adresse(ville="Orléens")}),
    "STRUCTURE.INJOIGNABLE": Case("telephones.0", {"telephones": (), "courriels": ()}),
    "STRUCTURE.TELEPHONE.FAUX": Case("telephones.1", {"telephones": ("02 38 77 83 35", "12")}),
    "STRUCTURE.TELECOPIE.FAUX": Case("telecopie", {"telecopie": "02 38"}),
    "STRUCTURE.COURRIEL.FAUX": Case("courriels.0", {"courriels": ("accueil.exemple.fr",)}),
    "STRUCTURE.SITE.FORME": Case("sites.0", {"sites": ("http://www.exemple.fr",)}),
    "STRUCTURE.TELEPHONE.NOMBRE": Case("telephones.3", {"telephones": ("02 38 77 83 35",) * 4}, alerte=True),
    "STRUCTURE.COURRIEL.NOMBRE": Case("courriels.1", {"courriels": ("a@exemple.fr", "b@exemple.fr")}, alerte=True),
    "STRUCTURE.SITE.NOMBRE": Case("sites.3", {"sites": ("https://www.exemple.fr",) * 4}, alerte=True),
    "STRUCTURE.LABEL.FAUX": Case("labels.0.code", label(code="INCONNU")),
    "STRUCTURE.LABEL.EXPIRE": Case("labels.0.fin", label(fin=date(2026, 3, 1)), alerte=True),
    "STRUCTURE.LABEL.QUALIOPI": Case("labels.0.code", label(code="95") | {"registres_le": LU_LE}, alerte=True),
    "STRUCTURE.RENSEIGNEMENTS.TROP_LONG": Case("renseignements", {"renseignements": "a" * 3001}),
}


def test_the_record_of_the_builders_breaks_no_rule():
    assert check_structure(a_structure(), a_profil(), TODAY) == ()


@pytest.mark.parametrize("code", [regle.code for regle in STRUCTURES])
def test_each_rule_of_the_record_is_broken_alone_at_its_field(code: str):
    case = CASES[code]
    [violation] = check_structure(a_structure(**case.changes), a_profil(), TODAY)
    assert violation.code == code
    assert violation.champs[0] == case.champ
    assert violation.severite is (Severite.ALERTE if case.alerte else Severite.BLOQUANT)


@pytest.mark.parametrize(
    "changes",
    [
        {"nom_usuel": "é" * 250},
        {"renseignements": "a" * 3000},
        {"uai": "0450049J"},
        {"telephones": ("02 38 77 83 35", "06 12 34 56 78", "+352 26 20 10 20")},
        label(fin=date(2026, 3, 2)),
        label(code="95"),
        label(code="95") | {"registres_le": LU_LE, "qualiopi": ("apprentissage",)},
        label(debut=date(2026, 3, 2), fin=date(2026, 3, 2), numero="1" * 50),
        {"adresse": an_adresse(ville="Orleans Cedex 2", code_postal="45012")},
    ],
)
def test_at_the_limit_nothing_is_said(changes: dict[str, Any]):
    assert check_structure(a_structure(**changes), a_profil(), TODAY) == ()


@pytest.mark.parametrize(
    "changes",
    [label(numero="1" * 51), label(debut=date(2026, 9, 1), fin=date(2026, 8, 31))],
)
def test_f064_a_label_has_a_short_number_and_ends_after_it_begins(changes: dict[str, Any]):
    assert [v.code for v in check_structure(a_structure(**changes), a_profil(), TODAY)] == ["STRUCTURE.LABEL.FAUX"]


def test_f057_a_town_that_does_not_exist_is_told_with_the_one_that_may_be_meant():
    [violation] = check_structure(a_structure(adresse=an_adresse(ville="Orléens")), a_profil(), TODAY)
    assert "Vouliez-vous dire Orléans ?" in violation.message.replace("\u00a0", " ").replace("\u202f", " ")


def test_f057_an_address_that_says_it_was_found_is_checked_like_one_that_was_typed():
    found = an_adresse(ville="Orléens", ban_id="45234_8000_00010")
    (wrong,) = check_structure(a_structure(adresse=found), a_profil(), TODAY)
    assert (wrong.code, wrong.champs[0]) == ("ADRESSE.COMMUNE", "adresse.ville")


def test_every_field_of_the_record_has_a_name_on_screen():
    shown = {champ.attribut for champ in champs_structure.STRUCTURE}
    assert shown | champs_structure.NON_MONTRES >= set(Structure.model_fields)
    assert not shown & champs_structure.NON_MONTRES


def test_f058_lheo_has_three_telephones_and_sites_at_most_and_one_courriel():
    structure = a_structure(
        telephones=("02 38 77 83 35", "06 12 34 56 78", "02 38 77 04 90", "02 38 77 00 00"),
        courriels=("a@exemple.fr", "b@exemple.fr"),
        sites=tuple(f"https://www.exemple.fr/{n}" for n in range(4)),
    )
    organisme = to_lheo(a_formation(), structure).organisme_formation_responsable
    assert organisme is not None
    assert organisme.coordonnees_organisme is not None
    said = organisme.coordonnees_organisme.coordonnees
    assert said is not None
    assert said.telfixe is not None
    assert said.portable is not None
    assert said.web is not None
    assert said.telfixe.numtel == ["02 38 77 83 35", "02 38 77 04 90"]
    assert said.portable.numtel == ["06 12 34 56 78"]
    assert said.courriel == "a@exemple.fr"
    assert len(said.web.urlweb) == 3


def test_a_record_of_before_with_one_telephone_is_still_read():
    former = {
        "numero": "1P",
        "siret": "1",
        "numero_activite": "2",
        "raison_sociale": "OF",
        "telephone": "02",
        "site": "",
    }
    read = Structure.model_validate(former)
    assert (read.telephones, read.sites, read.courriel) == (("02",), (), "")


@pytest.mark.parametrize("champ", ["latitude", "longitude", "code_insee", "ban_id", "voie", "code_postal", "ville"])
@pytest.mark.parametrize("adresse", ["adresse", "adresse_postale"])
def test_f056_whatever_changes_in_an_address_is_a_change_of_the_record(adresse: str, champ: str) -> None:
    before = a_structure(adresse=an_adresse(), adresse_postale=an_adresse())
    after = before.model_copy(update={adresse: an_adresse(**{champ: "44000"})})
    assert champs_structure.changed(before, after)
