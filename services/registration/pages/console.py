"""The Carif's own pages on structures: find one, and change what the Carif alone changes."""

from collections.abc import Sequence

from referentiels.listes import liste
from services.domain.champs_structure import ROLES
from services.domain.errors import Conflict, Refusal, Violation
from services.domain.rights import Principal
from services.registration.model.fiche import Fiche, LigneStructure
from services.registration.model.lignes import Typed
from services.registration.pages import onglets, valeurs_fiche
from services.registration.pages.onglets import entete
from services.registration.pages.tranches import tranche
from services.registration.use_cases.attachments import Criteres
from services.shared.page import Cadre, Formulaire, render

_ETATS = {
    "brouillon": "Brouillon",
    "a_verifier": "À vérifier",
    "a_completer": "À compléter",
    "valide": "Validée",
    "refuse": "Refusée",
    "suspendu": "Suspendue",
}


def structures(cadre: Cadre, criteres: Criteres, lignes: Sequence[LigneStructure], page: int) -> str:
    """The list of structures that answer, fifty at a time (D044)."""
    typed = {"q": criteres.texte, "role": criteres.role, "type_structure": criteres.type_structure}
    return render(
        "registration/structure/liste.html",
        cadre=cadre,
        formulaire=Formulaire(typed),
        filtres={name: value for name, value in typed.items() if value},
        **tranche(lignes, page),
        total=len(lignes),
        roles=ROLES,
        types=_options("types-structure"),
        etats=_ETATS,
    )


def gestion(
    cadre: Cadre, who: Principal, fiche: Fiche, *, typed: Typed | None = None, refusal: Refusal | None = None
) -> str:
    """The form of what the Carif alone changes, with what was typed when it was refused."""
    shown = valeurs_fiche.of_structure(fiche.structure)
    if typed is not None:
        shown = {**shown, **{name: list(values) if name == "roles" else values[0] for name, values in typed.items()}}
        shown = shown if "roles" in typed else {**shown, "roles": []}
    wrong = (refusal.violations or (Violation(refusal.code, refusal.message),)) if refusal else ()
    stored = valeurs_fiche.of_structure(fiche.structure)
    return render(
        "registration/structure/gestion.html",
        **entete(cadre, who, fiche.structure, onglets.CARIF),
        fiche=fiche,
        formulaire=Formulaire(shown, wrong),
        actuelles=stored if isinstance(refusal, Conflict) else {},
        roles=ROLES,
        types=_options("types-structure"),
        reseaux=[(entree.code, entree.libelle) for entree in liste("reseaux")],
    )


def _options(nom: str) -> list[tuple[str, str]]:
    return [(entree.code, f"{entree.code} – {entree.libelle}") for entree in liste(nom)]
