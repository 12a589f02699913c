"""The documents on a structure’s record: their kinds, where one arrives, and which may be added (F066)."""

import re
from collections.abc import Iterable, Mapping

from services.domain.errors import NotFound, Violation
from services.registration.model.document import PIECES, RECUS, PieceGardee, new_place, refused

NATURES: Mapping[str, str] = {
    "nda": "Récépissé de déclaration d’activité",
    "qualiopi": "Certificat Qualiopi",
    "convention": "Convention de formation",
    "habilitation": "Habilitation ou agrément",
    "kbis": "Extrait Kbis",
    "autre": "Autre document",
}
MAXIMUM = 30  # on one record; nobody has more in force, and a list has an end
_DEPOT = re.compile(r"[0-9a-f]{48}")


def new_depot() -> str:
    """The name of a document that is going to arrive; whoever knows it may join what arrives under it."""
    return new_place().removeprefix(RECUS)


def place_of(depot: str) -> str:
    """Where the document of that name arrives. Raises NotFound for what is no such name."""
    if not _DEPOT.fullmatch(depot):
        raise NotFound("Cet envoi n’existe pas : recommencez-le depuis les documents de la fiche.")
    return f"{RECUS}{depot}"


def joined(pieces: Iterable[PieceGardee], depot: str) -> PieceGardee | None:
    """The document that arrived under that name, once it was joined."""
    return next((piece for piece in pieces if piece.piece.cle.startswith(f"{PIECES}{depot}-")), None)


def refuse_one_more(pieces: Iterable[PieceGardee], sha256: str) -> None:
    """Refuse a document that is there already, or one too many."""
    present = [piece for piece in pieces if piece.presente]
    if any(piece.piece.sha256 == sha256 for piece in present):
        raise refused(_DOUBLON)
    if len(present) >= MAXIMUM:
        raise refused(_TROP)


_DOUBLON = Violation(
    "DEMANDE.DOCUMENT.DOUBLON", "Ce document est déjà dans la liste : choisissez-en un autre.", ("file",)
)
_TROP = Violation(
    "DEMANDE.DOCUMENT.NOMBRE",
    f"Cette fiche a déjà {MAXIMUM} documents : retirez ceux qui ne servent plus, puis recommencez.",
    ("file",),
)
