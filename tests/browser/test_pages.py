"""Every page and its error state: accessible by axe, whole on a telephone, quiet, and honest about its errors."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.browser.conftest import AXE
from tests.browser.demonstration import Demonstration
from tests.browser.screens import CREATION, DOCUMENTALISTE, ORGANISME, SANS_STRUCTURE, SCREENS, SUPERVISEUR, Screen

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Shown:
    """A screen that is open. `said` is what the browser complained about until it was there."""

    screen: Screen
    page: Page
    said: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)


@pytest.fixture(scope="module")
def people(browser: Browser, demonstration: Demonstration) -> Iterator[dict[str, BrowserContext]]:
    """One window per role, signed in once; and one of a person who is not."""
    url = demonstration.engine.url
    windows = {
        qui: browser.new_context(base_url=url, locale="fr-FR")
        for qui in ("", ORGANISME, SANS_STRUCTURE, DOCUMENTALISTE, SUPERVISEUR)
    }
    for qui, window in windows.items():
        if qui:
            _sign_in(window, *demonstration.comptes[qui])
    yield windows
    for window in windows.values():
        window.close()


def _sign_in(window: BrowserContext, courriel: str, password: str) -> None:
    page = window.new_page()
    page.goto("/connexion")
    page.locator("[name=courriel]").fill(courriel)
    page.locator("[name=mot_de_passe]").fill(password)
    page.get_by_role("button", name="Se connecter").last.click()
    page.wait_for_url(lambda url: "/connexion" not in url)
    page.close()


@pytest.fixture(scope="module", params=SCREENS, ids=lambda screen: screen.nom)
def shown(
    request: pytest.FixtureRequest, people: dict[str, BrowserContext], demonstration: Demonstration
) -> Iterator[Shown]:
    """Each screen is walked to once, then looked at by every test."""
    screen: Screen = request.param
    page = people[screen.qui].new_page()
    found = Shown(screen, page)
    page.on("console", lambda message: found.said.append(message.text) if message.type in ("error", "warning") else 0)
    page.on("pageerror", lambda error: found.said.append(str(error)))
    page.on("response", lambda answer: found.answers.append(answer) if answer.request.is_navigation_request() else 0)
    screen.walk(page, demonstration)
    page.wait_for_selector("html[data-ready]", state="attached")
    found.said = [said for said in found.said if "Failed to load resource" not in said]
    yield found
    page.close()


def test_it_is_answered_as_such_without_a_complaint_of_the_browser(shown: Shown) -> None:
    assert shown.answers[-1].status == shown.screen.status
    assert shown.said == []  # a breach of the policy on contents would be said here


def test_axe_finds_nothing(shown: Shown) -> None:
    shown.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = shown.page.evaluate(
        f"axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations'], preload: false}})"
    )
    assert [f"{each['id']}: {[node['html'][:200] for node in each['nodes']]}" for each in found["violations"]] == []


def test_it_has_one_h1_and_no_id_twice(shown: Shown) -> None:
    assert shown.page.locator("h1").count() == 1
    ids = shown.page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert sorted(ids) == sorted(set(ids))


def test_its_title_says_what_it_is_and_whether_something_is_wrong(shown: Shown) -> None:
    title = shown.page.title()
    assert title.endswith(" – OFeli")
    assert title.startswith("Erreur : ") == (shown.screen.errors or shown.screen.status in (409, 422))


def test_it_is_whole_at_320_px_and_at_twice_the_letter(shown: Shown) -> None:
    page = shown.page
    page.set_viewport_size({"width": 320, "height": 900})
    narrow = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    large = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate("document.documentElement.style.fontSize = ''")
    assert narrow <= 320
    assert large <= 1280


def test_each_line_of_its_error_summary_leads_to_the_field(shown: Shown) -> None:
    summary = shown.page.locator(".govuk-error-summary")
    assert summary.count() == (1 if shown.screen.errors else 0)
    if shown.screen.errors:
        assert summary.evaluate("summary => summary.contains(document.activeElement)"), "it takes the focus on arrival"
        lines, links = summary.locator("li"), summary.locator("li a")
        assert lines.count() > 0
        # What somebody else did meanwhile is about no field
        assert links.count() == (lines.count() if shown.screen.status == 422 else 0)
        for link in links.all():
            link.click()
            assert _focused(shown.page) == link.get_attribute("href"), link.inner_text()


def test_each_point_to_complete_leads_to_a_field_of_its_form(
    people: dict[str, BrowserContext], demonstration: Demonstration
) -> None:
    page = people[ORGANISME].new_page()
    page.goto(f"/formations/{demonstration.formations[CREATION]}/soumettre")
    points = [link.get_attribute("href") or "" for link in page.locator(".avis li a").all()]
    assert len(points) > 3
    for point in points:
        page.goto(point)
        page.wait_for_selector("html[data-ready]", state="attached")
        field = point.partition("#")[2]
        assert not field or page.locator(f"[id='{field}']").count() == 1, point
    page.close()


def _focused(page: Page) -> str:
    """Which field has the focus, as a link would name it; a link or a page is no field."""
    found: str = page.evaluate(
        "(e => /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) ? '#' + e.id : e.tagName)(document.activeElement)"
    )
    return found
