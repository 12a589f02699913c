"""The choices that the forms offer, in the words of whoever fills them in; codes are those of LHEO and of the lists."""

from lheo import Version
from lheo.langage import TABLES
from referentiels.listes import liste
from services.offers.model import Carnets

Options = list[tuple[str, str]]

# The LHEO table has two scales; people know the newer one, with the diplomas beside it
NIVEAUX: Options = [
    ("1", "Sans niveau spécifique"),
    ("11", "Niveau 1 (savoirs de base)"),
    ("12", "Niveau 2"),
    ("13", "Niveau 3 (CAP, BEP)"),
    ("14", "Niveau 4 (baccalauréat, brevet professionnel)"),
    ("15", "Niveau 5 (BTS, DEUST)"),
    ("16", "Niveau 6 (licence, BUT)"),
    ("17", "Niveau 7 (master)"),
    ("18", "Niveau 8 (doctorat)"),
]
PARCOURS: Options = [("1", "En groupe"), ("2", "Individualisé"), ("3", "Modulaire"), ("4", "Mixte")]
OBJECTIFS: Options = [
    ("6", "Certification"),
    ("7", "Professionnalisation"),
    ("8", "Préparation à la qualification"),
    ("5", "Remise à niveau, savoirs de base, initiation"),
    ("9", "Mobilisation, aide au projet professionnel"),
    ("2", "Perfectionnement, élargissement des compétences"),
    ("4", "Création d’entreprise"),
]
MODALITES: Options = [("0", "En présentiel"), ("1", "Mixte : présentiel et distance"), ("2", "Entièrement à distance")]
MODES: Options = [
    ("dates_fixes", "À dates fixes"),
    ("permanente", "Entrées et sorties permanentes"),
    ("a_la_demande", "À la demande, selon les inscriptions"),
]
RECRUTEMENT: Options = [("1", "Ouvert"), ("2", "Fermé"), ("3", "Suspendu")]

_FREQUENTS = (
    "82058",
    "82044",
    "80006",
    "80007",
    "80010",
    "81024",
    "82020",
    "81050",
    "81030",
    "81020",
    "82061",
    "82012",
)


def niveaux(chosen: str) -> Options:
    """The levels to choose from; an imported record keeps a code of the former scale."""
    return _with(NIVEAUX, chosen, "dict-niveaux")


def objectifs(chosen: str) -> Options:
    """The general objectives; an obsolete code that was imported stays visible."""
    return _with(OBJECTIFS, chosen, "dict-AIS")


def publics() -> tuple[Options, Options]:
    """The target publics: those chosen most often, then all others."""
    every = {entree.code: entree.libelle for entree in liste("publics")}
    first = [(code, every[code]) for code in _FREQUENTS if code in every]
    return first, [(code, texte) for code, texte in every.items() if code not in _FREQUENTS]


def mesures() -> list[tuple[str, Options]]:
    """The funding devices that an organisation may enter itself (F086), under their funder."""
    groups: dict[str, Options] = {}
    for mesure in liste("mesures"):
        if mesure.colonnes["saisie_par"] == "of":
            financeur = liste("financeurs").get(mesure.colonnes["financeur"])
            groups.setdefault(financeur.libelle if financeur else "Autre", []).append((mesure.code, mesure.libelle))
    return list(groups.items())


def lieux(carnets: Carnets) -> Options:
    """The places of the organisation's address book."""
    return [(lieu.id, f"{lieu.nom} : {lieu.adresse.en_une_ligne}") for lieu in carnets.lieux]


def contacts(carnets: Carnets) -> Options:
    """The contacts of the organisation's address book that may be shown."""
    return [
        (c.numero, f"{c.nom_complet}, {c.fonction_complete}" if c.fonction_complete else c.nom_complet)
        for c in carnets.contacts
    ]


def texte(options: Options, code: str) -> str:
    """The words of a choice; nothing for no choice."""
    return dict(options).get(code, code)


def _with(options: Options, chosen: str, table: str) -> Options:
    if not chosen or chosen in dict(options):
        return options
    known = TABLES[table].libelles(Version.V2_3)
    return [*options, (chosen, f"{known.get(chosen, chosen)} (code repris d’un import)")]
