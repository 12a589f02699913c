"""A publication is what each cut of time sees of it."""

from datetime import timedelta

from services.export.model import Publication, Revision
from tests.builders import a_formation
from tests.services.export.conftest import NOW

HOUR = timedelta(hours=1)


def a_revision(version: int) -> Revision:
    return Revision(version=version, publiee_le=NOW + version * HOUR, formation=a_formation())


def a_publication(*versions: int) -> Publication:
    publication = Publication(numero="2358280F")
    for version in versions:
        publication = publication.publish(a_revision(version))
    return publication


def version_at(publication: Publication, hours: float) -> int | None:
    revision = publication.at(NOW + hours * HOUR)
    return revision.version if revision else None


def test_a_publication_is_absent_before_it_was_decided_and_present_from_then_on() -> None:
    assert [version_at(a_publication(1), hours) for hours in (0.5, 1, 2)] == [None, 1, 1]


def test_i2_a_cut_before_the_new_version_still_sees_the_former_one() -> None:
    assert [version_at(a_publication(1, 2), hours) for hours in (1.5, 2)] == [1, 2]


def test_an_older_version_that_arrives_late_changes_nothing() -> None:
    publication = a_publication(2)
    assert publication.publish(a_revision(1)) is publication


def test_the_same_version_heard_twice_changes_nothing() -> None:
    publication = a_publication(1)
    assert publication.publish(a_revision(1)) is publication


def test_i2_what_was_archived_is_absent_from_the_cuts_after_and_present_in_those_before() -> None:
    publication = a_publication(1).archive(1, NOW + 3 * HOUR)
    assert [version_at(publication, hours) for hours in (2, 3)] == [1, None]


def test_an_archiving_heard_before_its_publication_still_holds() -> None:
    publication = Publication(numero="2358280F").archive(1, NOW + 3 * HOUR).publish(a_revision(1))
    assert version_at(publication, 4) is None


def test_a_version_published_after_an_archiving_is_in_diffusion_again() -> None:
    publication = a_publication(1).archive(1, NOW + 1.5 * HOUR).publish(a_revision(2))
    assert [version_at(publication, hours) for hours in (1.2, 1.7, 2)] == [1, None, 2]


def test_an_archiving_of_an_older_version_does_not_touch_the_present_one() -> None:
    assert version_at(a_publication(1, 2).archive(1, NOW + 5 * HOUR), 6) == 2
