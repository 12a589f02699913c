"""Who works for a structure, for which one, and from which browsers (F037, F040, F041, K10; threats 4 and 7)."""

from datetime import timedelta
from typing import Any

import pytest

from services.domain import events
from services.domain.errors import Conflict, NotFound, Refused
from services.domain.events import MemberInvited
from services.domain.rights import Principal, Role, Verb, may
from services.offers import app as offers
from services.registration import wiring
from services.registration.app import people
from services.registration.model.compte import Compte, address_fingerprint, navigateur
from services.registration.reactions import ear
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import LOGIN, NOW, PASSWORD, TYPED, Registration

PAUL = {"nom": "Roy", "prenom": "Paul", "courriel": "paul.roy@exemple.fr", "role": "of_saisie"}
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36"


def compte(courriel: str = LOGIN) -> Compte:
    found = wiring.store().compte_of(address_fingerprint(courriel))
    assert found is not None
    return found


@pytest.fixture
def laure(registration: Registration) -> Principal:
    """The referent of 1P, signed in at least once."""
    registration.active()
    return compte().principal()


def told_to_itself(registration: Registration, kind: str) -> None:
    """What the outbox holds of one kind reaches the service, as the bus would bring it."""
    for item in list(registration.table.query("ENVOI")):
        if item.document["type"] == kind:
            ear().act_upon(type_of(kind).model_validate_json(item.document["detail"]))
            registration.table.delete("ENVOI", item.sk)


def type_of(kind: str) -> Any:
    return getattr(events, kind)


def invited(registration: Registration, who: Principal, **changes: str) -> Compte:
    wiring.membres().invite(who, "1P", {**PAUL, **changes}, f"i-{changes}")
    told_to_itself(registration, "MemberInvited")
    return compte(changes.get("courriel", PAUL["courriel"]))


def ask(method: str, resource: str, who: Principal, form: dict[str, str] | None = None, **more: Any) -> Answer:
    return Answer.of(people(event(method, resource, who=who, form=form, **more), Context()))


# ─── members ─────────────────────────────────────────────────────────────────


def test_f037_a_referent_invites_and_the_person_activates(registration: Registration, laure: Principal) -> None:
    paul = invited(registration, laure)
    assert paul.structures == {"1P": Role.OF_SAISIE}
    mail = registration.mails()[-1]
    assert mail["To"] == PAUL["courriel"]
    assert registration.choose(registration.link()).status == 303
    assert registration.sign_in(PAUL["courriel"]).location == "/tableau-de-bord"
    names = [each.nom for each in wiring.membres().team(laure, "1P").membres]
    assert sorted(names) == sorted([laure.nom.split()[-1], "Roy"])


def test_k10_whoever_has_an_account_keeps_it_with_one_more_structure(
    registration: Registration, laure: Principal
) -> None:
    invited(registration, laure)
    more = {**PAUL, "role": "of_referent"}
    fact = MemberInvited(at=NOW, structure="9P", structure_nom="Neuf", auteur="X", **more)
    wiring.accounts().hear_member_invited(fact)
    assert compte(PAUL["courriel"]).structures == {"1P": Role.OF_SAISIE, "9P": Role.OF_REFERENT}
    assert len([user for user in registration.pool.users if user == PAUL["courriel"]]) == 1


def test_invited_again_a_member_keeps_the_role_and_gets_the_mail(registration: Registration, laure: Principal) -> None:
    invited(registration, laure, role="of_referent")
    before = len(registration.mails())
    assert invited(registration, laure).structures == {"1P": Role.OF_REFERENT}
    assert len(registration.mails()) == before + 1


def test_nobody_makes_the_carif_s_people_members_to_keep_them_from_deciding(
    registration: Registration, laure: Principal
) -> None:
    anne = wiring.accounts().open_staff_account("anne@carif.fr", "Martin", "Anne", Role.DOCUMENTALISTE, PASSWORD)
    before = len(registration.mails())
    theirs = ask("POST", "/structure/membres", laure, {**PAUL, "courriel": "anne@carif.fr", "demande": "a"})
    unknown = ask("POST", "/structure/membres", laure, {**PAUL, "demande": "b"})
    assert (theirs.status, theirs.location) == (unknown.status, unknown.location)
    told_to_itself(registration, "MemberInvited")
    assert may(compte(anne.courriel).principal(), Verb.DOSSIER_VISER, "1P")
    assert [mail["To"] for mail in registration.mails()[before:]] == [PAUL["courriel"]]


def test_a_removed_member_finds_the_door_closed_at_the_next_request(
    registration: Registration, laure: Principal
) -> None:
    paul = invited(registration, laure)
    registration.choose(registration.link())
    cookie = registration.cookie(registration.sign_in(PAUL["courriel"]))
    assert "1P" in registration.authorize(cookie=cookie)["structures"]
    wiring.membres().remove(laure, "1P", paul.sub, "retrait")
    assert "1P" not in registration.authorize(cookie=cookie)["structures"]
    assert [each.sub for each in wiring.membres().team(laure, "1P").membres] == [laure.sub]


def test_the_last_referent_can_neither_leave_nor_step_down(registration: Registration, laure: Principal) -> None:
    paul = invited(registration, laure)
    registration.choose(registration.link())
    for act in (
        lambda: wiring.membres().remove(laure, "1P", laure.sub, "r"),
        lambda: wiring.membres().set_role(laure, "1P", laure.sub, Role.OF_SAISIE, "s"),
    ):
        with pytest.raises(Conflict, match="dernier référent"):
            act()
    wiring.membres().set_role(laure, "1P", paul.sub, Role.OF_REFERENT, "n")
    wiring.membres().set_role(laure, "1P", laure.sub, Role.OF_SAISIE, "s")
    assert compte().structures["1P"] is Role.OF_SAISIE


def test_nobody_else_touches_the_members(registration: Registration, laure: Principal) -> None:
    paul = invited(registration, laure)
    for stranger in (paul.principal(), Principal("x", "X", {"2P": Role.OF_REFERENT})):
        with pytest.raises((NotFound, Conflict, Exception)) as refusal:
            wiring.membres().remove(stranger, "1P", paul.sub, "r")
        assert type(refusal.value).__name__ in {"NotFound", "Forbidden"}
    assert "1P" in compte(PAUL["courriel"]).structures


def test_what_is_done_to_members_stands_in_the_history_of_the_structure(
    registration: Registration, laure: Principal
) -> None:
    paul = invited(registration, laure)
    wiring.membres().set_role(laure, "1P", paul.sub, Role.OF_REFERENT, "n")
    wiring.membres().remove(laure, "1P", paul.sub, "r")
    acts = {row["acte"] for row in registration.table.history("STRUCTURE#1P")}
    assert acts == {"Invitation", "Membre ajouté", "Changement de rôle", "Retrait d’un membre"}


def test_an_invitation_with_faults_is_shown_again_with_all_of_them(
    registration: Registration, laure: Principal
) -> None:
    answer = ask("POST", "/structure/membres", laure, {"nom": "", "prenom": "Paul", "courriel": "paul", "role": "chef"})
    assert answer.status == 422
    for message in ("Saisissez le nom", "Choisissez un rôle"):
        assert message in answer.text
    field = answer.page.find(".//input[@name='prenom']")
    assert field is not None
    assert field.get("value") == "Paul"


def test_whoever_manages_the_members_of_a_structure_finds_them_among_its_tabs(
    registration: Registration, laure: Principal
) -> None:
    carif = Principal("claire", "Claire Houix", carif=Role.DOCUMENTALISTE)
    for who, shown in ((carif, True), (laure, True), (Principal("p", "Paul", {"1P": Role.OF_SAISIE}), False)):
        page = ask("GET", "/structure", who, query={"structure": "1P"}).page
        assert ("/structure/membres?structure=1P" in page.xpath("//main//a/@href")) is shown
    there = ask("GET", "/structure/membres", carif, query={"structure": "1P"}).page
    assert there.xpath("//main//a[@aria-current='page']/text()") == ["Membres"]


# ─── joining ─────────────────────────────────────────────────────────────────

JOIN = {"siret": "218 600 765 00018", "nom": "Roy", "prenom": "Paul", "courriel": "paul.roy@exemple.fr"}


def test_somebody_asks_to_join_and_a_referent_lets_him_in(registration: Registration, laure: Principal) -> None:
    assert registration.post("/rejoindre", {**JOIN, "demande": "j"}).status == 200
    told_to_itself(registration, "JoinRequested")
    assert registration.mails()[-1]["To"] == LOGIN
    [asked] = wiring.membres().team(laure, "1P").rattachements
    assert asked.courriel == JOIN["courriel"]
    wiring.membres().let_in(laure, "1P", asked.id, Role.OF_SAISIE, "oui")
    told_to_itself(registration, "MemberInvited")
    assert compte(JOIN["courriel"]).structures == {"1P": Role.OF_SAISIE}
    assert wiring.membres().team(laure, "1P").rattachements == []
    with pytest.raises(NotFound):
        wiring.membres().let_in(laure, "1P", asked.id, Role.OF_SAISIE, "encore")


def test_the_mail_of_a_request_to_join_leads_to_the_members_of_that_structure(
    registration: Registration, laure: Principal
) -> None:
    registration.post("/rejoindre", {**JOIN, "demande": "j"})
    told_to_itself(registration, "JoinRequested")
    body = registration.mails()[-1].get_body(("plain",))
    assert body is not None
    assert "https://offre.test/structure/membres?structure=1P" in body.get_content()
    both = Principal(laure.sub, laure.nom, {"1P": Role.OF_REFERENT, "2P": Role.OF_REFERENT})
    assert "1P" in ask("GET", "/structure/membres", both, query={"structure": "1P"}).text


def test_a_request_to_join_may_be_turned_away_and_is_forgotten_after_thirty_days(
    registration: Registration, laure: Principal
) -> None:
    for n in range(2):
        registration.post("/rejoindre", {**JOIN, "courriel": f"p{n}@exemple.fr", "demande": f"j{n}"})
    first, _ = wiring.membres().team(laure, "1P").rattachements
    wiring.membres().turn_away(laure, "1P", first.id, "non")
    registration.clock.at += timedelta(days=31)
    assert wiring.membres().team(laure, "1P").rattachements == []


def test_threat_7_whoever_asks_to_join_learns_nothing(registration: Registration, laure: Principal) -> None:
    known = registration.post("/rejoindre", {**JOIN, "demande": "a"})
    unknown = registration.post("/rejoindre", {**JOIN, "siret": "43256884800027", "demande": "b"})
    assert (known.status, known.text) == (unknown.status, unknown.text)


def test_threat_4_nobody_floods_a_structure_with_requests(registration: Registration, laure: Principal) -> None:
    for n in range(9):
        registration.post("/rejoindre", {**JOIN, "demande": f"j{n}"})
    assert len(wiring.membres().team(laure, "1P").rattachements) == 5


def test_threat_4_a_flood_of_requests_from_many_addresses_is_one_mail_an_hour_and_few_requests(
    registration: Registration, laure: Principal
) -> None:
    sent = len(registration.mails())
    for n in range(40):
        answer = registration.post("/rejoindre", {**JOIN, "courriel": f"p{n}@exemple.fr", "demande": f"j{n}"})
        assert "Demande transmise" in answer.text
        told_to_itself(registration, "JoinRequested")
        registration.clock.at += timedelta(seconds=1)
    assert len(wiring.membres().team(laure, "1P").rattachements) == 10
    assert len(registration.mails()) == sent + 1
    registration.clock.at += timedelta(hours=1)
    registration.post("/rejoindre", {**JOIN, "demande": "plus-tard"})
    told_to_itself(registration, "JoinRequested")
    assert len(wiring.membres().team(laure, "1P").rattachements) == 11
    assert len(registration.mails()) == sent + 2


def test_whoever_asks_once_all_others_are_answered_is_announced_at_once(
    registration: Registration, laure: Principal
) -> None:
    sent = len(registration.mails())
    for n in range(2):
        registration.post("/rejoindre", {**JOIN, "courriel": f"p{n}@exemple.fr", "demande": f"j{n}"})
        told_to_itself(registration, "JoinRequested")
        [asked] = wiring.membres().team(laure, "1P").rattachements
        wiring.membres().turn_away(laure, "1P", asked.id, "non")
    assert len(registration.mails()) == sent + 2


def test_the_same_request_to_join_sent_twice_is_one(registration: Registration, laure: Principal) -> None:
    for courriel in (JOIN["courriel"], JOIN["courriel"], "autre@exemple.fr"):
        assert registration.post("/rejoindre", {**JOIN, "courriel": courriel, "demande": "j"}).status == 200
    asked = wiring.membres().team(laure, "1P").rattachements
    assert sorted(each.courriel for each in asked) == ["autre@exemple.fr", JOIN["courriel"]]
    assert waiting_to_be_told(registration, "JoinRequested") == 2


def test_the_same_invitation_sent_twice_is_one_and_another_person_s_is_another(
    registration: Registration, laure: Principal
) -> None:
    for courriel in (PAUL["courriel"], PAUL["courriel"], "zoe@exemple.fr"):
        answer = ask("POST", "/structure/membres", laure, {**PAUL, "courriel": courriel, "demande": "i"})
        assert answer.status == 303
        registration.clock.at += timedelta(seconds=1)
    assert waiting_to_be_told(registration, "MemberInvited") == 2
    acts = [row["acte"] for row in registration.table.history("STRUCTURE#1P")]
    assert acts.count("Invitation") == 2


def waiting_to_be_told(registration: Registration, kind: str) -> int:
    return [item.document["type"] for item in registration.table.query("ENVOI")].count(kind)


def test_a_structure_that_is_registered_leads_to_joining_it(registration: Registration, laure: Principal) -> None:
    answer = registration.post("/inscription", dict(TYPED))
    assert answer.status == 422
    links = [link.get("href") or "" for link in answer.page.findall(".//main//a")]
    assert any(link.startswith("/rejoindre?siret=") for link in links)


# ─── the structure one works for ─────────────────────────────────────────────


def test_f040_with_one_structure_one_enters_directly(registration: Registration, laure: Principal) -> None:
    entered = registration.sign_in()
    assert entered.location == "/tableau-de-bord"
    assert registration.authorize(cookie=registration.cookie(entered))["structure"] == "", "nothing had to be chosen"
    assert list(compte().structures) == ["1P"]
    for tab in ("/structure", "/structure/contacts"):
        page = registration.get(tab, who=compte().principal())
        assert (page.status, "Référence 1P" in page.text) == (200, True), tab


def test_f040_with_several_one_chooses_and_the_choice_stays(registration: Registration, laure: Principal) -> None:
    registration.hear(registration_of_second(registration))
    both = Principal(laure.sub, laure.nom, compte().structures)
    assert len(both.structures) == 2
    first = Answer.of(offers.people(event("GET", "/tableau-de-bord", who=both), Context()))
    assert (first.status, first.location) == (303, "/espace?suite=/tableau-de-bord")
    cookie = registration.cookie(registration.sign_in())
    opened = registration.authorize(cookie=cookie)["sign_in"]
    chosen = ask("POST", "/espace", both, {"structure": "2P", "suite": "/formations"}, sign_in=opened)
    assert chosen.location == "/formations"
    found = registration.authorize(cookie=cookie)
    assert (found["structure"], found["structure_nom"]) == ("2P", "3 SIGMA")


def registration_of_second(registration: Registration) -> Any:
    id = registration.ask(siret="43256884800027", numero_activite="24370253537")
    registration.send(id)
    return registration.approved(id)


def test_f041_a_structure_that_is_not_ones_own_cannot_be_chosen(registration: Registration, laure: Principal) -> None:
    opened = registration.authorize(cookie=registration.cookie(registration.sign_in()))["sign_in"]
    assert ask("POST", "/espace", laure, {"structure": "9P"}, sign_in=opened).status == 404


def test_a_structure_that_was_taken_away_is_chosen_no_more(registration: Registration, laure: Principal) -> None:
    registration.hear(registration_of_second(registration))
    cookie = registration.cookie(registration.sign_in())
    opened = registration.authorize(cookie=cookie)["sign_in"]
    wiring.mon_compte().choose(compte().principal(), opened, "2P")
    invited_to_second = {**PAUL, "role": "of_referent"}
    wiring.membres().invite(compte().principal(), "2P", invited_to_second, "i")
    told_to_itself(registration, "MemberInvited")
    registration.choose(registration.link())
    wiring.membres().remove(compte().principal(), "2P", laure.sub, "r")
    assert registration.authorize(cookie=cookie)["structure"] == ""


# ─── sign-ins ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("agent", "shown"),
    [(FIREFOX, "Firefox, Linux"), (CHROME, "Chrome, Windows"), ("", "Navigateur"), ("<script>", "Navigateur")],
)
def test_a_browser_is_named_as_its_owner_calls_it(agent: str, shown: str) -> None:
    assert navigateur(agent) == shown


def test_one_sees_where_one_is_signed_in_and_closes_it(registration: Registration, laure: Principal) -> None:
    here = registration.cookie(registration.sign_in())
    there = registration.cookie(registration.sign_in())
    opened = registration.authorize(cookie=there)["sign_in"]
    page = ask("GET", "/mon-compte", laure, sign_in=registration.authorize(cookie=here)["sign_in"])
    assert page.status == 200
    assert page.text.count("(celle-ci)") == 1
    assert len(page.page.findall(".//tr")) >= 3
    assert ask("POST", "/mon-compte/connexions/{connexion}", laure, {}, params={"connexion": opened}).status == 303
    assert not registration.authorize(cookie=there)["sub"]
    assert registration.authorize(cookie=here)["sub"]


def test_nobody_closes_anothers_sign_in(registration: Registration, laure: Principal) -> None:
    cookie = registration.cookie(registration.sign_in())
    opened = registration.authorize(cookie=cookie)["sign_in"]
    other = Principal("x", "X", {"2P": Role.OF_SAISIE})
    assert ask("POST", "/mon-compte/connexions/{connexion}", other, {}, params={"connexion": opened}).status == 404
    assert registration.authorize(cookie=cookie)["sub"]


def test_one_signs_out_everywhere_else(registration: Registration, laure: Principal) -> None:
    there = registration.cookie(registration.sign_in())
    here = registration.cookie(registration.sign_in())
    mine = registration.authorize(cookie=here)["sign_in"]
    answer = ask("POST", "/mon-compte/connexions", laure, {"demande": "d"}, sign_in=mine)
    assert not registration.authorize(cookie=there)["sub"]
    assert not registration.authorize(cookie=here)["sub"]
    assert registration.authorize(cookie=registration.cookie(answer))["sub"] == laure.sub


def change(who: Principal, present: str, password: str, again: str = "", sign_in: str = "") -> Answer:
    form = {"present": present, "mot_de_passe": password, "confirmation": again or password, "demande": "m"}
    return ask("POST", "/mon-compte/mot-de-passe", who, form, sign_in=sign_in)


def test_the_password_is_changed_by_whoever_knows_the_present_one(registration: Registration, laure: Principal) -> None:
    there = registration.cookie(registration.sign_in())
    assert change(laure, "Inexact-1!", "Nouveau-mot-1").status == 422
    assert change(laure, PASSWORD, "court").status == 422
    assert change(laure, PASSWORD, PASSWORD).status == 422
    assert change(laure, PASSWORD, "Nouveau-mot-1", "Nouveau-mot-2").status == 422
    answer = change(laure, PASSWORD, "Nouveau-mot-1")
    assert answer.status == 303
    assert not registration.authorize(cookie=there)["sub"]
    assert registration.sign_in(password="Nouveau-mot-1").status == 303


def test_threat_4_the_present_password_is_not_guessed_either(registration: Registration, laure: Principal) -> None:
    for _ in range(5):
        change(laure, "Inexact-1!", "Nouveau-mot-1")
    answer = change(laure, PASSWORD, "Nouveau-mot-1")
    assert answer.status == 422
    assert "Trop d’essais" in answer.text


@pytest.mark.parametrize(
    ("resource", "form"),
    [
        ("/mon-compte/mot-de-passe", {"present": "Inexact-1!", "mot_de_passe": "Nouveau-mot-1"}),
        ("/mon-compte/supprimer", {"present": "Inexact-1!"}),
    ],
)
def test_the_summary_of_a_lock_leads_to_the_field_in_which_one_tried(
    registration: Registration, laure: Principal, resource: str, form: dict[str, str]
) -> None:
    invited(registration, laure, role="of_referent")
    registration.choose(registration.link())  # or she could not leave at all
    for _ in range(6):
        answer = ask("POST", resource, laure, {**form, "demande": "m"})
    [link] = answer.page.cssselect(".govuk-error-summary a")
    assert "Trop d’essais" in link.text_content()
    assert answer.page.cssselect(str(link.get("href"))), link.get("href")


def test_a_referent_who_takes_the_role_from_himself_lands_on_a_page_of_his(
    registration: Registration, laure: Principal
) -> None:
    paul = invited(registration, laure, role="of_referent")
    registration.choose(registration.link())
    form = {"structure": "1P", "role": "of_saisie"}
    for act, fait in (("role", "en-saisie"), ("retirer", "parti")):
        wiring.membres().set_role(paul.principal(), "1P", laure.sub, Role.OF_REFERENT, f"n-{act}")
        answer = ask(
            "POST",
            f"/structure/membres/{{membre}}/{act}",
            laure,
            {**form, "demande": act},
            params={"membre": laure.sub},
        )
        assert answer.location == f"/mon-compte?fait={fait}"
        page = ask("GET", "/mon-compte", compte().principal(), query={"fait": fait})
        assert "n’ouvrent plus rien" in page.text


def test_a_409_says_whether_somebody_else_was_first_or_the_state_forbids(
    registration: Registration, laure: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, params = {"structure": "1P", "demande": "r"}, {"membre": laure.sub}
    last = ask("POST", "/structure/membres/{membre}/retirer", laure, form, params=params)
    assert (last.status, last.page.findtext(".//h1")) == (409, "Cette action n’est pas possible maintenant")
    paul = invited(registration, laure)

    def late(*_: object) -> Compte:
        """As it stood before somebody else changed it."""
        return paul.model_copy(update={"revision": paul.revision - 1})

    monkeypatch.setattr(type(wiring.store()), "compte", late)
    raced = ask("POST", "/structure/membres/{membre}/retirer", laure, form, params={"membre": paul.sub})
    assert (raced.status, raced.page.findtext(".//h1")) == (409, "Quelqu’un d’autre est passé avant vous")


def test_an_unknown_role_is_refused(registration: Registration, laure: Principal) -> None:
    with pytest.raises(Refused):
        wiring.membres().invite(laure, "1P", {**PAUL, "role": "superviseur"}, "i")


def test_every_page_of_the_account_opens(registration: Registration, laure: Principal) -> None:
    for resource in ("/mon-compte", "/espace", "/structure/membres", "/rejoindre"):
        assert ask("GET", resource, laure).status == 200, resource


# ─── working for nobody any more ─────────────────────────────────────────────


@pytest.fixture
def paul(registration: Registration, laure: Principal) -> Principal:
    """Somebody with a password, whom the referent of his only structure took out."""
    removed = invited(registration, laure)
    registration.choose(registration.link())
    wiring.membres().remove(laure, "1P", removed.sub, "retrait")
    return compte(PAUL["courriel"]).principal()


def test_a_removed_member_signs_in_to_his_account_and_learns_how_to_join_a_structure(
    registration: Registration, paul: Principal
) -> None:
    assert registration.sign_in(PAUL["courriel"]).location == "/mon-compte"
    page = ask("GET", "/mon-compte", paul)
    assert page.status == 200
    for links in (page, ask("GET", "/espace", paul)):
        assert "/rejoindre" in links.page.xpath("//main//a[.='Rejoindre une structure']/@href")
    assert page.page.xpath("//nav//a/@href") == ["/mon-compte"]
    assert ask("GET", "/structure", paul).status == 403


def test_a_removed_member_takes_his_data_away_signs_out_and_leaves(registration: Registration, paul: Principal) -> None:
    assert ask("GET", "/mon-compte/donnees", paul).status == 200
    assert ask("POST", "/deconnexion", paul, {}).location == "/"
    assert ask("GET", "/mon-compte/supprimer", paul).status == 200
    answer = ask("POST", "/mon-compte/supprimer", paul, {"present": PASSWORD, "demande": "adieu"})
    assert answer.location == "/connexion?supprime=oui"


def test_a_program_is_nobody_who_is_signed_in() -> None:
    program = Principal("cle:1", "Clé", {"1P": Role.OF_REFERENT})
    assert not may(program, Verb.COMPTE_VOIR)
    assert not may(program, Verb.SE_DECONNECTER)
