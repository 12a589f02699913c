"""The console as documentalists see it, through the Lambda handler."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from services.domain.champs import FORMATION, NON_MONTRES, SESSION
from services.domain.errors import Severite, Violation
from services.domain.events import Piece
from services.domain.formation import Formation
from services.domain.rights import Principal
from services.domain.session import Session
from services.shared import aws, ground
from services.shared.clock import FixedClock
from services.shared.workflow import Workflow
from services.validation import app, wiring
from services.validation.store import Store
from services.validation.use_cases import Decisions, Waits
from tests.services.events import Answer, Context, event
from tests.services.validation.dossiers import (
    ANNE,
    DUE,
    FORMATION_ID,
    MEMBRE,
    MONDAY,
    ORGANISME,
    PAUL,
    STRUCTURE_ID,
    SUPERVISEUR,
    a_formation,
    a_session,
    requested,
    submitted,
    withdrawn,
)

Ask = Callable[..., Answer]


@pytest.fixture
def ask(workflow: Workflow, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Sends a request to the console at the hour of the test's clock."""
    wiring.ground.cache_clear()
    monkeypatch.setattr(ground, "SystemClock", lambda: clock)

    def send(method: str, resource: str, who: Principal = ANNE, **rest: Any) -> Answer:
        if "dossier" in rest:
            rest["params"] = {"dossier": rest.pop("dossier")}
        return Answer.of(app.people(event(method, resource, who=who, **rest), Context()))

    return send


def post(ask: Ask, acte: str, form: dict[str, str], who: Principal = ANNE, dossier: str = FORMATION_ID) -> Answer:
    resource = "/console/dossiers/{dossier}/" + acte
    return ask("POST", resource, who, dossier=dossier, form={"demande": f"{acte}-{who.sub}", "version": "2", **form})


def errors(answer: Answer) -> list[tuple[str, str]]:
    links = answer.page.cssselect(".govuk-error-summary__list a")
    return [(link.get("href") or "", link.text_content()) for link in links]


# ─── the queue ───────────────────────────────────────────────────────────────


def test_the_queue_says_what_is_due_first_and_how_long_remains(
    ask: Ask, waits: Waits, decisions: Decisions, clock: FixedClock
) -> None:
    waits.open(submitted())
    waits.open(requested())
    decisions.take(PAUL, STRUCTURE_ID, "a")
    clock.at = MONDAY + timedelta(minutes=5)
    page = ask("GET", "/console")
    assert page.status == 200
    assert page.page.cssselect("h1")[0].text_content() == "Dossiers à traiter"
    assert "reste 47 h ouvrées" in page.text
    assert "Paul Durand, jusqu’à 10 h 30" in page.text.replace("\u00a0", " ")
    assert page.page.cssselect("caption")[0].text_content() == "Tous les dossiers"


def test_the_queue_says_by_how_much_a_dossier_is_late(ask: Ask, waits: Waits, clock: FixedClock) -> None:
    waits.open(submitted())
    clock.at = DUE + timedelta(hours=2)
    waits.escalate(FORMATION_ID)
    page = ask("GET", "/console")
    assert "dépassé de 2 h" in page.text.replace("\u00a0", " ")
    assert "Escaladé" in page.text


@pytest.mark.parametrize(
    ("filtre", "shown"),
    [("tous", 2), ("formations", 1), ("structures", 1), ("miens", 0), ("n'importe quoi", 2)],
)
def test_the_queue_is_filtered_by_its_address(ask: Ask, waits: Waits, filtre: str, shown: int) -> None:
    waits.open(submitted())
    waits.open(requested())
    assert len(ask("GET", "/console", query={"filtre": filtre}).page.cssselect("tbody tr")) == shown


def test_an_empty_queue_says_so(ask: Ask) -> None:
    page = ask("GET", "/console", query={"page": "99999999999999999999"})
    assert "Aucun dossier n’attend" in page.text
    assert not page.page.cssselect("form[action='/console/suivant']")


def test_prendre_le_suivant_opens_the_most_urgent_free_dossier(ask: Ask, waits: Waits, store: Store) -> None:
    waits.open(submitted(numero="1F", version=1, at=MONDAY + timedelta(hours=1)))
    waits.open(submitted())
    answer = ask("POST", "/console/suivant", form={"demande": "s"})
    assert (answer.status, answer.location) == (303, f"/console/dossiers/{FORMATION_ID}")
    dossier = store.dossier(FORMATION_ID)
    assert dossier is not None
    assert dossier.held_by(ANNE)


def test_when_nothing_is_free_one_is_told(ask: Ask) -> None:
    answer = ask("POST", "/console/suivant", form={"demande": "s"})
    assert answer.location == "/console?fait=aucun"
    assert "Aucun dossier libre" in ask("GET", "/console", query={"fait": "aucun"}).text


# ─── a formation ─────────────────────────────────────────────────────────────


def test_only_what_changed_is_shown_published_at_the_left_submitted_at_the_right(ask: Ask, waits: Waits) -> None:
    before = a_formation(contenu="Droit des assurances, gestion des sinistres et relation avec la clientèle. " * 3)
    after = before.model_copy(update={"contenu": before.contenu.replace("gestion", "instruction", 1)})
    waits.open(submitted(formation=after, precedente=before, alertes=()))
    page = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID).page
    assert [field.get("id") for field in page.cssselect(".ecart")] == ["c-contenu"]
    left, right = page.cssselect(".ecart__texte")
    assert [node.text_content() for node in left.cssselect("del")] == ["[supprimé : gestion] "]
    assert [node.text_content() for node in right.cssselect("ins")] == ["[ajouté : instruction] "]
    assert not left.cssselect("ins")
    assert not right.cssselect("del")
    assert "1 session sans changement" in page.text_content().replace("\u00a0", " ")


def test_everything_can_be_shown(ask: Ask, waits: Waits) -> None:
    waits.open(submitted(precedente=a_formation(intitule="BTS assurances")))
    fields = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID, query={"vue": "tout"}).page
    shown = {field.get("id") for field in fields.cssselect(".ecart")}
    assert {"c-intitule", "c-objectif", "c-contenu", "c-sessions-373847S-date_debut"} <= shown


def test_a_first_submission_is_shown_whole(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    page = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID)
    assert "Première soumission" in page.text
    assert "Conseiller et gérer les contrats d’assurance." in page.text
    assert not page.page.cssselect(".ecart__colonnes")


def test_sessions_are_grouped_as_added_changed_and_removed(ask: Ask, waits: Waits) -> None:
    kept, gone, new = a_session("1S"), a_session("2S"), a_session("3S")
    waits.open(
        submitted(
            formation=a_formation(sessions=(kept.model_copy(update={"rythme": "Temps plein"}), new)),
            precedente=a_formation(sessions=(kept, gone)),
        )
    )
    page = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID).page
    groups = {
        section.cssselect("h2")[0].text_content(): [h3.get("id") for h3 in section.cssselect("h3[id]")]
        for section in page.cssselect("section.carte")
        if "Sessions" in section.cssselect("h2")[0].text_content()
    }
    assert groups == {
        "Sessions ajoutées (1)": ["c-sessions-3S"],
        "Sessions modifiées (1)": ["c-sessions-1S"],
        "Sessions supprimées (1)": ["c-sessions-2S"],
    }


def test_the_warnings_of_the_rules_stand_once_beside_their_fields_or_above(ask: Ask, waits: Waits) -> None:
    beside = Violation("C", "Détaillez le contenu.", ("contenu",), Severite.ALERTE)
    of_session = Violation("L", "Précisez la rue.", ("sessions.373847S.lieux.0.adresse.ville",), Severite.ALERTE)
    above = Violation("S", "Ajoutez une session à venir.", ("sessions",), Severite.ALERTE)
    waits.open(submitted(precedente=a_formation(), alertes=(beside, of_session, above)))
    answer = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID)
    for violation in (beside, of_session, above):
        assert answer.text.count(violation.message) == 1
    assert beside.message in answer.page.cssselect("#c-contenu")[0].text_content()
    (h2,) = (
        g for g in answer.page.cssselect("h2") if "inchangées" in g.text_content() or "modifiées" in g.text_content()
    )
    assert of_session.message in h2.getparent().text_content()


@pytest.mark.parametrize(("model", "champs"), [(Formation, FORMATION), (Session, SESSION)])
def test_no_field_escapes_the_documentalist(model: type, champs: tuple[Any, ...]) -> None:
    assert {champ.attribut for champ in champs} == set(model.model_fields) - NON_MONTRES[model]  # type: ignore[attr-defined]  # both are pydantic models


def test_formacodes_are_proposed_with_their_reason(ask: Ask, waits: Waits, decisions: Decisions) -> None:
    from tests.services.validation.dossiers import FORMACODES

    waits.open(submitted(precedente=a_formation(formacodes=FORMACODES)))
    decisions.take(ANNE, FORMATION_ID, "a")
    page = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID)
    assert page.page.cssselect("#c-formacodes-0")[0].get("value") == "41017"
    assert "41017 Assurance (version diffusée, V14)" in page.text
    assert page.page.cssselect("datalist option[value='41017']")


def test_a_dossier_that_is_not_in_hand_shows_no_decision(ask: Ask, waits: Waits, decisions: Decisions) -> None:
    waits.open(submitted())
    free = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID)
    assert "Prendre ce dossier" in free.text
    assert "Viser et publier" not in free.text
    decisions.take(PAUL, FORMATION_ID, "a")
    taken = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID)
    assert "Dossier pris par Paul Durand" in taken.text
    assert "Prendre ce dossier" not in taken.text


# ─── deciding ────────────────────────────────────────────────────────────────


def test_a_visa_returns_to_the_queue_which_says_so(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    waits.open(submitted(numero="9F", version=1))
    assert post(ask, "prendre", {}).location == f"/console/dossiers/{FORMATION_ID}"
    answer = post(ask, "viser", {"formacodes.0": "41 017"})
    assert (answer.status, answer.location) == (303, f"/console?fait=vise&dossier={FORMATION_ID}")
    queue = ask("GET", "/console", query={"fait": "vise", "dossier": FORMATION_ID})
    assert "Dossier « BTS assurance » visé : la formation est publiée." in queue.text
    assert "Prendre le suivant" in queue.text


def test_a_visa_without_formacode_shows_the_form_again_with_a_link_to_the_field(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    answer = post(ask, "viser", {"formacodes.0": "41O17"})
    assert answer.status == 422
    assert errors(answer) == [("#c-formacodes-0", "Écrivez le Formacode « 41O17 » en 5 chiffres, par exemple 41017.")]
    assert answer.page.cssselect("#c-formacodes-0")[0].get("value") == "41O17"
    assert answer.page.cssselect("title")[0].text_content().startswith("Erreur :")


def test_a_completion_takes_the_usual_text_of_a_reason_left_empty(ask: Ask, waits: Waits, store: Store) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    answer = post(
        ask,
        "complement",
        {
            "motifs.0.champ": "sessions.373847S.lieux.0.adresse.voie",
            "motifs.0.code": "LIEU.INCOMPLET",
            "motifs.0.texte": "",
            "motifs.1.champ": "objectif",
            "motifs.1.code": "AUTRE",
            "motifs.1.texte": "Reformulez.",
            "motifs.2.champ": "",
            "motifs.2.texte": "",
            "commentaire": "Merci.",
        },
    )
    assert answer.location == f"/console?fait=complement&dossier={FORMATION_ID}"
    dossier = store.dossier(FORMATION_ID)
    assert dossier is not None
    assert dossier.decision is not None
    assert [(motif.champ, motif.texte[:20]) for motif in dossier.decision.motifs] == [
        ("sessions.373847S.lieux.0.adresse.voie", "Donnez l’adresse com"),
        ("objectif", "Reformulez."),
    ]


def test_a_completion_without_reason_keeps_what_was_typed(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    answer = post(ask, "complement", {"commentaire": "Il manque des choses."})
    assert answer.status == 422
    assert errors(answer)[0][0] == "#c-motifs-0-texte"
    assert answer.page.cssselect("#c-motifs-0-texte")
    assert "Il manque des choses." in answer.text


def test_a_reason_can_be_added_without_javascript(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    answer = post(ask, "complement", {"motifs.0.texte": "Premier", "intent": "ajouter"})
    assert answer.status == 200
    assert answer.page.cssselect("#c-motifs-0-texte")[0].text_content().strip() == "Premier"
    assert answer.page.cssselect("#c-motifs-1-texte")


def test_a_refusal_is_confirmed_on_its_own_page_with_a_reason(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    page = ask("GET", "/console/dossiers/{dossier}/refuser", dossier=FORMATION_ID)
    assert "Refuser définitivement" in page.text
    assert post(ask, "refuser", {"demande": "r1"}).status == 422
    answer = post(ask, "refuser", {"demande": "r2", "motifs.0.code": "HORS_CHAMP"})
    assert answer.location == f"/console?fait=refuse&dossier={FORMATION_ID}"


def test_the_loser_of_a_race_reads_who_was_first_and_finds_what_he_wrote(
    ask: Ask, waits: Waits, clock: FixedClock
) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    clock.at = MONDAY + timedelta(minutes=31)
    post(ask, "prendre", {}, PAUL)
    post(ask, "viser", {"formacodes.0": "41017"}, PAUL)
    answer = post(ask, "complement", {"motifs.0.texte": "Un long texte écrit avec soin."})
    assert answer.status == 409
    text = answer.text.replace("\u00a0", " ")
    assert "visé par Paul Durand le lundi 23 novembre 2026 à 10 h 31" in text
    assert "Un long texte écrit avec soin." in text


def test_a_withdrawn_dossier_says_so_to_whoever_was_deciding_it(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    waits.withdraw(withdrawn())
    answer = post(ask, "viser", {"formacodes.0": "41017"})
    assert answer.status == 409
    assert "L’organisme a retiré cette demande" in answer.text


def test_a_form_sent_twice_is_answered_twice_the_same(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    first, second = (post(ask, "viser", {"formacodes.0": "41017"}) for _ in range(2))
    assert (first.status, first.location) == (second.status, second.location)


def test_a_dossier_is_given_back(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    post(ask, "prendre", {})
    assert post(ask, "rendre", {}).location == f"/console?fait=rendu&dossier={FORMATION_ID}"
    assert "rendu à la file" in ask("GET", "/console", query={"fait": "rendu", "dossier": FORMATION_ID}).text


# ─── a structure ─────────────────────────────────────────────────────────────


@pytest.mark.profil("dokelio")
def test_d004_the_carif_accepts_an_organisation(ask: Ask, waits: Waits) -> None:
    waits.open(requested())
    post(ask, "prendre", {}, dossier=STRUCTURE_ID)
    page = ask("GET", "/console/dossiers/{dossier}", dossier=STRUCTURE_ID)
    assert "Accepter l’inscription" in page.text
    answer = post(ask, "viser", {"version": "1"}, dossier=STRUCTURE_ID)
    assert answer.location == f"/console?fait=accepte&dossier={STRUCTURE_ID}"


@pytest.mark.profil("dokelio")
def test_d004_the_carif_refuses_an_organisation_with_a_reason(ask: Ask, waits: Waits) -> None:
    waits.open(requested())
    post(ask, "prendre", {}, dossier=STRUCTURE_ID)
    form = {"version": "1", "motifs.0.code": "NUMERO_ACTIVITE.INVALIDE"}
    assert post(ask, "refuser", form, dossier=STRUCTURE_ID).status == 303
    page = ask("GET", "/console/dossiers/{dossier}", dossier=STRUCTURE_ID)
    assert "rapprochez-vous de la DREETS" in page.text


def test_the_document_is_lent_for_five_minutes_as_an_attachment_in_the_version_checked(ask: Ask, waits: Waits) -> None:
    s3 = aws.client("s3")
    version = s3.put_object(Bucket="documents", Key="pieces/x", Body=b"%PDF-1.7")["VersionId"]
    waits.open(requested(Piece(cle="pieces/x", version=version, sha256="0", nom='a";b.pdf', taille=8)))
    answer = ask("GET", "/console/dossiers/{dossier}/piece", dossier=STRUCTURE_ID)
    assert answer.status == 303
    assert f"versionId={version}" in answer.location
    assert "X-Amz-Expires=300" in answer.location
    assert f"attachment%3B%20filename%3D%22{STRUCTURE_ID}.pdf%22" in answer.location


def test_a_document_that_was_kept_long_enough_is_not_found_and_says_so(ask: Ask, waits: Waits) -> None:
    waits.open(requested(Piece(cle="pieces/x", version="1", sha256="0", nom="x.pdf", taille=8)))
    answer = ask("GET", "/console/dossiers/{dossier}/piece", dossier=STRUCTURE_ID)
    assert answer.status == 404
    assert "n’est plus conservé" in answer.text


def test_d008_the_documentalist_sees_what_was_declared_of_the_document(ask: Ask, waits: Waits) -> None:
    piece = Piece(
        cle="pieces/x",
        version="1",
        sha256="0",
        nom="x.pdf",
        taille=8,
        pages=2,
        anonymise=True,
        valable_jusqu_au=date(2027, 12, 31),
    )
    waits.open(requested(piece))
    shown = ask("GET", "/console/dossiers/{dossier}", dossier=STRUCTURE_ID).text
    assert "2 pages, déclaré anonymisé ou sans nom de personne, valable jusqu’au 31/12/2027." in shown


def test_a_dossier_without_document_has_none(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    assert ask("GET", "/console/dossiers/{dossier}/piece", dossier=FORMATION_ID).status == 404


# ─── rights and bad input ────────────────────────────────────────────────────


def test_whoever_belongs_to_the_structure_reads_but_does_not_decide(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    assert (
        "Ce dossier concerne votre structure"
        in ask("GET", "/console/dossiers/{dossier}", MEMBRE, dossier=FORMATION_ID).text
    )
    assert post(ask, "prendre", {}, MEMBRE).status == 403
    assert post(ask, "viser", {"formacodes.0": "41017"}, MEMBRE).status == 403


def test_whoever_sent_it_for_the_organisation_is_told_why_another_decides(ask: Ask, waits: Waits) -> None:
    waits.open(submitted(soumis_par=ANNE.sub))
    page = ask("GET", "/console/dossiers/{dossier}", ANNE, dossier=FORMATION_ID).text
    assert "Vous avez envoyé cette demande pour l’organisme" in page
    assert "Prendre ce dossier" not in page
    refused = post(ask, "prendre", {}, ANNE)
    assert refused.status == 403
    assert "un autre membre du Carif la décidera" in refused.text
    assert "Prendre ce dossier" in ask("GET", "/console/dossiers/{dossier}", PAUL, dossier=FORMATION_ID).text


def test_an_organisation_has_no_console(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    assert ask("GET", "/console", ORGANISME).status == 403
    assert ask("GET", "/console/dossiers/{dossier}", ORGANISME, dossier=FORMATION_ID).status in {403, 404}
    assert post(ask, "viser", {}, ORGANISME).status == 403


def test_a_supervisor_does_what_a_documentalist_does(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    post(ask, "prendre", {}, SUPERVISEUR)
    assert post(ask, "viser", {"formacodes.0": "41017"}, SUPERVISEUR).status == 303


@pytest.mark.parametrize("id", ["formation-9F-v1", "x" * 3000, "../../etc", "é", "a b"])
def test_an_unknown_dossier_is_not_found(ask: Ask, id: str) -> None:
    assert ask("GET", "/console/dossiers/{dossier}", dossier=id).status == 404
    assert post(ask, "viser", {}, dossier=id).status == 404


def test_what_was_typed_is_never_markup(ask: Ask, waits: Waits) -> None:
    waits.open(submitted(formation=a_formation(intitule="<script>alert(1)</script>", contenu="<b>gras</b>")))
    page = ask("GET", "/console/dossiers/{dossier}", dossier=FORMATION_ID)
    assert "<script>alert" not in page.body
    assert "<b>gras" not in page.body
    assert "<script>alert" not in ask("GET", "/console").body


def test_every_page_has_one_h1_and_a_title(ask: Ask, waits: Waits) -> None:
    waits.open(submitted())
    waits.open(requested())
    for resource, dossier in [
        ("/console", ""),
        ("/console/dossiers/{dossier}", FORMATION_ID),
        ("/console/dossiers/{dossier}", STRUCTURE_ID),
        ("/console/dossiers/{dossier}/refuser", FORMATION_ID),
    ]:
        page = ask("GET", resource, **({"dossier": dossier} if dossier else {})).page
        assert len(page.cssselect("h1")) == 1
        assert page.cssselect("title")[0].text_content().endswith("– OFeli")
        ids = [node.get("id") for node in page.cssselect("[id]")]
        assert len(ids) == len(set(ids)), resource
