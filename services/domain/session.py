"""When, where and how a formation takes place."""

from datetime import date
from enum import StrEnum

from services.domain.adresse import Adresse, Lieu
from services.domain.value import Value


class Mode(StrEnum):
    """How one enters (F112, F113); only the first has real dates, the others cover a civil year."""

    DATES_FIXES = "dates_fixes"
    PERMANENTE = "permanente"
    A_LA_DEMANDE = "a_la_demande"


class ModaliteEnseignement(StrEnum):
    """LHEO table dict-modalites-enseignement; 1 and 2 are the codes that everybody inverts."""

    PRESENTIEL = "0"
    MIXTE = "1"
    DISTANCE = "2"


class OrganismeFormateur(Value):
    """Who gives the training, when it is not (only) the responsible organisation (LHEO `organisme-formateur`)."""

    siret: str = ""
    raison_sociale: str = ""


class Financement(Value):
    """One funding line: who pays, by which device (F130). Codes of `referentiels.listes`, not of LHEO."""

    financeur: str = ""
    mesure: str = ""
    numero_marche: str = ""
    nb_places: int | None = None


class Session(Value):
    """One session: the practical half of a formation; everything may be missing in a draft.

    `numero` becomes the «numéro Carif» once published; `numero_action` names the LHEO action that carries the session
    (domain.md §3.1: one action per session, unless imported sessions share one). `identifiant_externe` is the number it
    bore in the file it was imported from. Hours are whole hours, prices euros
    with a decimal point, dates calendar dates in the region.
    """

    numero: str
    numero_action: str = ""
    identifiant_externe: str = ""
    date_debut: date | None = None
    date_fin: date | None = None
    mode: Mode = Mode.DATES_FIXES
    modalite_enseignement: ModaliteEnseignement | None = None
    lieux: tuple[Lieu, ...] = ()
    formateurs: tuple[OrganismeFormateur, ...] = ()
    financements: tuple[Financement, ...] = ()
    prise_en_charge: bool | None = None
    rythme: str = ""
    modalites_alternance: str = ""
    heures_centre: int | None = None
    heures_entreprise: int | None = None
    heures_hebdo: int | None = None
    duree_commentaire: str = ""
    prix_total_ttc: str = ""
    inscription_lieu: Adresse = Adresse()
    inscription_debut: date | None = None
    inscription_fin: date | None = None
    modalites_inscription: str = ""
    etat_recrutement: str = "1"
    public_vise_commentaire: str = ""
    hebergement: str = ""
    restauration: str = ""
    transport: str = ""
    acces_handicapes: str = ""
    langues: tuple[str, ...] = ()
    url: str = ""
    archivee: bool = False

    @property
    def heures_total(self) -> int | None:
        """Hours in the centre and in the company together (F135); None while neither is known."""
        if self.heures_centre is None and self.heures_entreprise is None:
            return None
        return (self.heures_centre or 0) + (self.heures_entreprise or 0)

    @property
    def lieu_principal(self) -> Lieu | None:
        """The first place; LHEO 2.2 knows no other."""
        return self.lieux[0] if self.lieux else None

    def terminee(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.date_fin is not None and self.date_fin < today
