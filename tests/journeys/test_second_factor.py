"""The second factor against a pool that computes real codes (RFC 6238)."""

import base64
import hmac
import struct
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from infra.installation import Installation
from infra.local.access import local_access
from infra.local.engine import Engine
from services.domain.errors import Refused
from services.domain.rights import Role
from services.shared.credentials import Credentials

pytestmark = pytest.mark.journey
PASSWORD = "Cariflow-essai-2026!"
STEP = 30  # seconds a code lives


def code_of(secret: str) -> str:
    """What the telephone shows now (RFC 6238, six digits, SHA-1)."""
    counter = struct.pack(">Q", int(time.time()) // STEP)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


@pytest.fixture
def pool(engine: Engine) -> Iterator[Credentials]:
    with Installation(local_access(engine.data_dir)).service("registration") as wiring:
        yield wiring.pool()


@pytest.fixture
def demanding(engine: Engine) -> Iterator[Any]:
    """Registration's wiring, as it is where the second factor is demanded."""
    with Installation(local_access(engine.data_dir)).service("registration") as wiring:
        yield wiring


def test_where_it_is_demanded_the_first_sign_in_enrols_and_a_code_opens_one_alone(demanding: Any) -> None:
    courriel = f"{uuid4().hex}@carif.example"
    demanding.accounts().open_staff_account(courriel, "Roy", "Anne", Role.DOCUMENTALISTE, PASSWORD)
    sign_ins = replace(demanding.sign_ins(), exige=True)
    first = sign_ins.open(courriel, PASSWORD)
    code = code_of(first.cle)
    opened = sign_ins.give_code(first.jeton, code)
    assert demanding.sign_ins().recognise(opened.secret).principal.carif is Role.DOCUMENTALISTE
    second = sign_ins.open(courriel, PASSWORD)
    assert not second.cle
    with pytest.raises(Refused):
        sign_ins.give_code(second.jeton, code)


def wrong(code: str) -> str:
    return f"{(int(code) + 500_000) % 1_000_000:06d}"


def test_a_user_enrols_then_the_pool_asks_for_the_code_and_knows_a_wrong_one(pool: Credentials) -> None:
    courriel = f"{uuid4().hex}@carif.example"
    pool.create(courriel)
    pool.set_password(courriel, PASSWORD)
    first: Any = pool.check(courriel, PASSWORD)
    assert first.jeton
    secret = pool.enrol(first.jeton)
    assert not pool.confirm(courriel, first.jeton, wrong(code_of(secret)))
    assert pool.confirm(courriel, first.jeton, code_of(secret))
    asked: Any = pool.check(courriel, PASSWORD)
    assert asked.session
    assert not pool.answer(courriel, asked.session, wrong(code_of(secret)))
    assert pool.answer(courriel, asked.session, code_of(secret))
    pool.forget_second_factor(courriel)
    after: Any = pool.check(courriel, PASSWORD)
    assert after.jeton
