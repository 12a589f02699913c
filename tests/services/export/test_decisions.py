"""What the export keeps when it hears what the Carif decided, in whatever order it hears it."""

from datetime import timedelta

from tests.services.export.conftest import FORMACODE, NOW, World, approved, archived, structure_published


def test_an_approved_formation_is_kept_with_the_indexation_of_the_documentalist(world: World) -> None:
    world.publish()
    world.publications.hear_approved(approved())
    kept = world.store.publication("2358280F")
    assert kept is not None
    assert kept.actuelle is not None
    assert kept.actuelle.formation.formacodes == (FORMACODE,)
    assert kept.actuelle.publiee_le == NOW


def test_it_is_printed_once_for_each_edition_of_the_feeds_and_the_schema_accepts_it(world: World) -> None:
    world.publish("2358280F")
    verdicts = world.store.publication("2358280F").actuelle.verdicts  # type: ignore[union-attr]  # just published
    assert {edition: verdict.ecart for edition, verdict in verdicts.items()} == {"2.3": ""}
    assert len(verdicts["2.3"].empreinte) == 32


def test_a_formation_that_the_schema_refuses_is_kept_with_the_reason(world: World) -> None:
    world.publish("2358280F", intitule="x" * 3_000)
    verdict = world.store.publication("2358280F").actuelle.verdicts["2.3"]  # type: ignore[union-attr]  # just published
    assert verdict.ecart


def test_a_formation_heard_before_its_organisation_waits_for_the_export(world: World) -> None:
    world.publications.hear_approved(approved())
    kept = world.store.publication("2358280F")
    assert kept is not None
    assert kept.actuelle is not None
    assert kept.actuelle.verdicts == {}


def test_versions_heard_in_the_wrong_order_leave_the_newest(world: World) -> None:
    world.publish()
    for version in (3, 2, 1):
        world.publications.hear_approved(approved(version=version, intitule=f"Version {version}"))
    kept = world.store.publication("2358280F")
    assert kept is not None
    assert kept.actuelle is not None
    assert kept.actuelle.version == 3
    assert kept.ecritures == 1


def test_a_fact_heard_twice_writes_once(world: World) -> None:
    world.publish()
    for _ in range(2):
        world.publications.hear_approved(approved())
    assert [row["acte"] for row in world.table.history("PUBLICATION#2358280F")] == ["Mise en diffusion"]


def test_entering_and_leaving_diffusion_are_both_in_the_history(world: World) -> None:
    world.publish("2358280F")
    world.publications.hear_archived(archived(at=NOW + timedelta(hours=1)))
    assert [row["acte"] for row in world.table.history("PUBLICATION#2358280F")] == [
        "Mise en diffusion",
        "Retrait de diffusion",
    ]


def test_an_older_approval_of_an_organisation_does_not_replace_the_newer_one(world: World) -> None:
    world.publications.hear_structure(structure_published(NOW, raison_sociale="Nouvelle"))
    world.publications.hear_structure(structure_published(NOW - timedelta(days=1), raison_sociale="Ancienne"))
    assert world.store.structure("23470P").raison_sociale == "Nouvelle"  # type: ignore[union-attr]  # just kept


def test_a_newer_approval_of_an_organisation_replaces_the_older_one(world: World) -> None:
    world.publications.hear_structure(structure_published(NOW, raison_sociale="Ancienne"))
    world.publications.hear_structure(structure_published(NOW + timedelta(days=1), raison_sociale="Nouvelle"))
    assert world.store.structure("23470P").raison_sociale == "Nouvelle"  # type: ignore[union-attr]  # just kept
