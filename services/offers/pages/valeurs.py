"""From a formation or a session to the texts that its form shows."""

from services.domain.adresse import Adresse, Lieu
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formation
from services.domain.saisie import show_boolean, show_date, show_integer, show_price
from services.domain.session import Financement, Session
from services.offers.pages.options import publics

Valeurs = dict[str, str | list[str]]


def of_formation(formation: Formation) -> Valeurs:
    """Field name -> text of the formation's form."""
    contact = formation.contacts[0] if formation.contacts else Contact()
    visee = formation.certifications[0] if formation.certifications else CertificationVisee()
    frequents = {code for code, _ in publics()[0]}
    codes = [public.code for public in formation.publics]
    return {
        "intitule": formation.intitule,
        "certifiante": show_boolean(formation.certifiante),
        "certifications.0.code_rncp": visee.code_rncp or visee.code_rs,
        "objectif": formation.objectif,
        "resultats_attendus": formation.resultats_attendus,
        "contenu": formation.contenu,
        "pre_requis": formation.pre_requis,
        "niveau_entree": formation.niveau_entree,
        "niveau_entree_obligatoire": show_boolean(formation.niveau_entree_obligatoire),
        "niveau_sortie": formation.niveau_sortie,
        "type_parcours": formation.type_parcours,
        "objectif_general": formation.objectif_general,
        "publics": [code for code in codes if code in frequents],
        "autres_publics": [code for code in codes if code not in frequents],
        "duree_cycle": show_integer(formation.duree_cycle),
        "url": formation.url,
        "contacts.0.prenom": contact.prenom,
        "contacts.0.nom": contact.nom,
        "contacts.0.fonction": contact.fonction,
        "contacts.0.telephone": contact.telephone,
        "contacts.0.courriel": contact.courriel,
        "contacts.0.diffusable": "oui" if contact.diffusable else "",
    }


def of_session(session: Session) -> Valeurs:
    """Field name -> text of the session's form."""
    lieu = session.lieu_principal or Lieu()
    financement = session.financements[0] if session.financements else Financement()
    return {
        "date_debut": show_date(session.date_debut),
        "date_fin": show_date(session.date_fin),
        "mode": session.mode.value,
        "modalite_enseignement": session.modalite_enseignement.value if session.modalite_enseignement else "",
        "lieux.0.nom": lieu.nom,
        **_adresse("lieux.0.adresse", lieu.adresse),
        "financements.0.mesure": financement.mesure,
        "financements.0.nb_places": show_integer(financement.nb_places),
        "prise_en_charge": show_boolean(session.prise_en_charge),
        "rythme": session.rythme,
        "modalites_alternance": session.modalites_alternance,
        "heures_centre": show_integer(session.heures_centre),
        "heures_entreprise": show_integer(session.heures_entreprise),
        "heures_hebdo": show_integer(session.heures_hebdo),
        "duree_commentaire": session.duree_commentaire,
        "prix_total_ttc": show_price(session.prix_total_ttc),
        **_adresse("inscription_lieu", session.inscription_lieu),
        "inscription_debut": show_date(session.inscription_debut),
        "inscription_fin": show_date(session.inscription_fin),
        "modalites_inscription": session.modalites_inscription,
        "etat_recrutement": session.etat_recrutement,
        "public_vise_commentaire": session.public_vise_commentaire,
        "acces_handicapes": session.acces_handicapes,
        "hebergement": session.hebergement,
        "restauration": session.restauration,
        "transport": session.transport,
    }


def _adresse(champ: str, adresse: Adresse) -> Valeurs:
    return {
        f"{champ}.voie": adresse.voie,
        f"{champ}.code_postal": adresse.code_postal,
        f"{champ}.ville": adresse.ville,
    }
