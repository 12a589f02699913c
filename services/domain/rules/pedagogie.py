"""What the pedagogical half of a formation must hold: the elements of LHEO `formation` and their lists."""

import re
from collections.abc import Iterable

from referentiels.adresse_web import check_url
from referentiels.listes import contains, liste
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.rules import sujets
from services.domain.rules.formes import ALERTE, BLOQUANT, avis, borne, codes_lheo, nombre, parmi, requis
from services.domain.rules.regle import Ecart, Rule, Vue

_NIVEAUX = codes_lheo("dict-niveaux")
_PARCOURS = codes_lheo("dict-type-parcours")
_OBJECTIFS = codes_lheo("dict-AIS") - {"1"}  # 1 is kept for old records: «code obsolète»
_DUREES_CYCLE = range(1, 6)
_CERTIFINFO = re.compile(r"[0-9]{1,6}")  # 2.2 has 6 characters where 2.3 has 10
_RNCP = re.compile(r"(?:RNCP)?[1-9][0-9]{0,5}", re.IGNORECASE)
_RS = re.compile(r"(?:RS)?[1-9][0-9]{0,7}", re.IGNORECASE)
_CODES = {"code_rncp": _RNCP, "code_rs": _RS, "code_certifinfo": _CERTIFINFO}


def _certifiante(fiche: Formation) -> bool:
    return fiche.certifiante is True


def _codes_lisibles(visee: CertificationVisee, _: Vue) -> Iterable[Ecart]:
    given = {champ: getattr(visee, champ) for champ in _CODES}
    if not any(given.values()):
        yield Ecart(
            "Choisissez la certification dans la liste, ou donnez son code RNCP, RS ou Certifinfo.", ("code_rncp",)
        )
    for champ, code in given.items():
        if code and not _CODES[champ].fullmatch(code):
            message = "Écrivez le code comme sur la fiche de France compétences, par exemple RNCP38379 ou RS6547."
            yield Ecart(message, (champ,))


def _non_certifiante_sans_certification(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    if fiche.certifiante is False and fiche.certifications:
        message = (
            "Répondez «\u00a0oui\u00a0» à «\u00a0formation certifiante\u00a0», ou retirez la certification choisie."
        )
        yield Ecart(message, ("certifiante", "certifications"))


def _publics_lisibles(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    for rang, public in enumerate(fiche.publics):
        if not _formacode_lisible(public):
            yield Ecart(
                "Choisissez le public dans la liste\u00a0: ce code n’est pas un code Formacode.", (f"publics.{rang}",)
            )


def _publics_de_la_liste(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    publics = liste("publics")
    for rang, public in enumerate(fiche.publics):
        # codes of another version mean something else, so this list says nothing of them
        if public.version == publics.version and public.code not in publics:
            yield Ecart(
                f"Vérifiez le public\u00a0: le code {public.code} n’est pas dans la liste.", (f"publics.{rang}",)
            )


def _formacodes_lisibles(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    for rang, formacode in enumerate(fiche.formacodes):
        if not _formacode_lisible(formacode):
            message = "Choisissez le Formacode dans la liste\u00a0: il a cinq chiffres et une version (V14)."
            yield Ecart(message, (f"formacodes.{rang}",))


def _formacode_lisible(formacode: Formacode) -> bool:
    return re.fullmatch(r"[0-9]{5}", formacode.code) is not None and formacode.version != ""


def _duree_cycle(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    if fiche.duree_cycle is not None and fiche.duree_cycle not in _DUREES_CYCLE:
        yield Ecart("Indiquez la durée officielle du cycle en années, de 1 à 5 (2 pour un BTS).", ("duree_cycle",))


PEDAGOGIE: tuple[Rule, ...] = (
    requis(
        "FORMATION.INTITULE.VIDE",
        "intitule",
        "Donnez l’intitulé de la formation, en toutes lettres.",
        "LHEO intitule-formation",
    ),
    borne("FORMATION.INTITULE.TROP_LONG", "intitule", "l’intitulé", "intitule-formation"),
    requis(
        "FORMATION.CERTIFIANTE.MANQUANTE",
        "certifiante",
        "Dites si la formation mène à une certification, un diplôme ou une habilitation.",
        "LHEO certifiante, F090",
    ),
    requis(
        "FORMATION.CERTIFICATIONS.MANQUANTES",
        "certifications",
        "Choisissez la certification que la formation prépare.",
        "LHEO certification, F090",
        si=_certifiante,
    ),
    nombre(
        "FORMATION.CERTIFICATIONS.TROP_NOMBREUSES",
        "certifications",
        5,
        "Gardez cinq certifications au plus.",
        "LHEO certification",
    ),
    Rule("FORMATION.CERTIFICATIONS.CODE_ILLISIBLE", BLOQUANT, "LHEO code-RNCP", sujets.certifications, _codes_lisibles),
    Rule(
        "FORMATION.CERTIFICATIONS.INATTENDUES",
        ALERTE,
        "LHEO certifiante",
        sujets.formation,
        _non_certifiante_sans_certification,
    ),
    requis(
        "FORMATION.OBJECTIF.VIDE",
        "objectif",
        "Décrivez l’objectif\u00a0: les compétences visées par la formation.",
        "LHEO objectif-formation, F098",
    ),
    borne("FORMATION.OBJECTIF.TROP_LONG", "objectif", "l’objectif", "objectif-formation"),
    requis(
        "FORMATION.RESULTATS_ATTENDUS.VIDE",
        "resultats_attendus",
        "Décrivez les résultats attendus, par exemple le diplôme obtenu et les métiers visés.",
        "LHEO resultats-attendus",
    ),
    borne(
        "FORMATION.RESULTATS_ATTENDUS.TROP_LONG", "resultats_attendus", "les résultats attendus", "resultats-attendus"
    ),
    requis(
        "FORMATION.CONTENU.VIDE",
        "contenu",
        "Décrivez le contenu\u00a0: les sujets traités pendant la formation.",
        "LHEO contenu-formation, F098",
    ),
    borne("FORMATION.CONTENU.TROP_LONG", "contenu", "le contenu", "contenu-formation"),
    requis(
        "FORMATION.PRE_REQUIS.VIDE",
        "pre_requis",
        "Indiquez les prérequis\u00a0; sans réponse, la fiche affichera «\u00a0Aucun prérequis\u00a0».",
        "LHEO conditions-specifiques, F136",
        severite=ALERTE,
    ),
    borne("FORMATION.PRE_REQUIS.TROP_LONG", "pre_requis", "les prérequis", "conditions-specifiques"),
    requis(
        "FORMATION.NIVEAU_ENTREE.MANQUANT",
        "niveau_entree",
        "Choisissez le niveau minimum attendu à l’entrée.",
        "LHEO code-niveau-entree, F097",
    ),
    parmi(
        "FORMATION.NIVEAU_ENTREE.INCONNU",
        "niveau_entree",
        _NIVEAUX.__contains__,
        "Choisissez le niveau d’entrée dans la liste.",
        "LHEO dict-niveaux",
    ),
    requis(
        "FORMATION.NIVEAU_ENTREE_OBLIGATOIRE.MANQUANT",
        "niveau_entree_obligatoire",
        "Dites si le niveau d’entrée est obligatoire.",
        "LHEO niveau-entree-obligatoire",
    ),
    requis(
        "FORMATION.NIVEAU_SORTIE.MANQUANT",
        "niveau_sortie",
        "Choisissez le niveau de sortie de la certification.",
        "LHEO code-niveau-sortie, F097",
        si=_certifiante,
    ),
    parmi(
        "FORMATION.NIVEAU_SORTIE.INCONNU",
        "niveau_sortie",
        _NIVEAUX.__contains__,
        "Choisissez le niveau de sortie dans la liste.",
        "LHEO dict-niveaux",
    ),
    requis(
        "FORMATION.TYPE_PARCOURS.MANQUANT",
        "type_parcours",
        "Choisissez le type de parcours\u00a0: en groupe, individualisé, modulaire ou mixte.",
        "LHEO parcours-de-formation, F136",
    ),
    parmi(
        "FORMATION.TYPE_PARCOURS.INCONNU",
        "type_parcours",
        _PARCOURS.__contains__,
        "Choisissez le type de parcours dans la liste.",
        "LHEO dict-type-parcours",
    ),
    requis(
        "FORMATION.OBJECTIF_GENERAL.MANQUANT",
        "objectif_general",
        "Choisissez l’objectif général de la formation.",
        "LHEO objectif-general-formation",
    ),
    parmi(
        "FORMATION.OBJECTIF_GENERAL.INCONNU",
        "objectif_general",
        _OBJECTIFS.__contains__,
        "Choisissez l’objectif général dans la liste.",
        "LHEO dict-AIS",
    ),
    requis(
        "FORMATION.PUBLICS.MANQUANTS",
        "publics",
        "Choisissez au moins un public visé.",
        "LHEO code-public-vise, D070",
    ),
    nombre("FORMATION.PUBLICS.TROP_NOMBREUX", "publics", 10, "Gardez dix publics au plus.", "LHEO code-public-vise"),
    Rule("FORMATION.PUBLICS.ILLISIBLE", BLOQUANT, "LHEO code-public-vise", sujets.formation, _publics_lisibles),
    Rule("FORMATION.PUBLICS.INCONNU", ALERTE, "LHEO code-public-vise", sujets.formation, _publics_de_la_liste),
    nombre(
        "FORMATION.FORMACODES.TROP_NOMBREUX", "formacodes", 5, "Gardez cinq Formacode au plus.", "LHEO code-FORMACODE"
    ),
    Rule("FORMATION.FORMACODES.ILLISIBLE", BLOQUANT, "LHEO code-FORMACODE", sujets.formation, _formacodes_lisibles),
    nombre("FORMATION.NSF.TROP_NOMBREUX", "nsf", 3, "Gardez trois codes NSF au plus.", "LHEO code-NSF"),
    parmi(
        "FORMATION.NSF.INCONNU",
        "nsf",
        lambda code: contains("nsf", code),
        "Choisissez la spécialité NSF dans la liste.",
        "LHEO code-NSF",
    ),
    nombre("FORMATION.ROME.TROP_NOMBREUX", "rome", 5, "Gardez cinq codes ROME au plus.", "LHEO code-ROME"),
    parmi(
        "FORMATION.ROME.ILLISIBLE",
        "rome",
        lambda code: re.fullmatch(r"[A-N][0-9]{4}", code) is not None,
        "Écrivez le code ROME avec sa lettre et ses quatre chiffres, par exemple C1102.",
        "LHEO code-ROME",
    ),
    Rule("FORMATION.DUREE_CYCLE.IMPOSSIBLE", BLOQUANT, "LHEO duree-cycle, F096", sujets.formation, _duree_cycle),
    avis("FORMATION.URL.INVALIDE", "url", check_url, "rule 17, LHEO url-formation", sur=sujets.formation),
)
