"""What a decision says to an organisation, at its limit and one beyond: sent, then refused with the form kept."""

from collections.abc import Mapping

import pytest
from lxml.html import HtmlElement

from services.shared.page import identifiant
from services.shared.table import Table
from services.validation.use_cases import Waits
from tests.services.events import Answer
from tests.services.registration.test_limites import sized, texts
from tests.services.validation.conftest import Ask
from tests.services.validation.dossiers import FORMATION_ID, STRUCTURE_ID, requested, submitted

REASONS = {
    ("/complement", STRUCTURE_ID): "PIECE.ILLISIBLE",
    ("/refuser", STRUCTURE_ID): "DOUBLON",
    ("/complement", FORMATION_ID): "CONTENU.INSUFFISANT",
    ("/refuser", FORMATION_ID): "HORS_CHAMP",
}


def decide(ask: Ask, waits: Waits, end: str, id: str, form: Mapping[str, str]) -> Answer:
    """A dossier taken, and sent back with what was typed."""
    waits.open(requested() if id == STRUCTURE_ID else submitted())
    ask("/prendre", dossier=id, go="1")
    return ask(end, dossier=id, **{"motifs.0.code": REASONS[end, id], "demande": f"{end}-{len(form)}", **form})


def form_of(ask: Ask, waits: Waits, end: str, id: str) -> HtmlElement:
    waits.open(requested() if id == STRUCTURE_ID else submitted())
    ask("/prendre", dossier=id, go="1")
    page = ask(end if end == "/refuser" else "", dossier=id).page
    return page.xpath("//form[.//textarea[@name='motifs.0.texte']]")[0]


def told(table: Table) -> int:
    """How many decisions went out."""
    return sum(item.document["type"].endswith(("Returned", "Refused")) for item in table.query("ENVOI"))


@pytest.mark.parametrize(("end", "id"), REASONS)
def test_every_text_of_a_decision_is_sent_at_its_limit_and_refused_one_beyond(
    ask: Ask, waits: Waits, table: Table, end: str, id: str
) -> None:
    limits = texts(form_of(ask, waits, end, id))
    assert set(limits) == {"motifs.0.texte", "commentaire"}
    for name, longest in limits.items():
        beyond = sized(name, longest + 1)
        refused = decide(ask, waits, end, id, {name: beyond})
        assert (refused.status, told(table)) == (422, 0), name
        said = refused.page.xpath(f"//*[@id='{identifiant(name)}-erreur']")[0].text_content()
        assert "caractères au plus." in said
        assert refused.page.xpath(f"//*[@name='{name}']")[0].text_content().strip() == beyond, "nothing typed is lost"
    assert decide(ask, waits, end, id, {n: sized(n, longest) for n, longest in limits.items()}).status == 303
    assert told(table) == 1


@pytest.mark.parametrize(("end", "id"), REASONS)
def test_a_text_of_300_000_characters_is_refused_and_not_a_500(ask: Ask, waits: Waits, end: str, id: str) -> None:
    assert decide(ask, waits, end, id, {"commentaire": "a" * 300_000}).status == 422


def test_what_a_decision_says_holds_no_character_that_shows_nothing(ask: Ask, waits: Waits, table: Table) -> None:
    form = {"motifs.0.texte": "Mas\x00quez\u200b ce nom.", "commentaire": "Mer\x00ci."}
    assert decide(ask, waits, "/complement", STRUCTURE_ID, form).status == 303
    sent = " ".join(item.document["detail"] for item in table.query("ENVOI"))
    assert "Masquez ce nom." in sent
    assert "Merci." in sent
    assert "\\u0000" not in sent


def test_a_reason_of_only_invisible_characters_says_nothing(ask: Ask, waits: Waits) -> None:
    form = {"motifs.0.code": "AUTRE", "motifs.0.texte": "\x00\u200b"}
    assert decide(ask, waits, "/refuser", FORMATION_ID, form).status == 422


@pytest.mark.parametrize("champ", ["x", "numero", "sessions.1S.rythme", "siret\x00", "a" * 300_000])
@pytest.mark.parametrize(("end", "id"), REASONS)
def test_a_reason_about_a_field_that_is_not_in_the_list_is_refused(
    ask: Ask, waits: Waits, table: Table, end: str, id: str, champ: str
) -> None:
    refused = decide(ask, waits, end, id, {"motifs.0.champ": champ, "commentaire": "À bientôt."})
    assert (refused.status, told(table)) == (422, 0)
    link = refused.page.cssselect(".govuk-error-summary__list a")[0]
    assert link.text_content() == "Choisissez un champ de la liste."
    assert refused.page.cssselect(str(link.get("href"))), "the summary leads somewhere"
    assert "À bientôt." in refused.text
