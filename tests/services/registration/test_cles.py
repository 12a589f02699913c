"""The access keys that an organisation gives to its programs: shown once, good for a year, taken back at once."""

from datetime import timedelta
from typing import Any

import pytest

from services.domain.errors import Conflict, NotFound
from services.domain.rights import Principal, Role
from services.registration import wiring
from services.registration.app import authorize
from services.registration.model.cle import CLES_MAX, GARDEE, Cle
from services.registration.model.compte import Compte, EtatCompte, fingerprint
from services.shared import aws, identity
from services.shared.trace import Trace
from tests.services.events import Answer, Context
from tests.services.faults import watched
from tests.services.registration.conftest import Registration
from tests.services.registration.programs import ask, said

LAURE = Principal("laure", "Laure Thévenin", {"1P": Role.OF_REFERENT})
SAISIE = Principal("paul", "Paul Roy", {"1P": Role.OF_SAISIE})
AUTRE = Principal("eve", "Ève Autre", {"9P": Role.OF_REFERENT})
CARIF = Principal("claire", "Claire Houix", carif=Role.DOCUMENTALISTE)
TYPED = {"nom": "GRETA", "role": "of_referent", "expire_le": "31/12/2026"}
KEYS, WITHDRAW = "/structure/cles", "/structure/cles/{cle}/retirer"


@pytest.fixture
def of(registration: Registration) -> Registration:
    """The service with one structure accepted, 1P, whose referent has activated the account."""
    registration.active()
    for who in (LAURE, CARIF):
        known(who)
    return registration


def known(who: Principal) -> Compte:
    """The account behind a person of these tests."""
    compte = Compte(
        sub=who.sub,
        courriel=f"{who.sub}@exemple.fr",
        nom=who.nom.split()[1],
        prenom=who.nom.split()[0],
        etat=EtatCompte.ACTIF,
        structures=dict(who.structures),
        carif=who.carif,
    )
    trace = Trace(wiring.ground().clock.now(), "Compte ouvert", "Exploitation", "exploitation")
    wiring.store().save_account(compte, request=f"compte-{who.sub}", trace=trace)
    return compte


def page(of: Registration, who: Principal = LAURE) -> Answer:
    return of.get(KEYS, who=who, query={"structure": "1P"})


def create(of: Registration, who: Principal = LAURE, demande: str = "creation", **typed: str) -> Answer:
    return of.post(KEYS, {**TYPED, **typed, "structure": "1P", "demande": demande}, who=who)


def withdraw(of: Registration, who: Principal = LAURE) -> Answer:
    [cle] = kept()
    return of.post(WITHDRAW, {"structure": "1P", "demande": "retrait"}, who=who, params={"cle": cle.id})


def shown(answer: Answer) -> str:
    """The key that the page shows."""
    assert answer.status == 200, answer.text
    return str(answer.page.get_element_by_id("cle").text_content())


def kept() -> list[Cle]:
    return wiring.store().keys("1P")


def program(of: Registration, key: str) -> Principal:
    """Whom the authoriser finds behind a key."""
    return identity.read({"requestContext": {"authorizer": of.authorize(Authorization=f"Bearer {key}")}}).principal


def refused(key: str) -> bool:
    """Whether it opens nothing."""
    return wiring.sign_ins().recognise_key(key) is None


def test_a_referent_creates_a_key_and_a_program_acts_with_it(of: Registration) -> None:
    key = shown(create(of))
    who = program(of, key)
    assert (who.structures, who.nom) == ({"1P": Role.OF_REFERENT}, "Clé d’accès «\u00a0GRETA\u00a0»")
    assert ask("GET", "", who=who).status == 200
    listed = page(of).text
    assert "GRETA" in listed
    assert "23/11/2026 par Laure Thévenin 23/11/2026 31/12/2026" in listed


def test_the_key_itself_is_shown_once_and_kept_nowhere(of: Registration) -> None:
    key = shown(create(of))
    assert key not in page(of).body
    raw = aws.client("dynamodb").scan(TableName=of.table.name)["Items"]
    assert key not in str(raw)
    assert [cle.empreinte for cle in kept()] == [fingerprint(key)]


def test_the_same_form_sent_twice_creates_one_key(of: Registration) -> None:
    shown(create(of))
    again = create(of)
    assert again.status == 409
    assert "ne se montre qu’une fois" in again.text
    assert len(kept()) == 1


def test_a_withdrawn_key_opens_nothing_at_the_next_request(of: Registration) -> None:
    key = shown(create(of))
    assert not refused(key)
    answer = withdraw(of)
    assert (answer.status, answer.location) == (303, "/structure/cles?fait=retiree&structure=1P")
    with pytest.raises(Exception, match=r"^Unauthorized$"):
        program(of, key)
    assert "Aucune clé n’est en service" in page(of).text


def test_a_key_is_withdrawn_while_a_program_shows_it(of: Registration) -> None:
    key = shown(create(of))
    [cle] = kept()
    wiring.store().save_key(cle.model_copy(update={"vue_le": of.clock.now()}), "usage")
    trace = Trace(of.clock.now(), "Clé d’accès retirée", LAURE.nom, "organisme")
    with pytest.raises(Conflict):
        wiring.store().withdraw_key(cle, "1P", request="retrait", trace=trace)
    assert not refused(key)
    assert withdraw(of).status == 303
    assert refused(key)


def test_a_key_is_good_until_the_end_of_its_last_day_in_paris(of: Registration) -> None:
    key = shown(create(of, expire_le="24/11/2026"))
    of.clock.at = of.clock.at.replace(day=24, hour=22, minute=59)
    assert not refused(key)
    of.clock.at += timedelta(minutes=1)
    assert refused(key)
    assert "Expirée" in page(of).text
    assert withdraw(of).status == 303


def test_an_expired_key_is_forgotten_a_month_later(of: Registration) -> None:
    create(of)
    [cle] = kept()
    assert cle.expire_le is not None
    for pk, sk in (("STRUCTURE#1P", f"CLE#{cle.id}"), (f"CLE#{cle.empreinte}", "CLE")):
        item = of.table.get(pk, sk)
        assert item is not None
        assert item.expires_at == int((cle.expire_le + GARDEE).timestamp())


def test_the_last_use_is_written_at_most_once_a_day(of: Registration) -> None:
    key = shown(create(of))
    assert "Jamais" in page(of).text
    for hours, revision in ((0, 2), (3, 2), (25, 3)):
        of.clock.at += timedelta(hours=hours)
        program(of, key)
        assert [cle.revision for cle in kept()] == [revision]
    assert "Jamais" not in page(of).text


def test_who_created_a_key_and_who_took_it_back_stands_in_the_history(of: Registration) -> None:
    create(of)
    of.clock.at += timedelta(minutes=1)
    withdraw(of, CARIF)
    rows = [(row["acte"], row["auteur"], row["details"]["cle"]) for row in of.table.history("STRUCTURE#1P")]
    assert rows == [("Clé d’accès créée", "Laure Thévenin", "GRETA"), ("Clé d’accès retirée", "Claire Houix", "GRETA")]


def test_the_carif_may_create_a_key_for_a_structure(of: Registration) -> None:
    key = shown(create(of, CARIF))
    assert "par Claire Houix" in page(of).text
    assert not refused(key)


def test_a_key_ends_with_the_membership_of_whoever_made_it_and_comes_back_with_nobody(of: Registration) -> None:
    key, kept_on = shown(create(of)), shown(create(of, CARIF, "autre", nom="Site"))
    wiring.membres().remove(CARIF, "1P", LAURE.sub, "retrait")
    assert (refused(key), refused(kept_on)) == (True, False)
    assert "GRETA Retirée Référent 23/11/2026 par Laure Thévenin" in page(of, CARIF).text
    assert of.table.history("STRUCTURE#1P")[-1]["details"] == {"membre": LAURE.sub, "cles": "GRETA"}
    compte = wiring.store().compte(LAURE.sub)
    assert compte is not None
    trace = Trace(of.clock.now(), "Membre ajouté", CARIF.nom, "documentaliste")
    wiring.store().save_account(compte.entitled(LAURE.structures, None), request="retour", trace=trace)
    assert refused(key)


def test_a_demoted_referent_keeps_the_keys_that_may_no_more_than_he_does(of: Registration) -> None:
    above, within = shown(create(of)), shown(create(of, demande="autre", nom="Agenda", role="of_saisie"))
    form = {"structure": "1P", "role": "of_saisie", "demande": "role"}
    answer = of.post("/structure/membres/{membre}/role", form, who=CARIF, params={"membre": LAURE.sub})
    assert answer.location == "/structure/membres?fait=saisie&structure=1P"
    assert (refused(above), refused(within)) == (True, False)
    back = of.get("/structure/membres", who=CARIF, query={"structure": "1P", "fait": "saisie"})
    assert "clés d’accès de référent créées par cette personne n’ouvrent plus rien" in back.text


def test_a_key_that_was_being_made_while_its_maker_was_removed_opens_nothing(of: Registration) -> None:
    wiring.membres().remove(CARIF, "1P", LAURE.sub, "retrait")
    key = shown(create(of))  # with the rights that the request came with
    assert refused(key)
    assert "GRETA Retirée" in page(of, CARIF).text


def test_a_key_that_ended_with_its_maker_is_forgotten_a_month_later(of: Registration) -> None:
    create(of)
    wiring.membres().remove(CARIF, "1P", LAURE.sub, "retrait")
    [cle] = kept()
    item = of.table.get(f"CLE#{cle.empreinte}", "CLE")
    assert item is not None
    assert item.expires_at == int((of.clock.now() + GARDEE).timestamp())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"nom": ""}, "Donnez un nom à cette clé"),
        ({"nom": "é" * 51}, "50 caractères au plus"),
        ({"role": "superviseur"}, "Choisissez un rôle"),
        ({"expire_le": ""}, "une clé vaut un an au plus"),
        ({"expire_le": "22/11/2026"}, "une clé vaut un an au plus"),
        ({"expire_le": "24/11/2027"}, "entre aujourd’hui et le 23/11/2027"),
        ({"expire_le": "bientôt"}, "JJ/MM/AAAA"),
    ],
)
def test_what_is_wrong_with_a_new_key_is_said_and_nothing_typed_is_lost(
    of: Registration, typed: dict[str, str], expected: str
) -> None:
    answer = create(of, **typed)
    assert answer.status == 422
    assert expected in answer.text
    for name in ("nom", "expire_le"):
        assert answer.page.xpath(f"//input[@name='{name}']/@value") in ([{**TYPED, **typed}[name]], [])
    assert kept() == []


@pytest.mark.parametrize("typed", [{"nom": "é" * 50}, {"expire_le": "23/11/2026"}, {"expire_le": "23/11/2027"}])
def test_a_new_key_at_its_limits_is_taken(of: Registration, typed: dict[str, str]) -> None:
    shown(create(of, **typed))


def test_the_form_proposes_a_year(of: Registration) -> None:
    assert page(of).page.xpath("//input[@name='expire_le']/@value") == ["23/11/2027"]


def test_a_structure_has_at_most_twenty_keys(of: Registration) -> None:
    for n in range(CLES_MAX):
        shown(create(of, demande=f"d{n}"))
    answer = create(of, demande="de-trop")
    assert answer.status == 409
    assert f"{CLES_MAX} clés" in answer.text
    assert len(kept()) == CLES_MAX


@pytest.mark.parametrize("who", [SAISIE, AUTRE])
def test_who_does_not_manage_the_members_does_not_manage_the_keys(of: Registration, who: Principal) -> None:
    create(of)
    assert {page(of, who).status, create(of, who, "d").status, withdraw(of, who).status} <= {403, 404}
    assert len(kept()) == 1


def test_a_key_opens_no_page_so_that_no_key_makes_another(of: Registration) -> None:
    who = program(of, shown(create(of)))
    assert page(of, who).status == 403
    assert create(of, who, "d").status == 403
    members = of.get("/structure/membres", who=who, query={"structure": "1P"})
    assert members.status == 403


def test_a_key_of_one_structure_is_withdrawn_from_that_one_only(of: Registration) -> None:
    create(of)
    [cle] = kept()
    with pytest.raises(NotFound):
        wiring.cles().withdraw(AUTRE, "1P", cle.id, "d")
    with pytest.raises(NotFound):
        wiring.cles().withdraw(AUTRE, "9P", cle.id, "d")
    assert len(kept()) == 1


def test_no_key_is_half_created_or_half_withdrawn(of: Registration) -> None:
    """Each act is one transaction: whatever it writes, it writes in one call."""
    with watched() as calls:
        create(of)
        withdraw(of)
    assert [name for name in calls if name.startswith(("Put", "Update", "Delete", "Transact"))] == [
        "TransactWriteItems",
        "TransactWriteItems",
    ]


def test_the_history_of_what_a_program_did_names_its_key(of: Registration) -> None:
    who = program(of, shown(create(of)))
    body: dict[str, Any] = {"nature": "service", "nom": "Accueil", "telephone": "0238778335"}
    assert said(ask("POST", "/contacts", body, key="demande-1", who=who))["modifiee_par"] == who.nom
    assert {row["auteur"] for row in of.table.history("STRUCTURE#1P")} == {"Laure Thévenin", who.nom}


def test_a_partner_s_key_has_no_end_and_its_use_is_not_written(registration: Registration) -> None:
    key = wiring.accounts().give_key("intercarif", "Intercarif")
    registration.clock.at += timedelta(days=800)
    assert program(registration, key).partenaire == "intercarif"
    assert wiring.accounts().give_key("intercarif", "Intercarif", key) == key


def test_an_unknown_key_is_a_401(of: Registration) -> None:
    arn = "arn:aws:execute-api:eu-west-3:000000000000:api/prod/GET/x"
    with pytest.raises(Exception, match=r"^Unauthorized$"):
        authorize({"type": "REQUEST", "methodArn": arn, "headers": {"Authorization": "Bearer cf_x"}}, Context())
