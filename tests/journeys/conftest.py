"""One platform without a browser: its services are asked as its functions would ask them."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from infra.demo import matiere
from infra.demo.services import Together
from infra.installation import STACK, Installation
from infra.local.access import local_access
from infra.local.engine import Engine
from services.domain.rights import Principal, Role
from services.validation.model.dossier import Filtre
from tests.journeys.deployed import deployed

CARIF = Principal(sub="essai-carif", nom="Claire Houix", carif=Role.SUPERVISEUR)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with deployed(tmp_path_factory.mktemp("plateforme")) as running:
        # A message that failed comes back within seconds: after three minutes, as deployed, no test would see it
        running.client("sqs").set_queue_attributes(
            QueueUrl=address(running, "offers-faits"), Attributes={"VisibilityTimeout": "2"}
        )
        yield running


def address(engine: Engine, queue: str) -> str:
    """Where a queue of the stack is asked."""
    return str(engine.client("sqs").get_queue_url(QueueName=f"{STACK}-{queue}")["QueueUrl"])


@pytest.fixture(scope="session")
def services(engine: Engine) -> Together:
    return Together(Installation(local_access(engine.data_dir)))


@pytest.fixture(scope="session")
def structure(services: Together) -> str:
    """The number of an organisation that was accepted, once offers has heard of it."""
    registrations, decisions = services["registration"]["registrations"], services["validation"]["decisions"]
    asked = registrations.ask(matiere.OFELI, uuid4().hex)
    registrations.send(asked.id, with_document=False, request=uuid4().hex)

    def waiting() -> str | None:
        lignes = decisions.queue(CARIF, Filtre.STRUCTURES).lignes
        return next((ligne.id for ligne in lignes), None)

    dossier = decisions.take(CARIF, services.until(waiting), uuid4().hex)
    decisions.approve(CARIF, dossier.id, vue=1, demande=uuid4().hex)
    services.until(lambda: services["offers"]["offers"].store.structure(dossier.numero))
    return str(dossier.numero)


@pytest.fixture(scope="session")
def organisme(structure: str) -> Principal:
    return Principal(sub="essai-organisme", nom="Laure Thévenin", structures={structure: Role.OF_REFERENT})
