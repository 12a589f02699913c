"""The two address books of an organisation: whom one speaks to, and where it trains (D043, F061)."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from services.domain.adresse import Lieu
from services.domain.contact import Contact
from services.domain.profil import Profil
from services.domain.structure import CONNUES, Structure
from services.domain.texte import fold
from services.domain.value import Value
from services.registration.model import textes

_DIRECTION = "5"  # dict-type-contact: the main contact is the person responsible (F062)


class Nature(StrEnum):
    """What a contact is: only a natural person has a consent to give."""

    PERSONNE = "personne"
    SERVICE = "service"


class Certification(Value):
    """Who certified that a person was informed and agreed, to which text, and when (F005, RGPD art. 7).

    `diffusion`: the person agreed to be published too.
    """

    certifiee_par: str
    version: str
    empreinte: str
    donnee_le: datetime
    diffusion: bool


class FicheContact(Value):
    """One contact of the address book. `revision` is that of the stored record, `demande` the request that wrote it."""

    contact: Contact
    nature: Nature = Nature.PERSONNE
    certification: Certification | None = None
    modifiee_le: datetime
    modifiee_par: str = ""
    revision: int = 0
    demande: str = ""

    def covers(self, contact: Contact, empreinte: str) -> bool:
        """Whether what was certified holds for `contact` too, under the text of that fingerprint.

        Another name is another person, who must be informed; and to be published is more than to be recorded.
        """
        said = self.certification
        if said is None or said.empreinte != empreinte or fold(self.contact.nom_complet) != fold(contact.nom_complet):
            return False
        return said.diffusion or not contact.diffusable


class FicheLieu(Value):
    """One place of the address book."""

    lieu: Lieu
    modifiee_le: datetime
    modifiee_par: str = ""
    revision: int = 0
    demande: str = ""


class Carnets(Value):
    """Both address books, and the record of the structure, whose `revision` orders every change of them."""

    structure: Structure
    contacts: tuple[FicheContact, ...] = ()
    lieux: tuple[FicheLieu, ...] = ()
    revision: int = 0

    def contact(self, numero: str) -> FicheContact | None:
        """A contact by its number."""
        return next((fiche for fiche in self.contacts if fiche.contact.numero == numero), None)

    def lieu(self, id: str) -> FicheLieu | None:
        """A place by its id."""
        return next((fiche for fiche in self.lieux if fiche.lieu.id == id), None)

    @property
    def principal(self) -> FicheContact | None:
        """The main contact: there is exactly one as soon as a person is in the book (F062)."""
        return next((fiche for fiche in self.contacts if fiche.contact.principal), None)

    def with_contact(self, fiche: FicheContact) -> "Carnets":
        """The books with a contact added or changed; as main contact it takes the place of the former one (D043)."""
        others = [other for other in self.contacts if other.contact.numero != fiche.contact.numero]
        before = self.principal
        first = before is None and fiche.nature is Nature.PERSONNE
        leads = (
            fiche.contact.principal or first or (before is not None and before.contact.numero == fiche.contact.numero)
        )
        if leads:
            others = [_ranked(other, principal=False) for other in others]
        return self._with_contacts([*others, _ranked(fiche, principal=leads)])

    def successors(self, numero: str) -> tuple[FicheContact, ...]:
        """Who may become main contact once this one is gone, the likeliest first; nobody when it is not."""
        leaving = self.contact(numero)
        if leaving is None or not leaving.contact.principal:
            return ()
        others = [f for f in self.contacts if f.contact.numero != numero and f.nature is Nature.PERSONNE]
        return tuple(sorted(others, key=lambda fiche: _DIRECTION not in fiche.contact.types))

    def without_contact(self, numero: str, successeur: str = "") -> "Carnets":
        """The books without a contact; a main contact leaves its place to `successeur`, or to the likeliest one."""
        candidates = self.successors(numero)
        chosen = next((f.contact.numero for f in candidates if f.contact.numero == successeur), "")
        heir = chosen or (candidates[0].contact.numero if candidates else "")
        others = [fiche for fiche in self.contacts if fiche.contact.numero != numero]
        return self._with_contacts(_ranked(f, principal=True) if f.contact.numero == heir else f for f in others)

    def hidden_in(self, after: "Carnets") -> tuple[str, ...]:
        """The contacts that may be shown here and, still in the book, no longer in `after`."""
        shown = (fiche.contact.numero for fiche in self.contacts if fiche.contact.diffusable)
        return tuple(numero for numero in shown if (f := after.contact(numero)) and not f.contact.diffusable)

    def with_lieu(self, fiche: FicheLieu) -> "Carnets":
        """The books with a place added or changed."""
        others = [other for other in self.lieux if other.lieu.id != fiche.lieu.id]
        return self.model_copy(update={"lieux": (*others, fiche)}).ordered()

    def without_lieu(self, id: str) -> "Carnets":
        """The books without a place; the sessions that were held there keep their own copy of it."""
        return self.model_copy(update={"lieux": tuple(fiche for fiche in self.lieux if fiche.lieu.id != id)})

    @property
    def publiee(self) -> Structure:
        """The record as others know it: of the contacts only those that may be shown, the main one first."""
        shown = [fiche.contact for fiche in self.contacts if fiche.contact.diffusable]
        return self.structure.model_copy(
            update={
                "contacts": tuple(sorted(shown, key=lambda contact: not contact.principal)),
                "lieux": tuple(fiche.lieu for fiche in self.lieux),
            }
        )

    @property
    def connue(self) -> bool:
        """Whether the other services know the structure."""
        return self.structure.etat in CONNUES

    def ordered(self) -> "Carnets":
        """The books in the order in which one reads them: by name."""
        contacts = sorted(self.contacts, key=lambda fiche: (fold(fiche.contact.nom), fold(fiche.contact.prenom)))
        lieux = sorted(self.lieux, key=lambda fiche: (fold(fiche.lieu.nom), fiche.lieu.id))
        return self.model_copy(update={"contacts": tuple(contacts), "lieux": tuple(lieux)})

    def _with_contacts(self, fiches: Iterable[FicheContact]) -> "Carnets":
        return self.model_copy(update={"contacts": tuple(fiches)}).ordered()


def _ranked(fiche: FicheContact, *, principal: bool) -> FicheContact:
    if fiche.contact.principal is principal:
        return fiche
    return fiche.model_copy(update={"contact": fiche.contact.model_copy(update={"principal": principal})})


def texte_certification(profil: Profil) -> str:
    """What the box of a contact says (F005)."""
    return textes.en_vigueur(textes.Sorte.CONTACT).lu(profil)
