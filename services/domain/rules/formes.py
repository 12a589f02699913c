"""The shapes that most rules have: something is missing, too long, too many, or not in its list."""

from collections.abc import Callable, Iterable
from typing import Any

from lheo.langage import ELEMENTS, TABLES
from lheo.versions import Version
from services.domain.errors import Severite
from services.domain.rules import sujets
from services.domain.rules.regle import Ecart, Rule, Sujets, Vue
from services.domain.texte import en_lignes, fold

_LIGNES_MAX = 3
BLOQUANT, ALERTE = Severite.BLOQUANT, Severite.ALERTE


def limite(element: str) -> int:
    """The characters that LHEO allows there, in the stricter of its editions, for we export both."""
    return min(longueur.maximum for longueur in ELEMENTS[element].longueurs.values())


def codes_lheo(table: str) -> frozenset[str]:
    """The codes of a closed table of LHEO 2.3."""
    return frozenset(TABLES[table].libelles(Version.V2_3))


def tient_en_lignes(texte: str) -> bool:
    """Whether it fits on the three lines that LHEO `coordonnees` has besides name and address."""
    lignes = en_lignes(texte, limite("ligne"))
    return len(lignes) <= _LIGNES_MAX and all(len(ligne) <= limite("ligne") for ligne in lignes)


def vide(value: object) -> bool:
    """Nothing was answered; a text of dashes, dots or spaces answers nothing either."""
    if isinstance(value, str):
        return not fold(value)
    return value is None or value == ()


def requis(
    code: str,
    champ: str,
    message: str,
    source: str,
    *,
    sur: Sujets = sujets.formation,
    severite: Severite = BLOQUANT,
    si: Callable[[Any], bool] = lambda _: True,
) -> Rule:
    """The field must be answered, whenever `si` holds of the subject."""

    def trouve(sujet: Any, _: Vue) -> Iterable[Ecart]:
        if si(sujet) and vide(getattr(sujet, champ)):
            yield Ecart(message, (champ,))

    return Rule(code, severite, source, sur, trouve)


def borne(code: str, champ: str, nom: str, element: str, *, sur: Sujets = sujets.formation) -> Rule:
    """The text may not be longer than its LHEO element allows, in Unicode characters."""
    maximum = limite(element)

    def trouve(sujet: Any, _: Vue) -> Iterable[Ecart]:
        longueur = len(getattr(sujet, champ))
        if longueur > maximum:
            yield Ecart(f"Raccourcissez {nom}\u00a0: {longueur} caractères saisis pour {maximum} au plus.", (champ,))

    return Rule(code, BLOQUANT, f"LHEO {element}", sur, trouve)


def nombre(code: str, champ: str, maximum: int, message: str, source: str, *, sur: Sujets = sujets.formation) -> Rule:
    """At most so many items, for LHEO repeats the element no more often."""

    def trouve(sujet: Any, _: Vue) -> Iterable[Ecart]:
        if len(getattr(sujet, champ)) > maximum:
            yield Ecart(message, (champ,))

    return Rule(code, BLOQUANT, source, sur, trouve)


def parmi(
    code: str,
    champ: str,
    admis: Callable[[str], bool],
    message: str,
    source: str,
    *,
    sur: Sujets = sujets.formation,
    severite: Severite = BLOQUANT,
) -> Rule:
    """The code, or each of the codes, must be one of its list; a missing answer is another rule’s affair."""

    def trouve(sujet: Any, _: Vue) -> Iterable[Ecart]:
        value = getattr(sujet, champ)
        several = isinstance(value, tuple)
        for rang, item in enumerate(value if several else (value,)):
            if (several or item) and not admis(item):
                yield Ecart(message, (f"{champ}.{rang}" if several else champ,))

    return Rule(code, severite, source, sur, trouve)


def avis(
    code: str,
    champ: str,
    avise: Callable[[str], str | None],
    source: str,
    *,
    sur: Sujets,
    severite: Severite = BLOQUANT,
) -> Rule:
    """The value must please the function that knows such values, which says in French what is wrong with it."""

    def trouve(sujet: Any, _: Vue) -> Iterable[Ecart]:
        value = getattr(sujet, champ)
        message = avise(value) if value else None
        if message:
            yield Ecart(message, (champ,))

    return Rule(code, severite, source, sur, trouve)
