"""The file of a feed: what is in it, what is left out, and when its partner may see it."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from services.domain.errors import NotFound
from services.domain.profil import Flux
from services.export.model import EtatExecution
from services.shared import aws
from tests.builders import a_session
from tests.services.export.conftest import LHEO, NOW, World, approved, archived, structure_published


def test_every_formation_in_diffusion_is_in_the_file(world: World) -> None:
    world.publish("1F", "2F", "3F")
    world.write()
    assert world.numeros() == ["1F", "2F", "3F"]


def test_the_file_says_when_its_offer_was_taken(world: World) -> None:
    world.publish("1F")
    world.write()
    assert world.file().get("horodatage-export") == "2026-11-20T09:00:00Z"


def test_the_manifest_lies_beside_the_file_and_describes_it(world: World) -> None:
    world.publish("1F", "2F")
    world.write()
    manifeste = world.offered()
    assert manifeste is not None
    content = world.bytes(manifeste.nom)
    beside = json.loads(world.bytes(manifeste.nom.replace(".xml.gz", ".json")))
    assert beside == json.loads(manifeste.model_dump_json())
    assert (manifeste.sha256, manifeste.taille) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (manifeste.formations, manifeste.sessions, manifeste.version_lheo) == (2, 2, "2.3")
    assert (manifeste.coupe, manifeste.ecartees, manifeste.precedent) == (NOW, (), None)


def test_the_file_has_a_dated_name_under_its_feed(world: World) -> None:
    world.publish("1F")
    world.write()
    assert world.offered().nom.startswith("intercarif/20261120T090000Z-")  # type: ignore[union-attr]  # just written


def test_each_manifest_names_the_file_it_replaces(world: World) -> None:
    world.publish("1F")
    world.write()
    first = world.offered()
    world.later(days=1)
    world.write()
    assert first is not None
    assert world.offered().precedent == first.fichier  # type: ignore[union-attr]  # just written


def test_the_fact_that_a_file_is_offered_is_told_with_it(world: World) -> None:
    world.publish("1F")
    world.write()
    (fact,) = world.outgoing()
    manifeste = world.offered()
    assert manifeste is not None
    assert fact["type"] == "ExportPublished"
    assert (fact["flux"], fact["partenaire"], fact["fichier"]) == ("intercarif", "intercarif", manifeste.nom)
    assert (fact["formations"], fact["sessions"], fact["sha256"]) == (1, 1, manifeste.sha256)


def test_i2_a_formation_published_after_the_cut_waits_for_the_next_file(world: World) -> None:
    world.publish("1F")
    world.publications.hear_approved(approved("2F", at=NOW + timedelta(minutes=1)))
    world.write()
    assert world.numeros() == ["1F"]
    world.later(minutes=1)
    world.write()
    assert world.numeros() == ["1F", "2F"]


def test_i2_a_version_published_during_the_export_leaves_the_former_one_in_the_file(world: World) -> None:
    world.publish("1F", intitule="Avant")
    world.publications.hear_approved(approved("1F", 2, NOW + timedelta(seconds=1), intitule="Après"))
    world.write()
    assert [t.text for t in world.file().iterfind(".//l:intitule-formation", LHEO)] == ["Avant"]


def test_i2_a_formation_out_of_diffusion_is_absent_from_the_next_file(world: World) -> None:
    world.publish("1F", "2F")
    world.publications.hear_archived(archived(numero="2F"))
    world.write()
    assert world.numeros() == ["1F"]


def test_one_broken_formation_is_left_out_and_named_and_the_others_go_out(world: World) -> None:
    world.publish("1F", "3F")
    world.publish("2F", intitule="x" * 3_000)
    world.write()
    manifeste = world.offered()
    assert manifeste is not None
    assert world.numeros() == ["1F", "3F"]
    assert [ecartee.numero for ecartee in manifeste.ecartees] == ["2F"]
    assert manifeste.ecartees[0].raison
    assert list(world.outgoing()[0]["ecartees"]) == ["2F"]


def test_a_record_that_cannot_be_read_is_left_out_and_named(world: World) -> None:
    from services.shared.table import Item

    world.publish("1F")
    world.table.save(Item("PUBLICATION#2F", "PUBLICATION", 1, {"numero": "2F", "inattendu": True}), demande="panne")
    world.write()
    assert world.numeros() == ["1F"]
    assert [(e.numero, e.raison) for e in world.offered().ecartees] == [  # type: ignore[union-attr]  # just written
        ("2F", "L’enregistrement de la fiche est illisible.")
    ]


def test_a_formation_left_out_is_in_the_next_file_once_it_is_mended(world: World) -> None:
    world.publish("1F")
    world.publish("2F", intitule="x" * 3_000)
    world.write()
    world.publications.hear_approved(approved("2F", 2, world.later(days=1)))
    world.write()
    assert world.numeros() == ["1F", "2F"]


def test_a_formation_whose_organisation_is_unknown_is_left_out_and_goes_out_once_it_is_known(world: World) -> None:
    world.publish("1F")
    world.publications.hear_approved(approved("2F", structure="99P"))
    world.write()
    assert [e.raison for e in world.offered().ecartees] == [  # type: ignore[union-attr]  # just written
        "L’organisme 99P n’est pas encore connu de l’export."
    ]
    world.publications.hear_structure(structure_published(numero="99P"))
    world.later(days=1)
    world.write()
    assert world.numeros() == ["1F", "2F"]


def test_an_organisation_that_changed_is_printed_as_it_is_now(world: World) -> None:
    world.publish("1F")
    world.publications.hear_structure(structure_published(NOW + timedelta(minutes=1), raison_sociale="Nouveau nom"))
    world.write()
    names = world.file().iterfind(".//l:organisme-formation-responsable/l:raison-sociale", LHEO)
    assert [name.text for name in names] == ["Nouveau nom"]


def test_a_formation_spoilt_by_a_change_of_its_organisation_is_checked_again_and_left_out(world: World) -> None:
    world.publications.hear_structure(structure_published(NOW - timedelta(days=1), numero="99P"))
    world.publish("1F")
    world.publish("2F", structure="99P")
    world.publications.hear_structure(structure_published(NOW, numero="99P", siret="pas un SIRET du tout"))
    world.write()
    assert world.numeros() == ["1F"]


def test_domain_3_1_one_action_carries_one_session(world: World) -> None:
    sessions = (a_session(numero="7S"), a_session(numero="8S"))
    world.publish("1F", sessions=sessions)
    world.write()
    actions = world.file().findall(".//l:action", LHEO)
    assert [len(action.findall("l:session", LHEO)) for action in actions] == [1, 1]
    assert world.offered().sessions == 2  # type: ignore[union-attr]  # just written


def test_an_empty_export_writes_no_file_and_leaves_the_former_one_in_place(world: World) -> None:
    world.publish("1F")
    world.write()
    before = world.offered()
    world.publications.hear_archived(archived(numero="1F", at=world.later(hours=1)))
    execution = world.write()
    assert world.offered() == before
    assert len(world.files()) == 2
    assert (execution.etat, execution.nom) == (EtatExecution.TERMINE, "")
    assert "Aucune formation" in execution.raison


def test_an_export_where_everything_is_broken_leaves_the_former_file_in_place(world: World) -> None:
    world.publish("1F")
    world.write()
    before = world.offered()
    world.publications.hear_approved(approved("1F", 2, world.later(hours=1), intitule="x" * 3_000))
    execution = world.write()
    assert world.offered() == before
    assert execution.ecartees == 1


def test_writing_the_same_feed_and_cut_again_does_nothing(world: World) -> None:
    world.publish("1F")
    world.write()
    before = world.files()
    assert world.write() is None
    assert world.files() == before
    assert len(world.outgoing()) == 1


def test_two_feeds_of_the_same_cut_are_two_files(world: World) -> None:
    world.publish("1F")
    assert [done.flux for done in world.exports.write_all(NOW)] == ["intercarif", "france-travail"]
    assert world.numeros("intercarif") == world.numeros("france-travail") == ["1F"]


def test_equal_offers_give_equal_formations_from_one_night_to_the_next(world: World) -> None:
    world.publish("1F", "2F")
    world.write()
    first = [f.get("numero") for f in world.file().iterfind("l:offres/l:formation", LHEO)]
    world.later(days=1)
    world.write()
    assert [f.get("numero") for f in world.file().iterfind("l:offres/l:formation", LHEO)] == first


def test_a_feed_in_lheo_2_2_is_written_in_its_own_language(make_world: Callable[..., World]) -> None:
    world = make_world(flux=(Flux(code="ancien", partenaire="ancien", nom="Ancien", version="2.2"),))
    world.publish("1F")
    world.write("ancien")
    assert world.file("ancien").tag == "{http://www.lheo.org/2.2}lheo"
    assert world.offered("ancien").formations == 1  # type: ignore[union-attr]  # just written
    assert world.offered("ancien").version_lheo == "2.2"  # type: ignore[union-attr]  # just written


def test_an_older_cut_never_replaces_a_newer_file(world: World) -> None:
    world.publish("1F")
    world.later(hours=1)
    world.write()
    before = world.offered()
    execution = world.exports.write("intercarif", NOW)
    assert execution is not None
    assert (execution.etat, execution.raison) == (EtatExecution.ECHEC, "Un fichier plus récent est déjà offert.")
    assert world.offered() == before


def test_a_feed_that_the_profile_does_not_know_does_not_exist(world: World) -> None:
    with pytest.raises(NotFound):
        world.exports.write("inconnu", NOW)


def test_the_scan_reads_further_than_its_first_page(world: World) -> None:
    # A page of DynamoDB ends at 1 MB: these texts compress badly, so that three pages are needed
    import random

    noise = random.Random(1)
    for n in range(40):
        text = " ".join("".join(noise.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=9)) for _ in range(1_900))
        world.publish(f"{n}F", sessions=(a_session(numero=f"{n}S", duree_commentaire=""),), contenu=text[:3_000])
    world.write()
    assert len(world.numeros()) == 40
    assert aws.client("dynamodb")
