"""The registers asked again for the Carif: once, freshly, with the evidence; their silence is an answer too."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from referentiels.registres.appel import Reponse
from referentiels.registres.fichier import ECHANTILLONS
from services.domain.events import RegistersRead, RegistersRequested
from services.registration import wiring
from services.registration.reactions import ear
from services.shared import settings
from tests.muets import DeclarationsMuettes, EtablissementsMuets
from tests.services.faults import Crash, watched
from tests.services.registration.conftest import NOW, Registration, a_line

Told = Callable[[], list[tuple[str, dict[str, Any]]]]
DOSSIER = "structure-1P-v1"


def question(**changes: str) -> RegistersRequested:
    values = {
        "id": "question-1",
        "dossier": DOSSIER,
        "structure": "1P",
        "siret": "43256884800027",
        "numero_activite": "24370253537",
        "raison_sociale": "Trois Sigma",
        "auteur": "Anne Martin",
        "auteur_role": "documentaliste",
    }
    return RegistersRequested.model_validate({"at": NOW, **values, **changes})


def answers(registration: Registration) -> list[RegistersRead]:
    rows = registration.table.outgoing(NOW + timedelta(days=1))
    return [
        RegistersRead.model_validate_json(row.document["detail"])
        for row in rows
        if row.document["type"] == RegistersRead.__name__
    ]


def test_the_registers_answer_what_they_say_today_field_by_field(registration: Registration) -> None:
    assert registration.hear(question()) == {"batchItemFailures": []}
    [fact] = answers(registration)
    assert (fact.question, fact.dossier) == ("question-1", DOSSIER)
    assert {constat.code for constat in fact.constats} == {
        "SIRET.RECONNU",
        "NUMERO_ACTIVITE.RECONNU",
        "QUALIOPI.RECONNU",
    }
    assert fact.qualiopi == ("actions-de-formation", "apprentissage")
    assert fact.adresse.ville == "CHAMBOURG-SUR-INDRE"
    assert fact.lu_le == NOW
    beside = {releve.champ: (releve.saisi, releve.valeur) for releve in fact.releves}
    assert beside["raison_sociale"] == ("Trois Sigma", "3 SIGMA")
    assert RegistersRequested.__name__ in ear().facts


def test_f067_who_asked_and_what_proves_the_answers_stands_in_the_history(registration: Registration) -> None:
    registration.hear(question())
    [row] = registration.table.history("STRUCTURE#1P")
    assert (row["acte"], row["auteur"], row["role"]) == (
        "Registres interrogés de nouveau",
        "Anne Martin",
        "documentaliste",
    )
    preuves = row["details"]["preuves"]
    assert len(preuves) == 2
    for empreinte in preuves:
        content = wiring.ground().documents.read(f"preuves/{empreinte}", max_bytes=100_000)
        assert sha256(content).hexdigest() == empreinte


def test_the_same_question_twice_is_answered_once(registration: Registration) -> None:
    registration.hear(question())
    registration.table.delete("ENTENDU", "question-1")  # as if the function had died before it noted that it heard
    registration.clock.at += timedelta(minutes=3)
    registration.hear(question())
    assert len(answers(registration)) == 1
    assert len(registration.table.history("STRUCTURE#1P")) == 1
    registration.hear(question(id="question-2"))
    assert len(answers(registration)) == 2


def test_registers_that_are_down_are_an_answer(registration: Registration, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "_etablissements", lambda: EtablissementsMuets(registration.clock.now))
    monkeypatch.setattr(wiring, "_declarations", lambda: DeclarationsMuettes(registration.clock.now))
    assert registration.hear(question()) == {"batchItemFailures": []}
    [fact] = answers(registration)
    assert {constat.etat for constat in fact.constats} == {"non_verifie"}
    assert (fact.releves, fact.qualiopi, fact.lu_le) == ((), (), None)
    assert registration.table.history("STRUCTURE#1P")[0]["details"]["preuves"] == []


def test_what_was_read_a_moment_ago_does_not_stand_for_an_answer(
    registration: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def fetch(url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        calls.append(url)
        return Reponse(200, (ECHANTILLONS / "recherche-entreprises.json").read_bytes())

    monkeypatch.setenv("REGISTERS", "recherche-entreprises")
    settings.settings.cache_clear()
    monkeypatch.setattr(wiring, "_appel", lambda: a_line(registration.clock, fetch))
    for number in range(2):
        registration.hear(question(id=f"question-{number}", siret="00000007500028"))
    assert sum("recherche-entreprises" in url for url in calls) == 2


@pytest.mark.parametrize("last_call", range(1, 10))
def test_a_death_after_any_call_loses_no_answer_and_tells_none_twice(
    registration: Registration, told: Told, last_call: int
) -> None:
    try:
        with watched(crash_after=last_call):
            registration.hear(question())
    except Crash:
        registration.hear(question())  # the queue brings again what was not finished
    registration.sweep()
    assert [name for name, _ in told()] == ["RegistersRead"]
    assert len(registration.table.history("STRUCTURE#1P")) == 1
