"""Each function of registration with the very variables that the template gives it, whatever register is chosen."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest

from referentiels.registres.appel import Appel, Reponse
from referentiels.registres.fichier import ECHANTILLONS
from referentiels.registres.importation import Importation
from services.domain.rights import Role
from services.registration import app, wiring
from services.shared import aws
from services.shared.clock import FixedClock
from services.shared.table import Item, Table
from tests.builders import a_principal, a_structure
from tests.services.conftest import forget, tables
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import TYPED, Registration, a_line, clock, registration
from tests.services.registration.programs import ask, said
from tests.services.registration.test_verifications import question

__all__ = ["clock", "registration", "tables"]

NAMES = {"RegistrationTable": "registration", "Documents": "documents", "Bus": "faits", "Exports": "exports"}
OURS = ("AWS_", "POWERTOOLS_")  # what Lambda gives by itself, or every function has
KEY = "/cariflow/sirene"
REGISTERS = ("fichier", "recherche-entreprises", "sirene")
LISTE = (ECHANTILLONS / "liste-publique-of.csv").read_bytes()
ANSWERS = {
    "api.insee.fr": (ECHANTILLONS / "sirene.jsonl").read_bytes().splitlines()[0],
    "recherche-entreprises.api.gouv.fr": (ECHANTILLONS / "recherche-entreprises.json").read_bytes(),
}


class Lambda:
    """The functions of registration as AWS would start them: nothing of the test's own settings is left."""

    def __init__(self, template: dict[str, Any], clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
        self.template, self.clock, self.monkeypatch = template, clock, monkeypatch
        self.parameters = {name: p.get("Default", "") for name, p in template["Parameters"].items()}
        self.given: set[str] = set()
        self.asked: list[str] = []
        monkeypatch.setattr(wiring, "_appel", self.appel)

    def starts(self, function: str) -> None:
        """What a cold start leaves in the environment: the variables of all, then its own."""
        own = self.template["Resources"][function]["Properties"]["Environment"]["Variables"]
        given = self.template["Globals"]["Function"]["Environment"]["Variables"] | own
        for name in ("TABLE_NAME", "USER_POOL_ID", "USER_POOL_CLIENT_ID", "REGISTERS", "SIRENE_KEY_PARAMETER",
                     "REGISTERS_FOLDER", "SECOND_FACTOR", "EXPORTS_BUCKET", "BUS_NAME", "DOCUMENTS_BUCKET", "SENDER",
                     "PUBLIC_URL", "PROFILE", "TRACING"):  # fmt: skip
            self.monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            if not name.startswith(OURS):
                self.monkeypatch.setenv(name, self._value(value))
        forget()

    def _value(self, value: Any) -> str:
        """A text, or an intrinsic of the template as the account would answer it."""
        if not isinstance(value, dict):
            return str(value)
        if "Ref" in value:
            return str(NAMES.get(value["Ref"], self.parameters.get(value["Ref"], value["Ref"])))
        return "https://offre.test"

    def fetch(self, url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        host = urlsplit(url).hostname or ""
        self.asked.append(host)
        return Reponse(200, ANSWERS.get(host, b'{"results": []}'))

    def download(
        self, url: str, headers: Mapping[str, str], timeout: float, duree_max: float, taille_max: int
    ) -> Iterator[bytes]:
        yield LISTE

    def appel(self) -> Appel:
        return a_line(self.clock, self.fetch, download=self.download)


@pytest.fixture
def table(registration: Registration) -> Table:
    return registration.table


@pytest.fixture
def functions(
    registration: Registration, template: dict[str, Any], clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Lambda:
    return Lambda(template, clock, monkeypatch)


@pytest.fixture(params=[*((which, "") for which in REGISTERS), ("sirene", KEY)], ids="-".join)
def chosen(functions: Lambda, request: pytest.FixtureRequest) -> Lambda:
    """Every register, with a key that cannot be read (its default, no name) and with one that can."""
    which, key = request.param
    functions.parameters |= {"Registres": which, "CleSirene": key}
    aws.client("ssm").put_parameter(Name=KEY, Value="la-cle", Type="SecureString")
    return functions


def test_people_can_ask_and_see_the_answers_of_any_register(chosen: Lambda) -> None:
    chosen.starts("RegistrationPeople")
    sent = Answer.of(app.people(event("POST", "/inscription", form={**TYPED, "raison_sociale": "OFeli"}), Context()))
    assert sent.status == 303, sent.text
    params = {"demande": sent.location.split("/")[2]}
    page = Answer.of(app.people(event("GET", "/inscription/{demande}/document", params=params), Context()))
    assert page.status == 200
    who = a_principal(Role.OF_REFERENT)
    record = Answer.of(app.people(event("GET", "/structure", who=who), Context()))
    assert record.status < 500


def test_machines_send_a_change_whatever_the_register(chosen: Lambda, table: Table) -> None:
    structure = a_structure(numero="1P", siret="21860076500018", numero_activite="24370369337")
    table.save(Item("STRUCTURE#1P", "STRUCTURE", 1, structure.model_dump(mode="json")), demande="inscription")
    chosen.starts("RegistrationMachines")
    changed = said(ask("GET", "/modification"))["fiche"] | {"sigle": "OPO"}
    drafted = ask("PUT", "/modification", changed, version='"0"')
    assert drafted.status == 200, drafted.body
    sent = ask("POST", "/modification/envoi", version=drafted.header("etag"))
    assert sent.status == 200, sent.body


def test_facts_are_heard_and_tasks_done_whatever_the_register(chosen: Lambda) -> None:
    chosen.starts("RegistrationReact")
    fact = question()
    body = json.dumps({"detail-type": fact.type, "detail": json.loads(fact.model_dump_json())})
    record = {"messageId": "1", "eventSource": "aws:sqs", "body": body, "receiptHandle": "x", "attributes": {}}
    assert app.react({"Records": [record]}, Context()) == {"batchItemFailures": []}
    for task in ("balayer", "purger"):
        app.react({"tache": task}, Context())


def test_the_list_of_organisations_comes_at_night_whatever_the_register(
    chosen: Lambda, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen.starts("RegistrationNuit")
    wired = wiring.importation()
    if wired is not None:
        small = Importation(chosen.appel(), wiring.ground().documents, plancher=1)
        monkeypatch.setattr(wiring, "importation", lambda: small)
    lines = app.react({"tache": "importer_liste"}, Context())["lignes"]
    assert lines == (0 if chosen.parameters["Registres"] == "fichier" else LISTE.count(b"\n") - 1)


def test_who_asks_is_told_whatever_the_register(chosen: Lambda) -> None:
    chosen.starts("RegistrationAuthorize")
    arn = "arn:aws:execute-api:eu-west-3:000000000000:api/prod/GET/x"
    assert app.authorize({"type": "REQUEST", "methodArn": arn, "headers": {}}, Context())["context"]


def asked_of_sirene(functions: Lambda, key: str) -> list[str]:
    """Who is asked about an establishment when Sirene is chosen, its key being under that name."""
    functions.parameters |= {"Registres": "sirene", "CleSirene": key}
    functions.starts("RegistrationPeople")
    app.people(event("POST", "/inscription", form={**TYPED, "raison_sociale": "OFeli"}), Context())
    return [host for host in functions.asked if host in ANSWERS]


@pytest.mark.parametrize("key", ["", "/cariflow/absente", "not a name"])
def test_a_sirene_key_that_cannot_be_read_leaves_the_directory_to_answer_and_the_log_to_tell(
    functions: Lambda, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert asked_of_sirene(functions, key) == ["recherche-entreprises.api.gouv.fr"]
    [line] = [record for record in caplog.records if "no answer to a reading" in record.message]
    assert line.__dict__["what"] == "secret"
    assert "la-cle" not in repr(line.__dict__)


def test_a_sirene_key_that_can_be_read_has_insee_asked_first(functions: Lambda) -> None:
    aws.client("ssm").put_parameter(Name=KEY, Value="la-cle", Type="SecureString")
    assert asked_of_sirene(functions, KEY) == ["api.insee.fr"]


def test_a_shelf_that_s3_refuses_leaves_the_live_list_to_answer(
    functions: Lambda, caplog: pytest.LogCaptureFixture
) -> None:
    functions.parameters["Registres"] = "recherche-entreprises"
    functions.starts("RegistrationPeople")

    def refuse(params: dict[str, Any], **_: Any) -> None:
        params["Bucket"] = "somebody-else-s"

    aws.client("s3").meta.events.register("before-parameter-build.s3.GetObject", refuse)
    sent = Answer.of(app.people(event("POST", "/inscription", form={**TYPED, "raison_sociale": "OFeli"}), Context()))
    assert sent.status == 303, sent.text
    assert "dgefp.opendatasoft.com" in functions.asked
    assert any("NoSuchBucket" in str(record.__dict__.get("cause")) for record in caplog.records)


def test_whoever_asks_the_registers_may_keep_their_answers(resources: dict[str, Any]) -> None:
    asking = {
        name: resource["Properties"]
        for name, resource in resources.items()
        if "SIRENE_KEY_PARAMETER" in resource["Properties"].get("Environment", {}).get("Variables", {})
    }
    assert asking.keys() == {"RegistrationPeople", "RegistrationMachines", "RegistrationReact"}
    for name, function in asking.items():
        statements = function["Policies"][0]["Statement"]
        [keeping] = [s for s in statements if s["Resource"] == {"Fn::Sub": "${Documents.Arn}/preuves/*"}]
        assert keeping["Action"] == "s3:PutObject", name


def test_a_key_that_never_comes_leaves_time_for_the_registers_that_need_none(cloud: None) -> None:
    limits = aws.client("ssm").meta.config
    assert limits.retries["total_max_attempts"] * (limits.connect_timeout + limits.read_timeout) <= 4
