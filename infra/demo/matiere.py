"""The matter of the demo: organisations, people and formations, after the examples of OFeli's guide, in our words."""

from datetime import date
from typing import Any

from services.domain.adresse import Adresse, Lieu
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.session import Financement, ModaliteEnseignement, Session

# Numbers start where the guide's examples stand: structure 79P, formation 2358280F, session 373847S
REGION = "24"  # where they all are, but one
COUNTERS = {"registration": {"structure": 78}, "offers": {"formation": 2358279, "session": 373846}}

OFELI = {
    "siret": "21860076500018",
    "numero_activite": "24370369337",
    "nom": "Thévenin",
    "prenom": "Laure",
    "telephone": "02 38 77 83 35",
    "courriel": "laure.thevenin@of-presentation.example",
    "publiable": "oui",
    "activite": "oui",
    "consentement": "oui",
}
TROIS_SIGMA = {
    "siret": "43256884800027",
    "numero_activite": "24370253537",
    "nom": "Marchand",
    "prenom": "Élise",
    "telephone": "02 47 00 00 01",
    "courriel": "elise.marchand@trois-sigma.example",
    "publiable": "oui",
    "activite": "oui",
    "consentement": "oui",
}
SANS_QUALIOPI = {
    "siret": "00000006700017",
    "numero_activite": "24370001537",
    "nom": "Besnard",
    "prenom": "Paul",
    "telephone": "02 47 00 00 02",
    "courriel": "paul.besnard@sans-label.example",
    "publiable": "oui",
    "activite": "oui",
    "consentement": "oui",
}

ORLEANS = Adresse(
    voie="10 rue Saint-Étienne", code_postal="45000", ville="Orléans", departement="45", code_insee="45234", region="24"
)
BOURGES = Adresse(
    voie="4 rue de la Chappe", code_postal="18000", ville="Bourges", departement="18", code_insee="18033", region="24"
)
CHATEAUROUX = Adresse(
    voie="10 rue Grande", code_postal="36000", ville="Châteauroux", departement="36", code_insee="36044", region="24"
)
CONTACT = Contact(
    nom="Thévenin",
    prenom="Laure",
    fonction="Responsable de l’offre",
    telephone="02 38 77 83 35",
    courriel="laure.thevenin@of-presentation.example",
    types=("3",),
    diffusable=True,
)
APPRENTISSAGE = Financement(financeur="98018", mesure="AOP02", nb_places=15)
PROFESSIONNALISATION = Financement(financeur="98018", mesure="AOP03", nb_places=10)
PARTICULIERS = Financement(financeur="98020", mesure="CPR02", nb_places=12)


def a_session(debut: date, fin: date, lieu: Adresse, financement: Financement, **changes: Any) -> Session:
    """A complete session: the rest of it is the same in all examples."""
    values: dict[str, Any] = {
        "numero": "",
        "date_debut": debut,
        "date_fin": fin,
        "modalite_enseignement": ModaliteEnseignement.PRESENTIEL,
        "lieux": (Lieu(nom="OF présentation OFELI", adresse=lieu),),
        "financements": (financement,),
        "prise_en_charge": True,
        "rythme": "Temps plein, en journée.",
        "modalites_alternance": "Deux semaines au centre, deux semaines en entreprise.",
        "heures_centre": 500,
        "heures_entreprise": 800,
        "heures_hebdo": 35,
        "inscription_lieu": ORLEANS,
        "modalites_inscription": "Dossier de candidature, puis entretien.",
        "acces_handicapes": "Locaux accessibles aux fauteuils roulants.",
    }
    return Session(**(values | changes))


def a_formation(intitule: str, **changes: Any) -> Formation:
    """A complete formation in the words of whoever proposes it."""
    values: dict[str, Any] = {
        "numero": "",
        "structure": "",
        "intitule": intitule,
        "certifiante": False,
        "pre_requis": "Aucun prérequis.",
        "niveau_entree": "13",
        "niveau_entree_obligatoire": False,
        "type_parcours": "1",
        "objectif_general": "7",
        "publics": (_public("80006", "Demandeurs d’emploi"), _public("82044", "Salariés")),
        "contacts": (CONTACT,),
    }
    return Formation(**(values | changes))


def _public(code: str, libelle: str) -> Formacode:
    return Formacode(code=code, version="V14", libelle=libelle)


BTS_ASSURANCE = a_formation(
    "BTS assurance",
    certifiante=True,
    certifications=(CertificationVisee(code_rncp="RNCP999941", code_certifinfo="94419", intitule="BTS assurance"),),
    objectif=(
        "Accueillir et conseiller les clients d’une société d’assurance, leur proposer des contrats adaptés, en suivre"
        " la vie et instruire les sinistres des particuliers et des professionnels."
    ),
    resultats_attendus="Obtenir le BTS assurance ; exercer comme gestionnaire de contrats ou de sinistres.",
    contenu=(
        "- Relation client et gestion des sinistres\n- Développement commercial et conduite d’entretien\n"
        "- Droit et techniques d’assurance\n- Communication numérique\n- Culture générale, langue vivante,"
        " culture économique, juridique et managériale"
    ),
    pre_requis="Être titulaire d’un baccalauréat ou d’un titre de niveau 4.",
    niveau_entree="14",
    niveau_entree_obligatoire=True,
    niveau_sortie="15",
    objectif_general="6",
    publics=(_public("82020", "Apprentis"), _public("81024", "Jeunes de 16 à 25 ans")),
    duree_cycle=2,
    sessions=(
        a_session(date(2026, 9, 1), date(2028, 6, 30), ORLEANS, APPRENTISSAGE),
        a_session(date(2027, 1, 4), date(2027, 12, 31), BOURGES, PROFESSIONNALISATION),
    ),
)

CAP_BOUCHER = a_formation(
    "CAP boucher",
    certifiante=True,
    certifications=(CertificationVisee(code_rncp="RNCP999942", code_certifinfo="31999", intitule="CAP boucher"),),
    objectif=(
        "Réceptionner, découper, désosser et préparer les viandes, en respectant l’hygiène et la sécurité ;"
        " accueillir et conseiller la clientèle."
    ),
    resultats_attendus="Obtenir le CAP boucher ; travailler en boucherie artisanale ou en grande surface.",
    contenu=(
        "- Approvisionnement et stockage\n- Techniques de découpe et de préparation\n- Hygiène et traçabilité\n"
        "- Vente et relation avec la clientèle\n- Enseignement général"
    ),
    niveau_entree="1",
    niveau_sortie="13",
    objectif_general="6",
    publics=(_public("82020", "Apprentis"),),
    duree_cycle=2,
    sessions=(a_session(date(2026, 12, 1), date(2028, 6, 30), CHATEAUROUX, APPRENTISSAGE),),
)

_COMPTABLE = {
    "certifiante": True,
    "objectif": (
        "Tenir la comptabilité courante, établir les déclarations fiscales et sociales, préparer les comptes annuels et"
        " les éléments de gestion d’une petite ou moyenne entreprise."
    ),
    "resultats_attendus": "Obtenir le titre professionnel ; exercer comme gestionnaire ou responsable comptable.",
    "contenu": (
        "- Arrêter les comptes annuels\n- Établir et contrôler les déclarations fiscales\n- Mettre en œuvre les outils"
        " de gestion prévisionnelle\n- Analyser la rentabilité et la trésorerie"
    ),
    "pre_requis": "Connaître les bases de la comptabilité générale.",
    "niveau_entree": "14",
    "niveau_sortie": "15",
    "objectif_general": "6",
}
_SANS_ALTERNANCE = {"modalites_alternance": "", "heures_centre": 770, "heures_entreprise": 210}

# The guide's choice between two registrations of one title (F092): the first ended on 01/12/2023
COMPTABLE_ANCIEN = a_formation(
    "Gestionnaire comptable et fiscal",
    certifications=(CertificationVisee(code_rncp="RNCP31677", intitule="Gestionnaire comptable et fiscal"),),
    sessions=(a_session(date(2023, 9, 4), date(2024, 6, 28), ORLEANS, PARTICULIERS, **_SANS_ALTERNANCE),),
    **_COMPTABLE,
)
COMPTABLE = a_formation(
    "Gestionnaire comptable et fiscal",
    certifications=(CertificationVisee(code_rncp="RNCP37949", intitule="Gestionnaire comptable et fiscal"),),
    sessions=(a_session(date(2027, 2, 1), date(2027, 11, 26), ORLEANS, PARTICULIERS, **_SANS_ALTERNANCE),),
    **_COMPTABLE,
)

_COURTE = {"modalites_alternance": "", "heures_centre": 70, "heures_entreprise": None, "prix_total_ttc": "1250"}

ANGLAIS = a_formation(
    "Anglais professionnel : accueil et téléphone",
    objectif="Accueillir, renseigner et orienter en anglais, de vive voix et au téléphone, dans son activité.",
    resultats_attendus="Attestation de suivi et de fin de formation, avec le niveau atteint.",
    contenu="- Vocabulaire de l’accueil\n- Conversations téléphoniques\n- Courriels courants\n- Mises en situation",
    niveau_entree="1",
    objectif_general="2",
    sessions=(a_session(date(2027, 1, 11), date(2027, 3, 26), BOURGES, PARTICULIERS, **_COURTE),),
)
OENOLOGIE = a_formation(
    "Découverte des vins de Loire",
    objectif="Reconnaître les grands cépages de la Loire et accorder mets et vins entre amis.",
    resultats_attendus="Savoir choisir et servir un vin.",
    contenu="- Dégustations commentées\n- Visite de deux caves\n- Accords avec les fromages de la région",
    niveau_entree="1",
    objectif_general="2",
    sessions=(a_session(date(2027, 4, 5), date(2027, 4, 16), CHATEAUROUX, PARTICULIERS, **_COURTE),),
)
BUREAUTIQUE = a_formation("Bureautique : tableur, niveau avancé", objectif="", contenu="", sessions=())
