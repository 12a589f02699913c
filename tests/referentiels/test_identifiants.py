"""What a person may type as an identifier, and what sentence tells them to type something else."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from referentiels.adresse_web import check_url, normalise_url
from referentiels.identifiants import (
    check_code_certification,
    check_code_postal,
    check_courriel,
    check_numero_activite,
    check_siren,
    check_siret,
    check_uai,
    doubt_numero_activite,
    normalise_code_certification,
    normalise_courriel,
    normalise_siret,
    siren_of,
)
from referentiels.telephone import check_telephone, normalise_telephone, readable_telephone

Check = Callable[[str], str | None]


def check_or_doubt(valeur: str) -> str | None:
    return check_numero_activite(valeur) or doubt_numero_activite(valeur)


CHECKS: dict[str, Check] = {
    "siret": check_siret,
    "nda": check_or_doubt,
    "uai": check_uai,
    "telephone": check_telephone,
    "courriel": check_courriel,
    "rncp": check_code_certification,
}


@pytest.mark.shared
def test_the_forty_official_cases_are_judged_as_expected(shared_dir: Path) -> None:
    with (shared_dir / "referentiels" / "echantillons" / "identifiants-cas.csv").open(encoding="utf-8") as lignes:
        cas = list(csv.DictReader(lignes))
    assert len(cas) >= 38
    faux = [c for c in cas if (CHECKS[c["type"]](c["valeur"]) is None) != (c["attendu"] == "valide")]
    assert faux == []


@pytest.mark.parametrize("siret", ["21860076500018", "732 829 320 00074", "356.000.000.00048", "43256884800027"])
def test_a_siret_with_a_right_key_is_accepted_whatever_its_separators(siret: str) -> None:
    assert check_siret(siret) is None


def test_an_office_of_la_poste_needs_only_a_sum_that_five_divides() -> None:
    assert check_siret("35600000009075") is None
    assert check_siret("35600000000998") is None
    assert check_siret("35600000009076") is not None


def test_a_siret_of_zeros_is_refused_though_luhn_holds() -> None:
    assert check_siret("0" * 14) is not None
    assert check_siren("0" * 9) is not None


def test_a_siret_with_a_right_total_key_and_a_false_siren_is_refused() -> None:
    assert check_siren("732829321") is not None
    assert check_siret("73282932100072") is not None


@pytest.mark.parametrize("valeur", ["", "7328293200007", "٧٣٢٨٢٩٣٢٠٠٠٠٧٤", "7328293200007A", "⁷3282932000074"])
def test_what_is_not_fourteen_digits_is_told_how_many_are_wanted(valeur: str) -> None:
    assert "14 chiffres" in (check_siret(valeur) or "")


def test_a_siret_is_stored_without_separators_and_tells_its_siren() -> None:
    assert normalise_siret(" 732 829 320\u00a000074 ") == "73282932000074"
    assert siren_of("732 829 320 00074") == "732829320"


@pytest.mark.parametrize("numero", ["24370369337", "7423P001123", "24 45 04034 45", "942A000122A"])
def test_a_declaration_number_of_eleven_characters_is_accepted_without_doubt(numero: str) -> None:
    assert check_numero_activite(numero) is None
    assert doubt_numero_activite(numero) is None


@pytest.mark.parametrize("numero", ["12345678900", "24370369338"])
def test_an_unusual_declaration_number_raises_a_doubt_not_a_refusal(numero: str) -> None:
    assert check_numero_activite(numero) is None
    assert doubt_numero_activite(numero) is not None


def test_a_malformed_declaration_number_raises_one_sentence_only() -> None:
    assert check_numero_activite("2437036933") is not None
    assert doubt_numero_activite("2437036933") is None


def test_an_uai_has_the_letter_of_its_digits() -> None:
    assert check_uai("0450049j") is None
    assert check_uai("0750652X") is not None
    assert "7 chiffres" in (check_uai("045049J") or "")


def test_a_certification_code_names_its_repertoire() -> None:
    assert normalise_code_certification("rncp 37 949") == "RNCP37949"
    assert check_code_certification("rncp37674bc01") is None
    for faux in ("37949", "RNCP0", "RNCP", "RS", "RNCP1234567", "RS6547BC01"):
        assert check_code_certification(faux) is not None


@pytest.mark.parametrize(
    ("saisi", "range_"),
    [
        ("02 38 77 83 35", "+33238778335"),
        ("02.38.77.83.35", "+33238778335"),
        ("+33 (0)2 38 77 83 35", "+33238778335"),
        ("0033 2 38 77 83 35", "+33238778335"),
        ("0262 20 12 34", "+262262201234"),
        ("0692 12 34 56", "+262692123456"),
        ("0639 12 34 56", "+262639123456"),
        ("0590 12 34 56", "+590590123456"),
        ("0508 41 12 34", "+508411234"),
        ("+32 2 123 45 67", "+3221234567"),
    ],
)
def test_a_telephone_is_stored_in_its_international_form(saisi: str, range_: str) -> None:
    assert check_telephone(saisi) is None
    assert normalise_telephone(saisi) == range_


@pytest.mark.parametrize(
    "saisi", ["01 23", "3949", "0012345678", "", "+33 0 38 77 83 35", "+262123456789", "abc", "+33"]
)
def test_what_cannot_be_rung_is_refused(saisi: str) -> None:
    assert check_telephone(saisi) is not None


def test_a_telephone_is_read_back_as_the_french_write_it() -> None:
    assert readable_telephone("+33238778335") == "02 38 77 83 35"
    assert readable_telephone("+262262201234") == "02 62 20 12 34"
    assert readable_telephone("+3221234567") == "+3221234567"


def test_a_mail_address_keeps_its_name_and_lowers_its_domain() -> None:
    assert normalise_courriel(" A.B@EXAMPLE.COM ") == "A.B@example.com"
    assert normalise_courriel("rien") == "rien"


@pytest.mark.parametrize(
    "valeur",
    ["x@y", "a..b@c.fr", '"a b"@c.fr', "", "a@b@c.fr", "a@c.fr\nBcc: d@e.fr", f"{'a' * 64}@{'b' * 60}.{'c' * 60}.fr"],
)
def test_a_false_or_too_long_mail_address_is_refused(valeur: str) -> None:
    assert check_courriel(valeur) is not None


def test_accents_before_the_at_sign_are_refused_only_where_mail_must_be_sent() -> None:
    assert check_courriel("prénom.nom@école.fr") is None
    assert check_courriel("prénom.nom@ecole.fr", ascii_seul=True) is not None


@pytest.mark.parametrize("code", ["45000", "20090", "97400", "98800", "01 000"])
def test_a_postcode_of_france_is_accepted(code: str) -> None:
    assert check_code_postal(code) is None


@pytest.mark.parametrize("code", ["", "4500", "00100", "96000", "99999", "98000", "2A004"])
def test_a_postcode_of_no_department_is_refused(code: str) -> None:
    assert check_code_postal(code) is not None


@pytest.mark.parametrize("url", ["https://www.exemple.fr/f?id=3", "https://école.fr", "HTTPS://Exemple.FR/é#a"])
def test_a_public_https_address_is_accepted(url: str) -> None:
    assert check_url(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://exemple.fr",
        "javascript:alert(1)",
        "www.exemple.fr",
        "ftp://x.fr",
        "https://exemple",
        "https://127.0.0.1/",
        "https://0x7f.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://user:pw@x.fr",
        "https://x.fr@evil.fr/",
        "https://x.fr:8443/",
        "https://localhost/",
        "https://serveur.local/",
        "https://exemple.fr/a b",
        "https://exemple.fr\\@evil.fr/",
        "https://exemple.fr/\x00",
        "https://bit.ly/abc",
        "https://www.tinyurl.com/abc",
        "https://-a.fr/",
        "https://a..fr/",
        "https://",
        "https://[",
        "https://exemple.fr/" + "a" * 400,
    ],
)
def test_an_address_that_hides_misleads_or_is_not_public_is_refused(url: str) -> None:
    assert check_url(url) is not None


def test_an_address_is_stored_in_ascii() -> None:
    assert normalise_url(" HTTPS://École.fr/é?q=ça ") == "https://xn--cole-9oa.fr/%C3%A9?q=%C3%A7a"
    assert normalise_url("https://moi@exemple.fr/") == "https://moi@exemple.fr/"
    assert normalise_url("https://exemple.fr/%C3%A9") == "https://exemple.fr/%C3%A9"
    assert check_url(normalise_url("https://école.fr")) is None
