"""Communes: what a typed postcode and town are told, by the file that the State's yearly list gives."""

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from infra import communes as script
from referentiels.communes import COLONNES, FICHIER, by_code, by_code_postal, check, find
from referentiels.territoires import departement_of_code_postal, departement_of_commune


@pytest.mark.parametrize(
    ("code_postal", "ville"),
    [
        ("45000", "Orléans"),
        ("45 000", " orleans "),
        ("45140", "ST JEAN DE LA RUELLE"),
        ("45140", "Saint Jean-de-la-Ruelle"),
        ("62290", "NOEUX LES MINES"),
        ("53100", "mayenne"),
        ("75001", "Paris"),
        ("75001", "PARIS 01"),
        ("75001", "Paris 1er arrondissement"),
        ("75116", "Paris 16e"),
        ("69003", "Lyon 3ème"),
        ("13016", "Marseille 16"),
        ("20000", "Ajaccio"),
        ("20200", "Bastia"),
        ("97400", "St-Denis"),
        ("97133", "Saint-Barthélemy"),
        ("97150", "Saint-Martin"),
        ("97500", "Saint-Pierre"),
        ("98714", "Papeete"),
        ("98800", "Nouméa"),
    ],
)
def test_f057_a_town_is_known_at_its_postcode_however_it_is_written(code_postal: str, ville: str) -> None:
    assert check(code_postal, ville) is None


def test_f057_the_name_of_a_commune_that_merged_is_still_an_address() -> None:
    assert check("49120", "Chemillé") is None
    trouvee = find("49120", "chemille")
    assert trouvee is not None
    assert (trouvee.code, trouvee.nom) == ("49092", "Chemillé-en-Anjou")


@pytest.mark.parametrize("ville", ["Orléans CEDEX", "ORLEANS CEDEX 1", "Orléans Cedex 02"])
def test_a_cedex_belongs_to_no_commune_and_is_accepted_in_any_department_there_is(ville: str) -> None:
    assert check("45065", ville) is None
    assert check("99065", ville) is not None


@pytest.mark.parametrize(
    ("code_postal", "ville", "said"),
    [
        (
            "45000",
            "Orleens",
            "Vouliez-vous dire Orléans ? Aucune commune de code postal 45000 ne s’appelle « Orleens ».",
        ),
        ("45140", "Saint-Jean-Ruelle", "Vouliez-vous dire Saint-Jean-de-la-Ruelle ?"),
        ("45160", "Orléans", "Orléans a pour code postal 45000 ou 45100."),
        ("54000", "Orléans", "Orléans a pour code postal 45000 ou 45100."),
        ("45065", "Orléans", "ajoutez « CEDEX » après la ville."),
        ("45000", "Zorglub", "Avec ce code postal : Orléans."),
        ("38080", "L’Isle d’Abo", "Vouliez-vous dire L’Isle-d’Abeau ?"),
        ("45999", "Zorglub", "Vérifiez-le."),
        ("75001", "Paris 2", "Vouliez-vous dire Paris ?"),
        ("99999", "X", "ne commence par aucun numéro de département."),
        ("4500", "Orléans", "Écrivez les 5 chiffres"),
        ("45000", "  ", "Écrivez le nom de la ville."),
    ],
)
def test_f057_a_postcode_and_a_town_that_do_not_agree_are_told_what_may_be_meant(
    code_postal: str, ville: str, said: str
) -> None:
    assert said in (check(code_postal, ville) or "")


def test_a_commune_is_found_by_its_code_also_by_one_that_it_lost() -> None:
    orleans, premier, lyon, corse = (by_code(code) for code in ("45234", "75101", "69232", "2A004"))
    assert orleans is not None
    assert premier is not None
    assert lyon is not None
    assert corse is not None
    assert (orleans.nom, orleans.departement, orleans.region) == ("Orléans", "45", "24")
    assert (premier.nom, premier.actuelle) == ("Paris 1er Arrondissement", "75056")
    assert (lyon.nom, lyon.actuelle) == ("Lyon", "69123")
    assert (corse.departement, corse.region) == ("2A", "94")
    assert by_code("00000") is by_code("") is by_code("\n") is by_code("nom") is None


def test_a_commune_that_merged_across_a_border_lies_where_the_new_one_lies() -> None:
    escaufourt = by_code("02285")
    assert escaufourt is not None
    assert (escaufourt.departement, escaufourt.region) == ("59", "32")


def test_a_postcode_delivers_to_communes_of_today_alone() -> None:
    assert [c.nom for c in by_code_postal("75001")] == ["Paris"]
    assert "Chemillé-en-Anjou" in {c.nom for c in by_code_postal("49120")}
    assert by_code_postal("45065") == by_code_postal("") == by_code_postal("Orléans") == ()


def lines() -> list[list[str]]:
    return [line.split(",") for line in FICHIER.read_text(encoding="utf-8").splitlines()[1:]]


def test_the_file_is_small_and_its_lines_stand_so_that_a_search_in_the_text_finds_them() -> None:
    text = FICHIER.read_text(encoding="utf-8")
    assert len(text.encode()) < 1_000_000
    assert len(text.lower()) == len(text)
    assert {len(line) for line in lines()} == {3, 4}
    held = ""
    for code, _, _, *actuelle in lines():
        held = actuelle[0] if actuelle else code
        assert not actuelle or held == actuelle[0]
    assert len([line for line in lines() if len(line) == 3]) == 34_969


def test_what_a_postcode_alone_says_of_the_department_is_wrong_for_border_communes_alone() -> None:
    wrong = {
        (code, code_postal)
        for code, _, codes_postaux, *actuelle in lines()
        for code_postal in codes_postaux.split()
        if departement_of_code_postal(code_postal) != departement_of_commune(actuelle[0] if actuelle else code)
    }
    assert len(wrong) == 24


PACKAGE: list[dict[str, Any]] = [
    {"code": "01015", "nom": "Arboys", "type": "commune-actuelle", "departement": "01", "region": "84",
     "codesPostaux": ["01300", "01510"], "anciensCodes": ["01340", "01999"]},
    {"code": "01015", "nom": "Arbignieu", "type": "commune-deleguee", "chefLieu": "01015", "departement": "01",
     "region": "84"},
    {"code": "01340", "nom": "Saint-Bois", "type": "commune-deleguee", "chefLieu": "01015", "departement": "01",
     "region": "84"},
    {"code": "01001", "nom": "L'Abergement", "type": "commune-actuelle", "departement": "01", "region": "84"},
]  # fmt: skip
WRITTEN = (
    f"{','.join(COLONNES)}\n01001,L'Abergement,\n01015,Arboys,01300 01510\n"
    "01015,Arbignieu,,01015\n01340,Saint-Bois,,01015\n01999,,,01015\n"
)


def test_the_script_writes_each_commune_before_what_it_holds_in_any_order_of_the_package() -> None:
    for package in (PACKAGE, PACKAGE[::-1]):
        target = io.StringIO()
        assert script.write(package, target) == 5
        assert target.getvalue() == WRITTEN


def test_the_script_refuses_a_package_that_places_a_commune_elsewhere_than_we_do() -> None:
    with pytest.raises(script.Disagreement, match="01001"):
        script.write([{**PACKAGE[3], "region": "11"}], io.StringIO())


def test_the_script_reads_the_package_as_npm_packs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.dumps(PACKAGE).encode()
    with tarfile.open(tmp_path / "p.tgz", "w:gz") as package:
        member = tarfile.TarInfo(script.MEMBER)
        member.size = len(body)
        package.addfile(member, io.BytesIO(body))
    monkeypatch.setattr(script, "TARGET", tmp_path / "communes.csv")
    assert script.main([str(tmp_path / "p.tgz")]) == 0
    assert script.TARGET.read_text(encoding="utf-8") == WRITTEN
    assert "5 lignes" in capsys.readouterr().out
    assert script.main([]) == 2
