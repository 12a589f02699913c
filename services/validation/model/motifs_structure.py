"""The reasons that are given to an organisation: about its registration, or about the change of its record."""

from collections.abc import Collection

from referentiels.carifs import in_words
from services.domain.champs_inscription import DOCUMENT
from services.domain.events import StructureRequested
from services.validation.model.motifs import MotifType

_AUTRE = MotifType(code="AUTRE", libelle="Autre motif", texte="")

# What sends a request for registration back: its applicant can mend it (T6).
_COMPLEMENTS_INSCRIPTION: tuple[MotifType, ...] = (
    MotifType(
        code="NUMERO_ACTIVITE.ABSENT",
        libelle="Numéro de déclaration absent de la liste publique",
        texte="Votre numéro de déclaration d’activité n’est pas dans la liste publique des organismes de formation :"
        " vérifiez-le, ou joignez le récépissé de la DREETS ou votre dernier bilan pédagogique et financier.",
        champ="numero_activite",
    ),
    MotifType(
        code="NUMERO_ACTIVITE.AUTRE_ENTREPRISE",
        libelle="Numéro de déclaration d’une autre entreprise",
        texte="Ce numéro de déclaration d’activité est celui d’une autre entreprise que le SIRET : vérifiez les deux"
        " numéros.",
        champ="numero_activite",
    ),
    MotifType(
        code="SIRET.FERME",
        libelle="Établissement fermé",
        texte="Cet établissement est fermé au répertoire Sirene : donnez le SIRET de l’établissement ouvert qui"
        " organise les formations.",
        champ="siret",
    ),
    MotifType(
        code="SIRET.INCONNU",
        libelle="SIRET introuvable",
        texte="L’INSEE ne connaît pas ce SIRET : vérifiez-le, ou joignez un avis de situation au répertoire Sirene.",
        champ="siret",
    ),
    MotifType(
        code="PIECE.ILLISIBLE",
        libelle="Document illisible ou incorrect",
        texte="Le document joint n’est pas lisible, ou n’est pas celui attendu : joignez-le de nouveau, au format PDF.",
        champ=DOCUMENT,
    ),
    MotifType(
        code="PIECE.HORS_REGION",
        libelle="Document sans lieu de formation dans la région",
        texte="Le document joint n’indique aucun lieu de formation dans la région : joignez une convention de formation"
        " qui en indique un.",
        champ=DOCUMENT,
    ),
    MotifType(
        code="PIECE.NOMINATIVE",
        libelle="Document qui nomme une personne",
        texte="Le document joint nomme une personne : masquez son nom, puis joignez-le de nouveau.",
        champ=DOCUMENT,
    ),
    MotifType(
        code="ADRESSE.INCOMPLETE",
        libelle="Adresse incomplète",
        texte="Écrivez dans votre réponse l’adresse complète de l’établissement : numéro, voie, code postal et ville.",
    ),
    MotifType(
        code="REFERENT.INJOIGNABLE",
        libelle="Référent injoignable",
        texte="Nous n’avons pas pu joindre le contact référent : vérifiez son téléphone et son adresse électronique.",
        champ="telephone",
    ),
    _AUTRE,
)

# What sends the change of a record back.
_COMPLEMENTS_MODIFICATION: tuple[MotifType, ...] = (
    MotifType(
        code="ADRESSE.INCOMPLETE",
        libelle="Adresse incomplète",
        texte="Donnez l’adresse complète : numéro, voie, code postal et ville.",
        champ="adresse.voie",
    ),
    MotifType(
        code="NOM_USUEL.IMPRECIS",
        libelle="Nom usuel à préciser",
        texte="Indiquez le nom sous lequel le public vous connaît, sans slogan ni coordonnées.",
        champ="nom_usuel",
    ),
    MotifType(
        code="COORDONNEES.A_VERIFIER",
        libelle="Coordonnées à vérifier",
        texte="Vérifiez ce téléphone ou cette adresse électronique : nous n’avons pas pu vous y joindre.",
        champ="telephones.0",
    ),
    MotifType(
        code="SITE.INJOIGNABLE",
        libelle="Site injoignable",
        texte="Vérifiez l’adresse du site : la page ne s’ouvre pas.",
        champ="sites.0",
    ),
    MotifType(
        code="LABEL.JUSTIFICATIF",
        libelle="Label à justifier",
        texte="Joignez le justificatif de ce label, avec ses dates de validité.",
        champ="labels.0.code",
    ),
    MotifType(
        code="UAI.A_VERIFIER",
        libelle="Code UAI à vérifier",
        texte="Vérifiez le code UAI auprès de votre rectorat : il n’est pas celui de cet établissement.",
        champ="uai",
    ),
    _AUTRE,
)

# What refuses the change of a record: the one in force stays.
_REFUS_MODIFICATION: tuple[MotifType, ...] = (
    MotifType(
        code="MODIFICATION.INJUSTIFIEE",
        libelle="Modification non justifiée",
        texte="La modification demandée ne correspond pas à ce que disent les registres nationaux : faites-les d’abord"
        " mettre à jour.",
    ),
    MotifType(
        code="MODIFICATION.AUTRE_STRUCTURE",
        libelle="Modification qui relève d’une autre structure",
        texte="Ces données sont celles d’un autre établissement : demandez son inscription, ou modifiez sa fiche.",
    ),
    _AUTRE,
)


def complements(soumission: StructureRequested) -> tuple[MotifType, ...]:
    """The reasons for which one may ask an organisation for more."""
    return _COMPLEMENTS_MODIFICATION if soumission.precedente else _COMPLEMENTS_INSCRIPTION


def refus(soumission: StructureRequested, regions: Collection[str]) -> tuple[MotifType, ...]:
    """The reasons for which one may refuse it; `regions` are those of the Carif that decides."""
    if soumission.precedente:
        return _REFUS_MODIFICATION
    return _refus_inscription(_competent(soumission.structure.adresse.region, regions))


def _competent(region: str, regions: Collection[str]) -> str:
    """Whom to turn to instead of us, as one writes it in a letter (D010, F003)."""
    return in_words("" if region in regions else region)


def _refus_inscription(competent: str) -> tuple[MotifType, ...]:
    return (
        MotifType(
            code="NUMERO_ACTIVITE.INVALIDE",
            libelle="Numéro de déclaration d’activité non valide",
            texte="Votre numéro de déclaration d’activité n’est pas valide : rapprochez-vous de la DREETS.",
        ),
        MotifType(
            code="SIRET.FERME",
            libelle="Établissement fermé",
            texte="L’établissement est fermé au répertoire Sirene : faites votre demande avec le SIRET d’un"
            " établissement ouvert.",
        ),
        MotifType(
            code="PIECE.ILLISIBLE",
            libelle="Document illisible ou incorrect",
            texte="Le document joint n’est pas lisible, ou n’est pas celui attendu : faites une nouvelle demande"
            " avec un autre.",
        ),
        MotifType(
            code="PIECE.HORS_REGION",
            libelle="Document sans lieu de formation dans la région",
            texte="La convention jointe n’indique aucun lieu de formation dans la région : adressez-vous au"
            f" Carif-Oref de la région où vos formations ont lieu, {competent}.",
        ),
        MotifType(
            code="HORS_REGION",
            libelle="Hors du périmètre : un autre Carif-Oref est compétent",
            texte="Vos formations n’ont pas lieu dans la région, ou sont à distance : adressez-vous au Carif-Oref"
            f" compétent, {competent}.",
        ),
        MotifType(
            code="REFERENT.INJOIGNABLE",
            libelle="Référent injoignable",
            texte="Nous n’avons pas pu joindre le contact référent : faites une nouvelle demande avec des"
            " coordonnées à jour.",
        ),
        MotifType(
            code="DOUBLON",
            libelle="Structure déjà référencée",
            texte="Votre structure est déjà référencée : demandez à la rejoindre.",
        ),
        _AUTRE,
    )
