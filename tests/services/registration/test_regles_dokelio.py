"""What the guides of DOKELIO say of registration, of its record and of its books, under its profile."""

from typing import Any

import pytest

from services.domain.events import StructureRequested
from services.domain.rights import Principal
from services.domain.structure import EtatStructure
from services.registration import wiring
from services.registration.model.compte import address_fingerprint
from services.registration.model.demande import EtatDemande
from tests.pdf import PDF
from tests.services.events import Answer
from tests.services.registration.conftest import LOGIN, TYPED, Registration
from tests.services.registration.organismes import CARIF, DANS_LA_REGION, accepted, labels, read
from tests.services.registration.test_documents import of_weight
from tests.services.registration.test_inscription import errors

pytestmark = pytest.mark.profil("dokelio")
PARIS = DANS_LA_REGION["dokelio"]
NUMERO = "OF_0000000001"
LONG_PASSWORD = "Un-mot-assez-long-1"


def joined(registration: Registration, content: bytes) -> Answer:
    """The page that a file leads to."""
    id = registration.ask(**PARIS)
    registration.joined(id, content)
    return registration.get("/inscription/{demande}/verification", params={"demande": id})


def plain(registration: Registration) -> str:
    """The text of the last mail."""
    part = registration.mails()[-1].get_body(("plain",))
    assert part is not None
    return str(part.get_content())


# ─── who may register, and with what ─────────────────────────────────────────


def test_d001_registration_is_free_and_the_home_page_says_so(registration: Registration) -> None:
    assert "gratuitement" in registration.get("/").text


def test_d002_three_things_are_asked_for_siret_activity_number_and_an_activity_in_the_region(
    registration: Registration,
) -> None:
    without = {**TYPED, "siret": "", "numero_activite": ""}
    assert list(errors(registration.post("/inscription", without))) == ["siret", "numero_activite"]
    assert "formations professionnelles continues, certifiantes ou non, qui se déroulent en Île-de-France" in (
        registration.get("/").text
    )
    assert registration.send(registration.ask(**PARIS)).status == 303


def test_d002_who_is_in_the_base_already_does_not_register_again(registration: Registration) -> None:
    accepted(registration, "dokelio")
    again = registration.post("/inscription", {**TYPED, **PARIS})
    assert "déjà inscrite" in errors(again)["siret"]


def test_d003_the_button_of_the_home_page_opens_the_form(registration: Registration) -> None:
    [button] = [
        a for a in registration.get("/").page.cssselect("main a.bouton") if a.text_content() == "Créer mon compte"
    ]
    assert registration.get(button.get("href")).page.cssselect("form [name=siret]")
    assert "Pas encore inscrit ?" in registration.get("/connexion").text.replace("\u00a0", " ")


def test_d003_every_field_must_be_filled(registration: Registration) -> None:
    answer = registration.post("/inscription", {})
    assert answer.status == 422
    assert list(errors(answer)) == list(TYPED)


def test_d004_the_request_goes_to_the_carif_that_accepts_or_refuses_the_record(registration: Registration) -> None:
    id = registration.ask(**PARIS)
    registration.send(id)
    [waiting] = [item.document for item in registration.table.query("ENVOI")]
    fact = StructureRequested.model_validate_json(waiting["detail"])
    assert (fact.structure.numero, fact.structure.etat) == (NUMERO, EtatStructure.A_VERIFIER)
    registration.hear(registration.refused(id))
    assert registration.demande(id).etat is EtatDemande.REFUSEE
    other = registration.ask(**PARIS)
    registration.send(other)
    registration.hear(registration.approved(other))
    assert registration.demande(other).structure.etat is EtatStructure.VALIDE


def test_d008_the_document_is_a_pdf_of_at_most_one_megabyte(registration: Registration) -> None:
    form = registration.get("/inscription/{demande}/document", params={"demande": registration.ask(**PARIS)})
    assert "Fichier PDF de 1 Mo au plus" in form.text.replace("\u00a0", " ")
    assert joined(registration, of_weight(1_000_000)).status == 200
    for refused in (of_weight(1_000_001), b"une image"):
        answer = joined(registration, refused)
        assert answer.status == 422
        assert list(errors(answer)) == ["file"]


def test_d008_the_document_is_declared_to_name_nobody(registration: Registration) -> None:
    id = registration.ask(**PARIS)
    registration.joined(id, PDF)
    undeclared = registration.send(id, "oui", form={})
    assert list(errors(undeclared)) == ["anonymise"]
    assert registration.send(id, "oui").status == 303


# ─── accounts ────────────────────────────────────────────────────────────────


def test_k11_a_mail_brings_a_link_and_never_a_password(registration: Registration) -> None:
    link = registration.accepted(**PARIS)
    assert "Votre identifiant : adougnac1" in plain(registration).replace("\u00a0", " ").replace("\u202f", " ")
    assert "mot de passe :" not in plain(registration)
    assert registration.pool.users[LOGIN]["password"] == ""
    assert registration.choose(link, LONG_PASSWORD).status == 303
    assert registration.sign_in("adougnac1", LONG_PASSWORD).location == "/tableau-de-bord"


@pytest.mark.parametrize("page", ["/inscription", "/structure/contacts/{numero}", "/structure/lieux/{lieu}"])
def test_d022_no_page_opens_a_window_by_itself_and_none_needs_a_script(registration: Registration, page: str) -> None:
    numero, laure = accepted(registration, "dokelio")
    params = {"numero": "nouveau", "lieu": "nouveau"}
    answer = registration.get(page, who=laure, params=params, query={"structure": numero})
    assert answer.page.cssselect("main form button[type=submit]")
    assert not answer.page.xpath(
        "//main//*[@onclick or starts-with(@href, 'javascript:') or @hx-confirm or @hx-prompt]"
    )
    opened = answer.page.cssselect("main a[target=_blank]")
    assert all("(nouvel onglet)" in link.text_content() for link in opened)


def test_d023_what_is_mandatory_bears_an_asterisk_and_what_is_not_plain_has_its_help(
    registration: Registration,
) -> None:
    page = registration.get("/inscription").page
    starred = page.xpath("//label[.//*[contains(@class, 'asterisque')]]/@for")
    assert [name.removeprefix("c-") for name in starred] == list(TYPED)
    for field in page.cssselect("main input[aria-describedby]"):
        assert page.get_element_by_id(field.get("aria-describedby")).text_content().strip()
    assert page.get_element_by_id("c-siret-indice").text_content().startswith("14 chiffres")


def managed(registration: Registration, numero: str, **typed: Any) -> Answer:
    """The Carif's own fields of a record, sent."""
    fiche = wiring.fiches().fiche(numero)
    assert fiche is not None
    form = {
        "revision": str(fiche.revision),
        "demande": f"g{numero}{fiche.revision}",
        "roles": ["formation", "financeur"],
        "raison_sociale": fiche.structure.raison_sociale,
        "numero_activite": fiche.structure.numero_activite,
    }
    return registration.post("/console/structures/{numero}", {**form, **typed}, who=CARIF, params={"numero": numero})


# ─── the record ──────────────────────────────────────────────────────────────


def test_d040_an_organisation_may_have_several_roles(registration: Registration) -> None:
    numero, laure = accepted(registration, "dokelio")
    page = registration.get("/console/structures/{numero}", who=CARIF, params={"numero": numero}).page
    assert page.xpath("//input[@name='roles']/@value") == ["formation", "financeur", "mediateur"]
    kept = managed(registration, numero)
    assert kept.status == 303, kept.text
    assert "Organisme de formation Organisme financeur" in read(registration, laure).text


def test_d040_a_funder_is_of_a_kind_that_the_carif_says(registration: Registration) -> None:
    numero, laure = accepted(registration, "dokelio")
    page = registration.get("/console/structures/{numero}", who=CARIF, params={"numero": numero}).page
    offered = page.xpath("//select[@name='type_financeur']/option/@value")
    assert {"2", "8", "9", "16"} <= set(offered), "Région, Département, commune, OPCO (D062)"
    for roles, code in (("formation", "2"), ("financeur", "1"), ("financeur", "99")):
        refused = managed(registration, numero, roles=roles, type_financeur=code)
        assert list(errors(refused)) == ["type_financeur"], (roles, code)
        assert refused.status == 422
    assert managed(registration, numero, type_financeur="2").status == 303
    shown = read(registration, laure)
    assert "Type de financeur Collectivité territoriale - Conseil régional" in shown.text
    assert "Type de financeur" in registration.get("/structure/historique", who=laure, query={"structure": numero}).text


def test_d041_the_address_has_its_lines_and_the_postal_one_may_differ(registration: Registration) -> None:
    numero, laure = accepted(registration, "dokelio")
    asked = {"who": laure, "params": {"onglet": "coordonnees"}, "query": {"structure": numero}}
    shown = labels(registration.get("/structure/modifier/{onglet}", **asked))
    for label in (
        "Numéro et voie",
        "Code postal",
        "Ville",
        "Direction, service, étage, bureau",
        "Immeuble, bâtiment, zone industrielle",
        "Mention de distribution, lieu-dit",
        "L’adresse postale est-elle différente ?",
        "Téléphones",
        "Courriels",
        "Sites web",
    ):
        assert label in shown


def test_d042_addresses_are_kept_in_a_book_that_is_a_page(registration: Registration) -> None:
    numero, laure = accepted(registration, "dokelio")
    [entree] = read(registration, laure).page.xpath("//a[starts-with(@href, '/structure/lieux')]")
    campus = {
        "structure": numero,
        "demande": "d",
        "nom": "Campus",
        "adresse.voie": "12 Rue des Luthiers",
        "adresse.code_postal": "75011",
        "adresse.ville": "Paris",
    }
    kept = registration.post("/structure/lieux/{lieu}", campus, who=laure, params={"lieu": "nouveau"})
    assert kept.status == 303, kept.text
    assert (
        "12 Rue des Luthiers"
        in registration.get(entree.get("href").split("?")[0], who=laure, query={"structure": numero}).text
    )


def test_d043_the_form_of_a_contact_has_its_fields(registration: Registration) -> None:
    numero, laure = accepted(registration, "dokelio")
    form = registration.get(
        "/structure/contacts/{numero}", who=laure, params={"numero": "nouveau"}, query={"structure": numero}
    )
    names = [field.get("name") for field in form.page.xpath("//main//*[@name][not(@type='hidden')]")]
    for name in ("nom", "prenom", "fonction", "autre_fonction", "diffusable", "telephone", "mobile", "courriel"):
        assert name in names


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ({"q": NUMERO}, True),
        ({"q": "académie"}, True),
        ({"role": "formation"}, True),
        ({"role": "mediateur"}, False),
        ({"type_financeur": "2"}, True),
        ({"type_financeur": "16"}, False),
        ({"q": "OF_0000000002"}, False),
    ],
)
def test_d044_an_organisation_is_found_by_its_identifier_its_name_and_its_role(
    registration: Registration, criteria: dict[str, str], found: bool
) -> None:
    numero, _ = accepted(registration, "dokelio")
    managed(registration, numero, type_financeur="2")
    page = registration.get("/console/structures", who=CARIF, query=criteria).page
    assert page.xpath("//tbody//th/a/@href") == ([f"/structure?structure={NUMERO}"] if found else [])
    assert page.xpath("//a[@href='/console/structures' and contains(., 'Effacer')]")


def found(registration: Registration, who: Principal, **criteria: str) -> set[str]:
    """The references that the search among one's own structures shows."""
    page = registration.get("/structures", who=who, query=criteria).page
    assert not page.xpath("//a[starts-with(@href, '/console')]")
    return {href.rpartition("=")[2] for href in page.xpath("//tbody//th/a/@href")}


def test_d045_who_has_several_organisations_finds_them_and_no_other(registration: Registration) -> None:
    mine, _ = accepted(registration, "dokelio")
    # A number that Sirene does not know yet: nothing places it outside the region
    also, _ = accepted(registration, "dokelio", siret="73282932000074", raison_sociale="Organisme nouveau")
    foreign, _ = accepted(
        registration, "dokelio", siret="44306184100047", raison_sociale="Autre", courriel="a@autre.fr"
    )
    compte = wiring.store().compte_of(address_fingerprint(LOGIN))
    assert compte is not None
    page = registration.get("/espace", who=compte.principal()).page
    assert sorted(page.xpath("//input[@name='structure']/@value")) == sorted([mine, also])
    assert page.xpath("//main//a[@href='/structures']")
    assert found(registration, compte.principal()) == {mine, also}
    assert found(registration, compte.principal(), q="nouveau") == {also}
    assert found(registration, compte.principal(), q=foreign) == set()
    assert managed(registration, mine, type_financeur="2").status == 303
    assert found(registration, compte.principal(), type_financeur="2") == {mine}
    assert registration.get("/structure", who=compte.principal(), query={"structure": foreign}).status == 404
