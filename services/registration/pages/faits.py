"""What the previous act on an address book or a document did, in words."""

from collections.abc import Mapping

from services.shared.page import Message

_FAITS = {
    "contact-enregistre": "Le contact est enregistré. Le changement est en vigueur dès maintenant.",
    "contact-supprime": "Le contact est supprimé.",
    "contact-efface": "Les données de cette personne sont effacées. L’historique garde l’acte, sans son nom.",
    "lieu-enregistre": "Le lieu est enregistré. Vous pouvez le choisir dans vos sessions.",
    "document-ajoute": "Le document est dans votre fiche.",
    "document-retire": "Le document est retiré. Son fichier sera effacé la nuit prochaine.",
    "lieu-supprime": "Le lieu est supprimé. Les sessions qui s’y tiennent gardent son adresse.",
}


def fait(query: Mapping[str, str]) -> Message | None:
    """What the previous act did, as its address says."""
    texte = _FAITS.get(query.get("fait", ""))
    return Message(texte) if texte else None
