"""What people ask registration for: the public pages, a structure's request and record, the ways into an account."""

from services.registration.routes import access, console, fiche, messages, public, registrations
from services.registration.routes.names import routes

__all__ = ["access", "console", "fiche", "messages", "public", "registrations", "routes"]
