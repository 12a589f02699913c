"""Hostile files are refused before they cost anything."""

import subprocess
import sys
import time
import zlib

import pytest

from lheo import LheoError, Limits, check, compress, decompress, read, write
from tests.lheo.exemples import un_document
from tests.proofs import lheo_ordures
from tests.proofs.lheo_ordures import trials

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><lheo xmlns="http://lheo.gouv.fr/2.3" info="&c;"/>'
)
EXTERNAL = b'<!DOCTYPE l SYSTEM "http://localhost:1/x.dtd"><lheo xmlns="http://lheo.gouv.fr/2.3"/>'
LOCAL = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><lheo xmlns="http://lheo.gouv.fr/2.3">&x;</lheo>'


@pytest.mark.parametrize("data", [BOMB, EXTERNAL, LOCAL, b" <!-- a --><?p q?>\n" + BOMB.partition(b"?>")[2]])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_in_any_encoding(data: bytes, encoding: str):
    with pytest.raises(LheoError) as refusal:
        list(read(data.decode().encode(encoding)))
    assert refusal.value.raison == "DOCTYPE"


def test_the_word_doctype_in_a_text_is_no_doctype():
    list(
        read(un_document("<formation><objectif-formation><![CDATA[<!DOCTYPE html>]]></objectif-formation></formation>"))
    )


def test_an_undeclared_entity_is_refused():
    with pytest.raises(LheoError, match="entité"):
        list(read(un_document("<formation><objectif-formation>&eacute;</objectif-formation></formation>")))


@pytest.mark.parametrize("tag", ["<a/>", "<formation/><a/>", '<a b="" c="" d=""/>', "<!-- x -->"])
def test_wide_xml_is_refused_while_it_is_read(tag: str):
    given = 0

    def pieces():
        nonlocal given
        yield un_document("")[: -len("</offres></lheo>")]
        while given < 500:
            given += 1
            yield tag.encode() * (32768 // len(tag))

    with pytest.raises(LheoError) as refusal:
        for _ in read(pieces(), limits=Limits(octets=2_000_000, marques=100_000), tolerant=True):
            pass
    assert refusal.value.raison == "TAILLE"
    assert given < 400


def test_tags_read_before_they_were_counted_weigh_too():
    document = un_document(f"<formation><extras>{'<extra/>' * 10_400}</extras></formation>")
    pieces = [document[start : start + 1000] for start in range(0, len(document), 1000)]
    assert len(list(read(pieces, limits=Limits(marques=10_500), tolerant=True))) == 1
    with pytest.raises(LheoError) as refusal:
        list(read(pieces, limits=Limits(marques=10_300), tolerant=True))
    assert refusal.value.raison == "TAILLE"


def test_deep_xml_is_refused():
    with pytest.raises(LheoError, match="les uns dans les autres"):
        list(read(un_document("<extras>" * 300_000)))


@pytest.mark.parametrize("tag", ["extras", "extra", "x", "action"])
def test_the_deepest_document_that_is_parsed_is_read_and_checked_without_fault(tag: str):
    data = un_document(f"<formation><extras>{'<extra>' if tag != 'extras' else ''}" + f"<{tag}>" * 245)
    data = data.replace(b"</offres></lheo>", f"</{tag}>".encode() * 245)
    data += (
        b"</extra></extras></formation></offres></lheo>"
        if tag != "extras"
        else b"</extras></formation></offres></lheo>"
    )
    list(check(data))
    list(read(data, tolerant=True))


def test_a_record_too_deep_is_refused():
    record = {"#": []}
    for _ in range(5000):
        record = {"#": [{"extras": record}]}
    with pytest.raises(LheoError):
        b"".join(write([{"extras": [record]}]))


def test_a_root_that_never_comes_is_not_waited_for():
    with pytest.raises(LheoError):
        read(b" " * 65536 for _ in range(10_000))


@pytest.mark.parametrize("prologue", ["<!-- " * 9000, "<?a " * 9000, "<!-- -->" * 7000, " " * 60000, "<!---->x" * 7000])
def test_no_prologue_makes_the_search_for_a_doctype_slow(prologue: str):
    started = time.monotonic()
    with pytest.raises(LheoError):
        list(read(prologue.encode()))
    assert time.monotonic() - started < 2


def test_a_gzip_bomb_is_refused_while_it_inflates():
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = un_document("<formation><objectif-formation>")
    data = packed.compress(start.partition(b"</offres>")[0] + b"a" * 30_000_000) + packed.flush()
    with pytest.raises(LheoError):
        list(read(decompress(data)))


@pytest.mark.parametrize("data", [b"\x1f\x8b", b"\x1f\x8b\x08" + b"\x00" * 30, zlib.compress(b"x" * 10_000)])
def test_a_damaged_archive_is_refused(data: bytes):
    with pytest.raises(LheoError):
        list(read(decompress(data)))


def test_an_archive_cut_short_is_told_as_such():
    packed = b"".join(compress([un_document("<formation/>")]))
    with pytest.raises(LheoError) as refusal:
        b"".join(decompress(packed[:-6]))
    assert refusal.value.raison == "GZIP"


def test_members_of_an_archive_follow_one_another():
    assert b"".join(decompress(b"".join([*compress([b"a" * 100_000]), *compress([b"b"])]))) == b"a" * 100_000 + b"b"


def test_no_document_opens_a_connection(monkeypatch):
    import socket

    def refuse(*_):
        raise AssertionError("a parser opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    located = un_document("<formation/>").replace(
        b"<lheo ",
        b'<lheo xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        b'xsi:schemaLocation="http://lheo.gouv.fr/2.3 http://localhost:1/a.xsd" ',
    )
    list(check(located))


def test_garbage_never_raises_anything_but_a_lheo_error():
    run = trials(seed=7)
    assert [fault for _, fault in zip(range(600), run, strict=False) if fault] == []


def test_the_proof_on_garbage_notices_a_reader_that_raises(monkeypatch):
    def broken(_: bytes) -> None:
        raise KeyError("x")

    monkeypatch.setattr(lheo_ordures, "READERS", (broken,))
    assert next(trials(seed=7)).startswith("KeyError")


def test_a_long_document_is_read_in_flat_memory():
    """15 MB, in a process of its own whose peak is told by the system."""
    code = (
        "from pathlib import Path\n"
        "from lheo import read, write_formation\n"
        "from tests.lheo.exemples import une_formation, un_document\n"
        "one = write_formation(une_formation(contenu_formation='x' * 3000))\n"
        "head, tail = un_document('|').split(b'|')\n"
        "def peak(): return int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
        "def pieces():\n"
        "    yield head\n"
        "    for _ in range(15_000_000 // len(one)): yield one\n"
        "    yield tail\n"
        "list(zip(range(20), read(pieces())))\n"
        "early = peak()\n"
        "assert sum(1 for _ in read(pieces())) > 2500\n"
        "assert peak() < 1.25 * early and peak() < 80_000, (early, peak())\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
