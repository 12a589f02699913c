"""What people ask registration for: the public pages, a structure's request, its address books, the ways in."""

from services.registration.routes import access, contacts, lieux, messages, public, registrations
from services.registration.routes.names import routes

__all__ = ["access", "contacts", "lieux", "messages", "public", "registrations", "routes"]
