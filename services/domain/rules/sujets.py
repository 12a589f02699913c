"""What rules look at: each subject with the path by which forms and JSON name it."""

from collections.abc import Iterator

from services.domain.adresse import Adresse, Lieu
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formation
from services.domain.session import Financement, OrganismeFormateur, Session
from services.domain.value import Value


def formation(fiche: Formation) -> Iterator[tuple[str, Formation]]:
    """The formation itself."""
    yield "", fiche


def sessions(fiche: Formation) -> Iterator[tuple[str, Session]]:
    """The sessions that are not archived: what is archived goes nowhere and blocks nothing."""
    for session in fiche.sessions_vivantes:
        yield f"sessions.{session.numero}.", session


def contacts(fiche: Formation) -> Iterator[tuple[str, Contact]]:
    """The contacts of the formation."""
    for rang, contact in enumerate(fiche.contacts):
        yield f"contacts.{rang}.", contact


def certifications(fiche: Formation) -> Iterator[tuple[str, CertificationVisee]]:
    """The certifications that it prepares."""
    for rang, certification in enumerate(fiche.certifications):
        yield f"certifications.{rang}.", certification


def lieux(fiche: Formation) -> Iterator[tuple[str, Lieu]]:
    """The places of all sessions."""
    for prefix, session in sessions(fiche):
        for rang, lieu in enumerate(session.lieux):
            yield f"{prefix}lieux.{rang}.", lieu


def formateurs(fiche: Formation) -> Iterator[tuple[str, OrganismeFormateur]]:
    """The training bodies of all sessions."""
    for prefix, session in sessions(fiche):
        for rang, formateur in enumerate(session.formateurs):
            yield f"{prefix}formateurs.{rang}.", formateur


def financements(fiche: Formation) -> Iterator[tuple[str, Financement]]:
    """The funding lines of all sessions."""
    for prefix, session in sessions(fiche):
        for rang, financement in enumerate(session.financements):
            yield f"{prefix}financements.{rang}.", financement


def adresses(fiche: Formation) -> Iterator[tuple[str, Adresse]]:
    """Every address that something was typed into."""
    for prefix, lieu in lieux(fiche):
        yield f"{prefix}adresse.", lieu.adresse
    for prefix, session in sessions(fiche):
        yield f"{prefix}inscription_lieu.", session.inscription_lieu
    for prefix, contact in contacts(fiche):
        if contact.adresse is not None:
            yield f"{prefix}adresse.", contact.adresse


def textes(fiche: Formation) -> Iterator[tuple[str, str]]:
    """Every text of the formation and its living sessions, with its path."""
    for champ in type(fiche).model_fields:
        if champ != "sessions":
            yield from textes_of(getattr(fiche, champ), champ)
    for prefix, session in sessions(fiche):
        for champ in type(session).model_fields:
            yield from textes_of(getattr(session, champ), prefix + champ)


def textes_of(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text inside a value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for rang, item in enumerate(value):
            yield from textes_of(item, f"{path}.{rang}")
    elif isinstance(value, Value):
        for champ in type(value).model_fields:
            yield from textes_of(getattr(value, champ), f"{path}.{champ}")
