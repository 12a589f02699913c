"""Structures found, among all or among one's own, and the page of what the Carif alone changes of one."""

from collections.abc import Sequence
from dataclasses import asdict

from referentiels.listes import liste
from services.domain.champs_structure import FINANCEURS, ROLES, code_lu
from services.domain.errors import Conflict, Refusal, Violation
from services.domain.profil import Profil
from services.domain.rights import Principal
from services.registration.model.fiche import Fiche, LigneStructure
from services.registration.model.lignes import Typed
from services.registration.pages import onglets, valeurs_fiche
from services.registration.pages.onglets import entete
from services.registration.pages.tranches import tranche
from services.registration.use_cases.attachments import Criteres
from services.shared.page import Cadre, Formulaire, render


def structures(
    cadre: Cadre, profil: Profil, criteres: Criteres, lignes: Sequence[LigneStructure], page: int, *, console: bool
) -> str:
    """The structures that answer, fifty at a time: of all for the Carif, of one's own for the others (D044, D045)."""
    typed = {"q" if name == "texte" else name: value for name, value in asdict(criteres).items()}
    return render(
        "registration/structure/liste.html",
        cadre=cadre,
        console=console,
        adresse="/console/structures" if console else "/structures",
        formulaire=Formulaire(typed),
        filtres={name: value for name, value in typed.items() if value},
        **tranche(lignes, page),
        total=len(lignes),
        roles=ROLES,
        financeurs=FINANCEURS,
        types=_options("types-structure"),
        etats=profil.etats_structure,
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
        financeurs=list(FINANCEURS.items()),
        types=_options("types-structure"),
        reseaux=[(entree.code, entree.libelle) for entree in liste("reseaux")],
    )


def _options(nom: str) -> list[tuple[str, str]]:
    return [(entree.code, code_lu(nom, entree.code)) for entree in liste(nom)]
