"""What every element object shares: its attributes, its equality, the line it was read from."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, TypedDict, TypeVar, overload


class Attributs(TypedDict, total=False):
    """The attributes every element may bear; the four last exist in 2.3 only."""

    numero: str
    info: str
    ref: str
    id: str
    idref: str
    tag: str
    horodatage_creation: str
    horodatage_modification: str
    horodatage_export: str
    uri: str


class AttributsDates(Attributs, total=False):
    """Attributes of lheo, lheo-index, action and session."""

    datemaj: str
    datecrea: str


class AttributsLien(Attributs, total=False):
    """Attributes of organisme-formation-responsable."""

    href: str
    file: str


class AttributsFiche(AttributsLien, total=False):
    """Attributes of formation, resume-offre and resume-organisme."""

    datemaj: str
    datecrea: str


XSI = "http://www.w3.org/2001/XMLSchema-instance"
# What any XML document may say of its own schema: not of LHEO, but no reader may lose it.
XSI_ATTRIBUTS = tuple(f"{{{XSI}}}{nom}" for nom in ("schemaLocation", "noNamespaceSchemaLocation", "nil"))
COMMUNS = frozenset((*Attributs.__annotations__, *XSI_ATTRIBUTS))


class Attribut:
    """One attribute of an element, read and set as ``formation.numero``: None when absent."""

    __slots__ = ("nom",)

    def __set_name__(self, owner: type, nom: str) -> None:
        self.nom = nom

    @overload
    def __get__(self, instance: None, owner: type) -> "Attribut": ...
    @overload
    def __get__(self, instance: object, owner: type) -> str | None: ...
    def __get__(self, instance: Any, owner: type) -> "Attribut | str | None":
        if instance is None:
            return self
        attributs: dict[str, str] | None = instance._attributs
        return attributs.get(self.nom) if attributs else None

    def __set__(self, instance: Any, value: str | None) -> None:
        attributs = dict(instance._attributs or {})
        if value is None:
            attributs.pop(self.nom, None)
        else:
            attributs[self.nom] = value
        instance._attributs = attributs or None


class PorteAttributs:
    """Gives the common attributes their names."""

    __slots__ = ()

    numero = Attribut()
    info = Attribut()
    ref = Attribut()
    id = Attribut()
    idref = Attribut()
    tag = Attribut()
    horodatage_creation = Attribut()
    horodatage_modification = Attribut()
    horodatage_export = Attribut()
    uri = Attribut()


def accepted(attributs: Mapping[str, object], known: frozenset[str], nom: str) -> dict[str, str] | None:
    """The given attributes without those that are None; None when nothing is left.

    :raises TypeError: one is not an attribute of this element, as Python says of any unknown keyword.
    """
    unknown = attributs.keys() - known
    if unknown:
        raise TypeError(f"{nom} n’a pas d’attribut {', '.join(sorted(unknown))}")
    return {key: str(value) for key, value in attributs.items() if value is not None} or None


class Texte(str, PorteAttributs):
    """A leaf that bears attributes: ``Texte("44591", ref="V14")``; anywhere else it is a ``str`` like any other.

    Comparing it compares its text alone; comparing the elements that hold it compares its attributes too.
    """

    __slots__ = ("_attributs",)
    _attributs: dict[str, str] | None

    def __new__(cls, texte: str = "", **attributs: str) -> "Texte":
        self = super().__new__(cls, texte)
        self._attributs = accepted(attributs, COMMUNS, "un texte") if attributs else None
        return self

    def __repr__(self) -> str:
        if not self._attributs:
            return super().__repr__()
        return f"Texte({super().__repr__()}, {', '.join(f'{k}={v!r}' for k, v in self._attributs.items())})"


class Element(PorteAttributs):
    """Base of every composite element. ``ligne_source`` is the line it was read from, 0 when it was built by hand.

    Two elements are equal when they write the same XML: the line does not count.
    """

    __slots__ = ("_attributs", "ligne_source")
    NOM: ClassVar[str]
    CHAMPS: ClassVar[tuple[str, ...]]
    ATTRIBUTS: ClassVar[frozenset[str]] = COMMUNS
    __hash__ = None  # type: ignore[assignment]  # mutable values are not keys

    _attributs: dict[str, str] | None
    ligne_source: int

    @property
    def attributs(self) -> dict[str, str]:
        """A copy of its attributes, by Python name."""
        return dict(self._attributs or {})

    def present(self) -> Iterator[tuple[str, Any]]:
        """Its fields that hold something, in the order of the language."""
        for champ in self.CHAMPS:
            value = getattr(self, champ)
            if value is not None and value != []:
                yield champ, value

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return (self._attributs or None) == (other._attributs or None) and all(
            same(getattr(self, champ), getattr(other, champ)) for champ in self.CHAMPS
        )

    def __repr__(self) -> str:
        pairs = [f"{name}={value!r}" for name, value in [*(self._attributs or {}).items(), *self.present()]]
        return f"{type(self).__name__}({', '.join(pairs)})"


E = TypeVar("E", bound=Element)


def same(left: Any, right: Any) -> bool:
    """Equality that also compares the attributes of texts."""
    if isinstance(left, str) and isinstance(right, str):
        return str.__eq__(left, right) and (getattr(left, "_attributs", None) or None) == (
            getattr(right, "_attributs", None) or None
        )
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)
