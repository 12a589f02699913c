"""Says of an identifier, as typed, whether it can be right; if not, in one French sentence, what to write instead.

Every `normalise_x` gives the form to store and accepts anything; every `check_x` takes what the person typed and
returns None or the sentence. Existence is another matter: that is asked of the registers (`referentiels.registres`).
The two libraries are loaded at first use: 30 ms each, too much for the cold start of a page without such a field.
"""

import re

from referentiels.territoires import departement_of_code_postal

SIREN_LA_POSTE = "356000000"
SIRET_SIEGE_LA_POSTE = "35600000000048"
COURRIEL_MAX = 160  # LHEO courriel: 3 to 160 characters
LETTRES_UAI = "ABCDEFGHJKLMNPRSTUVWXYZ"  # 23 letters: I, O and Q are left out

_SEPARATEURS = re.compile(r"[\s.\-_/\u00a0\u202f\u2009]+")
_NUMERO_ACTIVITE = re.compile(r"(\d{2})(\d{2}|2[AB])(P?\d{4,5})(\d{2}|2[AB])")
_CODE_CERTIFICATION = re.compile(r"(?:RNCP[1-9]\d{0,5}(?:BC\d{2})?|RS[1-9]\d{0,5})")


def normalise_code(valeur: str) -> str:
    """The bare code: no space, dot, dash nor slash; capitals."""
    return _SEPARATEURS.sub("", valeur).upper()


normalise_siren = normalise_siret = normalise_numero_activite = normalise_uai = normalise_code


def check_siren(valeur: str) -> str | None:
    """9 digits with a Luhn key (Sirene)."""
    siren = normalise_siren(valeur)
    if not _digits(siren, 9):
        return f"Écrivez les 9 chiffres du SIREN : vous en avez saisi {_count(siren)}."
    from stdnum.fr import siren as stdnum_siren

    if not int(siren) or not stdnum_siren.is_valid(siren):
        return "Vérifiez le SIREN : sa clé de contrôle est fausse, un chiffre est sans doute inexact."
    return None


def check_siret(valeur: str) -> str | None:
    """14 digits, Luhn on all and on the first 9; La Poste's own rule; all zeros refused, which Luhn would accept."""
    siret = normalise_siret(valeur)
    if not _digits(siret, 14):
        return f"Écrivez les 14 chiffres du SIRET : vous en avez saisi {_count(siret)}."
    if not int(siret[:9]) or not _siret_key_holds(siret):
        return "Vérifiez le SIRET : sa clé de contrôle est fausse, un chiffre est sans doute inexact."
    return None


def _siret_key_holds(siret: str) -> bool:
    # La Poste has too many offices for Luhn: head office apart, the sum of the digits need only be divisible by 5.
    if siret.startswith(SIREN_LA_POSTE) and siret != SIRET_SIEGE_LA_POSTE:
        return sum(map(int, siret)) % 5 == 0
    from stdnum.fr import siret as stdnum_siret

    return bool(stdnum_siret.is_valid(siret))


def siren_of(siret: str) -> str:
    """The legal unit of an establishment."""
    return normalise_siret(siret)[:9]


def check_numero_activite(valeur: str) -> str | None:
    """11 digits, or 10 and a P (public bodies): the length LHEO demands. See also `doubt_numero_activite`."""
    numero = normalise_numero_activite(valeur)
    if re.fullmatch(r"[0-9][0-9A-Z]{10}", numero):
        return None
    return (
        "Écrivez les 11 caractères du numéro de déclaration d’activité, tels que la DREETS les a donnés : "
        "11 chiffres, par exemple 24 45 04034 45, ou 10 chiffres et un P pour un organisme public."
    )


def doubt_numero_activite(valeur: str) -> str | None:
    """A warning, never a refusal: `RR DD NNNNN DD` was read off real numbers; the public list decides.

    The region is not tested: numbers given before 2016 keep the region codes of their time.
    """
    if check_numero_activite(valeur) is not None:
        return None
    match = _NUMERO_ACTIVITE.fullmatch(normalise_numero_activite(valeur))
    if match and match[2] == match[4]:
        return None
    return (
        "Vérifiez le numéro de déclaration d’activité : d’ordinaire le département (3ᵉ et 4ᵉ caractères) "
        "revient dans les deux derniers caractères."
    )


def check_uai(valeur: str) -> str | None:
    """7 digits and the letter of their remainder by 23 (Éducation nationale)."""
    uai = normalise_uai(valeur)
    if not re.fullmatch(r"[0-9]{7}[A-Z]", uai):
        return "Écrivez le code UAI en 7 chiffres suivis d’une lettre, par exemple 0450049J."
    if uai[7] != LETTRES_UAI[int(uai[:7]) % 23]:
        return "Vérifiez le code UAI : la lettre finale ne correspond pas aux chiffres."
    return None


def normalise_code_certification(valeur: str) -> str:
    """`rncp 37 949` becomes `RNCP37949`. A bare number stays bare: only the caller knows the répertoire."""
    return normalise_code(valeur)


def check_code_certification(valeur: str) -> str | None:
    """A sheet of France compétences: RNCP or RS and its number, or a block of an RNCP sheet (RNCPnBCnn)."""
    if _CODE_CERTIFICATION.fullmatch(normalise_code_certification(valeur)):
        return None
    return "Écrivez le code avec son répertoire, par exemple RNCP37949, RS6547, ou RNCP37674BC01 pour un bloc."


def normalise_courriel(valeur: str) -> str:
    """Without spaces around, domain in lower case and in its readable form; unchanged when it is no address."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(valeur.strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        return valeur.strip()


def check_courriel(valeur: str, *, ascii_seul: bool = False) -> str | None:
    """No network look-up. `ascii_seul` also refuses accents before the @, which many senders cannot deliver to."""
    from email_validator import EmailNotValidError, validate_email

    try:
        adresse = validate_email(valeur.strip(), check_deliverability=False, allow_smtputf8=not ascii_seul)
    except EmailNotValidError:
        return "Écrivez une adresse électronique complète, par exemple prenom.nom@organisme.fr."
    if len(adresse.normalized) > COURRIEL_MAX:
        return f"Raccourcissez l’adresse électronique : {COURRIEL_MAX} caractères au plus."
    return None


def normalise_code_postal(valeur: str) -> str:
    """`45 000` becomes `45000`."""
    return normalise_code(valeur)


def check_code_postal(valeur: str) -> str | None:
    """5 digits that begin like a department of France, overseas included (La Poste)."""
    code = normalise_code_postal(valeur)
    if not _digits(code, 5):
        return "Écrivez les 5 chiffres du code postal, par exemple 45000."
    if departement_of_code_postal(code) is None:
        return f"Vérifiez le code postal : {code} ne commence par aucun numéro de département."
    return None


def _digits(valeur: str, nombre: int) -> bool:
    # Not str.isdigit: it accepts the digits of other alphabets, which no register knows.
    return re.fullmatch(rf"[0-9]{{{nombre}}}", valeur) is not None


def _count(valeur: str) -> str:
    autres = len(re.sub(r"[0-9]", "", valeur))
    chiffres = str(len(valeur) - autres)
    return f"{chiffres}, avec d’autres caractères" if autres else chiffres
