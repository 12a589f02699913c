"""Turns a parsed element into its object, losing nothing; what cannot be held is refused or, on request, repaired."""

from collections.abc import Callable
from functools import cache
from typing import Any, NoReturn

from lxml import etree

from lheo.elements import CLASSES, Extra, Extras, Libre, Texte, champ
from lheo.elements.base import XSI_ATTRIBUTS
from lheo.erreurs import LheoError
from lheo.langage import COMMUNS_2_3, ELEMENTS, Genre
from lheo.langage.noms import espace, local
from lheo.versions import Version

BLANKS = " \t\r\n"

# (element at fault, stable reason, what is wrong): raises in strict mode, reports in tolerant mode.
OnFault = Callable[[etree._Element, str, str], None]
Reader = Callable[["Conversion", etree._Element, "Plan"], Any]


class Plan:
    """How one element of one edition is read: its class, the place of each child, the name of each attribute."""

    __slots__ = ("attributs", "children", "cls", "nom", "read")

    def __init__(self, nom: str) -> None:
        definition = ELEMENTS[nom]
        self.nom = nom
        self.cls: Any = CLASSES.get(nom, Texte)
        self.read: Reader = _READERS.get(definition.genre, Conversion.leaf)
        self.attributs = {name: champ(name) for name in (*COMMUNS_2_3, *definition.attributs)}
        if nom != "extra":  # which keeps all that is not LHEO's in its own way
            self.attributs |= {name: name for name in XSI_ATTRIBUTS}
        # tag -> (rank, field, is a list, plan)
        self.children: dict[Any, tuple[int, str, bool, Plan]] = {}


@cache
def plans(namespace: str, version: Version) -> dict[str, Plan]:
    """The plan of every element of an edition, by element name."""
    made = {nom: Plan(nom) for nom, definition in ELEMENTS.items() if version in definition.versions}
    for nom, plan in made.items():
        for rank, enfant in enumerate(ELEMENTS[nom].enfants_en(version)):
            tag = f"{{{namespace}}}{enfant.nom}"
            plan.children[tag] = (rank, champ(enfant.nom), enfant.multiple, made[enfant.nom])
    return made


class Conversion:
    """Reads the elements of one document."""

    def __init__(self, namespace: str, version: Version, on_fault: OnFault | None = None) -> None:
        self.namespace = namespace
        self.prefix = f"{{{namespace}}}"
        self.plans = plans(namespace, version)
        self.version = version
        self.on_fault = on_fault or refuse

    def convert(self, element: etree._Element) -> Any:
        """The object of an element, of the class its name tells."""
        plan = self.plans.get(str(element.tag).removeprefix(self.prefix))
        if plan is None:
            refuse(element, "ELEMENT_INCONNU", f"« {local(element.tag)} » n’est pas du LHEO {self.version}")
        return plan.read(self, element, plan)

    def sequence(self, element: etree._Element, plan: Plan) -> Any:
        """An element that holds others in order. This loop is where reading spends its time."""
        values: dict[str, Any] = {}
        children, reached = plan.children, 0
        if (text := element.text) and text.strip(BLANKS):
            self.stray(element, plan)
        for child in element:
            place = children.get(child.tag)
            if place is None:
                self.misplaced(child, plan)
                continue
            rank, nom, multiple, child_plan = place
            if rank < reached:
                self.on_fault(child, "ORDRE", f"« {child_plan.nom} » vient trop tard dans « {plan.nom} »")
            reached = rank
            value = child_plan.read(self, child, child_plan)
            if multiple:
                values.setdefault(nom, []).append(value)
            elif nom in values:
                self.on_fault(child, "TROP", f"« {child_plan.nom} » est donné deux fois dans « {plan.nom} »")
            else:
                values[nom] = value
            if (text := child.tail) and text.strip(BLANKS):
                self.stray(element, plan)
        if element.attrib:
            values |= self.attributs(element, plan)
        made = plan.cls(**values)
        made.ligne_source = element.sourceline
        return made

    def stray(self, element: etree._Element, plan: Plan) -> None:
        self.on_fault(element, "TEXTE", f"texte hors de tout élément dans « {plan.nom} »")

    def leaf(self, element: etree._Element, plan: Plan) -> str:
        text = element.text or ""
        if len(element):
            self.on_fault(element, "BALISE", f"« {plan.nom} » n’admet que du texte : retirez ou échappez les balises")
            text = "".join(element.itertext())
        if not element.attrib:
            return text
        return Texte(text, **self.attributs(element, plan))

    def attributs(self, element: etree._Element, plan: Plan) -> dict[str, str]:
        known, values = plan.attributs, {}
        for key, value in element.attrib.items():
            if key in known:
                values[known[str(key)]] = str(value)
            else:
                self.on_fault(element, "ATTRIBUT_INCONNU", f"attribut « {key} » inconnu sur « {plan.nom} »")
        return values

    def misplaced(self, child: etree._Element, plan: Plan) -> None:
        name = local(child.tag)
        self.on_fault(
            child, "ELEMENT_INCONNU", f"« {name} » n’a pas sa place dans « {plan.nom} » en LHEO {self.version}"
        )

    def des_extras(self, element: etree._Element, plan: Plan) -> Extras:
        made = Extras(**self.attributs(element, plan))  # type: ignore[arg-type]  # attributes of its own
        made.ligne_source = int(element.sourceline or 0)
        for child in element:
            inner = self.plans.get(str(child.tag).removeprefix(self.prefix))
            if inner is None or inner.nom not in ("extra", "extras"):
                self.misplaced(child, plan)
            else:
                made.contenu.append(inner.read(self, child, inner))
        if any((text or "").strip(BLANKS) for text in (element.text, *(child.tail for child in element))):
            self.stray(element, plan)
        return made

    def un_extra(self, element: etree._Element, plan: Plan) -> Extra:
        known = plan.attributs
        own = {known[str(key)]: str(value) for key, value in element.attrib.items() if key in known}
        others = {str(key): str(value) for key, value in element.attrib.items() if key not in known}
        made = Extra(self.contenu(element), autres=others, **own)  # type: ignore[arg-type]  # attributes of its own
        if len(element) or others:
            made.espaces = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
        made.ligne_source = int(element.sourceline or 0)
        return made

    def contenu(self, element: etree._Element) -> list[str | Libre]:
        """Texts and elements in their order."""
        parts: list[str | Libre] = [element.text] if element.text else []
        for child in element:
            attributs = {str(key): str(value) for key, value in child.attrib.items()}
            parts.append(Libre(self.libre_name(child), attributs, self.contenu(child)))
            if child.tail:
                parts.append(child.tail)
        return parts

    def libre_name(self, element: etree._Element) -> str:
        uri, nom = espace(element.tag), local(element.tag)
        return nom if uri == self.namespace else f"{{{uri}}}{nom}"


_READERS: dict[Genre, Reader] = {
    Genre.SUITE: Conversion.sequence,
    Genre.EXTRAS: Conversion.des_extras,
    Genre.LIBRE: Conversion.un_extra,
}


def refuse(element: etree._Element, raison: str, message: str) -> NoReturn:
    """:raises LheoError: always, with the line and the path of the element."""
    raise LheoError(message, raison=raison, ligne=int(element.sourceline or 0), chemin=chemin(element))


def chemin(element: etree._Element) -> str:
    """The path of an element up to its root, ranks given where the language allows several."""
    steps: list[str] = []
    for step in (element, *element.iterancestors()):
        nom, parent = local(step.tag), step.getparent()
        steps.append(f"{nom}[{_rank(step)}]" if parent is not None and _several(local(parent.tag), nom) else nom)
    return "/" + "/".join(reversed(steps))


@cache
def _several(parent: str, nom: str) -> bool:
    """Whether an element may stand several times in another; in circle 3, any may."""
    definition = ELEMENTS.get(parent)
    if definition is None or not definition.enfants:
        return True
    return any(enfant.nom == nom and enfant.multiple for enfant in definition.enfants)


def _rank(element: etree._Element) -> int:
    """1 for the first of its name in its parent."""
    return 1 + sum(sibling.tag == element.tag for sibling in element.itersiblings(preceding=True))
