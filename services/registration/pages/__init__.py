"""What the pages of registration show, as functions of the model."""

from services.registration.pages.contacts import (
    contact,
    contacts,
    export_contact,
    export_json,
    fait,
    remove_contact,
)
from services.registration.pages.lieux import lieu, lieux, remove_lieu
from services.registration.pages.public import (
    accessibilite,
    accueil,
    connexion,
    document,
    donnees_personnelles,
    inscription,
    lien_perime,
    merci,
    mot_de_passe,
    oubli,
    oubli_recu,
    typed_of,
)

__all__ = [
    "accessibilite",
    "accueil",
    "connexion",
    "contact",
    "contacts",
    "document",
    "donnees_personnelles",
    "export_contact",
    "export_json",
    "fait",
    "inscription",
    "lien_perime",
    "lieu",
    "lieux",
    "merci",
    "mot_de_passe",
    "oubli",
    "oubli_recu",
    "remove_contact",
    "remove_lieu",
    "typed_of",
]
