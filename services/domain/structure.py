"""The organisation that proposes trainings (LHEO `organisme-formation-responsable`)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import model_validator

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


ETATS = {
    EtatStructure.BROUILLON: "Brouillon",
    EtatStructure.A_VERIFIER: "À vérifier",
    EtatStructure.A_COMPLETER: "À compléter",
    EtatStructure.VALIDE: "Validée",
    EtatStructure.REFUSE: "Refusée",
    EtatStructure.SUSPENDU: "Suspendue",
}
# Until the Carif has accepted a structure nobody else knows it
CONNUES = frozenset({EtatStructure.VALIDE, EtatStructure.SUSPENDU})


class RoleStructure(StrEnum):
    """What an organisation is for the Carif; it may be several at once (D040)."""

    FORMATION = "formation"
    FINANCEUR = "financeur"
    MEDIATEUR = "mediateur"


class Label(Value):
    """A convention, label or quality in force (F064); `code` is of the profile's list."""

    code: str
    numero: str = ""
    debut: date | None = None
    fin: date | None = None


class Structure(Value):
    """An organisation as the other services and the partners know it.

    `numero` is ours (OF_…, 23470P); `siret` 14 digits; `numero_activite` 11 characters, the NDA of the DREETS.
    The first of `telephones`, `courriels`, `sites` is the principal one (F058). `parent` is the numero of the structure
    it is attached to, `reseau` and `type_structure` are codes of our lists, `type_financeur` of LHEO dict-financeurs.
    `qualiopi` names the kinds of action that the public list says are certified; `registres_le` is when the national
    registers were last read. `contacts` are those that may be shown, `lieux` its address book: both in force at once,
    without the Carif.
    """

    numero: str
    siret: str
    numero_activite: str
    raison_sociale: str
    nom_usuel: str = ""
    sigle: str = ""
    roles: tuple[RoleStructure, ...] = (RoleStructure.FORMATION,)
    type_structure: str = ""
    type_financeur: str = ""
    adresse: Adresse = Adresse()
    adresse_postale: Adresse | None = None
    telephones: tuple[str, ...] = ()
    telecopie: str = ""
    courriels: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    lieux: tuple[Lieu, ...] = ()
    parent: str = ""
    reseau: str = ""
    labels: tuple[Label, ...] = ()
    qualiopi: tuple[str, ...] = ()
    uai: str = ""
    renseignements: str = ""
    registres_le: datetime | None = None
    etat: EtatStructure = EtatStructure.A_VERIFIER

    @model_validator(mode="before")
    @classmethod
    def _one_of_each(cls, given: Any) -> Any:
        """Records and facts of before, still kept and still on their way, had one telephone, courriel and site."""
        if not isinstance(given, dict):
            return given
        former = {name: given[name] for name in ("telephone", "courriel", "site") if name in given}
        rest = {name: value for name, value in given.items() if name not in former}
        return {f"{name}s": (value,) if value else () for name, value in former.items()} | rest

    def with_books_of(self, known: "Structure") -> "Structure":
        """This record with the address books of another state of it: they are in force without the Carif."""
        return self.model_copy(update={"contacts": known.contacts, "lieux": known.lieux})

    @property
    def nom(self) -> str:
        """The name to show: the usual one, or the registered one."""
        return self.nom_usuel or self.raison_sociale

    @property
    def telephone(self) -> str:
        """The principal telephone, if there is any."""
        return next(iter(self.telephones), "")

    @property
    def courriel(self) -> str:
        """The principal address, if there is any."""
        return next(iter(self.courriels), "")

    @property
    def site(self) -> str:
        """The principal site, if there is any."""
        return next(iter(self.sites), "")
