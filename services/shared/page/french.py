"""How dates, numbers and counts are written for a French reader (Lexique de l'Imprimerie nationale)."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from services.domain.calendrier import PARIS

NBSP = "\u00a0"
FINE = "\u202f"  # espace fine insécable: between thousands, before ; ! ?
PLURAL_FROM = 2
MOST_DECIMALS = 6

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def _jour(moment: date) -> date:
    return _in_paris(moment).date() if isinstance(moment, datetime) else moment


def _in_paris(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without its time zone cannot be shown")
    return moment.astimezone(PARIS)


def date_fr(moment: date | None) -> str:
    """`23/11/2026`, the form in which dates are typed; empty for None."""
    return "" if moment is None else f"{_jour(moment):%d/%m/%Y}"


def date_longue_fr(moment: date | None) -> str:
    """`lundi 23 novembre 2026`; empty for None."""
    if moment is None:
        return ""
    jour = _jour(moment)
    number = "1er" if jour.day == 1 else str(jour.day)
    return f"{JOURS[jour.weekday()]} {number}{NBSP}{MOIS[jour.month - 1]} {jour.year}"


def heure_fr(moment: datetime) -> str:
    """`16 h 30`, in Paris; raises ValueError for a moment without time zone."""
    local = _in_paris(moment)
    return f"{local.hour}{NBSP}h{NBSP}{local.minute:02d}"


def date_heure_fr(moment: datetime | None) -> str:
    """`lundi 23 novembre 2026 à 16 h 30`, in Paris; empty for None."""
    return "" if moment is None else f"{date_longue_fr(moment)} à{NBSP}{heure_fr(moment)}"


def nombre_fr(nombre: float | Decimal, decimales: int | None = None) -> str:
    """`1 234,5`: comma, thin spaces. `decimales` fixes their number; without it, those the number has, at most six."""
    places = MOST_DECIMALS if decimales is None else decimales
    exact = Decimal(str(nombre)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    entier, _, reste = f"{exact:,f}".partition(".")
    reste = reste.rstrip("0") if decimales is None else reste
    return entier.replace(",", FINE).replace("-", "−") + (f",{reste}" if reste else "")


def octets_fr(octets: int) -> str:
    """`1 Mo`, `340 ko`, `12 octets`: decimal multiples, as the file limits are stated (D008: 1 Mo = 1 000 000)."""
    for unit, size in (("Go", 10**9), ("Mo", 10**6), ("ko", 10**3)):
        if octets >= size:
            return f"{nombre_fr(round(octets / size, 1))}{NBSP}{unit}"
    return pluriel(octets, "octet")


def pluriel(nombre: int, un: str, plusieurs: str = "") -> str:
    """`0 session`, `1 session`, `2 sessions`: in French the plural starts at two."""
    mot = un if abs(nombre) < PLURAL_FROM else plusieurs or f"{un}s"
    return f"{nombre_fr(nombre)}{NBSP}{mot}"
