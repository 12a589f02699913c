"""The tabs of a structure's record, each a page of its own (F052)."""

from typing import Any

from services.domain.rights import Principal, Verb, may
from services.domain.structure import Structure
from services.shared.page import Cadre, Entree

IDENTITE, COORDONNEES, ORGANISATION, COMPLEMENT = "identite", "coordonnees", "organisation", "complement"
CONTACTS, LIEUX, FORMATIONS, GESTION = "contacts", "lieux", "formations", "gestion"
MEMBRES, CARIF = "membres", "carif"

_TEXTES = {
    IDENTITE: "Identité",
    COORDONNEES: "Coordonnées",
    ORGANISATION: "Organisation",
    CONTACTS: "Contacts",
    LIEUX: "Lieux",
    COMPLEMENT: "Complément",
    FORMATIONS: "Formations",
    GESTION: "Gestion",  # the history, and from it the documents
}
_ADRESSES = {IDENTITE: "/structure", GESTION: "/structure/historique"}


def address(structure: str, onglet: str) -> str:
    """Where a tab of a structure is."""
    return f"{_ADRESSES.get(onglet, f'/structure/{onglet}')}?structure={structure}"


def entete(cadre: Cadre, who: Principal, structure: Structure, onglet: str) -> dict[str, Any]:
    """What the template `structure/_cadre.html` asks for, whichever tab it frames."""
    console = who.carif is not None
    tabs = [Entree(code, texte, address(structure.numero, code)) for code, texte in _TEXTES.items()]
    if may(who, Verb.MEMBRE_GERER, structure.numero):
        tabs.append(Entree(MEMBRES, "Membres", address(structure.numero, MEMBRES)))
    if console:
        tabs.append(Entree(CARIF, "Champs du Carif", f"/console/structures/{structure.numero}"))
    return {"cadre": cadre, "console": console, "structure": structure, "onglets": tabs, "onglet": onglet}
