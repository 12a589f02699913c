"""What people ask registration for: the public pages, a structure's request, the ways into an account."""

from services.registration.routes import access, messages, public, registrations
from services.registration.routes.names import routes

__all__ = ["access", "messages", "public", "registrations", "routes"]
