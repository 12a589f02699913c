"""The rules that hold several fields together, numbered as in domain.md §3.3."""

import calendar
from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher

from referentiels.certifications import Certification
from services.domain.certification import codes
from services.domain.formation import CertificationVisee, Formation
from services.domain.rules import sujets
from services.domain.rules.formes import ALERTE, BLOQUANT
from services.domain.rules.regle import Contexte, Ecart, Rule, Vue
from services.domain.saisie import show_date
from services.domain.session import Mode, Session
from services.domain.texte import fold

MOIS_MAX_PERMANENTE = 13  # K14: a civil year, and one month for what ends after 31 December
_RESSEMBLANCE = 0.92  # two titles that differ by a plural or a typing error
_APPRENTISSAGE = "AOP02"  # F087: contrat d'apprentissage
_ALTERNANCE = frozenset({_APPRENTISSAGE, "AOP03"})  # and contrat de professionnalisation


def _au_moins_une_session(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    if not fiche.sessions_vivantes:
        message = "Ajoutez une session\u00a0: la formation doit en avoir au moins une qui ne soit pas archivée."
        yield Ecart(message, ("sessions",))


def _plus_delivree(fiche: Formation, vue: Vue) -> Iterable[Ecart]:
    for certification, champ, debut in _departs(fiche, vue.contexte):
        if not certification.may_be_delivered_on(debut):
            suivante = _en_vigueur(certification, debut, vue.contexte)
            advice = (
                f"Choisissez plutôt l’enregistrement {suivante}, du même titre."
                if suivante
                else "Choisissez la certification qui lui succède, ou avancez la session."
            )
            yield Ecart(f"{_fin(certification)}, avant le début de la session. {advice}", (champ, "certifications"))


def _mieux_enregistree(fiche: Formation, vue: Vue) -> Iterable[Ecart]:
    for certification, champ, debut in _departs(fiche, vue.contexte):
        suivante = _en_vigueur(certification, debut, vue.contexte)
        if suivante and certification.may_be_delivered_on(debut) and not certification.is_registered_on(debut):
            message = f"{_fin(certification)}\u00a0: l’enregistrement {suivante}, du même titre, convient mieux."
            yield Ecart(message, ("certifications", champ))


def _departs(fiche: Formation, contexte: Contexte) -> Iterable[tuple[Certification, str, date]]:
    """Each known certification with each start date, and the path of that date."""
    known = [certification for visee in fiche.certifications if (certification := _registered(visee, contexte))]
    for prefix, session in sujets.sessions(fiche):
        if session.date_debut:
            for certification in known:
                yield certification, f"{prefix}date_debut", session.date_debut


def _fin(certification: Certification) -> str:
    fin = show_date(certification.date_fin_enregistrement)
    return f"L’enregistrement de «\u00a0{certification.intitule}\u00a0» prend fin le {fin}"


def _en_vigueur(certification: Certification, debut: date, contexte: Contexte) -> str | None:
    """F092: another registration of the same title that still runs on that day."""
    titre = fold(certification.intitule)
    running = (c for c in contexte.certifications.values() if fold(c.intitule) == titre and c.is_registered_on(debut))
    return next((c.code for c in running), None)


def _certification_connue(visee: CertificationVisee, vue: Vue) -> Iterable[Ecart]:
    if vue.contexte.certifications and codes(visee) and _registered(visee, vue.contexte) is None:
        message = "Vérifiez le code\u00a0: cette certification n’est pas dans le répertoire que nous avons."
        yield Ecart(message, ("code_rncp",))


def _intitule_de_la_certification(fiche: Formation, vue: Vue) -> Iterable[Ecart]:
    titres = [_registered(visee, vue.contexte) for visee in fiche.certifications]
    known = [certification.intitule for certification in titres if certification]
    if known and fold(fiche.intitule) not in {fold(titre) for titre in known}:
        message = f"Reprenez l’intitulé exact de la certification\u00a0: «\u00a0{known[0]}\u00a0»."
        yield Ecart(message, ("intitule",))


def _registered(visee: CertificationVisee, contexte: Contexte) -> Certification | None:
    """What the register says of it, under whichever of its codes the context files it."""
    aimed = set(codes(visee))
    filed = (contexte.certifications.get(code) for code in aimed)
    named = (c for c in contexte.certifications.values() if aimed & {c.code_rncp, c.code_rs, c.code_certifinfo})
    return next((found for found in filed if found), None) or next(named, None)


def _doublon(fiche: Formation, vue: Vue) -> Iterable[Ecart]:
    prepared = {code for visee in fiche.certifications for code in codes(visee)}
    for autre in vue.contexte.autres:
        if autre.numero != fiche.numero and prepared.intersection(autre.certifications):
            message = (
                f"Vous proposez déjà cette certification dans la fiche {autre.numero} «\u00a0{autre.intitule}\u00a0»"
                "\u00a0: ajoutez-y une session plutôt que de créer une autre fiche."
            )
            yield Ecart(message, ("certifications",))


def _doublon_probable(fiche: Formation, vue: Vue) -> Iterable[Ecart]:
    titre = fold(fiche.intitule)
    if fiche.certifications or not titre:
        return
    for autre in vue.contexte.autres:
        if autre.numero != fiche.numero and _resembles(titre, fold(autre.intitule)):
            message = (
                f"La fiche {autre.numero} «\u00a0{autre.intitule}\u00a0» lui ressemble\u00a0: "
                "si c’est la même formation, ajoutez-y une session."
            )
            yield Ecart(message, ("intitule",))


def _resembles(titre: str, autre: str) -> bool:
    return SequenceMatcher(None, titre, autre, autojunk=False).ratio() >= _RESSEMBLANCE


def _permanente(session: Session, _: Vue) -> Iterable[Ecart]:
    if session.mode is Mode.DATES_FIXES or not (session.date_debut and session.date_fin):
        return
    if session.date_fin >= _months_later(session.date_debut, MOIS_MAX_PERMANENTE):
        message = (
            "Une entrée permanente ou à la demande couvre une année civile, un mois de plus au besoin\u00a0: "
            "avancez la date de fin, et créez une session pour l’année suivante."
        )
        yield Ecart(message, ("date_fin",))


def _months_later(jour: date, mois: int) -> date:
    years, month = divmod(jour.month - 1 + mois, 12)
    annee = min(jour.year + years, date.max.year)
    last = calendar.monthrange(annee, month + 1)[1]
    return date(annee, month + 1, min(jour.day, last))


def _heures_de_l_alternance(session: Session, _: Vue) -> Iterable[Ecart]:
    if _en_alternance(session) and not session.heures_entreprise:
        yield Ecart("Indiquez les heures en entreprise\u00a0: la session est en alternance.", ("heures_entreprise",))


def _modalites_de_l_alternance(session: Session, _: Vue) -> Iterable[Ecart]:
    if _en_alternance(session) and not fold(session.modalites_alternance):
        message = "Décrivez le rythme entre centre et entreprise\u00a0: la session est en alternance."
        yield Ecart(message, ("modalites_alternance",))


def _en_alternance(session: Session) -> bool:
    return any(financement.mesure in _ALTERNANCE for financement in session.financements)


def _duree_du_cycle(fiche: Formation, _: Vue) -> Iterable[Ecart]:
    apprentissage = any(financement.mesure == _APPRENTISSAGE for _, financement in sujets.financements(fiche))
    if apprentissage and fiche.duree_cycle is None:
        message = "Indiquez la durée officielle du cycle en années\u00a0: une session est en apprentissage."
        yield Ecart(message, ("duree_cycle",))


def _fenetre_d_inscription(session: Session, vue: Vue) -> Iterable[Ecart]:
    debut, fin, today = session.inscription_debut, session.inscription_fin, vue.contexte.today
    if debut and fin and fin < debut:
        yield Ecart("Vérifiez les inscriptions\u00a0: elles se terminent avant d’avoir commencé.", ("inscription_fin",))
    if fin and session.date_fin and fin > session.date_fin:
        yield Ecart("Les inscriptions doivent se terminer avant la fin de la session.", ("inscription_fin",))
    if debut and session.date_fin and debut > session.date_fin:
        yield Ecart("Les inscriptions doivent commencer avant la fin de la session.", ("inscription_debut",))
    if debut and debut < _a_year_before(today):
        message = "Vérifiez l’année\u00a0: les inscriptions ne peuvent avoir commencé il y a plus d’un an."
        yield Ecart(message, ("inscription_debut",))


def _a_year_before(jour: date) -> date:
    if jour.year == date.min.year:
        return date.min
    last = calendar.monthrange(jour.year - 1, jour.month)[1]
    return date(jour.year - 1, jour.month, min(jour.day, last))


CROISEES: tuple[Rule, ...] = (
    Rule("FORMATION.SESSIONS.AUCUNE", BLOQUANT, "rule 5, M041, D093", sujets.formation, _au_moins_une_session),
    Rule("FORMATION.CERTIFICATIONS.EXPIREE", BLOQUANT, "rule 2", sujets.formation, _plus_delivree),
    Rule("FORMATION.CERTIFICATIONS.MIEUX_ENREGISTREE", ALERTE, "rule 2, F092", sujets.formation, _mieux_enregistree),
    Rule("FORMATION.CERTIFICATIONS.INCONNUE", ALERTE, "F091", sujets.certifications, _certification_connue),
    Rule(
        "FORMATION.INTITULE.AUTRE_QUE_CERTIFICATION",
        ALERTE,
        "rule 3, D077, K13",
        sujets.formation,
        _intitule_de_la_certification,
    ),
    Rule("FORMATION.DOUBLON", BLOQUANT, "rule 4, D079, K3", sujets.formation, _doublon),
    Rule("FORMATION.DOUBLON_PROBABLE", ALERTE, "rule 4, F076", sujets.formation, _doublon_probable),
    Rule("FORMATION.DUREE_CYCLE.MANQUANTE", BLOQUANT, "rule 8, F096", sujets.formation, _duree_du_cycle),
    Rule("SESSION.PERMANENTE.TROP_LONGUE", BLOQUANT, "rule 7, K14, F113", sujets.sessions, _permanente),
    Rule("SESSION.HEURES_ENTREPRISE.MANQUANTES", BLOQUANT, "rule 6", sujets.sessions, _heures_de_l_alternance),
    Rule("SESSION.MODALITES_ALTERNANCE.MANQUANTES", ALERTE, "rule 6", sujets.sessions, _modalites_de_l_alternance),
    Rule("SESSION.INSCRIPTION.DATES", BLOQUANT, "rule 18", sujets.sessions, _fenetre_d_inscription),
)
