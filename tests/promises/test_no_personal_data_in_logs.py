"""No name, address, text, password or secret in any log: canaries are typed everywhere, then looked for (threat 25).

Tried here on moto, through the handlers of all four services: the main line with a person of our own, each route with
each field, each fact, each task, when all goes well, when it is refused, and when AWS fails.
"""

import importlib
import json
import logging
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_args, get_origin
from uuid import uuid4

import pytest

from services.domain.events import Fact, Referent, kinds_of
from services.domain.formation import Formation
from services.domain.rights import Principal, Role
from services.domain.structure import Structure
from services.registration import wiring as registration_wiring
from services.shared.table import Item
from services.shared.telemetry import logger
from tests.builders import STRUCTURE, a_contact, a_formation, a_principal, a_structure, an_adresse
from tests.promises import canaries
from tests.promises.canaries import CANARIES, found
from tests.promises.test_no_500 import doors
from tests.promises.test_routes import SERVICES
from tests.services.conftest import forget, tables
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import Registration, clock, registration
from tests.services.registration.pool import Pool

__all__ = ["clock", "registration", "tables"]

AWS = ("dynamodb", "sesv2", "s3", "events", "cognito-idp", "stepfunctions")
WORDS = " ".join(CANARIES.values())
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WHO = (
    Principal(),
    Principal("sub", canaries.NOM, {STRUCTURE: Role.OF_REFERENT}),
    Principal("sup", canaries.NOM, carif=Role.SUPERVISEUR),
    a_principal(Role.PARTENAIRE),
)


@dataclass
class Log:
    """What was written so far, and the secrets that were given out on the way."""

    read: Callable[[], str]
    secrets: dict[str, str] = field(default_factory=dict)
    text: str = ""

    def clean(self) -> None:
        """Nothing of the canaries, nor of the secrets."""
        self.text += self.read()
        leaks = {name: line for line in self.text.splitlines() for name in found(line, {**CANARIES, **self.secrets})}
        assert leaks == {}


@pytest.fixture
def log(cloud: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """All that Lambda would keep, ours at DEBUG: a logger of its own name writes to the output of this test."""
    ours = f"canari-{uuid4().hex}"
    monkeypatch.setenv("POWERTOOLS_SERVICE_NAME", ours)
    monkeypatch.setenv("POWERTOOLS_LOG_LEVEL", "DEBUG")
    forget()

    def read() -> str:
        captured = capsys.readouterr()
        return captured.out + captured.err

    with canaries.as_lambda(ours):
        yield Log(read)


@pytest.fixture
def four(tables: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """All services on one AWS; `four(name)` puts on the environment of one of them."""
    for service in SERVICES:
        tables(service)

    def wear(service: str) -> Any:
        monkeypatch.setenv("TABLE_NAME", service)
        monkeypatch.setenv("USER_POOL_ID", "eu-west-3_comptes")
        monkeypatch.setenv("USER_POOL_CLIENT_ID", "client")
        forget()
        Pool()
        return importlib.import_module(f"services.{service}.app")

    return wear


def handled(handler: Callable[[dict[str, Any], Any], Any], asked: dict[str, Any]) -> Any:
    """What a handler answers; an error that it lets out is written as Lambda's runtime writes it."""
    try:
        return handler(asked, Context())
    except Exception as error:  # noqa: BLE001 — Lambda's runtime is not choosy either
        canaries.told_by_lambda(error)
        return None


# ─── what is typed, sent and told ────────────────────────────────────────────


def typed(rank: int) -> dict[str, str]:
    """A form of canaries: every field that any form of ours has, all forms at once."""
    values = list(CANARIES.values())
    names = [name for name in _FIELDS if name not in _OF_THE_RIGHT_KIND]
    return {name: values[(position + rank) % len(values)] for position, name in enumerate(names)} | _OF_THE_RIGHT_KIND


# What forms must hold so that they are read to the end
_OF_THE_RIGHT_KIND = {
    "siret": "21860076500018",
    "numero_activite": "24370369337",
    "courriel": canaries.COURRIEL,
    "telephone": canaries.TELEPHONE,
    "activite": "oui",
    "consentement": "oui",
    "role": "of_saisie",
    "present": canaries.MOT_DE_PASSE,
    "mot_de_passe": canaries.MOT_DE_PASSE,
    "confirmation": canaries.MOT_DE_PASSE,
    "code": canaries.CODE,
    "attente": canaries.JETON,
    "structure": STRUCTURE,
    "revision": "1",
}
_FIELDS = (
    "nom", "prenom", "civilite", "fonction", "texte", "objectif", "intitule", "commentaire", "reponse",
    "raison_sociale", "adresse.voie", "adresse.ville", "adresse.code_postal", "identifiant", "demande", "suite", "q",
    "intent",
    "motifs.0.texte", "motifs.0.code", "motifs.0.champ", "formacodes.0", "telephones.0", "courriels.0", "sites.0",
    "sigle", "echeance", "valable_jusqu_au", "anonymise", "nature", "diffusable", "modalites_inscription",
    *_OF_THE_RIGHT_KIND,
)  # fmt: skip
HEADERS = {
    "user-agent": canaries.NOM,
    "cookie": f"__Host-avant=avant; __Host-session={canaries.COOKIE}",
    "authorization": f"Bearer {canaries.CLE}",
    "referer": f"https://offre.test/activation/{canaries.JETON}",
}


def a_fact(kind: type[Fact]) -> Fact:
    """A fact whose every text is a canary."""
    return kind(**{name: _value(name, info.annotation) for name, info in kind.model_fields.items() if name != "id"})


def _value(name: str, kind: Any) -> Any:
    if name in _NAMED and kind is not Structure:
        return _NAMED[name]
    if get_origin(kind) is types.UnionType or type(None) in get_args(kind):
        return _value(name, get_args(kind)[0])
    if get_origin(kind) is tuple:
        return ()
    return _SAMPLES.get(kind, {})


_STRUCTURE = a_structure(
    raison_sociale=canaries.TEXTE,
    adresse=an_adresse(voie=canaries.VOIE),
    telephones=(canaries.TELEPHONE,),
    courriels=(canaries.COURRIEL,),
    contacts=(a_contact(nom=canaries.NOM, prenom=canaries.PRENOM, courriel=canaries.COURRIEL),),
)
_SAMPLES: Mapping[Any, Any] = {
    datetime: NOW,
    int: 1,
    bool: True,
    str: canaries.TEXTE,
    Structure: _STRUCTURE,
    Formation: a_formation(objectif=canaries.TEXTE, contacts=(a_contact(nom=canaries.NOM),)),
    Referent: Referent(
        nom=canaries.NOM, prenom=canaries.PRENOM, telephone=canaries.TELEPHONE, courriel=canaries.COURRIEL
    ),
}
_NAMED: Mapping[str, Any] = {
    "role": "of_saisie",
    "decideur_role": "documentaliste",
    "courriel": canaries.COURRIEL,
    "nom": canaries.NOM,
    "prenom": canaries.PRENOM,
    "piece": None,
    "precedente": None,
    "structure": STRUCTURE,
}


def a_message(kind: str, detail: Mapping[str, Any]) -> dict[str, Any]:
    body = json.dumps({"detail-type": kind, "detail": detail})
    return {
        "Records": [
            {"messageId": uuid4().hex, "eventSource": "aws:sqs", "body": body, "receiptHandle": "x", "attributes": {}}
        ]
    }


# ─── the net catches ─────────────────────────────────────────────────────────


SPELLINGS = (str, str.upper, json.dumps, canaries.quote, canaries.quote_plus, canaries.in_base64)


@pytest.mark.parametrize("name", sorted(CANARIES))
def test_a_canary_is_seen_however_it_is_spelled(name: str) -> None:
    for spell in SPELLINGS:
        if (spell, name) != (canaries.in_base64, "code"):  # six digits in base 64 come up by chance
            assert name in found(f"before {spell(CANARIES[name])} after"), spell


@pytest.mark.parametrize("plant", ["ours", "another's", "printed", "words of an error let out"])
def test_a_planted_line_is_seen(log: Log, plant: str) -> None:
    if plant == "ours":
        logger().debug("planted", qui=canaries.COURRIEL)
    elif plant == "another's":
        logging.getLogger("urllib3").warning("planted %s", canaries.COURRIEL)
    elif plant == "printed":
        sys.stdout.write(f"planted {canaries.COURRIEL}\n")
    else:
        canaries.told_by_lambda(ValueError(canaries.COURRIEL))
    with pytest.raises(AssertionError, match="courriel"):
        log.clean()


# ─── pages and machines ──────────────────────────────────────────────────────


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("aws", ["up", "down"])
def test_no_page_writes_down_what_was_typed(service: str, aws: str, log: Log, four: Callable[[str], Any]) -> None:
    furnished(four(service))
    statuses = set()
    for rank, (handler, method, path) in enumerate(doors(service)):
        for who, known in ((WHO[0], {}), (WHO[1], KNOWN), (WHO[2], KNOWN), (WHO[3], KNOWN)):
            asked = event(
                method,
                path,
                params={name: known.get(name, canaries.JETON) for name in _names(path)},
                form=None if method == "GET" else typed(rank),
                query=typed(rank + 1),
                headers=HEADERS,
                who=who,
            )
            with canaries.broken(AWS if aws == "down" else (), WORDS):
                statuses.add(Answer.of(handled(handler, asked)).status)
    log.clean()
    assert (500 in statuses) is (aws == "down")
    assert ("failed" in log.text) is (aws == "down")


# What a program says of somebody: whole, of the wrong type, under a name that nobody knows
TOLD: tuple[dict[str, Any], ...] = (
    {"nom": canaries.NOM, "prenom": canaries.PRENOM, "courriel": canaries.COURRIEL, "certification": True},
    {"nom": [canaries.NOM], "types": canaries.TEXTE, canaries.NOM: canaries.COURRIEL},
    {"nom": canaries.TEXTE, "adresse": {"voie": canaries.VOIE, "code_postal": "45000", "ville": canaries.NOM}},
)


@pytest.mark.parametrize("aws", ["up", "down"])
def test_no_program_s_request_is_written_down(aws: str, log: Log, four: Callable[[str], Any]) -> None:
    four("registration")
    record = Item(f"STRUCTURE#{STRUCTURE}", "STRUCTURE", 1, _STRUCTURE.model_dump(mode="json"))
    registration_wiring.ground().table.save(record, demande="inscription")
    program = Principal("cle:1", f"Clé d’accès de {canaries.NOM}", {STRUCTURE: Role.OF_REFERENT})
    headers = {**HEADERS, "if-match": '"1"', "idempotency-key": canaries.JETON}
    statuses = set()
    for handler, method, path in doors("registration"):
        for body in TOLD if path.startswith("/api/") else ():
            params = {name: {"structure": STRUCTURE}.get(name, "1") for name in _names(path)}
            asked = event(method, path, params=params, body=json.dumps(body), headers=headers, who=program)
            with canaries.broken(AWS if aws == "down" else (), WORDS):
                statuses.add(Answer.of(handled(handler, asked)).status)
    log.clean()
    assert (500 in statuses) is (aws == "down")
    assert 422 in statuses
    assert (201 in statuses) is (aws == "up")


# What is there once the service has heard of it
KNOWN = {
    "numero": "1F",
    "session": "nouvelle",
    "structure": STRUCTURE,
    "objet": "general",
    "lieu": "nouveau",
    "dossier": f"structure-{STRUCTURE}-v1",
    "flux": "intercarif",
}


def furnished(app: Any) -> None:
    """The service has heard every fact there is; offers has a formation."""
    for kind in kinds_of(Fact):
        handled(app.react, a_message(kind.__name__, json.loads(a_fact(kind).model_dump_json())))
    if app.__name__ == "services.offers.app":
        form = {"intitule": canaries.TEXTE, "intent": "enregistrer"}
        answer = Answer.of(app.people(event("POST", "/formations/nouvelle", form=form, who=WHO[1]), Context()))
        assert answer.location.startswith("/formations/1F"), answer.location


def _names(path: str) -> list[str]:
    return [part.strip("{}") for part in path.split("/") if part.startswith("{")]


@pytest.mark.parametrize("aws", ["up", "down"])
@pytest.mark.parametrize("headers", [{"cookie": HEADERS["cookie"]}, {"authorization": HEADERS["authorization"]}])
def test_the_authoriser_writes_no_key_and_no_cookie(
    aws: str, headers: dict[str, str], log: Log, four: Callable[[str], Any]
) -> None:
    authorize = four("registration").authorize
    arn = "arn:aws:execute-api:eu-west-3:000000000000:api/prod/GET/x"
    with canaries.broken(AWS if aws == "down" else (), WORDS):
        handled(authorize, {"type": "REQUEST", "methodArn": arn, "headers": headers})
    log.clean()


# ─── facts and tasks ─────────────────────────────────────────────────────────


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("aws", ["up", "down"])
def test_no_reaction_writes_down_what_it_was_told(service: str, aws: str, log: Log, four: Callable[[str], Any]) -> None:
    react = four(service).react
    with canaries.broken(AWS if aws == "down" else (), WORDS):
        for kind in kinds_of(Fact):
            detail = json.loads(a_fact(kind).model_dump_json())
            handled(react, a_message(kind.__name__, detail))
            handled(react, a_message(kind.__name__, {**detail, "at": canaries.TEXTE, "inconnu": canaries.NOM}))
        handled(react, a_message("Object Created", {"object": {"key": f"recus/{canaries.JETON}"}}))
        handled(react, a_message("Inconnu", {"nom": canaries.NOM}))
    log.clean()
    assert "a fact could not be acted upon" in log.text


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("aws", ["up", "down"])
def test_no_task_writes_down_what_lies_in_the_table(
    service: str, aws: str, log: Log, four: Callable[[str], Any]
) -> None:
    app = four(service)
    furnished(app)
    react = app.react
    with canaries.broken(AWS if aws == "down" else (), WORDS):
        for tache in ("balayer", "purger", "importer_liste", "nuit", "attendre", "escalader", canaries.TEXTE):
            handled(react, {"tache": tache, "dossier": "structure-23470P-v1", "jeton": canaries.JETON})
        keys = {"pk": {"S": "ENVOI"}, "sk": {"S": f"2026-11-23#{canaries.JETON}"}}
        row = {"eventSource": "aws:dynamodb", "eventName": "INSERT", "dynamodb": {"Keys": keys, "SequenceNumber": "1"}}
        handled(react, {"Records": [{"eventID": "1", **row}]})
    log.clean()
    assert ("a function failed" in log.text) is True, "the task that nobody knows"


# ─── the main line ───────────────────────────────────────────────────────────


def test_the_main_line_writes_down_nobody(log: Log, registration: Registration) -> None:
    line = {
        "nom": canaries.NOM,
        "prenom": canaries.PRENOM,
        "telephone": canaries.TELEPHONE,
        "courriel": canaries.COURRIEL,
    }
    assert registration.post("/inscription", {**line, "siret": "12", "demande": "x"}).status == 422
    id = log.secrets["demande"] = registration.ask(**line)
    log.secrets["dépôt"] = registration.demande(id).cle_document
    registration.joined(id)
    registration.send(id, "oui")
    registration.hear(registration.approved(id))
    lien = log.secrets["lien"] = registration.link()
    assert registration.choose(lien, "court").status == 422
    assert registration.choose(lien).status == 303
    assert registration.choose(lien).status == 410
    assert registration.sign_in(canaries.COURRIEL, canaries.MOT_DE_PASSE).status == 422
    cookie = log.secrets["cookie"] = registration.cookie(registration.sign_in(canaries.COURRIEL)).split("=")[1]
    who = registration.authorize(cookie=f"__Host-session={cookie}")
    log.secrets |= {"csrf": who["csrf"]}
    log.secrets["clé donnée"] = registration_wiring.accounts().give_key("intercarif", "Intercarif")
    registration.authorize(authorization=f"Bearer {log.secrets['clé donnée']}")
    _lives_here(registration, Principal(who["sub"], who["nom"], {"1P": Role.OF_REFERENT}))
    for _ in range(3):
        registration.deliver()
        registration.sweep()
    assert canaries.COURRIEL in {mail["To"] for mail in registration.mails()}
    log.clean()
    assert log.text.count("fact heard") >= 4


def _lives_here(registration: Registration, who: Principal) -> None:
    """What a referent does with the account, to the end."""
    contact = {"nature": "personne", "nom": canaries.NOM, "prenom": canaries.PRENOM, "courriel": canaries.COURRIEL}
    acts = (
        ("/structure/contacts/{numero}", {**contact, "telephone": canaries.TELEPHONE}, {"numero": "nouveau"}),
        ("/structure/lieux/{lieu}", {"nom": canaries.NOM, "adresse.voie": canaries.VOIE}, {"lieu": "nouveau"}),
        ("/messages/{structure}/{objet}", {"texte": canaries.TEXTE}, {"structure": "1P", "objet": "general"}),
        ("/memos", {"texte": canaries.TEXTE}, {}),
        ("/structure/membres", {**contact, "role": "of_referent"}, {}),
        ("/rejoindre", {**contact, "siret": "21860076500018"}, {}),
        ("/mot-de-passe-oublie", {"courriel": canaries.COURRIEL}, {}),
        ("/mon-compte/mot-de-passe", {"present": canaries.MOT_DE_PASSE}, {}),
        ("/mon-compte/supprimer", {"present": canaries.MOT_DE_PASSE}, {}),
    )
    for path, form, params in acts:
        answer = registration.post(path, {**form, "demande": path}, params=params, who=who)
        assert answer.status in {200, 303, 409, 422}, (path, answer.status, answer.text)
    registration.get("/mon-compte/donnees", who=who)
    registration.hear(
        Fact.parse(
            "AccountErased",
            json.dumps({"at": NOW.isoformat(), "sub": who.sub, "courriel": canaries.COURRIEL, "nom": canaries.NOM}),
        )
    )
