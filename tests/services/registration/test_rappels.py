"""Whoever keeps the Carif waiting is reminded, each time once, until the request is completed or forgotten."""

from datetime import timedelta

import pytest

from services.registration import wiring
from services.registration.app import react
from services.registration.model.demande import Demande
from services.registration.store import Store
from services.shared.settings import profil
from tests.services.events import Context
from tests.services.registration.conftest import LOGIN, NOW, Registration
from tests.services.registration.test_complements import MINUTE, TELEPHONE, correct, returned, sent_back

DAY = timedelta(days=1)
RETURNED = NOW + MINUTE


def night(registration: Registration, days: int) -> int:
    """How many are reminded in the night `days` after the return, at the hour of the return; their mails go out."""
    registration.clock.at = RETURNED + days * DAY
    reminded = react({"tache": "purger"}, Context())["rappels"]
    registration.deliver()
    return int(reminded)


def reminders(registration: Registration) -> int:
    said = "OF PRESENTATION OFELI : votre demande d’inscription attend votre réponse"
    return [mail["Subject"] for mail in registration.mails()].count(said)


def body(registration: Registration, kind: str) -> str:
    part = registration.mails()[-1].get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\u00a0", " ").replace("\u202f", " ")


def test_reminders_go_out_after_7_30_90_and_110_days_each_once(registration: Registration) -> None:
    sent_back(registration)
    registration.deliver()
    assert profil().delais.rappels_jours == (7, 30, 90, 110)
    assert [days for days in range(121) if night(registration, days)] == [7, 30, 90, 110]
    assert reminders(registration) == 4


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_reminder_says_since_when_what_is_asked_and_until_when_it_can_be_given(
    registration: Registration, kind: str
) -> None:
    id = sent_back(registration, TELEPHONE)
    night(registration, 7)
    assert registration.mails()[-1]["To"] == LOGIN
    text = body(registration, kind)
    assert "Le 23/11/2026, nous vous avons demandé de compléter votre demande" in text
    assert "Vérifiez ce téléphone." in text
    assert f"https://offre.test/inscription/{id}" in text
    assert "Sans réponse avant le 23/03/2027" in text


def test_nights_that_were_missed_make_one_reminder(registration: Registration) -> None:
    sent_back(registration)
    assert night(registration, 95) == 1
    assert night(registration, 96) == 0
    assert night(registration, 110) == 1


def test_whoever_sent_the_request_again_is_not_reminded_until_it_comes_back(registration: Registration) -> None:
    id = sent_back(registration)
    registration.clock.at += DAY
    correct(registration, id)
    registration.send(id, demande="encore")
    registration.deliver()
    assert night(registration, 7) == 0
    registration.hear(returned(registration, id))
    assert night(registration, 13) == 0
    assert night(registration, 14) == 1, "seven days after it came back"


def test_a_reminder_on_its_way_does_not_go_out_once_the_request_is_sent_again(registration: Registration) -> None:
    id = sent_back(registration)
    registration.deliver()
    registration.clock.at = RETURNED + 7 * DAY
    assert react({"tache": "purger"}, Context())["rappels"] == 1
    correct(registration, id)
    registration.send(id, demande="encore")
    registration.deliver()
    assert reminders(registration) == 0


def test_whoever_answers_at_that_very_moment_is_not_reminded(
    registration: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = sent_back(registration)
    keep = Store.keep_demande

    def late(self: Store, demande: Demande, **named: object) -> None:
        correct(registration, id)
        keep(self, demande, **named)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Store, "keep_demande", late)
    assert night(registration, 7) == 0


def test_the_history_of_the_request_says_that_the_robot_reminded(registration: Registration) -> None:
    id = sent_back(registration)
    night(registration, 7)
    row = registration.table.history(f"DEMANDE#{id}")[-1]
    assert (row["acte"], row["auteur"], row["role"]) == ("Rappel envoyé", "Robot", "robot")
    demande = wiring.store().demande(id)
    assert demande is not None
    assert demande.expire_le == RETURNED + 120 * DAY, "a reminder prolongs nothing"
