"""Says whether a telephone number can be rung, and gives it in the international form that is stored (E.164)."""

import re

_SEPARATEURS = re.compile(r"[\s.\-_/\u00a0\u202f\u2009]+")

# First four digits dialled overseas -> country calling code (ARCEP numbering plan). Everything else is mainland, +33.
_OUTRE_MER = {
    "0262": "262", "0263": "262", "0692": "262", "0693": "262",  # La Réunion
    "0269": "262", "0639": "262",  # Mayotte
    "0590": "590", "0690": "590", "0691": "590",  # Guadeloupe, Saint-Barthélemy, Saint-Martin
    "0594": "594", "0694": "594",  # Guyane
    "0596": "596", "0696": "596", "0697": "596",  # Martinique
}  # fmt: skip
_FRANCE = {
    "33": r"[1-9]\d{8}",
    "262": r"(?:26[239]|69[23]|639)\d{6}",
    "590": r"(?:590|69[01])\d{6}",
    "594": r"(?:594|694)\d{6}",
    "596": r"(?:596|69[67])\d{6}",
    "508": r"\d{6}",  # Saint-Pierre-et-Miquelon, six digits
    "687": r"\d{6}",  # Nouvelle-Calédonie
    "689": r"\d{8}",  # Polynésie française
    "681": r"\d{6}",  # Wallis-et-Futuna
}
_NORD_AMERICAIN = re.compile(r"\+1[2-9]\d{9}")
_ETRANGER = re.compile(r"\+[2-9]\d{7,14}")


def normalise_telephone(valeur: str) -> str:
    """`02 38 77 83 35` becomes `+33238778335`; what is no number comes back without its separators."""
    numero = _SEPARATEURS.sub("", valeur).replace("(0)", "")
    if numero.startswith("00"):
        return f"+{numero[2:]}"
    if re.fullmatch(r"0508\d{6}", numero, re.ASCII):
        return f"+508{numero[4:]}"
    if re.fullmatch(r"0[1-9]\d{8}", numero, re.ASCII):
        return f"+{_OUTRE_MER.get(numero[:4], '33')}{numero[1:]}"
    return numero


def check_telephone(valeur: str) -> str | None:
    """French numbers (mainland and overseas) by their plan, foreign ones by their length only."""
    if _can_be_rung(normalise_telephone(valeur)):
        return None
    return "Écrivez un numéro à 10 chiffres, par exemple 02 38 77 83 35, ou avec son indicatif : +32 2 123 45 67."


def _can_be_rung(numero: str) -> bool:
    for indicatif, plan in _FRANCE.items():
        if numero.startswith(f"+{indicatif}"):
            return re.fullmatch(plan, numero[1 + len(indicatif) :], re.ASCII) is not None
    return bool(_NORD_AMERICAIN.fullmatch(numero) or re.fullmatch(_ETRANGER.pattern, numero, re.ASCII))


def readable_telephone(valeur: str) -> str:
    """For a page: `+33238778335` becomes `02 38 77 83 35`; foreign numbers stay international."""
    numero = normalise_telephone(valeur)
    for indicatif in ("33", "262", "590", "594", "596"):
        if re.fullmatch(rf"\+{indicatif}\d{{9}}", numero, re.ASCII):
            national = f"0{numero[1 + len(indicatif) :]}"
            return " ".join(national[i : i + 2] for i in range(0, 10, 2))
    return numero
