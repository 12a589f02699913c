"""What a value must look like, beyond what the schema asks: one function per kind of value, in words of French."""

import re
from collections.abc import Callable
from datetime import date

UNKNOWN_START, UNKNOWN_END = "00000000", "99999999"
LA_POSTE = "356000000"  # its branches break Luhn's rule: their digits add up to a multiple of five
UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"

# A form says what is wrong with a stripped value, or nothing. The second word is the code of the finding.
Form = Callable[[str], tuple[str, str] | None]

_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}")
_URL = re.compile(r"(https?://)?[\w-]{1,63}(\.[\w-]{1,63}){1,8}(:\d{1,5})?([/?#]\S*)?")
_HEURE = re.compile(r"([01]?\d|2[0-3])[hH:]([0-5]\d)?")
_NDA = re.compile(r"\d{4}[0-9A-Z]\d{6}|\d{2}[0-9A-Z]\d{8}")
_PRIX = re.compile(r"\d{1,9}(\.\d{1,2})?")


def siret(value: str) -> tuple[str, str] | None:
    digits = re.sub(r"\D", "", value[:40])
    if not re.fullmatch(r"\d{14}", value):
        meant = digits[1:] if len(digits) == 15 and digits[0] == "0" else digits if len(digits) == 14 else ""  # noqa: PLR2004  # a SIRET has 14 digits
        return "SIRET.FORME", f"un SIRET a 14 chiffres{f' : vouliez-vous dire {meant} ?' if meant else ''}"
    if not luhn(value) or (value.startswith(LA_POSTE) and sum(map(int, value)) % 5 == 0):
        return None
    return "SIRET.CLE", "la clé de ce SIRET est fausse : un chiffre est erroné ou interverti"


def luhn(digits: str) -> int:
    """0 when the last digit is the right one (Luhn's rule, as INSEE applies it)."""
    doubled = (int(c) * (2 if rank % 2 else 1) for rank, c in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10  # noqa: PLR2004  # the two digits of a number above 9 are added


def nda(value: str) -> tuple[str, str] | None:
    if _NDA.fullmatch(value):
        return None
    return "NDA.FORME", "un numéro de déclaration d’activité a 11 chiffres (l’un peut être une lettre : 7331P001531)"


def uai(value: str) -> tuple[str, str] | None:
    if not re.fullmatch(r"\d{7}[A-Za-z]", value):
        return "UAI.FORME", "un code UAI a 7 chiffres et une lettre (0750655E)"
    letter = UAI_LETTERS[int(value[:7]) % len(UAI_LETTERS)]
    return ("UAI.CLE", f"la lettre de ce code UAI devrait être {letter}") if letter != value[7].upper() else None


def insee(value: str) -> tuple[str, str] | None:
    if re.fullmatch(r"(\d\d|2[AB])\d{3}", value):
        return None
    return "INSEE.FORME", "un code INSEE de commune a 5 chiffres (2A ou 2B d’abord en Corse)"


def prix(value: str) -> tuple[str, str] | None:
    if _PRIX.fullmatch(value):
        return None
    if "," in value and _PRIX.fullmatch(value.replace(",", ".")):
        return "PRIX.VIRGULE", f"le séparateur décimal est le point : écrivez {value.replace(',', '.')}"
    return "PRIX.FORME", "un prix s’écrit en euros, en chiffres : 1250 ou 1250.50"


def courriel(value: str) -> tuple[str, str] | None:
    return None if _MAIL.fullmatch(value) else ("COURRIEL.FORME", "adresse électronique mal écrite : nom@domaine.fr")


def url(value: str) -> tuple[str, str] | None:
    if not _URL.fullmatch(value):
        return "URL.FORME", "adresse mal écrite : https://www.exemple.fr/page"
    return None


def telephone(value: str) -> tuple[str, str] | None:
    digits = re.sub(r"[\s.\-()/]", "", value[:40])
    if re.fullmatch(r"0\d{9}|(\+|00)\d{8,15}|3\d{3}|1\d{1,5}", digits):
        return None
    return "TEL.FORME", "numéro de téléphone mal écrit : dix chiffres, ou + et l’indicatif du pays"


def heure(value: str) -> tuple[str, str] | None:
    return None if _HEURE.fullmatch(value) else ("HEURE.FORME", "une heure s’écrit 9h ou 14h15")


def jour(value: str) -> tuple[str, str] | None:
    """AAAAMMJJ that exists; month or day 00 when unknown, 00000000 and 99999999 when all is."""
    if not re.fullmatch(r"\d{8}", value) or value in (UNKNOWN_START, UNKNOWN_END):
        return None  # the schema's business, or frankly unknown
    year, month, day = int(value[:4]), int(value[4:6]), int(value[6:])
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return "DATE.CALENDRIER", f"le {value[6:]}/{value[4:6]}/{value[:4]} n’existe pas"
    if not month and day:
        return "DATE.CALENDRIER", "un jour sans mois : écrivez AAAA0000 quand seul l’an est connu"
    return None


def pattern(regex: str, code: str, message: str) -> Form:
    """A form told by one linear pattern."""
    compiled = re.compile(regex)
    return lambda value: None if compiled.fullmatch(value) else (code, message)


codepostal = pattern(r"\d{5}", "CODEPOSTAL.FORME", "un code postal français a 5 chiffres")
_formacode = pattern(r"\d{5}", "FORMACODE.FORME", "un code Formacode a 5 chiffres")
_rncp = pattern(r"(RNCP)?\d{1,6}", "RNCP.FORME", "un code RNCP s’écrit 12345 ou RNCP12345")
_rs = pattern(r"RS\d{1,6}", "RS.FORME", "un code du répertoire spécifique s’écrit RS1234")

FORMES: dict[str, Form] = {
    "SIRET": siret,
    "numero-activite": nda,
    "code-UAI": uai,
    "code-INSEE-commune": insee,
    "prix-horaire-TTC": prix,
    "prix-total-TTC": prix,
    "courriel": courriel,
    "urlweb": url,
    "numtel": telephone,
    "heure-debut": heure,
    "heure-fin": heure,
    "debut": jour,
    "fin": jour,
    "date": jour,
    "code-FORMACODE": _formacode,
    "code-public-vise": _formacode,
    "code-modalite-pedagogique": _formacode,
    "reference-code-FORMACODE": _formacode,
    "code-ROME": pattern(r"[A-N]\d{4}", "ROME.FORME", "un code ROME a une lettre (A à N) et 4 chiffres : D1402"),
    "code-NSF": pattern(r"\d{3}", "NSF.FORME", "un code NSF a 3 chiffres"),
    "code-RNCP": _rncp,
    "reference-code-RNCP": _rncp,
    "code-RS": _rs,
    "reference-code-RS": _rs,
    "code-CPF": pattern(r"CPF\d{1,7}", "CPF.FORME", "un code CPF s’écrit CPF suivi de chiffres"),
    "code-bloc": pattern(r"(RNCP|RS)\d{1,6}BC\d{1,3}", "BLOC.FORME", "un bloc s’écrit RNCP12345BC01"),
    "langue-formation": pattern(r"[a-z]{2}", "LANGUE.FORME", "une langue s’écrit en deux minuscules (ISO 639-1) : fr"),
    "pays": pattern(r"[A-Z]{2}", "PAYS.FORME", "un pays s’écrit en deux capitales (ISO 3166) : FR"),
    "latitude": pattern(r"-?\d{1,2}(\.\d{1,20})?", "GEO.FORME", "une latitude est un nombre décimal : 43.6045"),
    "longitude": pattern(r"-?\d{1,3}(\.\d{1,20})?", "GEO.FORME", "une longitude est un nombre décimal : 1.4440"),
}
"""Every element whose value has a form, by its name."""

REFERENTIELS = {
    "code-FORMACODE": "formacode",
    "reference-code-FORMACODE": "formacode",
    "code-ROME": "rome",
    "code-NSF": "nsf",
    "code-INSEE-commune": "communes",
    "code-public-vise": "publics",
    "code-RNCP": "rncp",
    "code-RS": "rs",
    "pays": "pays",
}
"""Elements whose value stands in a list that the caller may bring."""
