"""The request of a structure: what is refused, what is kept, what the Carif is told (D002 to D008, F001 to F006)."""

import base64
import json
from datetime import timedelta
from hashlib import sha256

import pytest

from services.registration import wiring
from services.registration.model.demande import EtatDemande, texte_consentement
from services.registration.store import Store
from services.shared.settings import profil
from tests.muets import DeclarationsMuettes, EtablissementsMuets
from tests.services.events import Answer
from tests.services.registration.conftest import NOW, TYPED, Registration

BOXES = {"publiable", "consentement"}
HORS_REGION = {"siret": "00000010900017", "numero_activite": "75330009133"}
BOXES = {"activite", "consentement"}


def errors(answer: Answer) -> dict[str, str]:
    """The error summary: where each line leads, and what it says."""
    links = answer.page.cssselect(".govuk-error-summary__list a")
    return {link.get("href", "").removeprefix("#c-"): link.text_content() for link in links}


def page(registration: Registration, name: str, id: str) -> Answer:
    return registration.get(f"/inscription/{{demande}}/{name}", params={"demande": id})


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("siret", "", "Saisissez le SIRET"),
        ("siret", "2186007650001", "vous en avez saisi 13"),
        ("siret", "21860076500019", "clé de contrôle est fausse"),
        ("siret", "00000000000000", "clé de contrôle est fausse"),
        ("siret", "٢١٨٦٠٠٧٦٥٠٠٠١٨", "14 chiffres"),
        ("siret", "1" * 301, "300 caractères au plus"),
        ("numero_activite", "", "Saisissez le numéro de déclaration"),
        ("numero_activite", "2437036933", "11 caractères"),
        ("numero_activite", "AB370369337", "11 caractères"),
        ("activite", "", "Cochez la case si votre organisme forme dans la région"),
        ("activite", "non", "Cochez la case si votre organisme forme dans la région"),
        ("nom", "", "Saisissez le nom"),
        ("nom", "x" * 51, "50 caractères au plus"),
        ("nom", "\u200b", "en toutes lettres"),
        ("prenom", "", "Saisissez le prénom"),
        ("prenom", "1234", "en toutes lettres"),
        ("telephone", "", "Saisissez un numéro de téléphone"),
        ("telephone", "02 38", "10 chiffres"),
        ("courriel", "", "Saisissez l’adresse électronique"),
        ("courriel", "aurelie@", "adresse électronique complète"),
        ("courriel", "a@b.fr\r\nBcc: x@y.fr", "adresse électronique complète"),
        ("courriel", "a" * 120 + "@exemple.fr", "128 caractères au plus"),
        ("consentement", "", "Cochez la case"),
    ],
)
def test_a_wrong_answer_comes_back_with_its_sentence_and_all_that_was_typed(
    registration: Registration, field: str, typed: str, said: str
) -> None:
    answer = registration.post("/inscription", {**TYPED, field: typed})
    assert answer.status == 422
    assert list(errors(answer)) == [field]
    assert said in errors(answer)[field]
    assert answer.page.cssselect(f"#c-{field}"), "the link of the summary leads to the field"
    assert answer.page.find(".//title").text_content().startswith("Erreur")
    shown = {name: answer.page.cssselect(f"#c-{name}")[0].get("value") for name in TYPED if name not in BOXES}
    assert {name: shown[name] for name in shown if name != field} == {
        name: TYPED[name] for name in shown if name != field
    }


def test_everything_wrong_is_said_at_once(registration: Registration) -> None:
    answer = registration.post("/inscription", {})
    assert list(errors(answer)) == [
        "siret",
        "numero_activite",
        "activite",
        "nom",
        "prenom",
        "telephone",
        "courriel",
        "consentement",
    ]


def test_a_form_from_elsewhere_changes_nothing(registration: Registration) -> None:
    answer = registration.post("/inscription", {**TYPED, "csrf": "faux"})
    assert answer.status == 403
    assert "conservée" in answer.text


def test_the_address_of_a_person_is_not_published_unless_the_form_says_that_it_is_the_organisation_s(
    registration: Registration,
) -> None:
    personal = registration.demande(registration.ask(publiable=""))
    assert (personal.structure.telephones, personal.structure.courriels) == ((), ())
    assert personal.referent.courriel == "aurelie.dougnac@ofeli.fr"
    theirs = registration.demande(registration.ask(publiable="oui", demande="autre"))
    assert (theirs.structure.telephones, theirs.structure.courriels) == (
        ("+33238778335",),
        ("aurelie.dougnac@ofeli.fr",),
    )


def test_the_box_that_was_ticked_comes_back_ticked_with_a_mistake(registration: Registration) -> None:
    answer = registration.post("/inscription", {**TYPED, "siret": ""})
    assert answer.page.get_element_by_id("c-publiable").get("checked") is not None


def test_f005_the_consent_is_kept_with_its_version_and_fingerprint(registration: Registration) -> None:
    demande = registration.demande(registration.ask())
    assert demande.consentement.version == "2026-11"
    assert demande.consentement.empreinte == sha256(texte_consentement(profil()).encode()).hexdigest()
    assert demande.consentement.donne_le == NOW


def test_k10_the_login_is_the_address_in_one_case(registration: Registration) -> None:
    demande = registration.demande(registration.ask(courriel="Aurelie.DOUGNAC@Ofeli.FR"))
    assert demande.referent.courriel == "aurelie.dougnac@ofeli.fr"
    assert demande.referent.telephone == "+33238778335"


def test_a_silent_register_is_said_and_stops_nothing(
    registration: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "etablissements", lambda: EtablissementsMuets(registration.clock.now))
    monkeypatch.setattr(wiring, "declarations", lambda: DeclarationsMuettes(registration.clock.now))
    asked_for_name = registration.post("/inscription", TYPED)
    assert list(errors(asked_for_name)) == ["raison_sociale"]
    id = registration.ask(raison_sociale="OF présentation OFELI")
    assert "Non vérifié" in page(registration, "document", id).text
    assert {constat.etat for constat in registration.demande(id).constats} == {"non_verifie"}
    assert registration.send(id).location.endswith("/merci")


def test_an_unknown_siret_is_said_and_the_carif_decides(registration: Registration) -> None:
    id = registration.ask(siret="732 829 320 00074", raison_sociale="Organisme nouveau")
    answer = page(registration, "document", id)
    assert "Inconnu" in answer.text
    assert "L’INSEE ne connaît pas ce SIRET" in answer.text
    assert "autre entreprise" in answer.text
    assert "en règle" not in answer.text, "the declaration of another one says nothing of this one"
    assert registration.send(id).status == 303


def test_f054_a_closed_establishment_is_refused_and_nothing_typed_is_lost(registration: Registration) -> None:
    answer = registration.post("/inscription", {**TYPED, "siret": "21860076500034"})
    assert answer.status == 422
    assert "l’INSEE indique que celui-ci est fermé" in errors(answer)["siret"]
    assert answer.page.cssselect("#c-nom")[0].get("value") == TYPED["nom"]


def test_a_request_can_be_corrected_from_what_was_typed(registration: Registration) -> None:
    id = registration.ask()
    answer = registration.get("/inscription", query={"demande": id})
    assert answer.page.cssselect("#c-siret")[0].get("value") == "21860076500018"
    assert registration.get("/inscription", query={"demande": "inconnue"}).status == 200


def test_d007_an_organisation_from_outside_must_join_its_agreement(registration: Registration) -> None:
    id = registration.ask(**HORS_REGION)
    answer = page(registration, "document", id)
    assert "Continuer sans document" not in answer.text
    assert "convention de formation" in answer.text
    refused = registration.send(id, "non")
    assert refused.status == 422
    assert "Joignez la convention de formation" in errors(refused)["file"]
    registration.joined(id)
    assert registration.send(id, "oui").status == 303


# ─── the document ────────────────────────────────────────────────────────────


def test_the_browser_may_send_one_file_to_one_hidden_place(registration: Registration) -> None:
    id = registration.ask()
    answer = page(registration, "document", id)
    form = next(f for f in answer.page.forms if f.get("enctype"))
    fields = dict(form.form_values())
    policy = json.loads(base64.b64decode(fields["policy"]))["conditions"]
    assert ["content-length-range", 0, 5_000_000] in policy
    assert {"success_action_redirect": f"https://offre.test/inscription/{id}/verification"} in policy
    assert {"key": fields["key"]} in policy
    assert id not in fields["key"]
    assert fields["key"].startswith("recus/")
    assert form.get("data-taille-max") == "1000000"
    origin = "/".join(form.get("action").split("/")[:3])
    csp = answer.header("content-security-policy")
    assert f"form-action 'self' {origin}" in csp
    assert f"connect-src 'self' {origin}" in csp
    assert answer.header("referrer-policy") == "no-referrer"


# ─── the request itself ──────────────────────────────────────────────────────


def test_the_address_of_a_request_cannot_be_guessed(registration: Registration) -> None:
    ids = {registration.ask() for _ in range(3)}
    assert len(ids) == 3
    assert min(map(len, ids)) >= 22, "128 bits take 22 characters of base64"


@pytest.mark.parametrize("name", ["document", "verification", "merci"])
def test_a_request_that_does_not_exist_is_not_found(registration: Registration, name: str) -> None:
    assert page(registration, name, "x" * 32).status == 404


def test_a_request_never_sent_is_forgotten_after_a_week(registration: Registration) -> None:
    id = registration.ask()
    registration.clock.at += timedelta(days=7)
    assert page(registration, "document", id).status == 404
    assert registration.send(id).status == 404


def test_a_sent_request_stays_and_every_page_leads_to_the_thanks(registration: Registration) -> None:
    id = registration.ask()
    assert page(registration, "merci", id).location == f"/inscription/{id}/document"
    registration.send(id)
    registration.clock.at += timedelta(days=400)
    for name in ("document", "verification"):
        assert page(registration, name, id).location == f"/inscription/{id}/merci"
    answer = page(registration, "merci", id)
    assert "Votre demande est envoyée" in answer.text
    assert "lien d’activation" in answer.text


def test_the_same_form_sent_twice_is_one_request(registration: Registration) -> None:
    id = registration.ask()
    first, second = registration.send(id), registration.send(id)
    assert first.location == second.location
    assert len(list(registration.table.outgoing(NOW + timedelta(days=1)))) == 1
    assert len(registration.table.history(f"DEMANDE#{id}")) == 1


def test_d002_a_structure_that_waits_or_is_registered_cannot_ask_again(registration: Registration) -> None:
    rival = registration.ask(courriel="autre@exemple.fr")
    id = registration.ask()
    registration.send(id)
    again = registration.post("/inscription", TYPED)
    assert "Une demande est déjà en cours pour cette structure" in errors(again)["siret"]
    late = registration.send(rival)
    assert late.status == 422
    assert registration.demande(rival).etat is EtatDemande.BROUILLON
    registration.hear(registration.approved(id))
    again = registration.post("/inscription", {**TYPED, "nom": "Autre", "prenom": "Nom", "courriel": "x@exemple.fr"})
    assert "Cette structure est déjà inscrite" in errors(again)["siret"]
    assert "offre@alfacentre.org" in errors(again)["siret"]
    for secret in ("Dougnac", "Aurélie", "aurelie.dougnac"):
        assert secret not in again.body


def test_two_requests_for_one_siret_sent_at_once_have_one_winner(
    registration: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = registration.ask(), registration.ask()
    registration.send(first)
    store = wiring.store()
    # The second one looked before the first was sent: it sees the SIRET free, and only the write tells it better
    looks = [None]
    monkeypatch.setattr(store, "siret", lambda siret: looks.pop() if looks else Store(registration.table).siret(siret))
    answer = registration.send(second)
    assert not looks
    assert answer.status == 422
    assert "Une demande est déjà en cours" in answer.text
    assert registration.demande(second).etat is EtatDemande.BROUILLON
    assert len(list(registration.table.outgoing(NOW + timedelta(days=1)))) == 1


def test_the_structure_has_its_number_from_the_moment_the_request_is_sent(registration: Registration) -> None:
    one, two = registration.ask(), registration.ask(siret="43256884800027", numero_activite="24370253537")
    assert registration.demande(one).structure.numero == ""
    registration.send(one)
    registration.send(two)
    assert registration.demande(one).structure.numero == "1P"
    assert registration.demande(two).structure.numero == "2P"
    known = wiring.store().structure("2P")
    assert known is not None
    assert known.siret == "43256884800027"


def test_public_pages_say_what_they_must(registration: Registration) -> None:
    home = registration.get("/")
    assert [link.text_content() for link in home.page.cssselect("a.bouton")][-3:-1] == [
        "Créer mon compte",
        "Se connecter",
    ]
    assert len(home.page.cssselect("main ol li")) == 3
    assert "02 38 77 83 35" in home.text
    assert "non auditée" in registration.get("/accessibilite").text
    policy = registration.get("/donnees-personnelles").text
    assert "2026-11" in policy
    assert "CNIL" in policy
    assert registration.get("/inscription").page.cssselect("a[href='/donnees-personnelles']")
