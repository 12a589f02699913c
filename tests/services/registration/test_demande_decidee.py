"""What the pages of a request say once somebody else was first, or the Carif has decided."""

from datetime import timedelta

import boto3
import pytest

from services.domain.events import Referent, StructureRequested
from services.registration import wiring
from services.registration.app import react
from services.registration.model.demande import EtatDemande
from services.registration.model.document import PIECES
from services.shared import aws
from tests.services.events import Answer, Context
from tests.services.registration.conftest import LOGIN, NOW, TYPED, Registration
from tests.services.registration.test_complements import correct, look, sent_back
from tests.services.registration.test_inscription import HORS_REGION, errors

AUTRE = {"siret": "43256884800027", "numero_activite": "24370253537"}
DAY = timedelta(days=1)


def leads_somewhere(answer: Answer) -> None:
    """Every line of the summary of errors leads to a field of the page."""
    links = [str(link.get("href")) for link in answer.page.cssselect(".govuk-error-summary__list a")]
    assert links
    assert all(answer.page.cssselect(link) for link in links), links


def link_to_join(answer: Answer) -> str:
    """Where the page leads who wants to join a structure that is registered."""
    found = [str(a.get("href")) for a in answer.page.cssselect("main a") if "rejoindre" in str(a.get("href"))]
    assert found, "«lien en haut de page»"
    return found[0]


def prefilled(registration: Registration, link: str) -> str:
    """The SIRET that stands in the form to join, when one follows the link."""
    _, _, siret = link.partition("?siret=")
    page = registration.get("/rejoindre", query={"siret": siret}).page
    return str(page.cssselect("#c-siret")[0].get("value"))


# ─── the SIRET was registered in the meantime ────────────────────────────────


def test_who_sends_a_request_whose_structure_was_registered_meanwhile_finds_the_way_to_join_it(
    registration: Registration,
) -> None:
    late = registration.ask(courriel="autre@exemple.fr")
    registration.accepted()
    answer = registration.send(late, demande="tard")
    assert answer.status == 422
    assert "Cette structure est déjà inscrite" in errors(answer)["siret"]
    leads_somewhere(answer)
    assert prefilled(registration, link_to_join(answer)) == "21860076500018"
    assert answer.page.cssselect("#c-courriel")[0].get("value") == "autre@exemple.fr", "nothing typed is lost"
    assert registration.demande(late).etat is EtatDemande.BROUILLON


def test_who_sends_a_request_while_another_one_waits_finds_the_field_to_correct(registration: Registration) -> None:
    late, first = registration.ask(courriel="autre@exemple.fr"), registration.ask()
    registration.send(first)
    answer = registration.send(late, demande="tard")
    assert answer.status == 422
    assert "Une demande est déjà en cours" in errors(answer)["siret"]
    leads_somewhere(answer)


def test_who_corrects_a_request_to_a_structure_that_is_registered_finds_the_way_to_join_it(
    registration: Registration,
) -> None:
    registration.accepted(**AUTRE)
    id = sent_back(registration, courriel="second@exemple.fr")
    assert not [a for a in look(registration, id).page.cssselect("main a") if "rejoindre" in str(a.get("href"))]
    answer = correct(registration, id, **AUTRE)
    assert answer.status == 422
    leads_somewhere(answer)
    assert prefilled(registration, link_to_join(answer)) == AUTRE["siret"]


# ─── what was refused leaves nothing behind ──────────────────────────────────


def kept_files() -> list[str]:
    found = boto3.client("s3").list_objects_v2(Bucket="documents", Prefix=PIECES)
    return [str(each["Key"]) for each in found.get("Contents", ())]


def test_the_document_of_a_request_that_is_refused_at_sending_is_not_copied(registration: Registration) -> None:
    late = registration.ask(courriel="autre@exemple.fr")
    registration.joined(late)
    registration.accepted()
    assert registration.send(late, "oui", demande="tard").status == 422
    assert kept_files() == []


def test_the_document_of_a_request_that_was_not_situated_is_not_copied(registration: Registration) -> None:
    id = registration.post("/inscription", {**TYPED, **HORS_REGION}).location.split("/")[2]
    registration.joined(id)
    assert registration.send(id, "oui").status == 422
    assert kept_files() == []


def test_the_page_of_an_arrived_document_waits_for_the_region(registration: Registration) -> None:
    id = registration.post("/inscription", {**TYPED, **HORS_REGION}).location.split("/")[2]
    for end in ("/document", "/verification"):
        assert look(registration, id, end).location == f"/inscription/{id}/region"


def test_a_copy_that_no_record_names_goes_after_a_day(registration: Registration) -> None:
    """The save was lost after the copy: to a crash, or to somebody who was first."""
    id = registration.ask()
    registration.joined(id)
    registration.send(id, "oui")
    piece = registration.demande(id).piece
    assert piece
    documents = wiring.ground().documents
    documents.put(f"{PIECES}orpheline", b"%PDF", "application/pdf")
    written = aws.client("s3").head_object(Bucket="documents", Key=f"{PIECES}orpheline")["LastModified"]
    registration.clock.at = written + DAY - timedelta(seconds=1)
    assert react({"tache": "purger"}, Context())["sans_dossier"] == 0
    registration.clock.at = written + DAY + timedelta(seconds=1)
    assert react({"tache": "purger"}, Context())["sans_dossier"] == 1
    assert kept_files() == [piece.cle]
    assert registration.table.history("PURGE")[-1]["details"]["sans_dossier"] == 1


# ─── it is sent ──────────────────────────────────────────────────────────────


def test_a_mail_acknowledges_a_request_with_its_reference_its_page_and_its_time(registration: Registration) -> None:
    id = registration.ask()
    registration.send(id)
    registration.deliver()
    [mail] = registration.mails()
    assert mail["To"] == "aurelie.dougnac@ofeli.fr"
    assert mail["Subject"] == "OF PRESENTATION OFELI : votre demande d’inscription est bien reçue"
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        assert part
        body = part.get_content().replace("\u00a0", " ")
        assert "référence 1P" in body
        assert f"https://offre.test/inscription/{id}" in body
        assert "sous 48 heures ouvrées, avant le mercredi 25 novembre 2026 à 10 h 00" in body
    assert look(registration, id).location == f"/inscription/{id}/merci"


def test_a_change_of_a_record_is_not_acknowledged_as_a_request(registration: Registration) -> None:
    registration.accepted()
    known = wiring.store().structure("1P")
    assert known
    referent = Referent(nom="Dougnac", courriel=LOGIN)
    fact = StructureRequested(
        at=NOW, demande="modification/1P/2", version=2, structure=known, precedente=known, referent=referent
    )
    mails = len(registration.mails())
    registration.hear(fact)
    assert len(registration.mails()) == mails


# ─── the Carif has decided ───────────────────────────────────────────────────


@pytest.mark.parametrize("end", ["/merci", "", "/document"])
def test_an_accepted_request_says_so_and_leads_to_the_sign_in(registration: Registration, end: str) -> None:
    id = registration.ask()
    registration.send(id)
    registration.hear(registration.approved(id))
    answer = look(registration, id, end)
    if end != "/merci":
        assert answer.location == f"/inscription/{id}/merci"
        answer = look(registration, id, "/merci")
    assert "Votre demande est acceptée" in answer.text
    assert answer.page.cssselect("main a[href='/connexion']")
    assert "va traiter" not in answer.text


def test_a_refused_request_says_when_and_leads_to_a_new_one(registration: Registration) -> None:
    id = sent_back(registration)
    correct(registration, id)
    registration.send(id, demande="encore")
    registration.hear(registration.refused(id).model_copy(update={"version": 2}))
    assert look(registration, id).location == f"/inscription/{id}/merci", "where the link of the mail leads"
    answer = look(registration, id, "/merci")
    assert "Votre demande a été refusée" in answer.text
    assert "le 23/11/2026" in answer.text
    assert answer.page.cssselect("main a[href='/inscription']")
    assert "va traiter" not in answer.text
