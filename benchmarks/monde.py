"""An AWS of our own in this process with something on every page: the world that `benchmarks.pages` walks through."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from benchmarks.lheo.vocabulaire import MOTS
from services.domain.rights import Principal, Role
from services.offers.model import Fiche
from services.offers.store import Store, _fiche_item
from services.shared import aws
from services.shared.clock import SystemClock
from services.shared.item import raw_of
from services.shared.table import Table
from services.shared.web import sign_in_secret
from tests.builders import STRUCTURE, a_formation, a_principal, a_session, the_profil
from tests.services import conftest as nuage
from tests.services.events import Context, event

Visit = tuple[str, Callable[[], Any]]
DASHBOARD = 500  # formations of one organisation, ten times what a large one has
_QUEUE = 20  # submissions that wait in the console
_COURRIEL = "laure.thevenin@exemple.fr"
_PASSWORD = "Valide-ok"
_VARIABLE = re.compile(r"\{\w+\}")
_SETTINGS = {
    "POWERTOOLS_LOG_LEVEL": "ERROR",
    "USER_POOL_ID": "eu-west-3_comptes",
    "USER_POOL_CLIENT_ID": "client",
    "WORKFLOW_ARN": "arn:aws:states:eu-west-3:123456789012:stateMachine:validation",
}


@contextmanager
def cloud(service: str) -> Iterator[None]:
    """An empty AWS with the table of one service, which its wiring finds."""
    found = {**nuage._ENVIRONMENT, **_SETTINGS, "TABLE_NAME": service}
    with pytest.MonkeyPatch.context() as environment, mock_aws():
        for name, value in found.items():
            environment.setenv(name, value)
        nuage.forget()
        for bucket in ("documents", "exports"):
            nuage._make_bucket(bucket)
        aws.client("events").create_event_bus(Name="faits")
        nuage._make_table(service)
        yield
    nuage.forget()


def door(handler: Callable[[Any, Any], Any], method: str, resource: str, **sent: Any) -> Visit:
    """A visit to one page: its name and what makes it. An answer that is no page nor redirection is a fault."""
    params = sent.get("params")

    def visit() -> None:
        given = {name: value() if callable(value) else value for name, value in sent.items()}
        answer = handler(event(method, resource, **given), Context())
        if answer["statusCode"] not in (200, 303):
            raise RuntimeError(f"{method} {resource} {params}: {answer['statusCode']} {answer['body'][:300]}")

    return f"{method} {_VARIABLE.sub('*', resource).replace('/api/v1', '…')}", visit


def registration() -> Iterator[Visit]:
    """What somebody sees who registers and signs in, and what every request pays: the authoriser."""
    from services.registration import wiring
    from services.registration.app import authorize, people
    from tests.services.registration.conftest import PDF, TYPED, Registration
    from tests.services.registration.pool import Pool

    boto3.client("ses").verify_email_identity(EmailAddress="ne-pas-repondre@offre.test")
    service = Registration(SystemClock(), Table("registration"), Pool())  # type: ignore[arg-type]  # nobody moves it here
    wiring.accounts().open_staff_account(_COURRIEL, "Thévenin", "Laure", Role.DOCUMENTALISTE, _PASSWORD)
    cookie = service.cookie(service.sign_in(_COURRIEL, _PASSWORD))
    yield door(people, "POST", "/inscription", form=TYPED)
    draft, sent = service.ask(), service.ask()
    service.put(draft, PDF)
    service.send(sent)
    arn = "arn:aws:execute-api:eu-west-3:000000000000:api/prod/GET/x"
    yield "authorize (cookie)", lambda: authorize({"methodArn": arn, "headers": {"cookie": cookie}}, Context())
    for resource in ("/", "/donnees-personnelles", "/accessibilite", "/inscription", "/connexion"):
        yield door(people, "GET", resource)
    yield door(people, "GET", "/mot-de-passe-oublie")
    for page in ("document", "verification"):
        yield door(people, "GET", f"/inscription/{{demande}}/{page}", params={"demande": draft})
    yield door(people, "GET", "/inscription/{demande}/merci", params={"demande": sent})
    yield door(people, "POST", "/connexion", form={"courriel": _COURRIEL, "mot_de_passe": _PASSWORD})
    service.hear(service.approved(sent))
    claire = wiring.sign_ins().recognise(sign_in_secret({"cookie": cookie}))
    assert claire
    yield from _record(service.demande(sent).structure.numero, claire.principal)


def _record(structure: str, carif: Principal) -> Iterator[Visit]:
    """The record of an organisation and what surrounds it: each tab, form and list that its referent may open."""
    from services.registration.app import people

    who = Principal("s-1", "Aurélie Dougnac", {structure: Role.OF_REFERENT})
    params = {"onglet": "coordonnees", "numero": "nouveau", "lieu": "nouveau", "structure": structure}
    tabs = ("coordonnees", "complement", "organisation", "formations", "documents", "historique", "membres", "cles")
    books = ("contacts", "contacts/{numero}", "lieux", "lieux/{lieu}", "modifier/{onglet}")
    for page in ("/structure", *(f"/structure/{page}" for page in (*tabs, *books)), "/messages", "/memos"):
        yield door(people, "GET", page, who=who, params=params)
    yield door(people, "GET", "/messages/{structure}/{objet}", who=who, params={**params, "objet": "general"})
    for page in ("/mon-compte", "/console/structures", "/console/structures/{numero}"):
        yield door(people, "GET", page, who=carif, params={"numero": structure})


def offers() -> Iterator[Visit]:
    """The portal of an organisation that has a great many formations."""
    from services.offers import wiring
    from services.offers.app import people
    from tests.services.offers.conftest import published

    who = a_principal()
    Store(wiring.ground().table).keep_structure(published())
    numero = wiring.offers().create(who, STRUCTURE, a_formation(sessions=(a_session(numero=""),)), "creation").numero
    fiche = wiring.offers().read(who, numero).fiche
    params = {"numero": numero, "session": fiche.courante.formation.sessions[0].numero}
    for resource in ("/formations/nouvelle", "/formations/{numero}"):
        yield door(people, "GET", resource, who=who, params=params)
    for resource in ("modifier", "sessions/{session}", "soumettre"):
        yield door(people, "GET", f"/formations/{{numero}}/{resource}", who=who, params=params)

    def form() -> dict[str, str]:
        latest = wiring.offers().read(who, numero).fiche.revision
        return {"revision": str(latest), "structure": STRUCTURE, "intitule": "BTS", "demande": f"saisie-{latest}"}

    yield door(people, "POST", "/formations/{numero}/modifier", who=who, params=params, form=form)
    _multiply(fiche)
    for resource in ("/tableau-de-bord", "/formations", "/formations/{numero}"):
        name, visit = door(people, "GET", resource, who=who, params=params)
        yield f"{name} ({DASHBOARD})", visit


def _multiply(fiche: Fiche) -> None:
    """Fiches of the last year; written past the transactions, each of which makes moto copy its table."""
    chance = random.Random(1)
    for n in range(1, DASHBOARD):
        title = " ".join(chance.sample(MOTS, 4))  # as long as real ones, and none like another
        formation = fiche.courante.formation.model_copy(update={"intitule": title})
        numbered = fiche.model_copy(update={"numero": f"{chance.randrange(10**6)}X"})
        item = _fiche_item(numbered.save(formation, fiche.modifiee_le - timedelta(hours=17 * n)))
        aws.client("dynamodb").put_item(TableName="offers", Item=raw_of(item, f"copie-{n}"))


def validation() -> Iterator[Visit]:
    """The console of a documentalist with a long queue."""
    from services.validation import wiring
    from services.validation.app import people
    from tests.services.validation.dossiers import ANNE, FORMATION_ID, STRUCTURE_ID, requested, submitted

    arn = "arn:aws:iam::123456789012:role/validation"
    machine = '{"StartAt": "Fin", "States": {"Fin": {"Type": "Succeed"}}}'
    aws.client("stepfunctions").create_state_machine(name="validation", definition=machine, roleArn=arn)
    now = SystemClock().now()
    for soumission in (submitted(at=now), requested(), *(submitted(1, f"{n}F", now) for n in range(_QUEUE))):
        wiring.waits().open(soumission)
    yield door(people, "GET", "/console", who=ANNE)
    for dossier in (FORMATION_ID, STRUCTURE_ID):
        name, visit = door(people, "GET", "/console/dossiers/{dossier}", who=ANNE, params={"dossier": dossier})
        yield name.replace("*", dossier.partition("-")[0]), visit
    params = {"dossier": FORMATION_ID}
    yield door(people, "POST", "/console/dossiers/{dossier}/prendre", who=ANNE, params=params, form={"version": "2"})
    yield door(people, "GET", "/console/dossiers/{dossier}/refuser", who=ANNE, params=params)


def export() -> Iterator[Visit]:
    """What the Carif and a partner see of a feed that was written."""
    from services.export import app
    from tests.services.export.conftest import World

    world = World(Table("export"), the_profil())
    world.publish("1F", "2F", "3F")
    world.write()
    staff, partner = a_principal(Role.SUPERVISEUR), a_principal(Role.PARTENAIRE)
    yield door(app.people, "GET", "/console/exports", who=staff)
    yield door(app.people, "GET", "/console/exports/{flux}/fichier", who=staff, params={"flux": "intercarif"})
    for resource in ("/api/v1/flux", "/api/v1/flux/{flux}/dernier", "/api/v1/flux/{flux}/dernier/fichier"):
        yield door(app.machines, "GET", resource, who=partner, params={"flux": "intercarif"})
    yield door(app.machines, "GET", "/api/v1/openapi.json", who=Principal())


SERVICES: dict[str, Callable[[], Iterator[Visit]]] = {
    "registration": registration,
    "offers": offers,
    "validation": validation,
    "export": export,
}
