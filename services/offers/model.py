"""A fiche: the version in work and the published version, side by side, and what may become of them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from referentiels.identifiants import normalise_siret
from services.domain.adresse import Lieu
from services.domain.certification import codes
from services.domain.contact import Contact
from services.domain.errors import Conflict, Violation
from services.domain.events import ExportPublished, Motif
from services.domain.formation import Formation
from services.domain.lifecycle import NOUVELLE, Controle, Etat, EtatFiche, Evenement, Publication
from services.domain.structure import Structure
from services.domain.value import Value

# T9: a version in work beside a published one
_BROUILLON = Etat(Controle.REDACTION, Publication.EN_REDACTION, EtatFiche.MODIFIE)


class Version(Value):
    """One version of a formation. `n` is 0 until it is submitted, then its number for ever."""

    n: int = 0
    etat: Etat = NOUVELLE
    formation: Formation
    soumise_le: datetime | None = None
    echeance: datetime | None = None
    prise: bool = False
    publiee_le: datetime | None = None
    motifs: tuple[Motif, ...] = ()
    commentaire: str = ""

    def without_contact(self, numero: str) -> "Version":
        """The same version without its copy of a contact, if it has one."""
        formation = self.formation.without_contact(numero)
        return self if formation is self.formation else self.model_copy(update={"formation": formation})


class Fiche(Value):
    """A formation through time.

    `revision` counts the writes of the record, `soumissions` the versions submitted, `numeros_publies` the sessions
    that were published once: their number is final (K2). `contacts_retires` says up to which version a contact may not
    be shown (its number -> the version): a decision still on its way brings nobody back. `demande` names the request
    that wrote it last: the same request sent again finds its work done.
    """

    numero: str
    structure: str
    travail: Version | None = None
    publiee: Version | None = None
    soumissions: int = 0
    numeros_publies: tuple[str, ...] = ()
    contacts_retires: dict[str, int] = Field(default_factory=dict)
    revision: int = 0
    demande: str = ""
    creee_le: datetime
    modifiee_le: datetime

    @property
    def courante(self) -> Version:
        """What the organisation looks at: its version in work, or else the published one."""
        version = self.travail or self.publiee
        if version is None:
            raise Conflict("Cette fiche n’a plus aucune version.")
        return version

    @property
    def badge(self) -> str:
        """The code of the badge to show; a draft beside a published version is a «brouillon» (F032)."""
        badge = self.courante.etat.badge
        return "brouillon" if badge == "en_creation" and self.publiee else badge

    @property
    def en_diffusion(self) -> bool:
        """Whether its published version is out, a draft beside or not (F033)."""
        return self.publiee is not None and self.publiee.etat.publication is Publication.DIFFUSABLE

    @property
    def diffusee(self) -> "Fiche | None":
        """What others may know of it: the published version alone, while it is out."""
        if self.publiee is None or not self.en_diffusion:
            return None
        since = self.publiee.publiee_le or self.modifiee_le
        return self.model_copy(update={"travail": None, "modifiee_le": since})

    @property
    def modifiable(self) -> bool:
        """Whether the organisation may type in it now."""
        return self.courante.etat.allows(Evenement.SAUVEGARDER) or self._peut_rouvrir

    @property
    def _peut_rouvrir(self) -> bool:
        return self.travail is None and self.en_diffusion

    def save(self, formation: Formation, now: datetime) -> "Fiche":
        """The fiche with `formation` in work (T2; T9 beside a published version). Raises Conflict while in review."""
        if self._peut_rouvrir:
            travail = Version(etat=_BROUILLON, formation=formation)
        else:
            before = self.courante
            travail = before.model_copy(
                update={"etat": before.etat.after(Evenement.SAUVEGARDER), "formation": formation}
            )
        return self._with(now, travail=travail)

    def submit(self, now: datetime, echeance: datetime) -> "Fiche":
        """The fiche whose version in work is frozen under the next number (T3); rules are checked before."""
        if self.travail is None:
            raise Conflict("Il n’y a aucune modification à soumettre.")
        n = self.soumissions + 1
        travail = Version(
            n=n,
            etat=self.travail.etat.after(Evenement.SOUMETTRE),
            formation=self.travail.formation,
            soumise_le=now,
            echeance=echeance,
        )
        return self._with(now, travail=travail, soumissions=n)

    def withdraw(self, now: datetime) -> "Fiche":
        """The fiche taken back for correction (T4). Raises Conflict once a documentalist has taken it."""
        travail = self.courante
        if travail.prise:
            raise Conflict("Un documentaliste a déjà ouvert cette demande : elle ne peut plus être retirée.")
        return self._with(now, travail=travail.model_copy(update={"etat": travail.etat.after(Evenement.RETIRER)}))

    def discard(self, now: datetime) -> "Fiche":
        """The fiche without its draft (T10): the published version is what remains."""
        if self.publiee is None or self.travail is None or not self.travail.etat.allows(Evenement.SAUVEGARDER):
            raise Conflict("Il n’y a aucun brouillon à supprimer.")
        return self._with(now, travail=None)

    def archive(self, now: datetime) -> "Fiche":
        """The fiche out of diffusion (T11). Raises Conflict unless it is in diffusion with nothing in work."""
        if self.publiee is None or self.travail is not None:
            raise Conflict("Seule une formation diffusée, sans modification en cours, peut être archivée.")
        etat = self.publiee.etat.after(Evenement.ARCHIVER)
        return self._with(now, publiee=self.publiee.model_copy(update={"etat": etat}))

    def unarchive(self, now: datetime) -> "Fiche":
        """The fiche in work again after archiving (T13)."""
        if self.publiee is None or self.travail is not None:
            raise Conflict("Cette formation n’est pas archivée.")
        etat = self.publiee.etat.after(Evenement.DESARCHIVER)
        return self._with(now, travail=Version(etat=etat, formation=self.publiee.formation), publiee=None)

    # ─── what the Carif decided ──────────────────────────────────────────────

    def taken(self, n: int, now: datetime) -> "Fiche":
        """The fiche whose submission `n` a documentalist has opened (T5)."""
        if not self._en_controle(n):
            return self
        return self._with(now, travail=self.courante.model_copy(update={"prise": True}))

    def published(self, n: int, formation: Formation, now: datetime) -> "Fiche":
        """The fiche with version `n` published as the Carif indexed it (T7).

        A decision stands even when the organisation took its submission back a moment before it heard of it: what was
        decided is out, and what is in work stays in work. An older version never replaces a newer one.
        """
        if self.publiee and self.publiee.n >= n:
            return self
        etat = Etat(Controle.VISE, Publication.DIFFUSABLE, EtatFiche.SOUMIS)
        travail = None if self._en_controle(n) else self.travail
        for contact, until in self.contacts_retires.items():
            formation = formation.without_contact(contact) if n <= until else formation
        numeros = dict.fromkeys([*self.numeros_publies, *(session.numero for session in formation.sessions)])
        publiee = Version(n=n, etat=etat, formation=formation, publiee_le=now)
        return self._with(now, travail=travail, publiee=publiee, numeros_publies=tuple(numeros))

    def returned(
        self, n: int, evenement: Evenement, motifs: tuple[Motif, ...], commentaire: str, now: datetime
    ) -> "Fiche":
        """The fiche sent back or refused (T6, T8), with the reasons beside the fields."""
        if not self._en_controle(n):
            return self
        etat = self.courante.etat.after(evenement)
        update = {"etat": etat, "motifs": motifs, "commentaire": commentaire, "prise": False}
        return self._with(now, travail=self.courante.model_copy(update=update))

    def carries(self, contact: str) -> bool:
        """Whether a version that is in work or published shows its copy of that contact."""
        versions = [version for version in (self.travail, self.publiee) if version]
        return any(version.without_contact(contact) is not version for version in versions)

    def without_contact(self, contact: str, now: datetime) -> "Fiche":
        """The fiche whose versions no longer show a contact of the address book; itself when they do not already."""
        travail = self.travail.without_contact(contact) if self.travail else None
        publiee = self.publiee.without_contact(contact) if self.publiee else None
        retires = {**self.contacts_retires, contact: self.soumissions}
        if travail is self.travail and publiee is self.publiee and retires == self.contacts_retires:
            return self
        return self._with(now, travail=travail, publiee=publiee, contacts_retires=retires)

    def _en_controle(self, n: int) -> bool:
        return self.travail is not None and self.travail.n == n and self.travail.etat.controle is Controle.A_CONTROLER

    def _with(self, now: datetime, **changes: Any) -> "Fiche":
        return self.model_copy(update={**changes, "modifiee_le": now, "revision": self.revision + 1})


class LigneFiche(Value):
    """One line of an organisation's list, as the index keeps it.

    `formateurs`: the SIRET of whoever trains in its sessions; empty where it is the organisation itself.
    """

    numero: str
    structure: str
    intitule: str
    badge: str
    en_diffusion: bool
    publiee_le: datetime | None = None
    modifiee_le: datetime
    sessions: int
    prochaine_session: date | None = None
    ville: str = ""
    certifications: tuple[str, ...] = ()
    motifs: int = 0
    formateurs: tuple[str, ...] = ("",)

    @staticmethod
    def of(fiche: Fiche) -> "LigneFiche":
        """The line of a fiche."""
        formation = fiche.courante.formation
        debuts = sorted(s.date_debut for s in formation.sessions_vivantes if s.date_debut)
        lieux = [s.lieu_principal.adresse.ville for s in formation.sessions if s.lieu_principal]
        return LigneFiche(
            numero=fiche.numero,
            structure=fiche.structure,
            intitule=formation.intitule,
            badge=fiche.badge,
            en_diffusion=fiche.en_diffusion,
            publiee_le=fiche.publiee.publiee_le if fiche.publiee else None,
            modifiee_le=fiche.modifiee_le,
            sessions=len(formation.sessions_vivantes),
            prochaine_session=debuts[0] if debuts else None,
            ville=lieux[0] if lieux else "",
            certifications=tuple(code for visee in formation.certifications for code in codes(visee)),
            motifs=len(fiche.courante.motifs),
            formateurs=_formateurs(formation),
        )


def _formateurs(formation: Formation) -> tuple[str, ...]:
    """Who trains: whom each session names, or the responsible organisation where it names nobody."""
    named = [[normalise_siret(each.siret) for each in s.formateurs] or [""] for s in formation.sessions_vivantes]
    return tuple(dict.fromkeys(siret for sirets in named for siret in sirets)) or ("",)


def diffusions(ligne: LigneFiche, exports: Iterable[ExportPublished]) -> tuple[ExportPublished, ...]:
    """The files that hold a formation: it was published before their cut, and not left out."""
    if not ligne.en_diffusion or ligne.publiee_le is None:
        return ()
    publiee_le = ligne.publiee_le
    return tuple(e for e in exports if publiee_le <= e.coupe and ligne.numero not in e.ecartees)


class Comme(StrEnum):
    """As what an organisation has to do with a formation (F065)."""

    RESPONSABLE = "responsable"
    FORMATEUR = "formateur"


class Tableau(Value):
    """An organisation's dashboard: its lines, newest change first, and the last file of each feed.

    `comme` says whether it is responsible for these formations, or trains in them; `responsables` names the other
    organisations that are responsible for some of them. `ouverte` is false while this service has not heard yet that
    the structure was accepted, a moment after its account was opened, and for one that was suspended.
    """

    structure: str
    structure_nom: str
    ouverte: bool = True
    comme: Comme = Comme.RESPONSABLE
    responsables: Mapping[str, str] = Field(default_factory=dict)
    lignes: tuple[LigneFiche, ...]
    exports: tuple[ExportPublished, ...] = ()

    def diffusions(self, ligne: LigneFiche) -> tuple[ExportPublished, ...]:
        """The files that hold this formation."""
        return diffusions(ligne, self.exports)

    def compter(self, badge: str) -> int:
        """How many fiches wear that badge."""
        return sum(ligne.badge == badge for ligne in self.lignes)

    def nombre(self, etat: str) -> int:
        """How many are in a state; «diffusion»: how many are out, a draft beside or not (F033)."""
        return self.en_diffusion if etat == "diffusion" else self.compter(etat)

    @property
    def en_diffusion(self) -> int:
        """How many are in diffusion, a draft beside or not (F033)."""
        return sum(ligne.en_diffusion for ligne in self.lignes)


class Carnets(Value):
    """What a form may choose from: the places of an organisation, and those of its contacts that may be shown."""

    lieux: tuple[Lieu, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @staticmethod
    def of(structure: Structure | None) -> "Carnets":
        """The address books as this service knows them."""
        return Carnets(lieux=structure.lieux, contacts=structure.contacts) if structure else Carnets()

    def lieu(self, id: str) -> Lieu | None:
        """A place by its id."""
        return next((lieu for lieu in self.lieux if id and lieu.id == id), None)

    def contact(self, numero: str) -> Contact | None:
        """A contact by its number."""
        return next((contact for contact in self.contacts if numero and contact.numero == numero), None)


class Saisie(Value):
    """What a form shows of a fiche: the record, what the rules say of it, the address books to choose from."""

    fiche: Fiche
    structure_nom: str
    carnets: Carnets = Carnets()
    violations: tuple[Violation, ...] = Field(default=())
