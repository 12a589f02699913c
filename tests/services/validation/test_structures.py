"""A structure in the console: what it typed beside the registers, three decisions and their reasons, its history."""

from dataclasses import replace

import pytest
from lxml.html import HtmlElement

from services.domain.adresse import Adresse
from services.domain.events import Constat, Releve, StructureRefused, StructureRequested, StructureReturned
from services.shared.table import OUTBOX, Table
from services.validation import app, reactions
from services.validation.use_cases import Decisions, Waits
from tests.services.events import Answer, Context, event
from tests.services.validation.conftest import Ask
from tests.services.validation.dossiers import (
    ANNE,
    MONDAY,
    MOTIFS_STRUCTURE,
    STRUCTURE_ID,
    SUPERVISEUR,
    change_requested,
    requested,
)
from tests.services.validation.machine import Machine


def rows(answer: Answer) -> dict[str, HtmlElement]:
    return {row.cssselect("th")[0].text_content(): row for row in answer.page.cssselect("tbody tr")}


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def told(table: Table, kind: type[StructureReturned] | type[StructureRefused]) -> StructureReturned | StructureRefused:
    details = [item.document["detail"] for item in table.query(OUTBOX) if item.document["type"] == kind.__name__]
    return kind.model_validate_json(details[-1])


def again(version: int, **changes: object) -> StructureRequested:
    """The same request, sent once more."""
    values = {**requested().model_dump(), "id": f"demande-{version}", "version": version}
    return StructureRequested.model_validate({**values, **changes})


# ─── what one sees ───────────────────────────────────────────────────────────


def test_d004_each_register_s_answer_stands_beside_what_was_typed_with_source_and_date(ask: Ask, waits: Waits) -> None:
    waits.open(requested())
    page = ask()
    found = rows(page)
    assert text(found["SIRET"]).startswith(
        "SIRET 21860076500018 ✓ Identique 21860076500018 INSEE (Sirene), lu le lundi"
    )
    assert "≠ Différent COMMUNE DE POITIERS" in text(found["Raison sociale"])
    assert "Non demandé, repris des registres 1 Place de la Mairie, 86000 Poitiers" in text(found["Adresse"])
    assert "1 champ à comparer" in page.text.replace("\u00a0", " ")


def test_a_difference_is_said_in_words_and_not_by_colour_alone(ask: Ask, waits: Waits) -> None:
    waits.open(requested())
    [mark] = [each for each in ask().page.cssselect("tbody .etiquette--refus") if "Différent" in each.text_content()]
    assert mark.cssselect("[aria-hidden]")[0].text_content() == "≠"


def test_a_request_of_before_the_registers_were_compared_line_by_line_is_still_read(ask: Ask, waits: Waits) -> None:
    waits.open(again(1, releves=()))
    assert "Établissement actif." in text(rows(ask())["SIRET"])


def test_f060_the_structures_of_the_same_siren_are_a_click_away(ask: Ask, waits: Waits) -> None:
    waits.open(requested())
    assert ask().page.cssselect("a[href='/console/structures?q=218600765']")


def test_a_remark_of_a_register_stands_at_its_field(ask: Ask, waits: Waits) -> None:
    absent = Constat(code="QUALIOPI.ABSENT", etat="alerte", source="liste", message="Aucune certification connue.")
    waits.open(again(1, constats=(absent,)))
    assert "À vérifier Aucune certification connue." in text(rows(ask())["Qualiopi"])


def test_the_kinds_that_qualiopi_covers_are_taken_over_from_the_public_list(ask: Ask, waits: Waits) -> None:
    kinds = Constat(code="QUALIOPI.RECONNU", etat="conforme", source="liste", message="Certifié Qualiopi pour : VAE.")
    read = Releve(champ="qualiopi", valeur="VAE", source="liste publique", lu_le=MONDAY)
    waits.open(again(1, constats=(kinds,), releves=(read,)))
    row = text(rows(ask())["Qualiopi"])
    assert "Non demandé, repris des registres VAE liste publique, lu le lundi 23 novembre 2026" in row
    assert "Conforme Certifié Qualiopi pour" in row


def test_f051_a_change_shows_in_force_and_asked_side_by_side(ask: Ask, waits: Waits) -> None:
    waits.open(change_requested())
    page = ask(dossier="structure-23470P-v2")
    sigle = next(each for each in page.page.cssselect(".ecart") if "Sigle" in each.text_content())
    assert [each.text_content() for each in sigle.cssselect(".ecart__cote")] == ["En vigueur", "Demandé"]
    queue = event("GET", "/console", who=ANNE, query={"filtre": "structures"})
    assert "Modification 23470P" in " ".join(Answer.of(app.people(queue, Context())).page.text_content().split())


# ─── the three decisions ─────────────────────────────────────────────────────


def test_t6_a_request_for_registration_is_sent_back_with_reasons_at_their_fields(
    ask: Ask, waits: Waits, table: Table
) -> None:
    waits.open(requested())
    ask("/prendre", go="1")
    assert ask("/complement", intent="envoyer").status == 422
    answer = ask("/complement", **{"motifs.0.code": "PIECE.ILLISIBLE", "commentaire": "À bientôt."})
    assert answer.location == f"/console?fait=complement&dossier={STRUCTURE_ID}"
    fact = told(table, StructureReturned)
    assert [(motif.code, motif.champ) for motif in fact.motifs] == [("PIECE.ILLISIBLE", "file")]
    assert "joignez-le de nouveau" in fact.motifs[0].texte
    assert (fact.commentaire, fact.decideur_role, fact.structure.etat.value) == (
        "À bientôt.",
        "documentaliste",
        "a_completer",
    )


def test_a_reason_may_be_given_to_another_field_than_its_usual_one(ask: Ask, waits: Waits, table: Table) -> None:
    waits.open(requested())
    ask("/prendre", go="1")
    ask("/complement", **{"motifs.0.code": "REFERENT.INJOIGNABLE", "motifs.0.champ": "courriel"})
    assert told(table, StructureReturned).motifs[0].champ == "courriel"


def test_the_wait_of_a_dossier_that_was_sent_back_ends(waits: Waits, decisions: Decisions, table: Table) -> None:
    machine = Machine()
    patient = replace(waits, workflow=machine)
    patient.open(requested())
    patient.wait(STRUCTURE_ID, "jeton")
    decisions.take(ANNE, STRUCTURE_ID, "a")
    decisions.ask_completion(ANNE, STRUCTURE_ID, vue=1, motifs=MOTIFS_STRUCTURE, commentaire="", demande="b")
    patient.hear_decided(told(table, StructureReturned))
    assert machine.answered == {"jeton": "a_modifier"}
    assert StructureReturned.__name__ in reactions.ear().facts


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("75", "Nouvelle-Aquitaine"),
        ("", "intercariforef.org"),
        ("24", "intercariforef.org"),
    ],
)
def test_d010_f003_a_refusal_out_of_the_perimeter_names_the_carif_to_turn_to(
    ask: Ask, waits: Waits, table: Table, region: str, said: str
) -> None:
    structure = requested().structure.model_copy(update={"adresse": Adresse(ville="Ville", region=region)})
    waits.open(again(1, structure=structure))
    ask("/prendre", go="1")
    assert ask("/refuser", **{"motifs.0.code": "HORS_REGION"}).status == 303
    assert said in told(table, StructureRefused).motifs[0].texte


def test_a_change_is_refused_for_reasons_of_its_own(ask: Ask, waits: Waits) -> None:
    waits.open(change_requested())
    choices = [each.get("value") for each in ask("/refuser", dossier="structure-23470P-v2").page.cssselect("option")]
    assert "MODIFICATION.INJUSTIFIEE" in choices
    assert "HORS_REGION" not in choices


# ─── history ─────────────────────────────────────────────────────────────────


def test_f067_the_history_names_each_act_its_author_and_the_role(ask: Ask, waits: Waits, decisions: Decisions) -> None:
    waits.open(requested())
    decisions.take(SUPERVISEUR, STRUCTURE_ID, "a")
    decisions.approve(SUPERVISEUR, STRUCTURE_ID, vue=1, demande="b")
    facts = [text(each) for each in ask().page.cssselect(".frise__fait")]
    assert facts[0].startswith("Demande acceptée")
    assert facts[0].endswith("Zoé Roux (superviseur)")
    assert facts[-1].startswith("Demande de vérification")
    assert facts[-1].endswith("Odile Favre (organisme)")


def test_f067_what_was_sent_before_and_why_it_came_back_is_reached_from_the_new_dossier(ask: Ask, waits: Waits) -> None:
    waits.open(requested())
    ask("/prendre", go="1")
    ask("/complement", **{"motifs.0.code": "PIECE.ILLISIBLE"})
    waits.open(again(2, reponse="Voici le document."))
    page = ask(dossier="structure-23470P-v2")
    assert "joignez-le de nouveau" in page.text
    assert page.page.cssselect(f"a[href='/console/dossiers/{STRUCTURE_ID}']")
    assert "Voici le document." in page.text
