"""What an organisation's program does: the key is made on a page, the acts go over HTTP, the pages show them."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from infra.local.environment import ROOT
from tests.browser.demonstration import Demonstration
from tests.browser.screens import ORGANISME, click

pytestmark = pytest.mark.browser
Ask = Callable[..., tuple[int, dict[str, str], Any]]
ACCUEIL = {"nature": "service", "nom": "Accueil des apprentis", "telephone": "02 38 77 04 91"}


@pytest.fixture
def page(browser: Browser, demonstration: Demonstration) -> Page:
    """The window of the organisation's referent, signed in."""
    page = browser.new_context(base_url=demonstration.engine.url, locale="fr-FR").new_page()
    courriel, password = demonstration.comptes[ORGANISME]
    page.goto("/connexion")
    page.locator("[name=courriel]").fill(courriel)
    page.locator("[name=mot_de_passe]").fill(password)
    page.get_by_role("button", name="Se connecter").last.click()
    page.wait_for_url("**/tableau-de-bord")
    return page


def program(demonstration: Demonstration, key: str) -> Ask:
    """A program with a key, that knows HTTP and nothing else."""

    def ask(method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], Any]:
        connection = HTTPConnection(urlsplit(demonstration.engine.url).netloc, timeout=30)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent |= {"Authorization": f"Bearer {key}", "Content-Type": "application/json", "Accept": "application/json"}
        connection.request(method, f"/api/v1/structures{path}", json.dumps(body) if body else None, sent)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, json.loads(text) if text else None

    return ask


def test_a_key_made_on_a_page_adds_a_contact_that_the_page_shows_until_it_is_withdrawn(
    page: Page, demonstration: Demonstration
) -> None:
    ask = program(demonstration, create_key(page, "Gestion des apprentis"))
    status, _, held = ask("GET", "")
    assert status == 200, held
    [structure] = [line["numero"] for line in held["structures"]]

    status, headers, contact = ask("POST", f"/{structure}/contacts", ACCUEIL, Idempotency_Key="journee-0001")
    assert status == 201, contact
    assert ask("POST", f"/{structure}/contacts", ACCUEIL, Idempotency_Key="journee-0001")[2] == contact
    page.goto("/structure/contacts")
    expect(page.get_by_role("row").filter(has_text="Accueil des apprentis")).to_have_count(1)

    one = f"/{structure}/contacts/{contact['numero']}"
    changed = {**contact["contact"], "fonction": "Standard"}
    status, after, _ = ask("PUT", one, changed, If_Match=headers["etag"])
    assert status == 200
    status, _, stale = ask("PUT", one, contact["contact"], If_Match=headers["etag"])
    assert (status, stale["actuel"]["contact"]["fonction"]) == (412, "Standard")
    assert ask("PUT", one, changed)[0] == 428
    page.goto("/structure/historique")
    expect(page.get_by_text("Clé d’accès «\u00a0Gestion des apprentis\u00a0»").first).to_be_visible()
    assert ask("DELETE", one, If_Match=after["etag"])[0] == 204

    withdraw_key(page, "Gestion des apprentis")
    status, _, refused = ask("GET", "")
    assert (status, refused["code"]) == (401, "ACCES.NON_IDENTIFIE")


def test_the_description_can_be_read_by_everybody(demonstration: Demonstration) -> None:
    connection = HTTPConnection(urlsplit(demonstration.engine.url).netloc, timeout=30)
    connection.request("GET", "/api/v1/structures/openapi.json")
    document = json.loads(connection.getresponse().read())
    connection.close()
    assert document["openapi"].startswith("3.1")


def create_key(page: Page, nom: str) -> str:
    page.goto("/structure/membres")
    page.get_by_role("link", name="Clés d’accès").click()
    page.locator("main [name=nom]").fill(nom)
    page.get_by_label("Référent", exact=False).check()
    click("Créer la clé", page)
    return page.locator("#cle").inner_text()


def withdraw_key(page: Page, nom: str) -> None:
    page.goto("/structure/cles")
    with page.expect_navigation():
        page.get_by_role("row").filter(has_text=nom).get_by_role("button").click()
    expect(page.get_by_text("La clé est retirée")).to_be_visible()


def drop_change(page: Page) -> None:
    page.goto("/structure")
    for act in ("Reprendre ma demande", "Supprimer ma demande"):
        if (button := page.get_by_role("button", name=act)).count():
            with page.expect_navigation():
                button.click()


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="the examples want curl and jq")
def test_the_examples_of_the_documentation_run_as_they_are_written(
    page: Page, demonstration: Demonstration, tmp_path: Path
) -> None:
    examples = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == 6
    drop_change(page)  # another screen may have left one
    script = "\n".join(["set -eu", *examples[1:]])
    own = {"PATH": os.defpath, "SITE": demonstration.engine.url, "CLE": create_key(page, "Exemples"), "NO_PROXY": "*"}
    command = ["/bin/bash", "-c", script]
    done = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True, timeout=120, check=True)
    statuses = re.findall(r"HTTP/[\d.]+ (\d+)", done.stdout)
    assert statuses == ["200", "200", "204", "204"], done.stdout
    assert done.stdout.rstrip().endswith('[]\n"soumise"'), done.stdout
    drop_change(page)
    withdraw_key(page, "Exemples")
