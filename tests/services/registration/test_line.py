"""From the first form to the first page behind the password."""

import json
from collections.abc import Callable
from typing import Any

from tests.services.registration.conftest import LOGIN, PDF, Registration


def test_a_structure_asks_is_accepted_activates_and_signs_in(
    registration: Registration, told: Callable[[], list[tuple[str, dict[str, Any]]]]
) -> None:
    id = registration.ask()
    assert "Établissement ouvert" in registration.get("/inscription/{demande}/document", params={"demande": id}).text
    registration.joined(id)
    assert registration.get("/inscription/{demande}/verification", params={"demande": id}).status == 200
    assert registration.send(id, "oui").location == f"/inscription/{id}/merci"
    assert "1P" in registration.get("/inscription/{demande}/merci", params={"demande": id}).text

    registration.sweep()
    [(kind, fact)] = told()
    assert kind == "StructureRequested"
    assert fact["structure"]["numero"] == "1P"
    assert fact["structure"]["adresse"]["region"] == "24"
    assert fact["piece"]["taille"] == len(PDF)
    assert {c["etat"] for c in fact["constats"]} == {"conforme"}

    assert registration.hear(registration.approved(id)) == {"batchItemFailures": []}
    jeton = registration.link()
    assert registration.get("/activation/{jeton}", params={"jeton": jeton}).status == 200
    assert registration.choose(jeton).location == "/connexion?enregistre=oui"
    answer = registration.sign_in()
    assert answer.location == "/tableau-de-bord"
    who = registration.authorize(Cookie=registration.cookie(answer))
    assert who["nom"] == "Aurélie Dougnac"
    assert json.loads(who["structures"]) == {"1P": "of_referent"}
    assert registration.mails()[-1]["To"] == LOGIN
