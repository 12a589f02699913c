"""What surrounds the matter of a page: whose product it is, who is signed in, where one may go, where help is."""

from dataclasses import dataclass, field
from typing import Literal

Ton = Literal["info", "succes", "alerte", "erreur"]


@dataclass(frozen=True, slots=True)
class Utilisateur:
    """Who is signed in, in the words the head of the page shows."""

    nom: str
    role: str
    structure: str = ""


@dataclass(frozen=True, slots=True)
class Aide:
    """Where help is found: shown at the same place on every page (WCAG 3.2.6)."""

    courriel: str = ""
    telephones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entree:
    """One line of a menu. A feature that does not exist is not an entry; `compteur` shows only above zero."""

    code: str
    texte: str
    url: str
    compteur: int = 0
    compteur_texte: str = ""  # what the number counts, for those who hear the page: « messages non lus »


@dataclass(frozen=True, slots=True)
class Message:
    """What the previous act did, shown once after the redirection."""

    texte: str
    titre: str = ""
    ton: Ton = "succes"


@dataclass(frozen=True, slots=True)
class Cadre:
    """The frame of one page. `profil` is the profile's code: it picks the colours and the logo.

    `csrf` is empty on pages without an unsafe form; the macros `csrf` and `jetons` refuse to render then.
    `demande` names the request that a form of this page will be: sent twice, it is done once.
    `actif` is the code of the menu entry this page stands under; `liens` are what the profile adds.
    `console`: whoever is signed in works at the Carif.
    """

    produit: str
    carif: str
    profil: str
    region: str = ""
    aide: Aide = field(default_factory=Aide)
    utilisateur: Utilisateur | None = None
    csrf: str = ""
    demande: str = ""
    message: Message | None = None
    menu: tuple[Entree, ...] = ()
    liens: tuple[Entree, ...] = ()
    actif: str = ""
    console: bool = False
    accueil: str = "/"
    deconnexion: str = "/deconnexion"
    accessibilite: str = "/accessibilite"
    donnees_personnelles: str = "/donnees-personnelles"
