"""The same objects as plain JSON values, to keep in a store or send over an API, and back without loss.

An element is a dict: children by Python name, attributes under ``"@"``. A leaf is its text, or
``{"#": "44591", "@": {"ref": "V14"}}`` when it bears attributes. The content of an extra is under ``"#"``: texts and
``{"nom": …, "attributs": …, "contenu": …}``. ``write`` takes records as they are, and their JSON in bytes, which is the
fastest way from a store to a document.
"""

from functools import cache
from typing import Any, NoReturn

from lheo.elements import CLASSES, Element, Extra, Extras, Libre, Texte, champ
from lheo.erreurs import LheoError
from lheo.langage import ELEMENTS, Genre

Record = dict[str, Any]


def to_record(element: Element) -> Record:
    """The element as a dict that ``json.dumps`` takes."""
    record: Record = {"@": element.attributs} if element.attributs else {}
    if isinstance(element, Extra):
        record |= {"#": [_libre_record(part) for part in element.contenu]}
        record |= {key: value for key in ("autres", "espaces") if (value := getattr(element, key))}
    elif isinstance(element, Extras):
        record["#"] = [{inner.NOM: to_record(inner)} for inner in element.contenu]
    else:
        record |= {nom: _value_record(value) for nom, value in element.present()}
    return record


def from_record(nom: str, record: Record) -> Any:
    """The element of this LHEO name: ``from_record("formation", json.loads(line))``.

    :raises LheoError: raison ENREGISTREMENT, the dict holds something this element has no place for.
    """
    if nom not in CLASSES:
        raise LheoError(f"« {nom} » n’est pas un élément composé de LHEO", raison="ENREGISTREMENT")
    try:
        return _built(_plan(nom), record)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise LheoError(f"enregistrement illisible ({error})", raison="ENREGISTREMENT") from error


def refuser_cles(record: Any, nom: str) -> NoReturn:
    """:raises LheoError: raison ENREGISTREMENT; a key that would be lost is not skipped."""
    found = ", ".join(sorted(map(str, record))) if isinstance(record, dict) else repr(record)[:80]
    raise LheoError(f"enregistrement de «\u00a0{nom}\u00a0» illisible ({found})", raison="ENREGISTREMENT")


class _Plan:
    """For one element: its class, and for each key the keyword it sets, its own plan (None: a leaf), whether a list."""

    __slots__ = ("cls", "keys", "nom")

    def __init__(self, nom: str) -> None:
        self.nom = nom
        self.cls: Any = CLASSES[nom]
        self.keys: dict[str, tuple[_Plan | None, bool]] = {}


@cache
def _plan(nom: str) -> _Plan:
    plan = _Plan(nom)
    for enfant in ELEMENTS[nom].enfants:
        inner = _plan(enfant.nom) if ELEMENTS[enfant.nom].compose else None
        plan.keys[champ(enfant.nom)] = (inner, enfant.multiple)
    return plan


def _built(plan: _Plan, record: Record) -> Any:
    if ELEMENTS[plan.nom].genre != Genre.SUITE:
        return _extras(record) if plan.nom == "extras" else _extra(record)
    values: Record = {}
    keys = plan.keys
    for key, value in record.items():
        if key in keys:
            inner, multiple = keys[key]
            if inner is not None:
                values[key] = [_built(inner, one) for one in value] if multiple else _built(inner, value)
            elif type(value) is str:
                values[key] = value
            else:
                values[key] = [_leaf(one) for one in value] if multiple else _leaf(value)
        elif key == "@":
            values |= value
        else:
            raise KeyError(key)
    return plan.cls(**values)


def _leaf(value: Any) -> str:
    if type(value) is str:
        return value
    return Texte(value["#"], **value.get("@", {}))


def _extras(record: Record) -> Extras:
    inner = [from_record(nom, one) for part in record["#"] for nom, one in part.items()]
    return Extras(inner, **_attributs(record))


def _extra(record: Record) -> Extra:
    contenu = [_libre(part) for part in record["#"]]
    return Extra(contenu, autres=record.get("autres"), espaces=record.get("espaces"), **_attributs(record))


def _attributs(record: Record) -> Any:
    return record.get("@", {})


def _value_record(value: Any) -> Any:
    if isinstance(value, list):
        return [_value_record(one) for one in value]
    if isinstance(value, Element):
        return to_record(value)
    if isinstance(value, Texte) and value._attributs:
        return {"#": str(value), "@": dict(value._attributs)}
    return str(value)


def _libre_record(part: str | Libre) -> Any:
    if isinstance(part, str):
        return part
    return {"nom": part.nom, "attributs": part.attributs, "contenu": [_libre_record(one) for one in part.contenu]}


def _libre(part: Any) -> str | Libre:
    if isinstance(part, str):
        return part
    return Libre(part["nom"], part["attributs"], [_libre(one) for one in part["contenu"]])
