"""What the organisation's own record must hold, without which none of its formations can leave in LHEO."""

from collections.abc import Iterable

from referentiels.identifiants import check_numero_activite, check_siret
from services.domain.formation import Formation
from services.domain.rules import sujets
from services.domain.rules.adresses import forme
from services.domain.rules.contacts import CONTACTS
from services.domain.rules.formes import BLOQUANT, limite
from services.domain.rules.regle import Ecart, Rule, Vue
from services.domain.rules.structure import STRUCTURES
from services.domain.texte import fold, has_control

_NATIONAUX = {"siret": check_siret, "numero_activite": check_numero_activite}
_RAISON_SOCIALE_MAX = limite("raison-sociale")


def _identite(_: Formation, vue: Vue) -> Iterable[Ecart]:
    structure = vue.contexte.structure
    if structure is None:
        return
    wrong = [champ for champ, check in _NATIONAUX.items() if check(getattr(structure, champ))]
    if not fold(structure.raison_sociale):
        wrong.append("raison_sociale")
    if wrong:
        message = (
            "L’identité de votre organisme est incomplète ou inexacte\u00a0: écrivez au Carif pour la faire corriger."
        )
        yield Ecart(message, tuple(f"structure.{champ}" for champ in wrong))


def _coordonnees(_: Formation, vue: Vue) -> Iterable[Ecart]:
    """What the rules of the record say of all that leaves in LHEO."""
    structure = vue.contexte.structure
    if structure is None:
        return
    if len(structure.raison_sociale) > _RAISON_SOCIALE_MAX:
        message = (
            f"Dans la fiche de votre organisme, abrégez la raison sociale\u00a0: {_RAISON_SOCIALE_MAX} caractères."
        )
        yield Ecart(message, ("structure.raison_sociale",))
    for regle in (regle for regle in STRUCTURES if regle.lheo):
        for ecart in regle.trouve(structure, vue.contexte.today):
            champs = tuple(f"structure.{champ}" for champ in ecart.champs)
            yield Ecart(f"Dans la fiche de votre organisme\u00a0: {ecart.message}", champs)


def _adresse(_: Formation, vue: Vue) -> Iterable[Ecart]:
    structure = vue.contexte.structure
    if structure is None or structure.adresse.vide:
        return
    if structure.adresse.absents:
        message = "Dans la fiche de votre organisme, complétez l’adresse\u00a0: voie, code postal, ville."
        yield Ecart(message, tuple(f"structure.adresse.{champ}" for champ in structure.adresse.absents))
    for ecart in forme(structure.adresse, vue):
        champs = tuple(f"structure.adresse.{champ}" for champ in ecart.champs)
        yield Ecart(f"Dans la fiche de votre organisme\u00a0: {ecart.message}", champs)


def _controles(_: Formation, vue: Vue) -> Iterable[Ecart]:
    for path, texte in sujets.textes_of(vue.contexte.structure, "structure"):
        if has_control(texte):
            yield Ecart("La fiche de votre organisme contient un caractère invisible\u00a0: retapez ce texte.", (path,))


def _contacts(_: Formation, vue: Vue) -> Iterable[Ecart]:
    """Those that may be shown obey the rules of any contact."""
    structure = vue.contexte.structure
    for rang, contact in enumerate(structure.contacts if structure else ()):
        for rule in (rule for rule in CONTACTS if contact.diffusable and rule.sujets is sujets.contacts):
            for ecart in rule.trouve(contact, vue):
                champs = tuple(f"structure.contacts.{rang}.{champ}" for champ in ecart.champs)
                yield Ecart(f"Dans la fiche de votre organisme\u00a0: {ecart.message}", champs)


ORGANISME: tuple[Rule, ...] = (
    Rule("STRUCTURE.IDENTITE", BLOQUANT, "rule 1, LHEO organisme-formation-responsable", sujets.formation, _identite),
    Rule("STRUCTURE.COORDONNEES", BLOQUANT, "LHEO coordonnees-organisme", sujets.formation, _coordonnees),
    Rule("STRUCTURE.ADRESSE", BLOQUANT, "LHEO adresse", sujets.formation, _adresse),
    Rule("STRUCTURE.CONTROLE", BLOQUANT, "rule 16", sujets.formation, _controles),
    Rule("STRUCTURE.CONTACTS", BLOQUANT, "LHEO contact-organisme", sujets.formation, _contacts),
)
