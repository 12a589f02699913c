"""The page of the access keys of a structure, and the one that shows a new key, once."""

from collections.abc import Mapping
from datetime import datetime

from services.domain.errors import Refusal
from services.domain.rights import Principal
from services.domain.saisie import show_date
from services.registration.pages.comptes import LIBELLES_ROLES
from services.registration.use_cases.cles import Trousseau
from services.shared.page import Cadre, Formulaire, render

# What a program with each role may do, for whoever gives it
CHOIX = [
    ("of_saisie", "Saisie : lire la fiche et les contacts, tenir le carnet de lieux"),
    ("of_referent", "Référent : aussi modifier la fiche de l’organisme et les contacts"),
]


def cles(
    cadre: Cadre,
    trousseau: Trousseau,
    who: Principal,
    now: datetime,
    typed: Mapping[str, str] | None = None,
    refusal: Refusal | None = None,
) -> str:
    """The keys of a structure, and where to create one."""
    numero = trousseau.structure.numero
    values = {"expire_le": show_date(trousseau.proposee)} if typed is None else dict(typed)
    return render(
        "registration/cles.html",
        cadre=cadre,
        console=who.carif is not None,
        structure=trousseau.structure,
        cles=[
            (cle, LIBELLES_ROLES[cle.structures[numero]], ouverte, "Expirée" if cle.expired(now) else "Retirée")
            for cle, ouverte in trousseau.cles
        ],
        choix=CHOIX,
        formulaire=Formulaire(values, refusal.violations if refusal else ()),
        refus=refusal.message if refusal and not refusal.violations else "",
    )


def creee(cadre: Cadre, who: Principal, structure: str, nom: str, cle: str) -> str:
    """The one page on which a key can be read."""
    return render(
        "registration/cle_creee.html",
        cadre=cadre,
        console=who.carif is not None,
        structure=structure,
        nom=nom,
        cle=cle,
    )
