"""No input gets a 500: every route of every service, asked by everybody, with what nobody would type."""

import base64
import importlib
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from services.domain.rights import Principal, Role
from services.offers.store import Store as Offers
from services.shared.table import Item, Table
from services.shared.trace import Trace
from services.validation.model import Dossier
from services.validation.store import Store as Dossiers
from tests.builders import STRUCTURE, a_formation, a_principal, a_session, a_structure
from tests.promises.test_routes import SERVICES, WITH_API
from tests.services.conftest import forget, tables
from tests.services.events import Answer, Context, event
from tests.services.offers.conftest import published
from tests.services.registration.conftest import Registration, clock, registration
from tests.services.validation.dossiers import ANNE, DUE, MONDAY, STRUCTURE_ID, requested

__all__ = ["clock", "registration", "tables"]

NASTY = (
    "", " ", "0", "-1", "1e309", "nouvelle", "..", "../../etc/passwd", "%2e%2e", "\x00", "\ud800", "é" * 3_000,
    "a" * 100_000, "'\"><script>alert(1)</script>", "{{7*7}}", "${jndi:x}", "=cmd|' /C calc'!A0", "\r\nSet-Cookie: a=b",
    "[" * 5_000, '{"a":' * 2_000, "٣٤٥", "１２３", "\u202e", "FICHE#1F", "9" * 400, "9" * 5_000,
)  # fmt: skip
WHO = (
    Principal(),
    a_principal(Role.OF_REFERENT),
    a_principal(Role.SUPERVISEUR),
    a_principal(Role.PARTENAIRE),
    a_principal(structures={STRUCTURE: Role.OF_SAISIE, "99P": Role.OF_REFERENT}),
)
FIELDS = (
    "revision", "demande", "structure", "intent", "certifiante", "intitule", "date_debut", "heures_centre", "mode",
    "prix_total_ttc", "publics", "certifications.0.code_rncp", "lieux.0.adresse.code_postal", "siret",
    "numero_activite", "courriel", "mot_de_passe", "suite", "version", "formacodes.0", "motifs.0.champ",
    "motifs.0.code", "motifs.0.texte", "commentaire", "etat", "q", "fait", "filtre", "page", "dossier", "vue",
    "jusqu_a", "telephones.0", "telephones.principal", "courriels.0", "sites.0", "labels.0.code", "labels.0.debut",
    "adresse.recherche", "adresse.choix", "adresse.code_postal", "adresse_postale.differente", "uai", "raison_sociale",
    "parent", "reseau", "successeur", "role", "roles", "nature", "type_structure", "texte", "code", "attente",
    "document", "anonymise", "valable_jusqu_au", "activite", "consentement", "identifiant", "presence", "diffusable",
    "publiable",
)  # fmt: skip
# What would end the turn of all others: a dossier given back is nobody's to decide
GIVES_BACK = {"/console/dossiers/{dossier}/rendre"}
Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


def doors(service: str) -> Iterator[tuple[Handler, str, str]]:
    """(handler, method, path) of every route of a service."""
    app = importlib.import_module(f"services.{service}.app")
    routers = [("people", importlib.import_module(f"services.{service}.routes").routes)]
    if service in WITH_API:
        routers.append(("machines", importlib.import_module(f"services.{service}.api").machines))
    for name, router in routers:
        for path, method in router.rights:
            yield getattr(app, name), method, path


@pytest.mark.parametrize("service", SERVICES)
def test_no_input_gets_a_500(service: str, cloud: None, tables: Callable[[str], Table]) -> None:
    forget()
    tables(service)
    broken = []
    for handler, method, path in doors(service):
        for rank, nasty in enumerate(NASTY):
            names = [part.strip("{}") for part in path.split("/") if part.startswith("{")]
            who = WHO[rank % len(WHO)]
            asked = event(
                method,
                path,
                path=path,
                params=dict.fromkeys(names, nasty or "x"),
                form=None if method == "GET" else {name: nasty.encode("utf-8", "replace") for name in FIELDS},
                query=dict.fromkeys(FIELDS, nasty),
                who=who,
            )
            answer = Answer.of(handler(asked, Context()))
            if answer.status >= 500:
                broken.append((method, path, nasty[:30], who.sub))
    assert broken == []


@pytest.mark.parametrize("service", SERVICES)
def test_no_body_gets_a_500(service: str, cloud: None, tables: Callable[[str], Table]) -> None:
    forget()
    tables(service)
    bodies = ["", "=", "&" * 5_000, "a=%ff%fe", "x" * 1_100_000, "&".join(f"a{n}=1" for n in range(3_000))]
    for handler, method, path in doors(service):
        if method == "GET":
            continue
        for body in bodies:
            asked = event(method, path, path=path, params=None, body=body, who=WHO[2])
            asked["headers"]["content-type"] = "application/x-www-form-urlencoded"
            asked["pathParameters"] = {part.strip("{}"): "x" for part in path.split("/") if part.startswith("{")}
            assert Answer.of(handler(asked, Context())).status < 500, (path, body[:20])
            raw = {**asked, "body": base64.b64encode(b"\xff\x00" + body.encode()).decode(), "isBase64Encoded": True}
            assert Answer.of(handler(raw, Context())).status < 500, (path, body[:20], "base64")


def a_record(registration: Registration) -> tuple[Principal, dict[str, str]]:
    """The referent of an organisation that has a record, and the parameters that lead to its objects."""
    demande = registration.ask()
    registration.send(demande)
    registration.hear(registration.approved(demande))
    numero = registration.demande(demande).structure.numero
    params = {"structure": numero, "objet": "general", "onglet": "coordonnees", "numero": "nouveau", "lieu": "nouveau"}
    return Principal("s-1", "Laure Thévenin", {numero: Role.OF_REFERENT}), params


def a_formation_in_work(table: Table) -> tuple[Principal, dict[str, str]]:
    """The same of an organisation that has one formation."""
    wiring = importlib.import_module("services.offers.wiring")
    Offers(table).keep_structure(published())
    fiche = wiring.offers().create(WHO[1], STRUCTURE, a_formation(sessions=(a_session(numero=""),)), "creation")
    return WHO[1], {"numero": fiche.numero, "session": fiche.courante.formation.sessions[0].numero}


def a_dossier_in_hand(table: Table) -> tuple[Principal, dict[str, str], dict[str, str]]:
    """A documentalist who holds a dossier, the parameters that lead to it, and the version that its page shows."""
    wiring = importlib.import_module("services.validation.wiring")
    Dossiers(table).open(Dossier.of(requested(), DUE), requested(), demande="ouvre", trace=Trace.of_robot(MONDAY, "x"))
    wiring.decisions().take(ANNE, STRUCTURE_ID, "prend")
    return ANNE, {"dossier": STRUCTURE_ID}, {"version": "1"}


def broken_by(
    service: str, who: Principal, params: Mapping[str, str], right: Mapping[str, str] | None = None
) -> list[tuple[str, str, int]]:
    """Every form of a service, on objects that exist; in turn, each field meets each value, and never all the same.

    `right` are fields that keep their value: what a form must say for the others to be read at all.
    """
    broken = []
    for handler, method, path in doors(service):
        names = [part.strip("{}") for part in path.split("/") if part.startswith("{")]
        if method == "GET" or path in GIVES_BACK or not set(names) <= set(params):
            continue
        for turn in range(len(NASTY)):
            typed = {field: NASTY[(rank + turn) % len(NASTY)] for rank, field in enumerate(FIELDS)}
            form = {name: value.encode("utf-8", "replace") for name, value in typed.items()}
            fixed = {"structure": params.get("structure", STRUCTURE), **(right or {})}
            form |= {name: value.encode() for name, value in fixed.items()}
            asked = event(method, path, params={name: params[name] for name in names}, form=form, who=who)
            if Answer.of(handler(asked, Context())).status >= 500:
                broken.append((method, path, turn))
    return broken


def test_no_form_about_a_record_gets_a_500(registration: Registration) -> None:
    assert broken_by("registration", *a_record(registration)) == []


def test_no_form_about_a_formation_gets_a_500(tables: Callable[[str], Table]) -> None:
    assert broken_by("offers", *a_formation_in_work(tables("offers"))) == []


def test_no_form_about_a_dossier_gets_a_500(tables: Callable[[str], Table]) -> None:
    assert broken_by("validation", *a_dossier_in_hand(tables("validation"))) == []


def test_no_decision_that_says_too_much_gets_a_500(tables: Callable[[str], Table]) -> None:
    who, params, right = a_dossier_in_hand(tables("validation"))
    handler = importlib.import_module("services.validation.app").people
    long = "a" * 300_000
    for end, field in product(("complement", "refuser"), ("motifs.0.texte", "motifs.0.champ", "commentaire")):
        typed = {"motifs.0.code": "AUTRE", "motifs.0.texte": "Précisez.", **right, "demande": field, field: long}
        asked = event("POST", f"/console/dossiers/{{dossier}}/{end}", params=params, form=typed, who=who)
        assert Answer.of(handler(asked, Context())).status == 422, (end, field)


KEYS = (
    Principal("cle:1", "Clé", {STRUCTURE: Role.OF_REFERENT}),
    Principal("cle:2", "Clé", {STRUCTURE: Role.OF_SAISIE}),
    a_principal(Role.PARTENAIRE),
)
LITTLE: tuple[Any, ...] = (None, True, 0, -1, 1e308, [], {}, [[[]]], {"nom": {"nom": []}})


def bodies() -> Iterator[str]:
    """What a program may send by mistake, or on purpose: other shapes, other types, nothing that is JSON."""
    whole = {"nom": "Campus", "adresse": {"voie": "x", "code_postal": "45000", "ville": "Orléans"}}
    for nasty in (*NASTY, *LITTLE):
        yield json.dumps(nasty)
        yield json.dumps(whole | {"nom": nasty})
        yield json.dumps(whole | {"adresse": {"voie": nasty, "code_postal": nasty, "ville": nasty}})
        yield json.dumps({"nom": "Accueil", "nature": "service", "types": [nasty], "telephone": nasty})
    yield from ("", "null", "NaN", "[1,", '"\\ud800"', '{"nom": 1e999}', "\x00", '{"a":1,"a":2}')


@pytest.mark.parametrize("service", WITH_API)
def test_no_json_gets_a_500(service: str, cloud: None, tables: Callable[[str], Table]) -> None:
    forget()
    item = Item(f"STRUCTURE#{STRUCTURE}", "STRUCTURE", 1, a_structure().model_dump(mode="json"))
    tables(service).save(item, demande="x")
    broken = []
    for handler, method, path in doors(service):
        if not path.startswith("/api/"):
            continue
        for rank, body in enumerate([""] if method == "GET" else bodies()):
            nasty = NASTY[rank % len(NASTY)]
            headers = {
                "If-Match": ('"0"', '"1"', nasty)[rank % 3],
                "Idempotency-Key": (f"cle-{rank:05}", nasty)[rank % 2],
            }
            params = {"structure": STRUCTURE, "contact": "1C", "lieu": "1", "flux": "intercarif"}
            asked = event(method, path, params=params, body=body, headers=headers, who=KEYS[rank % len(KEYS)])
            asked["headers"]["content-type"] = ("application/json", "multipart/form-data", "")[rank % 8 // 6]
            answer = Answer.of(handler(asked, Context()))
            if answer.status >= 500:
                broken.append((method, path, body[:40]))
    assert broken == []
