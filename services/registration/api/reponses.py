"""What programs are answered: an object as it stands, its version, and under one member what may be sent back."""

from datetime import datetime

from pydantic import BaseModel

from services.registration.api.corps import AdresseSaisie, ContactSaisi, FicheSaisie, LieuSaisi
from services.registration.model.carnets import Certification, FicheContact, FicheLieu
from services.registration.use_cases.fiches import Lecture
from services.shared.api import Erreur


class Lu(BaseModel):
    """An answer about one object; `revision` is the number in its ETag."""

    revision: int


# ─── the record ──────────────────────────────────────────────────────────────


class LigneStructure(BaseModel):
    """A structure that the key opens."""

    numero: str
    nom: str
    role: str
    etat: str


class ListeStructures(BaseModel):
    """The structures that the key opens."""

    structures: list[LigneStructure]


class StructureLue(Lu):
    """The record in force: what the registers and the Carif say, and under `fiche` what the organisation may change."""

    numero: str
    etat: str
    siret: str
    numero_activite: str
    raison_sociale: str
    roles: list[str]
    type_structure: str
    type_financeur: str
    parent: str
    reseau: str
    qualiopi: list[str]
    registres_le: datetime | None
    fiche: FicheSaisie

    @staticmethod
    def of(lecture: Lecture) -> "StructureLue":
        """The record as it is published."""
        structure = lecture.fiche.structure
        return StructureLue(
            revision=lecture.fiche.revision,
            numero=structure.numero,
            etat=structure.etat,
            siret=structure.siret,
            numero_activite=structure.numero_activite,
            raison_sociale=structure.raison_sociale,
            roles=list(structure.roles),
            type_structure=structure.type_structure,
            type_financeur=structure.type_financeur,
            parent=structure.parent,
            reseau=structure.reseau,
            qualiopi=list(structure.qualiopi),
            registres_le=structure.registres_le,
            fiche=FicheSaisie.of(structure),
        )


class MotifLu(BaseModel):
    """Why the Carif sent a request back, or refused it."""

    code: str
    texte: str


class ModificationLue(Lu):
    """The change that is asked for, and what the rules say of it; without any, `fiche` is the record in force."""

    etat: str
    fiche: FicheSaisie
    erreurs: list[Erreur]
    motifs: list[MotifLu]
    commentaire: str
    modifiee_le: datetime | None
    modifiee_par: str

    @staticmethod
    def of(lecture: Lecture) -> "ModificationLue":
        """The change as it stands."""
        change = lecture.fiche.modification
        return ModificationLue(
            revision=change.revision,
            etat=change.etat,
            fiche=FicheSaisie.of(lecture.fiche.travail),
            erreurs=[Erreur.of(violation) for violation in lecture.violations],
            motifs=[MotifLu(code=motif.code, texte=motif.texte) for motif in change.motifs],
            commentaire=change.commentaire,
            modifiee_le=change.modifiee_le,
            modifiee_par=change.modifiee_par,
        )


# ─── contacts and places ─────────────────────────────────────────────────────


class CertificationLue(BaseModel):
    """Who certified that the person agrees, and when; `diffusion`: to be published too."""

    certifiee_par: str
    donnee_le: datetime
    diffusion: bool

    @staticmethod
    def of(said: Certification) -> "CertificationLue":
        """What is kept of it, but for the text."""
        return CertificationLue(certifiee_par=said.certifiee_par, donnee_le=said.donnee_le, diffusion=said.diffusion)


class ContactLu(Lu):
    """A contact of the address book; `contact` may be sent back as it is."""

    numero: str
    contact: ContactSaisi
    certification: CertificationLue | None
    modifiee_le: datetime
    modifiee_par: str

    @staticmethod
    def of(fiche: FicheContact) -> "ContactLu":
        """The contact as it is kept."""
        known = fiche.contact.model_dump(
            mode="json", include=set(ContactSaisi.model_fields) - {"nature", "certification"}
        )
        return ContactLu(
            revision=fiche.revision,
            numero=fiche.contact.numero,
            contact=ContactSaisi(nature=fiche.nature, **known),
            certification=CertificationLue.of(fiche.certification) if fiche.certification else None,
            modifiee_le=fiche.modifiee_le,
            modifiee_par=fiche.modifiee_par,
        )


class ListeContacts(BaseModel):
    """The address book of contacts, by name; `total` counts those beyond the thousand shown."""

    total: int
    contacts: list[ContactLu]


class LieuLu(Lu):
    """A place of the address book; `lieu` may be sent back as it is."""

    id: str
    lieu: LieuSaisi
    code_insee: str
    region: str
    modifiee_le: datetime
    modifiee_par: str

    @staticmethod
    def of(fiche: FicheLieu) -> "LieuLu":
        """The place as it is kept."""
        lieu, adresse = fiche.lieu, fiche.lieu.adresse
        return LieuLu(
            revision=fiche.revision,
            id=lieu.id,
            lieu=LieuSaisi(
                nom=lieu.nom,
                adresse=AdresseSaisie.of(adresse),
                siret=lieu.siret,
                uai=lieu.uai,
                acces_handicapes=lieu.acces_handicapes,
            ),
            code_insee=adresse.code_insee,
            region=adresse.region,
            modifiee_le=fiche.modifiee_le,
            modifiee_par=fiche.modifiee_par,
        )


class ListeLieux(BaseModel):
    """The address book of places, by name; `total` counts those beyond the thousand shown."""

    total: int
    lieux: list[LieuLu]
