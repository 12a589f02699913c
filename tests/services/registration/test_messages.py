"""What an organisation and the Carif write to each other, and the notes one keeps for oneself."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.errors import Conflict, Forbidden, NotFound, Refused
from services.domain.events import FormationSubmitted, MessageWritten
from services.domain.rights import Principal, Role
from services.registration import app, wiring
from services.registration.model.messagerie import MEMO_MAX, TEXTE_MAX, Cote, Fil, is_objet
from services.registration.reactions import ear
from tests.builders import a_formation
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import NOW, Registration

Told = Callable[[], list[tuple[str, dict[str, Any]]]]
CLAIRE = Principal("claire", "Claire Petit", carif=Role.DOCUMENTALISTE)
FIL = "/messages/{structure}/{objet}"
JEAN = Principal("jean", "Jean Moreau", carif=Role.SUPERVISEUR)


@pytest.fixture
def laure(registration: Registration) -> Principal:
    """The referent of the structure 1P, which the Carif accepted."""
    registration.accepted()
    return Principal("laure", "Laure Thévenin", {"1P": Role.OF_REFERENT})


def ask(method: str, resource: str, who: Principal, form: dict[str, str] | None = None, **params: str) -> Answer:
    return Answer.of(app.people(event(method, resource, who=who, form=form, params=params), Context()))


def submitted(numero: str = "12F", structure: str = "1P") -> FormationSubmitted:
    """That a formation went to the Carif, heard here too."""
    formation = a_formation(numero=numero, structure=structure, intitule="CAP pâtissier")
    fact = FormationSubmitted(
        at=NOW, numero=numero, version=1, formation=formation, structure_nom="OF", auteur="Laure Thévenin"
    )
    ear().act_upon(fact)
    return fact


def said(who: Principal, objet: str = "general") -> list[str]:
    return [mot.texte for mot in wiring.messages().read(who, "1P", objet).mots]


def test_f020_an_organisation_writes_and_the_carif_answers_in_the_same_thread(laure: Principal) -> None:
    messages = wiring.messages()
    messages.write(laure, "1P", "general", "Quand ouvre la campagne ?", "d1")
    assert [ligne.structure for ligne in messages.box(CLAIRE).en_attente] == ["1P"]
    messages.write(CLAIRE, "1P", "general", "Le 1er décembre.", "d2")
    assert said(laure) == ["Quand ouvre la campagne ?", "Le 1er décembre."]
    box = messages.box(CLAIRE)
    assert (len(box.en_attente), len(box.repondus)) == (0, 1)


def test_f038_each_person_has_an_own_count_of_what_is_new(laure: Principal) -> None:
    messages = wiring.messages()
    colleague = Principal("paul", "Paul Roy", {"1P": Role.OF_SAISIE})
    messages.write(CLAIRE, "1P", "structure", "Il manque votre UAI.", "d1")
    assert (messages.unread(laure), messages.unread(colleague)) == (1, 1)
    messages.mark_read(laure, "1P", "structure", 1)
    assert (messages.unread(laure), messages.unread(colleague)) == (0, 1)


def test_f038_what_a_colleague_wrote_to_the_carif_is_not_left_by_the_carif(laure: Principal) -> None:
    messages = wiring.messages()
    colleague = Principal("paul", "Paul Roy", {"1P": Role.OF_SAISIE})
    messages.write(colleague, "1P", "general", "Quand ouvre la campagne ?", "d1")
    assert (messages.unread(laure), messages.unread(colleague)) == (0, 0)
    messages.write(CLAIRE, "1P", "general", "Le 1er décembre.", "d2")
    messages.write(colleague, "1P", "general", "Merci !", "d3")
    assert (messages.unread(laure), messages.unread(colleague)) == (1, 0)
    rows = [" ".join(row.text_content().split()) for row in ask("GET", "/messages", laure).page.xpath("//tbody/tr")]
    assert ["1 non lu" in row for row in rows] == [True]
    messages.mark_read(laure, "1P", "general", 3)
    assert messages.unread(laure) == 0
    page = ask("GET", FIL, JEAN, structure="1P", objet="general").page
    assert page.cssselect("[name=jusqu_a]"), "to Jean the two of the organisation are new"


def test_what_came_after_the_page_was_shown_stays_new(laure: Principal) -> None:
    messages = wiring.messages()
    for n in (1, 2):
        messages.write(CLAIRE, "1P", "general", f"Message {n}", f"d{n}")
    messages.mark_read(laure, "1P", "general", 1)
    assert messages.unread(laure) == 1


def test_the_carif_counts_the_threads_that_wait_for_its_answer(laure: Principal) -> None:
    messages = wiring.messages()
    messages.write(laure, "1P", "general", "Merci !", "d1")
    assert messages.unread(CLAIRE) == 1
    messages.close(JEAN, "1P", "general", "d2")
    assert messages.unread(CLAIRE) == 0


def test_a_message_sent_twice_is_written_once(laure: Principal) -> None:
    for _ in range(2):
        wiring.messages().write(laure, "1P", "general", "Bonjour", "même demande")
    assert said(laure) == ["Bonjour"]


def test_two_people_who_write_at_the_same_moment_are_both_heard(
    laure: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = wiring.messages()
    save, raced = type(messages.store).save_fil, []

    def late(store: Any, fil: Fil, *rest: Any, **more: Any) -> None:
        if not raced:
            raced.append(True)
            messages.write(CLAIRE, "1P", "general", "La première", "d1")
        save(store, fil, *rest, **more)

    monkeypatch.setattr(type(messages.store), "save_fil", late)
    messages.write(laure, "1P", "general", "La seconde", "d2")
    assert said(laure) == ["La première", "La seconde"]


def test_who_is_always_second_is_told_so(laure: Principal, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: Any, **__: Any) -> None:
        raise Conflict("pris")

    messages = wiring.messages()
    monkeypatch.setattr(type(messages.store), "save_fil", lost)
    with pytest.raises(Conflict):
        messages.write(laure, "1P", "general", "Bonjour", "d1")


def test_a_message_that_was_always_second_is_shown_again_with_its_text(
    laure: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: Any, **__: Any) -> None:
        raise Conflict("Quelqu’un écrit en ce moment.")

    monkeypatch.setattr(type(wiring.messages().store), "save_fil", lost)
    typed = {"texte": "Mille mots que personne ne retape", "demande": "d"}
    answer = ask("POST", FIL, laure, typed, structure="1P", objet="general")
    assert answer.status == 409
    assert "Mille mots" in answer.page.get_element_by_id("c-texte").text_content()
    assert "Quelqu’un écrit" in answer.text


@pytest.mark.parametrize("texte", ["", "   \n ", "x" * (TEXTE_MAX + 1)])
def test_an_empty_or_endless_message_is_refused_and_kept_on_the_page(laure: Principal, texte: str) -> None:
    answer = ask(
        "POST",
        FIL,
        laure,
        {"texte": texte, "demande": "d"},
        structure="1P",
        objet="general",
    )
    assert answer.status == 422
    area = answer.page.find(".//textarea[@name='texte']")
    assert area is not None
    assert (area.text or "").strip() == texte.strip()


def test_a_stranger_learns_nothing_of_a_thread(laure: Principal) -> None:
    wiring.messages().write(laure, "1P", "general", "Entre nous", "d1")
    stranger = Principal("x", "X", {"2P": Role.OF_REFERENT})
    for objet in ("general", "structure"):
        with pytest.raises(NotFound):
            wiring.messages().read(stranger, "1P", objet)
    assert wiring.messages().threads(stranger) == []
    with pytest.raises(Forbidden):
        wiring.messages().box(laure)


def test_a_mail_says_that_there_is_a_message_and_not_what_it_says(laure: Principal, registration: Registration) -> None:
    before = len(registration.mails())
    for cote, reader in ((Cote.ORGANISME, "offre@alfacentre.org"), (Cote.CARIF, registration.mails()[0]["To"])):
        ear().act_upon(MessageWritten(at=NOW, structure="1P", objet="formation-12F", cote=cote.value))
        mail = registration.mails()[-1]
        assert mail["To"] == reader
        body = mail.get_body(("plain",))
        assert body is not None
        assert "https://offre.test/messages/1P/formation-12F" in body.get_content()
    assert len(registration.mails()) == before + 2


def test_the_fact_carries_no_text(laure: Principal, registration: Registration, told: Told) -> None:
    wiring.messages().write(laure, "1P", "general", "Un nom de personne", "d1")
    registration.sweep()
    assert "Un nom de personne" not in str(told())


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_an_address_names_a_known_kind_of_object_or_nothing(objet: str) -> None:
    known = objet in {"general", "structure"} or (
        objet.startswith("formation-") and objet[10:].replace("_", "a").isalnum() and objet.isascii()
    )
    assert not is_objet(objet) or known


def test_f039_memos_are_ones_own(laure: Principal) -> None:
    memos = wiring.memos()
    memos.add(laure, "Renouveler Qualiopi", None, "m1")
    memos.add(laure, "Renouveler Qualiopi", None, "m1")
    assert [memo.texte for memo in memos.all(laure)] == ["Renouveler Qualiopi"]
    assert memos.all(CLAIRE) == []
    with pytest.raises(NotFound):
        memos.tick(CLAIRE, "m1", "d", fait=True)
    memos.forget(CLAIRE, "m1")
    memos.tick(laure, "m1", "d", fait=True)
    assert [memo.fait for memo in memos.all(laure)] == [True]
    memos.forget(laure, "m1")
    assert memos.all(laure) == []


def test_f039_a_memo_is_about_one_of_ones_trainings_and_leads_there(laure: Principal) -> None:
    asked = Answer.of(app.people(event("GET", "/memos", who=laure, query={"formation": "2358280F"}), Context()))
    assert asked.page.cssselect("[name=formation]")[0].get("value") == "2358280F"
    typed = {"texte": "Mettre à jour les tarifs", "formation": "2358280F", "echeance": "", "demande": "m1"}
    assert ask("POST", "/memos", laure, typed).status == 303
    links = ask("GET", "/memos", laure).page.cssselect("article a")
    assert [link.get("href") for link in links] == ["/formations/2358280F"]
    wrong = ask("POST", "/memos", laure, {**typed, "formation": "celle d’hier", "demande": "m2"})
    assert wrong.status == 422
    assert wrong.page.cssselect("[name=formation]")[0].get("value") == "celle d’hier"


def test_a_memo_too_long_or_with_a_false_date_is_shown_again(laure: Principal) -> None:
    with pytest.raises(Refused):
        wiring.memos().add(laure, "x" * (MEMO_MAX + 1), None, "m")
    answer = ask("POST", "/memos", laure, {"texte": "Relancer", "echeance": "31/02/2027", "demande": "m"})
    assert answer.status == 422
    assert "Relancer" in answer.text
    typed = answer.page.find(".//input[@name='echeance']")
    assert typed is not None
    assert typed.get("value") == "31/02/2027"


def test_every_page_of_messages_opens(laure: Principal) -> None:
    submitted()
    wiring.messages().write(laure, "1P", "formation-12F", "Bonjour", "d1")
    wiring.messages().write(CLAIRE, "1P", "formation-12F", "Bonjour à vous", "d2")
    wiring.messages().write(laure, "1P", "general", "Une autre question", "d3")
    wiring.memos().add(laure, "Rappeler", None, "m1")
    for who in (laure, CLAIRE):
        for resource in ("/messages", "/memos"):
            assert ask("GET", resource, who).status == 200
        submitted()
        for objet in ("general", "structure", "formation-12F"):
            page = ask("GET", FIL, who, structure="1P", objet=objet)
            assert page.status == 200
    assert "1 message non lu" in ask("GET", "/messages/compte", laure).text.replace("\u00a0", " ")
    assert "1 conversation attend" in ask("GET", "/messages/compte", CLAIRE).text.replace("\u00a0", " ")


def test_the_acts_of_a_page_end_in_a_redirect(laure: Principal) -> None:
    fil = {"structure": "1P", "objet": "general"}
    assert ask("POST", FIL, laure, {"texte": "Bonjour", "demande": "a"}, **fil).status == 303
    assert ask("POST", FIL + "/lu", CLAIRE, {"jusqu_a": "1"}, **fil).status == 303
    assert ask("POST", FIL + "/lu", CLAIRE, {"jusqu_a": "²"}, **fil).status == 303
    assert ask("POST", FIL + "/classer", CLAIRE, {"demande": "b"}, **fil).status == 303
    assert ask("POST", "/memos", laure, {"texte": "Rappeler", "demande": "m"}).status == 303
    assert ask("POST", "/memos/{memo}", laure, {"fait": "oui", "demande": "n"}, memo="m").status == 303
    assert ask("POST", "/memos/{memo}/supprimer", laure, {}, memo="m").status == 303


def test_nobody_begins_a_thread_about_a_formation_that_does_not_exist_or_is_another_s(laure: Principal) -> None:
    submitted("12F", "1P")
    submitted("13F", "9P")
    for objet in ("formation-99F", "formation-13F"):
        assert ask("GET", FIL, laure, structure="1P", objet=objet).status == 404
        with pytest.raises(NotFound):
            wiring.messages().write(laure, "1P", objet, "Bonjour", "d1")
    page = ask("GET", FIL, laure, structure="1P", objet="formation-12F")
    assert page.page.xpath("//main//a[@href='/formations/12F']")


def test_a_formation_heard_of_late_keeps_its_last_name(laure: Principal) -> None:
    late = submitted()
    newer = late.model_copy(update={"id": "2", "version": 2, "formation": a_formation(intitule="CAP boulanger")})
    for fact in (newer, late.model_copy(update={"id": "3"})):
        wiring.formations().hear_submitted(fact)
    known = wiring.formations().store.formation("12F")
    assert known is not None
    assert (known.intitule, known.soumise) == ("CAP boulanger", 2)
