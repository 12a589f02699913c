"""What the practical half, the session, must hold: the elements of LHEO `action` and `session` and their lists."""

import re
from collections.abc import Iterable
from datetime import timedelta

from referentiels.adresse_web import check_url
from referentiels.identifiants import check_siret
from referentiels.listes import liste
from services.domain.rules import sujets
from services.domain.rules.formes import ALERTE, BLOQUANT, avis, borne, codes_lheo, limite, nombre, parmi, requis
from services.domain.rules.regle import Ecart, Rule, Vue
from services.domain.saisie import show_date
from services.domain.session import Financement, Session

_RECRUTEMENTS = codes_lheo("dict-etat-recrutement")
_HEURES_MAX = 99_999  # LHEO nombre-heures-total
_HEURES_PAR_SEMAINE = 168
_PRIX = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?", re.ASCII)
_HORIZON = timedelta(days=3653)


def _dates_dans_l_ordre(session: Session, _: Vue) -> Iterable[Ecart]:
    if session.date_debut and session.date_fin and session.date_fin < session.date_debut:
        yield Ecart(
            "Vérifiez les dates\u00a0: la session se termine avant d’avoir commencé.", ("date_fin", "date_debut")
        )


def _terminee(session: Session, vue: Vue) -> Iterable[Ecart]:
    if session.date_fin and session.terminee(vue.contexte.today):
        jour = show_date(session.date_fin)
        message = (
            f"Cette session est terminée depuis le {jour}\u00a0: archivez-la, ou créez la prochaine en la dupliquant."
        )
        yield Ecart(message, ("date_fin",))


def _dates_plausibles(session: Session, vue: Vue) -> Iterable[Ecart]:
    today = vue.contexte.today
    for champ in ("date_debut", "date_fin"):
        jour = getattr(session, champ)
        if jour and abs(jour - today) > _HORIZON:
            yield Ecart(f"Vérifiez l’année\u00a0: le {show_date(jour)} est à plus de dix ans d’aujourd’hui.", (champ,))


def _heures(session: Session, _: Vue) -> Iterable[Ecart]:
    champs = ("heures_centre", "heures_entreprise")
    given = [getattr(session, champ) or 0 for champ in champs]
    if min(given) < 0 or sum(given) > _HEURES_MAX:
        yield Ecart(f"Vérifiez les heures\u00a0: le total doit rester entre 1 et {_HEURES_MAX}.", champs)
    elif not sum(given):
        yield Ecart("Indiquez la durée\u00a0: le total des heures ne peut pas être nul.", champs)


def _heures_hebdo(session: Session, _: Vue) -> Iterable[Ecart]:
    if session.heures_hebdo is not None and not 0 <= session.heures_hebdo <= _HEURES_PAR_SEMAINE:
        message = f"Vérifiez les heures par semaine\u00a0: de 0 à {_HEURES_PAR_SEMAINE}."
        yield Ecart(message, ("heures_hebdo",))


def _prix(session: Session, _: Vue) -> Iterable[Ecart]:
    prix = session.prix_total_ttc
    if prix and not (_PRIX.fullmatch(prix) and len(prix) <= limite("prix-total-TTC")):
        message = "Écrivez le prix en euros, avec deux décimales au plus, par exemple 1250 ou 1250,50."
        yield Ecart(message, ("prix_total_ttc",))


def _financeur_connu(financement: Financement, _: Vue) -> Iterable[Ecart]:
    if financement.financeur and not _of_the_list(financement):
        yield Ecart("Choisissez le financeur dans la liste.", ("financeur",))


def _of_the_list(financement: Financement) -> bool:
    return financement.financeur in liste("financeurs")


def _mesure_du_financeur(financement: Financement, _: Vue) -> Iterable[Ecart]:
    if financement.mesure and _of_the_list(financement):
        mesure = liste("mesures").get(financement.mesure)
        if mesure is None or mesure.colonnes["financeur"] != financement.financeur:
            yield Ecart("Choisissez un dispositif de ce financeur dans la liste.", ("mesure",))


def _places(financement: Financement, _: Vue) -> Iterable[Ecart]:
    if financement.nb_places is not None and not 1 <= financement.nb_places <= _HEURES_MAX:
        yield Ecart("Indiquez un nombre de places d’au moins 1, ou laissez le champ vide.", ("nb_places",))


SESSIONS: tuple[Rule, ...] = (
    requis(
        "SESSION.DATE_DEBUT.MANQUANTE",
        "date_debut",
        "Indiquez la date de début, par exemple 02/09/2027.",
        "LHEO debut, F112",
        sur=sujets.sessions,
    ),
    requis(
        "SESSION.DATE_FIN.MANQUANTE",
        "date_fin",
        "Indiquez la date de fin, par exemple 30/06/2028.",
        "LHEO fin, F112",
        sur=sujets.sessions,
    ),
    Rule("SESSION.DATES.INVERSEES", BLOQUANT, "LHEO periode", sujets.sessions, _dates_dans_l_ordre),
    Rule("SESSION.DATES.TERMINEE", ALERTE, "D093", sujets.sessions, _terminee),
    Rule("SESSION.DATES.IMPROBABLES", ALERTE, "LHEO periode", sujets.sessions, _dates_plausibles),
    requis(
        "SESSION.MODALITE_ENSEIGNEMENT.MANQUANTE",
        "modalite_enseignement",
        "Dites si la session a lieu en présentiel, à distance ou les deux.",
        "LHEO modalites-enseignement, F119",
        sur=sujets.sessions,
    ),
    requis(
        "SESSION.FINANCEMENTS.MANQUANTS",
        "financements",
        "Ajoutez au moins un financement.",
        "LHEO organisme-financeur, F130",
        sur=sujets.sessions,
    ),
    nombre(
        "SESSION.FINANCEMENTS.TROP_NOMBREUX",
        "financements",
        8,
        "Gardez huit financements au plus.",
        "LHEO organisme-financeur",
        sur=sujets.sessions,
    ),
    requis(
        "SESSION.FINANCEMENT.SANS_FINANCEUR",
        "financeur",
        "Choisissez le financeur, ou retirez cette ligne.",
        "LHEO code-financeur, F130",
        sur=sujets.financements,
    ),
    Rule("SESSION.FINANCEMENT.FINANCEUR_INCONNU", BLOQUANT, "F087", sujets.financements, _financeur_connu),
    requis(
        "SESSION.FINANCEMENT.SANS_MESURE",
        "mesure",
        "Choisissez le dispositif, par exemple un contrat d’apprentissage.",
        "F130, D094",
        sur=sujets.financements,
        si=_of_the_list,
    ),
    Rule("SESSION.FINANCEMENT.MESURE_INCONNUE", BLOQUANT, "F087, F130", sujets.financements, _mesure_du_financeur),
    Rule("SESSION.FINANCEMENT.PLACES", BLOQUANT, "LHEO nb-places-financees", sujets.financements, _places),
    requis(
        "SESSION.PRISE_EN_CHARGE.MANQUANTE",
        "prise_en_charge",
        "Dites si la prise en charge des frais est possible.",
        "LHEO prise-en-charge-frais-possible",
        sur=sujets.sessions,
    ),
    requis(
        "SESSION.RYTHME.MANQUANT",
        "rythme",
        "Indiquez le rythme, par exemple «\u00a0temps plein, en journée\u00a0».",
        "LHEO rythme-formation, F136",
        sur=sujets.sessions,
    ),
    borne("SESSION.RYTHME.TROP_LONG", "rythme", "le rythme", "rythme-formation", sur=sujets.sessions),
    borne(
        "SESSION.MODALITES_ALTERNANCE.TROP_LONGUES",
        "modalites_alternance",
        "les modalités de l’alternance",
        "modalites-alternance",
        sur=sujets.sessions,
    ),
    Rule("SESSION.HEURES.MANQUANTES", BLOQUANT, "rule 6, F135", sujets.sessions, _heures),
    Rule("SESSION.HEURES_HEBDO.IMPOSSIBLES", BLOQUANT, "F135", sujets.sessions, _heures_hebdo),
    borne(
        "SESSION.DUREE_COMMENTAIRE.TROP_LONG",
        "duree_commentaire",
        "le commentaire sur la durée",
        "duree-indicative",
        sur=sujets.sessions,
    ),
    Rule("SESSION.PRIX.ILLISIBLE", BLOQUANT, "LHEO prix-total-TTC", sujets.sessions, _prix),
    borne(
        "SESSION.MODALITES_INSCRIPTION.TROP_LONGUES",
        "modalites_inscription",
        "les modalités d’inscription",
        "modalites-inscription",
        sur=sujets.sessions,
    ),
    parmi(
        "SESSION.ETAT_RECRUTEMENT.INCONNU",
        "etat_recrutement",
        _RECRUTEMENTS.__contains__,
        "Dites si le recrutement est ouvert, fermé ou suspendu.",
        "LHEO dict-etat-recrutement",
        sur=sujets.sessions,
    ),
    borne(
        "SESSION.PUBLIC_VISE_COMMENTAIRE.TROP_LONG",
        "public_vise_commentaire",
        "le commentaire sur le public",
        "info-public-vise",
        sur=sujets.sessions,
    ),
    borne("SESSION.HEBERGEMENT.TROP_LONG", "hebergement", "l’hébergement", "hebergement", sur=sujets.sessions),
    borne("SESSION.RESTAURATION.TROP_LONG", "restauration", "la restauration", "restauration", sur=sujets.sessions),
    borne("SESSION.TRANSPORT.TROP_LONG", "transport", "le transport", "transport", sur=sujets.sessions),
    borne(
        "SESSION.ACCES_HANDICAPES.TROP_LONG",
        "acces_handicapes",
        "l’accès aux personnes handicapées",
        "acces-handicapes",
        sur=sujets.sessions,
    ),
    nombre(
        "SESSION.LANGUES.TROP_NOMBREUSES",
        "langues",
        5,
        "Gardez cinq langues au plus.",
        "LHEO langue-formation",
        sur=sujets.sessions,
    ),
    parmi(
        "SESSION.LANGUES.ILLISIBLE",
        "langues",
        lambda code: re.fullmatch(r"[a-z]{2}", code) is not None,
        "Écrivez le code de la langue en deux lettres, par exemple fr ou en.",
        "LHEO langue-formation (ISO 639-1)",
        sur=sujets.sessions,
    ),
    avis("SESSION.URL.INVALIDE", "url", check_url, "rule 17, LHEO url-session", sur=sujets.sessions),
    avis("SESSION.FORMATEUR.SIRET_INVALIDE", "siret", check_siret, "LHEO SIRET-formateur", sur=sujets.formateurs),
    borne(
        "SESSION.FORMATEUR.NOM_TROP_LONG",
        "raison_sociale",
        "la raison sociale",
        "raison-sociale-formateur",
        sur=sujets.formateurs,
    ),
    requis(
        "SESSION.FORMATEUR.SANS_SIRET",
        "siret",
        "Donnez le SIRET de l’organisme formateur, ou retirez cette ligne.",
        "LHEO SIRET-formateur, F115",
        sur=sujets.formateurs,
    ),
)
