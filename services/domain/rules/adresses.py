"""What an address must be to stand in LHEO and to be found, wherever it is typed."""

import re
from collections.abc import Callable, Iterable, Mapping

from referentiels import communes
from services.domain.adresse import Adresse
from services.domain.rules.formes import limite
from services.domain.rules.regle import Ecart, Vue

COMPLEMENTS_MAX = 3  # LHEO adresse: four lines, the first being the street
_EXACTES = {
    "code_postal": (r"[0-9]{5}", "Écrivez les 5 chiffres du code postal, par exemple 45000."),
    "departement": (r"[0-9][0-9AB][0-9]?", "Vérifiez le département\u00a0: deux ou trois caractères, par exemple 45."),
    "code_insee": (r"[0-9][0-9AB][0-9]{3}", "Vérifiez le code INSEE de la commune\u00a0: cinq caractères."),
    "region": (r"[0-9]{2}", "Vérifiez le code de la région\u00a0: deux chiffres, par exemple 24."),
    "latitude": (
        r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?",
        "Vérifiez la latitude\u00a0: des degrés décimaux, par exemple 47.902.",
    ),
    "longitude": (
        r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?",
        "Vérifiez la longitude\u00a0: des degrés décimaux, par exemple 1.909.",
    ),
    "pays": (r"[A-Z]{2}", "Écrivez le pays en deux lettres, par exemple FR."),
    "ban_id": (r"[0-9A-Za-z_]{1,60}", "Recherchez de nouveau l’adresse, puis choisissez-la dans la liste."),
}
_ABSENTS = {
    "voie": "Saisissez le numéro et la voie, par exemple 10 rue Saint-Étienne.",
    "code_postal": "Saisissez le code postal, 5 chiffres.",
    "ville": "Saisissez la ville.",
}


def forme(adresse: Adresse, _: Vue | None = None) -> Iterable[Ecart]:
    """Lengths and shapes of LHEO `adresse`; what is missing is told elsewhere, by whoever needs it."""
    ligne = limite("ligne")
    for champ, nom, maximum in (("voie", "la voie", ligne), ("ville", "la ville", limite("ville"))):
        if len(getattr(adresse, champ)) > maximum:
            yield Ecart(f"Abrégez {nom}\u00a0: {maximum} caractères au plus.", (champ,))
    for rang, line in enumerate(adresse.complement):
        if rang >= COMPLEMENTS_MAX or len(line) > ligne:
            message = f"Abrégez le complément d’adresse\u00a0: trois lignes de {ligne} caractères au plus."
            yield Ecart(message, (f"complement.{rang}",))
    if len(adresse.denomination) > limite("denomination"):
        yield Ecart(f"Abrégez le nom du lieu\u00a0: {limite('denomination')} caractères au plus.", ("denomination",))
    for champ, (forme, message) in _EXACTES.items():
        value = getattr(adresse, champ)
        if value and not re.fullmatch(forme, value):
            yield Ecart(message, (champ,))


def incomplete(adresse: Adresse) -> Iterable[Ecart]:
    """Street, post code and town are there (D041, F010)."""
    return (Ecart(_ABSENTS[champ], (champ,)) for champ in adresse.absents)


def commune(adresse: Adresse) -> Iterable[Ecart]:
    """The town is one where its post code delivers (F057), also when the address says that it was found."""
    given = adresse.pays == "FR" and not {"code_postal", "ville"} & {*adresse.absents}
    legible = re.fullmatch(_EXACTES["code_postal"][0], adresse.code_postal)
    if given and legible and (message := communes.check(adresse.code_postal, adresse.ville)):
        yield Ecart(message, ("ville", "code_postal"))


def vague(adresse: Adresse) -> Iterable[Ecart]:
    """Somebody who comes to be trained finds the place (F122)."""
    if adresse.vague:
        message = "Donnez une adresse postale\u00a0: un centre-ville, un parking ou un arrêt de bus ne suffit pas."
        yield Ecart(message, ("voie",))


def illisible(adresse: Adresse) -> Iterable[Ecart]:
    """What stands for the street is a street (F010)."""
    if adresse.illisible:
        yield Ecart("Écrivez la voie en toutes lettres, par exemple 10 rue Saint-Étienne.", ("voie",))


def sans_numero(adresse: Adresse) -> Iterable[Ecart]:
    """The number is there, or what one finds the place by where houses have none (F010)."""
    if adresse.sans_numero:
        message = "Ajoutez le numéro de la voie\u00a0; s’il n’y en a pas, le lieu-dit, la zone ou le bâtiment."
        yield Ecart(message, ("voie",))


# What any address must be, by its code; a place of training must also be one that somebody finds
ADRESSES: Mapping[str, Callable[[Adresse], Iterable[Ecart]]] = {
    "ADRESSE.INCOMPLETE": incomplete,
    "ADRESSE.FORME": forme,
    "ADRESSE.COMMUNE": commune,
}
ADRESSES_DE_LIEU = {**ADRESSES, "ADRESSE.VAGUE": vague, "ADRESSE.ILLISIBLE": illisible}
