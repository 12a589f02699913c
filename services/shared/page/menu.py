"""Where whoever is signed in may go, and the word for what he is."""

from services.domain.profil import Profil
from services.domain.rights import Principal, Role
from services.shared.page.cadre import Entree


def role_of(who: Principal) -> str:
    """The role of whoever is signed in, in a word."""
    role = who.carif or next(iter(who.structures.values()), None)
    return _ROLES.get(role, "") if role else ""


def menu_of(who: Principal) -> tuple[Entree, ...]:
    """The pages that whoever is signed in may open, in the order of the work."""
    if who.carif:
        return (
            Entree("dossiers", "Dossiers à traiter", "/console"),
            Entree("structures", "Structures", "/console/structures"),
            Entree("exports", "Exports", "/console/exports"),
            *_WRITING,
        )
    if who.structures:
        return (
            Entree("tableau", "Tableau de bord", "/tableau-de-bord"),
            Entree("formations", "Formations", "/formations"),
            Entree("structure", "Ma structure", "/structure"),
            *([Entree("structures", "Mes organismes", "/structures")] if len(who.structures) > 1 else []),
            *([Entree("membres", "Membres", "/structure/membres")] if _referent(who) else []),
            *_WRITING,
        )
    return () if who.anonymous or who.by_key else (_COMPTE,)


def home_of(who: Principal) -> str:
    """The page to begin with; whoever works for nobody any more finds there what to do."""
    if who.carif:
        return "/console"
    if who.structures:
        return "/tableau-de-bord"
    return "/" if who.anonymous else "/mon-compte"


def links_of(who: Principal, profil: Profil) -> tuple[Entree, ...]:
    """The ways that a profile adds to the menu of whoever works for an organisation (M004)."""
    return tuple(Entree(lien.url, lien.texte, lien.url) for lien in profil.liens if who.structures)


def _referent(who: Principal) -> bool:
    return Role.OF_REFERENT in who.structures.values()


_COMPTE = Entree("compte", "Mon compte", "/mon-compte")
_WRITING = (
    Entree("messages", "Messages", "/messages"),
    Entree("memos", "Mémos", "/memos"),
    _COMPTE,
)
_ROLES = {
    Role.OF_SAISIE: "saisie",
    Role.OF_REFERENT: "référent",
    Role.DOCUMENTALISTE: "documentaliste",
    Role.SUPERVISEUR: "superviseur",
}
