"""Reads what people type without losing it: a value, or the sentence that says how to type it.

Every `read_x` takes the text and the field path, and gives the value, None when nothing was typed, or a Violation. The
caller keeps the text itself, to show it again beside the sentence. Every `show_x` gives back what a person would type.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from services.domain.errors import Violation
from services.domain.texte import fold, normalise, normalise_line

TEXTE_MAX = 20_000  # no field of LHEO comes near; longer is a mistake of the clipboard, and costs the table
_LIGNE_MAX = 2_000  # far beyond the longest line, and capital letters may be three times as many
_PRIX_MAX = 10  # LHEO prix-total-TTC: 1 to 10 characters
_CHIFFRES_MAX = 12  # more is no number anybody means
_ANNEES = range(1950, 2101)
_PIVOT = 70  # «27» is 2027 and «98» 1998
_MOIS = {
    nom: str(numero)
    for numero, noms in enumerate(
        ("janvier janv jan", "fevrier fevr fev", "mars mar", "avril avr", "mai", "juin", "juillet juil", "aout",
         "septembre sept sep", "octobre oct", "novembre nov", "decembre dec"), start=1)
    for nom in noms.split()
}  # fmt: skip
# The ways to write a date once accents, case and punctuation are gone, the most French first.
_DATES = tuple(
    re.compile(way, re.ASCII)
    for way in (
        r"(?P<jour>\d{1,2})(?:er)? (?P<mois>\d{1,2}) (?P<annee>\d{4}|\d{2})",
        r"(?P<annee>\d{4}) (?P<mois>\d{1,2}) (?P<jour>\d{1,2})",
        r"(?P<jour>\d{2})(?P<mois>\d{2})(?P<annee>\d{4}|\d{2})",
        r"(?P<annee>\d{4})(?P<mois>\d{2})(?P<jour>\d{2})",
    )
)
_HEURE = re.compile(r"([01]?[0-9]|2[0-3])(?:[h:]?([0-5][0-9])|h)?")
_OUI = frozenset({"oui", "o", "1", "true", "vrai", "on", "yes"})
_NON = frozenset({"non", "n", "0", "false", "faux", "off", "no"})


def read_text(texte: str, champ: str) -> str | Violation:
    """A text of several lines, cleaned of what the clipboard brings."""
    if len(texte) > TEXTE_MAX:
        return _too_long(champ)
    return normalise(texte)


def read_line(texte: str, champ: str) -> str | Violation:
    """A text of one line: a title, a name, a street."""
    if len(texte) > TEXTE_MAX:
        return _too_long(champ)
    return normalise_line(texte)


def first_line(typed: Mapping[str, Sequence[str]], champ: str) -> str:
    """The line typed in a field of a form; beyond any limit it is cut, and the field's own limit says so."""
    return normalise_line((typed.get(champ) or [""])[0][:_LIGNE_MAX])


def read_date(texte: str, champ: str) -> date | Violation | None:
    """`2/9/27`, `020927`, `02/09/2027`, `2027-09-02`, `2 septembre 2027`; the day always before the month."""
    typed = " ".join(_MOIS.get(word, word) for word in fold(texte).split())
    if not typed:
        return None
    for match in filter(None, (way.fullmatch(typed) for way in _DATES)):
        annee, mois, jour = _full_year(match["annee"]), int(match["mois"]), int(match["jour"])
        if annee in _ANNEES and _exists(annee, mois, jour):
            return date(annee, mois, jour)
    message = "Écrivez une date qui existe, sous la forme JJ/MM/AAAA, par exemple 02/09/2027."
    return Violation("SAISIE.DATE.ILLISIBLE", message, (champ,))


def _full_year(annee: str) -> int:
    year = int(annee)
    if len(annee) == len("AAAA"):
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _exists(annee: int, mois: int, jour: int) -> bool:
    try:
        date(annee, mois, jour)
    except ValueError:
        return False
    return True


def read_integer(texte: str, champ: str, *, maximum: int = 99_999) -> int | Violation | None:
    """A whole number, perhaps with spaces and a unit: `1 300`, `35 h`. The default maximum is that of LHEO's hours."""
    typed = re.sub(r"(?<=\d)(?:h|heures?|places?|ans?)$", "", _without_spaces(texte).casefold())
    if not typed:
        return None
    if not _plain_digits(typed) or len(typed) > _CHIFFRES_MAX or int(typed) > maximum:
        message = f"Écrivez un nombre entier, en chiffres, entre 0 et {show_integer(maximum)}."
        return Violation("SAISIE.NOMBRE.ILLISIBLE", message, (champ,))
    return int(typed)


def read_price(texte: str, champ: str) -> str | Violation | None:
    """Euros with at most two decimals, comma or point, as the text LHEO wants: `1 250,5 €` gives `1250.50`."""
    typed = re.sub(r"(?:€|eur|euros?)(?:ttc)?$", "", _without_spaces(texte).casefold())
    if not typed:
        return None
    if typed == "gratuit":
        return "0"
    match = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{3})+(?=,)|[0-9]+)(?:[.,]([0-9]{1,2}))?", typed)
    if match is None:
        message = "Écrivez un prix en euros, avec deux décimales au plus, par exemple 1250 ou 1250,50."
        return Violation("SAISIE.PRIX.ILLISIBLE", message, (champ,))
    euros, cents = match[1].replace(".", "").lstrip("0") or "0", match[2]
    prix = f"{euros}.{cents:0<2}" if cents else euros
    if len(prix) > _PRIX_MAX:
        return Violation("SAISIE.PRIX.TROP_GRAND", "Vérifiez le prix : il dépasse 9 999 999,99 €.", (champ,))
    return prix


def read_boolean(texte: str, champ: str) -> bool | Violation | None:
    """`oui` or `non`, as a radio button or a spreadsheet gives it."""
    typed = fold(texte)
    if not typed:
        return None
    if typed in _OUI or typed in _NON:
        return typed in _OUI
    return Violation("SAISIE.OUI_NON.ILLISIBLE", "Répondez par oui ou par non.", (champ,))


def read_time(texte: str, champ: str) -> time | Violation | None:
    """`14:15`, `14h15`, `9h`, `0915`."""
    typed = _without_spaces(texte).casefold()
    if not typed:
        return None
    match = _HEURE.fullmatch(typed)
    if match is None:
        message = "Écrivez une heure sous la forme HH:MM, par exemple 14:15."
        return Violation("SAISIE.HEURE.ILLISIBLE", message, (champ,))
    return time(int(match[1]), int(match[2] or 0))


def show_date(jour: date | None) -> str:
    """JJ/MM/AAAA, empty when there is none."""
    return "" if jour is None else f"{jour.day:02d}/{jour.month:02d}/{jour.year:04d}"


def show_integer(nombre: int | None) -> str:
    """Thousands apart by a no-break space: `1 300`; empty when there is none."""
    return "" if nombre is None else f"{nombre:,}".replace(",", "\u00a0")


def show_price(prix: str) -> str:
    """`1250.50` as one reads it: `1250,50`."""
    return prix.replace(".", ",")


def show_boolean(reponse: bool | None) -> str:
    """`oui`, `non`, empty when nobody answered."""
    return "" if reponse is None else ("oui" if reponse else "non")


def show_time(heure: time | None) -> str:
    """`14:15`, empty when there is none."""
    return "" if heure is None else f"{heure.hour:02d}:{heure.minute:02d}"


def _without_spaces(texte: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u2009]+", "", texte)


def _plain_digits(texte: str) -> bool:
    # Not str.isdigit, which takes the digits of every alphabet and «²».
    return re.fullmatch(r"[0-9]+", texte) is not None


def _too_long(champ: str) -> Violation:
    message = (
        f"Raccourcissez ce texte : il dépasse {show_integer(TEXTE_MAX)} caractères, sans doute un collage par erreur."
    )
    return Violation("SAISIE.TEXTE.TROP_LONG", message, (champ,))
