"""What an address must look like to stand in LHEO, wherever it is typed."""

import re
from collections.abc import Iterable

from services.domain.adresse import Adresse
from services.domain.rules.formes import limite
from services.domain.rules.regle import Ecart, Vue

_COMPLEMENTS_MAX = 3  # LHEO adresse: four lines, the first being the street
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
}


def forme(adresse: Adresse, _: Vue | None = None) -> Iterable[Ecart]:
    """Lengths and shapes of LHEO `adresse`; what is missing is told elsewhere, by whoever needs it."""
    ligne = limite("ligne")
    for champ, nom, maximum in (("voie", "la voie", ligne), ("ville", "la ville", limite("ville"))):
        if len(getattr(adresse, champ)) > maximum:
            yield Ecart(f"Abrégez {nom}\u00a0: {maximum} caractères au plus.", (champ,))
    if len(adresse.complement) > _COMPLEMENTS_MAX or any(len(line) > ligne for line in adresse.complement):
        message = f"Abrégez le complément d’adresse\u00a0: trois lignes de {ligne} caractères au plus."
        yield Ecart(message, ("complement",))
    if len(adresse.denomination) > limite("denomination"):
        yield Ecart(f"Abrégez le nom du lieu\u00a0: {limite('denomination')} caractères au plus.", ("denomination",))
    for champ, (forme, message) in _EXACTES.items():
        value = getattr(adresse, champ)
        if value and not re.fullmatch(forme, value):
            yield Ecart(message, (champ,))
