"""The registration of each Carif-Oref in a browser, on one engine that is deployed anew under the next profile."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from infra.installation import Installation
from infra.local.engine import Engine
from infra.local.install import TEMPLATE, parameters
from services.domain.profil import Profil
from services.domain.rights import Role
from tests.browser.conftest import AXE, PASSWORD
from tests.browser.test_pages import RULES
from tests.browser.test_the_line import open_dossier, sign_in, until
from tests.builders import the_profil
from tests.journeys.test_second_factor import code_of
from tests.pdf import PDF

pytestmark = pytest.mark.browser
REGISTRATIONS = {
    "dokelio": ("ACADEMIE FICTIVE DE PARIS", "00000017400011", "11750017475", r"OF_\d{10}", r"AF_\d{10}"),
    "midi-pyrenees": ("INSTITUT FICTIF DE TOULOUSE", "00000018200014", "76310018231", r"\d+", r"\d+"),
    "occitanie": ("ECOLE FICTIVE DE MONTPELLIER", "00000019000017", "76340019034", r"\d+", r"\d+"),
}
SENT_BACK, WITHOUT_SCRIPTS = "midi-pyrenees", "occitanie"


@pytest.fixture(scope="module")
def again(engine: Engine) -> Iterator[Callable[..., Profil]]:
    """Puts the engine under another profile; what it keeps stays, as the SIRET of each Carif here is another one."""

    def under(code: str, **changes: str) -> Profil:
        engine.deploy(TEMPLATE, parameters(engine.url, code) | changes)
        return the_profil(code)

    yield under
    under("ofeli")


@pytest.mark.parametrize("code", [pytest.param(code, marks=pytest.mark.profil(code)) for code in REGISTRATIONS])
def test_an_organisation_registers_is_accepted_and_enters_its_space(
    code: str,
    again: Callable[..., Profil],
    engine: Engine,
    someone: Callable[..., Page],
    staff: dict[Role, str],
    tmp_path: Path,
) -> None:
    profil, courriel = again(code), f"referent@{code}.example"
    nom, siret, numero_activite, of_structure, of_formation = REGISTRATIONS[code]
    organisme, carif = someone(java_script_enabled=code != WITHOUT_SCRIPTS), someone()
    sign_in(carif, staff[Role.DOCUMENTALISTE])

    organisme.goto("/")
    bears_the_face_of(organisme, profil)
    if code != WITHOUT_SCRIPTS:
        counts_what_is_typed(organisme, profil)
    ask(organisme, siret, numero_activite, courriel)
    join(organisme, tmp_path)
    reference = organisme.locator("#numero").inner_text()
    assert re.fullmatch(of_structure, reference)

    open_dossier(carif, nom)
    bears_the_face_of(carif, profil)
    is_read_in_the_colours_of(carif, profil)
    if code == SENT_BACK:
        send_back(carif)
        # The address of the request was mailed when it was sent: it leads to the form as soon as the reasons are there
        complete(organisme, mailed(organisme, engine, courriel, "inscription"))
        open_dossier(carif, nom)
    accept(carif)

    organisme.goto(mailed(organisme, engine, courriel, "activation"))
    choose_the_password(organisme)
    sign_in(organisme, "lthevenin1" if profil.alias_connexion else courriel)
    organisme.goto("/structure")
    bears_the_face_of(organisme, profil)
    if code != WITHOUT_SCRIPTS:  # axe is one
        is_read_in_the_colours_of(organisme, profil)
    expect(organisme.get_by_text(f"Référence {reference}")).to_be_visible()
    expect(organisme.get_by_role("heading", level=1)).to_have_text(nom)

    if profil.alias_connexion:
        is_asked_for_an_identifier(someone())
    numero = begin_a_formation(organisme)
    assert re.fullmatch(of_formation, numero)
    expect(organisme.locator("h1 .etiquette")).to_have_text(profil.etats["en_creation"])


def test_the_second_factor_is_enrolled_then_asked_for_on_pages_that_everybody_can_read(
    again: Callable[..., Profil], installation: Installation, someone: Callable[..., Page]
) -> None:
    again("ofeli", SecondFacteur="exige")
    courriel = f"{uuid4().hex}@carif.example"
    with installation.service("registration") as registration:
        registration.accounts().open_staff_account(courriel, "Roy", "Anne", Role.DOCUMENTALISTE, PASSWORD)
    page = someone()
    knock(page, courriel)
    is_accessible(page, "Protégez votre compte")
    cle = page.locator("code.fichier").inner_text()
    give(page, "000000" if code_of(cle) != "000000" else "111111")
    is_accessible(page, "Protégez votre compte", error=True)
    give(page, code_of(cle))
    page.wait_for_url("**/console")
    another = someone()
    knock(another, courriel)
    is_accessible(another, "Code de connexion")
    give(another, "12")
    is_accessible(another, "Code de connexion", error=True)


def counts_what_is_typed(page: Page, profil: Profil) -> None:
    """M002, where the profile asks for it: typed and maximum right of the field, a mandatory name in its colour."""
    page.goto("/inscription")
    page.locator("[name=nom]").fill("Thévenin")
    counter = page.locator("#c-nom-compteur")
    expect(counter).to_be_visible(visible=profil.compteurs)
    if profil.compteurs:
        maximum = page.locator("[name=nom]").get_attribute("maxlength")
        expect(counter).to_have_text(f"8 / {maximum} caractères")
        expect(page.locator("[name=nom]")).to_have_attribute("aria-describedby", re.compile("c-nom-compteur"))
        beside = counter.bounding_box()
        field = page.locator("[name=nom]").bounding_box()
        assert beside
        assert field
        assert beside["x"] >= field["x"] + field["width"]
    red, green, blue = (int(profil.couleurs.obligatoire[at : at + 2], 16) for at in (1, 3, 5))
    expect(page.locator("label[for=c-nom]")).to_have_css("color", f"rgb({red}, {green}, {blue})")
    page.goto("/")


# ─── one person's act each ───────────────────────────────────────────────────


def ask(page: Page, siret: str, numero_activite: str, courriel: str) -> None:
    page.locator("main").get_by_role("link", name="Créer mon compte").click()
    typed = {"siret": siret, "numero_activite": numero_activite, "nom": "Thévenin", "prenom": "Laure"}
    for name, value in {**typed, "telephone": "05 61 00 00 00", "courriel": courriel}.items():
        page.locator(f"main [name={name}]").fill(value)
    for box in page.locator("main [aria-required][type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(re.compile("/document$"))
    # What the registers answered: it is open, in the region, and declared
    expect(page.get_by_text("Vérifié").first).to_be_visible()
    expect(page.get_by_role("button", name="Continuer sans document")).to_be_visible()


def join(page: Page, folder: Path) -> None:
    file = folder / "declaration.pdf"
    file.write_bytes(PDF)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Envoyer le document").click()
    page.wait_for_url(re.compile("/verification"))
    send(page)


def send(page: Page) -> None:
    page.locator("[name=anonymise]").check()
    page.get_by_role("button", name="Envoyer ma demande").click()
    page.wait_for_url(re.compile("/merci$"))


def send_back(page: Page) -> None:
    page.get_by_role("button", name="Prendre ce dossier").click()
    page.locator("[name='motifs.0.code']").select_option("AUTRE")
    page.locator("[name='motifs.0.texte']").fill("Précisez le téléphone du standard.")
    page.get_by_role("button", name="Demander le complément").click()
    page.wait_for_url(re.compile(r"/console(\?.*)?$"))


def complete(page: Page, address: str) -> None:
    until(page, address, "Précisez le téléphone du standard.")
    page.locator("main [name=telephone]").fill("05 61 00 00 01")
    page.locator("[name=consentement]").check()
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(re.compile("/document$"))
    page.get_by_role("button", name="Renvoyer ma demande").click()
    page.wait_for_url(re.compile("/merci$"))


def accept(page: Page) -> None:
    page.get_by_role("button", name="Prendre ce dossier").click()
    page.get_by_role("button", name="Accepter").click()
    page.wait_for_url(re.compile(r"/console(\?.*)?$"))


def knock(page: Page, courriel: str) -> None:
    """The password, behind which the code is asked for."""
    page.goto("/connexion")
    for name, value in (("courriel", courriel), ("mot_de_passe", PASSWORD)):
        page.locator(f"main [name={name}]").fill(value)
    page.get_by_role("button", name="Se connecter").last.click()


def give(page: Page, code: str) -> None:
    page.locator("main [name=code]").fill(code)
    with page.expect_navigation():
        page.get_by_role("button", name="Me connecter").click()


def choose_the_password(page: Page) -> None:
    for name in ("mot_de_passe", "confirmation"):
        page.locator(f"[name={name}]").fill(PASSWORD)
    page.get_by_role("button", name="Enregistrer mon mot de passe").click()
    page.wait_for_url(re.compile("/connexion"))


def begin_a_formation(page: Page) -> str:
    """The number of a formation saved with its title alone."""
    until(page, "/tableau-de-bord", "Créer une formation")
    page.get_by_role("link", name="Créer une formation").click()
    page.locator("[name=intitule]").fill("Anglais professionnel")
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    page.wait_for_url(re.compile(r"/formations/\w+\?fait"))
    return page.url.split("?")[0].rpartition("/")[2]


# ─── what is looked at ───────────────────────────────────────────────────────


def mailed(page: Page, engine: Engine, courriel: str, way: str) -> str:
    """The address under `way` in what was mailed, once it has arrived."""
    for _ in range(240):
        texts = [mail["text"] for mail in engine.mails() if courriel in mail["to"]]
        if found := re.search(rf"https?://\S+/{way}/\S+", " ".join(texts)):
            return found[0]
        page.wait_for_timeout(250)
    raise AssertionError(f"no mail with /{way}/ arrived")


def bears_the_face_of(page: Page, profil: Profil) -> None:
    """Name, logo and sheet of the Carif."""
    expect(page.locator(".marque__nom")).to_have_text(profil.nom)
    assert f"logo-{profil.code}." in str(page.locator(".marque img").get_attribute("src"))
    expect(page.locator(f"link[rel=stylesheet][href*='profil-{profil.code}.']")).to_have_count(1)


def is_asked_for_an_identifier(page: Page) -> None:
    """The two ways in that differ where one signs in by another name (D020, D021)."""
    for address, title, button in (
        ("/connexion", "Se connecter", "Se connecter"),
        ("/mot-de-passe-oublie", "Mot de passe oublié", "Recevoir un lien"),
    ):
        page.goto(address)
        expect(page.locator("main").get_by_label("Identifiant").first).to_be_visible()
        is_accessible(page, title)
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name=button).click()
        is_accessible(page, title, error=True)


def is_accessible(page: Page, title: str, *, error: bool = False) -> None:
    """By axe, whole on a telephone; a summary of errors leads to its fields."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations'], preload: false}})")
    assert [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in found["violations"]] == []
    links = page.locator(".govuk-error-summary li a")
    assert (links.count() > 0) is error
    for link in links.all():
        expect(page.locator(f"[id='{str(link.get_attribute('href'))[1:]}']")).to_have_count(1)
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})


def is_read_in_the_colours_of(page: Page, profil: Profil) -> None:
    """The sheet of the Carif is the one that counts, and everything on the page can be read with it."""
    shown = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--primaire')")
    assert shown == profil.couleurs.primaire
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']})")
    assert [node["html"] for each in found["violations"] for node in each["nodes"]] == []
