"""The address book of places, as functions of the model."""

from collections.abc import Mapping, Sequence

from services.domain.errors import Conflict, Refusal, Violation
from services.domain.rights import Principal
from services.domain.texte import fold
from services.registration.model import adresses
from services.registration.model.carnets import Carnets, FicheLieu
from services.registration.model.lieux import LIBELLES, Doublon, typed_of
from services.registration.pages.fiche import choices_of
from services.registration.pages.onglets import LIEUX, entete
from services.registration.pages.tranches import tranche
from services.registration.use_cases.fiches import Trouvees
from services.shared.page import Cadre, Formulaire, render

Typed = Mapping[str, Sequence[str]]


def lieux(cadre: Cadre, carnets: Carnets, who: Principal, q: str, page: int) -> str:
    """Every place of the book, or those that a search finds, fifty at a time."""
    return render(
        "registration/carnets/lieux.html",
        **entete(cadre, who, carnets.structure, LIEUX),
        **tranche([fiche for fiche in carnets.lieux if not q or _matches(fiche, q)], page),
        total=len(carnets.lieux),
        q=q,
    )


def lieu(
    cadre: Cadre,
    who: Principal,
    carnets: Carnets,
    id: str,
    *,
    typed: Typed | None = None,
    refusal: Refusal | None = None,
    trouvees: Trouvees | None = None,
) -> str:
    """The form of a place, with the places it may be the double of; after a conflict, both versions."""
    fiche = carnets.lieu(id)
    conflict = isinstance(refusal, Conflict)
    return render(
        "registration/carnets/lieu.html",
        cadre=cadre,
        console=who.carif is not None,
        structure=carnets.structure,
        id=id,
        fiche=fiche,
        formulaire=_formulaire(fiche, typed, refusal),
        trouvees={"adresse": choices_of(trouvees)} if trouvees else {},
        libelles=adresses.LIBELLES,
        doublons=refusal.lieux if isinstance(refusal, Doublon) else (),
        certain=isinstance(refusal, Doublon) and refusal.certain,
        ecarts_saisie=_ecarts(fiche, typed) if conflict and fiche and typed else [],
    )


def remove_lieu(cadre: Cadre, who: Principal, structure: str, fiche: FicheLieu) -> str:
    """Whether one really wants to remove a place."""
    return render(
        "registration/carnets/retirer_lieu.html",
        cadre=cadre,
        console=who.carif is not None,
        structure=structure,
        fiche=fiche,
    )


def _formulaire(fiche: FicheLieu | None, typed: Typed | None, refusal: Refusal | None) -> Formulaire:
    if typed is not None:
        values = {name: texts[0] for name, texts in typed.items()}
        told = (refusal.violations or (Violation(refusal.code, refusal.message),)) if refusal else ()
        return Formulaire(values, told)
    told = tuple(adresses.advise_lieu(fiche.lieu.adresse, "adresse")) if fiche else ()
    return Formulaire(typed_of(fiche.lieu) if fiche else {}, told)


def _ecarts(fiche: FicheLieu, typed: Typed) -> list[tuple[str, str, str]]:
    stored = typed_of(fiche.lieu)
    rows = [(libelle, stored[name], (typed.get(name) or [""])[0]) for name, libelle in LIBELLES.items()]
    return [row for row in rows if row[1] != row[2]]


def _matches(fiche: FicheLieu, q: str) -> bool:
    lieu = fiche.lieu
    hay = fold(" ".join((lieu.nom, lieu.adresse.en_une_ligne, *lieu.adresse.complement, lieu.siret, lieu.uai)))
    return all(word in hay for word in fold(q).split())
