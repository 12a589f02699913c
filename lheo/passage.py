"""From one edition of LHEO to the other, with an account of all that changed."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lheo.elements import Coordonnees, E, Element, Extra, Extras, Formation, LieuDeFormation, Texte, champ
from lheo.langage import ELEMENTS, TABLES, Definition, Enfant, Genre
from lheo.langage.noms import rangs
from lheo.rendu.feuilles import ONLY_2_3
from lheo.versions import Version

OLD, NEW = Version.V2_2, Version.V2_3

# European levels (11 to 18) to the former French ones. Levels 7 and 8 were one: «niveau I».
NIVEAUX = {"11": "2", "12": "3", "13": "4", "14": "5", "15": "6", "16": "7", "17": "8", "18": "8"}
# Funders that 2.2 does not name: LADOM, the ministry of the interior and OFII are of the State.
FINANCEURS = {"18": "13", "19": "13", "20": "13"}
REDUCTIONS = {"dict-niveaux": NIVEAUX, "dict-financeurs": FINANCEURS}
RELIBELLES = {"16": "OPCA devenu OPCO", "17": "OPACIF devenu Transition Pro"}


@dataclass(frozen=True, slots=True)
class Changement:
    """One thing that the other edition says otherwise: ``RETIRE``, ``REDUIT``, ``AJOUTE`` or ``RELIBELLE``."""

    code: str
    chemin: str
    avant: str
    apres: str
    message: str


@dataclass(slots=True)
class Report:
    """What the passage changed, in reading order."""

    changements: list[Changement] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.changements)

    def __iter__(self) -> Iterator[Changement]:
        return iter(self.changements)

    def add(self, code: str, chemin: str, avant: Any, apres: str, message: str) -> None:
        self.changements.append(Changement(code, chemin, _short(avant), apres, message))


def upgrade(formation: Formation) -> tuple[Formation, Report]:
    """A 2.2 formation as 2.3: the same object, for 2.3 takes all that 2.2 says. The report names relabelled codes."""
    report = Report()
    for rank, action in enumerate(formation.action, 1):
        for place, financeur in enumerate(action.organisme_financeur, 1):
            code = (financeur.code_financeur or "").strip()
            if code in RELIBELLES:
                path = f"/formation/action[{rank}]/organisme-financeur[{place}]/code-financeur"
                report.add("RELIBELLE", path, code, code, RELIBELLES[code])
    return formation, report


def downgrade(formation: E) -> tuple[E, Report]:
    """A copy of a 2.3 formation (or root) that 2.2 can say, and the report of all that was dropped, reduced or added.

    Of several places, bodies or contacts where 2.2 knows one, the first stays. A valid 2.3 formation gives a valid 2.2
    one; free content (circle 3) is left as it is.
    """
    copied, report = copy.deepcopy(formation), Report()
    _down(copied, f"/{formation.NOM}", report)
    return copied, report


def _down(element: Element, path: str, report: Report) -> None:
    _attributs(element, path, report)
    if isinstance(element, Extras):
        for inner, step in zip(element.contenu, rangs(inner.NOM for inner in element.contenu), strict=True):
            _down(inner, f"{path}/{step}", report)
    elif not isinstance(element, Extra):
        for enfant in ELEMENTS[element.NOM].enfants:
            _child(element, enfant, f"{path}/{enfant.nom}", report)


def _child(element: Element, enfant: Enfant, path: str, report: Report) -> None:
    nom = champ(enfant.nom)
    value = getattr(element, nom)
    values = value if isinstance(value, list) else [] if value is None else [value]
    kept = [
        changed
        for rank, one in enumerate(_allowed(enfant, values, path, report), 1)
        if (changed := _value(enfant.nom, one, f"{path}[{rank}]" if enfant.multiple else path, report)) is not None
    ]
    if not kept and enfant.nom == "lieu-de-formation":
        report.add("AJOUTE", path, "", "", "2.2 exige un lieu de formation : il est ajouté, sans coordonnées")
        kept = [LieuDeFormation(coordonnees=Coordonnees())]
    if kept != values:
        setattr(element, nom, kept if enfant.multiple else (kept[0] if kept else None))


def _allowed(enfant: Enfant, values: list[Any], path: str, report: Report) -> list[Any]:
    """As many as 2.2 admits, the first ones."""
    cardinalite = enfant.cardinalites.get(OLD)
    maximum = cardinalite.maximum if cardinalite else 0
    if maximum is None or len(values) <= maximum:
        return values
    reason = f"2.2 n’en admet que {maximum}" if maximum else "cet élément n’existe qu’en 2.3"
    for rank, dropped in enumerate(values[maximum:], maximum + 1):
        report.add("RETIRE", f"{path}[{rank}]" if enfant.multiple else path, dropped, "", reason)
    return values[:maximum]


def _value(nom: str, value: Any, path: str, report: Report) -> Any:
    """The value as 2.2 says it, None when it cannot."""
    if isinstance(value, Element):
        _down(value, path, report)
        return value
    if isinstance(value, Texte):
        _attributs(value, path, report)
    after = _leaf(ELEMENTS[nom], str(value))
    if after == value:
        return value
    if not after:
        report.add("RETIRE", path, value, "", "2.2 ne sait pas dire cette valeur")
        return None
    report.add("REDUIT", path, value, after, _reason(nom, after))
    return Texte(after, **(value._attributs or {})) if isinstance(value, Texte) else after


def _leaf(definition: Definition, value: str) -> str:
    if definition.genre == Genre.CODE:
        code = value.strip()
        known = TABLES[definition.table].libelles(OLD)
        return value if code in known else REDUCTIONS.get(definition.table, {}).get(code, "")
    longueur = definition.longueurs.get(OLD)
    if definition.genre != Genre.TEXTE or longueur is None or longueur == definition.longueurs[NEW]:
        return value
    shorter = value if len(value) <= longueur.maximum else value.removeprefix("RNCP")
    return shorter if len(shorter) <= longueur.maximum else ""


def _reason(nom: str, after: str) -> str:
    definition = ELEMENTS[nom]
    if definition.genre == Genre.CODE:
        return f"2.2 ne connaît pas ce code : {TABLES[definition.table].libelles(OLD)[after]}"
    return f"2.2 s’arrête à {definition.longueurs[OLD].maximum} caractères"


def _attributs(bearer: Any, path: str, report: Report) -> None:
    for nom in sorted(ONLY_2_3 & (bearer._attributs or {}).keys()):
        report.add("RETIRE", f"{path}/@{nom.replace('_', '-')}", bearer._attributs[nom], "", "attribut propre à la 2.3")
        setattr(bearer, nom, None)


def _short(value: Any) -> str:
    text = str(value) if isinstance(value, str) else repr(value)
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


EXCERPT = 120
