"""From a formation or a session to the texts that its form shows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from services.domain.adresse import Adresse, Lieu
from services.domain.champs import FORMATION, SESSION, Champ, Nature
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formation
from services.domain.saisie import show_boolean, show_date, show_integer, show_price
from services.domain.session import Financement, Session
from services.offers.pages.options import publics

Valeurs = dict[str, str | list[str]]

_SHOWN: Mapping[Nature, Callable[[Any], str]] = {
    Nature.LIGNE: str,
    Nature.TEXTE: str,
    Nature.DATE: show_date,
    Nature.ENTIER: show_integer,
    Nature.PRIX: show_price,
    Nature.OUI_NON: show_boolean,
}


def of_formation(formation: Formation) -> Valeurs:
    """Field name -> text of the formation's form."""
    contact = formation.contacts[0] if formation.contacts else Contact()
    visee = formation.certifications[0] if formation.certifications else CertificationVisee()
    frequents = {code for code, _ in publics()[0]}
    codes = [public.code for public in formation.publics]
    return _alone(formation, FORMATION) | {
        "certifications.0.code_rncp": visee.code_rncp or visee.code_rs,
        "publics": [code for code in codes if code in frequents],
        "autres_publics": [code for code in codes if code not in frequents],
        "contacts.0.carnet": contact.numero,
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
    return _alone(session, SESSION) | {
        "mode": session.mode.value,
        "modalite_enseignement": session.modalite_enseignement.value if session.modalite_enseignement else "",
        "lieux.0.carnet": lieu.id,
        "lieux.0.nom": lieu.nom,
        **_adresse("lieux.0.adresse", lieu.adresse),
        "financements.0.mesure": financement.mesure,
        "financements.0.nb_places": show_integer(financement.nb_places),
        **_adresse("inscription_lieu", session.inscription_lieu),
    }


def _alone(value: Formation | Session, champs: Iterable[Champ[Any]]) -> Valeurs:
    """The values that stand alone in the form, each shown as its nature says."""
    return {champ.nom: _SHOWN[champ.nature](getattr(value, champ.nom)) for champ in champs if champ.nature}


def _adresse(champ: str, adresse: Adresse) -> Valeurs:
    return {
        f"{champ}.voie": adresse.voie,
        f"{champ}.code_postal": adresse.code_postal,
        f"{champ}.ville": adresse.ville,
    }
