"""The small values of LHEO: yes or no, whole numbers, days; written one way, read with patience."""

from datetime import date

from services.domain.texte import says_something

INCONNUE_DEBUT, INCONNUE_FIN = "00000000", "99999999"  # LHEO dates: an unknown start, an unknown end


def said(texte: str) -> str | None:
    """The text; None when it is empty, or dashes and dots that say nothing."""
    return texte if says_something(texte) else None


def boolean(answer: bool | None) -> str | None:
    """LHEO dict-boolean; None while nobody answered."""
    return None if answer is None else str(int(answer))


def integer(nombre: int | None) -> str | None:
    """Digits; None for none."""
    return None if nombre is None else str(nombre)


def day(jour: date | None, inconnue: str) -> str:
    """AAAAMMJJ, or the sign of an unknown day."""
    return jour.isoformat().replace("-", "") if jour else inconnue


def is_unknown(texte: str) -> bool:
    """Whether a date of LHEO says that nobody knows it."""
    return texte in (INCONNUE_DEBUT, INCONNUE_FIN)


def read_day(texte: str) -> date | None:
    """The day of an AAAAMMJJ; None for what is no full date (month alone, year alone, unknown)."""
    try:
        return date.fromisoformat(f"{texte[:4]}-{texte[4:6]}-{texte[6:]}") if len(texte) == len("AAAAMMJJ") else None
    except ValueError:
        return None
