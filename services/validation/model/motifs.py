"""The reasons that are often given, each with the text that says what to do."""

from services.domain.value import Value


class MotifType(Value):
    """A reason that is often given, with the text that says what to do; the documentalist may change the text.

    `champ` is the field that it concerns, unless the documentalist chooses another one.
    """

    code: str
    libelle: str
    texte: str
    champ: str = ""


# What sends a formation back: it can be mended (T6).
COMPLEMENTS: tuple[MotifType, ...] = (
    MotifType(
        code="INTITULE.IMPRECIS",
        libelle="Intitulé imprécis",
        texte="Reprenez l’intitulé exact de la certification, ou précisez ce que l’on apprend.",
    ),
    MotifType(
        code="OBJECTIF.INSUFFISANT",
        libelle="Objectif insuffisant",
        texte="Décrivez ce que la personne saura faire à la fin, par exemple « À l’issue de la formation, … ».",
    ),
    MotifType(
        code="CONTENU.INSUFFISANT",
        libelle="Contenu insuffisant",
        texte="Détaillez le programme : les modules, et ce qui est étudié dans chacun.",
    ),
    MotifType(
        code="PRE_REQUIS.ABSENTS",
        libelle="Prérequis à préciser",
        texte="Indiquez le niveau, l’expérience ou le diplôme demandé à l’entrée, ou « sans prérequis ».",
    ),
    MotifType(
        code="CERTIFICATION.A_VERIFIER",
        libelle="Certification à vérifier",
        texte="Vérifiez la certification choisie : son enregistrement ou votre habilitation ne concordent pas.",
    ),
    MotifType(
        code="LIEU.INCOMPLET",
        libelle="Lieu incomplet",
        texte="Donnez l’adresse complète du lieu de formation : numéro, voie, code postal et ville.",
    ),
    MotifType(
        code="DATES.A_VERIFIER",
        libelle="Dates à vérifier",
        texte="Vérifiez les dates de la session : début, fin et inscription ne concordent pas.",
    ),
    MotifType(
        code="DUREE.A_VERIFIER",
        libelle="Durée à vérifier",
        texte="Vérifiez les heures en centre et en entreprise au regard des dates de la session.",
    ),
    MotifType(
        code="FINANCEMENT.A_PRECISER",
        libelle="Financement à préciser",
        texte="Précisez qui finance la session, et par quel dispositif.",
    ),
    MotifType(
        code="CONTACT.A_COMPLETER",
        libelle="Contact à compléter",
        texte="Ajoutez un téléphone ou une adresse électronique où l’on vous répond.",
    ),
    MotifType(code="AUTRE", libelle="Autre motif", texte=""),
)

# What refuses a formation: it cannot be mended (T8).
REFUS_FORMATION: tuple[MotifType, ...] = (
    MotifType(
        code="HORS_REGION",
        libelle="Hors de la région",
        texte="La formation n’a pas lieu dans la région : référencez-la auprès du Carif-Oref compétent.",
    ),
    MotifType(
        code="HORS_CHAMP",
        libelle="Hors du champ de la formation professionnelle",
        texte="La prestation proposée n’est pas une formation professionnelle.",
    ),
    MotifType(
        code="DOUBLON",
        libelle="Formation déjà référencée",
        texte="Cette formation est déjà référencée : ajoutez vos sessions à la fiche existante.",
    ),
    MotifType(
        code="NON_HABILITE",
        libelle="Organisme non habilité",
        texte="Votre organisme n’est pas habilité à préparer cette certification.",
    ),
    MotifType(code="AUTRE", libelle="Autre motif", texte=""),
)
