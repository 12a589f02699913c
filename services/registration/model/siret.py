"""Whose an establishment is: one request or one record at a time."""

from enum import StrEnum

from services.domain.errors import Violation
from services.domain.profil import Profil
from services.domain.value import Value


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
