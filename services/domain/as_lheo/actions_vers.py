"""One LHEO action with its sessions: where, when, how and at what price."""

from collections.abc import Callable
from datetime import date

from lheo import elements as m
from referentiels.adresse_web import normalise_url
from referentiels.identifiants import normalise_siret
from referentiels.listes import liste
from services.domain.adresse import Adresse
from services.domain.as_lheo.coordonnees_vers import adresse_to_lheo, lieu_to_lheo
from services.domain.as_lheo.valeurs import INCONNUE_DEBUT, INCONNUE_FIN, boolean, day, integer, said
from services.domain.formation import Formation
from services.domain.session import Financement, Mode, OrganismeFormateur, Session
from services.domain.structure import Structure

SANS_ALTERNANCE = "Sans objet"
SANS_PRE_REQUIS = "Aucun prérequis"
_AUTRE_FINANCEUR = "0"


def action_to_lheo(
    numero: str,
    sessions: tuple[Session, ...],
    formation: Formation,
    structure: Structure,
    numbered: Callable[[str], str],
) -> m.Action:
    """The action that these sessions share: the first one speaks for all on this level."""
    first = sessions[0]
    return m.Action(
        numero=numbered(numero),
        rythme_formation=said(first.rythme),
        code_public_vise=[m.Texte(public.code, ref=public.version) for public in formation.publics],
        info_public_vise=said(first.public_vise_commentaire),
        niveau_entree_obligatoire=boolean(formation.niveau_entree_obligatoire),
        modalites_alternance=said(first.modalites_alternance) or SANS_ALTERNANCE,
        modalites_enseignement=first.modalite_enseignement,
        conditions_specifiques=said(formation.pre_requis) or SANS_PRE_REQUIS,
        prise_en_charge_frais_possible=boolean(first.prise_en_charge),
        lieu_de_formation=[lieu_to_lheo(lieu) for lieu in first.lieux],
        modalites_entrees_sorties="0" if first.mode is Mode.DATES_FIXES else "1",
        url_action=m.UrlAction(urlweb=[normalise_url(first.url)]) if first.url else None,
        duree_cycle=integer(formation.duree_cycle),
        session=[_session(session, structure, numbered) for session in sessions],
        restauration=said(first.restauration),
        hebergement=said(first.hebergement),
        transport=said(first.transport),
        acces_handicapes=said(first.acces_handicapes),
        langue_formation=first.langues,
        prix_total_ttc=first.prix_total_ttc or None,
        duree_indicative=said(first.duree_commentaire),
        nombre_heures_centre=integer(first.heures_centre),
        nombre_heures_entreprise=integer(first.heures_entreprise),
        nombre_heures_total=integer(first.heures_total),
        organisme_formateur=[_formateur(formateur) for formateur in first.formateurs or (_itself(structure),)],
        organisme_financeur=[_financeur(financement) for financement in first.financements],
    )


def inscription_lieu(session: Session, structure: Structure) -> Adresse:
    """Where one registers: as given, or at the main place, or at the organisation's."""
    places = (session.inscription_lieu, *(lieu.adresse for lieu in session.lieux), structure.adresse)
    return next((adresse for adresse in places if not adresse.vide), structure.adresse)


def _session(session: Session, structure: Structure, numbered: Callable[[str], str]) -> m.Session:
    return m.Session(
        numero=numbered(session.numero),
        periode=_periode(session.date_debut, session.date_fin),
        adresse_inscription=m.AdresseInscription(adresse=adresse_to_lheo(inscription_lieu(session, structure))),
        modalites_inscription=said(session.modalites_inscription),
        periode_inscription=_inscription(session),
        etat_recrutement=session.etat_recrutement or None,
    )


def _inscription(session: Session) -> m.PeriodeInscription | None:
    if session.inscription_debut is None and session.inscription_fin is None:
        return None
    return m.PeriodeInscription(periode=_periode(session.inscription_debut, session.inscription_fin))


def _periode(debut: date | None, fin: date | None) -> m.Periode:
    return m.Periode(debut=day(debut, INCONNUE_DEBUT), fin=day(fin, INCONNUE_FIN))


def _formateur(formateur: OrganismeFormateur) -> m.OrganismeFormateur:
    siret = normalise_siret(formateur.siret)
    return m.OrganismeFormateur(
        siret_formateur=m.SIRETFormateur(siret=siret or None), raison_sociale_formateur=formateur.raison_sociale
    )


def _itself(structure: Structure) -> OrganismeFormateur:
    """F115: by default the training body is the responsible organisation."""
    return OrganismeFormateur(siret=structure.siret, raison_sociale=structure.raison_sociale)


def _financeur(financement: Financement) -> m.OrganismeFinanceur:
    return m.OrganismeFinanceur(
        code_financeur=financeur_to_lheo(financement.financeur),
        nb_places_financees=integer(financement.nb_places),
    )


def financeur_to_lheo(financeur: str) -> str:
    """The code of LHEO dict-financeurs for one of ours; «autre» for one that left the list."""
    entree = liste("financeurs").get(financeur)
    return entree.colonnes["financeur_lheo"] if entree else _AUTRE_FINANCEUR
