"""The request of a structure, from the first form to the decision of the Carif."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from services.domain.champs_inscription import DOCUMENT
from services.domain.errors import Conflict, Refused, Violation
from services.domain.events import Constat, Motif, Piece, Referent, Releve, StructureRequested, StructureReturned
from services.domain.profil import HorsRegion, Profil
from services.domain.structure import EtatStructure, Structure
from services.domain.value import Value
from services.registration.model import textes
from services.registration.model.personne import EFFACE

DRAFT_KEPT = timedelta(days=7)
COMPLEMENT_ATTENDU = timedelta(days=120)  # as long as a returned formation waits (domain.md §6)
# Longer than any appeal (two months, CRPA R. 421-1): the request, its record and its claim then go together
REFUS_GARDE = timedelta(days=365)
# As long as a decision can be contested (Code civil, art. 2224); the bucket's own rule removes what is older
PREUVES_GARDEES = timedelta(days=1826)


class EtatDemande(StrEnum):
    """Where a request stands."""

    BROUILLON = "brouillon"
    ENVOYEE = "envoyee"
    A_COMPLETER = "a_completer"
    ACCEPTEE = "acceptee"
    REFUSEE = "refusee"


class Consentement(Value):
    """What the applicant agreed to: which text, its fingerprint, when (RGPD art. 7)."""

    version: str
    empreinte: str
    donne_le: datetime


class Demande(Value):
    """A request. `id` is a secret that opens its pages; `revision` is that of the stored record, 0 before there is one.

    `hors_region`: the establishment is outside the Carif's regions, by its address or, while no register gives one, by
    its number; `distance`: by its number, what it teaches at a distance belongs here. `condition` is what the Carif
    asks of one outside, `presence` whether it trains face to face in the region, as its applicant says, None before.
    `activite`: it certifies that it trains in the region (D002). `version` counts what is sent, `motifs` and
    `commentaire` are why the Carif sent the last one back, on `retournee_le`; `reponse` is what the applicant answers.
    `rappelee_le`: when the applicant was last told that it waits. `decidee_le`: when it was accepted or refused.
    `preuves` are the SHA-256 of what the registers answered, word for word: the files of those names are the evidence.
    """

    id: str
    etat: EtatDemande = EtatDemande.BROUILLON
    structure: Structure
    referent: Referent
    version: int = 1
    motifs: tuple[Motif, ...] = ()
    commentaire: str = ""
    envoyee_le: datetime | None = None
    prise_le: datetime | None = None
    retournee_le: datetime | None = None
    rappelee_le: datetime | None = None
    decidee_le: datetime | None = None
    reponse: str = ""
    constats: tuple[Constat, ...] = ()
    releves: tuple[Releve, ...] = ()
    preuves: tuple[str, ...] = ()
    activite: bool = False
    hors_region: bool = False
    distance: bool = False
    condition: HorsRegion = HorsRegion.CONVENTION
    presence: bool | None = None
    consentement: Consentement
    cle_document: str
    piece: Piece | None = None
    creee_le: datetime
    revision: int = 0

    @property
    def ouverte(self) -> bool:
        """Whether the applicant may still change it: it was never sent, or it came back."""
        return self.etat in {EtatDemande.BROUILLON, EtatDemande.A_COMPLETER}

    @property
    def dans_le_perimetre(self) -> bool:
        """Whether this Carif is the one to ask: the place of training decides, not that of the organisation (O001).

        What is taught at a distance has no place: the activity number decides (K7), on each session (K8).
        """
        return not self.a_situer or self.presence is True or (self.presence is False and self.distance)

    @property
    def ailleurs(self) -> bool:
        """Whether nothing that it teaches belongs here, as its applicant says (D010)."""
        return self.presence is False and not self.dans_le_perimetre

    @property
    def a_situer(self) -> bool:
        """Whether its applicant is asked where it trains."""
        return self.hors_region and self.condition is not HorsRegion.LIBRE

    @property
    def situee(self) -> bool:
        """Whether a register said in which region the establishment is."""
        return bool(self.structure.adresse.region)

    @property
    def convention_attendue(self) -> bool:
        """Whether the document that goes along is a training agreement: it trains here face to face, from outside."""
        return self.hors_region and self.condition is HorsRegion.CONVENTION and self.presence is True

    @property
    def convention_due(self) -> bool:
        """Whether the agreement must be there (D007, F002); a register that is silent stops nobody."""
        return self.convention_attendue and self.situee

    def situated(self, presence: bool) -> "Demande":
        """The request of an establishment outside, once its applicant said whether it trains in the region."""
        if not self.ouverte:
            raise Conflict("Cette demande a déjà été envoyée.")
        return self._with(presence=presence)

    @property
    def nommee(self) -> bool:
        """Whether a register gave the name of the organisation, so that nobody was asked for it."""
        return any(releve.champ == "raison_sociale" for releve in self.releves)

    @property
    def expire_le(self) -> datetime | None:
        """When a request that nobody sends, or that was refused, is forgotten; None otherwise."""
        if self.etat is EtatDemande.REFUSEE and self.decidee_le:
            return self.decidee_le + REFUS_GARDE
        if self.etat is EtatDemande.A_COMPLETER and self.retournee_le:
            return self.retournee_le + COMPLEMENT_ATTENDU
        return self.creee_le + DRAFT_KEPT if self.etat is EtatDemande.BROUILLON else None

    def forgotten(self, now: datetime) -> bool:
        """Whether it expired, be it removed yet or not."""
        return self.expire_le is not None and now >= self.expire_le

    @property
    def document_du(self) -> Violation | None:
        """Why it cannot be sent without a document now: the Carif asked for another one, or none came yet."""
        if any(motif.champ == DOCUMENT for motif in self.motifs):
            return DOCUMENT_DEMANDE
        return DOCUMENT_EXIGE if self.convention_due and self.piece is None else None

    def send(self, numero: str, piece: Piece | None, at: datetime) -> "Demande":
        """The request as the Carif receives it; one that came back keeps its number, and its document if no other came.

        Raises Conflict when it was sent, Refused without a due document.
        """
        self.refuse_unsendable(with_document=piece is not None)
        again = self.etat is EtatDemande.A_COMPLETER
        structure = self.structure.model_copy(update={"numero": numero, "etat": EtatStructure.A_VERIFIER})
        return self._with(
            etat=EtatDemande.ENVOYEE,
            structure=structure,
            piece=piece or self.piece,
            version=self.version + again,
            envoyee_le=at,
            prise_le=None,
            motifs=(),
            commentaire="",
        )

    def refuse_unsendable(self, *, with_document: bool) -> None:
        """Raises Conflict when it was sent, Refused outside the perimeter and without a due document."""
        if not self.ouverte:
            raise Conflict("Cette demande a déjà été envoyée.")
        if not self.dans_le_perimetre:
            raise Refused(PRESENCE_ABSENTE.message, violations=(PRESENCE_ABSENTE,))
        if not with_document and (due := self.document_du):
            raise Refused(due.message, violations=(due,))

    def taken(self, version: int, at: datetime) -> "Demande":
        """The request that somebody at the Carif has opened (T5); the first time alone is kept."""
        waits = self.etat is EtatDemande.ENVOYEE and self.version == version and self.prise_le is None
        return self._with(prise_le=at) if waits else self

    def returned(self, fact: StructureReturned, cle_document: str) -> "Demande":
        """The request back with its applicant (T6), with room for another document.

        The same fact again changes nothing, nor does one about a version that another one followed.
        """
        if self.etat is not EtatDemande.ENVOYEE or fact.version != self.version:
            return self
        structure = self.structure.model_copy(update={"etat": EtatStructure.A_COMPLETER})
        return self._with(
            etat=EtatDemande.A_COMPLETER,
            structure=structure,
            motifs=fact.motifs,
            commentaire=fact.commentaire,
            retournee_le=fact.at,
            rappelee_le=None,
            cle_document=cle_document,
        )

    def reminded(self, now: datetime, jours: Sequence[int]) -> "Demande":
        """The request of which its applicant is reminded now, or itself while none of the days has come since.

        Nights that were missed make one reminder.
        """
        if self.etat is not EtatDemande.A_COMPLETER or self.retournee_le is None or self.forgotten(now):
            return self
        told = self.rappelee_le or self.retournee_le
        due = any(told < self.retournee_le + timedelta(days=n) <= now for n in jours)
        return self._with(rappelee_le=now) if due else self

    def corrected(self, read: Mapping[str, Any], reponse: str) -> "Demande":
        """The request as its applicant corrects it; what proved the versions before stays among its evidence."""
        structure = read["structure"].model_copy(update={"numero": self.structure.numero, "etat": self.structure.etat})
        preuves = tuple(dict.fromkeys((*self.preuves, *read["preuves"])))
        return self._with(**{**read, "structure": structure, "preuves": preuves, "reponse": reponse})

    def decided(self, etat: EtatDemande, structure: Structure, at: datetime) -> "Demande":
        """The request once the Carif has decided; a second decision changes nothing."""
        if self.etat is not EtatDemande.ENVOYEE:
            return self
        life = EtatStructure.VALIDE if etat is EtatDemande.ACCEPTEE else EtatStructure.REFUSE
        return self._with(etat=etat, structure=structure.model_copy(update={"etat": life}), decidee_le=at)

    def without_referent(self) -> "Demande":
        """The request once the person who made it is erased; what was agreed to and when stays, as does the rest."""
        return self._with(referent=Referent(nom=EFFACE, courriel=""))

    def requested(self, at: datetime) -> StructureRequested:
        """The fact that tells the Carif."""
        return StructureRequested(
            at=at,
            demande=self.id,
            version=self.version,
            structure=self.structure,
            referent=self.referent,
            constats=self.constats,
            releves=self.releves,
            reponse=self.reponse,
            presence=self.presence if self.a_situer else None,
            piece=self.piece,
        )

    def _with(self, **changes: Any) -> "Demande":
        return self.model_copy(update=changes)


def texte_consentement(profil: Profil) -> str:
    """What the box says (F005)."""
    return textes.en_vigueur(textes.Sorte.INSCRIPTION).lu(profil)


def consentement(profil: Profil, at: datetime) -> Consentement:
    """The agreement that is stored with a request."""
    texte = textes.en_vigueur(textes.Sorte.INSCRIPTION)
    return Consentement(version=texte.version, empreinte=texte.empreinte(profil), donne_le=at)


DOCUMENT_EXIGE = Violation(
    "DEMANDE.DOCUMENT.EXIGE",
    "Joignez la convention de formation qui indique un lieu de formation dans la région : elle est exigée pour un"
    " organisme situé hors de la région.",
    (DOCUMENT,),
)
PRESENCE_ABSENTE = Violation(
    "DEMANDE.PRESENCE.ABSENTE",
    "Dites si vous proposez des formations en présence dans la région : votre établissement, ou votre déclaration"
    " d’activité, est d’une autre région.",
    ("presence",),
)
DOCUMENT_DEMANDE = Violation(
    "DEMANDE.DOCUMENT.DEMANDE",
    "Joignez un nouveau document : le Carif ne peut pas se prononcer sur celui que vous aviez envoyé.",
    (DOCUMENT,),
)


def worst(constats: Sequence[Constat]) -> str:
    """The gravest state among what the registers said, for the history."""
    ordre = ("inconnu", "ecart", "alerte", "non_verifie", "conforme")
    return min((c.etat for c in constats), key=ordre.index, default="conforme")
