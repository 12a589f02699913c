"""What the writer promises: valid, stable, streamed, and never a character XML forbids."""

import gzip
import io
from pathlib import Path

import pytest
from lxml import etree

from lheo import Dialecte, LheoError, Version, compress, read, write, write_document, write_formation
from lheo import elements as m
from tests.lheo.exemples import une_action, une_formation
from tests.lheo.officiel import accepts


def written(*formations: m.Formation, **options) -> bytes:
    return b"".join(write(formations, **options))


@pytest.mark.shared
@pytest.mark.parametrize("version", list(Version))
def test_a_document_is_valid_for_the_official_schema(shared_dir: Path, version: Version):
    assert accepts(shared_dir, version, written(une_formation(), une_formation(), version=version))


def test_equal_formations_give_equal_bytes_whatever_the_order_of_their_attributes():
    one = une_formation(info="a", tag="b")
    other = une_formation(tag="b", info="a")
    assert written(one) == written(other)


def test_an_empty_export_is_refused_before_the_document_ends():
    with pytest.raises(LheoError, match="au moins une formation") as refusal:
        written()
    assert refusal.value.raison == "VIDE"


def test_a_document_comes_out_in_pieces_as_formations_come_in():
    given = 0

    def formations():
        nonlocal given
        for _ in range(1000):
            given += 1
            yield une_formation(contenu_formation="x" * 3000)

    first = next(write(formations()))
    assert given < 40
    assert len(first) < 100_000


def test_markup_in_a_text_is_escaped_and_comes_back():
    hostile = 'a & b < c > d ]]> "e" \r\n\t f'
    formation = une_formation(intitule_formation=hostile, info=hostile)
    assert list(read(written(formation))) == [formation]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_character_xml_forbids_is_refused_with_its_path(character: str):
    formation = une_formation(action=[une_action(), une_action(rythme_formation=f"Temps{character} plein")])
    with pytest.raises(LheoError) as refusal:
        written(formation)
    assert refusal.value.raison == "CARACTERE"
    assert refusal.value.chemin == "/formation/action[2]/rythme-formation"


def test_a_character_xml_forbids_is_taken_out_on_request_and_told():
    told = []
    formation = une_formation(intitule_formation="Sou\x0bdage", info="a\x00")
    data = written(formation, on_retrait=told.append)
    assert next(read(data)) == une_formation(intitule_formation="Soudage", info="a")
    assert [(retrait.chemin, retrait.caracteres) for retrait in told] == [
        ("/formation/@info", ("U+0000",)),
        ("/formation/intitule-formation", ("U+000B",)),
    ]
    assert formation.intitule_formation == "Sou\x0bdage"


def test_2_2_refuses_what_only_2_3_can_say():
    with pytest.raises(LheoError, match="downgrade") as refusal:
        write_formation(une_formation(action=[une_action(duree_cycle="2")]), Version.V2_2)
    assert refusal.value.raison == "VERSION"
    with pytest.raises(LheoError, match="@uri"):
        write_formation(une_formation(uri="https://exemple.fr"), Version.V2_2)


def test_the_export_time_stands_on_the_root_in_2_3_and_is_refused_in_2_2():
    data = written(une_formation(), horodatage_export="2026-09-01T03:30:00+02:00")
    assert etree.fromstring(data).get("horodatage-export") == "2026-09-01T03:30:00+02:00"
    with pytest.raises(LheoError):
        written(une_formation(), version=Version.V2_2, horodatage_export="2026-09-01T03:30:00+02:00")


def test_what_stands_around_the_formations_is_written_around_them():
    around = m.Lheo(datemaj="20260901", extras=[m.Extras([m.Extra("fin")])], offres=m.Offres(numero="1"))
    root = etree.fromstring(written(une_formation(), enveloppe=around))
    assert root.get("datemaj") == "20260901"
    assert root[0].get("numero") == "1"
    assert root[1][0].text == "fin"


def test_gzip_is_stable_and_opens_to_the_same_bytes():
    plain = written(une_formation())
    packed = b"".join(compress([plain]))
    assert packed == b"".join(compress([plain]))
    assert gzip.decompress(packed) == plain


def test_a_dialect_has_its_namespace_its_encoding_and_its_codes():
    def shout(formation: m.Formation) -> m.Formation:
        return une_formation(intitule_formation=(formation.intitule_formation or "").upper())

    partner = Dialecte("partenaire", Version.V2_3, "ISO-8859-1", "http://exemple.fr/lheo", to_partner=shout)
    data = written(une_formation(intitule_formation="été à 10 €"), dialecte=partner)
    assert data.startswith(b'<?xml version="1.0" encoding="ISO-8859-1"?>')
    assert b"\xc9T\xc9 \xc0 10 &#8364;" in data
    assert etree.fromstring(data).tag == "{http://exemple.fr/lheo}lheo"
    assert next(read(data, dialecte=partner)).intitule_formation == "ÉTÉ À 10 €"


def test_accents_are_never_cut_in_two_by_the_pieces_of_a_stream():
    formation = une_formation(contenu_formation="é" * 3000)
    for piece in write([formation] * 50):
        piece.decode()


def test_a_foreign_element_keeps_its_namespace_and_a_qualified_value_its_prefix():
    source = (
        b'<lheo xmlns="http://lheo.gouv.fr/2.3" xmlns:g="http://exemple.fr/g"><extras><extra g:unite="m">a<g:point>'
        b'g:nom</g:point>b<x xmlns="">c</x></extra></extras><offres/></lheo>'
    )
    document = m.Lheo(offres=m.Offres(formation=[une_formation()]))
    inner = etree.fromstring(source)[0][0]
    from lheo.lecture.conversion import Conversion

    conversion = Conversion("http://lheo.gouv.fr/2.3", Version.V2_3)
    document.extras = [m.Extras([conversion.un_extra(inner, conversion.plans["extra"])])]
    rewritten = etree.parse(io.BytesIO(write_document(document))).getroot()[1][0]
    assert rewritten.get("{http://exemple.fr/g}unite") == "m"
    assert [child.tag for child in rewritten] == ["{http://exemple.fr/g}point", "x"]
    assert rewritten[0].nsmap["g"] == "http://exemple.fr/g"
    assert "".join(rewritten.itertext()) == "ag:nombc"


@pytest.mark.parametrize("name", ["a b", "1a", "a>", "{http://x}a/b", "", 'x" onload="'])
def test_a_name_that_is_no_xml_name_never_reaches_the_markup(name: str):
    formation = une_formation(extras=[m.Extras([m.Extra([m.Libre(name)])])])
    with pytest.raises(LheoError, match="nom XML"):
        write_formation(formation)


def test_an_unknown_keyword_is_a_mistake_of_the_caller():
    with pytest.raises(TypeError, match="intitule"):
        m.Formation(intitule="x")
