"""The command line: what it prints, what it returns, and never a traceback."""

import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from lheo import Version, read, write
from lheo import elements as m
from lheo.__main__ import main
from lheo.commande.entree import bar
from lheo.elements.base import XSI
from tests.lheo.exemples import une_action, une_formation, une_session


@pytest.fixture
def file(tmp_path: Path):
    def made(*formations: m.Formation, name: str = "a.xml", version: Version = Version.V2_3, **options) -> str:
        path = tmp_path / name
        data = b"".join(write(formations or [une_formation()], version, **options))
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return str(path)

    return made


def test_a_right_file_has_nothing_to_say(file, capsys):
    assert main(["validate", file()]) == 0
    assert capsys.readouterr().out == "Rien à redire.\n"


def test_errors_are_grouped_and_make_the_command_fail(file, capsys):
    bad = [une_formation(numero=str(n), certifiante="oui", action=[une_action(numero=None)]) for n in range(5)]
    assert main(["validate", "--exemples", "1", file(*bad)]) == 1
    out = capsys.readouterr().out
    assert "ERREUR SCHEMA.CODE (5 fois) /lheo/offres/formation/certifiante" in out
    assert "vouliez-vous dire 1 (oui)" in out
    assert "… et 4 autres" in out


def test_alerts_alone_do_not_make_it_fail(file, capsys):
    assert main(["validate", file(une_formation(resultats_attendus="-"))]) == 0
    assert "0 erreur(s), 1 alerte(s)." in capsys.readouterr().out


def test_json_gives_one_finding_a_line(file, capsys):
    assert main(["validate", "--json", file(une_formation(certifiante="oui", resultats_attendus="-"))]) == 1
    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [finding["code"] for finding in findings] == ["SCHEMA.CODE", "TEXTE.REMPLISSAGE"]
    assert set(findings[0]) == {"code", "severity", "line", "path", "value", "message"}


def test_schema_keeps_to_the_schema(file, capsys):
    assert main(["validate", "--schema", file(une_formation(objectif_formation="   "))]) == 0


@pytest.mark.parametrize("command", [["validate"], ["stats"]])
@pytest.mark.parametrize("content", [b"", b"bonjour", b"<a>", b"\x1f\x8bx", b"<!DOCTYPE a><a/>", b"\xff\xfe"])
def test_an_unreadable_file_is_told_in_one_line(tmp_path: Path, command, content: bytes, capsys):
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    assert main([*command, str(path)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Illisible : ")
    assert "Traceback" not in err


def test_an_absent_file_is_told(capsys):
    assert main(["validate", "nulle-part.xml"]) == 2
    assert "nulle-part.xml" in capsys.readouterr().err


def test_wrong_use_returns_2():
    with pytest.raises(SystemExit) as leaving:
        main(["convert", "--to", "2.4", "a", "b"])
    assert leaving.value.code == 2


def test_standard_input_and_gzip_are_read(file, monkeypatch, capsys):
    with open(file(name="a.xml.gz"), "rb") as packed:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed.read())))
    assert main(["validate", "-"]) == 0


@pytest.mark.parametrize("version", list(Version))
def test_converting_to_the_same_edition_gives_canonically_the_same_document(file, tmp_path: Path, version: Version):
    around = m.Lheo(datemaj="20260901", extras=[m.Extras([m.Extra("fin", info="k")])], offres=m.Offres(numero="7"))
    source = file(une_formation(), une_formation(numero="2"), version=version, enveloppe=around)
    target = tmp_path / "b.xml"
    assert main(["convert", "--to", version, source, str(target)]) == 0
    assert canonical(target.read_bytes()) == canonical(Path(source).read_bytes())


def test_what_a_document_says_of_its_schema_is_kept(tmp_path: Path):
    source, target = tmp_path / "a.xml", tmp_path / "b.xml"
    said = f'xmlns:xsi="{XSI}" xsi:schemaLocation="http://lheo.gouv.fr/2.3 lheo.xsd" xsi:nil="false"'
    data = b"".join(write([une_formation()])).decode().replace("<lheo ", f"<lheo {said} ")
    data = data.replace("<adresse>", f"<adresse {said}>")
    source.write_text(data, encoding="utf-8")
    assert main(["convert", "--to", "2.3", str(source), str(target)]) == 0
    assert canonical(target.read_bytes()) == canonical(source.read_bytes())


def canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), method="c14n")


def test_converting_down_tells_each_drop(file, tmp_path: Path, capsys):
    source = file(
        une_formation(), une_formation(numero="2", action=[une_action(duree_cycle="2")]), enveloppe=m.Lheo(uri="u")
    )
    target = tmp_path / "b.xml"
    assert main(["convert", "--json", "--to", "2.2", source, str(target)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {(change["code"], change["chemin"]) for change in told} == {
        ("RETIRE", "/lheo/@uri"),
        ("RETIRE", "/lheo/offres/formation[2]/action[1]/duree-cycle"),
    }
    reading = read(target)
    assert [formation.numero for formation in reading] == ["OF_1", "2"]
    assert reading.version == Version.V2_2


def test_converting_repairs_on_request_and_writes_gzip(tmp_path: Path, capsys):
    source, target = tmp_path / "a.xml", tmp_path / "b.xml.gz"
    data = b"".join(write([une_formation(certifiante="oui")])).replace(b"<action", b"<inconnu/><action")
    source.write_bytes(data)
    assert main(["convert", "--to", "2.3", str(source), str(target)]) == 2
    assert not target.exists()
    assert list(tmp_path.iterdir()) == [source]
    assert main(["convert", "--tolerant", "--to", "2.3", str(source), str(target)]) == 0
    assert list(read(gzip.decompress(target.read_bytes()))) == [une_formation(certifiante="1")]


def test_the_other_roots_are_converted_too(tmp_path: Path):
    source, target = tmp_path / "a.xml", tmp_path / "b.xml"
    source.write_bytes(b'<lheo-index xmlns="http://www.lheo.org/2.2"><resumes-offres/></lheo-index>')
    assert main(["convert", "--to", "2.3", str(source), str(target)]) == 0
    assert etree.parse(target).getroot().tag == "{http://lheo.gouv.fr/2.3}lheo-index"


def test_stats_count(file, capsys):
    action = une_action(session=[une_session(), une_session(numero="2")])
    assert main(["stats", "--json", file(une_formation(action=[action, une_action(numero="3")]))]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert (counts["formations"], counts["actions"], counts["sessions"]) == (1, 2, 3)
    assert main(["stats", file()]) == 0
    assert "formations" in capsys.readouterr().out


def test_diff_says_what_changed_in_words(file, capsys):
    before = file(une_formation(), une_formation(numero="part"), name="a.xml")
    session = une_session(periode=m.Periode(debut="20261001", fin="20261218"))
    changed = une_formation(
        intitule_formation="Soudage TIG", action=[une_action(session=[session, une_session(numero="SE_2")])]
    )
    after = file(une_formation(numero="arrive"), changed, name="b.xml")
    assert main(["diff", before, after]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "+ formation arrive ajoutée : « Soudage à l’arc »",
        "~ formation OF_1, intitule-formation : « Soudage à l’arc » devient « Soudage TIG »",
        "~ formation OF_1, action AF_1, session SE_1, periode, debut : « 20260901 » devient « 20261001 »",
        "+ formation OF_1, action AF_1, session SE_2 ajouté",
        "- formation part retirée : « Soudage à l’arc »",
    ]


def test_diff_of_equal_files_says_nothing_whatever_their_edition(file, capsys):
    assert main(["diff", file(name="a.xml"), file(name="b.xml", version=Version.V2_2)]) == 0
    assert capsys.readouterr().out == ""


def test_a_bar_shows_how_much_was_read():
    assert bar(50, 100) == "\r[###############...............]  50 %"


def test_a_reader_that_leaves_early_is_no_fault(file):
    bad = [une_formation(numero=str(n), certifiante="oui") for n in range(3000)]
    command = f"{sys.executable} -m lheo validate --json {file(*bad)} | head -1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=True, text=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_terminal_without_accents_is_no_fault(file):
    command = [sys.executable, "-m", "lheo", "validate", file(une_formation(certifiante="oui"))]
    done = subprocess.run(command, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
