"""Somebody takes his data away, and leaves (RGPD art. 15, 17 and 20; F037, F039)."""

import contextlib
import json
from typing import Any

import pytest

from services.domain.errors import Conflict, NotFound
from services.domain.events import AccountErased
from services.domain.rights import Principal, Role
from services.registration import wiring
from services.registration.model.compte import address_fingerprint
from services.registration.reactions import ear
from services.registration.store import Personnes
from services.shared import aws
from services.shared.trace import Trace
from tests.services.events import Answer
from tests.services.faults import Crash, watched
from tests.services.registration.conftest import LOGIN, PASSWORD, TYPED, Registration
from tests.services.registration.test_membres import JOIN, PAUL, ask, compte, invited, told_to_itself

TELEPHONE = "0238778335"
MEMO = "Rappeler Mme Dougnac"


@pytest.fixture
def laure(registration: Registration) -> Principal:
    """The referent of 1P, who wrote to the Carif and to herself, and has invited another referent, Paul."""
    registration.active()
    who = compte().principal()
    invited(registration, who, role="of_referent")
    registration.choose(registration.link())
    wiring.memos().add(who, MEMO, None, "memo")
    wiring.messages().write(who, "1P", "general", "Bonjour, une question.", "mot")
    key = {"nom": "Planning", "role": "of_saisie", "expire_le": "31/12/2026"}
    wiring.cles().create(who, "1P", key, "cle")
    registration.post("/rejoindre", {**JOIN, "nom": "Dougnac", "courriel": LOGIN, "demande": "j"})
    return who


def leave(who: Principal, password: str = PASSWORD) -> Answer:
    return ask("POST", "/mon-compte/supprimer", who, {"present": password, "demande": "adieu"})


# How an organisation is reached is the organisation's; here it was typed by the person who asked for its registration
_OF_THE_ORGANISATION = {"telephones", "courriels"}


def everything(registration: Registration) -> list[tuple[str, str]]:
    """(key, content) of all that the table holds, but for what is still to be told."""
    dynamodb = aws.client("dynamodb")
    raw = dynamodb.scan(TableName=registration.table.name)["Items"]
    keys = [(item["pk"]["S"], item["sk"]["S"]) for item in raw if "document" in item and item["pk"]["S"] != "ENVOI"]
    items = [item for pk, sk in keys if (item := registration.table.get(pk, sk))]
    return [(f"{item.pk} {item.sk}", json.dumps([_personal(item.document), item.resume])) for item in items]


def _personal(content: Any) -> Any:
    if isinstance(content, list):
        return [_personal(each) for each in content]
    if isinstance(content, dict):
        return {name: _personal(each) for name, each in content.items() if name not in _OF_THE_ORGANISATION}
    return content


# ─── what one takes away ─────────────────────────────────────────────────────


def test_one_takes_away_all_that_is_kept_of_oneself(registration: Registration, laure: Principal) -> None:
    registration.sign_in()
    answer = ask("GET", "/mon-compte/donnees", laure)
    assert answer.header("content-type") == "application/json; charset=utf-8"
    assert answer.header("content-disposition") == 'attachment; filename="mes-donnees.json"'
    held = json.loads(answer.body)
    assert held["compte"]["courriel"] == LOGIN
    assert [one["navigateur"] for one in held["connexions"]] == ["Navigateur"]
    assert [memo["texte"] for memo in held["memos"]] == [MEMO]
    assert [asked["structure"] for asked in held["demandes_a_rejoindre"]] == ["1P"]
    [place] = held["structures"]
    assert (place["numero"], place["role"]) == ("1P", "of_referent")
    assert place["demande_d_inscription"]["consentement"]["empreinte"]
    assert [mot["texte"] for mot in place["messages"]] == ["Bonjour, une question."]
    assert held["derniere_visite"]


def test_one_takes_nothing_of_others_nor_what_protects_a_browser(registration: Registration, laure: Principal) -> None:
    cookie = registration.cookie(registration.sign_in())
    paul = compte(PAUL["courriel"])
    wiring.messages().write(paul.principal(), "1P", "general", "Voici la mienne.", "mot2")
    wiring.membres().set_role(paul.principal(), "1P", laure.sub, Role.OF_REFERENT, "role")
    text = ask("GET", "/mon-compte/donnees", laure).body
    opened = registration.authorize(cookie=cookie)
    for theirs in (PAUL["nom"], PAUL["courriel"], paul.sub, "la mienne", opened["csrf"], opened["sign_in"]):
        assert theirs not in text
    [place] = json.loads(text)["structures"]
    assert [fact["quoi"] for fact in place["historique_du_role"]] == ["Changement de rôle"]


# ─── leaving ─────────────────────────────────────────────────────────────────


def test_whoever_leaves_leaves_nothing_behind(registration: Registration, laure: Principal) -> None:
    cookie = registration.cookie(registration.sign_in())
    wiring.access().ask(LOGIN)
    told_to_itself(registration, "AccessRequested")
    answer = leave(laure)
    assert (answer.status, answer.location) == (303, "/connexion?supprime=oui")
    assert "Max-Age=0" in answer.header("set-cookie")
    assert registration.authorize(cookie=cookie)["sub"] == ""
    assert registration.sign_in().status == 422
    told_to_itself(registration, "AccountErased")
    assert LOGIN not in registration.pool.users
    assert registration.mails()[-1]["To"] == LOGIN
    left = everything(registration)
    for mine in (LOGIN, TELEPHONE, MEMO, address_fingerprint(LOGIN)):
        assert [key for key, content in left if mine in key + content] == [], mine
    assert {key.split("#20")[0] for key, _ in left if laure.sub in key} == {
        f"COMPTE#{laure.sub} COMPTE",
        f"COMPTE#{laure.sub} HISTOIRE",
    }


def test_what_was_said_to_the_carif_stays_without_the_name(registration: Registration, laure: Principal) -> None:
    leave(laure)
    told_to_itself(registration, "AccountErased")
    paul = compte(PAUL["courriel"]).principal()
    [mot] = wiring.messages().read(paul, "1P", "general").mots
    assert (mot.auteur, mot.texte) == ("Compte supprimé", "Bonjour, une question.")
    acts = {row["acte"]: row["auteur"] for row in registration.table.history("STRUCTURE#1P")}
    assert acts["Départ d’un membre"] == "Compte supprimé"
    assert [each.sub for each in wiring.membres().team(paul, "1P").membres] == [paul.sub]


def test_the_key_that_one_gave_to_a_program_stops_with_the_account_and_stays_listed_without_the_name(
    registration: Registration, laure: Principal
) -> None:
    leave(laure)
    [cle] = wiring.store().keys("1P")
    assert not wiring.sign_ins().opens(cle), "before anything else is heard of the erasure"
    told_to_itself(registration, "AccountErased")
    [cle] = wiring.store().keys("1P")
    assert (cle.nom, cle.creee_par, cle.auteur) == ("Planning", "Compte supprimé", "")
    paul = compte(PAUL["courriel"]).principal()
    assert "Planning Retirée" in ask("GET", "/structure/cles", paul).text


def test_the_request_keeps_the_consent_and_forgets_the_person(registration: Registration, laure: Principal) -> None:
    before = wiring.store().demande_of("1P")
    leave(laure)
    told_to_itself(registration, "AccountErased")
    after = wiring.store().demande_of("1P")
    assert before
    assert after
    assert after.consentement == before.consentement
    assert (after.referent.nom, after.referent.courriel, after.referent.telephone) == ("Compte supprimé", "", "")


def test_leaving_asks_for_the_password_as_changing_it_does(registration: Registration, laure: Principal) -> None:
    answer = leave(laure, "Inexact-1!")
    assert answer.status == 422
    assert "Votre mot de passe actuel est inexact." in answer.text
    for _ in range(5):
        leave(laure, "Inexact-1!")
    assert "Trop d’essais" in leave(laure).text
    assert registration.pool.users[LOGIN]


def test_the_last_referent_is_told_what_to_do_and_stays(registration: Registration, laure: Principal) -> None:
    paul = compte(PAUL["courriel"])
    wiring.membres().remove(laure, "1P", paul.sub, "retrait")
    page = ask("GET", "/mon-compte/supprimer", laure)
    assert "Nommez d’abord un autre référent" in page.text
    assert page.page.find(".//input[@name='present']") is None
    answer = leave(laure)
    assert answer.status == 409
    assert "Nommez d’abord un autre référent" in answer.text
    assert compte().structures == {"1P": Role.OF_REFERENT}


def test_f037_a_referent_who_leaves_while_the_other_is_removed_stays(
    registration: Registration, laure: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    paul, erase = compte(PAUL["courriel"]), Personnes.erase

    def late(self: Personnes, *given: Any, **named: Any) -> None:
        wiring.membres().remove(laure, "1P", paul.sub, "retrait")
        erase(self, *given, **named)

    monkeypatch.setattr(Personnes, "erase", late)
    assert leave(laure).status == 409
    assert set(wiring.store().referents("1P").subs) == {laure.sub}


def test_the_carif_s_people_are_erased_by_the_operator_alone(registration: Registration) -> None:
    anne = wiring.accounts().open_staff_account("anne@carif.fr", "Martin", "Anne", Role.DOCUMENTALISTE, PASSWORD)
    assert leave(anne.principal()).status == 409
    assert "par l’exploitation" in ask("GET", "/mon-compte/supprimer", anne.principal()).text
    wiring.departures().close("Anne@carif.fr", "exploitation")
    told_to_itself(registration, "AccountErased")
    assert "anne@carif.fr" not in registration.pool.users
    with pytest.raises(NotFound):
        wiring.departures().close("anne@carif.fr", "encore")


def test_whoever_left_may_come_back_as_somebody_new(registration: Registration, laure: Principal) -> None:
    leave(laure)
    told_to_itself(registration, "AccountErased")
    paul = compte(PAUL["courriel"]).principal()
    back = invited(registration, paul, courriel=LOGIN, nom=TYPED["nom"])
    assert back.sub != laure.sub
    assert back.structures == {"1P": Role.OF_SAISIE}


def test_an_erasure_heard_late_leaves_whoever_has_the_address_now_alone(
    registration: Registration, laure: Principal
) -> None:
    leave(laure)
    [fact] = [item for item in registration.table.query("ENVOI") if item.document["type"] == "AccountErased"]
    told_to_itself(registration, "AccountErased")
    back = invited(registration, compte(PAUL["courriel"]).principal(), courriel=LOGIN, nom=TYPED["nom"])
    wiring.departures().hear_erased(AccountErased.model_validate_json(fact.document["detail"]))
    assert registration.pool.users[LOGIN]["sub"] == back.sub
    assert compte().structures == {"1P": Role.OF_SAISIE}


@pytest.mark.parametrize("last_call", range(1, 30))
def test_an_erasure_survives_death_after_each_call(
    registration: Registration, laure: Principal, last_call: int
) -> None:
    fact = AccountErased(at=registration.clock.now(), sub=laure.sub, courriel=LOGIN, nom="", structures=("1P",))
    trace = Trace(fact.at, "Compte supprimé", laure.sub, "titulaire")
    wiring.people().erase(compte(), compte().erased(), [], request="d", trace=trace, facts=[fact])
    with contextlib.suppress(Crash), watched(crash_after=last_call):
        ear().act_upon(fact)
    ear().act_upon(fact)
    assert LOGIN not in registration.pool.users
    assert wiring.memos().all(laure) == []
    assert {mail["To"] for mail in registration.mails()[-1:]} == {LOGIN}
    acts = [row["acte"] for row in registration.table.history("STRUCTURE#1P")]
    assert acts.count("Départ d’un membre") == 1


def test_the_same_form_sent_twice_erases_once(registration: Registration, laure: Principal) -> None:
    wiring.departures().leave(laure, PASSWORD, "adieu")
    with pytest.raises((NotFound, Conflict)):
        wiring.departures().leave(laure, PASSWORD, "adieu")
    assert [item.document["type"] for item in registration.table.query("ENVOI")].count("AccountErased") == 1
