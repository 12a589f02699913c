"""An account is erased where a bus and a pool of their own bring about what follows."""

from uuid import uuid4

import pytest

from infra.installation import Installation
from infra.local.access import local_access
from infra.local.engine import Engine
from services.domain.rights import Role
from tests.engine.waiting import eventually

pytestmark = pytest.mark.journey
PASSWORD = "Cariflow-essai-2026!"


def test_an_erased_account_is_gone_from_the_pool_and_its_owner_is_told(engine: Engine) -> None:
    courriel = f"{uuid4().hex}@carif.example"
    with Installation(local_access(engine.data_dir)).service("registration") as wiring:
        wiring.accounts().open_staff_account(courriel, "Roy", "Anne", Role.DOCUMENTALISTE, PASSWORD)
        assert wiring.pool().check(courriel, PASSWORD)
        wiring.departures().close(courriel, uuid4().hex)
        eventually(lambda: wiring.pool().check(courriel, PASSWORD) is None)
        eventually(lambda: [mail for mail in engine.mails() if courriel in mail["to"]])
    assert "Votre compte est supprimé" in {mail["subject"] for mail in engine.mails() if courriel in mail["to"]}
