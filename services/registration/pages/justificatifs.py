"""The documents of a structure's record, as functions of the model (F066)."""

from collections.abc import Mapping, Sequence

from services.domain.errors import Violation
from services.domain.profil import Profil
from services.domain.rights import Principal, Verb, may
from services.domain.structure import Structure
from services.registration.model.document import COMMENTAIRE_MAX, DECLARATION, Arrivee, PieceGardee
from services.registration.model.justificatif import NATURES
from services.registration.pages.onglets import GESTION, entete
from services.registration.use_cases.justificatifs import Depot
from services.shared.page import Cadre, Formulaire, render


def documents(cadre: Cadre, who: Principal, structure: Structure, pieces: Sequence[PieceGardee]) -> str:
    """Every document that is kept, with its verdict and how long it stays."""
    return render(
        "registration/structure/documents.html",
        **entete(cadre, who, structure, GESTION),
        lignes=[(piece, nature_of(piece)) for piece in pieces],
        peut_modifier=may(who, Verb.STRUCTURE_MODIFIER, structure.numero),
    )


def deposer(
    cadre: Cadre,
    who: Principal,
    structure: Structure,
    profil: Profil,
    depot: Depot,
    arrivee: Arrivee,
    typed: Mapping[str, str],
    violations: Sequence[Violation],
) -> str:
    """A document to be sent, examined, accepted with what is said of it, or refused."""
    return render(
        "registration/structure/deposer.html",
        **entete(cadre, who, structure, GESTION),
        formulaire=Formulaire(dict(typed), tuple(violations)),
        depot=depot,
        arrivee=arrivee,
        natures=list(NATURES.items()),
        declaration=DECLARATION,
        commentaire_max=COMMENTAIRE_MAX,
        taille_max=profil.documents.taille_max,
    )


def retirer(cadre: Cadre, who: Principal, structure: Structure, piece: PieceGardee) -> str:
    """Whether one really wants to take a document back."""
    return render(
        "registration/structure/retirer_document.html",
        **entete(cadre, who, structure, GESTION),
        piece=piece,
        nature=nature_of(piece),
    )


def nature_of(piece: PieceGardee) -> str:
    """What a document is, in words."""
    return NATURES.get(piece.nature, "Document de la demande d’inscription")
