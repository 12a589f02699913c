"""A document that is joined to a request: what was found in it, and how long it is kept."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.domain.errors import Refused, Violation
from services.domain.events import Piece
from services.domain.saisie import read_date
from services.domain.value import Value

RECUS = "recus/"  # where browsers send files; the bucket empties it
PIECES = "pieces/"  # where what came with a request is kept

# A request's document proves why the Carif decided as it did: longer than any appeal (two months, CRPA R. 421-1), and
# through the yearly return by which a declaration of activity stays valid
GARDE = timedelta(days=365)
# What expires is looked at once more when the Carif asks for its successor
GARDE_APRES_EXPIRATION = timedelta(days=90)
# Whatever date was typed: nothing is claimed after five years (code civil, article 2224)
GARDE_MAX = timedelta(days=5 * 365)
# A file that no request took along goes with its verdict, as the bucket's own rule has it
GARDE_SANS_SUITE = timedelta(days=30)

DECLARATION = "Ce document est anonymisé, ou ne nomme personne."


class Defaut(StrEnum):
    """Why a document is not accepted; the value is what the applicant reads, and says what to do."""

    VIDE = "Ce fichier est vide : choisissez-en un autre."
    PAS_UN_PDF = "Ce fichier n’est pas un PDF : enregistrez le document au format PDF, puis envoyez-le."
    INCOMPLET = (
        "Ce fichier n’est pas un PDF complet, sa fin manque : enregistrez de nouveau le document au format PDF, puis"
        " envoyez-le."
    )
    DEUX_NATURES = "Ce fichier contient autre chose qu’un PDF : imprimez-le au format PDF, puis envoyez le nouveau."
    PROTEGE = (
        "Ce document est protégé par un mot de passe ou par des restrictions : retirez la protection, ou imprimez-le au"
        " format PDF, puis envoyez-le."
    )
    ACTIF = (
        "Ce document contient du contenu actif (script, action automatique, son ou vidéo) : imprimez-le au format PDF,"
        " puis envoyez le nouveau fichier."
    )
    FICHIER_JOINT = (
        "Ce document contient un fichier joint : retirez-le, ou imprimez le document au format PDF, puis envoyez-le."
    )
    FORMULAIRE = (
        "Ce document est un formulaire dynamique, que tous les lecteurs n’affichent pas : imprimez-le au format PDF,"
        " puis envoyez le nouveau fichier."
    )
    ILLISIBLE = "Ce document est abîmé et ne s’ouvre pas : enregistrez-le de nouveau au format PDF, puis envoyez-le."
    SANS_PAGE = "Ce document n’a aucune page : choisissez-en un autre."
    TROP_DE_PAGES = "Ce document a plus de 100 pages : n’envoyez que les pages utiles."
    TROP_COMPLEXE = (
        "Ce document est trop complexe pour être examiné : imprimez-le au format PDF, ou numérisez-le, puis envoyez le"
        " nouveau fichier."
    )


class Verdict(Value):
    """What was found in a document: the code of its fault and the sentence about it, or how many pages it has."""

    code: str = ""
    message: str = ""
    pages: int = 0

    @staticmethod
    def accepted(pages: int) -> "Verdict":
        """A document that may be sent."""
        return Verdict(pages=pages)

    @staticmethod
    def refused(defaut: Defaut) -> "Verdict":
        """A document that may not."""
        return Verdict(code=f"DEMANDE.DOCUMENT.{defaut.name}", message=defaut.value)

    @property
    def violation(self) -> Violation | None:
        """What is wrong, at the field of the file; None for a document that is accepted."""
        return Violation(self.code, self.message, ("file",)) if self.code else None


def check_weight(taille: int, limite: int, limite_dite: str) -> Verdict | None:
    """The verdict on a file that need not be opened, or None. `taille` and `limite` in bytes (D008)."""
    if taille == 0:
        return Verdict.refused(Defaut.VIDE)
    if taille > limite:
        message = (
            f"Ce fichier pèse {_octets(taille)} octets, la limite est de {limite_dite} ({_octets(limite)} octets) :"
            " réduisez-le, puis envoyez-le de nouveau."
        )
        return Verdict(code="DEMANDE.DOCUMENT.TROP_GROS", message=message)
    return None


class Reception(Value):
    """A file that arrived and was examined: which version of which key, its weight, its fingerprint, the verdict."""

    cle: str
    version: str
    taille: int
    sha256: str
    verdict: Verdict
    examinee_le: datetime
    revision: int = 0

    @property
    def expire_le(self) -> datetime:
        """When the verdict is forgotten, with its file."""
        return self.examinee_le + GARDE_SANS_SUITE

    @property
    def cle_gardee(self) -> str:
        """Where the file is kept once it is sent: another content has another key, so nothing is written over."""
        return f"{PIECES}{self.cle.removeprefix(RECUS)}-{self.sha256[:16]}"


class EtatDocument(StrEnum):
    """Where the document of a request stands."""

    ABSENT = "absent"
    EN_EXAMEN = "en_examen"
    ACCEPTE = "accepte"
    REFUSE = "refuse"


class Arrivee(Value):
    """The file that lies there now, if `present`: its weight in bytes, and what was found once it was examined."""

    present: bool = False
    taille: int = 0
    reception: Reception | None = None

    @property
    def etat(self) -> EtatDocument:
        """Where it stands."""
        if not self.present:
            return EtatDocument.ABSENT
        if self.reception is None:
            return EtatDocument.EN_EXAMEN
        return EtatDocument.REFUSE if self.refusal else EtatDocument.ACCEPTE

    @property
    def refusal(self) -> Violation | None:
        """Why another file must be sent, or None."""
        if not self.present:
            return _ABSENT
        return self.reception.verdict.violation if self.reception else None

    def accepted(self) -> Reception:
        """The examined file, which may be sent. Raises Refused when there is none, or none yet."""
        if self.refusal or self.reception is None:
            raise _refused(self.refusal or _EN_EXAMEN)
        return self.reception


def new_place() -> str:
    """Where the document of a request is going to arrive, and no other one ever."""
    return f"{RECUS}{secrets.token_hex(24)}"


class Annonce(Value):
    """What the applicant says of the document: it names nobody (D008), and until when it is valid (F066)."""

    anonymise: bool
    valable_jusqu_au: date | None = None


def read_annonce(typed: Mapping[str, str], today: date) -> Annonce:
    """What was ticked and typed beside the document. Raises Refused with everything that is wrong."""
    violations = [] if typed.get("anonymise") == "oui" else [_NON_DECLARE]
    jour = read_date(typed.get("valable_jusqu_au", ""), "valable_jusqu_au")
    if isinstance(jour, Violation):
        raise _refused(*violations, jour)
    if jour and jour < today:
        violations.append(_PERIME)
    if violations:
        raise _refused(*violations)
    return Annonce(anonymise=True, valable_jusqu_au=jour)


class PieceGardee(Value):
    """A document kept as the proof of a request: from when, until when, and what was declared of it."""

    demande: str
    piece: Piece
    declaration: str = DECLARATION
    gardee_le: datetime
    effacee_le: datetime | None = None
    revision: int = 0

    @property
    def a_purger_le(self) -> datetime:
        """From when on its file is removed."""
        until = self.gardee_le + GARDE
        if jour := self.piece.valable_jusqu_au:
            expired = datetime(jour.year, jour.month, jour.day, tzinfo=self.gardee_le.tzinfo)
            until = max(until, min(expired, self.gardee_le + GARDE_MAX) + GARDE_APRES_EXPIRATION)
        return min(until, self.gardee_le + GARDE_MAX)

    def due(self, at: datetime) -> bool:
        """Whether its file is to be removed now."""
        return self.effacee_le is None and at >= self.a_purger_le

    def erased(self, at: datetime) -> "PieceGardee":
        """What is remembered once the file is gone: that there was one, and its fingerprint."""
        return self.model_copy(update={"effacee_le": at})


_ABSENT = Violation(
    "DEMANDE.DOCUMENT.ABSENT", "Aucun fichier n’est arrivé : choisissez un fichier PDF, puis envoyez-le.", ("file",)
)
_EN_EXAMEN = Violation(
    "DEMANDE.DOCUMENT.EN_EXAMEN",
    "Votre document est encore à l’examen : attendez quelques secondes, puis envoyez de nouveau votre demande.",
)
_NON_DECLARE = Violation(
    "DEMANDE.DOCUMENT.ANONYMISE",
    "Cochez la case si le document ne nomme personne. Sinon, masquez les noms et envoyez-le de nouveau.",
    ("anonymise",),
)
_PERIME = Violation(
    "DEMANDE.DOCUMENT.PERIME",
    "Cette date est passée : joignez un document encore valable, ou laissez ce champ vide s’il n’expire pas.",
    ("valable_jusqu_au",),
)


def _refused(*violations: Violation) -> Refused:
    return Refused(violations[0].message, violations=violations)


def _octets(nombre: int) -> str:
    return f"{nombre:,}".replace(",", "\u202f")
