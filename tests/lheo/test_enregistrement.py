"""Records: the same formations as plain JSON values, without loss, refused when they say more than LHEO."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from lheo import Dialecte, LheoError, Version, read, write
from lheo import elements as m
from lheo.enregistrement import from_record, to_record
from lheo.rendu import feuilles, records, stockes, structures
from lheo.rendu.feuilles import AttributsPrets
from lheo.rendu.generique import rendre
from tests.lheo.exemples import une_action, une_formation
from tests.lheo.hasard import une


@pytest.fixture(autouse=True, params=["json", "msgspec"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stored records are written with msgspec or without it: all that is said here holds both ways."""

    def absent(_: Version) -> None:
        raise ImportError

    if request.param == "msgspec":
        pytest.importorskip("msgspec", reason="the accelerator is not installed")
    else:
        monkeypatch.setattr(structures, "renderer", absent)
    stockes.renderers.cache_clear()
    yield
    stockes.renderers.cache_clear()


def stored(record: Any, **options: Any) -> bytes:
    return json.dumps(record, **{"ensure_ascii": False, **options}).encode()


def test_a_record_goes_through_json_and_back():
    formation = une_formation(extras=[m.Extras([m.Extra(["a", m.Libre("{http://exemple.fr}b")], info="k")])])
    assert from_record("formation", json.loads(json.dumps(to_record(formation)))) == formation


def test_a_record_names_attributes_under_one_key():
    record = to_record(m.DomaineFormation(code_formacode=[m.Texte("44591", ref="V14")], numero="1"))
    assert record == {"@": {"numero": "1"}, "code_formacode": [{"#": "44591", "@": {"ref": "V14"}}]}


@pytest.mark.parametrize(
    "record",
    [
        {"intitule": "x"},
        {"@": {"inconnu": "x"}},
        {"@": {"numero": 1}},
        {"certifiante": 1},
        {"certifiante": {"#": ["x"]}},
        {"certifiante": {"#": "1", "ref": "x"}},
        {"certifiante": {"#": "1", "@": {"datemaj": "x"}}},
        {"action": ["x"]},
        {"action": [{"session": [{"debut": "x"}]}]},
        {"extras": [{"#": [{"formation": {}}], "x": 1}]},
        {"domaine_formation": "x"},
        {"domaine_formation": {"code_nsf": "123"}},
        {"certifiante": None},
        {"certifiante": {"#": "1", "@": {"ref": 1}}},
        {"@": {"numero": True}, "extras": [{"#": [{"extra": {"#": [1]}}]}]},
    ],
    ids=str,
)
def test_a_record_that_says_more_than_lheo_is_refused_rather_than_cut(record: Any):
    for given in (record, stored(record)):
        with pytest.raises(LheoError) as refusal:
            b"".join(write([given]))
        assert refusal.value.raison == "ENREGISTREMENT"


@pytest.mark.parametrize("character", ["\x0b", "\ufffe", "\uffff"])
def test_a_forbidden_character_in_a_record_is_told_and_taken_out_like_any(character: str):
    record = to_record(une_formation(intitule_formation=f"Sou{character}dage"))
    for given in (record, stored(record)):
        with pytest.raises(LheoError, match="intitule-formation"):
            b"".join(write([given]))
        told: list[Any] = []
        (formation,) = read(b"".join(write([given], on_retrait=told.append)))
        assert formation.intitule_formation == "Soudage"
        assert len(told) == 1


@pytest.mark.parametrize("text", ["R&D <b> ]]>", 'a "b" \\ c', "fin\r\n\tsuite", "\\u0026", "é’𝄞", "&amp;"])
def test_a_stored_text_comes_back_as_it_was_whatever_json_made_of_it(text: str):
    formation = une_formation(
        numero=text,
        intitule_formation=m.Texte(text, info=text),
        domaine_formation=m.DomaineFormation(code_nsf=[text, m.Texte(text, ref=text)]),
        extras=[m.Extras([m.Extra(text, info=text)], info=text)],
    )
    expected = b"".join(write([formation]))
    for ascii_only in (True, False):
        assert b"".join(write([stored(to_record(formation), ensure_ascii=ascii_only)])) == expected


def test_markup_that_json_spells_in_letters_is_escaped_too():
    line = stored(to_record(une_formation(intitule_formation="a ~ b"))).replace(b"~", b"\\u0026\\u003c")
    assert b"a &amp;&lt; b" in b"".join(write([line]))


@pytest.mark.parametrize("version", list(Version))
def test_a_stored_formation_is_written_as_the_object_is_whatever_it_lacks(version: Version):
    for seed in range(100):
        formation = une("formation", seed, version, generosity=0.5)
        assert b"".join(write([stored(to_record(formation))], version)) == b"".join(write([formation], version))


@pytest.mark.parametrize("version", list(Version))
def test_a_stored_formation_that_is_whole_goes_the_fastest_way(version: Version):
    line = stored(to_record(une_formation(objectif_formation="Savoir souder")))
    fastest, *_ = stockes.renderers(version)
    assert fastest(line).encode() + b"\n" == stockes.bet(line, version)


@pytest.mark.parametrize(
    "unusual", [{"intitule_formation": None}, {"intitule_formation": m.Texte("R&D", ref="x")}], ids=["lacks", "bears"]
)
def test_a_stored_formation_that_is_unusual_still_goes_without_objects(unusual: dict[str, Any]):
    formation = une_formation(**unusual)
    expected = b"".join(write([formation])).splitlines(keepends=True)[2]
    assert stockes.bet(stored(to_record(formation)), Version.V2_3) == expected


def test_attributes_are_remembered_when_short_and_not_without_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feuilles, "MOST_RECURRENTS", 2)
    attributs = AttributsPrets(Version.V2_3)
    for info in ("a", "b" * 999, 'c"', "d", "a", 'c"'):
        expected = f' info="{info}"'.replace('c"', "c&quot;")
        assert attributs.recurrents({"info": info}, "extra") == expected
    assert list(attributs._recurrents.values()) == [' info="a"', ' info="c&quot;"']


def test_the_order_of_keys_in_a_store_is_not_that_of_the_document():
    formation = une_formation(action=[une_action(), une_action(info="k", prix_total_ttc=m.Texte("1", ref="x"))])
    expected = b"".join(write([formation]))
    assert b"".join(write([stored(to_record(formation), sort_keys=True)])) == expected
    assert b"".join(write([json.loads(stored(to_record(formation), sort_keys=True))])) == expected


def test_free_content_goes_by_objects_and_a_text_beside_it_is_escaped_once():
    inner = m.Libre("{http://exemple.fr/?a&b}x", {"k": "<"}, ["&"])
    formation = une_formation(intitule_formation="R&D", extras=[m.Extras([m.Extra(["&", inner], info="k")])])
    assert b"".join(write([stored(to_record(formation))])) == b"".join(write([formation]))


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"\xff", b"1", b'{"intitule_formation": "\xed\xa0\x80"}', b"[" * 9999]
)
def test_stored_bytes_that_are_no_record_are_refused(line: bytes):
    with pytest.raises(LheoError) as refusal:
        b"".join(write([line]))
    assert refusal.value.raison == "ENREGISTREMENT"


def test_records_without_two_alike_cost_speed_and_no_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(records, "MOST_PLANS", 3)
    composite = records.Records(Version.V2_3).composite("geolocalisation")
    shapes = [{"latitude": "1"}, {"longitude": "2"}, {"latitude": "1", "longitude": "2"}, {}, {"@": {"ref": "x"}}]
    for shape in shapes * 2:
        assert composite(shape) == rendre(from_record("geolocalisation", shape), Version.V2_3)
        assert len(composite.plans) <= 3


def test_a_dialect_changes_a_record_too():
    partner = Dialecte("partenaire", Version.V2_3, to_partner=lambda _: une_formation(numero="à eux"))
    (formation,) = read(b"".join(write([to_record(une_formation())], dialecte=partner)))
    assert formation.numero == "à eux"


def test_2_2_refuses_in_a_record_what_only_2_3_can_say():
    record = to_record(une_formation(uri="x"))
    for given in (record, stored(record)):
        with pytest.raises(LheoError) as refusal:
            b"".join(write([given], Version.V2_2))
        assert refusal.value.raison == "VERSION"
