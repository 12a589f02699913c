"""The closed lists: complete where the law is, honest about their edition, agreeing with the official ones."""

import csv
import json
from pathlib import Path

import pytest

from referentiels.correspondances import lheo_key
from referentiels.formacode import Formacode, FormacodeIllisible, Formacodes, read_csv, sample_formacodes
from referentiels.listes import contains, libelle, liste, names
from referentiels.territoires import (
    departement_of_code_postal,
    departement_of_commune,
    region_of_code_postal,
    region_of_commune,
)


@pytest.mark.parametrize("nom", names())
def test_every_list_has_a_version_and_labels_for_all_its_codes(nom: str) -> None:
    une = liste(nom)
    assert une.version
    assert len(une) > 0
    assert all(entree.code and entree.libelle and entree.libelle == entree.libelle.strip() for entree in une)


@pytest.mark.parametrize("nom", names())
def test_no_code_stands_twice_in_a_list(nom: str) -> None:
    chemin = Path(__file__).parents[2] / "referentiels" / "donnees" / "listes" / f"{nom}.csv"
    with chemin.open(encoding="utf-8", newline="") as lignes:
        codes = [ligne["code"] for ligne in csv.DictReader(lignes)]
    assert len(codes) == len(set(codes)) == len(liste(nom))


def test_every_data_file_is_a_list_somebody_may_name() -> None:
    dossier = Path(__file__).parents[2] / "referentiels" / "donnees" / "listes"
    assert {chemin.stem for chemin in dossier.glob("*.csv")} == {*names(), "listes"}


def test_a_code_has_a_label_and_an_old_code_stays_readable() -> None:
    assert libelle("publics", "83056") == "Tout public"
    assert contains("publics", "83056")
    assert not contains("publics", "00000")
    assert libelle("publics", "00000") == "00000"


def test_an_unknown_list_names_the_known_ones() -> None:
    with pytest.raises(KeyError, match="publics"):
        liste("inconnue")


def test_f087_a_kind_of_training_has_one_funder_and_one_measure() -> None:
    attendus = {
        "apprentissage": ("98018", "AOP02"),
        "professionnalisation": ("98018", "AOP03"),
        "aif": ("98020", "CPR02"),
        "particulier": ("98020", "CPR02"),
        "salarie": ("98020", "CPR02"),
    }
    lus = {code: liste("types-formation").entrees[code].colonnes for code in attendus}
    assert {code: (c["financeur"], c["mesure"]) for code, c in lus.items()} == attendus


def test_f130_funders_measures_and_kinds_of_training_narrow_each_other() -> None:
    mesures, financeurs = liste("mesures"), liste("financeurs")
    for entree in liste("types-formation"):
        mesure = mesures.get(entree.colonnes["mesure"])
        assert mesure is not None
        assert mesure.colonnes["financeur"] == entree.colonnes["financeur"]
        assert mesure.colonnes["saisie_par"] == entree.colonnes["saisie_par"]
        assert entree.colonnes["financeur"] in financeurs


def test_f086_only_the_carif_enters_what_a_public_funder_has_bought() -> None:
    par_carif = {e.code for e in liste("types-formation") if e.colonnes["saisie_par"] == "carif"}
    achetees = {e.code for e in liste("types-formation") if e.colonnes["conventionnee"] == "oui"}
    assert par_carif == achetees
    assert "aif" not in par_carif


def test_f082_f083_an_organisation_creates_no_apprenticeship_nor_school_training() -> None:
    par_carif = {
        e.code
        for e in liste("types-formation")
        if e.colonnes["creation_formation_par"] == "carif" and e.colonnes["saisie_par"] == "of"
    }
    assert par_carif == {"apprentissage", "scolaire-public", "scolaire-prive"}


@pytest.mark.parametrize(
    ("element", "local", "attendu"),
    [
        ("modalites-enseignement", "24", "0"),
        ("parcours-de-formation", "15", "1"),
        ("rythme-formation", "30", "Temps plein"),
        ("modalite-recrutement", "44", "9"),
        ("modalite-recrutement", "24", None),
    ],
)
def test_f139_a_local_code_has_its_lheo_key(element: str, local: str, attendu: str | None) -> None:
    assert lheo_key("ofeli", element, local) == attendu


@pytest.mark.parametrize(
    ("code_postal", "departement", "region"),
    [
        ("45000", "45", "24"),
        ("20000", "2A", "94"),
        ("20200", "2B", "94"),
        ("20600", "2B", "94"),
        ("97133", "977", "977"),
        ("97150", "978", "978"),
        ("97100", "971", "01"),
        ("97400", "974", "04"),
        ("97600", "976", "06"),
        ("98800", "988", "988"),
        ("98000", None, None),
        ("00100", None, None),
    ],
)
def test_a_postcode_is_placed(code_postal: str, departement: str | None, region: str | None) -> None:
    assert departement_of_code_postal(code_postal) == departement
    assert region_of_code_postal(code_postal) == region


def test_a_commune_is_placed() -> None:
    assert (departement_of_commune("2A004"), region_of_commune("2A004")) == ("2A", "94")
    assert (departement_of_commune("97411"), region_of_commune("97411")) == ("974", "04")
    assert region_of_commune("99100") is None


def test_a_formacode_is_found_by_words_or_code_within_its_edition() -> None:
    formacodes = sample_formacodes()
    assert formacodes.search("bouch")[0] == Formacode("21599", "Boucherie", "V8")
    assert formacodes.search("21599")[0].libelle == "Boucherie"
    assert formacodes.search("étrangère francais")[0].code == "15235"
    assert formacodes.search("  ") == ()
    assert formacodes.get("V14", "21599") is None


def test_descriptors_that_begin_with_the_words_come_first() -> None:
    formacodes = Formacodes([Formacode("31356", "Assurance qualité", "X"), Formacode("1", "Agent assurance", "X")])
    assert [f.code for f in formacodes.search("assurance")] == ["31356", "1"]


def test_two_editions_live_side_by_side() -> None:
    formacodes = Formacodes([Formacode("80006", "Cadre", "V8"), Formacode("80006", "Demandeur d’emploi", "V14")])
    assert formacodes.get("V14", "80006") == Formacode("80006", "Demandeur d’emploi", "V14")
    assert len(formacodes.search("80006")) == 2


def test_an_operator_loads_an_edition_and_is_told_of_a_bad_line() -> None:
    assert list(read_csv(["\ufeffcode;libelle\n", "21599;boucherie\n"], "V14")) == [
        Formacode("21599", "boucherie", "V14")
    ]
    with pytest.raises(FormacodeIllisible, match="columns"):
        list(read_csv(["a,b\n"], "V14"))
    for ligne in ("2159,x\n", "21599\n", ",x\n"):
        with pytest.raises(FormacodeIllisible, match="line 2"):
            list(read_csv(["code,libelle\n", ligne], "V14"))


def official(shared_dir: Path, nom: str) -> dict[str, dict[str, str]]:
    with (shared_dir / "referentiels" / f"{nom}.csv").open(encoding="utf-8", newline="") as lignes:
        return {ligne["code"]: ligne for ligne in csv.DictReader(lignes)}


@pytest.mark.shared
@pytest.mark.parametrize("nom", ["regions", "departements", "nsf"])
def test_our_lists_have_exactly_the_official_codes(shared_dir: Path, nom: str) -> None:
    assert set(liste(nom).entrees) == set(official(shared_dir, nom))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("nom", "officielle"),
    [
        ("publics", "formacode-v14-public-vise"),
        ("modalites-pedagogiques", "formacode-v10-modalites-pedagogiques"),
        ("financeurs", "formacode-v10-financeurs"),
        ("formacode", "formacode-v8"),
    ],
)
def test_our_lists_invent_no_code(shared_dir: Path, nom: str, officielle: str) -> None:
    assert set(liste(nom).entrees) <= set(official(shared_dir, officielle))


@pytest.mark.shared
def test_every_lheo_key_we_write_is_in_the_tables_of_lheo(shared_dir: Path) -> None:
    tables = json.loads((shared_dir / "lheo" / "tables.json").read_text(encoding="utf-8"))["2.3"]
    financeurs = {c["code"] for c in tables["dict-financeurs"]["codes"]}
    for nom in ("financeurs", "types-formation"):
        assert {e.colonnes["financeur_lheo"] for e in liste(nom)} <= financeurs


@pytest.mark.shared
def test_postcodes_place_nearly_all_communes_in_their_department(shared_dir: Path) -> None:
    with (shared_dir / "referentiels" / "communes.csv").open(encoding="utf-8", newline="") as lignes:
        communes = list(csv.DictReader(lignes))
    couples = [(c, code_postal) for c in communes for code_postal in c["codes_postaux"].split("|") if code_postal]
    faux = [c for c, code_postal in couples if departement_of_code_postal(code_postal) != c["departement"]]
    hors_region = [c for c, code_postal in couples if region_of_code_postal(code_postal) != c["region"]]
    assert len(couples) > 35_000
    # Border communes served by a post office next door: Buxeuil (86) by 37160, Laveyrune (07) by 48250…
    assert len(faux) <= 24
    assert len(hors_region) <= 7
    assert [c for c in communes if departement_of_commune(c["code_insee"]) != c["departement"]] == []
