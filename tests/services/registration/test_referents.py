"""A structure never loses its last referent, whoever goes at the same moment as whom (F037)."""

from collections.abc import Callable
from typing import Any

import pytest

from services.domain.errors import Conflict
from services.domain.rights import Principal, Role
from services.registration import wiring
from services.registration.store import Store
from tests.services.registration.conftest import Registration
from tests.services.registration.test_membres import PAUL, compte, invited

Act = Callable[[], object]


@pytest.fixture
def laure(registration: Registration) -> Principal:
    """The referent of 1P, who has invited another one, Paul."""
    registration.active()
    invited(registration, compte().principal(), role="of_referent")
    registration.choose(registration.link())
    return compte().principal()


@pytest.fixture
def paul(laure: Principal) -> Principal:
    """The other one."""
    return compte(PAUL["courriel"]).principal()


def interleaved(monkeypatch: pytest.MonkeyPatch, mine: Act, theirs: Act) -> None:
    """Do `mine`, and the whole of `theirs` after all that `mine` has read, just before it writes."""
    write = Store.save_account

    def late(self: Store, *given: Any, **named: Any) -> None:
        monkeypatch.setattr(Store, "save_account", write)
        theirs()
        write(self, *given, **named)

    monkeypatch.setattr(Store, "save_account", late)
    mine()


def referents() -> set[str]:
    return set(wiring.store().referents("1P").subs)


def removed(who: Principal, sub: str) -> Act:
    return lambda: wiring.membres().remove(who, "1P", sub, f"retrait-{sub}")


def lowered(who: Principal, sub: str) -> Act:
    return lambda: wiring.membres().set_role(who, "1P", sub, Role.OF_SAISIE, f"role-{sub}")


@pytest.mark.parametrize("mine", [removed, lowered])
@pytest.mark.parametrize("theirs", [removed, lowered])
def test_f037_two_referents_who_take_each_other_out_at_once_leave_one(
    registration: Registration,
    laure: Principal,
    paul: Principal,
    monkeypatch: pytest.MonkeyPatch,
    mine: Callable[[Principal, str], Act],
    theirs: Callable[[Principal, str], Act],
) -> None:
    with pytest.raises(Conflict, match="entre-temps"):
        interleaved(monkeypatch, mine(laure, paul.sub), theirs(paul, laure.sub))
    assert referents() == {paul.sub}


def test_f037_two_referents_who_leave_at_once_do_not_both_leave(
    registration: Registration, laure: Principal, paul: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Conflict):
        interleaved(monkeypatch, removed(laure, laure.sub), removed(paul, paul.sub))
    assert referents() == {laure.sub}


@pytest.mark.parametrize("act", [removed, lowered])
def test_f037_the_last_referent_who_can_sign_in_does_not_go_while_the_other_is_only_invited(
    registration: Registration, laure: Principal, act: Callable[[Principal, str], Act]
) -> None:
    wiring.membres().remove(laure, "1P", compte(PAUL["courriel"]).sub, "r")
    zoe = invited(registration, laure, courriel="zoe@exemple.fr", role="of_referent")
    with pytest.raises(Conflict, match="activé son compte"):
        act(laure, laure.sub)()
    assert wiring.departures().alone(compte())
    registration.choose(registration.link())
    act(laure, laure.sub)()
    assert referents() == {zoe.sub}
