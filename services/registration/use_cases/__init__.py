"""What applicants, people with an account and the Carif's decisions do here: one method per intention."""

from services.registration.use_cases.access import Access
from services.registration.use_cases.accounts import Accounts
from services.registration.use_cases.answers import Answers
from services.registration.use_cases.attachments import Register
from services.registration.use_cases.carnets import AddressBooks
from services.registration.use_cases.cles import Cles
from services.registration.use_cases.departures import Departures
from services.registration.use_cases.documents import Documents
from services.registration.use_cases.fiches import Records
from services.registration.use_cases.justificatifs import Justificatifs
from services.registration.use_cases.membres import Membres
from services.registration.use_cases.messages import Memos, Messages
from services.registration.use_cases.own import MonCompte
from services.registration.use_cases.personal_data import PersonalData
from services.registration.use_cases.registrations import Registrations
from services.registration.use_cases.reminders import Reminders
from services.registration.use_cases.retention import Retention
from services.registration.use_cases.sign_ins import SignIns
from services.registration.use_cases.verifications import Verifications

__all__ = [
    "Access",
    "Accounts",
    "AddressBooks",
    "Answers",
    "Cles",
    "Departures",
    "Documents",
    "Justificatifs",
    "Membres",
    "Memos",
    "Messages",
    "MonCompte",
    "PersonalData",
    "Records",
    "Register",
    "Registrations",
    "Reminders",
    "Retention",
    "SignIns",
    "Verifications",
]
