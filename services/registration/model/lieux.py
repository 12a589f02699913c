"""What is typed of a place, what may be wrong with it, and whether the address book holds it already."""

from collections.abc import Iterable, Mapping, Sequence

from referentiels.identifiants import check_siret, check_uai, normalise_siret, normalise_uai
from services.domain.adresse import Lieu
from services.domain.errors import Refused, Violation
from services.domain.rules.formes import limite, tient_en_lignes
from services.domain.saisie import first_line
from services.registration.model import adresses
from services.registration.model.carnets import Carnets, FicheLieu

# Field -> its name on screen, in the order of the form
LIBELLES: Mapping[str, str] = {
    "nom": "Nom du lieu",
    **{f"adresse.{name}": libelle for name, libelle in adresses.LIBELLES.items()},
    "siret": "SIRET du lieu",
    "uai": "Code UAI du lieu",
    "acces_handicapes": "Accessibilité aux personnes handicapées",
}


def read_lieu(typed: Mapping[str, Sequence[str]], before: Lieu) -> Lieu:
    """The form of a place. Raises Refused with everything that is wrong, in the order of the page."""
    texts = {name: first_line(typed, name) for name in LIBELLES}
    lue = adresses.read_adresse(typed, "adresse", before.adresse)
    lieu = Lieu(
        id=before.id,
        nom=texts["nom"],
        adresse=lue.adresse,
        siret=normalise_siret(texts["siret"]),
        uai=normalise_uai(texts["uai"]),
        acces_handicapes=texts["acces_handicapes"],
    )
    if violations := (*lue.violations, *_violations(lieu)):
        raise Refused("Certaines réponses sont à corriger.", violations=violations)
    return lieu


def typed_of(lieu: Lieu) -> dict[str, str]:
    """The texts that the form of a place shows."""
    own = {name: getattr(lieu, name) for name in ("nom", "siret", "uai", "acces_handicapes")}
    return {**own, **adresses.typed_of(lieu.adresse, "adresse")}


def changed_fields(before: Lieu, after: Lieu) -> list[str]:
    """The names on screen of the fields in which two states of a place differ."""
    old, new = typed_of(before), typed_of(after)
    return [libelle for name, libelle in LIBELLES.items() if old[name] != new[name]]


def same_place(carnets: Carnets, lieu: Lieu) -> FicheLieu | None:
    """The place of the book that stands at the very same address: it is never entered twice."""
    keys = adresses.keys(lieu.adresse)
    others = (fiche for fiche in carnets.lieux if fiche.lieu.id != lieu.id)
    return next((fiche for fiche in others if keys & adresses.keys(fiche.lieu.adresse)), None)


def near_places(carnets: Carnets, lieu: Lieu) -> tuple[FicheLieu, ...]:
    """The places of the book that may well be this one, written otherwise."""
    others = (fiche for fiche in carnets.lieux if fiche.lieu.id != lieu.id)
    return tuple(fiche for fiche in others if adresses.near(lieu.adresse, fiche.lieu.adresse))


def refuse_double(carnets: Carnets, lieu: Lieu, *, distinct: bool) -> None:
    """Refuse a place that the book holds already, or may hold unless `distinct` says that it is another one."""
    if same := same_place(carnets, lieu):
        message = f"Ce lieu est déjà dans votre carnet sous le nom « {same.lieu.nom} » : utilisez celui-là."
        raise Doublon(_violation("adresse", "DOUBLON", message, "adresse.voie"), (same,), certain=True)
    near = () if distinct else near_places(carnets, lieu)
    if near:
        message = "Un lieu de votre carnet a presque la même adresse : est-ce le même ?"
        raise Doublon(_violation("adresse", "PROCHE", message, "adresse.voie"), near, certain=False)


class Doublon(Refused):
    """The place is in the book already (`certain`), or may well be: `lieux` are the ones it is taken for."""

    def __init__(self, violation: Violation, lieux: tuple[FicheLieu, ...], *, certain: bool) -> None:
        super().__init__(violation.message, violations=(violation,))
        self.lieux = lieux
        self.certain = certain


def _violations(lieu: Lieu) -> Iterable[Violation]:
    if not any(sign.isalnum() for sign in lieu.nom):
        yield _violation("nom", "ABSENT", "Donnez un nom à ce lieu, par exemple « Campus nord ».")
    elif not tient_en_lignes(lieu.nom):
        yield _violation("nom", "TROP_LONG", "Abrégez le nom du lieu : il tient en trois lignes de 50 caractères.")
    yield from adresses.check_lieu(lieu.adresse, "adresse")
    if lieu.siret and (message := check_siret(lieu.siret)):
        yield _violation("siret", "FAUX", message)
    if lieu.uai and (message := check_uai(lieu.uai)):
        yield _violation("uai", "FAUX", message)
    if len(lieu.acces_handicapes) > limite("acces-handicapes"):
        maximum = limite("acces-handicapes")
        yield _violation("acces_handicapes", "TROP_LONG", f"Raccourcissez ce texte : {maximum} caractères au plus.")


def _violation(name: str, what: str, message: str, champ: str = "") -> Violation:
    return Violation(f"LIEU.{name.upper()}.{what}", message, (champ or name,))
