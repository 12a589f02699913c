"""Every macro and frame on a few pages: accessible by axe, whole at 320 px, quiet under the strict policy."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from services.domain.errors import Severite, Violation
from services.shared.page import Aide, Cadre, Entree, Formulaire, Message, Utilisateur, csp
from services.shared.page.templates import STATIC, environment

HERE = Path(__file__).parent
AXE = HERE.parents[1] / "browser" / "vendor" / "axe.min.js"
MOMENT = datetime(2026, 11, 20, 13, 32, tzinfo=UTC)
AIDE = Aide("offre@alfacentre.org", ("02 38 77 83 35", "02 38 77 04 90"))
MENU_OF = (
    Entree("tableau", "Tableau de bord", "/tableau-de-bord"),
    Entree("structure", "Ma structure", "/structure"),
    Entree("formations", "Formations", "/formations"),
    Entree("contacts", "Contacts", "/contacts"),
    Entree("messagerie", "Messagerie", "/messagerie", 2, "messages non lus"),
    Entree("memos", "Mémos", "/memos"),
)
MENU_DOC = (
    Entree("file", "File de validation", "/console", 143, "dossiers"),
    Entree("structures", "Structures", "/console/structures"),
    Entree("exports", "Exports", "/console/exports"),
)
HEADERS = {"content-type": "text/html; charset=utf-8", "content-security-policy": csp()}
ETATS = (
    "En cours de création",
    "Brouillon",
    "En attente de validation",
    "En attente complément d’information",
    "Diffusée",
    "Archivée",
    "Inactive",
    "Refusée",
    "En cours",
)
LONG = "Préparer les étudiants à accueillir, conseiller et fidéliser une clientèle d’assurés."


def a_cadre(**changes: Any) -> Cadre:
    values: dict[str, Any] = {
        "produit": "OFeli",
        "carif": "GIP Alfa Centre-Val de Loire",
        "profil": "ofeli",
        "aide": AIDE,
        "csrf": "jeton",
        "utilisateur": Utilisateur("Camille Martin", "gestionnaire de l’offre", "OF présentation OFELI"),
        "menu": MENU_OF,
        "actif": "formations",
    }
    return Cadre(**(values | changes))


def a_formulaire() -> Formulaire:
    return Formulaire(
        {
            "intitule": "BTS assurance",
            "objectif": LONG,
            "heures": "1350",
            "niveau": "5",
            "modalites": "0",
            "publics": ["de", "sal"],
            "sessions.0.date_debut": "31/02/2027",
            "sessions.0.adresse": "4 rue de la République, 37000 Tours",
            "certifiante": "oui",
        },
        (
            Violation("FORMATION.CONTENU.ABSENT", "Saisissez le contenu de la formation.", ("contenu",)),
            Violation("SESSION.DATE", "Saisissez une date de début qui existe.", ("sessions.0.date_debut",)),
            Violation("FORMATION.MODALITES", "Choisissez les modalités d’enseignement.", ("modalites",)),
            Violation(
                "FORMATION.OBJECTIF", "Précisez l’objectif : 200 caractères au moins.", ("objectif",), Severite.ALERTE
            ),
            Violation("STRUCTURE.PDF", "Choisissez un fichier de 1 Mo au plus.", ("file",)),
        ),
    )


PARTIES: dict[str, dict[str, Any]] = {
    "tableau": {
        "cadre_html": "shared/cadre_portail.html",
        "titre": "Tableau de bord",
        "cadre": a_cadre(actif="tableau", message=Message("Votre fiche est enregistrée.", "Enregistré à 14 h 32")),
        "tuiles": [
            {"nombre": 3, "texte": "En cours de création", "url": "/f?etat=creation", "ton": ""},
            {"nombre": 12, "texte": "Brouillons", "url": "/f?etat=brouillon", "ton": ""},
            {"nombre": 2, "texte": "En attente de validation", "url": "/f?etat=attente", "ton": "attente"},
            {"nombre": 1, "texte": "Complément demandé", "url": "/f?etat=complement", "ton": "action"},
            {"nombre": 1284, "texte": "Diffusées", "url": "/f?etat=diffusee", "ton": "succes"},
            {"nombre": 0, "texte": "Liens en erreur", "url": "/f?etat=liens", "ton": "refus"},
        ],
        "taches": [
            {"nom": "Répondre au complément demandé sur « CAP boucher »", "url": "/f/1", "etat": "À corriger"},
            {
                "nom": "Terminer « BTS assurance »",
                "url": "/f/2",
                "etat": "En cours",
                "indice": "3 rubriques à compléter",
            },
            {"nom": "Renouveler la session du 12/01/2027", "url": "/f/3", "etat": "À commencer"},
        ],
        "colonnes_court": [
            {"code": "intitule", "texte": "Intitulé"},
            {"code": "numero", "texte": "Numéro"},
            {"code": "export", "texte": "Dans l’export du"},
        ],
        "rangs_court": [
            {"intitule": "BTS assurance", "numero": "2537F", "export": "20/11/2026, Intercarif"},
            {"intitule": "CAP boucher", "numero": "2541F", "export": "20/11/2026, France Travail"},
        ],
        "mots": [
            {
                "auteur": "Dominique, documentaliste",
                "quand": MOMENT,
                "texte": "Bonjour,\npouvez-vous préciser l’objectif ?",
                "recu": True,
                "champ": "Objectif",
            }
        ],
    },
    "formulaire": {
        "cadre_html": "shared/cadre_portail.html",
        "titre": "BTS assurance",
        "cadre": a_cadre(),
        "formulaire": a_formulaire(),
        "rubriques_fiche": [
            {
                "url": "#presentation",
                "nom": "Présentation",
                "etat": "2 réponses à corriger",
                "ton": "corriger",
                "actif": True,
            },
            {"url": "#sessions", "nom": "Sessions", "etat": "En cours"},
            {"url": "#contact", "nom": "Contact", "etat": "Complet", "ton": "complet"},
        ],
    },
    "repetition": {
        "cadre_html": "shared/cadre_portail.html",
        "titre": "Sessions",
        "cadre": a_cadre(),
        "formulaire": Formulaire({"sessions.0.date_debut": "02/09/2027"}),
    },
    "file": {
        "cadre_html": "shared/cadre_console.html",
        "titre": "File de validation",
        "cadre": a_cadre(menu=MENU_DOC, actif="file", utilisateur=Utilisateur("Dominique Petit", "documentaliste")),
        "formulaire": Formulaire({"etat": "attente"}),
        "colonnes": [
            {"code": "intitule", "texte": "Intitulé", "tri": True},
            {"code": "organisme", "texte": "Organisme", "tri": True},
            {"code": "etat", "texte": "État"},
            {"code": "echeance", "texte": "Échéance", "tri": True},
            {"code": "version", "texte": "Version", "nombre": True},
        ],
        "rangs": [
            {
                "intitule": f"Gestionnaire comptable et fiscal {n}",
                "organisme": "GRETA Val de Loire",
                "etat": "En attente de validation",
                "echeance": "dépassée de 2 h" if n == 1 else "reste 5 h ouvrées",
                "version": n,
                "classe": "retard" if n == 1 else "",
            }
            for n in range(1, 9)
        ],
    },
    "dossier": {
        "cadre_html": "shared/cadre_console.html",
        "titre": "CAP boucher",
        "cadre": a_cadre(menu=MENU_DOC, actif="file", utilisateur=Utilisateur("Dominique Petit", "documentaliste")),
        "formulaire": Formulaire(
            {}, (Violation("FORMATION.DOUBLON", "Une formation du même intitulé existe.", (), Severite.ALERTE),)
        ),
        "faits": [
            {"quoi": "Prise en charge", "quand": MOMENT, "qui": "Dominique Petit"},
            {"quoi": "Soumise pour validation", "quand": MOMENT, "qui": "Camille Martin", "texte": "Nouvelle durée."},
            {"quoi": "Créée", "quand": MOMENT, "qui": "Camille Martin"},
        ],
    },
    "etats": {
        "cadre_html": "shared/cadre_public.html",
        "titre": "Formation soumise",
        "cadre": a_cadre(utilisateur=None, menu=()),
        "etats": ETATS,
    },
}


def the_page(partie: str, **changes: Any) -> str:
    template = environment().from_string((HERE / "test_page_galerie.html").read_text(encoding="utf-8"))
    return template.render(partie=partie, moment=MOMENT, **PARTIES[partie] | changes)


def _answer(route: Any) -> None:
    path = route.request.url.removeprefix("http://galerie.test/")
    if path.startswith("static/"):
        route.fulfill(path=STATIC / path.removeprefix("static/"))
    elif path == "repetition" and route.request.method == "POST":
        again = Formulaire({"sessions.0.date_debut": "02/09/2027", "sessions.1.date_debut": ""})
        route.fulfill(status=422, body=the_page(path, formulaire=again), headers=HEADERS)
    elif path in PARTIES:
        route.fulfill(body=the_page(path), headers=HEADERS)
    else:
        route.fulfill(status=404, body="")


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    contexts = []

    def opened(partie: str, width: int = 1280, javascript: bool = True) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.route("**/*", _answer)
        page.goto(f"http://galerie.test/{partie}")
        if javascript:
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize("partie", PARTIES)
def test_axe_finds_nothing_on_any_page_of_the_gallery(open_page: Any, partie: str) -> None:
    page = open_page(partie)
    assert page.said == []
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    told = [f"{each['id']}: {[node['html'][:160] for node in each['nodes']]}" for each in found["violations"]]
    assert told == []


@pytest.mark.browser
@pytest.mark.parametrize("partie", PARTIES)
def test_pages_reflow_at_320_px_and_at_twice_the_letter_with_unique_ids(open_page: Any, partie: str) -> None:
    page = open_page(partie, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


# What stands at the middle of each control, once it has the focus: the control itself, or nothing covers it by right.
COVERED = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(e => e.offsetParent && e.type !== 'hidden' && e.tabIndex >= 0 && !e.disabled)
  .filter(e => {
    e.focus();
    e.scrollIntoView({block: 'nearest'});
    const box = e.getClientRects()[0];
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !(seen && (e === seen || e.contains(seen)));
  })
  .map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("partie", PARTIES)
def test_no_control_that_has_the_focus_is_covered(open_page: Any, partie: str, width: int) -> None:
    assert open_page(partie, width=width).evaluate(COVERED) == []


@pytest.mark.browser
def test_each_line_of_the_error_summary_leads_to_its_field(open_page: Any) -> None:
    page = open_page("formulaire")
    assert page.title() == "Erreur : BTS assurance – OFeli"
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    links = page.locator(".govuk-error-summary__list a")
    for rank in range(links.count()):
        links.nth(rank).click()
        assert page.evaluate("document.activeElement.tagName") in ("INPUT", "TEXTAREA", "SELECT")


@pytest.mark.browser
def test_the_counter_speaks_french_and_states_the_limit_without_javascript(open_page: Any) -> None:
    shown = open_page("formulaire").locator("#c-contenu ~ .govuk-character-count__status")
    assert shown.inner_text().replace("\u202f", " ") == "3 000 caractères restants"
    still = open_page("formulaire", javascript=False).locator("#c-contenu-info")
    assert still.inner_text().replace("\u202f", " ") == "3 000 caractères maximum"


@pytest.mark.browser
def test_a_file_too_large_or_no_pdf_is_refused_before_it_leaves(open_page: Any) -> None:
    page = open_page("formulaire")
    field = page.locator("#c-file")
    for content, sentence in ((b"%PDF-" + b"x" * 1_200_000, "la limite est de 1 Mo"), (b"bonjour", "n’est pas un PDF")):
        field.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": content})
        page.get_by_role("button", name="Envoyer le fichier").click()
        expect(page.locator("#c-file-erreur-envoi")).to_contain_text(sentence)


A_PDF = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 ..."}


@pytest.mark.browser
def test_a_file_that_the_store_takes_leads_to_the_next_page(open_page: Any) -> None:
    page = open_page("formulaire")
    page.route("**/depot", lambda route: route.fulfill(status=204))
    page.route(
        "**/inscription/suite", lambda route: route.fulfill(body="<title>Merci</title>", content_type="text/html")
    )
    page.locator("#c-file").set_input_files(A_PDF)
    page.get_by_role("button", name="Envoyer le fichier").click()
    expect(page).to_have_title("Merci")


@pytest.mark.browser
def test_a_refusal_of_the_store_is_told_in_french_and_the_form_can_be_sent_again(open_page: Any) -> None:
    page = open_page("formulaire")
    refused = "<Error><Code>EntityTooLarge</Code></Error>"
    page.route("**/depot", lambda route: route.fulfill(status=400, body=refused))
    page.locator("#c-file").set_input_files(A_PDF)
    page.get_by_role("button", name="Envoyer le fichier").click()
    expect(page.locator("#c-file-erreur-envoi")).to_contain_text("dépasse la taille permise")
    expect(page.get_by_role("button", name="Envoyer le fichier")).to_be_enabled()


@pytest.mark.browser
def test_when_the_store_lets_no_script_in_the_browser_sends_the_form_itself(open_page: Any) -> None:
    page = open_page("formulaire")
    asked: list[str] = []

    def answer(route: Any) -> None:
        asked.append(route.request.resource_type)
        if route.request.resource_type == "fetch":
            route.abort()
        else:
            route.fulfill(body="<title>Merci</title>", content_type="text/html")

    page.route("**/depot", answer)
    page.locator("#c-file").set_input_files(A_PDF)
    page.get_by_role("button", name="Envoyer le fichier").click()
    expect(page).to_have_title("Merci")
    assert asked == ["fetch", "document"]


@pytest.mark.browser
def test_a_block_that_htmx_adds_takes_the_focus_and_counts_under_the_strict_policy(open_page: Any) -> None:
    page = open_page("repetition")
    page.get_by_role("button", name="Ajouter une session").click()
    expect(page.get_by_text("Session 2")).to_be_focused()
    count = page.locator("#c-sessions-1-precision ~ .govuk-character-count__status")
    expect(count).to_have_text("250 caractères restants")
    assert [each for each in page.said if "422" not in each] == []


@pytest.mark.browser
def test_a_swap_that_fails_says_that_nothing_typed_is_lost(open_page: Any) -> None:
    page = open_page("repetition")
    page.route("**/repetition", lambda route: route.fulfill(status=503, body=""))
    page.get_by_role("button", name="Ajouter une session").click()
    expect(page.locator("#annonce")).to_contain_text("toujours à l’écran")


@pytest.mark.browser
def test_leaving_with_unsaved_changes_asks_first(open_page: Any) -> None:
    page = open_page("formulaire")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#c-intitule").press_sequentially("x")
    page.goto("http://galerie.test/tableau")
    assert asked == ["beforeunload"]


def photograph(folder: Path, context: Any) -> None:
    """Draws every page at both widths; run by `python -m tests.services.shared.test_page_galerie folder`."""
    for partie in PARTIES:
        for width in (1280, 320):
            page = context.new_page()
            page.set_viewport_size({"width": width, "height": 900})
            page.route("**/*", _answer)
            page.goto(f"http://galerie.test/{partie}")
            page.wait_for_selector("html[data-ready]", state="attached")
            page.screenshot(path=folder / f"{partie}-{width}.png", full_page=True)
            page.close()
