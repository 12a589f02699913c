"""Who is asked, in which order, and how often."""

from datetime import UTC, datetime, timedelta

import pytest

from referentiels.registres.memoire import AGE, PLACES, DeclarationsEnMemoire, EtablissementsEnMemoire
from referentiels.registres.modele import Constat, Declaration, Etablissement, Source, Verdict
from referentiels.registres.ports import DeclarationsEnSerie

OFELI = "21860076500018"


class Register:
    """A register that says what it is told to say, and counts how often it is asked."""

    def __init__(self, *verdicts: Verdict, source: Source = Source.LISTE_OF) -> None:
        self.now = datetime(2026, 11, 20, 9, tzinfo=UTC)
        self.verdicts, self.source, self.asked = list(verdicts), source, 0

    def clock(self) -> datetime:
        return self.now

    def _verdict(self) -> Verdict:
        self.asked += 1
        return self.verdicts.pop(0) if len(self.verdicts) > 1 else self.verdicts[0]

    def by_siret(self, siret: str) -> Constat[Etablissement]:
        return Constat(verdict=self._verdict(), source=Source.SIRENE, lu_le=self.now, motif=siret)

    def by_numero_activite(self, numero_activite: str) -> Constat[Declaration]:
        return Constat(verdict=self._verdict(), source=self.source, lu_le=self.now)

    def by_siren(self, siren: str) -> Constat[tuple[Declaration, ...]]:
        return Constat(verdict=self._verdict(), source=self.source, lu_le=self.now)


@pytest.mark.parametrize("verdict", [Verdict.TROUVE, Verdict.INCONNU])
def test_a_siret_is_not_asked_twice_within_ten_minutes_however_it_is_written(verdict: Verdict) -> None:
    register = Register(verdict)
    memory = EtablissementsEnMemoire(register, register.clock)
    first = memory.by_siret(OFELI)
    register.now += AGE - timedelta(seconds=1)
    assert memory.by_siret("218 600 765 00018") == first
    assert first.lu_le == memory.by_siret(OFELI).lu_le
    assert register.asked == 1
    register.now += timedelta(seconds=1)
    assert memory.by_siret(OFELI).lu_le == register.now
    assert register.asked == 2


def test_a_failure_is_asked_again_at_once() -> None:
    register = Register(Verdict.NON_VERIFIE, Verdict.TROUVE)
    memory = DeclarationsEnMemoire(register, register.clock)
    assert memory.by_numero_activite("24370369337").verdict is Verdict.NON_VERIFIE
    assert memory.by_numero_activite("24370369337").verdict is Verdict.TROUVE
    assert memory.by_siren("218600765").verdict is Verdict.TROUVE
    assert memory.by_siren("218 600 765").verdict is Verdict.TROUVE
    assert register.asked == 3


def test_the_memory_is_bounded_and_forgets_what_was_asked_longest_ago() -> None:
    register = Register(Verdict.TROUVE)
    memory = EtablissementsEnMemoire(register, register.clock)
    for siret in range(PLACES):
        memory.by_siret(str(siret))
    memory.by_siret("0")
    memory.by_siret("new")
    assert register.asked == PLACES + 1
    memory.by_siret("0")
    assert register.asked == PLACES + 1
    memory.by_siret("1")
    assert register.asked == PLACES + 2


@pytest.mark.parametrize(
    ("night", "live", "answered", "asked"),
    [
        (Verdict.TROUVE, Verdict.TROUVE, (Verdict.TROUVE, Source.LISTE_OF), 0),
        (Verdict.INCONNU, Verdict.TROUVE, (Verdict.TROUVE, Source.LISTE_OF_EN_LIGNE), 1),
        (Verdict.INCONNU, Verdict.INCONNU, (Verdict.INCONNU, Source.LISTE_OF_EN_LIGNE), 1),
        (Verdict.INCONNU, Verdict.NON_VERIFIE, (Verdict.INCONNU, Source.LISTE_OF), 1),
        (Verdict.NON_VERIFIE, Verdict.INCONNU, (Verdict.INCONNU, Source.LISTE_OF_EN_LIGNE), 1),
        (Verdict.NON_VERIFIE, Verdict.NON_VERIFIE, (Verdict.NON_VERIFIE, Source.LISTE_OF_EN_LIGNE), 1),
    ],
)
def test_the_live_list_is_asked_for_whoever_is_not_in_last_night_s(
    night: Verdict, live: Verdict, answered: tuple[Verdict, Source], asked: int
) -> None:
    file, service = Register(night), Register(live, source=Source.LISTE_OF_EN_LIGNE)
    for question in ("by_numero_activite", "by_siren"):
        constat = getattr(DeclarationsEnSerie([file, service]), question)("24370369337")
        assert (constat.verdict, constat.source) == answered
    assert service.asked == 2 * asked


def test_a_series_without_a_source_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="at least one"):
        DeclarationsEnSerie([])
