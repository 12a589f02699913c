"""The doors of offers for people: addresses and forms of the portal."""

from services.offers.routes.doors import routes

__all__ = ["routes"]
