"""The registers behind a request: what they answered is kept, word for word; their list comes at night."""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import pytest

from referentiels.registres.appel import Appel, Reponse
from referentiels.registres.fichier import ECHANTILLONS
from referentiels.registres.importation import Importation
from referentiels.registres.liste_importee import POINTEUR, DeclarationsImportees
from referentiels.registres.modele import Source, Verdict
from services.domain.errors import NotFound
from services.registration import wiring
from services.registration.app import react
from services.shared import aws, settings
from services.shared.discreet import Failure
from services.shared.files import Files
from tests.services.events import Context
from tests.services.registration.conftest import Registration, a_line

OFELI = "21860076500018"
LISTE = (ECHANTILLONS / "liste-publique-of.csv").read_bytes()
LINES = LISTE.count(b"\n") - 1
DEMENAGE = {"siret": "00000007500028", "numero_activite": "24180002318"}


class Network:
    """What the services outside would answer, and who was asked."""

    def __init__(self, registration: Registration) -> None:
        self.clock = registration.clock
        self.asked: list[str] = []
        self.liste = LISTE

    def fetch(self, url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        self.asked.append(urlsplit(url).hostname or "")
        return Reponse(200, (ECHANTILLONS / "recherche-entreprises.json").read_bytes())

    def download(
        self, url: str, headers: Mapping[str, str], timeout: float, duree_max: float, taille_max: int
    ) -> Iterator[bytes]:
        yield self.liste

    def appel(self) -> Appel:
        return a_line(self.clock, self.fetch, download=self.download)


@pytest.fixture
def network(registration: Registration, monkeypatch: pytest.MonkeyPatch) -> Network:
    """Registers that are asked through a line of our own; a list is whole from one organisation on."""
    network = Network(registration)
    monkeypatch.setenv("REGISTERS", "recherche-entreprises")
    settings.settings.cache_clear()
    monkeypatch.setattr(wiring, "_appel", network.appel)
    small = Importation(network.appel(), wiring.ground().documents, plancher=1)
    monkeypatch.setattr(wiring, "importation", lambda: small)
    return network


def kept() -> dict[str, bytes]:
    """What lies in the bucket under the names of evidence, of a draft or kept."""
    found = aws.client("s3").list_objects_v2(Bucket="documents").get("Contents", [])
    keys = [item["Key"] for item in found if item["Key"].startswith(("brouillons/", "preuves/"))]
    return {key: Files("documents").read(key, max_bytes=10**6) for key in keys}


def test_the_answers_of_the_registers_are_kept_word_for_word_with_the_request(registration: Registration) -> None:
    id = registration.ask()
    preuves = registration.demande(id).preuves
    assert len(preuves) == 2
    assert sorted(kept()) == sorted(f"brouillons/{empreinte}" for empreinte in preuves)
    registration.send(id)
    final = {key: content for key, content in kept().items() if key.startswith("preuves/")}
    assert sorted(final) == sorted(f"preuves/{empreinte}" for empreinte in preuves)
    assert all(key == f"preuves/{sha256(content).hexdigest()}" for key, content in final.items())
    assert any(json.loads(content).get("etablissement", {}).get("siret") == OFELI for content in final.values())


def test_evidence_is_written_once(registration: Registration) -> None:
    id = registration.ask()
    key = f"preuves/{registration.demande(id).preuves[0]}"
    Files("documents").put_once(key, b"first", "text/plain")
    registration.send(id)
    assert Files("documents").read(key, max_bytes=100) == b"first"


def test_the_carif_and_the_logs_are_told_nothing_of_the_raw_answers(
    registration: Registration,
    told: Callable[[], list[tuple[str, dict[str, Any]]]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    id = registration.ask()
    registration.send(id)
    registration.sweep()
    facts, logs = json.dumps(told()), repr([record.__dict__ for record in caplog.records])
    assert "StructureRequested" in facts
    for word in ("periodesEtablissement", "informationsDeclarees", *registration.demande(id).preuves):
        assert word not in facts + logs


def test_the_list_of_last_night_is_asked_before_the_live_one(registration: Registration, network: Network) -> None:
    assert react({"tache": "importer_liste"}, Context()) == {"lignes": LINES}
    id = registration.ask(**DEMENAGE)
    assert "NUMERO_ACTIVITE.RECONNU" in {constat.code for constat in registration.demande(id).constats}
    assert network.asked == ["recherche-entreprises.api.gouv.fr"]


def test_a_form_that_is_corrected_has_nobody_asked_again(registration: Registration, network: Network) -> None:
    react({"tache": "importer_liste"}, Context())
    for _ in range(3):
        registration.ask(**DEMENAGE)
    assert len(network.asked) == 1


def test_a_list_that_shrank_is_refused_said_and_the_former_one_stays(
    registration: Registration, network: Network, caplog: pytest.LogCaptureFixture
) -> None:
    react({"tache": "importer_liste"}, Context())
    before = Files("documents").read(POINTEUR, max_bytes=10**6)
    network.liste = b"".join(LISTE.splitlines(keepends=True)[:6])
    with pytest.raises(Failure, match="ImportRefuse"):
        react({"tache": "importer_liste"}, Context())
    assert Files("documents").read(POINTEUR, max_bytes=10**6) == before
    (line,) = [record for record in caplog.records if "was refused" in record.message]
    assert (line.levelname, line.__dict__["motif"]) == ("ERROR", f"5 declarations, after {LINES}")
    assert react({"tache": "importer_liste", "malgre_la_baisse": True}, Context()) == {"lignes": 5}


def test_where_the_sample_stands_for_the_list_the_night_brings_nothing(registration: Registration) -> None:
    assert react({"tache": "importer_liste"}, Context()) == {"lignes": 0}
    assert Files("documents").find(POINTEUR, max_bytes=10) is None


def test_the_bucket_is_a_shelf_for_the_list(registration: Registration, network: Network) -> None:
    shelf = Files("documents")
    Importation(network.appel(), shelf, plancher=1).run()
    by_day = DeclarationsImportees(shelf, registration.clock.now)
    constat = by_day.by_siren("218600765")
    assert (constat.verdict, constat.source) == (Verdict.TROUVE, Source.LISTE_OF)
    assert by_day.by_numero_activite("24999999999").verdict is Verdict.INCONNU


def test_a_file_is_read_from_any_byte_on_and_its_absence_is_no_failure(registration: Registration) -> None:
    shelf = Files("documents")
    shelf.put("x", b"0123456789", "text/plain")
    assert shelf.find("x", start=3, max_bytes=4) == b"3456"
    assert shelf.find("x", start=8, max_bytes=9) == b"89"
    assert shelf.find("y", max_bytes=9) is None
    with pytest.raises(NotFound):
        shelf.read("y", max_bytes=9)
