"""The request of a structure, from the first form to the decision of the Carif."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from services.domain.errors import Conflict, Refused, Violation
from services.domain.events import Constat, Piece, Referent, StructureRequested
from services.domain.profil import Profil
from services.domain.structure import EtatStructure, Structure
from services.domain.value import Value

DRAFT_KEPT = timedelta(days=7)
# As long as a decision can be contested (Code civil, art. 2224); the bucket's own rule removes what is older
PREUVES_GARDEES = timedelta(days=1826)


class EtatDemande(StrEnum):
    """Where a request stands."""

    BROUILLON = "brouillon"
    ENVOYEE = "envoyee"
    ACCEPTEE = "acceptee"
    REFUSEE = "refusee"


class Consentement(Value):
    """What the applicant agreed to: which text, its fingerprint, when (RGPD art. 7)."""

    version: str
    empreinte: str
    donne_le: datetime


class Demande(Value):
    """A request. `id` is a secret that opens its pages; `revision` is that of the stored record, 0 before there is one.

    `hors_region`: the registers place the establishment outside the Carif's regions, so a document is due (D007, F002).
    `preuves` are the SHA-256 of what the registers answered, word for word: the files of those names are the evidence.
    """

    id: str
    etat: EtatDemande = EtatDemande.BROUILLON
    structure: Structure
    referent: Referent
    constats: tuple[Constat, ...] = ()
    preuves: tuple[str, ...] = ()
    hors_region: bool = False
    consentement: Consentement
    cle_document: str
    piece: Piece | None = None
    creee_le: datetime
    revision: int = 0

    @property
    def expire_le(self) -> datetime | None:
        """When a request that was never sent is forgotten; None once it was sent."""
        return self.creee_le + DRAFT_KEPT if self.etat is EtatDemande.BROUILLON else None

    def send(self, numero: str, piece: Piece | None) -> "Demande":
        """The request as the Carif receives it. Raises Conflict when it was sent, Refused without a due document."""
        if self.etat is not EtatDemande.BROUILLON:
            raise Conflict("Cette demande a déjà été envoyée.")
        if self.hors_region and piece is None:
            raise Refused(DOCUMENT_EXIGE.message, violations=(DOCUMENT_EXIGE,))
        structure = self.structure.model_copy(update={"numero": numero})
        return self.model_copy(update={"etat": EtatDemande.ENVOYEE, "structure": structure, "piece": piece})

    def decided(self, etat: EtatDemande, structure: Structure) -> "Demande":
        """The request once the Carif has decided; a second decision changes nothing."""
        if self.etat is not EtatDemande.ENVOYEE:
            return self
        life = EtatStructure.VALIDE if etat is EtatDemande.ACCEPTEE else EtatStructure.REFUSE
        return self.model_copy(update={"etat": etat, "structure": structure.model_copy(update={"etat": life})})

    def requested(self, at: datetime) -> StructureRequested:
        """The fact that tells the Carif."""
        return StructureRequested(
            at=at,
            demande=self.id,
            structure=self.structure,
            referent=self.referent,
            constats=self.constats,
            piece=self.piece,
        )


class EtatSiret(StrEnum):
    """Whether an establishment may still ask to be registered."""

    LIBRE = "libre"
    EN_ATTENTE = "en_attente"
    INSCRIT = "inscrit"


class Siret(Value):
    """The claim on a SIRET: one establishment has one request or one record at a time."""

    siret: str
    etat: EtatSiret
    demande: str
    revision: int = 0

    def claimed(self, etat: EtatSiret, demande: str) -> "Siret":
        """The claim in another state, for another request."""
        return self.model_copy(update={"etat": etat, "demande": demande})

    def refusal(self, profil: Profil) -> Violation | None:
        """Why no other request may be made for it, if that is so; nothing of whoever made the first is told."""
        if self.etat is EtatSiret.INSCRIT:
            message = (
                "Cette structure est déjà inscrite : demandez à la rejoindre (lien en haut de page), ou écrivez à"
                f" {profil.contact.courriel}."
            )
            return Violation("DEMANDE.SIRET.DEJA_INSCRIT", message, ("siret",))
        if self.etat is EtatSiret.EN_ATTENTE:
            message = (
                "Une demande est déjà en cours pour cette structure : notre équipe va y répondre."
                f" Pour y avoir accès, écrivez à {profil.contact.courriel}."
            )
            return Violation("DEMANDE.SIRET.EN_ATTENTE", message, ("siret",))
        return None


VERSION_CONSENTEMENT = "2026-11"


def texte_consentement(profil: Profil) -> str:
    """What the box says (F005); a change of this text needs a new VERSION_CONSENTEMENT."""
    return (
        f"J’accepte la politique de gestion des données personnelles de {profil.nom}. Si je saisis les coordonnées "
        "d’une autre personne, je certifie l’en avoir informée et avoir recueilli son consentement."
    )


def consentement(profil: Profil, at: datetime) -> Consentement:
    """The agreement that is stored with a request."""
    empreinte = sha256(texte_consentement(profil).encode()).hexdigest()
    return Consentement(version=VERSION_CONSENTEMENT, empreinte=empreinte, donne_le=at)


DOCUMENT_EXIGE = Violation(
    "DEMANDE.DOCUMENT.EXIGE",
    "Joignez la convention de formation qui indique un lieu de formation dans la région : elle est exigée pour un"
    " organisme situé hors de la région.",
    ("file",),
)


def worst(constats: Sequence[Constat]) -> str:
    """The gravest state among what the registers said, for the history."""
    ordre = ("inconnu", "ecart", "alerte", "non_verifie", "conforme")
    return min((c.etat for c in constats), key=ordre.index, default="conforme")
