"""The record of an organisation: read by tabs, changed by a request, decided by the Carif (F050 to F069)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.domain.events import (
    Motif,
    StructureApproved,
    StructureRefused,
    StructureRequested,
    StructureReturned,
    StructureTaken,
)
from services.domain.rights import Principal, Role
from services.domain.structure import EtatStructure
from services.registration import wiring
from services.registration.model.fiche import EtatModification, Fiche
from services.shared.trace import Trace
from tests.muets import DeclarationsMuettes
from tests.services.events import Answer
from tests.services.registration.conftest import LOGIN, Registration

OF = Principal(sub="laure", nom="Laure Thévenin", structures={"1P": Role.OF_REFERENT})
SAISIE = Principal(sub="paul", nom="Paul Besnard", structures={"1P": Role.OF_SAISIE})
AUTRE = Principal(sub="eve", nom="Ève Autre", structures={"9P": Role.OF_REFERENT})
CARIF = Principal(sub="claire", nom="Claire Houix", carif=Role.SUPERVISEUR)
TABS = ("", "/coordonnees", "/complement", "/organisation", "/formations", "/documents", "/historique")
Told = Callable[[], list[tuple[str, dict[str, Any]]]]
IDENTITE = {"structure": "1P", "nom_usuel": "L’Antenne", "sigle": "OPO", "uai": "0450049J"}


@pytest.fixture
def record(registration: Registration) -> Registration:
    """The service with one structure accepted, 1P."""
    id = registration.ask()
    registration.send(id)
    registration.clock.at += timedelta(minutes=1)
    registration.hear(registration.approved(id))
    return registration


def fiche(numero: str = "1P") -> Fiche:
    found = wiring.fiches().fiche(numero)
    assert found is not None
    return found


def coordonnees() -> dict[str, str]:
    """The form of the coordinates as it comes, the address being that of the register."""
    adresse = fiche().structure.adresse
    lines = {f"adresse.complement.{rang}": line for rang, line in enumerate(adresse.complement)}
    return {
        "structure": "1P",
        **{f"adresse.{name}": getattr(adresse, name) for name in ("voie", "code_postal", "ville")},
        **lines,
        "adresse_postale.differente": "non",
        "telephones.0": "02 38 77 83 35",
        "courriels.0": "contact@of.fr",
    }


def read(record: Registration, tab: str = "", who: Principal = OF, **more: Any) -> Answer:
    return record.get(f"/structure{tab}", who=who, query={"structure": "1P"}, **more)


def save(record: Registration, onglet: str, form: dict[str, Any], who: Principal = OF) -> Answer:
    record.clock.at += timedelta(minutes=1)
    sent = {"revision": str(fiche().modification.revision), "demande": f"d{fiche().modification.revision}", **form}
    return record.post("/structure/modifier/{onglet}", sent, params={"onglet": onglet}, who=who)


def act(record: Registration, name: str, who: Principal = OF, **form: str) -> Answer:
    record.clock.at += timedelta(minutes=1)
    sent = {"structure": "1P", "revision": str(fiche().modification.revision), "demande": f"{name}-1", **form}
    return record.post(f"/structure/{name}", sent, who=who)


def submitted(record: Registration, who: Principal = OF, **changes: str) -> StructureRequested:
    """A change of the names that went to the Carif; the fact that told it."""
    assert save(record, "identite", {**IDENTITE, **changes}, who).status == 303
    return sent_to_carif(record, who)


def sent_to_carif(record: Registration, who: Principal = OF) -> StructureRequested:
    """What was saved, gone to the Carif; the fact that told it."""
    answer = act(record, "soumettre", who, demande=f"soumettre-{fiche().modification.revision}")
    assert answer.status == 303, answer.text
    asked = [
        StructureRequested.model_validate_json(item.document["detail"])
        for item in record.table.query("ENVOI")
        if item.document["type"] == "StructureRequested"
    ]
    return asked[-1]


def decided(fact: StructureRequested, kind: type[Any], **more: Any) -> Any:
    """The Carif's answer to it."""
    about = {name: getattr(fact, name) for name in ("demande", "version", "structure", "referent")}
    return kind(
        at=fact.at + timedelta(seconds=30), decideur="Claire Houix", decideur_role="documentaliste", **about, **more
    )


# ─── tabs ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("who", [OF, SAISIE, CARIF], ids=["référent", "saisie", "Carif"])
def test_f052_each_tab_is_a_page_that_says_which_one_it_is(record: Registration, tab: str, who: Principal) -> None:
    answer = read(record, tab, who)
    assert answer.status == 200, answer.text
    assert len(answer.page.xpath("//h1")) == 1
    [current] = answer.page.xpath("//nav[@aria-label='Rubriques de la structure']//a[@aria-current='page']")
    assert current.get("href") == f"/structure{'/historique' if tab == '/documents' else tab}?structure=1P"


@pytest.mark.parametrize("who", [OF, SAISIE, CARIF], ids=["référent", "saisie", "Carif"])
def test_f052_the_seven_tabs_stand_in_the_order_of_the_guide(record: Registration, who: Principal) -> None:
    tabs = read(record, who=who).page.xpath("//nav[@aria-label='Rubriques de la structure']//a")
    named = {tab.text_content(): tab.get("href") for tab in tabs}
    # The book of places (D042), who works for it (F037), and what the Carif alone changes
    ours = {"Lieux", "Membres", "Champs du Carif"}
    assert [name for name in named if name not in ours] == [
        "Identité",
        "Coordonnées",
        "Organisation",
        "Contacts",
        "Complément",
        "Formations",
        "Gestion",
    ]
    assert ("Champs du Carif" in named) is (who is CARIF)
    gestion = record.get(named["Gestion"].split("?")[0], query={"structure": "1P"}, who=who).page
    for what in ("/messages/1P/structure", "/structure/documents?structure=1P"):
        assert gestion.xpath("//main//a[@href=$what]", what=what), "F066 to F068: messages, documents, history"


@pytest.mark.parametrize("tab", TABS)
def test_the_record_of_another_organisation_does_not_exist(record: Registration, tab: str) -> None:
    assert read(record, tab, AUTRE).status == 404


def test_f050_what_the_registers_know_is_there_from_the_start(record: Registration) -> None:
    known = rows(read(record))
    assert known["SIRET"].startswith("21860076500018 Source : INSEE (Sirene)")
    assert known["Numéro de déclaration d’activité"].startswith("24370369337 Source : Liste publique")
    assert known["Raison sociale"].startswith("OF PRESENTATION OFELI Source : INSEE (Sirene)")
    adresse = fiche().structure.adresse
    assert (adresse.voie, adresse.code_postal, adresse.ville) != ("", "", "")
    assert adresse.en_une_ligne in rows(read(record, "/coordonnees"))["Adresse"]
    assert rows(read(record, "/complement"))["Qualiopi"].startswith("Actions de formation")


def rows(answer: Answer) -> dict[str, str]:
    """What the summary of a page says: name of the field -> what one reads of it."""
    found = answer.page.cssselect(".govuk-summary-list__row")
    texts = (["".join(row.cssselect("dt")[0].itertext()), " ".join(row.cssselect("dd")[0].itertext())] for row in found)
    return {" ".join(name.split()): " ".join(said.split()) for name, said in texts}


def test_f053_national_fields_say_their_source_and_cannot_be_typed(record: Registration) -> None:
    answer = record.get("/structure/modifier/{onglet}", params={"onglet": "identite"}, who=OF)
    assert "Source : INSEE (Sirene), lue le 23/11/2026" in answer.text
    names = {field.get("name") for field in answer.page.xpath("//input[not(@type='hidden')]")}
    assert names == {"nom_usuel", "sigle", "uai"}
    assert answer.page.xpath("//a[@href='/messages/1P/structure']")
    save(record, "identite", {**IDENTITE, "siret": "00000006700017", "raison_sociale": "Autre"})
    assert fiche().travail.siret == "21860076500018"


@pytest.mark.parametrize(
    ("uai", "kept", "right"),
    [
        ("0450049J", "0450049J", True),
        (" 045 0049 j ", "0450049J", True),
        ("", "", True),
        ("0450049K", "0450049K", False),
        ("450049J", "450049J", False),
        ("04500490", "04500490", False),
        ("0450049JJ", "0450049JJ", False),
    ],
)
def test_f055_a_uai_has_seven_digits_and_the_letter_that_they_give(
    record: Registration, uai: str, kept: str, right: bool
) -> None:
    assert save(record, "identite", {**IDENTITE, "uai": uai}).status == 303
    assert fiche().travail.uai == kept
    wrong = [v for v in wiring.records().read(OF, "1P").violations if v.code == "STRUCTURE.UAI.FAUX"]
    assert (wrong == []) is right
    if not right:
        shown = record.get("/structure/modifier/{onglet}", params={"onglet": "identite"}, who=OF)
        assert shown.page.xpath("//*[@id='c-uai-alerte']")
        assert act(record, "soumettre").status == 422


def test_f055_what_the_absence_of_a_uai_prevents_is_said(record: Registration) -> None:
    answer = record.get("/structure/modifier/{onglet}", params={"onglet": "identite"}, who=OF)
    assert "les contrats d’apprentissage ne peuvent pas être enregistrés" in answer.text


def test_f055_the_form_says_where_to_find_the_uai(record: Registration) -> None:
    answer = record.get("/structure/modifier/{onglet}", params={"onglet": "identite"}, who=OF)
    assert answer.page.xpath("//a[contains(@href, 'acce_public')]")


# ─── a request for change ────────────────────────────────────────────────────


def test_f051_the_published_record_stays_until_the_carif_accepts(record: Registration, told: Told) -> None:
    fact = submitted(record)
    assert fact.precedente == fiche().structure
    assert fact.structure.nom_usuel == "L’Antenne".replace("’", "'")
    assert fact.version == 2
    assert {constat.etat for constat in fact.constats} == {"conforme"}
    assert fiche().structure.nom_usuel == ""

    record.hear(decided(fact, StructureApproved))
    assert fiche().structure.sigle == "OPO"
    assert fiche().modification.etat is EtatModification.AUCUNE
    record.sweep()
    published = [detail for kind, detail in told() if kind == "StructurePublished"]
    assert published[-1]["structure"]["sigle"] == "OPO"


def test_the_record_is_in_force_from_when_it_is_told_also_when_the_decision_is_heard_late(
    record: Registration, told: Told
) -> None:
    fact = decided(submitted(record), StructureApproved)
    record.clock.at = fact.at + timedelta(days=3)
    record.hear(fact)
    record.sweep()
    [*_, published] = [detail for kind, detail in told() if kind == "StructurePublished"]
    assert datetime.fromisoformat(published["at"]) == fact.at + timedelta(days=3)


@pytest.mark.parametrize("who", [OF, CARIF], ids=["référent", "Carif"])
def test_what_is_sent_says_whose_sign_in_sent_it(record: Registration, who: Principal) -> None:
    assert submitted(record, who).soumis_par == who.sub


def test_f051_a_draft_may_stay_incomplete_and_is_not_sent(record: Registration) -> None:
    answer = save(record, "coordonnees", {**coordonnees(), "telephones.0": "12", "courriels.0": ""})
    assert answer.status == 303
    refused = act(record, "soumettre")
    assert refused.status == 422
    assert "telephones-0" in refused.body
    assert fiche().modification.etat is EtatModification.BROUILLON


def test_f051_a_request_is_taken_back_and_dropped(record: Registration) -> None:
    submitted(record)
    assert save(record, "identite", IDENTITE).status == 409
    assert act(record, "reprendre").status == 303
    assert fiche().modification.etat is EtatModification.BROUILLON
    assert act(record, "abandonner").status == 303
    assert fiche().modification.proposee is None
    assert "OPO" not in read(record).text


def test_f051_what_comes_back_is_a_draft_with_its_reasons_at_the_fields(record: Registration) -> None:
    fact = submitted(record)
    motifs = (Motif(code="SIGLE", champ="sigle", texte="Développez ce sigle."),)
    record.hear(decided(fact, StructureReturned, motifs=motifs, commentaire="Presque."))
    assert "Développez ce sigle." in read(record).text
    form = record.get("/structure/modifier/{onglet}", params={"onglet": "identite"}, who=OF)
    [told_there] = form.page.xpath("//*[@id='c-sigle-alerte']")
    assert "Développez ce sigle." in told_there.text_content()
    again = submitted(record, sigle="Organisme pour l’orientation")
    assert again.version == 3
    record.hear(decided(again, StructureApproved))
    assert fiche().structure.sigle == "Organisme pour l'orientation"


def test_f051_a_refusal_keeps_its_reasons_and_drops_the_draft(record: Registration) -> None:
    record.hear(decided(submitted(record), StructureRefused, motifs=(Motif(code="X", texte="Déjà pris."),)))
    assert fiche().modification.proposee is None
    assert "Déjà pris." in read(record).text
    assert fiche().structure.sigle == ""
    assert record.mails()[-1]["Subject"].endswith("votre demande de modification est refusée")


def test_f051_a_refusal_keeps_the_comment_of_the_carif_beside_its_reasons(record: Registration) -> None:
    motifs = (Motif(code="X", texte="Déjà pris."),)
    record.hear(decided(submitted(record), StructureRefused, motifs=motifs, commentaire="Appelez-nous avant."))
    assert "Appelez-nous avant." in read(record).text
    save(record, "identite", {**IDENTITE, "sigle": "AUTRE"})
    assert "Appelez-nous avant." not in read(record).text, "the next change begins anew"


def test_a_structure_that_was_suspended_meanwhile_sends_no_change(record: Registration) -> None:
    save(record, "identite", IDENTITE)
    known = fiche()
    suspended = known.structure.model_copy(update={"etat": EtatStructure.SUSPENDU})
    trace = Trace(record.clock.now(), "Suspension", "Claire Houix", "superviseur")
    wiring.fiches().publish(known, suspended, request="suspension", trace=trace, facts=[])
    refused = act(record, "soumettre")
    assert refused.status == 409
    assert "n’est pas validée par le Carif" in refused.text
    assert fiche().modification.etat is EtatModification.BROUILLON


@pytest.mark.parametrize("name", ["soumettre", "reprendre", "abandonner"])
def test_an_act_upon_a_record_that_changed_meanwhile_shows_the_record_and_why(record: Registration, name: str) -> None:
    save(record, "identite", IDENTITE)
    answer = act(record, name, revision="0")
    assert answer.status == 409
    assert "La page montre où elle en est" in answer.text
    assert answer.page.findtext(".//title").startswith("Erreur : ")
    assert "Les deux versions sont affichées" not in answer.text
    assert answer.page.xpath("//nav[contains(@class, 'onglets-haut')]"), "it is the page of the record"
    assert fiche().modification.etat is EtatModification.BROUILLON


@pytest.mark.parametrize("name", ["reprendre", "abandonner"])
def test_an_act_that_the_state_of_a_change_forbids_shows_the_record_and_why(record: Registration, name: str) -> None:
    if name == "abandonner":
        submitted(record)
    answer = act(record, name)
    assert answer.status == 409
    assert answer.page.cssselect(".bandeau, .govuk-notification-banner, [role=alert]")
    assert answer.page.xpath("//nav[contains(@class, 'onglets-haut')]"), "it is the page of the record"


def test_an_answer_heard_twice_and_an_old_one_change_nothing_more(record: Registration) -> None:
    first = submitted(record)
    record.hear(decided(first, StructureApproved))
    second = submitted(record, sigle="DEUX")
    record.hear(decided(second, StructureApproved))
    before = fiche()
    record.hear(decided(first, StructureApproved))
    record.hear(decided(first, StructureRefused, motifs=(Motif(code="X", texte="Non."),)))
    assert fiche() == before
    assert before.structure.sigle == "DEUX"


def test_a_decision_stands_though_the_request_was_taken_back_meanwhile(record: Registration) -> None:
    fact = submitted(record)
    act(record, "reprendre")
    record.hear(decided(fact, StructureApproved))
    assert fiche().structure.sigle == "OPO"
    assert fiche().modification.etat is EtatModification.BROUILLON


def test_one_form_sent_twice_is_done_once(record: Registration) -> None:
    form = {**IDENTITE, "revision": "0", "demande": "meme"}
    for _ in range(2):
        answer = record.post("/structure/modifier/{onglet}", form, params={"onglet": "identite"}, who=OF)
        assert answer.status == 303
    assert fiche().modification.revision == 1


def test_a_form_that_nobody_touched_asks_for_nothing(record: Registration) -> None:
    for onglet in ("identite", "coordonnees", "complement"):
        page = record.get("/structure/modifier/{onglet}", params={"onglet": onglet}, who=OF).page
        [form] = page.xpath("//main//form")
        typed = {**dict(form.fields), "demande": onglet}
        typed = {name: value for name, value in typed.items() if value is not None and name != "csrf"}
        answer = record.post("/structure/modifier/{onglet}", typed, params={"onglet": onglet}, who=OF)
        assert answer.status == 303, answer.text
        assert fiche().modification.revision == 0, onglet


def test_two_people_editing_see_both_versions_and_lose_nothing(record: Registration) -> None:
    save(record, "identite", {**IDENTITE, "sigle": "PREMIER"})
    answer = save(record, "identite", {**IDENTITE, "sigle": "SECOND", "revision": "0", "demande": "autre"}, CARIF)
    assert answer.status == 409
    assert "PREMIER" in answer.text
    assert answer.page.xpath("//input[@name='sigle']/@value") == ["SECOND"]
    [revision] = answer.page.xpath("//input[@name='revision']/@value")
    save(record, "identite", {**IDENTITE, "sigle": "SECOND", "revision": revision, "demande": "encore"}, CARIF)
    assert fiche().travail.sigle == "SECOND"


BOTH = {
    "identite": ({"sigle": "PREMIER"}, {"sigle": "SECOND"}, "sigle"),
    "coordonnees": ({"sites.0": "https://premier.fr"}, {"sites.0": "https://second.fr"}, "sites.0"),
    "complement": ({"renseignements": "Premier"}, {"renseignements": "Second"}, "renseignements"),
}


@pytest.mark.parametrize("unreadable", [{}, {"labels.0.fin": "hier", "adresse.voie": "1 rue Neuve"}])
@pytest.mark.parametrize("onglet", BOTH)
def test_on_each_tab_two_people_see_both_versions_and_lose_nothing(
    record: Registration, onglet: str, unreadable: dict[str, str]
) -> None:
    one, other, champ = BOTH[onglet]
    base = coordonnees() if onglet == "coordonnees" else {"structure": "1P"}
    assert save(record, onglet, {**base, **one}).status == 303
    late = {**base, **other, **unreadable, "revision": "0", "demande": "autre"}
    answer = save(record, onglet, late, CARIF)
    assert answer.status == 409
    assert fiche().modification.modifiee_par == OF.nom, "what was saved first stands"
    shown = [block.text_content() for block in answer.page.cssselect(".ecart")]
    assert [text for text in shown if one[champ] in text and other[champ] in text], shown
    [control] = answer.page.xpath(f"//main//*[@name='{champ}' and not(@type='hidden')]")
    assert (control.get("value") or control.text_content().strip()) == other[champ]
    [revision] = answer.page.xpath("//main//input[@name='revision']/@value")
    again = {**base, **other, "revision": revision, "demande": "encore"}
    assert save(record, onglet, again, CARIF).status == 303
    assert fiche().modification.modifiee_par == CARIF.nom


def test_whoever_only_enters_offers_reads_the_record_and_does_not_change_it(record: Registration) -> None:
    assert save(record, "identite", IDENTITE, SAISIE).status == 403
    assert "Demande de modification" not in read(record, who=SAISIE).text


# ─── coordinates, labels ─────────────────────────────────────────────────────


def test_f058_several_telephones_and_the_principal_one_first(record: Registration) -> None:
    form = {**coordonnees(), "telephones.1": "02 38 77 04 90", "telephones.principal": "1"}
    assert save(record, "coordonnees", form).status == 303
    assert fiche().travail.telephones == ("+33238770490", "+33238778335")
    assert fiche().travail.telephone == "+33238770490"


def press(record: Registration, onglet: str, form: dict[str, Any], button: str) -> Answer:
    """A button that adds or removes a line, on a form as it was typed."""
    answer = save(record, onglet, {**form, "intent": button})
    assert answer.status == 200, answer.text
    assert fiche().modification.revision == 0, "nothing is saved"
    return answer


def values(answer: Answer, champ: str) -> dict[str, str]:
    found = answer.page.xpath(f"//input[starts-with(@name, '{champ}.') and not(@type='radio')]")
    return {str(control.get("name")): str(control.get("value")) for control in found}


@pytest.mark.parametrize("champ", ["telephones", "courriels", "sites"])
def test_f058_a_line_is_added_and_removed_and_nothing_typed_is_lost(record: Registration, champ: str) -> None:
    typed = {**coordonnees(), f"{champ}.0": "un", f"{champ}.1": "deux", f"{champ}.principal": "1", "adresse.voie": "X"}
    more = press(record, "coordonnees", typed, f"ajouter.{champ}")
    assert values(more, champ) == {f"{champ}.0": "un", f"{champ}.1": "deux", f"{champ}.2": ""}
    assert more.page.xpath("//*[@autofocus]/@name") == [f"{champ}.2"]
    assert more.page.xpath("//input[@name='adresse.voie']/@value") == ["X"]
    assert more.page.xpath("//form/@data-garde") == ["modifie"], "what was typed is not saved yet"
    less = press(record, "coordonnees", typed, f"retirer.{champ}.0")
    assert values(less, champ) == {f"{champ}.0": "deux"}
    assert less.page.xpath("//*[@autofocus]/@value") == [f"ajouter.{champ}"]
    principal = press(record, "coordonnees", {**typed, f"{champ}.2": "trois"}, f"retirer.{champ}.0")
    assert principal.page.xpath(f"//input[@name='{champ}.principal' and @checked]/@value") == ["0"]


def test_f058_a_form_has_ten_lines_and_no_button_for_more(record: Registration) -> None:
    typed = coordonnees() | {f"sites.{rang}": f"https://a.fr/{rang}" for rang in range(10)}
    full = press(record, "coordonnees", typed, "ajouter.sites")
    assert len(values(full, "sites")) == 10
    assert not full.page.xpath("//button[@value='ajouter.sites']")
    refused = save(record, "coordonnees", {**typed, "sites.10": "https://a.fr/10"})
    assert refused.status == 422
    assert refused.page.xpath("//*[@id='c-sites-10-erreur']")
    assert values(refused, "sites")["sites.10"] == "https://a.fr/10"
    assert save(record, "coordonnees", typed).status == 303
    assert len(fiche().travail.sites) == 10


def test_f064_a_label_is_added_and_removed_and_nothing_typed_is_lost(record: Registration) -> None:
    typed = {"structure": "1P", "labels.0.code": "EDUFORM", "labels.0.debut": "hier", "renseignements": "Accueil"}
    more = press(record, "complement", typed, "ajouter.labels")
    assert len(more.page.xpath("//select[starts-with(@name, 'labels.')]")) == 2
    assert more.page.xpath("//input[@name='labels.0.debut']/@value") == ["hier"]
    assert more.page.xpath("//textarea[@name='renseignements']")[0].text.strip() == "Accueil"
    less = press(record, "complement", {**typed, "labels.1.code": "", "labels.1.numero": "7"}, "retirer.labels.0")
    assert less.page.xpath("//input[@name='labels.0.numero']/@value") == ["7"]
    assert less.page.xpath("//input[@name='labels.0.debut']/@value") == [""]


@pytest.mark.parametrize("button", ["ajouter.sigle", "retirer", "ajouter", "retirer.sites.٣", "retirer.sites.99"])
def test_a_button_that_we_did_not_draw_changes_no_line(record: Registration, button: str) -> None:
    answer = save(record, "coordonnees", {**coordonnees(), "sites.0": "https://a.fr", "intent": button})
    assert answer.status in {200, 303}
    if answer.status == 200:
        assert values(answer, "sites") == {"sites.0": "https://a.fr"}


def test_f059_a_site_is_https_and_can_be_tried_by_a_click(record: Registration) -> None:
    save(record, "coordonnees", {**coordonnees(), "sites.0": "http://www.exemple.fr"})
    assert "STRUCTURE.SITE.FORME" in {v.code for v in wiring.records().read(OF, "1P").violations}
    save(record, "coordonnees", {**coordonnees(), "sites.0": "https://www.exemple.fr"})
    act(record, "soumettre")
    assert "STRUCTURE.SITE.FORME" not in {v.code for v in wiring.records().read(OF, "1P").violations}


def tried(answer: Answer) -> list[str]:
    """Where the links that try a site lead, each in a tab of its own that learns nothing of this page."""
    links = answer.page.xpath("//main//a[@target='_blank' and contains(., '(nouvel onglet)')]")
    assert {link.get("rel") for link in links} <= {"noopener noreferrer"}
    return [link.get("href") for link in links]


def test_f059_a_site_is_tried_by_a_click_beside_its_field_and_where_it_is_asked_for(record: Registration) -> None:
    sites = {"sites.0": "https://www.exemple.fr", "sites.1": "http://exemple.fr", "sites.2": "javascript:alert(1)"}
    assert save(record, "coordonnees", {**coordonnees(), **sites}).status == 303
    shown = read(record, "/coordonnees")
    assert tried(shown) == ["https://www.exemple.fr"]
    assert "http://exemple.fr" in shown.text
    form = record.get("/structure/modifier/{onglet}", params={"onglet": "coordonnees"}, who=OF)
    assert tried(form) == ["https://www.exemple.fr"]
    again = save(record, "coordonnees", {**coordonnees(), "sites.0": "https://autre.fr", "intent": "ajouter.sites"})
    assert tried(again) == ["https://autre.fr"], "also what is only typed"
    save(record, "coordonnees", {**coordonnees(), "sites.0": "https://www.exemple.fr"})
    record.hear(decided(sent_to_carif(record), StructureApproved))
    assert tried(read(record, "/coordonnees")) == ["https://www.exemple.fr"]


def test_f056_an_address_is_found_chosen_and_located(record: Registration) -> None:
    typed = coordonnees() | {"adresse.recherche": "10 rue saint étienne", "telephones.0": "06 12 34 56 78"}
    shown = save(record, "coordonnees", {**typed, "intent": "chercher.adresse"})
    assert shown.status == 200
    assert fiche().modification.revision == 0
    assert shown.page.xpath("//input[@name='telephones.0']/@value") == ["06 12 34 56 78"]
    first, *_ = shown.page.xpath("//input[@name='adresse.choix']/@value")
    assert save(record, "coordonnees", {**typed, "adresse.choix": first}).status == 303
    found = fiche().travail.adresse
    assert (found.voie, found.ville, found.code_insee) == ("10 Rue Saint-Étienne", "Orléans", "45234")
    assert found.latitude
    assert found.ban_id


def test_f057_the_addresses_around_a_position_are_proposed(record: Registration) -> None:
    typed = coordonnees() | {"adresse.recherche": "47.90249, 1.90861", "intent": "chercher.adresse"}
    shown = save(record, "coordonnees", typed)
    assert "10 Rue Saint-Étienne" in shown.page.xpath("//label[contains(@for, 'adresse-choix')]")[0].text_content()
    [button, _] = shown.page.xpath("//button[@data-position]")
    assert button.get("hidden") is not None, "nothing is promised without a script"
    assert "geolocation=(self)" in shown.header("permissions-policy")


def test_f056_locating_an_address_in_the_words_it_had_is_a_change_that_is_kept_and_sent(record: Registration) -> None:
    known = fiche().structure.adresse
    located = known.model_copy(update={"latitude": "47.5", "longitude": "0.7", "ban_id": "37003_0040_00001"})
    answer = save(record, "coordonnees", coordonnees() | {"adresse.choix": located.model_dump_json()})
    assert answer.location.endswith("fait=enregistree")
    assert fiche().travail.adresse.ban_id == "37003_0040_00001"
    shown = record.get("/structure/soumettre", query={"structure": "1P"}, who=OF)
    assert "Position sur la carte" in shown.text
    assert act(record, "soumettre").status == 303
    assert fiche().modification.etat is EtatModification.SOUMISE


def test_a_form_that_changed_nothing_does_not_say_that_a_draft_was_kept(record: Registration) -> None:
    answer = save(record, "coordonnees", coordonnees() | {"courriels.0": fiche().structure.courriel})
    assert answer.location.endswith("fait=inchangee")
    assert fiche().modification.revision == 0


def test_f056_an_address_that_nobody_knows_is_said(record: Registration) -> None:
    typed = coordonnees() | {"adresse.recherche": "rue introuvable", "intent": "chercher.adresse"}
    assert "ne connaît pas" in save(record, "coordonnees", typed).text


def test_a_forged_choice_of_address_is_refused_at_its_field(record: Registration) -> None:
    answer = save(record, "coordonnees", coordonnees() | {"adresse.choix": '{"inconnu": 1}'})
    assert answer.status == 422
    assert answer.page.xpath("//*[@id='c-adresse-recherche-erreur']")


def test_f057_an_address_is_typed_by_hand_when_one_says_so(record: Registration) -> None:
    typed = {**coordonnees(), "adresse.voie": "12 rue de la Paix"}
    refused = save(record, "coordonnees", typed)
    assert refused.status == 422
    assert "Saisie manuelle" in refused.text
    assert refused.page.xpath("//input[@name='adresse.voie']/@value") == ["12 rue de la Paix"]
    assert save(record, "coordonnees", {**typed, "adresse.manuelle": "oui"}).status == 303
    assert fiche().travail.adresse.voie == "12 rue de la Paix"
    assert fiche().travail.adresse.code_insee == "45234"
    assert fiche().travail.adresse.latitude == ""


def test_d041_a_different_postal_address_is_complete_or_refused(record: Registration) -> None:
    save(record, "coordonnees", {**coordonnees(), "adresse_postale.differente": "oui"})
    incomplete = [v.champs for v in wiring.records().read(OF, "1P").violations if v.code == "ADRESSE.INCOMPLETE"]
    assert incomplete == [("adresse_postale.voie",), ("adresse_postale.code_postal",), ("adresse_postale.ville",)]


def test_d041_a_postal_address_typed_beside_a_no_is_not_dropped_in_silence(record: Registration) -> None:
    typed = coordonnees() | {"adresse_postale.ville": "Blois"}
    answer = save(record, "coordonnees", typed)
    assert answer.status == 422
    assert answer.page.xpath("//input[@name='adresse_postale.ville']/@value") == ["Blois"]
    postale = {"adresse_postale.voie": "1 rue Porte-Côté", "adresse_postale.code_postal": "41000"}
    kept = typed | postale | {"adresse_postale.differente": "oui", "adresse_postale.manuelle": "oui"}
    assert save(record, "coordonnees", kept).status == 303
    assert save(record, "coordonnees", kept | {"adresse_postale.differente": "non"}).status == 303
    assert fiche().travail.adresse_postale is None


def test_f064_labels_have_a_number_and_dates(record: Registration) -> None:
    form = {"structure": "1P", "labels.0.code": "EDUFORM", "labels.0.debut": "1/9/26", "labels.0.fin": "hier"}
    assert save(record, "complement", form).status == 422
    assert save(record, "complement", {**form, "labels.0.fin": "31/08/2029"}).status == 303
    assert [label.code for label in fiche().travail.labels] == ["EDUFORM"]
    assert "EduForm, du 01/09/2026 au 31/08/2029" in read(record, "/complement").text


def test_f064_a_label_that_expired_or_ends_before_it_begins_is_said_at_its_dates(record: Registration) -> None:
    form = {"structure": "1P", "labels.0.code": "EDUFORM", "labels.0.numero": "E-1", "labels.1.code": "EDUFORM"}
    dates = {"labels.0.fin": "22/11/2026", "labels.1.debut": "02/01/2027", "labels.1.fin": "01/01/2027"}
    assert save(record, "complement", form | dates).status == 303
    found = {(v.code, v.champs[0]) for v in wiring.records().read(OF, "1P").violations}
    assert {("STRUCTURE.LABEL.EXPIRE", "labels.0.fin"), ("STRUCTURE.LABEL.FAUX", "labels.1.fin")} <= found
    assert save(record, "complement", {**form, "labels.0.code": "INVENTE", "labels.0.fin": ""}).status == 303
    codes = {(v.code, v.champs[0]) for v in wiring.records().read(OF, "1P").violations}
    assert ("STRUCTURE.LABEL.FAUX", "labels.0.code") in codes


def test_f064_a_qualiopi_certificate_stands_among_the_labels_with_its_dates(record: Registration) -> None:
    form = {"structure": "1P", "labels.0.code": "95", "labels.0.numero": "Q-123", "labels.0.fin": "31/08/2029"}
    assert save(record, "complement", {**form, "labels.0.debut": "01/09/2026"}).status == 303
    assert "Qualiopi, n° Q-123, du 01/09/2026 au 31/08/2029" in read(record, "/complement").text


def test_f064_a_qualiopi_that_the_public_list_does_not_know_is_an_alert_beside_the_label(
    registration: Registration,
) -> None:
    without = {"siret": "00000006700017", "numero_activite": "24370001537"}
    registration.accepted(**without)
    form = {"structure": "1P", "labels.0.code": "95", "labels.0.numero": "Q-123"}
    assert save(registration, "complement", form).status == 303
    shown = registration.get("/structure/modifier/{onglet}", params={"onglet": "complement"}, who=OF)
    [alert] = shown.page.xpath("//*[@id='c-labels-0-code-alerte']")
    assert "la liste publique des organismes de formation, lue le 23/11/2026, ne dit pas" in alert.text_content()
    assert act(registration, "soumettre").status == 303, "an alert stops nothing"


def test_f064_qualiopi_is_what_the_public_list_says(record: Registration) -> None:
    text = read(record, "/complement").text
    assert "Actions de formation" in text
    assert "Source : Liste publique des organismes de formation (DGEFP)" in text


# ─── history ─────────────────────────────────────────────────────────────────


def test_f067_the_history_goes_from_the_registration_to_the_last_answer(record: Registration) -> None:
    record.hear(decided(submitted(record), StructureApproved))
    facts = read(record, "/historique").page.xpath("//p[@class='frise__quoi']/text()")
    assert facts == [
        "Demande acceptée",
        "Demande de vérification",
        "Demande de modification",
        "Demande acceptée",
        "Demande d’inscription",
    ]
    assert "Laure Thévenin (organisme)" in read(record, "/historique").text
    assert "Claire Houix (documentaliste)" in read(record, "/historique").text


@pytest.mark.parametrize("role", ["documentaliste", "superviseur"])
def test_f067_the_history_says_as_what_somebody_decided(record: Registration, role: str) -> None:
    fact = decided(submitted(record), StructureApproved)
    record.hear(fact.model_copy(update={"decideur_role": role}))
    assert f"Claire Houix ({role})" in read(record, "/historique").text


def taken(record: Registration, fact: StructureRequested) -> StructureTaken:
    return StructureTaken(
        at=record.clock.now(),
        demande=fact.demande,
        version=fact.version,
        structure="1P",
        documentaliste="Claire Houix",
        documentaliste_role="documentaliste",
    )


def test_t5_the_organisation_sees_that_its_change_is_examined_and_may_still_take_it_back(record: Registration) -> None:
    fact = submitted(record)
    assert "est chez le Carif" in read(record).text
    heard = taken(record, fact)
    for again in (heard, heard.model_copy(update={"id": "encore", "at": record.clock.now() + timedelta(hours=1)})):
        record.hear(again)
    assert "est en cours d’examen" in read(record).text
    history = read(record, "/historique")
    facts = history.page.xpath("//p[@class='frise__quoi']/text()")
    assert facts.count("Demande en cours d’examen") == 1
    [row] = [row for row in history.page.xpath("//dl/div") if "Dernière mise à jour par le Carif" in row.text_content()]
    assert "Claire Houix" not in row.text_content().replace("Demande acceptée", ""), "to look is no update"
    assert act(record, "reprendre").status == 303
    assert "cours d’examen" not in read(record).text


def test_t5_what_is_sent_again_waits_again_and_a_late_word_changes_nothing(record: Registration) -> None:
    first = submitted(record)
    act(record, "reprendre")
    second = submitted(record, sigle="DEUX")
    record.hear(taken(record, first))
    assert "est chez le Carif" in read(record).text
    record.hear(taken(record, second))
    assert "est en cours d’examen" in read(record).text
    record.hear(decided(second, StructureApproved))
    record.hear(taken(record, second))
    assert fiche().modification.etat is EtatModification.AUCUNE


def test_t5_the_applicant_sees_that_the_request_is_examined(registration: Registration) -> None:
    id = registration.ask()
    registration.send(id)
    thanks = {"params": {"demande": id}}
    assert "en cours d’examen" not in registration.get("/inscription/{demande}/merci", **thanks).text
    fact = taken(registration, registration.demande(id).requested(registration.clock.now()))
    for _ in range(2):
        registration.hear(fact)
    assert "en cours d’examen depuis le" in registration.get("/inscription/{demande}/merci", **thanks).text
    registration.hear(registration.approved(id))
    assert "en cours d’examen" not in registration.get("/inscription/{demande}/merci", **thanks).text


# ─── the Carif's own ─────────────────────────────────────────────────────────

GESTION = {"roles": "formation", "raison_sociale": "VILLE DE POITIERS", "numero_activite": "24370369337"}


def manage(record: Registration, numero: str = "1P", who: Principal = CARIF, **typed: str) -> Answer:
    form = {"revision": str(fiche(numero).revision), "demande": f"g{numero}{fiche(numero).revision}", **GESTION}
    return record.post("/console/structures/{numero}", {**form, **typed}, params={"numero": numero}, who=who)


def second(record: Registration) -> None:
    """Another structure, 2P."""
    record.accepted(siret="43256884800027", numero_activite="24370253537", courriel=f"autre.{LOGIN}")


def test_f060_a_structure_is_attached_and_detached_by_the_carif_alone(record: Registration) -> None:
    second(record)
    assert manage(record, who=OF, parent="2P").status == 403
    assert manage(record, parent="2P").status == 303
    assert fiche().structure.parent == "2P"
    children = record.get("/structure/organisation", query={"structure": "2P"}, who=CARIF)
    assert "1P" in children.text
    assert manage(record).status == 303
    assert wiring.fiches().enfants("2P") == []


def attached(record: Registration, titre: str, who: Principal = CARIF, numero: str = "2P") -> list[list[str]]:
    """The header row and the rows of one list of the tab «Organisation»; nothing when it says that there is none."""
    page = record.get("/structure/organisation", query={"structure": numero}, who=who).page
    tables = page.xpath("//table[caption[contains(., $titre)]]", titre=titre)
    rows = [row for table in tables for row in table.xpath(".//tr")]
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th|td")] for row in rows]


HEADER = ["Référence", "Nom", "Types", "État", "CP", "Ville", "SIRET", "NDA"]


def test_f060_f069_the_list_of_attached_structures_tells_of_each_what_the_guide_names(record: Registration) -> None:
    second(record)
    manage(record, parent="2P", type_structure="F1610")
    header, row = attached(record, "Structures rattachées")
    assert header == HEADER
    reference, nom, types, etat, *rest = row
    assert (reference, nom) == ("1P", fiche().structure.nom)
    assert types == "F1610 – Organisme de formation continue privé de la région"
    assert etat == "DIO – Diffusion OF"
    adresse = fiche().structure.adresse
    assert rest == [adresse.code_postal, adresse.ville, "21860076500018", "24370369337"]
    assert attached(record, "Structure parente", OF, "1P")[1][0] == "2P"


def test_f060_the_organisation_too_sees_those_of_its_siren_and_of_its_network(record: Registration) -> None:
    antenne = record.ask(siret="21860076500026", courriel="antenne@of.fr")
    record.send(antenne)
    assert attached(record, "même SIREN", OF, "1P") == [], "a request is its applicant's alone"
    assert [row[:4] for row in attached(record, "même SIREN", CARIF, "1P")[1:]] == [
        ["2P", fiche("2P").structure.nom, "–", "BRO – Brouillon, à vérifier"]
    ]
    record.hear(record.approved(antenne))
    header, row = attached(record, "même SIREN", OF, "1P")
    assert (header, row[0], row[3]) == (HEADER, "2P", "DIO – Diffusion OF")
    assert attached(record, "Greta", OF, "1P") == []
    record.accepted(siret="43256884800027", numero_activite="24370253537", courriel=f"autre.{LOGIN}")
    for numero in ("1P", "3P"):
        assert manage(record, numero, reseau="GRETA").status == 303
    header, row = attached(record, "Greta", OF, "1P")
    assert (header, row[0]) == (HEADER, "3P")


def test_f060_no_structure_is_above_itself(record: Registration) -> None:
    second(record)
    manage(record, parent="2P")
    refused = manage(record, "2P", parent="1P")
    assert refused.status == 422
    assert "dépend déjà" in refused.text
    assert manage(record, parent="1P").status == 422
    assert manage(record, parent="77P").status == 422


def test_d040_f069_roles_and_type_are_in_force_at_once_and_survive_a_change(record: Registration) -> None:
    fact = submitted(record)
    answer = manage(record, roles="mediateur", type_structure="F1610")
    assert answer.status == 303, answer.text
    record.hear(decided(fact, StructureApproved))
    known = fiche().structure
    assert [role.value for role in known.roles] == ["mediateur"]
    assert known.type_structure == "F1610"
    assert known.sigle == "OPO"


def test_two_documentalists_do_not_overwrite_each_other(record: Registration) -> None:
    manage(record, type_structure="F1610")
    answer = manage(record, type_structure="F1620", revision="1", demande="autre")
    assert answer.status == 409
    assert "F1610" in answer.text
    assert fiche().structure.type_structure == "F1610"


@pytest.mark.parametrize("q", ["1P", "218600765", "218 600 765 00018", "24370369337", "ville poitiers", "POITIERS"])
def test_d044_structures_are_found_by_name_reference_and_number(record: Registration, q: str) -> None:
    second(record)
    manage(record)
    found = record.get("/console/structures", query={"q": q}, who=CARIF)
    assert found.page.xpath("//tbody//th/a/@href") == ["/structure?structure=1P"]


def test_d044_nothing_found_is_said(record: Registration) -> None:
    assert "Aucune structure" in record.get("/console/structures", query={"q": "zzz"}, who=CARIF).text
    assert record.get("/console/structures", who=OF).status == 403


def test_a_silence_of_the_list_alone_takes_no_certificate_from_a_record(
    record: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    certified = fiche().structure.qualiopi
    assert certified
    monkeypatch.setattr(wiring, "declarations", lambda: DeclarationsMuettes(record.clock.now))
    wiring.registres.cache_clear()
    wiring.records.cache_clear()
    fact = submitted(record)
    assert "NUMERO_ACTIVITE.NON_VERIFIE" in {constat.code for constat in fact.constats}
    assert fact.structure.qualiopi == certified
