"""The whole of the work with scripts turned off: register, sign in, enter, be corrected, submit, decide."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.demo import matiere
from tests.browser.demonstration import Demonstration
from tests.browser.screens import DOCUMENTALISTE, ORGANISME
from tests.pdf import PDF, document

pytestmark = pytest.mark.browser
CHATEAUROUX = {"siret": "000 000 125 00013", "numero_activite": "24360006836"}
INTITULE = "Anglais professionnel : courriels et réunions"


@pytest.fixture
def plain(browser: Browser, demonstration: Demonstration) -> Iterator[Callable[[str], Page]]:
    """A window without scripts, of somebody signed in, or of nobody."""
    contexts = []

    def opened(qui: str = "") -> Page:
        context = browser.new_context(base_url=demonstration.engine.url, locale="fr-FR", java_script_enabled=False)
        contexts.append(context)
        page = context.new_page()
        if qui:
            sign_in(page, *demonstration.comptes[qui])
        return page

    yield opened
    for context in contexts:
        context.close()


def test_a_request_of_registration_with_its_document(plain: Callable[..., Page], tmp_path: Path) -> None:
    page = plain()
    page.goto("/inscription")
    fill(page, CHATEAUROUX)
    send(page, "Continuer")
    expect(page.locator("h2.govuk-error-summary__title")).to_contain_text("réponses sont à corriger")
    expect(page.locator("[name=siret]")).to_have_value(CHATEAUROUX["siret"])

    fill(page, {name: matiere.TROIS_SIGMA[name] for name in ("nom", "prenom", "telephone")})
    fill(page, {"courriel": "accueil@campus.example"})
    page.locator("[name=activite]").check()
    page.locator("[name=consentement]").check()
    send(page, "Continuer")
    attach(page, tmp_path / "declaration.pdf", b"bonjour")
    expect(page.locator(".govuk-error-summary")).to_contain_text("PDF")
    attach(page, tmp_path / "declaration.pdf", PDF)
    expect(page.get_by_role("heading", level=1)).to_have_text("Envoyer ma demande")
    send(page, "Envoyer ma demande")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Cochez la case")
    page.locator("[name=anonymise]").check()
    send(page, "Envoyer ma demande")

    assert re.search("/inscription/[^/]+/merci$", page.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre demande est envoyée")


def test_a_formation_saved_with_an_error_corrected_submitted_and_approved(plain: Callable[..., Page]) -> None:
    organisme, carif = plain(ORGANISME), plain(DOCUMENTALISTE)

    fiche = describe(organisme)
    add_a_session(organisme)
    organisme.get_by_role("link", name="Soumettre pour validation").click()
    send(organisme, "Soumettre pour validation")
    expect(organisme.get_by_text("Réponse au plus tard")).to_be_visible()

    approve(carif)
    until(organisme, fiche, "Diffusée depuis")


def test_a_record_with_one_line_more_one_less_and_a_document(plain: Callable[..., Page], tmp_path: Path) -> None:
    page = plain(ORGANISME)
    page.goto("/structure/modifier/coordonnees")
    lines = page.locator("[name^='sites.']:not([type=radio])")
    before = lines.count()
    fill(page, {"sites.0": "https://un.example"})
    send(page, "Ajouter un site web")
    expect(lines).to_have_count(before + 1)
    expect(page.locator("[name='sites.0']")).to_have_value("https://un.example")
    expect(page.locator(f"[name='sites.{before}']")).to_be_focused()
    fill(page, {f"sites.{before}": "https://deux.example"})
    page.get_by_role("button", name="Retirer site web 1").click()
    expect(lines).to_have_count(before)
    expect(page.locator(f"[name='sites.{before - 1}']")).to_have_value("https://deux.example")

    page.goto("/structure/documents/nouveau")
    attach(page, tmp_path / "qualiopi.pdf", b"bonjour", "/structure/documents/depot/")
    expect(page.locator(".govuk-error-summary")).to_contain_text("PDF")
    own = document(pages=2)  # no other test's: a record takes a document once
    attach(page, tmp_path / "qualiopi.pdf", own, "/structure/documents/depot/")
    expect(page.get_by_text("Votre document est accepté")).to_be_visible(timeout=30_000)
    send(page, "Ajouter à la fiche")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Cochez la case")
    page.locator("[name=nature]").select_option("qualiopi")
    page.locator("[name=anonymise]").check()
    fill(page, {"commentaire": "Envoyé sans script"})
    send(page, "Ajouter à la fiche")
    assert "fait=document-ajoute" in page.url
    page.get_by_role("row").filter(has_text="Envoyé sans script").get_by_role("link", name="Retirer").click()
    send(page, "Retirer ce document")
    assert "fait=document-retire" in page.url


# ─── one person's act each ───────────────────────────────────────────────────


def sign_in(page: Page, courriel: str, password: str) -> None:
    page.goto("/connexion")
    fill(page, {"courriel": courriel, "mot_de_passe": password})
    send(page, "Se connecter")
    assert "/connexion" not in page.url


def attach(page: Page, file: Path, content: bytes, onward: str = "/inscription/") -> None:
    """The browser posts the file to the store itself; the store sends it on to the next page."""
    file.write_bytes(content)
    page.locator("input[type=file]").set_input_files(file)
    send(page, "Envoyer le document")
    assert onward in page.url


def describe(page: Page) -> str:
    """A formation whose first save cannot be read; the address of its fiche once it could."""
    anglais = matiere.ANGLAIS
    page.goto("/formations/nouvelle")
    fill(page, {"intitule": INTITULE, "duree_cycle": "deux ans"})
    send(page, "Enregistrer", exact=True)
    expect(page.locator(".govuk-error-summary a")).to_have_count(1)
    expect(page.locator("[name=intitule]")).to_have_value(INTITULE)

    fill(page, {"duree_cycle": "", "objectif": anglais.objectif, "contenu": anglais.contenu})
    fill(page, {"resultats_attendus": anglais.resultats_attendus, "pre_requis": "Niveau A2."})
    fill(page, {"contacts.0.nom": "Thévenin", "contacts.0.courriel": matiere.OFELI["courriel"]})
    page.locator("[name=certifiante][value=non]").check()
    page.locator("[name=niveau_entree_obligatoire][value=non]").check()
    page.locator("[name=publics]").first.check()
    for name, code in (("niveau_entree", "13"), ("type_parcours", "1"), ("objectif_general", "7")):
        page.locator(f"[name={name}]").select_option(code)
    send(page, "Enregistrer", exact=True)
    assert "fait=enregistree" in page.url
    return page.url.split("?")[0]


def add_a_session(page: Page) -> None:
    page.get_by_role("link", name="Ajouter une session").click()
    fill(page, {"date_debut": "1er mars", "date_fin": "30/06/2027", "heures_centre": "70", "rythme": "Le soir"})
    page.locator("[name=modalite_enseignement][value='0']").check()
    page.locator("[name=prise_en_charge][value=oui]").check()
    page.locator("[name='financements.0.mesure']").select_option("CPR02")
    send(page, "Enregistrer la session")
    expect(page.locator(".govuk-error-summary a")).to_have_count(1)

    fill(page, {"date_debut": "1/3/27"})
    send(page, "Enregistrer la session")
    assert "fait=session-enregistree" in page.url


def approve(page: Page) -> None:
    until(page, "/console", INTITULE)
    page.get_by_role("link", name=INTITULE).click()
    send(page, "Prendre ce dossier")
    send(page, "Viser et publier")
    expect(page.locator(".govuk-error-summary a")).to_have_count(1)
    fill(page, {"formacodes.0": "15234"})
    send(page, "Viser et publier")
    assert page.url.split("?")[0].endswith("/console")


# ─── a page without scripts ──────────────────────────────────────────────────


def fill(page: Page, typed: dict[str, str]) -> None:
    for name, value in typed.items():
        page.locator(f"main [name='{name}']").fill(value)


def send(page: Page, button: str, *, exact: bool = False) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=button, exact=exact).last.click()


def until(page: Page, address: str, text: str) -> None:
    """Look at a page again until it says so: what one service tells, the next one hears within a second or two."""
    for _ in range(120):
        page.goto(address)
        if page.locator("main").get_by_text(text).count():
            return
        page.wait_for_timeout(250)
    expect(page.locator("main")).to_contain_text(text)
