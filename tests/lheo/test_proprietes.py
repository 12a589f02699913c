"""Whatever the model: what is written is valid, what is read back is equal, what is rewritten is the same document."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lheo import Version, check_schema, downgrade, read, read_document, upgrade, write, write_document, write_formation
from lheo import elements as m
from lheo.enregistrement import from_record, to_record
from lheo.rendu.generique import rendre
from tests.lheo.hasard import Hasard
from tests.lheo.officiel import accepts

versions = st.sampled_from(list(Version))
# A seed rather than every draw: Hypothesis then tries large models, and shrinks to small seeds of small generosity.
chance = st.builds(random.Random, st.integers(0, 2**32))
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def drawn(source: random.Random, version: Version, nom: str = "formation") -> m.Formation:
    return Hasard(source, version).element(nom)


@quick
@given(chance, versions)
def test_a_formation_written_and_read_back_is_equal(source, version):
    formation = drawn(source, version)
    reading = read(b"".join(write([formation], version)))
    assert list(reading) == [formation]
    assert reading.version == version


@quick
@given(chance, versions)
def test_the_generated_functions_write_what_the_walker_writes(source, version):
    formation = drawn(source, version)
    start = len("<formation")
    declared = rendre(formation, version)[:start] + f' xmlns="{version.namespace}"' + rendre(formation, version)[start:]
    assert write_formation(formation, version).decode() == declared


@pytest.mark.shared
@quick
@given(chance, versions)
def test_what_is_written_is_valid_for_the_official_schema(shared_dir: Path, source, version):
    data = write_formation(drawn(source, version), version)
    assert accepts(shared_dir, version, data)
    assert check_schema(data, version) == []


@quick
@given(chance, versions, st.sampled_from(["lheo", "lheo-index", "lheo-plus"]))
def test_any_root_read_and_written_again_is_canonically_the_same_document(source, version, nom):
    data = write_document(drawn(source, version, nom), version)
    root, found = read_document(data)
    assert found == version
    assert canonical(write_document(root, version)) == canonical(data)


@quick
@given(chance, versions)
def test_prefix_blanks_and_comments_change_nothing_that_is_read(source, version):
    formation = drawn(source, version)
    dressed = prefixed(b"".join(write([formation], version)), version)
    assert list(read(dressed)) == [formation]


@quick
@given(chance, versions)
def test_a_record_gives_its_formation_back(source, version):
    formation = drawn(source, version)
    assert from_record("formation", to_record(formation)) == formation


@quick
@given(chance, versions)
def test_a_record_is_written_as_its_formation_is(source, version):
    formation = drawn(source, version)
    expected = b"".join(write([formation], version))
    assert b"".join(write([to_record(formation)], version)) == expected
    stored = json.dumps(to_record(formation), ensure_ascii=False).encode()
    assert b"".join(write([stored], version)) == expected


@quick
@given(chance)
def test_what_2_2_says_2_3_takes(source):
    formation, _ = upgrade(drawn(source, Version.V2_2))
    assert check_schema(formation, Version.V2_3) == []


@quick
@given(chance)
def test_a_valid_2_3_formation_goes_down_to_a_valid_2_2_one(source):
    formation = drawn(source, Version.V2_3)
    lowered, report = downgrade(formation)
    assert check_schema(lowered, Version.V2_2) == []
    assert (lowered == formation) == (len(report) == 0)


def canonical(data: bytes) -> bytes:
    """Exclusive C14N: what two documents that say the same have in common."""
    return etree.tostring(etree.fromstring(data), method="c14n", exclusive=True)


def prefixed(data: bytes, version: Version) -> bytes:
    """The same document in UTF-16, its elements prefixed, blanks and comments between those of the frame."""
    root = etree.fromstring(data)
    inner = etree.tostring(root[0][0], encoding="unicode")
    inner = inner.replace(f' xmlns="{version.namespace}"', "", 1)
    frame = (
        '<?xml version="1.0" encoding="UTF-16"?>\n<!-- export -->\n'
        f"<l:lheo xmlns:l='{version.namespace}'>\n\t<l:offres><!-- une -->"
        f'<formation xmlns="{version.namespace}"{inner.removeprefix("<formation")}\n</l:offres></l:lheo>\n'
    )
    return frame.encode("utf-16")
