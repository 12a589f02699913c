"""Whom a Carif-Oref registers, and where the others are sent (D006 to D010, F001 to F003, M001, O001, O002)."""

import json
from datetime import timedelta

import pytest

from referentiels.carifs import CARTE
from services.domain.profil import HorsRegion
from services.registration import wiring
from services.registration.model.demande import EtatDemande
from services.shared.settings import profil
from tests.muets import DeclarationsMuettes, EtablissementsMuets
from tests.services.events import Answer
from tests.services.registration.conftest import NOW, TYPED, Registration

# The establishment of our samples in each region
ORLEANS = {"siret": "21860076500018", "numero_activite": "24370369337"}
BORDEAUX = {"siret": "00000010900017", "numero_activite": "75330009133"}
LA_REUNION = {"siret": "00000013300017", "numero_activite": "04970008397"}
AJACCIO = {"siret": "00000014100010", "numero_activite": "94200001220"}
# Numbers of the region of each profile that the public list does not hold
DECLARES_ICI = {
    "dokelio": "11750099999",
    "midi-pyrenees": "76310099999",
    "occitanie": "76340099999",
    "ofeli": "24450099999",
}


def asked(registration: Registration, of: dict[str, str]) -> tuple[str, str]:
    """The id of a request that the form made, and which page follows."""
    answer = registration.post("/inscription", {**TYPED, **of})
    assert answer.status == 303, answer.text
    _, _, id, page = answer.location.split("/")
    return id, page


def look(registration: Registration, id: str, page: str) -> Answer:
    return registration.get(f"/inscription/{{demande}}/{page}", params={"demande": id})


def links(answer: Answer) -> list[str]:
    return [str(link.get("href")) for link in answer.page.cssselect("main a")]


def said(answer: Answer) -> str:
    return answer.text.replace("\u00a0", " ")


# ─── who is asked ────────────────────────────────────────────────────────────


def test_f001_an_establishment_of_the_region_is_not_asked_where_it_trains(registration: Registration) -> None:
    id, page = asked(registration, ORLEANS)
    assert page == "document"
    assert look(registration, id, "region").location == f"/inscription/{id}/document"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("dokelio", marks=pytest.mark.profil("dokelio")),
        pytest.param("occitanie", marks=pytest.mark.profil("occitanie")),
        pytest.param("ofeli", marks=pytest.mark.profil("ofeli")),
    ],
)
def test_d006_o001_an_establishment_outside_is_asked_whether_it_trains_in_the_region(
    registration: Registration, code: str
) -> None:
    id, page = asked(registration, BORDEAUX)
    assert (profil().code, page) == (code, "region")
    answer = look(registration, id, "region")
    assert f"Proposez-vous des formations en présence dans la région {profil().region_nom} ?" in said(answer)
    assert answer.header("referrer-policy") == "no-referrer"
    assert look(registration, id, "document").location == f"/inscription/{id}/region"


def test_f002_an_address_in_the_region_is_the_better_one_to_register(registration: Registration) -> None:
    id, _ = asked(registration, BORDEAUX)
    answer = look(registration, id, "region")
    assert "Si votre organisme a un établissement dans la région, inscrivez plutôt celui-ci" in said(answer)
    assert f"/inscription?demande={id}" in links(answer)


def test_a_question_left_empty_is_asked_again(registration: Registration) -> None:
    id, _ = asked(registration, BORDEAUX)
    answer = registration.situate(id, "")
    assert answer.status == 422
    assert [link.get("href") for link in answer.page.cssselect(".govuk-error-summary a")] == ["#c-presence"]
    assert answer.page.cssselect("#c-presence")
    assert registration.situate(id, "peut-être").status == 422


@pytest.fixture
def silence(registration: Registration, monkeypatch: pytest.MonkeyPatch) -> None:
    """No register answers."""
    monkeypatch.setattr(wiring, "etablissements", lambda: EtablissementsMuets(registration.clock.now))
    monkeypatch.setattr(wiring, "declarations", lambda: DeclarationsMuettes(registration.clock.now))


@pytest.mark.usefixtures("silence")
def test_where_a_register_is_silent_a_number_of_the_region_places_it_inside(registration: Registration) -> None:
    id, page = asked(registration, {**ORLEANS, "raison_sociale": "OF d’Orléans"})
    assert page == "document"
    assert registration.send(id).location.endswith("/merci")


@pytest.mark.usefixtures("silence")
@pytest.mark.parametrize(
    "code",
    [
        pytest.param("dokelio", marks=pytest.mark.profil("dokelio")),
        pytest.param("ofeli", marks=pytest.mark.profil("ofeli")),
    ],
)
def test_d010_where_a_register_is_silent_the_number_of_another_region_asks_the_question(
    registration: Registration, code: str
) -> None:
    id, page = asked(registration, {**BORDEAUX, "raison_sociale": "Institut d’Aquitaine"})
    assert (profil().code, page) == (code, "region")
    assert f"75330009133 n’est pas de la région {profil().region_nom}" in said(look(registration, id, "region"))
    registration.situate(id, "non")
    assert "Cap Métiers Nouvelle-Aquitaine" in look(registration, id, "region").text
    assert registration.send(id).status == 422


@pytest.mark.usefixtures("silence")
def test_d007_where_a_register_is_silent_the_agreement_is_asked_for_and_stops_nobody(
    registration: Registration,
) -> None:
    id, _ = asked(registration, {**BORDEAUX, "raison_sociale": "Institut d’Aquitaine"})
    registration.situate(id)
    assert "Joignez une convention de formation" in look(registration, id, "document").text
    assert registration.send(id).location.endswith("/merci")
    constats = {constat.code: constat.message for constat in registration.demande(id).constats}
    assert "dont l’activité est déclarée hors de la région" in constats["NUMERO_ACTIVITE.AUTRE_REGION"]


def test_an_establishment_that_no_register_knows_is_not_outside(registration: Registration) -> None:
    _, page = asked(registration, {**TYPED, "siret": "73282932000074", "raison_sociale": "Organisme nouveau"})
    assert page == "document"


# ─── it trains there ─────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("dokelio", marks=pytest.mark.profil("dokelio")),
        pytest.param("ofeli", marks=pytest.mark.profil("ofeli")),
    ],
)
def test_d007_f002_it_trains_there_and_must_prove_it(registration: Registration, code: str) -> None:
    id, _ = asked(registration, BORDEAUX)
    assert registration.situate(id).location == f"/inscription/{id}/document"
    answer = look(registration, id, "document")
    assert "Continuer sans document" not in answer.text
    assert "Convention de formation" in answer.text
    refused = registration.send(id)
    assert refused.status == 422
    assert "Joignez la convention de formation qui indique un lieu de formation dans la région" in said(refused)
    registration.joined(id)
    assert registration.send(id, "oui").location.endswith("/merci")


def test_d007_the_carif_reads_that_it_is_outside_and_what_it_declared(registration: Registration) -> None:
    id, _ = asked(registration, BORDEAUX)
    registration.situate(id)
    registration.joined(id)
    registration.send(id, "oui")
    [item] = registration.table.outgoing(NOW + timedelta(days=1))
    fact = json.loads(item.document["detail"])
    constats = {each["code"]: each["message"] for each in fact["constats"]}
    assert "hors de la région Centre-Val de Loire : une convention" in constats["PERIMETRE.HORS_REGION"]
    assert fact["presence"] is True


@pytest.mark.profil("occitanie")
def test_o001_the_place_of_training_decides_and_no_document_is_due(registration: Registration) -> None:
    id, page = asked(registration, BORDEAUX)
    assert page == "region"
    assert "C’est le lieu de formation qui compte" in said(look(registration, id, "region"))
    registration.situate(id)
    assert "Continuer sans document" in look(registration, id, "document").text
    assert registration.send(id).location.endswith("/merci")


@pytest.mark.profil("midi-pyrenees")
def test_m001_midi_pyrenees_asks_nothing_of_whoever_comes_from_outside_and_gives_its_reference(
    registration: Registration,
) -> None:
    assert profil().hors_region is HorsRegion.LIBRE
    id, page = asked(registration, BORDEAUX)
    assert page == "document"
    assert registration.send(id).location.endswith("/merci")
    assert registration.demande(id).structure.numero in look(registration, id, "merci").text


@pytest.mark.profil("occitanie")
def test_o002_nothing_can_be_entered_before_the_registration_is_accepted(registration: Registration) -> None:
    id, password = registration.ask(), "Un mot de passe assez long"
    registration.send(id)
    assert registration.sign_in(password=password).status == 422
    registration.hear(registration.approved(id))
    registration.choose(registration.link(), password)
    assert registration.sign_in(password=password).status == 303


# ─── it does not ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("dokelio", marks=pytest.mark.profil("dokelio")),
        pytest.param("ofeli", marks=pytest.mark.profil("ofeli")),
    ],
)
def test_d009_d010_it_does_not_and_is_sent_to_its_own_carif_also_for_distance_training(
    registration: Registration, code: str
) -> None:
    id, _ = asked(registration, BORDEAUX)
    assert registration.situate(id, "non").location == f"/inscription/{id}/region"
    answer = look(registration, id, "region")
    assert "vos offres, y compris à distance, sont référencées par le Carif-Oref de votre région" in said(answer)
    assert "Cap Métiers Nouvelle-Aquitaine" in answer.text
    wanted = {"mailto:offre@cap-metiers.pro", "https://www.cap-metiers.pro/", CARTE}
    assert wanted <= set(links(answer))


@pytest.mark.parametrize("code", [pytest.param(code, marks=pytest.mark.profil(code)) for code in DECLARES_ICI])
def test_k7_d009_from_outside_distance_training_belongs_here_when_the_number_is_of_the_region(
    registration: Registration, code: str
) -> None:
    id, page = asked(registration, {**BORDEAUX, "numero_activite": DECLARES_ICI[code]})
    if page == "region":
        assert "vos formations à distance" in said(look(registration, id, "region"))
        assert registration.situate(id, "non").location == f"/inscription/{id}/document"
    assert profil().hors_region is HorsRegion.LIBRE or page == "region"
    assert "Continuer sans document" in look(registration, id, "document").text, "no place here, so no agreement"
    assert registration.send(id).location.endswith("/merci")
    constats = {constat.code: constat.message for constat in registration.demande(id).constats}
    assert "ses formations à distance relèvent d’ici" in constats["PERIMETRE.HORS_REGION"]


def test_k7_the_number_of_another_company_brings_nothing_here(registration: Registration) -> None:
    id, _ = asked(registration, {**BORDEAUX, "numero_activite": ORLEANS["numero_activite"]})
    registration.situate(id, "non")
    answer = look(registration, id, "region")
    assert "Cap Métiers Nouvelle-Aquitaine" in answer.text
    assert registration.send(id).status == 422


def test_d007_from_outside_with_a_number_of_the_region_a_place_here_is_still_proven(registration: Registration) -> None:
    id, _ = asked(registration, {**BORDEAUX, "numero_activite": DECLARES_ICI["ofeli"]})
    registration.situate(id, "oui")
    assert registration.send(id).status == 422
    registration.situate(id, "non")
    assert registration.send(id).location.endswith("/merci")


@pytest.mark.profil("occitanie")
def test_o001_a_training_elsewhere_goes_to_the_carif_of_its_place(registration: Registration) -> None:
    id, _ = asked(registration, BORDEAUX)
    registration.situate(id, "non")
    answer = look(registration, id, "region")
    assert "Seules les formations qui ont lieu dans la région Occitanie sont référencées ici" in said(answer)
    assert "à distance" not in answer.text


@pytest.mark.parametrize(("of", "shown"), [(LA_REUNION, "Carif-Oref de La Réunion"), (AJACCIO, "votre région")])
def test_f003_a_carif_without_a_site_or_without_a_desk_leads_to_the_map(
    registration: Registration, of: dict[str, str], shown: str
) -> None:
    id, _ = asked(registration, of)
    registration.situate(id, "non")
    answer = look(registration, id, "region")
    assert shown in answer.page.cssselect("main .carte, main section")[0].text_content()
    assert CARTE in links(answer)


def test_d010_a_request_that_was_sent_elsewhere_is_not_sent_here(registration: Registration) -> None:
    id, _ = asked(registration, BORDEAUX)
    registration.situate(id, "non")
    assert look(registration, id, "document").location == f"/inscription/{id}/region"
    registration.joined(id)
    refused = registration.send(id, "oui")
    assert refused.status == 422
    assert refused.page.cssselect("#c-presence"), "the question that stands in the way is asked again"
    assert registration.demande(id).etat is EtatDemande.BROUILLON
    assert not list(registration.table.outgoing(NOW + timedelta(days=1)))


def test_an_answer_can_be_changed(registration: Registration) -> None:
    id, _ = asked(registration, BORDEAUX)
    registration.situate(id, "non")
    checked = look(registration, id, "region").page.cssselect("input[name=presence][checked]")
    assert [box.get("value") for box in checked] == ["non"]
    assert registration.situate(id, "oui").location == f"/inscription/{id}/document"


def test_a_request_that_was_sent_is_not_situated_any_more(registration: Registration) -> None:
    id = registration.ask(**BORDEAUX)
    registration.joined(id)
    registration.send(id, "oui")
    assert registration.situate(id, "non").status == 409
    assert look(registration, id, "region").location == f"/inscription/{id}/merci"
