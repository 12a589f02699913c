"""What the programs of an organisation ask registration for: its record, the change of it, its contacts and places."""

from services.registration.api import contacts, description, lieux, modification, structures
from services.registration.api.doors import machines

__all__ = ["contacts", "description", "lieux", "machines", "modification", "structures"]
