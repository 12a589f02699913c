"""A request for registration that the Carif sends back: its mail, its form with the reasons, sent once more (T6)."""

from datetime import timedelta

import pytest

from services.domain.events import Motif, StructureRequested, StructureReturned
from services.domain.structure import EtatStructure
from services.registration import wiring
from services.registration.model.demande import EtatDemande
from services.shared.table import OUTBOX
from tests.services.events import Answer
from tests.services.registration.conftest import NOW, TYPED, Registration

MINUTE = timedelta(minutes=1)
PIECE = Motif(code="PIECE.ILLISIBLE", champ="file", texte="Le document n’est pas lisible : joignez-le de nouveau.")
TELEPHONE = Motif(code="REFERENT.INJOIGNABLE", champ="telephone", texte="Vérifiez ce téléphone.")


def returned(registration: Registration, id: str, *motifs: Motif, commentaire: str = "") -> StructureReturned:
    demande = registration.demande(id)
    return StructureReturned(
        at=registration.clock.now(),
        demande=id,
        version=demande.version,
        structure=demande.structure,
        referent=demande.referent,
        motifs=motifs or (TELEPHONE,),
        commentaire=commentaire,
        decideur="Zoé Roux",
        decideur_role="superviseur",
    )


def sent_back(registration: Registration, *motifs: Motif, **changes: str) -> str:
    id = registration.ask(**changes)
    registration.send(id)
    registration.clock.at += MINUTE
    assert registration.hear(returned(registration, id, *motifs)) == {"batchItemFailures": []}
    return id


def look(registration: Registration, id: str, end: str = "") -> Answer:
    return registration.get(f"/inscription/{{demande}}{end}", params={"demande": id})


def correct(registration: Registration, id: str, **changes: str) -> Answer:
    return registration.post("/inscription/{demande}", {**TYPED, **changes}, params={"demande": id})


def requests(registration: Registration) -> list[StructureRequested]:
    rows = [item.document for item in registration.table.query(OUTBOX)]
    return [
        StructureRequested.model_validate_json(row["detail"]) for row in rows if row["type"] == "StructureRequested"
    ]


def test_t6_the_applicant_gets_the_reasons_and_the_link_that_opens_the_request(registration: Registration) -> None:
    id = sent_back(registration, TELEPHONE)
    demande = registration.demande(id)
    assert demande.etat is EtatDemande.A_COMPLETER
    mail = registration.mails()[-1]
    assert mail["Subject"] == "OF PRESENTATION OFELI : votre demande d’inscription est à compléter"
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        assert part is not None
        body = part.get_content().replace("\u00a0", " ")
        assert "Vérifiez ce téléphone." in body
        assert f"https://offre.test/inscription/{id}" in body
        assert "sous 48 heures ouvrées" in body
        assert "23/03/2027" in body, "120 days later"
    known = wiring.store().structure("1P")
    assert known is not None
    assert known.etat is EtatStructure.A_COMPLETER


def test_t6_the_form_shows_the_reasons_at_their_fields_with_what_was_typed(registration: Registration) -> None:
    id = sent_back(registration, TELEPHONE, PIECE)
    answer = look(registration, id)
    assert answer.status == 200
    assert answer.header("referrer-policy") == "no-referrer"
    field = answer.page.cssselect("#c-telephone")[0]
    assert field.get("value") == "+33238778335"
    assert "Vérifiez ce téléphone." in field.getparent().text_content()
    assert "Document joint : Le document n’est pas lisible" in answer.text.replace("\u00a0", " ")
    assert answer.page.cssselect(f"form[action='/inscription/{id}']")


def test_t6_it_is_sent_again_as_the_next_version_under_the_same_number(registration: Registration) -> None:
    id = sent_back(registration)
    registration.clock.at += MINUTE
    assert correct(registration, id, telephone="06 12 34 56 78", reponse="C’était l’ancien numéro.").status == 303
    assert registration.send(id, demande="encore").location.endswith("/merci")
    first, second = sorted(requests(registration), key=lambda fact: fact.version)
    assert (first.structure.numero, second.structure.numero) == ("1P", "1P")
    assert (second.version, second.referent.telephone) == (2, "+33612345678")
    assert second.reponse == "C'était l'ancien numéro."
    assert second.structure.etat is EtatStructure.A_VERIFIER
    acts = [row["acte"] for row in registration.table.history(f"DEMANDE#{id}")]
    assert acts == ["Demande d’inscription", "Complément demandé", "Demande complétée"]
    registration.hear(registration.approved(id).model_copy(update={"version": 2}))
    assert registration.demande(id).etat is EtatDemande.ACCEPTEE


def test_f067_the_history_tells_who_asked_for_more_and_as_what(registration: Registration) -> None:
    id = sent_back(registration)
    row = registration.table.history(f"DEMANDE#{id}")[-1]
    assert (row["auteur"], row["role"], row["commentaire"]) == ("Zoé Roux", "superviseur", "Vérifiez ce téléphone.")


def test_the_same_return_heard_twice_opens_nothing_that_was_sent_since(registration: Registration) -> None:
    id = registration.ask()
    registration.send(id)
    fact = returned(registration, id)
    registration.hear(fact)
    correct(registration, id)
    registration.send(id, demande="encore")
    mails = len(registration.mails())
    registration.hear(fact.model_copy(update={"id": "autre"}))
    assert registration.demande(id).etat is EtatDemande.ENVOYEE
    assert len(registration.mails()) == mails


def test_a_form_that_is_wrong_comes_back_with_the_reasons_and_all_that_was_typed(registration: Registration) -> None:
    id = sent_back(registration)
    answer = correct(registration, id, telephone="02 38", nom="Nouveau nom", reponse="Un mot.")
    assert answer.status == 422
    assert answer.page.cssselect("#c-nom")[0].get("value") == "Nouveau nom"
    assert answer.page.cssselect("#c-telephone")[0].get("value") == "02 38"
    assert answer.page.cssselect("#c-reponse")[0].text_content().strip() == "Un mot."
    assert "Vérifiez ce téléphone." in answer.text
    assert registration.demande(id).referent.nom == "Dougnac"


@pytest.mark.parametrize(("length", "status"), [(2000, 303), (2001, 422)])
def test_an_answer_has_its_limit(registration: Registration, length: int, status: int) -> None:
    id = sent_back(registration)
    assert correct(registration, id, reponse="x" * length).status == status


def test_t6_a_new_document_is_due_when_the_carif_asked_for_one(registration: Registration) -> None:
    id = sent_back(registration, PIECE)
    assert "Renvoyer ma demande" not in look(registration, id, "/document").text
    refused = registration.send(id, demande="encore")
    assert refused.status == 422
    assert "Joignez un nouveau document" in refused.text
    registration.joined(id)
    assert registration.send(id, "oui", demande="enfin").status == 303
    assert registration.demande(id).piece is not None


def test_d007_the_agreement_that_was_joined_goes_along_when_another_one_is_not_asked_for(
    registration: Registration,
) -> None:
    outside = {"siret": "00000010900017", "numero_activite": "75330009133"}
    id = registration.ask(**outside)
    registration.joined(id)
    registration.send(id, "oui")
    registration.hear(returned(registration, id))
    correct(registration, id, **outside)
    before = registration.demande(id).piece
    assert before is not None
    assert registration.send(id, demande="encore").status == 303
    assert registration.demande(id).piece == before


def test_another_siret_takes_the_claim_along_and_leaves_the_first_one_free(registration: Registration) -> None:
    id = sent_back(registration, siret="21860076500034")
    correct(registration, id, siret="21860076500018")
    registration.send(id, demande="encore")
    assert registration.post("/inscription", TYPED).status == 422
    registration.ask(siret="21860076500034")


def test_a_request_that_nobody_completes_is_forgotten_after_120_days_and_its_siret_is_free(
    registration: Registration,
) -> None:
    id = sent_back(registration)
    registration.clock.at = NOW + timedelta(days=120)
    assert look(registration, id).status == 200
    assert registration.post("/inscription", TYPED).status == 422
    registration.clock.at += MINUTE
    assert look(registration, id).status == 404
    other = registration.ask()
    assert registration.send(other, demande="autre").status == 303
    expiring = registration.table.get(f"DEMANDE#{id}", "DEMANDE")
    assert expiring is not None
    assert expiring.expires_at == int(registration.clock.at.timestamp())


def test_each_page_leads_to_where_the_request_stands(registration: Registration) -> None:
    id = registration.ask()
    assert look(registration, id).location == f"/inscription/{id}/document"
    registration.send(id)
    assert look(registration, id).location == f"/inscription/{id}/merci"
    registration.hear(returned(registration, id))
    assert look(registration, id, "/merci").location == f"/inscription/{id}"
    registration.hear(registration.refused(id))
    assert look(registration, "x" * 30).status == 404


def test_f161_the_thanks_say_when_the_answer_comes_at_the_latest(registration: Registration) -> None:
    id = registration.ask()
    registration.send(id)
    said = look(registration, id, "/merci").text.replace("\u00a0", " ")
    assert "sous 48 heures ouvrées, avant le mercredi 25 novembre 2026 à 10 h" in said
    registration.hear(registration.refused(id))
    assert "avant le" not in look(registration, id, "/merci").text


def test_the_reasons_of_a_refusal_come_with_the_message_that_goes_along(registration: Registration) -> None:
    id = registration.ask()
    registration.send(id)
    registration.hear(registration.refused(id).model_copy(update={"commentaire": "Nous restons à votre écoute."}))
    part = registration.mails()[-1].get_body(("plain",))
    assert part is not None
    assert "Nous restons à votre écoute." in part.get_content()
