"""The pages of messages and memos."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.domain.errors import Violation
from services.domain.rights import Principal
from services.registration.model.messagerie import MEMO_MAX, TEXTE_MAX, Cote, Fil, Memo, Mot
from services.registration.use_cases.messages import Boite, Lecture
from services.shared.page import Cadre, Formulaire, render


def fils(cadre: Cadre, who: Principal, fils: Sequence[Fil]) -> str:
    """An organisation's threads, and where to begin another one."""
    return render(
        "registration/messages/fils.html",
        cadre=cadre,
        fils=[(fil, fil.non_lus(who.sub, Cote.ORGANISME)) for fil in fils],
        structures=sorted(who.structures),
    )


def boite(cadre: Cadre, boite: Boite) -> str:
    """The Carif's threads."""
    return render("registration/messages/boite.html", cadre=cadre, boite=boite)


def compte(who: Principal, nombre: int) -> str:
    """How much there is to read, as a part of another page."""
    return render("registration/messages/compte.html", nombre=nombre, carif=who.carif is not None)


def fil(cadre: Cadre, who: Principal, lecture: Lecture, typed: str = "", violations: Sequence[Violation] = ()) -> str:
    """One thread, and where to write in it."""
    mine = Cote.ORGANISME if lecture.fil.structure in who.structures else Cote.CARIF
    return render(
        "registration/messages/fil.html",
        cadre=cadre,
        console=who.carif is not None,
        fil=lecture.fil,
        mots=[_shown(mot, mine) for mot in lecture.mots],
        nouveaux=lecture.fil.non_lus(who.sub, mine),
        prevenus=lecture.prevenus,
        soi=who.sub in lecture.prevenus,
        formulaire=Formulaire({"texte": typed}, tuple(violations)),
        texte_max=TEXTE_MAX,
    )


def memos(
    cadre: Cadre,
    who: Principal,
    memos: Sequence[Memo],
    today: date,
    typed: Mapping[str, str],
    violations: Sequence[Violation] = (),
) -> str:
    """One's notes, and where to add one."""
    return render(
        "registration/messages/memos.html",
        cadre=cadre,
        console=who.carif is not None,
        memos=memos,
        aujourd_hui=today,
        formulaire=Formulaire(dict(typed), tuple(violations)),
        texte_max=MEMO_MAX,
    )


def _shown(mot: Mot, mine: Cote) -> dict[str, Any]:
    return {"auteur": mot.auteur, "quand": mot.ecrit_le, "texte": mot.texte, "recu": mot.cote is not mine}
