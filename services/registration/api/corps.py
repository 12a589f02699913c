"""What the bodies of requests and answers hold, in the words of the forms.

Nothing is checked here but the shape: the readers of the forms know the rules, and say them with the same codes.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from services.domain.adresse import Adresse
from services.domain.structure import Structure
from services.registration.model.adresses import LIGNES
from services.registration.model.carnets import Certification, FicheContact, FicheLieu
from services.registration.use_cases.fiches import Lecture
from services.shared.api import Erreur

_COMPLEMENTS_MAX = len(LIGNES)
_LIST_MAX = 50  # the readers allow fewer, and say so by their own codes
Lignes = Annotated[list[str], Field(max_length=_LIST_MAX)]


class Corps(BaseModel):
    """A part of a request; an unknown member is refused by its name."""

    model_config = ConfigDict(extra="forbid")

    def typed(self) -> dict[str, list[str]]:
        """The same as a form would send it (`adresse.voie`, `telephones.0`): one reader reads both doors."""
        return {name: [text] for field, value in self for name, text in _flat(field, value)}


def _flat(name: str, value: object) -> Iterable[tuple[str, str]]:
    if isinstance(value, AdresseSaisie):
        yield f"{name}.manuelle", "oui"  # a program has no list of found addresses to choose from
    if isinstance(value, BaseModel):
        for field, part in value:
            yield from _flat(f"{name}.{field}", part)
    elif isinstance(value, list):
        for rang, part in enumerate(value):
            yield from _flat(f"{name}.{rang}", part)
    elif isinstance(value, str):
        yield name, value
    elif isinstance(value, bool):
        yield name, "oui" if value else "non"


class Lu(BaseModel):
    """An answer about one object; `revision` is the number in its ETag."""

    revision: int


# ─── the record ──────────────────────────────────────────────────────────────


class AdresseSaisie(Corps):
    """An address; the commune is found from post code and town."""

    voie: str
    complement: Annotated[list[str], Field(max_length=_COMPLEMENTS_MAX)] = []
    code_postal: str
    ville: str

    @staticmethod
    def of(adresse: Adresse) -> "AdresseSaisie":
        """An address of the record."""
        lines = list(adresse.complement)
        return AdresseSaisie(voie=adresse.voie, complement=lines, code_postal=adresse.code_postal, ville=adresse.ville)


class LabelSaisi(Corps):
    """A label in force between two dates, AAAA-MM-JJ, either of which may be empty."""

    code: str
    numero: str = ""
    debut: str = ""
    fin: str = ""


class FicheSaisie(Corps):
    """What an organisation may change of its record, by a request; all is wanted, so that nothing is emptied unseen."""

    nom_usuel: str
    sigle: str
    uai: str
    adresse: AdresseSaisie
    adresse_postale: AdresseSaisie | None
    telephones: Lignes
    courriels: Lignes
    sites: Lignes
    labels: Annotated[list[LabelSaisi], Field(max_length=_LIST_MAX)]
    renseignements: str

    def typed(self) -> dict[str, list[str]]:
        """As the tabs would have sent it."""
        return {**super().typed(), "adresse_postale.differente": ["oui" if self.adresse_postale else "non"]}

    @staticmethod
    def of(structure: Structure) -> "FicheSaisie":
        """The same of a record."""
        postale = structure.adresse_postale
        return FicheSaisie(
            nom_usuel=structure.nom_usuel,
            sigle=structure.sigle,
            uai=structure.uai,
            adresse=AdresseSaisie.of(structure.adresse),
            adresse_postale=AdresseSaisie.of(postale) if postale else None,
            telephones=list(structure.telephones),
            courriels=list(structure.courriels),
            sites=list(structure.sites),
            labels=[LabelSaisi(**_texts(label.model_dump(mode="json"))) for label in structure.labels],
            renseignements=structure.renseignements,
        )


def _texts(dumped: dict[str, str | None]) -> dict[str, str]:
    return {name: text or "" for name, text in dumped.items()}


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


# ─── contacts ────────────────────────────────────────────────────────────────


class ContactSaisi(Corps):
    """A contact. What is not given is empty.

    `nature` is `personne` or `service`; `types` are codes of the LHEO table dict-type-contact; `certification` says
    that the person was informed and agrees, which is wanted for each new person.
    """

    nature: str = "personne"
    civilite: str = ""
    nom: str
    prenom: str = ""
    types: Annotated[list[str], Field(max_length=_LIST_MAX)] = []
    fonction: str = ""
    autre_fonction: str = ""
    telephone: str = ""
    mobile: str = ""
    courriel: str = ""
    diffusable: StrictBool = False
    principal: StrictBool = False
    certification: StrictBool = False

    def typed(self) -> dict[str, list[str]]:
        """As the form would have sent it, with one box per type."""
        return {**super().typed(), "types": self.types}


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


# ─── places ──────────────────────────────────────────────────────────────────


class LieuSaisi(Corps):
    """A place of training. What is not given is empty.

    `distinct` says that it is another place than those of the book that resemble it.
    """

    nom: str
    adresse: AdresseSaisie
    siret: str = ""
    uai: str = ""
    acces_handicapes: str = ""
    distinct: StrictBool = False


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
