"""What is kept goes in time, and only then: accounts after a warning, requests, conversations (RGPD art. 5)."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from services.domain.rights import Principal, Role
from services.registration import wiring
from services.registration.app import react
from services.registration.model.compte import Compte, EtatCompte
from services.registration.model.demande import REFUS_GARDE
from services.registration.model.messagerie import FIL_GARDE
from services.registration.model.personne import PREAVIS, RAPPEL, SANS_VISITE
from services.registration.store import Personnes
from tests.services.events import Context
from tests.services.registration.conftest import NOW, PASSWORD, Registration
from tests.services.registration.test_membres import PAUL, compte, invited, told_to_itself

NOTHING = {"documents": 0, "prevenus": 0, "comptes": 0, "retenus": 0, "fils": 0}


@pytest.fixture
def paul(registration: Registration) -> Compte:
    """A member of 1P who has chosen a password; its referent Laure comes from time to time."""
    registration.active()
    invited(registration, compte().principal())
    registration.choose(registration.link())
    return compte(PAUL["courriel"])


def night(registration: Registration, at: datetime) -> Mapping[str, int]:
    """What the purge of that night counts; what it tells itself is heard."""
    registration.clock.at = at
    counts = dict(react({"tache": "purger"}, Context()))
    told_to_itself(registration, "AccountDormant")
    told_to_itself(registration, "AccountErased")
    return {name: counts[name] for name in NOTHING}


def laure_comes(registration: Registration, at: datetime) -> None:
    registration.clock.at = at
    assert registration.sign_in().status == 303


WARNING = NOW + SANS_VISITE - PREAVIS


def test_an_account_that_nobody_uses_is_erased_after_a_warning(registration: Registration, paul: Compte) -> None:
    laure_comes(registration, WARNING - timedelta(days=1))
    assert night(registration, WARNING - timedelta(hours=1)) == NOTHING
    assert night(registration, WARNING) == {**NOTHING, "prevenus": 1}
    mail = registration.mails()[-1]
    assert (mail["To"], mail["Subject"]) == (PAUL["courriel"], "Votre compte va être supprimé")
    body = mail.get_body(("plain",))
    assert body is not None
    assert "22/11/2028" in body.get_content()
    assert night(registration, WARNING + timedelta(days=29)) == NOTHING
    assert night(registration, WARNING + PREAVIS) == {**NOTHING, "comptes": 1}
    assert PAUL["courriel"] not in registration.pool.users
    erased = wiring.store().compte(paul.sub)
    assert erased is not None
    assert (erased.etat, erased.nom, erased.courriel) == (EtatCompte.EFFACE, "Compte supprimé", "")
    assert registration.mails()[-1]["Subject"] == "Votre compte est supprimé"


def test_whoever_comes_after_the_warning_keeps_the_account(registration: Registration, paul: Compte) -> None:
    laure_comes(registration, WARNING - timedelta(days=1))
    night(registration, WARNING)
    registration.clock.at = WARNING + timedelta(days=2)
    assert registration.sign_in(PAUL["courriel"]).status == 303
    laure_comes(registration, WARNING + timedelta(days=9))
    assert night(registration, WARNING + PREAVIS) == NOTHING
    visite = wiring.people().visite(paul.sub)
    assert visite is not None
    assert visite.a_revoir_le == WARNING + timedelta(days=2) + SANS_VISITE - PREAVIS


def test_whoever_comes_while_the_account_is_erased_keeps_it(
    registration: Registration, paul: Compte, monkeypatch: pytest.MonkeyPatch
) -> None:
    laure_comes(registration, WARNING - timedelta(days=1))
    night(registration, WARNING)
    erase = Personnes.erase

    def late(self: Personnes, *given: object, **named: object) -> None:
        registration.sign_in(PAUL["courriel"])
        erase(self, *given, **named)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(Personnes, "erase", late)
    assert night(registration, WARNING + PREAVIS) == NOTHING
    assert compte(PAUL["courriel"]).usable


def test_a_last_referent_and_the_carif_s_people_are_kept_and_counted(registration: Registration) -> None:
    registration.active()
    wiring.accounts().open_staff_account("anne@carif.fr", "Martin", "Anne", Role.DOCUMENTALISTE, PASSWORD)
    sent = len(registration.mails())
    assert night(registration, WARNING) == {**NOTHING, "retenus": 2}
    assert night(registration, WARNING + PREAVIS) == NOTHING
    assert night(registration, WARNING + RAPPEL) == {**NOTHING, "retenus": 2}
    assert len(registration.mails()) == sent


def test_an_invitation_that_nobody_took_up_goes_as_an_account_does(registration: Registration) -> None:
    registration.active()
    invited(registration, compte().principal())
    laure_comes(registration, WARNING - timedelta(days=1))
    assert night(registration, WARNING)["prevenus"] == 1
    assert night(registration, WARNING + PREAVIS)["comptes"] == 1


def test_each_sign_in_is_noted_once_a_week(registration: Registration, paul: Compte) -> None:
    for days, noted in ((1, 0), (8, 8), (9, 8), (16, 16)):
        registration.clock.at = NOW + timedelta(days=days)
        registration.sign_in(PAUL["courriel"])
        visite = wiring.people().visite(paul.sub)
        assert visite is not None
        assert visite.vue_le == NOW + timedelta(days=noted)


def test_a_refused_request_goes_after_a_year_with_its_record_and_claim(registration: Registration) -> None:
    id = registration.ask()
    registration.send(id)
    registration.hear(registration.refused(id))
    until = int((NOW + REFUS_GARDE).timestamp())
    numero = registration.demande(id).structure.numero
    for pk, sk in (
        (f"DEMANDE#{id}", "DEMANDE"),
        ("SIRET#21860076500018", "SIRET"),
        (f"STRUCTURE#{numero}", "STRUCTURE"),
    ):
        item = registration.table.get(pk, sk)
        assert item is not None
        assert item.expires_at == until, pk
    registration.clock.at = NOW + REFUS_GARDE
    assert registration.get("/inscription/{demande}/merci", params={"demande": id}).status == 404


def test_the_claim_of_a_refused_request_that_is_made_again_stays(registration: Registration) -> None:
    id = registration.ask()
    registration.send(id)
    registration.hear(registration.refused(id))
    registration.accepted()
    for pk, sk in (("SIRET#21860076500018", "SIRET"), ("STRUCTURE#2P", "STRUCTURE")):
        item = registration.table.get(pk, sk)
        assert item is not None
        assert item.expires_at is None, pk


def test_a_conversation_goes_five_years_after_its_last_word(registration: Registration) -> None:
    registration.active()
    laure = compte().principal()
    for objet in ("general", "structure"):
        wiring.messages().write(laure, "1P", objet, "Bonjour.", objet)
    registration.clock.at = NOW + timedelta(days=400)
    carif = Principal("anne", "Anne Martin", carif=Role.DOCUMENTALISTE)
    wiring.messages().write(carif, "1P", "structure", "Bonjour à vous.", "reponse")
    laure_comes(registration, NOW + FIL_GARDE)
    assert night(registration, NOW + FIL_GARDE + timedelta(seconds=1)) == {**NOTHING, "fils": 1}
    assert wiring.messages().read(laure, "1P", "general").mots == []
    assert len(wiring.messages().read(laure, "1P", "structure").mots) == 2
    assert list(registration.table.query("FIL#1P#general")) == []


def test_the_counts_are_in_one_line_of_the_log_and_in_the_metrics(
    registration: Registration, paul: Compte, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    laure_comes(registration, WARNING - timedelta(days=1))
    capsys.readouterr()
    night(registration, WARNING)
    [line] = [record for record in caplog.records if record.getMessage() == "kept long enough"]
    assert {name: line.__dict__[name] for name in NOTHING} == {**NOTHING, "prevenus": 1}
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    [metrics] = [line for line in lines if "AccountsWarned" in line]
    assert metrics["AccountsWarned"] == [1.0]
