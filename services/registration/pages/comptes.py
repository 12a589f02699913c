"""The pages of the own account, of the structure one works for, and of the people of a structure."""

from collections.abc import Mapping, Sequence

from services.domain.errors import Violation
from services.domain.profil import Profil
from services.domain.rights import Principal, Role
from services.registration.pages.entree import regles
from services.registration.pages.onglets import MEMBRES, entete
from services.registration.use_cases.membres import Equipe
from services.registration.use_cases.own import Vue
from services.shared.page import Cadre, Formulaire, render

LIBELLES_ROLES = {
    Role.OF_SAISIE: "Saisie",
    Role.OF_REFERENT: "Référent",
    Role.DOCUMENTALISTE: "Documentaliste",
    Role.SUPERVISEUR: "Superviseur",
}
# What each role may do, for whoever gives it
CHOIX = [
    (Role.OF_SAISIE.value, "Saisie : décrire les formations et les soumettre"),
    (Role.OF_REFERENT.value, "Référent : aussi la fiche de l’organisme, les contacts et les membres"),
]


def compte(cadre: Cadre, profil: Profil, vue: Vue, ici: str, violations: Sequence[Violation] = ()) -> str:
    """Who one is here; `ici` is the sign-in of this browser."""
    held = vue.compte.structures
    return render(
        "registration/compte.html",
        cadre=cadre,
        console=vue.compte.carif is not None,
        compte=vue.compte,
        carif=LIBELLES_ROLES[vue.compte.carif] if vue.compte.carif else "",
        structures=[(numero, nom, LIBELLES_ROLES[held[numero]]) for numero, nom in vue.structures if numero in held],
        connexions=vue.connexions,
        ici=ici,
        regles=regles(profil),
        formulaire=Formulaire({}, tuple(violations)),
    )


def espace(cadre: Cadre, structures: Sequence[tuple[str, str]], choisie: str, suite: str) -> str:
    """Where one says for which structure one works."""
    return render("registration/espace.html", cadre=cadre, structures=structures, choisie=choisie, suite=suite)


def membres(
    cadre: Cadre, equipe: Equipe, who: Principal, typed: Mapping[str, str], violations: Sequence[Violation] = ()
) -> str:
    """The people of a structure, whoever asks to join, and where to invite."""
    numero = equipe.structure.numero
    return render(
        "registration/membres.html",
        **entete(cadre, who, equipe.structure, MEMBRES),
        membres=[(each, each.structures[numero], LIBELLES_ROLES[each.structures[numero]]) for each in equipe.membres],
        rattachements=equipe.rattachements,
        moi=who.sub,
        choix=CHOIX,
        formulaire=Formulaire(dict(typed), tuple(violations)),
    )


def rejoindre(cadre: Cadre, typed: Mapping[str, str], violations: Sequence[Violation] = ()) -> str:
    """The form of somebody whose structure is registered already."""
    return render("registration/rejoindre.html", cadre=cadre, formulaire=Formulaire(dict(typed), tuple(violations)))


def rejoindre_recu(cadre: Cadre) -> str:
    """The one answer to whoever asks to join."""
    return render("registration/rejoindre_recu.html", cadre=cadre)
