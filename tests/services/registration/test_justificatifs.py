"""The documents of a structure's record: sent, examined, described, read by a signed address, taken back (F066)."""

import contextlib
import re
from datetime import timedelta
from typing import Any

import pytest

from services.domain.errors import Refused
from services.domain.rights import Principal, Role
from services.registration import wiring
from services.registration.app import react
from services.registration.model.document import RECUS, PieceGardee
from services.registration.model.justificatif import MAXIMUM, NATURES, refuse_one_more
from services.shared import aws
from tests.pdf import PDF, document
from tests.services.events import Answer, Context
from tests.services.faults import Crash, watched
from tests.services.registration.conftest import Registration
from tests.services.registration.test_fiche import AUTRE, CARIF, OF, SAISIE, record
from tests.services.registration.test_inscription import errors

__all__ = ["record"]

SCRIPT = document(catalogue=b"/OpenAction<</S/JavaScript/JS(app.alert)>>")
DEPOT = "/structure/documents/depot/{structure}/{depot}"
SAID = {"nature": "qualiopi", "anonymise": "oui", "valable_jusqu_au": "31/12/2027"}


def begin(record: Registration, who: Principal = OF) -> str:
    """The name of a document that is going to arrive, as the page gives it."""
    answer = record.get("/structure/documents/nouveau", who=who, query={"structure": "1P"})
    assert answer.status == 200, answer.text
    [key] = answer.page.xpath("//input[@name='key']/@value")
    return str(key).removeprefix(RECUS)


def arrive(record: Registration, depot: str, content: bytes = PDF, *, heard: bool = True) -> None:
    """What the browser sends, and what S3 tells of it."""
    wiring.ground().documents.put(f"{RECUS}{depot}", content, "application/pdf")
    if heard:
        record.message("Object Created", {"bucket": {"name": "documents"}, "object": {"key": f"{RECUS}{depot}"}})


def look(record: Registration, depot: str, who: Principal = OF) -> Answer:
    return record.get(DEPOT, who=who, params={"structure": "1P", "depot": depot})


def join(record: Registration, depot: str, who: Principal = OF, **said: str) -> Answer:
    form = {"demande": f"joindre-{depot[:8]}", **SAID, **said}
    return record.post(DEPOT, form, who=who, params={"structure": "1P", "depot": depot})


def added(record: Registration, content: bytes = PDF, **said: str) -> PieceGardee:
    """A document that went all the way."""
    depot = begin(record)
    arrive(record, depot, content)
    answer = join(record, depot, **said)
    assert answer.location == "/structure/documents?structure=1P&fait=document-ajoute", answer.text
    return pieces()[0]


def pieces() -> list[PieceGardee]:
    return wiring.justificatifs().read(OF, "1P")


def listed(record: Registration, who: Principal = OF) -> list[str]:
    page = record.get("/structure/documents", who=who, query={"structure": "1P"}).page
    return [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]


def withdraw(record: Registration, sha256: str, who: Principal = OF, demande: str = "retirer") -> Answer:
    form = {"structure": "1P", "demande": demande}
    return record.post("/structure/documents/{empreinte}/retirer", form, who=who, params={"empreinte": sha256})


def another(n: int) -> bytes:
    return PDF.replace(b"startxref", b"%%%d\nstartxref" % n)


# ─── sent, examined, joined ──────────────────────────────────────────────────


@pytest.mark.parametrize("who", [OF, CARIF])
def test_f066_a_document_joins_the_record_once_it_was_examined(record: Registration, who: Principal) -> None:
    depot = begin(record, who)
    arrive(record, depot, heard=False)
    waiting = look(record, depot, who)
    assert "Nous examinons votre document" in waiting.text
    refresh = f'<noscript><meta http-equiv="refresh" content="3;url=/structure/documents/depot/1P/{depot}"></noscript>'
    assert refresh in waiting.body, "without JavaScript the page asks again by itself"
    assert join(record, depot, who).status == 422
    arrive(record, depot)
    assert "C’est un PDF de" in look(record, depot, who).text
    assert join(record, depot, who, commentaire="Renouvelé en 2026").status == 303
    [row] = listed(record)
    assert "Certificat Qualiopi (PDF, " in row
    assert "Renouvelé en 2026 Accepté, 1 page 23/11/2026 31/12/2027 30/03/2028 Retirer" in row.replace("\xa0", " ")
    last = wiring.fiches().history(wiring.records().read(OF, "1P").fiche.structure)[-1]
    assert (last["acte"], last["auteur"], last["commentaire"]) == ("Document ajouté", who.nom, "Certificat Qualiopi")


def test_the_browser_sends_it_to_its_bucket_and_comes_back_to_its_verdict(record: Registration) -> None:
    answer = record.get("/structure/documents/nouveau", who=OF, query={"structure": "1P"})
    [form] = [form for form in answer.page.forms if form.get("enctype") == "multipart/form-data"]
    depot = form.fields["key"].removeprefix(RECUS)
    assert form.fields["success_action_redirect"] == f"https://offre.test/structure/documents/depot/1P/{depot}"
    assert form.get("data-suite") == f"/structure/documents/depot/1P/{depot}"
    policy = answer.header("content-security-policy")
    bucket = re.match(r"https://[^/]+", str(form.get("action")))
    assert bucket
    assert policy.count(bucket[0]) == 2, "form-action and connect-src"


@pytest.mark.parametrize(
    ("content", "said"),
    [(SCRIPT, "imprimez-le au format PDF"), (b"", "Ce fichier est vide"), (PDF + b"x" * 1_000_000, "la limite est de")],
)
def test_d008_a_document_that_will_not_do_says_why_in_the_words_of_the_registration(
    record: Registration, content: bytes, said: str
) -> None:
    depot = begin(record)
    arrive(record, depot, content)
    for answer in (look(record, depot), join(record, depot)):
        assert answer.status == 422
        assert said in errors(answer)["file"]
        assert [form for form in answer.page.forms if form.get("enctype")], "another file may be sent"
    assert pieces() == []


def test_what_is_not_said_of_a_document_is_asked_at_its_field_and_nothing_is_lost(record: Registration) -> None:
    depot = begin(record)
    arrive(record, depot)
    wrong = {"nature": "facture", "anonymise": "", "valable_jusqu_au": "01/01/2020", "commentaire": "é" * 201}
    answer = join(record, depot, **wrong)
    assert answer.status == 422
    assert set(errors(answer)) == {"nature", "anonymise", "valable_jusqu_au", "commentaire"}
    assert answer.page.xpath("//input[@name='commentaire']/@value") == ["é" * 201]
    assert join(record, depot, commentaire="é" * 200, valable_jusqu_au="").status == 303


def test_a_document_joined_twice_is_joined_once(record: Registration) -> None:
    depot = begin(record)
    arrive(record, depot)
    for demande in ("un", "un", "deux"):
        assert join(record, depot, demande=demande).status == 303
    assert len(listed(record)) == 1


def test_the_same_content_is_not_listed_twice(record: Registration) -> None:
    added(record)
    depot = begin(record)
    arrive(record, depot)
    answer = join(record, depot, nature="kbis")
    assert answer.status == 422
    assert "déjà dans la liste" in errors(answer)["file"]


def test_a_record_has_an_end(record: Registration) -> None:
    one = added(record)
    others = [one] * (MAXIMUM - 1)
    refuse_one_more(others, "0" * 64)
    refuse_one_more([*others, one.withdrawn(record.clock.now())], "0" * 64)
    with pytest.raises(Refused, match="retirez ceux"):
        refuse_one_more([*others, one], "0" * 64)


@pytest.mark.parametrize("nature", NATURES)
def test_f066_each_kind_is_offered_and_kept(record: Registration, nature: str) -> None:
    assert added(record, nature=nature).nature == nature
    assert NATURES[nature] in listed(record)[0]


# ─── read ────────────────────────────────────────────────────────────────────


def test_f066_the_document_of_the_registration_is_listed_and_given_by_a_signed_address(
    registration: Registration,
) -> None:
    id = registration.ask()
    registration.joined(id)
    registration.send(id, "oui")
    registration.hear(registration.approved(id))
    assert "Document de la demande d’inscription" in listed(registration)[0]
    [piece] = pieces()
    asked: dict[str, Any] = {"params": {"empreinte": piece.piece.sha256}, "query": {"structure": "1P"}}
    given = registration.get("/structure/documents/{empreinte}", who=OF, **asked)
    assert given.status == 303
    assert "Signature" in given.location
    assert registration.get("/structure/documents/{empreinte}", who=AUTRE, **asked).status == 404
    other = {**asked, "params": {"empreinte": "0" * 64}}
    assert registration.get("/structure/documents/{empreinte}", who=OF, **other).status == 404
    assert withdraw(registration, piece.piece.sha256).status == 409, "the Carif decided on it"
    assert len(listed(registration)) == 1


def test_a_document_is_an_attachment_of_the_very_version_that_was_examined(record: Registration) -> None:
    piece = added(record).piece
    asked: dict[str, Any] = {"params": {"empreinte": piece.sha256}, "query": {"structure": "1P"}}
    for who in (OF, SAISIE, CARIF):
        location = record.get("/structure/documents/{empreinte}", who=who, **asked).location
        assert f"versionId={piece.version}" in location
        assert "attachment" in location
        assert "qualiopi-21860076500018.pdf" in location
    assert record.get("/structure/documents/{empreinte}", who=AUTRE, **asked).status == 404


def test_whoever_only_enters_offers_reads_documents_and_adds_none(record: Registration) -> None:
    sha256 = added(record).piece.sha256
    text = record.get("/structure/documents", who=SAISIE, query={"structure": "1P"}).text
    assert "Ajouter un document" not in text
    assert "Retirer" not in text
    assert record.get("/structure/documents/nouveau", who=SAISIE, query={"structure": "1P"}).status == 403
    assert withdraw(record, sha256, SAISIE).status == 403


def test_a_record_of_another_organisation_receives_no_document(record: Registration) -> None:
    depot = begin(record)
    arrive(record, depot)
    assert look(record, depot, AUTRE).status == 404
    assert join(record, depot, AUTRE).status == 404
    sha256 = added(record, another(2)).piece.sha256
    assert withdraw(record, sha256, AUTRE).status == 404


@pytest.mark.parametrize("depot", ["0", "../" * 3, "g" * 48, "0" * 47, "0" * 49])
def test_a_name_that_we_did_not_give_leads_nowhere(record: Registration, depot: str) -> None:
    assert look(record, depot).status == 404
    assert join(record, depot).status == 404


# ─── taken back, purged ──────────────────────────────────────────────────────


def files(key: str) -> int:
    found = aws.client("s3").list_object_versions(Bucket="documents", Prefix=key)
    return len(found.get("Versions", []))


def test_f066_a_document_is_taken_back_and_its_file_goes_at_night(record: Registration) -> None:
    piece = added(record).piece
    asked: dict[str, Any] = {"params": {"empreinte": piece.sha256}, "query": {"structure": "1P"}}
    page = record.get("/structure/documents/{empreinte}/retirer", who=OF, **asked)
    assert "Certificat Qualiopi" in page.text
    assert len(listed(record)) == 1, "a GET changes nothing"
    for _ in range(2):
        assert withdraw(record, piece.sha256).status == 303
    assert record.get("/structure/documents/{empreinte}", who=OF, **asked).status == 404
    assert files(piece.cle) == 1
    record.clock.at += timedelta(days=1)
    assert react({"tache": "purger"}, Context())["documents"] == 1
    assert files(piece.cle) == 0
    assert [*record.table.query("STRUCTURE#1P", "PIECE#")] == []
    history = wiring.fiches().history(wiring.records().read(OF, "1P").fiche.structure)
    assert [row["acte"] for row in history[-2:]] == ["Document ajouté", "Document retiré"]


def test_what_was_taken_back_is_sent_anew_to_come_back(record: Registration) -> None:
    depot = begin(record)
    arrive(record, depot)
    join(record, depot)
    withdraw(record, pieces()[0].piece.sha256)
    assert join(record, depot, demande="encore").status == 409
    again = added(record)
    assert again.presente


def test_a_document_leaves_when_it_was_kept_long_enough(record: Registration) -> None:
    piece = added(record, valable_jusqu_au="")
    record.clock.at = piece.a_purger_le + timedelta(seconds=1)
    assert react({"tache": "purger"}, Context())["documents"] == 1
    assert listed(record) == []


# ─── the process dies ────────────────────────────────────────────────────────


@pytest.mark.parametrize("last_call", range(1, 14))
def test_a_document_joined_or_taken_back_by_a_process_that_died_is_so_once(
    record: Registration, last_call: int
) -> None:
    depot = begin(record)
    arrive(record, depot)
    with contextlib.suppress(Crash), watched(crash_after=last_call):
        join(record, depot)
    assert join(record, depot).status == 303
    [piece] = pieces()
    with contextlib.suppress(Crash), watched(crash_after=last_call):
        withdraw(record, piece.piece.sha256)
    assert withdraw(record, piece.piece.sha256).status == 303
    assert pieces() == []
    history = wiring.fiches().history(wiring.records().read(OF, "1P").fiche.structure)
    assert [row["acte"] for row in history[-2:]] == ["Document ajouté", "Document retiré"]


def test_a_referent_of_two_structures_keeps_their_documents_apart(record: Registration) -> None:
    record.accepted(siret="43256884800027", numero_activite="24370253537", courriel="autre@exemple.fr")
    both = Principal("laure", "Laure Thévenin", {"1P": Role.OF_REFERENT, "2P": Role.OF_REFERENT})
    added(record)
    page = record.get("/structure/documents", who=both, query={"structure": "2P"})
    assert page.page.xpath("//tbody/tr") == []
