"""What OFeli's guide says of who may be listed, of an account and of the record, under its profile."""

from datetime import timedelta

import pytest

from services.domain.rules import check
from services.domain.session import ModaliteEnseignement
from services.registration import wiring
from services.shared.settings import profil
from tests.builders import a_contexte, a_formation, a_session
from tests.services.registration.conftest import LOGIN, TYPED, Registration
from tests.services.registration.organismes import CARIF, accepted, labels, read
from tests.services.registration.test_inscription import errors

pytestmark = pytest.mark.profil("ofeli")
DISTANCE = {"siret": "00000011700010", "numero_activite": "24410004241"}
# From outside: one declared here, so that its distance training is ours; one declared there that has places here
DECLARE_ICI = {"siret": "00000010900017", "numero_activite": "24450099999"}
VENU_D_AILLEURS = {"siret": "00000013300017", "numero_activite": "04970008397"}


# ─── who may register, and with what ─────────────────────────────────────────


def test_f001_who_may_be_listed_is_said_and_any_valid_number_of_the_region_passes(registration: Registration) -> None:
    home = registration.get("/").text
    assert "un numéro de déclaration d’activité valide" in home
    assert "certifiantes ou non, qui se déroulent en Centre-Val de Loire" in home
    assert errors(registration.post("/inscription", {**TYPED, "numero_activite": "24"})).keys() == {"numero_activite"}
    assert registration.send(registration.ask()).status == 303


def test_k8_whoever_trains_at_a_distance_registers_and_the_rule_is_applied_on_the_session(
    registration: Registration,
) -> None:
    session = a_session(modalite_enseignement=ModaliteEnseignement.DISTANCE, lieux=())
    for of, presence, ours in ((DISTANCE, "", True), (DECLARE_ICI, "non", True), (VENU_D_AILLEURS, "oui", False)):
        id = registration.ask(**of)
        if presence:
            registration.situate(id, presence)
        registration.joined(id)
        assert registration.send(id, "oui").status == 303
        contexte = a_contexte(structure=registration.demande(id).structure)
        refused = {v.code for v in check(a_formation(sessions=(session,)), contexte, profil())}
        assert ("SESSION.DISTANCE.HORS_REGION" not in refused) is ours


def test_f004_the_form_of_an_account_asks_for_what_the_guide_names(registration: Registration) -> None:
    asked = [label for label in labels(registration.get("/inscription")) if not label.startswith("Je certifie")]  # D002
    assert asked[:6] == [
        "SIRET de l’établissement de formation",
        "Numéro de déclaration d’activité",
        "Nom",
        "Prénom",
        "Téléphone",
        "Adresse électronique",
    ]
    id = registration.ask()
    document = registration.get("/inscription/{demande}/document", params={"demande": id})
    assert "Déclaration d’activité" in labels(document)
    assert "Il est facultatif" in document.text


def test_f005_the_form_leads_to_the_policy_that_it_asks_to_accept(registration: Registration) -> None:
    [link] = registration.get("/inscription").page.cssselect("main form a[href='/donnees-personnelles']")
    assert registration.get(link.get("href")).status == 200
    refused = registration.post("/inscription", {**TYPED, "consentement": ""})
    assert "accepter la politique de gestion des données personnelles" in errors(refused)["consentement"]


def test_f006_the_request_is_confirmed_on_the_screen_and_answered_by_mail(registration: Registration) -> None:
    id = registration.ask()
    thanks = registration.get(registration.send(id).location.replace(id, "{demande}"), params={"demande": id})
    assert "Votre demande est envoyée" in thanks.text
    assert "un lien d’activation pour choisir votre mot de passe" in thanks.text
    assert registration.mails() == []
    registration.hear(registration.approved(id))
    [mail] = registration.mails()
    assert mail["to"] == LOGIN


def test_f007_the_link_of_the_mail_opens_a_form_that_asks_for_the_password_twice(registration: Registration) -> None:
    jeton = registration.accepted()
    form = registration.get("/activation/{jeton}", params={"jeton": jeton})
    assert len(form.page.cssselect("input[type=password]")) == 2
    typed = {"mot_de_passe": "Valide-ok", "confirmation": "Autre-mot", "demande": "d"}
    assert registration.post("/activation/{jeton}", typed, params={"jeton": jeton}).status == 422
    assert registration.choose(jeton).status == 303


@pytest.mark.parametrize(
    ("password", "taken"),
    [("Motdepa!", True), ("Motdep!", False), ("motdepa!", False), ("Motdepas", False)],
    ids=["8 characters", "7 characters", "no capital", "no sign"],
)
def test_f008_eight_characters_a_capital_and_a_sign(registration: Registration, password: str, taken: bool) -> None:
    assert registration.choose(registration.accepted(), password).status == (303 if taken else 422)


# ─── the record ──────────────────────────────────────────────────────────────


def test_f065_the_record_leads_to_the_formations_it_is_responsible_for_and_to_those_it_gives(
    registration: Registration,
) -> None:
    numero, laure = accepted(registration, "ofeli")
    links = read(registration, laure, "/formations").page.xpath("//main//a/@href")
    for kind in ("responsable", "formateur"):
        assert f"/formations?structure={numero}&comme={kind}" in links


def test_f068_the_record_says_who_created_and_who_changed_it_last_on_either_side(registration: Registration) -> None:
    numero, laure = accepted(registration, "ofeli")
    registration.accepted(siret="43256884800027", numero_activite="24370253537", courriel="contact@trois-sigma.fr")
    fiche = wiring.fiches().fiche(numero)
    assert fiche is not None
    form = {
        "parent": "2P",
        "revision": str(fiche.revision),
        "demande": "g",
        "roles": "mediateur",
        "raison_sociale": fiche.structure.raison_sociale,
        "numero_activite": fiche.structure.numero_activite,
    }
    registration.clock.at += timedelta(minutes=1)
    kept = registration.post("/console/structures/{numero}", form, who=CARIF, params={"numero": numero})
    assert kept.status == 303, kept.text
    registration.clock.at += timedelta(minutes=1)
    draft = {"structure": numero, "revision": "0", "demande": "m", "nom_usuel": "L’Antenne", "sigle": "", "uai": ""}
    registration.post("/structure/modifier/{onglet}", draft, who=laure, params={"onglet": "identite"})
    rows = {
        row.cssselect("dt")[0].text_content().strip(): " ".join(row.cssselect("dd")[0].text_content().split())
        for row in read(registration, laure, "/historique").page.cssselect(".govuk-summary-list__row")
    }
    assert (rows["Référence"], rows["Structure parente"]) == (numero, "2P")
    assert rows["Création"].endswith("à 10 h 00 par Demandeur (organisme)")
    assert "Claire Houix" in rows["Dernière mise à jour par le Carif"]
    assert "Laure Thévenin" in rows["Dernière mise à jour par l’organisme"]
    for who, words in ((laure, "Écrire au Carif"), (CARIF, "Écrire à l’organisme")):
        page = registration.get("/structure/historique", who=who, query={"structure": numero}).page
        [mail] = page.xpath("//main//a[starts-with(@href, '/messages/')]")
        assert (mail.get("href"), mail.text_content()) == (f"/messages/{numero}/structure", words)
