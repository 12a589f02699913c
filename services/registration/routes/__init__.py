"""What people ask registration for: the public pages, a structure's request, the ways into an account."""

from services.registration.routes import access, membres, messages, own, public, registrations
from services.registration.routes.names import routes

__all__ = ["access", "membres", "messages", "own", "public", "registrations", "routes"]
