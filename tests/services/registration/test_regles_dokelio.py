"""What the guides of DOKELIO say of registration, of its record and of its books, under its profile."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from services.domain.events import FormationApproved, FormationArchived
from services.domain.rights import Principal, Role
from services.domain.session import Financement
from services.domain.structure import EtatStructure
from services.registration import wiring
from services.registration.model.compte import address_fingerprint
from services.registration.model.demande import EtatDemande
from services.shared.table import Table
from tests.builders import a_formation, a_session
from tests.pdf import PDF
from tests.services.events import Answer
from tests.services.registration.conftest import LOGIN, TYPED, Registration
from tests.services.registration.console import Console
from tests.services.registration.organismes import CARIF, DANS_LA_REGION, accepted, labels, read
from tests.services.registration.test_documents import of_weight
from tests.services.registration.test_inscription import errors

pytestmark = pytest.mark.profil("dokelio")
PARIS = DANS_LA_REGION["dokelio"]
MANDATORY = [name for name in TYPED if name != "publiable"]  # to be published is a choice
NUMERO = "OF_0000000001"
LONG_PASSWORD = "Un-mot-assez-long-1"


def joined(registration: Registration, content: bytes) -> Answer:
    """The page that a file leads to."""
    id = registration.ask(**PARIS)
    registration.joined(id, content)
    return registration.get("/inscription/{demande}/verification", params={"demande": id})


def text(registration: Registration, kind: str) -> str:
    """The last mail in one of its two forms."""
    part = registration.mails()[-1].get_body((kind,))
    assert part is not None
    return " ".join(str(part.get_content()).replace("\u202f", " ").split())


def plain(registration: Registration) -> str:
    """The text of the last mail."""
    return text(registration, "plain")


# ─── who may register, and with what ─────────────────────────────────────────


def test_d001_registration_is_free_and_the_home_page_says_so(registration: Registration) -> None:
    assert "gratuitement" in registration.get("/").text


def test_d002_three_things_are_asked_for_siret_activity_number_and_an_activity_in_the_region(
    registration: Registration,
) -> None:
    for field in ("siret", "numero_activite", "activite"):
        answer = registration.post("/inscription", {**TYPED, **PARIS, field: ""})
        assert answer.status == 422
        assert list(errors(answer)) == [field]
    [label] = answer.page.xpath("//label[@for='c-activite']")
    assert "mon organisme réalise une activité de formation en Île-de-France" in label.text_content()
    id = registration.ask(**PARIS)
    assert registration.demande(id).activite
    assert registration.send(id).status == 303


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
    assert list(errors(answer)) == MANDATORY


@pytest.mark.parametrize(
    ("acte", "form", "etat", "life", "said"),
    [
        ("viser", {}, EtatDemande.ACCEPTEE, EtatStructure.VALIDE, "est acceptée"),
        (
            "refuser",
            {"motifs.0.code": "HORS_REGION"},
            EtatDemande.REFUSEE,
            EtatStructure.REFUSE,
            "adressez-vous au Carif-Oref compétent",
        ),
    ],
)
def test_d004_the_team_checks_the_data_in_its_console_and_accepts_or_refuses_the_record(
    registration: Registration,
    tables: Callable[[str], Table],
    monkeypatch: pytest.MonkeyPatch,
    acte: str,
    form: dict[str, str],
    etat: EtatDemande,
    life: EtatStructure,
    said: str,
) -> None:
    id = registration.ask(**PARIS)
    registration.send(id)
    assert registration.demande(id).structure.etat is EtatStructure.A_VERIFIER
    console = Console(registration, tables, monkeypatch, id)
    for datum in (NUMERO, PARIS["siret"], PARIS["numero_activite"], "ACADEMIE FICTIVE DE PARIS", LOGIN):
        assert datum in console.read().text
    assert console.post("prendre").status == 303
    assert console.post(acte, **form).status == 303
    assert (registration.demande(id).etat, registration.demande(id).structure.etat) == (etat, life)
    assert said in plain(registration)


def test_d005_the_mail_of_an_accepted_request_tells_the_identifier(registration: Registration) -> None:
    registration.accepted(**PARIS)
    assert "L’inscription de ACADEMIE FICTIVE DE PARIS est acceptée" in plain(registration)
    assert "Votre identifiant : adougnac1" in plain(registration)


def test_d005_also_when_its_referent_has_an_account_already(registration: Registration) -> None:
    registration.choose(registration.accepted(**PARIS), LONG_PASSWORD)
    id = registration.ask(**{**PARIS, "siret": "73282932000074", "raison_sociale": "Organisme nouveau"})
    registration.send(id)
    registration.hear(registration.approved(id))
    for kind in ("plain", "html"):
        assert "Connectez-vous avec votre mot de passe habituel" in text(registration, kind)
        assert "Votre identifiant : adougnac1" in text(registration, kind)


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
    assert "Votre identifiant : adougnac1" in plain(registration)
    assert "mot de passe :" not in plain(registration)
    assert registration.pool.users[LOGIN]["password"] == ""
    assert registration.choose(link, LONG_PASSWORD).status == 303
    assert registration.sign_in("adougnac1", LONG_PASSWORD).location == "/tableau-de-bord"


def test_d021_k11_a_lost_password_is_chosen_anew_by_a_link_of_24_hours_that_serves_once(
    registration: Registration,
) -> None:
    registration.choose(registration.accepted(**PARIS), LONG_PASSWORD)
    links = []
    for _ in range(2):
        registration.post("/mot-de-passe-oublie", {"courriel": LOGIN, "identifiant": "adougnac1"})
        registration.deliver()
        assert "Il sert une seule fois, pendant 24 heures" in plain(registration)
        assert LONG_PASSWORD not in plain(registration)
        links.append(registration.link())
        registration.clock.at += timedelta(hours=12)
    first, second = links
    registration.clock.at -= timedelta(seconds=1)
    params = {"params": {"jeton": first}}
    assert registration.get("/mot-de-passe/{jeton}", **params).status == 200, "24 hours less one second"
    registration.clock.at += timedelta(seconds=1)
    assert registration.get("/mot-de-passe/{jeton}", **params).status == 410
    assert registration.choose(first, "Un-autre-mot-long-2", but="mot-de-passe").status == 410
    assert registration.choose(second, "Un-autre-mot-long-2", but="mot-de-passe").status == 303
    again = registration.choose(second, "Un-autre-mot-long-3", but="mot-de-passe", demande="encore")
    assert again.status == 410
    assert registration.sign_in("adougnac1", "Un-autre-mot-long-2").status == 303


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
    assert [name.removeprefix("c-") for name in starred] == MANDATORY
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
        "Télécopie",
        "Courriels",
        "Sites web",
    ):
        assert label in shown


def test_d041_the_block_of_the_address_is_kept_and_shown_with_its_region_and_country(
    registration: Registration,
) -> None:
    numero, laure = accepted(registration, "dokelio")
    adresse = {"voie": "12 Rue des Luthiers", "code_postal": "75011", "ville": "Paris", "manuelle": "oui"}
    typed = {"structure": numero, "demande": "m", "revision": "0", "adresse_postale.differente": "non"}
    typed |= {f"adresse.{name}": text for name, text in adresse.items()} | {"adresse.complement.0": "Bureau 3"}
    typed |= {"telephones.0": "01 40 00 00 01", "telephones.1": "01 40 00 00 02", "telecopie": "01 40 00 00 03"}
    modifier = {"who": laure, "params": {"onglet": "coordonnees"}}
    kept = registration.post("/structure/modifier/{onglet}", typed, **modifier)
    assert kept.status == 303, kept.text
    shown = read(registration, laure, "/coordonnees").text
    assert "12 Rue des Luthiers, 75011 Paris Bureau 3 Île-de-France, France" in shown
    assert "01 40 00 00 03" in shown
    wrong = registration.post(
        "/structure/modifier/{onglet}", {**typed, "telecopie": "01", "revision": "1", "demande": "n"}, **modifier
    )
    assert wrong.status == 303, "a draft may stay wrong"
    violations = wiring.records().read(laure, numero).violations
    assert "STRUCTURE.TELECOPIE.FAUX" in {violation.code for violation in violations}


def test_d042_the_address_of_the_record_is_chosen_in_the_book(registration: Registration) -> None:
    numero, laure = accepted(registration, "dokelio")
    campus = {"nom": "Campus", "adresse.voie": "12 Rue des Luthiers", "adresse.code_postal": "75011"}
    campus |= {"adresse.ville": "Paris", "structure": numero, "demande": "c"}
    registration.post("/structure/lieux/{lieu}", campus, who=laure, params={"lieu": "nouveau"})
    modifier = {"who": laure, "params": {"onglet": "coordonnees"}}
    form = registration.get("/structure/modifier/{onglet}", query={"structure": numero}, **modifier).page
    [option] = form.xpath("//select[@name='adresse_postale.carnet']/option[@value!='']")
    assert option.text == "Campus : 12 Rue des Luthiers, 75011 Paris"
    [sent] = form.xpath("//main//form")
    typed = {name: value for name, value in sent.fields.items() if value is not None}
    chosen = typed | {"adresse.carnet": option.get("value"), "demande": "m"}
    both = chosen | {"adresse.voie": "1 Rue Neuve", "adresse.manuelle": "oui"}
    for wrong in (both, chosen | {"adresse.carnet": "99"}):
        assert list(errors(registration.post("/structure/modifier/{onglet}", wrong, **modifier))) == ["adresse-carnet"]
    assert registration.post("/structure/modifier/{onglet}", chosen, **modifier).status == 303
    assert "Demandé : 12 Rue des Luthiers, 75011 Paris" in read(registration, laure, "/coordonnees").text


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
    for name in (
        "nom",
        "prenom",
        "fonction",
        "autre_fonction",
        "diffusable",
        "telephone",
        "mobile",
        "telecopie",
        "courriel",
    ):
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


AGREED = Financement(financeur="98013", mesure="FT-CERTIFIANTE")  # what the Carif alone enters (D060)


def in_diffusion(registration: Registration, numero: str, intitule: str, *, version: int = 1, **changes: Any) -> None:
    """A formation of a structure, as the Carif put it into diffusion."""
    formation = a_formation(numero=intitule, structure=numero, intitule=intitule, **changes)
    fact = FormationApproved(
        at=registration.clock.now(),
        numero=intitule,
        version=version,
        formation=formation,
        decideur="Claire Houix",
        decideur_role="superviseur",
    )
    for again in (fact, fact.model_copy(update={"id": "encore"})):
        assert registration.hear(again) == {"batchItemFailures": []}


def test_d044_an_organisation_is_found_by_its_actions(registration: Registration) -> None:
    one, _ = accepted(registration, "dokelio")
    two, _ = accepted(registration, "dokelio", siret="73282932000074", raison_sociale="Nouveau", courriel="n@of.fr")
    accepted(registration, "dokelio", siret="44306184100047", raison_sociale="Autre", courriel="a@autre.fr")
    in_diffusion(registration, one, "BTS Assurance")
    bread = a_session(financements=(AGREED,))
    in_diffusion(registration, two, "Boulangerie", certifications=(), sessions=(bread,))

    def answer(**criteria: str) -> list[str]:
        page = registration.get("/console/structures", who=CARIF, query=criteria).page
        return [href.rpartition("=")[2] for href in page.xpath("//tbody//th/a/@href")]

    assert answer(intitule="assurance bts") == [one]
    assert answer(conventionnee="oui") == answer(rncp="non") == [two]
    assert answer(conventionnee="non") == answer(rncp="oui") == [one]
    assert answer(conventionnee="oui", intitule="bts") == [], "of one and the same formation"
    mine = Principal(sub="x", nom="X", structures={two: Role.OF_REFERENT})
    assert found(registration, mine, intitule="boulangerie") == {two}
    assert found(registration, mine, intitule="bts") == set()
    gone = FormationArchived(at=registration.clock.now(), numero="Boulangerie", version=1)
    registration.hear(gone)
    assert answer(conventionnee="oui") == []
    in_diffusion(registration, two, "Boulangerie", version=1, sessions=(bread,))
    assert answer(conventionnee="oui") == [], "late, and no later version"
    in_diffusion(registration, two, "Boulangerie", version=2, sessions=(bread,))
    registration.hear(gone)
    assert answer(conventionnee="oui") == [two]


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
