"""The one list of this service's routes, which every file of this folder adds to."""

from services.shared.web import Routes

routes = Routes("registration")
