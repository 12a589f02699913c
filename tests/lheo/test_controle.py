"""Findings say where, what and what to write instead; thousands of them stay readable."""

import pytest

from lheo import Severity, Version, check, check_schema, summarize, write, write_formation
from lheo import elements as m
from lheo.controle import formes
from tests.lheo.exemples import un_document, un_organisme, une_action, une_adresse, une_formation, une_session


def only(findings):
    (finding,) = findings
    return finding


def codes(source, **options) -> list[str]:
    return [finding.code for finding in check(source, **options)]


def xml(formation: m.Formation, old: str, new: str) -> bytes:
    data = write_formation(formation).decode()
    assert old in data
    return un_document(data.replace(old, new, 1))


def test_a_right_formation_has_no_finding_in_either_edition():
    for version in Version:
        assert list(check(une_formation(), version)) == []
        assert list(check(b"".join(write([une_formation()], version)))) == []


def test_a_finding_says_where_and_what_to_write():
    data = xml(une_formation(), "<certifiante>0", "\n<certifiante>non")
    finding = only(check(data))
    assert (finding.code, finding.severity, finding.line) == ("SCHEMA.CODE", Severity.ERREUR, 2)
    assert finding.path == "/lheo/offres/formation[1]/certifiante"
    assert finding.value == "non"
    assert "vouliez-vous dire 0 (non)" in finding.message


def test_ranks_in_a_path_are_those_of_the_document_not_of_the_stream():
    formations = [une_formation(numero=str(rank), action=[une_action(numero=None)]) for rank in range(40)]
    formations[39].action.append(une_action(numero=None, session=[une_session(numero=None), une_session(numero=None)]))
    paths = [f.path for f in check(b"".join(write(formations))) if f.code == "NUMERO.MANQUANT"]
    assert paths[-1] == "/lheo/offres/formation[40]/action[2]/session[2]"


def test_one_bad_formation_does_not_hide_the_others():
    bad = une_formation(numero="2", certifiante="9", action=[une_action(numero="b", session=[une_session(numero="c")])])
    worse = une_formation(
        numero="3", parcours_de_formation="9", action=[une_action(numero="d", session=[une_session(numero="e")])]
    )
    found = [(f.code, f.path) for f in check(b"".join(write([une_formation(), bad, worse])))]
    assert found == [
        ("SCHEMA.CODE", "/lheo/offres/formation[2]/certifiante"),
        ("SCHEMA.CODE", "/lheo/offres/formation[3]/parcours-de-formation"),
    ]


@pytest.mark.parametrize(
    ("inner", "code", "path"),
    [
        ("<extras/>", "SCHEMA.ORDRE", "/lheo/offres/formation[1]"),
        ("<inconnu/>", "SCHEMA.ELEMENT_INCONNU", "/lheo/offres/inconnu"),
        ("texte", "SCHEMA.TEXTE", "/lheo/offres"),
    ],
)
def test_what_stands_around_formations_is_checked_too(inner: str, code: str, path: str):
    alone = write_formation(une_formation()).decode()
    finding = only(check(un_document(inner + alone), schema_only=True))
    assert finding.code == code
    assert finding.path.startswith(path)


def test_text_between_two_formations_is_not_lost():
    alone = write_formation(une_formation()).decode()
    assert "SCHEMA.TEXTE" in codes(un_document(f"{alone}texte{alone}{alone}"), schema_only=True)


@pytest.mark.parametrize("distance", [0, 1, 30])
def test_an_id_taken_twice_in_the_file_is_told_however_far(distance: int):
    between = [une_formation(numero=str(rank)) for rank in range(distance)]
    formations = [une_formation(id="a1"), *between, une_formation(id="a1")]
    findings = list(check(b"".join(write(formations)), schema_only=True))
    assert len(findings) == 1
    assert "id" in findings[0].message


def test_an_id_taken_by_what_stands_around_formations_is_told_inside_one():
    enveloppe = m.Lheo(offres=m.Offres(id="a1"))
    document = b"".join(write([une_formation(id="a1")], enveloppe=enveloppe))
    assert codes(document, schema_only=True) == ["SCHEMA.ID_DOUBLE"]


def test_an_id_all_of_digits_is_refused():
    assert codes(une_formation(id="12")) == ["SCHEMA.ATTRIBUT"]


def test_an_idref_to_nothing_is_told():
    assert codes(b"".join(write([une_formation(idref="nulle-part")]))) == ["IDREF.ORPHELIN"]


def test_an_element_of_2_3_in_a_2_2_file_is_named_as_such():
    data = (
        write_formation(une_formation(), Version.V2_2)
        .decode()
        .replace("<session ", "<duree-cycle>2</duree-cycle><session ")
    )
    finding = only(check(un_document(data, Version.V2_2), schema_only=True))
    assert "n’existe qu’en LHEO 2.3" in finding.message


def test_a_misspelt_element_is_met_with_the_right_one():
    data = xml(une_formation(), "<certifiante>0</certifiante>", "<certifiant>0</certifiant>")
    messages = [finding.message for finding in check(data, schema_only=True)]
    assert any("vouliez-vous dire « certifiante »" in message for message in messages)


def test_accents_read_in_the_wrong_encoding_and_cut_ones_are_told():
    garbled = "Été à Sète".encode().decode("latin-1")
    assert codes(une_formation(intitule_formation=garbled)) == ["TEXTE.ENCODAGE"]
    cut = "é".encode()[:1].decode("utf-8", "replace")
    assert codes(une_formation(intitule_formation=f"Sociét{cut}")) == ["TEXTE.TRONQUE"]


def test_a_remote_formation_with_a_place_may_have_its_mode_inverted():
    place = m.LieuDeFormation(coordonnees=m.Coordonnees(adresse=une_adresse()))
    formation = une_formation(action=[une_action(modalites_enseignement="2", lieu_de_formation=[place])])
    assert "0 sur place, 1 mixte, 2 à distance" in only(check(formation)).message


def test_a_remote_formation_needs_no_place():
    assert codes(une_formation(action=[une_action(modalites_enseignement="2", lieu_de_formation=[])])) == []


def test_fixed_dates_without_a_date_deserve_a_look():
    session = une_session(periode=m.Periode(debut="00000000", fin="99999999"))
    assert codes(une_formation(action=[une_action(session=[session])])) == ["MODE.DATES"]


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        (
            formes.siret,
            ["73282932000074", "35600000000048", "35600000049837"],
            ["7328293200007", "73282932000075", "073282932000074", "x"],
        ),
        (formes.nda, ["73310015311", "7331P001531"], ["7331001531", "733100153111", "73PP0015311"]),
        (formes.uai, ["0750655E", "0750001U"], ["0750655A", "311093G"]),
        (formes.insee, ["31555", "2A004", "97411"], ["2C004", "3155", "31 555"]),
        (formes.prix, ["12", "1250.5", "1250.50"], ["1250,50", "12 €", "gratuit", "1.234.5"]),
        (formes.courriel, ["a@b.fr", "a.b+c@d-e.co.uk"], ["a@b", "a b@c.fr", "@b.fr", "a@.fr"]),
        (formes.url, ["https://a.fr/b?c=d", "www.a.fr", "a.fr:80/x"], ["http://", "un site", "https://a b.fr"]),
        (
            formes.telephone,
            ["0561234567", "05 61 23 45 67", "+33 5 61 23 45 67", "3949"],
            ["056123456", "n/a", "06123456789"],
        ),
        (formes.heure, ["9h", "14h15", "09:30"], ["25h", "14h75", "midi", "14"]),
        (
            formes.jour,
            ["20240229", "20260900", "20260000", "00000000", "99999999"],
            ["20260229", "20261301", "20260001"],
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_forms(form, right: list[str], wrong: list[str]):
    assert [value for value in right if form(value)] == []
    assert [value for value in wrong if not form(value)] == []


@pytest.mark.parametrize("nom", sorted(formes.FORMES))
def test_no_form_is_slow_on_a_long_hostile_value(nom: str):
    import time

    started = time.monotonic()
    for hostile in (
        "0" * 100_000,
        "a@" + "a." * 50_000,
        " " * 100_000 + "x",
        "http://" + "a-" * 50_000,
        "1" * 99_999 + "\n",
    ):
        formes.FORMES[nom](hostile)
    assert time.monotonic() - started < 1


def test_thousands_of_findings_are_grouped_counted_and_capped():
    formations = [une_formation(numero=str(rank), certifiante="9", resultats_attendus="-") for rank in range(300)]
    groups = summarize(check(b"".join(write(formations))), examples=2)
    certifiante = groups[0] if groups[0].code == "SCHEMA.CODE" else groups[1]
    assert (certifiante.nombre, len(certifiante.exemples)) == (300, 2)
    assert certifiante.chemin == "/lheo/offres/formation/certifiante"
    assert [group.severity for group in groups] == sorted((g.severity for g in groups), reverse=True)


def test_an_organisation_without_offers_is_checked_in_a_lheo_plus():
    plus = m.LheoPlus(organisme_formation_responsable=[un_organisme(numero_activite="123")])
    from lheo import write_document

    found = {(f.code, f.path) for f in check(write_document(plus))}
    assert ("SCHEMA.LONGUEUR", "/lheo-plus/organisme-formation-responsable[1]/numero-activite") in found


def test_an_object_that_cannot_be_written_yields_one_finding():
    assert [f.code for f in check_schema(une_formation(intitule_formation="\x00"))] == ["SCHEMA.CARACTERE"]
    assert [f.code for f in check_schema(une_formation(uri="x"), Version.V2_2)] == ["SCHEMA.VERSION"]


def test_every_layer_names_the_same_place_in_the_same_way():
    inner = m.Libre("adresse", {}, [m.Libre("ligne", {}, ["1"]), m.Libre("codepostal", {}, ["3100A"])])
    formation = une_formation(extras=[m.Extras([m.Extra("a"), m.Extras(), m.Extra([inner])])])
    paths = {finding.code: finding.path for finding in check(formation)}
    place = "/formation/extras[1]/extra[2]/adresse[1]"
    assert paths == {"SCHEMA.MANQUANT": f"{place}/ville", "CODEPOSTAL.FORME": f"{place}/codepostal"}
