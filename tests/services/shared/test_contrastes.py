"""Whatever colours a Carif chose, what stands on them is readable, and the focus visible (WCAG 1.4.3, 1.4.11)."""

import re
from functools import cache

import pytest

from services.shared.page.templates import MANIFEST, STATIC
from tests.builders import PROFILES
from tests.domain.test_profils import contrast

CODES = sorted(file.stem for file in PROFILES.glob("*.toml"))
TEXTE, SIGNE = 4.5, 3.0  # text, and what is no text but says something: outlines, boxes, marks
_PROPERTY = re.compile(r"(--[a-z-]+):\s*(#[0-9a-f]{3,6})\b")

# what · its colour · what it stands on · the ratio it needs
PAIRS = [
    ("a link", "lien", "papier", TEXTE),
    ("a link on a sheet", "lien", "feuille", TEXTE),
    ("a link in the foot", "lien-survol", "sable", TEXTE),
    ("a link in a coloured box", "lien", "primaire-pale", TEXTE),
    ("a link in a warning", "lien", "alerte-pale", TEXTE),
    ("a link in good news", "lien", "succes-pale", TEXTE),
    ("a link in bad news", "lien", "erreur-pale", TEXTE),
    ("a link under the pointer", "lien-survol", "papier", TEXTE),
    ("a link of govuk-frontend", "govuk-link-colour", "papier", TEXTE),
    ("the same under the pointer", "govuk-link-hover-colour", "papier", TEXTE),
    ("a button", "sur-primaire", "primaire", TEXTE),
    ("a button under the pointer", "sur-primaire", "primaire-fonce", TEXTE),
    ("a button from its page", "primaire", "papier", SIGNE),
    ("a second button", "primaire-fonce", "feuille", TEXTE),
    ("a second button under the pointer", "primaire-fonce", "primaire-pale", TEXTE),
    ("the edge of a second button", "filet-fort", "feuille", SIGNE),
    ("the band of the head", "sur-primaire", "primaire", TEXTE),
    ("the name of the Carif in it", "sur-primaire-doux", "primaire", TEXTE),
    ("the button that signs out, under the pointer", "sur-primaire", "primaire-fonce", TEXTE),
    ("a text in a coloured box", "encre", "primaire-pale", TEXTE),
    ("a quiet text in it", "encre-douce", "primaire-pale", TEXTE),
    ("a warning", "alerte", "alerte-pale", TEXTE),
    ("a warning beside a field", "alerte", "papier", TEXTE),
    ("the name of a mandatory field", "obligatoire", "papier", TEXTE),
    ("an error", "erreur", "papier", TEXTE),
    ("an error in its summary", "erreur", "erreur-pale", TEXTE),
    ("good news", "succes", "succes-pale", TEXTE),
    ("a hint", "encre-douce", "papier", TEXTE),
    ("a quiet text in the foot", "encre-douce", "sable", TEXTE),
    ("the outline of the focus", "foyer", "papier", SIGNE),
    ("the same on a sheet", "foyer", "feuille", SIGNE),
    ("the same in the menu", "foyer", "sable", SIGNE),
    ("the same in a coloured box", "foyer", "primaire-pale", SIGNE),
    ("the same in a warning", "foyer", "alerte-pale", SIGNE),
    ("the same around an error summary", "foyer", "erreur-pale", SIGNE),
    ("the focus in the head", "sur-primaire", "primaire", SIGNE),
    ("a ticked box", "primaire", "feuille", SIGNE),
    ("the mark of the tab one is on", "primaire", "sable", SIGNE),
    ("the page one is on", "sur-primaire", "primaire", TEXTE),
]


@cache
def colours(code: str) -> dict[str, str]:
    """The custom properties as a page of that Carif has them: its own sheet comes after the common one."""
    sheets = (MANIFEST["app.css"], MANIFEST[f"profil-{code}.css"])
    text = "".join((STATIC / sheet).read_text(encoding="utf-8") for sheet in sheets)
    return {name.removeprefix("--"): _long(value) for name, value in _PROPERTY.findall(text)}


def _long(colour: str) -> str:
    return "#" + "".join(sign * 2 for sign in colour[1:]) if len(colour) == 4 else colour


@pytest.mark.parametrize(("what", "colour", "ground", "ratio"), PAIRS, ids=[pair[0] for pair in PAIRS])
@pytest.mark.parametrize("code", [pytest.param(code, marks=pytest.mark.profil(code)) for code in CODES])
def test_it_can_be_read_under_each_profile(code: str, what: str, colour: str, ground: str, ratio: float) -> None:
    known = colours(code)
    assert contrast(known[colour], known[ground]) >= ratio


@pytest.mark.parametrize("code", CODES)
def test_a_profile_sets_no_other_colour_than_those_that_are_looked_at(code: str) -> None:
    """The accent is ornament alone: beside it stand a weight, a word or a ground that say the same."""
    sheet = (STATIC / MANIFEST[f"profil-{code}.css"]).read_text(encoding="utf-8")
    looked_at = {name for _, colour, ground, _ in PAIRS for name in (colour, ground)}
    alias = {"govuk-brand-colour", "govuk-link-visited-colour", "govuk-link-active-colour"}
    assert {name.removeprefix("--") for name, _ in _PROPERTY.findall(sheet)} - looked_at == {"accent", *alias}
