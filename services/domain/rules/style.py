"""How texts must be written so that every reader can read them, and every partner carry them."""

from collections.abc import Iterable

from services.domain.formation import Formation
from services.domain.rules import sujets
from services.domain.rules.formes import ALERTE, BLOQUANT
from services.domain.rules.regle import Ecart, Rule, Vue
from services.domain.texte import has_control, has_entities, has_tags

_CAPITALES_MAX = 0.6  # rule 16
_LETTRES_MIN = 12  # under that, a title of acronyms («CAP AEPE») is no shouting
_REDIGES = frozenset(
    {
        "intitule", "objectif", "resultats_attendus", "contenu", "pre_requis", "rythme", "modalites_alternance",
        "duree_commentaire", "modalites_inscription", "public_vise_commentaire", "hebergement", "restauration",
        "transport", "acces_handicapes",
    }
)  # fmt: skip


def _rediges(fiche: Formation) -> Iterable[tuple[str, str]]:
    """The texts that somebody wrote for the public."""
    for path, texte in sujets.textes(fiche):
        champ = path.rsplit(".", 1)[-1]
        if champ in _REDIGES and not path.startswith("certifications"):
            yield path, texte


def _capitales(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    for path, texte in _rediges(fiche):
        letters = [sign for sign in texte if sign.isalpha()]
        if len(letters) >= _LETTRES_MIN and sum(map(str.isupper, letters)) > _CAPITALES_MAX * len(letters):
            yield Ecart("Écrivez ce texte en minuscules accentuées, avec une majuscule en début de phrase.", (path,))


def _html(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    for path, texte in _rediges(fiche):
        if has_tags(texte) or has_entities(texte):
            message = (
                "Retirez le code HTML (balises comme <b>, entités comme &eacute;)\u00a0: seul le texte est publié."
            )
            yield Ecart(message, (path,))


def _controles(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    for path, texte in sujets.textes(fiche):
        if has_control(texte):
            message = (
                "Ce texte contient un caractère invisible, venu d’un copier-coller\u00a0: retapez-le ou recollez-le."
            )
            yield Ecart(message, (path,))


STYLE: tuple[Rule, ...] = (
    Rule("TEXTE.CAPITALES", ALERTE, "rule 16, D072, F094", sujets.formation, _capitales),
    Rule("TEXTE.HTML", BLOQUANT, "rule 16, F099", sujets.formation, _html),
    Rule("TEXTE.CONTROLE", BLOQUANT, "rule 16, F099", sujets.formation, _controles),
)
