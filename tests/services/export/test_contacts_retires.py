"""A contact that may no longer be shown is in no file printed afterwards (RGPD art. 7 and 17)."""

from datetime import timedelta

from services.domain.events import FormationContactWithdrawn
from tests.builders import a_contact
from tests.services.export.conftest import LHEO, NOW, World, approved

LAURE = a_contact(numero="12C", nom="Effacée", courriel="effacee@exemple.fr")
WITHDRAWN = FormationContactWithdrawn(at=NOW + timedelta(minutes=5), numero="2358280F", version=1, contact="12C")


def courriels(world: World) -> list[str]:
    return [str(each.text) for each in world.file().iterfind(".//l:contact-formation//l:courriel", LHEO)]


def test_the_next_file_has_the_organisation_s_own_desk_in_the_place_of_an_erased_contact(world: World) -> None:
    world.publish("2358280F", contacts=(LAURE,))
    world.write()
    assert courriels(world) == ["effacee@exemple.fr"]
    world.publications.hear_contact(WITHDRAWN)
    world.clock.at += timedelta(days=1)
    world.write()
    assert courriels(world) == ["accueil@exemple.fr"]
    kept = world.store.publication("2358280F")
    assert "Effacée" not in kept.model_dump_json()  # type: ignore[union-attr]  # just published
    assert world.table.history("PUBLICATION#2358280F")[-1]["acte"] == "Contact retiré"


def test_a_publication_heard_after_the_withdrawal_comes_without_the_contact(world: World) -> None:
    world.publish()
    world.publications.hear_contact(WITHDRAWN)
    world.publications.hear_approved(approved(contacts=(LAURE,)))
    kept = world.store.publication("2358280F")
    assert kept is not None
    assert kept.actuelle is not None
    assert kept.actuelle.formation.contacts == ()


def test_a_later_version_may_show_the_contact_again_and_the_former_one_stays_without(world: World) -> None:
    world.publish("2358280F", contacts=(LAURE,))
    world.publications.hear_contact(WITHDRAWN)
    world.publications.hear_approved(approved(version=2, contacts=(LAURE,)))
    kept = world.store.publication("2358280F")
    assert kept is not None
    assert kept.actuelle is not None
    assert kept.precedente is not None
    assert [len(r.formation.contacts) for r in (kept.actuelle, kept.precedente)] == [1, 0]


def test_heard_twice_it_is_written_once(world: World) -> None:
    world.publish("2358280F", contacts=(LAURE,))
    for _ in range(2):
        world.publications.hear_contact(WITHDRAWN)
    assert [row["acte"] for row in world.table.history("PUBLICATION#2358280F")].count("Contact retiré") == 1
