"""The one place where registration meets AWS: all is built at first use and kept for the life of the function."""

from functools import cache

from referentiels.registres.appel import Appel
from referentiels.registres.fichier import sample_declarations, sample_etablissements
from referentiels.registres.liste_of import ListeOfEnLigne
from referentiels.registres.ports import Declarations, Etablissements, EtablissementsEnSerie
from referentiels.registres.recherche_entreprises import RechercheEntreprises
from referentiels.registres.sirene import Sirene
from services.registration.store import Store
from services.registration.use_cases import Access, Accounts, AddressBooks, Registrations, SignIns
from services.registration.use_cases.links import Links
from services.shared.clock import SystemClock
from services.shared.credentials import Credentials
from services.shared.files import Files
from services.shared.mail import Mail
from services.shared.relay import Relay
from services.shared.secret import secret
from services.shared.settings import profil, settings
from services.shared.table import Table


@cache
def table() -> Table:
    """This service's table."""
    return Table(settings().table_name)


@cache
def documents() -> Files:
    """Where applicants' documents arrive, and facts too large for the bus lie."""
    return Files(settings().documents_bucket)


@cache
def relay() -> Relay:
    """From this service's outbox to the bus."""
    return Relay(table(), settings().bus_name, documents())


@cache
def store() -> Store:
    """What this service keeps."""
    return Store(table())


@cache
def pool() -> Credentials:
    """Who keeps the passwords."""
    return Credentials(settings().user_pool_id, settings().user_pool_client_id)


@cache
def links() -> Links:
    """The mails of this service."""
    mail = Mail(settings().sender, profil())
    return Links(store(), SystemClock(), profil(), mail, settings().public_url)


@cache
def etablissements() -> Etablissements:
    """The register of establishments that the setting names: Sirene has the key-less directory behind it."""
    if settings().registers == "fichier":
        return sample_etablissements(SystemClock().now)
    directory = RechercheEntreprises(_appel())
    if settings().registers == "sirene":
        return EtablissementsEnSerie([Sirene(_appel(), secret(settings().sirene_key_parameter)), directory])
    return directory


@cache
def declarations() -> Declarations:
    """The public list of organisations."""
    if settings().registers == "fichier":
        return sample_declarations(SystemClock().now)
    return ListeOfEnLigne(_appel())


def _appel() -> Appel:
    return Appel(contact=profil().contact.courriel, clock=SystemClock().now)


@cache
def registrations() -> Registrations:
    """Requests of structures."""
    return Registrations(
        store(), SystemClock(), profil(), etablissements(), declarations(), documents(), settings().public_url
    )


@cache
def accounts() -> Accounts:
    """Accounts and keys."""
    return Accounts(store(), SystemClock(), pool(), links())


@cache
def address_books() -> AddressBooks:
    """Contacts and places of structures."""
    return AddressBooks(store(), SystemClock(), profil())


@cache
def access() -> Access:
    """Links to a password."""
    return Access(store(), SystemClock(), profil(), pool())


@cache
def sign_ins() -> SignIns:
    """Who is signed in where."""
    return SignIns(store(), SystemClock(), pool())
