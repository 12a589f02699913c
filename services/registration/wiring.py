"""The one place where registration meets AWS: all is built at first use and kept for the life of the function."""

from functools import cache
from pathlib import Path

from referentiels.registres.appel import Appel
from referentiels.registres.ban import Ban
from referentiels.registres.fichier import (
    ECHANTILLONS,
    sample_adresses,
    sample_declarations,
    sample_etablissements,
)
from referentiels.registres.importation import Importation
from referentiels.registres.liste_importee import DeclarationsImportees
from referentiels.registres.liste_of import ListeOfEnLigne
from referentiels.registres.memoire import DeclarationsEnMemoire, EtablissementsEnMemoire
from referentiels.registres.ports import (
    Adresses,
    Declarations,
    DeclarationsEnSerie,
    Etablissements,
    EtablissementsEnSerie,
)
from referentiels.registres.recherche_entreprises import RechercheEntreprises
from referentiels.registres.sirene import Sirene
from services.registration.model.document import Verdict
from services.registration.model.examen import examine
from services.registration.store import Correspondance, Fiches, Formations, Personnes, Pieces, Repertoire, Store
from services.registration.use_cases import (
    Access,
    Accounts,
    AddressBooks,
    Answers,
    Cles,
    Departures,
    Documents,
    Justificatifs,
    Membres,
    Memos,
    Messages,
    MonCompte,
    PersonalData,
    Records,
    Register,
    Registrations,
    Reminders,
    Retention,
    SignIns,
    Verifications,
)
from services.registration.use_cases.formations import Formations as HeardFormations
from services.registration.use_cases.links import Links
from services.registration.use_cases.registres import Registres
from services.shared.confined import confined
from services.shared.credentials import Credentials
from services.shared.ground import Ground
from services.shared.mail import Mail
from services.shared.secret import secret
from services.shared.settings import profil, settings

# Ten documents in one batch of the queue still end before the function's own time does
_EXAMEN_SECONDS = 5
_EXAMEN_MEGABYTES = 384


@cache
def ground() -> Ground:
    """This service's own table, files, relay and clock."""
    return Ground.of(settings())


@cache
def store() -> Store:
    """What this service keeps."""
    return Store(ground().table)


@cache
def pool() -> Credentials:
    """Who keeps the passwords."""
    return Credentials(settings().user_pool_id, settings().user_pool_client_id)


@cache
def mail() -> Mail:
    """Who brings mails."""
    return Mail(settings().sender, profil())


@cache
def links() -> Links:
    """The mails with a one-time link."""
    return Links(store(), ground().clock, profil(), mail(), settings().public_url)


@cache
def messages() -> Messages:
    """What organisations and the Carif write to each other."""
    kept, known = Correspondance(ground().table), Formations(ground().table)
    return Messages(kept, store(), known, ground().clock, profil(), mail(), settings().public_url)


@cache
def formations() -> HeardFormations:
    """What is done about what becomes of formations."""
    return HeardFormations(Formations(ground().table), store(), mail(), settings().public_url)


@cache
def memos() -> Memos:
    """Notes to oneself."""
    return Memos(Correspondance(ground().table), ground().clock)


@cache
def etablissements() -> Etablissements:
    """The register of establishments, not asked twice about what somebody types."""
    return EtablissementsEnMemoire(_etablissements(), ground().clock.now)


@cache
def _etablissements() -> Etablissements:
    """The register of establishments that the setting names: Sirene has the key-less directory behind it."""
    if settings().registers == "fichier":
        return sample_etablissements(ground().clock.now, _folder())
    source: Etablissements = RechercheEntreprises(_appel())
    if settings().registers == "sirene":
        insee = Sirene(_appel(), lambda: secret(settings().sirene_key_parameter))
        source = EtablissementsEnSerie([insee, source])
    return source


@cache
def declarations() -> Declarations:
    """The public list of organisations, not asked twice about what somebody types."""
    return DeclarationsEnMemoire(_declarations(), ground().clock.now)


@cache
def _declarations() -> Declarations:
    """The public list of organisations: last night's, with the live one behind it."""
    clock = ground().clock.now
    if settings().registers == "fichier":
        return sample_declarations(clock, _folder())
    last_night = DeclarationsImportees(ground().documents, clock)
    return DeclarationsEnSerie([last_night, ListeOfEnLigne(_appel())])


@cache
def importation() -> Importation | None:
    """What brings the list of organisations at night; nothing where the demo's sample stands for it."""
    return None if settings().registers == "fichier" else Importation(_appel(), ground().documents)


@cache
def adresses() -> Adresses:
    """The national base of addresses, or our sample of it."""
    if settings().registers == "fichier":
        return sample_adresses(ground().clock.now, _folder())
    return Ban(_appel())


def _folder() -> Path:
    """Where the files are that stand for the registers: the demo's, unless a setting names others."""
    return Path(settings().registers_folder) if settings().registers_folder else ECHANTILLONS


def _appel() -> Appel:
    return Appel(contact=profil().contact.courriel, clock=ground().clock.now)


@cache
def registres() -> Registres:
    """The registers for whoever fills in a form."""
    return Registres(profil(), etablissements(), declarations(), ground().documents)


@cache
def registrations() -> Registrations:
    """Requests of structures."""
    return Registrations(store(), ground().clock, profil(), registres(), documents())


@cache
def verifications() -> Verifications:
    """The registers, asked again for the Carif: by themselves, or what was read ten minutes ago would come back."""
    fresh = Registres(profil(), _etablissements(), _declarations(), ground().documents)
    return Verifications(fiches(), ground().clock, fresh)


@cache
def documents() -> Documents:
    """How documents arrive and are kept."""
    return Documents(
        Pieces(ground().table), ground().clock, profil(), ground().documents, _examine, settings().public_url
    )


def _examine(contenu: bytes) -> Verdict:
    # Loaded once and here, so that every copy of this process has it
    import pypdf  # noqa: F401

    return confined(examine, contenu, seconds=_EXAMEN_SECONDS, megabytes=_EXAMEN_MEGABYTES)


@cache
def fiches() -> Fiches:
    """The records of structures."""
    return Fiches(ground().table)


@cache
def records() -> Records:
    """What an organisation does with its record."""
    return Records(fiches(), store(), ground().clock, profil(), registres(), adresses())


@cache
def justificatifs() -> Justificatifs:
    """The documents of records."""
    return Justificatifs(Pieces(ground().table), store(), documents(), ground().clock)


@cache
def register() -> Register:
    """Structures found, and what the Carif alone changes of their records."""
    return Register(fiches(), Formations(ground().table), ground().clock)


@cache
def answers() -> Answers:
    """What the Carif's decisions do to the records."""
    return Answers(fiches(), ground().clock, mail(), settings().public_url)


@cache
def accounts() -> Accounts:
    """Accounts and keys."""
    return Accounts(store(), fiches(), ground().clock, pool(), links(), alias=profil().alias_connexion)


@cache
def address_books() -> AddressBooks:
    """Contacts and places of structures."""
    return AddressBooks(Repertoire(ground().table), store(), ground().clock, profil(), adresses())


@cache
def access() -> Access:
    """Links to a password."""
    return Access(store(), ground().clock, profil(), pool())


@cache
def sign_ins() -> SignIns:
    """Who is signed in where."""
    demanded, region = settings().second_factor == "exige", profil()
    return SignIns(
        store(),
        people(),
        ground().clock,
        pool(),
        exige=demanded,
        alias=region.alias_connexion,
        heritage=region.heritage,
    )


@cache
def mon_compte() -> MonCompte:
    """The own account of whoever asks."""
    return MonCompte(store(), ground().clock, profil(), pool(), sign_ins())


@cache
def membres() -> Membres:
    """The people of structures."""
    return Membres(store(), ground().clock, mail(), settings().public_url)


@cache
def cles() -> Cles:
    """The access keys of structures."""
    return Cles(store(), ground().clock, sign_ins())


@cache
def people() -> Personnes:
    """What is kept of one person."""
    return Personnes(ground().table)


@cache
def departures() -> Departures:
    """The end of accounts."""
    written = Correspondance(ground().table)
    return Departures(store(), people(), written, ground().clock, pool(), sign_ins(), mail(), settings().public_url)


@cache
def personal_data() -> PersonalData:
    """What somebody takes away."""
    table = ground().table
    return PersonalData(store(), people(), Correspondance(table), Repertoire(table), ground().clock)


@cache
def reminders() -> Reminders:
    """Who is told again at night that the Carif waits."""
    return Reminders(store(), ground().clock, profil(), links())


@cache
def retention() -> Retention:
    """What is forgotten at night."""
    threads = Correspondance(ground().table)
    return Retention(store(), people(), threads, departures(), ground().clock, mail(), settings().public_url)
