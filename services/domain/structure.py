"""The organisation that proposes trainings (LHEO `organisme-formation-responsable`)."""

from enum import StrEnum

from services.domain.adresse import Adresse, Lieu
from services.domain.contact import Contact
from services.domain.value import Value


class EtatStructure(StrEnum):
    """The life of an organisation's record (domain.md §4)."""

    BROUILLON = "brouillon"
    A_VERIFIER = "a_verifier"
    A_COMPLETER = "a_completer"
    VALIDE = "valide"
    REFUSE = "refuse"
    SUSPENDU = "suspendu"


class Structure(Value):
    """An organisation as the other services and the partners know it.

    `numero` is ours (OF_…, 23470P); `siret` 14 digits; `numero_activite` 11 characters, the NDA of the DREETS.
    `contacts` are those that may be shown, `lieux` its address book: both in force at once, without the Carif.
    """

    numero: str
    siret: str
    numero_activite: str
    raison_sociale: str
    nom_usuel: str = ""
    adresse: Adresse = Adresse()
    telephone: str = ""
    courriel: str = ""
    site: str = ""
    contacts: tuple[Contact, ...] = ()
    lieux: tuple[Lieu, ...] = ()
    uai: str = ""
    renseignements: str = ""
    etat: EtatStructure = EtatStructure.A_VERIFIER

    @property
    def nom(self) -> str:
        """The name to show: the usual one, or the registered one."""
        return self.nom_usuel or self.raison_sociale
