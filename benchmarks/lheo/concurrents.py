"""The other ways to write the same formations: each takes our objects, builds its own, and serialises them."""

import io
from collections.abc import Callable, Iterator
from dataclasses import field, make_dataclass
from typing import Any
from xml.etree import ElementTree

from lxml import etree

from lheo import Version, write, write_formation
from lheo import elements as m
from lheo.langage import ELEMENTS, Genre
from lheo.langage.noms import champ, classe
from lheo.rendu.feuilles import ORDRE
from lheo.rendu.generique import rendre

NS = Version.V2_3.namespace
# The attributes that a class can name: those of a schema's location are nobody's field
NOMMES = {attribut: name for attribut, (_, name) in ORDRE.items() if attribut.isidentifier()}

# One pass: serialises all the formations it was prepared with, and says how many bytes that made.
Pass = Callable[[], int]


def ours(formations: list[m.Formation]) -> Pass:
    return lambda: sum(len(chunk) for chunk in write(formations))


def walker(formations: list[m.Formation]) -> Pass:
    return lambda: sum(len(rendre(formation, Version.V2_3).encode()) for formation in formations)


def xmlfile(formations: list[m.Formation]) -> Pass:
    """lxml's streaming writer, one namespaced tree a formation."""

    def run() -> int:
        out = io.BytesIO()
        with (
            etree.xmlfile(out, encoding="utf-8") as file,
            file.element(f"{{{NS}}}lheo", nsmap={None: NS}),
            file.element(f"{{{NS}}}offres"),
        ):
            for formation in formations:
                file.write(tree(formation, declared, etree.SubElement))
        return out.tell()

    return run


def declared(tag: str) -> etree._Element:
    return etree.Element(tag, nsmap={None: NS})


def elementtree(formations: list[m.Formation]) -> Pass:
    """The standard library, one tree a formation."""
    ElementTree.register_namespace("", NS)

    def run() -> int:
        trees = (tree(formation, ElementTree.Element, ElementTree.SubElement) for formation in formations)
        return sum(len(ElementTree.tostring(one, "utf-8")) for one in trees)

    return run


def tree(element: m.Element, make: Any, make_inside: Any, parent: Any = None) -> Any:
    """The element as a tree of any library that has the ElementTree interface."""
    tag = f"{{{NS}}}{element.NOM}"
    node = make(tag) if parent is None else make_inside(parent, tag)
    for nom, value in element.attributs.items():
        node.set(ORDRE[nom][1], value)
    if isinstance(element, m.Extra):
        node.text = element.texte
    elif isinstance(element, m.Extras):
        for inner in element.contenu:
            tree(inner, make, make_inside, node)
    else:
        for enfant in ELEMENTS[element.NOM].enfants:
            for value in _values(getattr(element, champ(enfant.nom))):
                if isinstance(value, m.Element):
                    tree(value, make, make_inside, node)
                else:
                    leaf = make_inside(node, f"{{{NS}}}{enfant.nom}")
                    leaf.text = value
                    for nom, inner in (getattr(value, "_attributs", None) or {}).items():
                        leaf.set(nom, inner)
    return node


def xsdata(formations: list[m.Formation]) -> Pass:
    """xsdata: dataclasses with the metadata its generator writes, objects parsed from our output."""
    from xsdata.formats.dataclass.context import XmlContext
    from xsdata.formats.dataclass.parsers import XmlParser
    from xsdata.formats.dataclass.serializers import XmlSerializer

    context = XmlContext()
    parser = XmlParser(context=context)
    root = xsdata_classes({})("formation")
    objects = [parser.from_bytes(write_formation(formation), root) for formation in formations]
    serializer = XmlSerializer(context=context)
    return lambda: sum(len(serializer.render(one, ns_map={None: NS}).encode()) for one in objects)


def xsdata_classes(made: dict[str, Any]) -> Callable[[str], Any]:
    """What ``xsdata generate`` makes of the schema, without the dependencies of its command line."""

    def one(nom: str) -> Any:
        if nom in made:
            return made[nom]
        fields: list[tuple[str, Any, Any]] = []
        definition = ELEMENTS[nom]
        if not definition.compose or nom == "extra":
            fields.append(("value", str, field(default="")))
        for enfant in definition.enfants:
            metadata = {"name": enfant.nom, "type": "Element", "namespace": NS}
            fields.append((champ(enfant.nom), list[one(enfant.nom)], field(default_factory=list, metadata=metadata)))
        if nom == "extras":
            metadata = {"name": "extra", "type": "Element", "namespace": NS}
            fields.append(("extra", list[one("extra")], field(default_factory=list, metadata=metadata)))
        for attribut, name in NOMMES.items():
            metadata = {"name": name, "type": "Attribute"}
            fields.append((f"at_{attribut}", str | None, field(default=None, metadata=metadata)))
        meta = type("Meta", (), {"name": nom, "namespace": NS})
        made[nom] = make_dataclass(classe(nom), fields, namespace={"Meta": meta})
        return made[nom]

    return one


def pydantic_xml(formations: list[m.Formation]) -> Pass:
    """pydantic-xml: models made from our table, objects made from ours."""
    import pydantic_xml as px

    models: dict[str, Any] = {}

    def class_of(name: str, fields: dict[str, tuple[Any, Any]], **options: Any) -> Any:
        body = {"__annotations__": {key: kind for key, (kind, _) in fields.items()}, "__module__": __name__}
        body |= {key: default for key, (_, default) in fields.items()}
        return type(name, (px.BaseXmlModel,), body, nsmap={"": NS}, skip_empty=True, **options)

    leaf = class_of("Feuille", {"text": (str | None, None), "ref": (str | None, px.attr(default=None))})

    def model(nom: str) -> Any:
        if nom not in models:
            fields: dict[str, tuple[Any, Any]] = {}
            for attribut, name in NOMMES.items():
                fields[f"at_{attribut}"] = (str | None, px.attr(name=name, default=None))
            for enfant in ELEMENTS[nom].enfants if ELEMENTS[nom].genre == Genre.SUITE else ():
                inner = model(enfant.nom) if ELEMENTS[enfant.nom].compose and enfant.nom != "extras" else leaf
                fields[champ(enfant.nom)] = (list[inner] | None, px.element(tag=enfant.nom, default=None))
            models[nom] = class_of(classe(nom), fields, tag=nom)
        return models[nom]

    def build(element: m.Element) -> Any:
        values: dict[str, Any] = {f"at_{nom}": value for nom, value in element.attributs.items()}
        for nom, value in element.present():
            built = [inner(one) for one in _values(value) if not isinstance(one, m.Extras)]
            if built:
                values[nom] = built
        return model(element.NOM)(**values)

    def inner(value: Any) -> Any:
        return build(value) if isinstance(value, m.Element) else leaf(text=value, ref=getattr(value, "ref", None))

    objects = [build(formation) for formation in formations]
    return lambda: sum(len(one.to_xml(skip_empty=True)) for one in objects)


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value


CONCURRENTS = {
    "lheo": ours,
    "lheo (parcours générique)": walker,
    "lxml xmlfile": xmlfile,
    "ElementTree": elementtree,
    "pydantic-xml": pydantic_xml,
    "xsdata": xsdata,
}
