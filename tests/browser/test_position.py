"""«Me géolocaliser»: where one stands becomes an address to choose (F057)."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demonstration import Demonstration
from tests.browser.screens import ORGANISME

pytestmark = pytest.mark.browser
ORLEANS = {"latitude": 47.90249, "longitude": 1.90861}
BUTTON = "button[data-position=c-adresse-recherche]"


def the_form(browser: Browser, demonstration: Demonstration, **context: object) -> Page:
    page = browser.new_context(base_url=demonstration.engine.url, locale="fr-FR", **context).new_page()  # type: ignore[arg-type]
    page.goto("/connexion")
    courriel, password = demonstration.comptes[ORGANISME]
    page.locator("[name=courriel]").fill(courriel)
    page.locator("[name=mot_de_passe]").fill(password)
    page.get_by_role("button", name="Se connecter").last.click()
    page.wait_for_url(lambda url: "/connexion" not in url)
    page.goto("/structure/modifier/coordonnees")
    return page


def test_f057_the_position_of_the_browser_leads_to_the_addresses_around_it(
    browser: Browser, demonstration: Demonstration
) -> None:
    page = the_form(browser, demonstration, geolocation=ORLEANS, permissions=["geolocation"])
    page.locator("[name=telecopie]").fill("02 38 77 83 36")
    page.locator(BUTTON).click()
    expect(page.get_by_role("radio", name="10 Rue Saint-Étienne")).to_be_visible()
    assert page.locator("[name=telecopie]").input_value() == "02 38 77 83 36", "nothing typed is lost"
    page.context.close()


def test_f057_who_does_not_give_the_position_is_told_to_search(browser: Browser, demonstration: Demonstration) -> None:
    page = the_form(browser, demonstration, permissions=[])
    page.locator(BUTTON).click()
    expect(page.locator(BUTTON)).to_have_text("Position indisponible")
    expect(page.locator("#annonce")).to_contain_text("cherchez l’adresse")
    page.context.close()


def test_f057_without_a_script_no_button_promises_it(browser: Browser, demonstration: Demonstration) -> None:
    page = the_form(browser, demonstration, java_script_enabled=False)
    assert not page.locator(BUTTON).is_visible()
    assert page.get_by_role("button", name="Rechercher").first.is_visible()
    page.context.close()
