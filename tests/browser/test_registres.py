"""The registers asked again in a browser: the answers come by themselves, and what is being typed stays."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from infra.demo import matiere
from infra.installation import Installation
from services.domain.rights import Role
from tests.browser.test_the_line import open_dossier, sign_in

pytestmark = pytest.mark.browser
GRETA = {"siret": "00000008300014", "numero_activite": "2445P012345", "courriel": "accueil@greta.example"}


def test_the_registers_answer_on_the_page_while_somebody_types(
    installation: Installation, someone: Callable[..., Page], staff: dict[Role, str]
) -> None:
    with installation.service("registration") as registration:
        asked = registration.registrations().ask({**matiere.TROIS_SIGMA, **GRETA}, uuid4().hex)
        registration.registrations().send(asked.id, with_document=False, request=uuid4().hex)
    page = someone()
    sign_in(page, staff[Role.DOCUMENTALISTE])
    open_dossier(page, "GRETA FICTIF DU LOIRET")
    page.get_by_role("button", name="Prendre ce dossier").click()
    page.locator("[name=commentaire]").fill("Une phrase commencée")
    button = page.get_by_role("button", name="Interroger de nouveau les registres")
    button.click()
    expect(page.get_by_text("Interrogés de nouveau par")).to_be_visible(timeout=20_000)
    expect(button).to_be_focused()
    expect(page.locator("[name=commentaire]")).to_have_value("Une phrase commencée")
    expect(page.get_by_text("Registres interrogés de nouveau")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Registres interrogés de nouveau")).to_be_visible()
