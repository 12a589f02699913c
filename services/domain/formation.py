"""What is taught, to whom, for which certification; the sessions live inside it and are versioned with it."""

from services.domain.contact import Contact
from services.domain.errors import NotFound
from services.domain.session import Session
from services.domain.value import Value


class CertificationVisee(Value):
    """A certification that the formation prepares (LHEO `certification`); at least one code is given."""

    code_rncp: str = ""
    code_rs: str = ""
    code_certifinfo: str = ""
    intitule: str = ""


class Formacode(Value):
    """A Formacode; a code means nothing without the version of the thesaurus it comes from."""

    code: str
    version: str = "V14"
    libelle: str = ""


class Formation(Value):
    """One formation with its sessions: the whole that is saved, submitted, decided and published together.

    Everything may be missing in a draft; `services.domain.rules` says what is missing. Field names are those of
    domain.md §3.2, codes those of the LHEO tables (`niveau_entree` dict-niveaux, `type_parcours` dict-type-parcours,
    `objectif_general` dict-AIS), `publics` Formacode target publics.
    """

    numero: str
    structure: str
    intitule: str = ""
    certifiante: bool | None = None
    certifications: tuple[CertificationVisee, ...] = ()
    objectif: str = ""
    resultats_attendus: str = ""
    contenu: str = ""
    pre_requis: str = ""
    niveau_entree: str = ""
    niveau_entree_obligatoire: bool | None = None
    niveau_sortie: str = ""
    type_parcours: str = ""
    objectif_general: str = ""
    publics: tuple[Formacode, ...] = ()
    formacodes: tuple[Formacode, ...] = ()
    nsf: tuple[str, ...] = ()
    rome: tuple[str, ...] = ()
    duree_cycle: int | None = None
    url: str = ""
    contacts: tuple[Contact, ...] = ()
    source: str = "saisie"
    identifiant_externe: str = ""
    sessions: tuple[Session, ...] = ()

    def session(self, numero: str) -> Session:
        """The session of that number; raises NotFound."""
        for session in self.sessions:
            if session.numero == numero:
                return session
        raise NotFound("Cette session n’existe pas ou a été supprimée.")

    def with_session(self, session: Session) -> "Formation":
        """The same formation where `session` stands in place of the one of the same number, or at the end."""
        if all(other.numero != session.numero for other in self.sessions):
            return self.model_copy(update={"sessions": (*self.sessions, session)})
        replaced = tuple(session if other.numero == session.numero else other for other in self.sessions)
        return self.model_copy(update={"sessions": replaced})

    def without_session(self, numero: str) -> "Formation":
        """The same formation without that session; its number is not used again."""
        self.session(numero)
        return self.model_copy(update={"sessions": tuple(s for s in self.sessions if s.numero != numero)})

    def without_contact(self, numero: str) -> "Formation":
        """The same formation without its copy of a contact of the address book, if it has one."""
        kept = tuple(contact for contact in self.contacts if contact.numero != numero)
        return self if len(kept) == len(self.contacts) else self.model_copy(update={"contacts": kept})

    @property
    def sessions_vivantes(self) -> tuple[Session, ...]:
        """The sessions that are not archived."""
        return tuple(session for session in self.sessions if not session.archivee)
