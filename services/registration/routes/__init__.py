"""What people ask registration for: the public pages, a structure's request, record and address books, the ways in."""

from services.registration.routes import (
    access,
    cles,
    console,
    contacts,
    fiche,
    justificatifs,
    lieux,
    membres,
    messages,
    own,
    public,
    registrations,
)
from services.registration.routes.names import routes

__all__ = [
    "access",
    "cles",
    "console",
    "contacts",
    "fiche",
    "justificatifs",
    "lieux",
    "membres",
    "messages",
    "own",
    "public",
    "registrations",
    "routes",
]
