"""The document of a request: arrives, is examined off the request path, is sent along, is removed in time."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest

from services.domain.errors import Conflict
from services.domain.events import Piece
from services.registration import wiring
from services.registration.app import react
from services.registration.model.demande import EtatDemande
from services.registration.model.document import (
    GARDE,
    GARDE_APRES_EXPIRATION,
    GARDE_MAX,
    GARDE_SANS_SUITE,
    EtatDocument,
    PieceGardee,
)
from services.registration.store import Pieces
from services.shared import aws
from services.shared.confined import Exhausted
from tests.pdf import PDF, document
from tests.services.events import Answer, Context
from tests.services.faults import Crash, watched
from tests.services.registration.conftest import NOW, Registration
from tests.services.registration.test_inscription import HORS_REGION, errors

SCRIPT = document(catalogue=b"/OpenAction<</S/JavaScript/JS(app.alert)>>")
WAITING = "Nous examinons votre document"


def verification(registration: Registration, id: str) -> Answer:
    return registration.get("/inscription/{demande}/verification", params={"demande": id})


def etat(registration: Registration, id: str) -> EtatDocument:
    return wiring.documents().look(registration.demande(id).cle_document).etat


def of_weight(size: int) -> bytes:
    """A sound document of exactly so many bytes."""
    comment = b"%%%s\n" % (b"x" * (size - len(PDF) - 2))
    return PDF.replace(b"startxref", comment + b"startxref")


def purge(registration: Registration) -> dict[str, int]:
    return dict(react({"tache": "purger"}, Context()))


def kept(registration: Registration, **changes: str) -> Piece:
    id = registration.ask(**changes)
    registration.joined(id)
    assert registration.send(id, "oui").status == 303
    piece = registration.demande(id).piece
    assert piece is not None
    return piece


def bytes_of(piece: Piece) -> bytes:
    return wiring.ground().documents.read(piece.cle, max_bytes=2_000_000, version=piece.version)


# ─── what the applicant sees ─────────────────────────────────────────────────


def test_who_sends_a_document_waits_for_its_verdict_with_or_without_javascript(registration: Registration) -> None:
    id = registration.ask()
    registration.put(id, PDF)
    answer = verification(registration, id)
    assert answer.status == 200
    assert WAITING in answer.text
    [waiting] = answer.page.cssselect("[hx-get]")
    here = f"/inscription/{id}/verification"
    assert (waiting.get("hx-get"), waiting.get("hx-trigger")) == (here, "every 2s")
    assert answer.page.cssselect("#contenu"), "what is put in its place"
    assert f'<noscript><meta http-equiv="refresh" content="3;url={here}"></noscript>' in answer.body
    assert answer.page.cssselect(f'a[href="{here}"]')
    assert not answer.page.cssselect("input[value=oui][name=document]"), "nothing to send yet"
    registration.arrived(id)
    answer = verification(registration, id)
    assert "C’est un PDF de 1\u00a0page et de" in answer.body
    assert WAITING not in answer.text
    assert not answer.page.cssselect("[hx-get]")


def test_a_refused_document_says_why_and_another_may_be_sent(registration: Registration) -> None:
    id = registration.ask()
    registration.joined(id, SCRIPT)
    for answer in (verification(registration, id), registration.send(id, "oui")):
        assert answer.status == 422
        assert "imprimez-le au format PDF" in errors(answer)["file"]
        assert [form for form in answer.page.forms if form.get("enctype")], "another file may be sent"
    assert registration.demande(id).etat is EtatDemande.BROUILLON
    registration.joined(id, PDF)
    assert verification(registration, id).status == 200
    assert registration.send(id, "oui").status == 303


def test_a_request_waits_for_the_verdict_on_its_document(registration: Registration) -> None:
    id = registration.ask()
    registration.put(id, PDF)
    answer = registration.send(id, "oui")
    assert answer.status == 422
    assert "Votre document est encore à l’examen" in answer.text
    assert WAITING in answer.text
    assert registration.demande(id).etat is EtatDemande.BROUILLON
    registration.arrived(id)
    assert registration.send(id, "oui").status == 303


def test_f004_the_document_is_optional_even_while_one_is_examined(registration: Registration) -> None:
    id = registration.ask()
    registration.put(id, PDF)
    assert registration.send(id, "non").status == 303
    assert registration.demande(id).piece is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PDF + b"x" * (1_000_001 - len(PDF)), "la limite est de 1\u00a0Mo (1\u202f000\u202f000 octets)"),
        (PDF + b"x" * 2_000_000, "pèse 2\u202f000\u202f"),
        (b"", "Ce fichier est vide"),
        (None, "Aucun fichier n’est arrivé"),
    ],
)
def test_d008_a_weight_that_will_not_do_is_refused_at_once_without_waiting(
    registration: Registration, content: bytes | None, said: str
) -> None:
    id = registration.ask()
    if content is not None:
        registration.put(id, content)
    for _ in range(2):
        for answer in (verification(registration, id), registration.send(id, "oui")):
            assert answer.status == 422
            assert said in errors(answer)["file"]
        assert registration.arrived(id) == {"batchItemFailures": []}, "the examination says the same"


@pytest.mark.parametrize("size", [999_999, 1_000_000])
def test_d008_a_document_up_to_1_000_000_bytes_is_accepted(registration: Registration, size: int) -> None:
    content = of_weight(size)
    assert len(content) == size
    id = registration.ask()
    registration.joined(id, content)
    assert registration.send(id, "oui").status == 303
    piece = registration.demande(id).piece
    assert piece is not None
    assert (piece.taille, piece.pages) == (size, 1)


def test_d008_a_document_is_sent_only_once_it_is_declared_to_name_nobody(registration: Registration) -> None:
    id = registration.ask()
    registration.joined(id)
    answer = registration.send(id, "oui", form={"valable_jusqu_au": "31/12/2027"})
    assert answer.status == 422
    assert "Cochez la case si le document ne nomme personne" in errors(answer)["anonymise"]
    assert answer.page.cssselect("[name=valable_jusqu_au]")[0].get("value") == "31/12/2027", "nothing typed is lost"
    assert registration.send(id, "oui").status == 303
    piece = registration.demande(id).piece
    assert piece is not None
    assert piece.anonymise
    guard = wiring.documents().store.piece(piece.cle)
    assert guard is not None
    assert guard.declaration == "Ce document est anonymisé, ou ne nomme personne."
    assert (guard.demande, guard.gardee_le) == (id, NOW)


@pytest.mark.parametrize(
    ("typed", "read"), [("", None), ("31/12/2027", date(2027, 12, 31)), ("23/11/2026", date(2026, 11, 23))]
)
def test_f066_a_document_may_say_until_when_it_is_valid(
    registration: Registration, typed: str, read: date | None
) -> None:
    id = registration.ask()
    registration.joined(id)
    assert registration.send(id, "oui", form={"anonymise": "oui", "valable_jusqu_au": typed}).status == 303
    piece = registration.demande(id).piece
    assert piece is not None
    assert piece.valable_jusqu_au == read


@pytest.mark.parametrize("typed", ["22/11/2026", "31/02/2027", "bientôt"])
def test_f066_a_document_that_expired_or_a_date_that_does_not_exist_is_refused(
    registration: Registration, typed: str
) -> None:
    id = registration.ask()
    registration.joined(id)
    answer = registration.send(id, "oui", form={"anonymise": "oui", "valable_jusqu_au": typed})
    assert answer.status == 422
    assert "valable_jusqu_au" in errors(answer)
    [box] = answer.page.cssselect("[name=anonymise]")
    assert box.get("checked") is not None, "nothing typed is lost"


def test_d007_outside_the_region_only_an_accepted_document_lets_the_request_go(registration: Registration) -> None:
    id = registration.ask(**HORS_REGION)
    for arrive in (lambda: None, lambda: registration.put(id, PDF), lambda: registration.joined(id, SCRIPT)):
        arrive()
        assert registration.send(id, "oui").status == 422
        assert registration.send(id, "non").status == 422
    registration.joined(id)
    assert registration.send(id, "oui").status == 303


def test_looking_at_the_document_changes_nothing(registration: Registration) -> None:
    id = registration.ask()
    registration.put(id, PDF)
    with watched() as calls:
        for _ in range(3):
            verification(registration, id)
    assert set(calls) == {"GetItem", "HeadObject"}


# ─── what the bucket tells ───────────────────────────────────────────────────


def test_s3_may_tell_twice_and_late(registration: Registration) -> None:
    id = registration.ask()
    registration.put(id, PDF)
    for _ in range(3):
        assert registration.arrived(id) == {"batchItemFailures": []}
    pk = f"DOCUMENT#{registration.demande(id).cle_document.removeprefix('recus/')}"
    [row] = registration.table.history(pk)
    assert row["acte"] == "Document examiné"
    assert row["details"]["sha256"] == sha256(PDF).hexdigest()
    assert registration.send(id, "oui").status == 303
    assert registration.arrived(id) == {"batchItemFailures": []}, "after the request was sent"
    assert len(registration.table.history(pk)) == 1


def test_s3_may_tell_of_a_file_that_is_gone_or_was_never_ours(registration: Registration) -> None:
    told = {"bucket": {"name": "documents"}, "object": {"key": "recus/inconnu"}}
    assert registration.message("Object Created", told) == {"batchItemFailures": []}


def test_the_verdict_is_on_the_file_that_arrived_last(registration: Registration) -> None:
    id = registration.ask()
    registration.joined(id, PDF)
    registration.clock.at += timedelta(minutes=1)
    registration.put(id, SCRIPT)
    assert etat(registration, id) is EtatDocument.EN_EXAMEN
    assert registration.send(id, "oui").status == 422
    registration.clock.at += timedelta(seconds=1)
    registration.arrived(id)
    assert etat(registration, id) is EtatDocument.REFUSE
    registration.clock.at += timedelta(seconds=1)
    registration.joined(id, PDF)
    assert etat(registration, id) is EtatDocument.ACCEPTE
    pk = f"DOCUMENT#{registration.demande(id).cle_document.removeprefix('recus/')}"
    verdicts = [row["details"]["verdict"] for row in registration.table.history(pk)]
    assert verdicts == ["accepte", "DEMANDE.DOCUMENT.ACTIF", "accepte"]


def test_a_file_replaced_while_it_is_examined_does_not_get_the_former_s_verdict(registration: Registration) -> None:
    id = registration.ask()
    registration.put(id, PDF)
    documents, cle = wiring.documents(), registration.demande(id).cle_document

    class Meanwhile(Pieces):
        """A keeper in front of which another function examined the file that came in between."""

        def save_reception(self, reception: Any, **given: Any) -> None:
            registration.joined(id, SCRIPT)
            super().save_reception(reception, **given)

    slow = type(documents)(
        Meanwhile(registration.table), registration.clock, documents.profil, documents.bucket, documents.examine, ""
    )
    with pytest.raises(Conflict):
        slow.receive(cle)
    assert not documents.receive(cle), "the queue brings it again, and there is nothing to do"
    assert etat(registration, id) is EtatDocument.REFUSE


def test_the_sweep_alone_examines_what_arrived(registration: Registration) -> None:
    ids = [registration.ask(), registration.ask()]
    registration.put(ids[0], PDF)
    registration.put(ids[1], SCRIPT)
    # moto dates files by the machine's own clock
    written = aws.client("s3").head_object(Bucket="documents", Key=registration.demande(ids[0]).cle_document)
    registration.clock.at = written["LastModified"] + timedelta(seconds=30)
    assert react({"tache": "balayer"}, Context())["examines"] == 0, "the queue may still bring them"
    registration.clock.at += timedelta(minutes=5)
    assert react({"tache": "balayer"}, Context())["examines"] == 2
    for id, verdict in zip(ids, (EtatDocument.ACCEPTE, EtatDocument.REFUSE), strict=True):
        assert wiring.documents().look(registration.demande(id).cle_document).etat is verdict
    assert react({"tache": "balayer"}, Context())["examines"] == 0, "once"
    registration.clock.at += GARDE_SANS_SUITE
    with watched() as calls:
        react({"tache": "balayer"}, Context())
    assert "HeadObject" not in calls, "what nobody took along in a month is left alone"


@pytest.mark.parametrize("last_call", range(1, 7))
def test_an_examination_survives_death_after_each_call(registration: Registration, last_call: int) -> None:
    id = registration.ask()
    registration.put(id, PDF)
    cle, documents = registration.demande(id).cle_document, wiring.documents()
    try:
        with watched(crash_after=last_call):
            documents.receive(cle)
    except Crash:
        documents.receive(cle)
    assert etat(registration, id) is EtatDocument.ACCEPTE
    assert len(registration.table.history(f"DOCUMENT#{cle.removeprefix('recus/')}")) == 1


def test_a_document_that_takes_too_long_is_refused_and_not_tried_again(
    registration: Registration, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_: bytes) -> Any:
        raise Exhausted("time")

    monkeypatch.setattr(wiring, "confined", lambda work, given, **limits: endless(given))
    id = registration.ask()
    registration.joined(id)
    assert "trop complexe" in errors(verification(registration, id))["file"]


# ─── what is kept ────────────────────────────────────────────────────────────


def test_a_file_swapped_after_sending_is_not_the_one_that_is_served(registration: Registration) -> None:
    id = registration.ask()
    registration.joined(id)
    registration.send(id, "oui")
    registration.joined(id, SCRIPT)
    piece = registration.demande(id).piece
    assert piece is not None
    assert bytes_of(piece) == PDF
    assert piece.sha256 == sha256(PDF).hexdigest()


def test_what_is_kept_is_written_once_under_a_key_that_says_nothing(registration: Registration) -> None:
    piece = kept(registration)
    assert piece.cle.startswith("pieces/")
    assert piece.nom == "justificatif-21860076500018.pdf"
    assert not {part for part in ("2186", "OFELI", "pdf") if part in piece.cle}
    versions = aws.client("s3").list_object_versions(Bucket="documents", Prefix=piece.cle)["Versions"]
    assert [found["VersionId"] for found in versions] == [piece.version]


def test_the_documentalist_is_told_what_was_found_and_declared(
    registration: Registration, told: Callable[[], list[tuple[str, dict[str, Any]]]]
) -> None:
    kept(registration)
    registration.sweep()
    [piece] = [fact["piece"] for kind, fact in told() if kind == "StructureRequested"]
    assert (piece["pages"], piece["anonymise"], piece["taille"]) == (1, True, len(PDF))


def test_a_document_is_removed_for_good_when_its_time_has_come_and_the_counts_are_kept(
    registration: Registration,
) -> None:
    piece = kept(registration)
    registration.clock.at = NOW + GARDE - timedelta(seconds=1)
    assert purge(registration)["documents"] == 0
    assert bytes_of(piece) == PDF
    registration.clock.at = NOW + GARDE
    assert purge(registration)["documents"] == 1
    assert "Versions" not in aws.client("s3").list_object_versions(Bucket="documents", Prefix=piece.cle)
    guard = wiring.documents().store.piece(piece.cle)
    assert guard is not None
    assert guard.effacee_le == registration.clock.now()
    rows = registration.table.history("PURGE")
    assert [row["details"] for row in rows] == [
        {"fichiers": 0, "octets": 0, "sans_dossier": 0},
        {"fichiers": 1, "octets": len(PDF), "sans_dossier": 0},
    ]
    registration.clock.at += timedelta(days=1)
    assert purge(registration)["documents"] == 0


def test_only_what_is_due_is_removed(registration: Registration) -> None:
    first = kept(registration)
    registration.clock.at += timedelta(days=100)
    second = kept(registration, siret="43256884800027", numero_activite="24370253537")
    registration.clock.at = NOW + GARDE
    assert purge(registration)["documents"] == 1
    assert bytes_of(second) == PDF
    assert first.cle != second.cle


@pytest.mark.parametrize("last_call", range(1, 9))
def test_the_purge_survives_death_after_each_call(registration: Registration, last_call: int) -> None:
    piece = kept(registration)
    registration.clock.at = NOW + GARDE
    documents = wiring.documents()
    try:
        with watched(crash_after=last_call):
            documents.purge()
    except Crash:
        registration.clock.at += timedelta(days=1)
        documents.purge()
    assert "Versions" not in aws.client("s3").list_object_versions(Bucket="documents", Prefix=piece.cle)
    guard = documents.store.piece(piece.cle)
    assert guard is not None
    assert guard.effacee_le
    assert list(documents.store.pieces_until(NOW + 2 * GARDE_MAX)) == []


@pytest.mark.parametrize(
    ("expires", "kept_until"),
    [
        (None, NOW + GARDE),
        (date(2026, 12, 1), NOW + GARDE),
        (date(2028, 11, 23), NOW.replace(year=2028, hour=0) + GARDE_APRES_EXPIRATION),
        (date(2099, 12, 31), NOW + GARDE_MAX),
        (date(9999, 12, 31), NOW + GARDE_MAX),
    ],
)
def test_a_document_is_kept_a_year_or_beyond_its_expiry_and_never_more_than_five(
    expires: date | None, kept_until: object
) -> None:
    piece = Piece(cle="pieces/x", version="1", sha256="0", nom="x.pdf", taille=1, valable_jusqu_au=expires)
    assert PieceGardee(demande="x", piece=piece, gardee_le=NOW).a_purger_le == kept_until


def test_a_file_beside_the_purged_one_whose_name_begins_alike_stays(registration: Registration) -> None:
    piece = kept(registration)
    aws.client("s3").put_object(Bucket="documents", Key=f"{piece.cle}-autre", Body=io.BytesIO(b"x"))
    registration.clock.at = NOW + GARDE
    purge(registration)
    assert wiring.ground().documents.stat(f"{piece.cle}-autre").size == 1
