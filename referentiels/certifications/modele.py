"""A certification as its register describes it, and what may be asked of the register."""

from datetime import date
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict


class _Fige(BaseModel):
    model_config = ConfigDict(frozen=True)


class Bloc(_Fige):
    """A block of competences. Its code is unique within its certification only."""

    code: str
    libelle: str


class Certificateur(_Fige):
    """Who awards it; the register omits about a third of the SIRETs."""

    nom: str
    siret: str | None = None


class Role(StrEnum):
    """What a partner may do (RNCP `HABILITATION_PARTENAIRE`)."""

    FORMER = "HABILITATION_FORMER"
    ORGANISER = "HABILITATION_ORGANISER"
    FORMER_ET_ORGANISER = "HABILITATION_ORGA_FORM"


class Partenaire(_Fige):
    """An organisation the certifier has entitled."""

    siret: str
    nom: str
    role: Role
    actif: bool


class Habilitation(StrEnum):
    """Whether an organisation may train for a certification, as far as the register tells."""

    CERTIFICATEUR = "certificateur"
    PARTENAIRE = "partenaire"
    ABSENTE = "absente"
    SANS_OBJET = "sans-objet"  # no partner list, as for State diplomas: the documentalist reads the agrément


class Certification(_Fige):
    """One registration: a title registered twice is two certifications. `niveau_sortie` is LHEO's (`dict-niveaux`)."""

    code_rncp: str | None = None
    code_rs: str | None = None
    code_certifinfo: str | None = None
    code_scolarite: str | None = None
    intitule: str
    sigle: str | None = None
    niveau_sortie: str | None = None
    certificateurs: tuple[Certificateur, ...] = ()
    partenaires: tuple[Partenaire, ...] = ()
    acces_apprentissage: bool | None = None
    eligible_cpf: bool | None = None
    premiere_session: int | None = None
    derniere_session: int | None = None
    date_effet: date | None = None
    date_fin_enregistrement: date | None = None
    date_limite_delivrance: date | None = None
    etat: str | None = None
    publiee: bool = True
    blocs: tuple[Bloc, ...] = ()
    remplacee_par: tuple[str, ...] = ()
    remplace: tuple[str, ...] = ()
    formacodes: tuple[str, ...] = ()  # the register does not say of which edition
    romes: tuple[str, ...] = ()
    nsf: tuple[str, ...] = ()
    objectif: str | None = None
    contenu: str | None = None

    @property
    def code(self) -> str:
        """The number of its sheet: RNCP, RS, or Certif Info's when it has neither."""
        return self.code_rncp or self.code_rs or self.code_certifinfo or ""

    @property
    def valideurs(self) -> tuple[str, ...]:
        """The names of those who award it (F091)."""
        return tuple(certificateur.nom for certificateur in self.certificateurs)

    def is_registered_on(self, jour: date) -> bool:
        """Whether a training that starts that day leads to it. Computed: the register's own flag lags a day behind."""
        return self.date_fin_enregistrement is None or jour <= self.date_fin_enregistrement

    def may_be_delivered_on(self, jour: date) -> bool:
        """Whether it may still be awarded to those who started in time: registered, or within the later limits."""
        if self.is_registered_on(jour):
            return True
        avant_limite = self.date_limite_delivrance is not None and jour <= self.date_limite_delivrance
        avant_derniere_session = self.derniere_session is not None and jour.year <= self.derniere_session
        return avant_limite or avant_derniere_session

    def habilitation_of(self, siret: str) -> Habilitation:
        """What the register says of this organisation's right to train for it."""
        if any(certificateur.siret == siret for certificateur in self.certificateurs):
            return Habilitation.CERTIFICATEUR
        if not self.partenaires:
            return Habilitation.SANS_OBJET
        if any(p.siret == siret and p.actif and p.role is not Role.ORGANISER for p in self.partenaires):
            return Habilitation.PARTENAIRE
        return Habilitation.ABSENTE


class Certifications(Protocol):
    """A register of certifications."""

    def get(self, code: str) -> Certification | None:
        """By RNCP, RS or Certif Info code."""
        ...

    def search(self, texte: str, *, limite: int = 20, publiees_seulement: bool = True) -> tuple[Certification, ...]:
        """By words of the title or sigle, RNCP, RS or Certif Info code (F091); published ones by default (F090)."""
        ...

    def meilleur_enregistrement(self, intitule: str, date_debut: date) -> Certification | None:
        """Of the registrations of one title, the one that a training starting then leads to (F092)."""
        ...
