"""The main job in a browser, from an organisation's first visit to a partner's download."""

import gzip
import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from infra.local.engine import Engine
from lheo import Version, check_schema, read, write_formation
from services.domain.rights import Role
from tests.browser.conftest import PASSWORD
from tests.pdf import PDF

pytestmark = pytest.mark.browser
COURRIEL = "laure.thevenin@exemple.fr"
SECONDS = 1_000
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def test_from_registration_to_the_download_of_a_partner(
    engine: Engine, someone: Callable[..., Page], staff: dict[Role, str], partner_key: str, tmp_path: Path
) -> None:
    organisme, carif, chef = someone(), someone(), someone()
    sign_in(carif, staff[Role.DOCUMENTALISTE])
    sign_in(chef, staff[Role.SUPERVISEUR])

    register(organisme, tmp_path)
    accept_the_structure(carif)
    activate(organisme, engine)

    fiche = describe(organisme)
    add_a_session(organisme)
    submit(organisme)
    approve(carif, "BTS assurance")
    until(organisme, fiche, "Diffusée depuis")
    carif_number = organisme.locator("th .code").first.inner_text()
    expect(organisme.get_by_text("Définitif")).to_be_visible()

    export(chef)
    document = download(engine, partner_key)
    until(organisme, "/tableau-de-bord", "intercarif")

    assert f"07_{carif_number}".encode() in document
    formations = list(read(document))
    assert [formation.intitule_formation for formation in formations] == ["BTS assurance"]
    assert not check_schema(write_formation(formations[0], Version.V2_3), Version.V2_3)


# ─── one person's act each ───────────────────────────────────────────────────


def sign_in(page: Page, courriel: str) -> None:
    page.goto("/connexion")
    page.get_by_label("Adresse électronique").fill(courriel)
    page.get_by_label("Mot de passe", exact=False).first.fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").last.click()
    page.wait_for_url(re.compile("/console|/tableau-de-bord"))


def register(page: Page, folder: Path) -> None:
    page.goto("/inscription")
    page.get_by_label("SIRET").fill("218 600 765 00018")
    page.get_by_label("Numéro de déclaration").fill("24370369337")
    page.locator("[name=nom]").fill("Thévenin")
    page.locator("[name=prenom]").fill("Laure")
    page.locator("[name=telephone]").fill("02 38 77 83 35")
    page.locator("[name=courriel]").fill(COURRIEL)
    page.locator("[name=publiable]").check()
    page.locator("[name=activite]").check()
    page.locator("[name=consentement]").check()
    page.get_by_role("button", name="Continuer").click()
    page.wait_for_url(re.compile("/document$"))
    file = folder / "declaration.pdf"
    file.write_bytes(PDF)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Envoyer le document").click()
    page.wait_for_url(re.compile("/verification"))
    page.locator("[name=anonymise]").check()
    page.get_by_role("button", name="Envoyer ma demande").click()
    page.wait_for_url(re.compile("/merci$"))


def accept_the_structure(page: Page) -> None:
    open_dossier(page, "OF PRESENTATION OFELI")
    page.get_by_role("button", name="Prendre ce dossier").click()
    page.get_by_role("button", name="Accepter").click()
    page.wait_for_url(re.compile(r"/console(\?.*)?$"))


def activate(page: Page, engine: Engine) -> None:
    link = activation_link(page, engine)
    page.goto(link)
    for name in ("mot_de_passe", "confirmation"):
        page.locator(f"[name={name}]").fill(PASSWORD)
    page.get_by_role("button", name="Enregistrer mon mot de passe").click()
    sign_in(page, COURRIEL)
    # A click on a spent link offers a new one
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_label("Adresse électronique")).to_be_visible()


def activation_link(page: Page, engine: Engine) -> str:
    """The link in the mail, once it has arrived."""
    for _ in range(240):
        texts = [mail["text"] for mail in engine.mails() if COURRIEL in mail["to"]]
        if found := re.search(r"https?://\S+/activation/\S+", " ".join(texts)):
            return found[0]
        page.wait_for_timeout(250)
    raise AssertionError("no activation mail arrived")


def describe(page: Page) -> str:
    """A first save that is incomplete, then the rest; the address of the fiche."""
    until(page, "/tableau-de-bord", "Créer une formation")
    page.get_by_role("link", name="Créer une formation").click()
    page.locator("[name=intitule]").fill("BTS assurance")
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()
    page.wait_for_url(re.compile(r"/formations/\w+\?fait"))
    expect(page.get_by_text("points à compléter")).to_be_visible()
    fiche = page.url.split("?")[0]
    page.get_by_role("link", name="Modifier", exact=True).first.click()
    page.locator("[name=certifiante][value=non]").check()
    page.locator("[name=objectif]").fill("Accueillir et conseiller les clients, gérer les contrats et les sinistres.")
    page.locator("[name=contenu]").fill("Relation client, techniques d’assurance, droit, communication.")
    page.locator("[name=resultats_attendus]").fill("Exercer comme gestionnaire de contrats ou de sinistres.")
    page.locator("[name=pre_requis]").fill("Niveau baccalauréat.")
    page.locator("[name=publics]").first.check()
    page.locator("[name=niveau_entree]").select_option("14")
    page.locator("[name=niveau_entree_obligatoire][value=oui]").check()
    page.locator("[name=type_parcours]").select_option("1")
    page.locator("[name=objectif_general]").select_option("7")
    page.locator("[name='contacts.0.nom']").fill("Thévenin")
    page.locator("[name='contacts.0.courriel']").fill(COURRIEL)
    page.locator("[name='contacts.0.diffusable']").check()
    page.get_by_role("button", name="Enregistrer et ajouter une session").click()
    page.wait_for_url(re.compile("/sessions/nouvelle"))
    return fiche


def add_a_session(page: Page) -> None:
    page.locator("[name=date_debut]").fill("4/1/27")
    page.locator("[name=date_fin]").fill("30/06/2027")
    page.locator("[name=modalite_enseignement][value='0']").check()
    for field, value in (("voie", "10 rue Saint-Étienne"), ("code_postal", "45000"), ("ville", "Orléans")):
        page.locator(f"[name='lieux.0.adresse.{field}']").fill(value)
        page.locator(f"[name='inscription_lieu.{field}']").fill(value)
    page.locator("[name='lieux.0.nom']").fill("Centre d’Orléans")
    page.locator("[name=heures_centre]").fill("500")
    page.locator("[name=rythme]").fill("Temps plein")
    page.locator("[name='financements.0.mesure']").select_option("CPR02")
    page.locator("[name=prise_en_charge][value=oui]").check()
    page.get_by_role("button", name="Enregistrer la session").click()
    page.wait_for_url(re.compile("fait=session-enregistree"))
    expect(page.get_by_text("Provisoire", exact=True)).to_be_visible()


def submit(page: Page) -> None:
    page.get_by_role("link", name="Soumettre pour validation").click()
    page.get_by_role("button", name="Soumettre pour validation").click()
    page.wait_for_url(re.compile("fait=soumise"))
    expect(page.get_by_text("Réponse au plus tard")).to_be_visible()


def approve(page: Page, intitule: str) -> None:
    open_dossier(page, intitule)
    page.get_by_role("button", name="Prendre ce dossier").click()
    page.locator("[name='formacodes.0']").fill("41036")
    page.get_by_role("button", name="Viser").click()
    page.wait_for_url(re.compile(r"/console(\?.*)?$"))


def export(page: Page) -> None:
    until(page, "/console/exports", "Intercarif")
    page.get_by_role("button", name="Lancer l’export du flux Intercarif").click()
    until(page, "/console/exports", "Terminé")


def download(engine: Engine, key: str) -> bytes:
    request = urllib.request.Request(
        f"{engine.url}/api/v1/flux/intercarif/dernier/fichier", headers={"Authorization": f"Bearer {key}"}
    )
    with _DIRECT.open(request, timeout=20) as answer:  # follows the redirection to the signed address
        assert "X-Amz-Expires=300" in answer.url
        return gzip.decompress(answer.read())


def open_dossier(page: Page, name: str, *, exact: bool = True) -> None:
    until(page, "/console", name)
    page.get_by_role("link", name=name, exact=exact).first.click()


def until(page: Page, address: str, text: str | re.Pattern[str]) -> None:
    """Look at a page again until it says so: what one service tells, the next one hears within a second or two."""
    for _ in range(240):
        page.goto(address)
        if page.locator("main").get_by_text(text).count():
            return
        page.wait_for_timeout(250)
    expect(page.locator("main")).to_contain_text(text)
