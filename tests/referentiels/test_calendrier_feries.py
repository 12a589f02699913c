"""Public holidays by zone."""

import csv
from datetime import date
from pathlib import Path

import pytest

from referentiels.calendrier_feries import Zone, is_jour_ferie, jours_feries, zone_of


def test_the_mainland_has_eleven_holidays() -> None:
    assert len(jours_feries(2026)) == 11
    assert jours_feries(2027)[date(2027, 5, 6)] == "Ascension"


def test_two_feasts_on_one_day_are_one_day_off() -> None:
    assert jours_feries(2008)[date(2008, 5, 1)] == "1er mai et Ascension"
    assert len(jours_feries(2008)) == 10


@pytest.mark.parametrize(
    ("zone", "jour"),
    [
        (Zone.ALSACE_MOSELLE, date(2026, 4, 3)),
        (Zone.ALSACE_MOSELLE, date(2026, 12, 26)),
        (Zone.GUADELOUPE, date(2026, 5, 27)),
        (Zone.MARTINIQUE, date(2026, 5, 22)),
        (Zone.GUYANE, date(2026, 6, 10)),
        (Zone.LA_REUNION, date(2026, 12, 20)),
        (Zone.MAYOTTE, date(2026, 4, 27)),
    ],
)
def test_a_zone_has_days_of_its_own(zone: Zone, jour: date) -> None:
    assert is_jour_ferie(jour, zone)
    assert not is_jour_ferie(jour)


def test_a_department_is_in_the_zone_of_its_law() -> None:
    assert zone_of("67") is Zone.ALSACE_MOSELLE
    assert zone_of("974") is Zone.LA_REUNION
    assert zone_of("45") is Zone.METROPOLE
    assert zone_of("2A") is Zone.METROPOLE


@pytest.mark.shared
def test_the_calendar_is_the_official_one_2025_to_2031(shared_dir: Path) -> None:
    attendu: dict[Zone, set[date]] = {zone: set() for zone in Zone}
    with (shared_dir / "referentiels" / "jours-feries.csv").open(encoding="utf-8") as lignes:
        for ligne in csv.DictReader(lignes):
            for zone in filter(None, ligne["zones"].split("|")):
                attendu[Zone(zone)].add(date.fromisoformat(ligne["date"]))
    calcule = {zone: {jour for annee in range(2025, 2032) for jour in jours_feries(annee, zone)} for zone in Zone}
    assert calcule == attendu
