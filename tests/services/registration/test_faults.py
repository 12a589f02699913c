"""The process dies after each of its AWS calls: nothing that was accepted is lost, nothing is done twice."""

import contextlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from services.domain.events import AccessRequested, Fact
from services.registration import wiring
from services.registration.model.compte import address_fingerprint
from services.registration.model.demande import EtatDemande
from services.registration.reactions import ear
from services.shared import aws
from tests.services.faults import Crash, watched
from tests.services.registration.conftest import LOGIN, NOW, PASSWORD, Registration
from tests.services.registration.test_membres import change, compte

Told = Callable[[], list[tuple[str, dict[str, Any]]]]


def died_after_each_call(act: Callable[[], object], most: int) -> list[str]:
    """Do `act` again and again, dying after its first call, its second one… until it lives; the calls it died after."""
    died = []
    for number in range(1, most + 1):
        try:
            with watched(crash_after=number):
                act()
        except Crash as crash:
            died.append(str(crash))
        else:
            return died
    raise AssertionError(f"still dying after {most} calls: {died}")


# More than any of the acts below makes; a run that lives changes nothing about what must be true at the end
EACH_CALL = range(1, 14)


def die(act: Callable[[], object], last_call: int) -> None:
    """Do `act`, and die after its call number `last_call` if it makes so many."""
    with contextlib.suppress(Crash), watched(crash_after=last_call):
        act()


def test_sending_survives_death_after_each_call(registration: Registration, told: Told) -> None:
    id = registration.ask()
    registration.joined(id)
    died = died_after_each_call(lambda: registration.send(id, "oui"), 16)
    assert [call for call in died if call != "GetItem"] == [
        "HeadObject",
        "CopyObject",
        "HeadObject",
        *["GetObject", "PutObject"] * 2,
        "UpdateItem",
        "TransactWriteItems",
    ]
    demande = registration.demande(id)
    assert demande.etat is EtatDemande.ENVOYEE
    assert demande.piece is not None
    registration.sweep()
    assert [(kind, fact["demande"]) for kind, fact in told()] == [("StructureRequested", id)]
    assert len(registration.table.history(f"DEMANDE#{id}")) == 1


@pytest.mark.parametrize("last_call", EACH_CALL)
def test_a_request_that_is_sent_reaches_the_carif_by_the_sweep_alone(
    registration: Registration, told: Told, last_call: int
) -> None:
    id = registration.ask()
    registration.joined(id)
    die(lambda: registration.send(id, "oui"), last_call)
    registration.sweep()
    sent = registration.demande(id).etat is EtatDemande.ENVOYEE
    assert [kind for kind, _ in told()] == (["StructureRequested"] if sent else [])


@pytest.mark.parametrize(
    "code",
    ["IdempotentParameterMismatchException", "TransactionInProgressException", "TransactionCanceledException"],
)
def test_the_same_form_sent_twice_at_once_is_one_request_whatever_dynamodb_says(
    registration: Registration, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    id = registration.ask()
    message = "Transaction cancelled, please refer cancellation reasons [TransactionConflict, None, None]"
    wiring.registrations()
    dynamodb = aws.client("dynamodb")
    write = dynamodb.transact_write_items

    def twice(**asked: Any) -> object:
        """The other form has just been written; this one is told in one of the three ways."""
        write(**asked)
        raise ClientError({"Error": {"Code": code, "Message": message}}, "TransactWriteItems")

    monkeypatch.setattr(dynamodb, "transact_write_items", twice)
    assert registration.send(id).location == f"/inscription/{id}/merci"
    assert len(registration.table.history(f"DEMANDE#{id}")) == 1


def test_the_sweep_survives_death_after_each_call(registration: Registration, told: Told) -> None:
    registration.send(registration.ask())
    died = died_after_each_call(registration.sweep, 12)
    assert "PutEvents" in died
    assert {kind for kind, _ in told()} == {"StructureRequested"}
    assert list(registration.table.outgoing(NOW + timedelta(days=1))) == []


def test_these_are_the_writes_after_which_one_may_die(registration: Registration) -> None:
    def writes(act: Callable[[], object]) -> list[str]:
        with watched() as calls:
            act()
        assert len(calls) < EACH_CALL.stop
        return [call for call in calls if call != "GetItem"]

    one = registration.ask()
    registration.send(one)
    refused = registration.refused(one)
    assert writes(lambda: ear().act_upon(refused)) == ["TransactWriteItems", "SendEmail", "PutItem"]
    two = registration.ask()
    registration.send(two)
    approved = registration.approved(two)
    assert writes(lambda: ear().act_upon(approved)) == [
        "AdminCreateUser",
        "UpdateItem",
        "TransactWriteItems",
        "TransactWriteItems",
        "SendEmail",
        "PutItem",
    ]
    assert writes(lambda: registration.choose(registration.link())) == [
        "TransactWriteItems",
        "AdminSetUserPassword",
        "TransactWriteItems",
        "DeleteItem",
        "DeleteItem",
    ]


@pytest.mark.parametrize("last_call", EACH_CALL)
def test_opening_an_account_survives_death_after_each_call(
    registration: Registration, told: Told, last_call: int
) -> None:
    id = registration.ask()
    registration.send(id)
    fact = registration.approved(id)
    die(lambda: ear().act_upon(fact), last_call)
    ear().act_upon(fact)
    assert registration.demande(id).etat is EtatDemande.ACCEPTEE
    assert len(registration.pool.users) == 1
    assert len(registration.table.history(f"DEMANDE#{id}")) == 2
    compte = wiring.store().compte_of(address_fingerprint(LOGIN))
    assert compte is not None
    assert list(compte.structures) == ["1P"]
    registration.sweep()
    assert [kind for kind, _ in told()].count("StructurePublished") == 1
    assert registration.choose(registration.link()).status == 303
    assert registration.sign_in().status == 303


@pytest.mark.parametrize("last_call", EACH_CALL)
def test_refusing_survives_death_after_each_call(registration: Registration, last_call: int) -> None:
    id = registration.ask()
    registration.send(id)
    fact = registration.refused(id)
    die(lambda: ear().act_upon(fact), last_call)
    ear().act_upon(fact)
    assert registration.demande(id).etat is EtatDemande.REFUSEE
    assert {mail["To"] for mail in registration.mails()} == {LOGIN}
    assert registration.send(registration.ask()).status == 303, "the SIRET is free again"


@pytest.mark.parametrize("last_call", EACH_CALL)
def test_choosing_a_password_survives_death_after_each_call(registration: Registration, last_call: int) -> None:
    jeton = registration.accepted()
    die(lambda: registration.choose(jeton), last_call)
    assert registration.choose(jeton).status in {303, 410}
    assert registration.sign_in().status == 303
    assert registration.choose(jeton, "Encore-un", demande="autre").status == 410
    assert registration.pool.users[LOGIN]["password"] == PASSWORD


@pytest.mark.parametrize("last_call", EACH_CALL)
def test_changing_the_password_survives_death_after_each_call(registration: Registration, last_call: int) -> None:
    registration.active()
    there, who = registration.cookie(registration.sign_in()), compte().principal()
    die(lambda: change(who, PASSWORD, "Nouveau-mot-1"), last_call)
    registration.clock.at += timedelta(minutes=1)
    if registration.pool.users[LOGIN]["password"] == PASSWORD:  # the form is sent again
        assert change(who, PASSWORD, "Nouveau-mot-1").status == 303
    assert registration.authorize(cookie=there)["sub"] == ""
    assert registration.sign_in(password="Nouveau-mot-1").status == 303


def test_asking_for_a_link_survives_death_after_each_call(registration: Registration, told: Told) -> None:
    registration.active()
    died = died_after_each_call(lambda: wiring.access().ask(LOGIN), 6)
    assert died == ["GetItem", "TransactWriteItems"]
    told()
    registration.sweep()
    assert {kind for kind, _ in told()} - {"StructureRequested", "StructurePublished"} == {"AccessRequested"}


@pytest.mark.parametrize("kind", ["approved", "refused", "access"])
def test_a_fact_that_comes_twice_is_harmless(registration: Registration, kind: str) -> None:
    id = registration.ask()
    registration.send(id)
    facts: dict[str, Callable[[], Fact]] = {
        "approved": lambda: registration.approved(id),
        "refused": lambda: registration.refused(id),
        "access": lambda: AccessRequested(at=NOW, empreinte=address_fingerprint("personne@exemple.fr")),
    }
    fact = facts[kind]()
    for _ in range(3):
        assert registration.hear(fact) == {"batchItemFailures": []}
    assert len(registration.mails()) == (0 if kind == "access" else 1)
    assert len(registration.table.history(f"DEMANDE#{id}")) == (1 if kind == "access" else 2)
