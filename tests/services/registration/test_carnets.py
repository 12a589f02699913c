"""The address books on a table: who may, what is told, what two people at once do to each other."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from services.domain.errors import Conflict, Forbidden, NotFound, Refused
from services.domain.rights import Principal, Role
from services.domain.structure import EtatStructure, Structure
from services.registration import wiring
from services.registration.model.carnets import Carnets, Nature
from services.registration.model.lieux import Doublon
from services.registration.use_cases import AddressBooks
from services.shared.table import Item
from tests.builders import STRUCTURE, a_principal, a_structure
from tests.services.faults import Crash, watched
from tests.services.registration.conftest import Registration

Told = Callable[[], list[tuple[str, dict[str, Any]]]]
REFERENT, STAFF = a_principal(), a_principal(Role.DOCUMENTALISTE, nom="Anne Martin")
LAURE = {
    "nature": ["personne"],
    "civilite": ["Madame"],
    "nom": ["Thévenin"],
    "prenom": ["Laure"],
    "types": ["5", "3"],
    "fonction": ["Directrice"],
    "telephone": ["02 38 77 83 35"],
    "mobile": ["06 12 34 56 78"],
    "telecopie": ["02 38 77 83 36"],
    "courriel": ["laure.thevenin@exemple.fr"],
    "diffusable": ["oui"],
    "certification": ["oui"],
}
PAUL = {**LAURE, "nom": ["Marc"], "prenom": ["Paul"], "types": ["1"], "diffusable": ["non"], "courriel": [""]}
CAMPUS = {
    "nom": ["Campus nord"],
    "adresse.voie": ["10 Rue Saint-Étienne"],
    "adresse.code_postal": ["45000"],
    "adresse.ville": ["Orléans"],
}


@pytest.fixture
def books(registration: Registration) -> AddressBooks:
    """The use cases, on a structure that the Carif accepted."""
    keep(registration, a_structure())
    return wiring.address_books()


def keep(registration: Registration, structure: Structure) -> None:
    item = Item(f"STRUCTURE#{structure.numero}", "STRUCTURE", 1, structure.model_dump(mode="json"))
    registration.table.save(item, demande="inscription")


def carnets(books: AddressBooks) -> Carnets:
    return books.read(REFERENT, STRUCTURE)


def published(registration: Registration, told: Told) -> list[dict[str, Any]]:
    """What was told of the structure since last asked, by the sweep alone."""
    registration.sweep()
    return [fact["structure"] for kind, fact in told() if kind == "StructurePublished"]


def test_d043_a_contact_is_kept_with_all_that_was_typed(books: AddressBooks) -> None:
    numero = books.create_contact(REFERENT, STRUCTURE, {**LAURE, "autre_fonction": ["Service formation"]}, "un")
    fiche = books.contact(REFERENT, STRUCTURE, numero)
    contact = fiche.contact
    assert (numero, contact.nom_complet, contact.civilite) == ("1C", "Laure Thévenin", "Madame")
    assert (contact.telephone, contact.mobile) == ("+33238778335", "+33612345678")
    assert contact.telecopie == "+33238778336"
    assert (contact.types, contact.fonction_complete) == (("3", "5"), "Directrice, Service formation")
    assert (contact.diffusable, contact.principal, fiche.nature) == (True, True, Nature.PERSONNE)


def test_f005_a_person_needs_a_certified_consent_and_it_is_kept_with_its_text(books: AddressBooks) -> None:
    with pytest.raises(Refused) as refused:
        books.create_contact(REFERENT, STRUCTURE, {**LAURE, "certification": [""]}, "un")
    assert [v.code for v in refused.value.violations] == ["CONTACT.CERTIFICATION.ABSENTE"]
    said = books.contact(REFERENT, STRUCTURE, books.create_contact(REFERENT, STRUCTURE, LAURE, "deux")).certification
    assert said is not None
    assert (said.certifiee_par, said.diffusion, len(said.empreinte)) == (REFERENT.nom, True, 64)


def test_f005_a_desk_has_no_consent_to_give(books: AddressBooks) -> None:
    numero = books.create_contact(REFERENT, STRUCTURE, DESK, "un")
    assert books.contact(REFERENT, STRUCTURE, numero).certification is None


@pytest.mark.parametrize("change", [{"nom": ["Dupont"]}, {"diffusable": ["oui"]}])
def test_f005_another_person_or_a_wider_use_is_certified_anew(books: AddressBooks, change: dict[str, Any]) -> None:
    numero = books.create_contact(REFERENT, STRUCTURE, {**LAURE, "diffusable": ["non"]}, "un")
    silent = {**LAURE, "diffusable": ["non"], "certification": [""]}
    books.save_contact(REFERENT, STRUCTURE, numero, {**silent, "fonction": ["Présidente"]}, 1, "deux")
    with pytest.raises(Refused):
        books.save_contact(REFERENT, STRUCTURE, numero, {**silent, **change}, 2, "trois")


def test_f062_there_is_exactly_one_main_contact_and_choosing_another_moves_it(books: AddressBooks) -> None:
    laure = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    paul = books.create_contact(REFERENT, STRUCTURE, PAUL, "deux")
    assert [f.contact.numero for f in carnets(books).contacts if f.contact.principal] == [laure]
    books.save_contact(REFERENT, STRUCTURE, paul, {**PAUL, "principal": ["oui"]}, 1, "trois")
    assert [f.contact.numero for f in carnets(books).contacts if f.contact.principal] == [paul]
    books.save_contact(REFERENT, STRUCTURE, paul, PAUL, 2, "quatre")
    assert [f.contact.numero for f in carnets(books).contacts if f.contact.principal] == [paul]
    books.remove_contact(REFERENT, STRUCTURE, paul, laure, "cinq")
    assert [f.contact.numero for f in carnets(books).contacts if f.contact.principal] == [laure]


DESK = {"nature": ["service"], "nom": ["Accueil"], "courriel": ["accueil@exemple.fr"], "types": ["4"]}


@pytest.mark.parametrize("typed", [{"principal": ["oui"]}, {}], ids=["chosen", "the main contact becomes one"])
def test_f062_a_desk_is_no_main_contact(books: AddressBooks, typed: dict[str, Any]) -> None:
    laure = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    desk = books.create_contact(REFERENT, STRUCTURE, DESK, "deux")
    numero = desk if typed else laure
    with pytest.raises(Refused) as refused:
        books.save_contact(REFERENT, STRUCTURE, numero, {**DESK, **typed}, 1, "trois")
    [violation] = refused.value.violations
    assert (violation.code, violation.champs) == ("CONTACT.NATURE.PRINCIPAL", ("nature",))
    assert "personne responsable de l’établissement" in violation.message
    assert [f.contact.numero for f in carnets(books).contacts if f.contact.principal] == [laure]


def test_f062_a_desk_that_comes_first_waits_for_the_person_and_never_follows_one(books: AddressBooks) -> None:
    books.create_contact(REFERENT, STRUCTURE, DESK, "un")
    assert carnets(books).principal is None
    laure = books.create_contact(REFERENT, STRUCTURE, LAURE, "deux")
    assert [f.contact.numero for f in carnets(books).contacts if f.contact.principal] == [laure]
    assert carnets(books).successors(laure) == ()
    books.remove_contact(REFERENT, STRUCTURE, laure, "", "trois")
    assert carnets(books).principal is None


def test_f062_the_director_is_the_likeliest_to_follow_a_main_contact(books: AddressBooks) -> None:
    main = books.create_contact(REFERENT, STRUCTURE, PAUL, "un")
    books.create_contact(REFERENT, STRUCTURE, {**PAUL, "nom": ["Aubry"]}, "deux")
    laure = books.create_contact(REFERENT, STRUCTURE, LAURE, "trois")
    assert carnets(books).successors(main)[0].contact.numero == laure
    books.remove_contact(REFERENT, STRUCTURE, main, "", "quatre")
    principal = carnets(books).principal
    assert principal is not None
    assert principal.contact.numero == laure


def test_only_contacts_that_may_be_shown_are_told_and_at_once(
    books: AddressBooks, registration: Registration, told: Told
) -> None:
    books.create_contact(REFERENT, STRUCTURE, PAUL, "un")
    assert published(registration, told) == []
    laure = books.create_contact(REFERENT, STRUCTURE, LAURE, "deux")
    (structure,) = published(registration, told)
    assert [contact["nom"] for contact in structure["contacts"]] == ["Thévenin"]
    hidden = {**LAURE, "diffusable": ["non"]}
    books.save_contact(REFERENT, STRUCTURE, laure, hidden, 1, "trois")
    (structure,) = published(registration, told)
    assert structure["contacts"] == []


def test_nothing_is_told_of_a_structure_that_the_carif_has_not_accepted(registration: Registration, told: Told) -> None:
    keep(registration, a_structure(etat=EtatStructure.A_VERIFIER))
    wiring.address_books().create_contact(STAFF, STRUCTURE, LAURE, "un")
    assert published(registration, told) == []


def test_a_form_sent_twice_makes_one_contact(books: AddressBooks) -> None:
    assert books.create_contact(REFERENT, STRUCTURE, LAURE, "un") == books.create_contact(
        REFERENT, STRUCTURE, LAURE, "un"
    )
    books.save_contact(REFERENT, STRUCTURE, "1C", {**LAURE, "fonction": ["DG"]}, 1, "deux")
    books.save_contact(REFERENT, STRUCTURE, "1C", {**LAURE, "fonction": ["DG"]}, 1, "deux")
    assert len(carnets(books).contacts) == 1
    assert len(books.history(REFERENT, STRUCTURE, "contact", "1C")) == 2


def test_two_people_on_one_contact_the_second_is_told_and_nothing_is_overwritten(books: AddressBooks) -> None:
    numero = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    books.save_contact(STAFF, STRUCTURE, numero, {**LAURE, "fonction": ["Présidente"]}, 1, "deux")
    with pytest.raises(Conflict):
        books.save_contact(REFERENT, STRUCTURE, numero, {**LAURE, "fonction": ["Gérante"]}, 1, "trois")
    assert books.contact(REFERENT, STRUCTURE, numero).contact.fonction == "Présidente"


def test_two_people_on_two_contacts_at_once_do_not_disturb_each_other(
    books: AddressBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    laure = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    paul = books.create_contact(REFERENT, STRUCTURE, PAUL, "deux")
    read = type(books.store).carnets
    raced: list[str] = []

    def read_then_lose_the_race(store: Any, structure: str) -> Carnets | None:
        found: Carnets | None = read(store, structure)
        if not raced:
            raced.append(structure)
            books.save_contact(STAFF, STRUCTURE, paul, {**PAUL, "fonction": ["Accueil"]}, 1, "lui")
        return found

    monkeypatch.setattr(type(books.store), "carnets", read_then_lose_the_race)
    books.save_contact(REFERENT, STRUCTURE, laure, {**LAURE, "fonction": ["Gérante"]}, 1, "moi")
    fonctions = {fiche.contact.numero: fiche.contact.fonction for fiche in carnets(books).contacts}
    assert fonctions == {laure: "Gérante", paul: "Accueil"}


def test_an_erased_contact_leaves_the_act_in_history_and_its_name_nowhere(
    books: AddressBooks, registration: Registration, told: Told
) -> None:
    numero = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    registration.clock.at += timedelta(minutes=1)
    books.save_contact(REFERENT, STRUCTURE, numero, {**LAURE, "nom": ["Thevenin"]}, 1, "deux")
    registration.clock.at += timedelta(minutes=1)
    books.remove_contact(STAFF, STRUCTURE, numero, "", "trois", erase=True)
    rows = books.history(REFERENT, STRUCTURE, "contact", numero)
    assert [row["acte"] for row in rows] == [
        "Contact ajouté",
        "Contact modifié",
        "Contact effacé à la demande de la personne",
    ]
    kept = str([item.document for item in registration.table.query(f"STRUCTURE#{STRUCTURE}")])
    for trace in ("Thevenin", "0238778335", "238778335", "laure.thevenin@exemple.fr"):
        assert trace not in kept
    assert published(registration, told)[-1]["contacts"] == []


def test_a_contact_that_is_gone_stays_gone_when_one_asks_again(books: AddressBooks) -> None:
    numero = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    books.remove_contact(REFERENT, STRUCTURE, numero, "", "deux")
    books.remove_contact(REFERENT, STRUCTURE, numero, "", "trois")
    with pytest.raises(NotFound):
        books.contact(REFERENT, STRUCTURE, numero)
    assert len(books.history(REFERENT, STRUCTURE, "contact", numero)) == 2


def test_f010_a_place_is_kept_and_told_at_once(books: AddressBooks, registration: Registration, told: Told) -> None:
    id = books.create_lieu(REFERENT, STRUCTURE, {**CAMPUS, "uai": ["0450049J"]}, "un")
    (structure,) = published(registration, told)
    (lieu,) = structure["lieux"]
    assert (lieu["id"], lieu["nom"], lieu["uai"], lieu["adresse"]["region"]) == (id, "Campus nord", "0450049J", "24")


def test_the_same_address_is_never_entered_twice(books: AddressBooks) -> None:
    books.create_lieu(REFERENT, STRUCTURE, CAMPUS, "un")
    again = {**CAMPUS, "nom": ["Autre nom"], "adresse.voie": ["10, R. ST ETIENNE"]}
    with pytest.raises(Doublon) as found:
        books.create_lieu(REFERENT, STRUCTURE, again, "deux", distinct=True)
    assert found.value.certain
    assert [fiche.lieu.nom for fiche in found.value.lieux] == ["Campus nord"]


def test_an_address_that_resembles_another_is_asked_about_once(books: AddressBooks) -> None:
    books.create_lieu(REFERENT, STRUCTURE, CAMPUS, "un")
    bis = {**CAMPUS, "nom": ["Annexe"], "adresse.voie": ["10 bis rue Saint-Étienne"]}
    with pytest.raises(Doublon) as found:
        books.create_lieu(REFERENT, STRUCTURE, bis, "deux")
    assert not found.value.certain
    id = books.create_lieu(REFERENT, STRUCTURE, bis, "trois", distinct=True)
    books.save_lieu(REFERENT, STRUCTURE, id, {**bis, "nom": ["Annexe sud"]}, 1, "quatre")
    assert {fiche.lieu.nom for fiche in carnets(books).lieux} == {"Campus nord", "Annexe sud"}


def test_f122_a_landmark_is_no_place(books: AddressBooks) -> None:
    with pytest.raises(Refused) as refused:
        books.create_lieu(REFERENT, STRUCTURE, {**CAMPUS, "adresse.voie": ["Parking de la gare"]}, "un")
    assert [v.code for v in refused.value.violations] == ["ADRESSE.VAGUE"]


def test_each_manages_its_own_contacts_and_the_carif_all(books: AddressBooks) -> None:
    saisie, stranger = a_principal(Role.OF_SAISIE), a_principal(structures={"99P": Role.OF_REFERENT})
    with pytest.raises(NotFound):
        books.create_contact(saisie, STRUCTURE, LAURE, "un")
    with pytest.raises(NotFound):
        books.read(stranger, STRUCTURE)
    assert books.create_contact(STAFF, STRUCTURE, LAURE, "deux")
    assert books.create_lieu(saisie, STRUCTURE, CAMPUS, "trois")
    with pytest.raises((NotFound, Forbidden)):
        books.remove_lieu(stranger, STRUCTURE, "1", "quatre")


def test_f037_everybody_of_the_organisation_sees_its_contacts(books: AddressBooks) -> None:
    books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    assert [f.contact.nom for f in books.read(a_principal(Role.OF_SAISIE), STRUCTURE).contacts] == ["Thévenin"]


def test_what_is_exported_of_a_person_is_all_that_is_held_here_and_nothing_of_elsewhere(
    books: AddressBooks, registration: Registration
) -> None:
    registration.active(courriel="laure.thevenin@exemple.fr")
    numero = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    export = books.export_contact(REFERENT, STRUCTURE, numero)
    assert export.fiche.contact.nom == "Thévenin"
    assert [row["acte"] for row in export.historique] == ["Contact ajouté"]
    assert export.compte is None, "the account is of another organisation"
    with pytest.raises(NotFound):
        books.export_contact(Principal(sub="x", structures={"99P": Role.OF_REFERENT}), STRUCTURE, numero)


@pytest.mark.parametrize("last_call", range(1, 10))
def test_a_contact_survives_death_after_each_call_and_is_told_by_the_sweep_alone(
    books: AddressBooks, registration: Registration, told: Told, last_call: int
) -> None:
    with suppress(Crash), watched(crash_after=last_call):
        books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    kept = len(carnets(books).contacts)
    assert len(published(registration, told)) == kept
    books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    assert [fiche.contact.nom for fiche in carnets(books).contacts] == ["Thévenin"]
    rows = registration.table.history(f"STRUCTURE#{STRUCTURE}")
    assert [row["acte"] for row in rows] == ["Contact ajouté"]
    assert len(published(registration, told)) == 1 - kept


def test_a_structure_keeps_its_address_books_when_the_carif_accepts_it(registration: Registration, told: Told) -> None:
    demande = registration.ask()
    registration.send(demande)
    numero = registration.demande(demande).structure.numero
    wiring.address_books().create_contact(STAFF, numero, LAURE, "un")
    registration.hear(registration.approved(demande))
    (structure,) = published(registration, told)
    assert [contact["nom"] for contact in structure["contacts"]] == ["Thévenin"]
    record = wiring.store().structure(numero)
    assert record is not None
    assert [contact.nom for contact in record.contacts] == ["Thévenin"]


def withdrawals(registration: Registration, told: Told) -> list[tuple[str, bool]]:
    registration.sweep()
    return [(fact["numero"], fact["efface"]) for kind, fact in told() if kind == "ContactWithdrawn"]


def test_whoever_asks_to_be_erased_is_told_to_whoever_copied_the_contact(
    registration: Registration, books: AddressBooks, told: Told
) -> None:
    numero = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    books.remove_contact(REFERENT, STRUCTURE, numero, "", "deux", erase=True)
    assert withdrawals(registration, told) == [(numero, True)]


def test_a_contact_that_may_be_shown_no_more_is_told_to_whoever_copied_it(
    registration: Registration, books: AddressBooks, told: Told
) -> None:
    numero = books.create_contact(REFERENT, STRUCTURE, LAURE, "un")
    books.save_contact(REFERENT, STRUCTURE, numero, {**LAURE, "diffusable": ["non"]}, 1, "deux")
    assert withdrawals(registration, told) == [(numero, False)]


def test_a_contact_that_was_never_shown_or_only_leaves_the_book_is_not_told(
    registration: Registration, books: AddressBooks, told: Told
) -> None:
    shown, hidden = (books.create_contact(REFERENT, STRUCTURE, typed, typed["nom"][0]) for typed in (LAURE, PAUL))
    books.save_contact(REFERENT, STRUCTURE, hidden, {**PAUL, "fonction": ["Accueil"]}, 1, "trois")
    books.remove_contact(REFERENT, STRUCTURE, shown, "", "quatre")
    assert withdrawals(registration, told) == []
