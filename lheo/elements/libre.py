"""Circle 3 of LHEO: what two partners agreed to add, in any shape, kept whole."""

from collections.abc import Iterable, Mapping
from typing import Unpack

from lheo.elements.base import COMMUNS, XSI_ATTRIBUTS, Attributs, Element, accepted


class Libre:
    """Any XML element inside an ``extra``.

    ``nom`` is ``adresse`` for an element of LHEO in the edition being read or written, ``{http://…}point`` for a
    foreign one, ``{}point`` for one without namespace. ``attributs`` bear the same notation, where a plain name has no
    namespace. ``contenu`` holds texts and elements in their order.
    """

    __slots__ = ("attributs", "contenu", "nom")
    __hash__ = None  # type: ignore[assignment]  # mutable values are not keys

    def __init__(
        self, nom: str, attributs: Mapping[str, str] | None = None, contenu: "Iterable[str | Libre]" = ()
    ) -> None:
        self.nom = nom
        self.attributs = dict(attributs or {})
        self.contenu: list[str | Libre] = list(contenu)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Libre):
            return NotImplemented
        return (self.nom, self.attributs) == (other.nom, other.attributs) and joined(self.contenu) == joined(
            other.contenu
        )

    def __repr__(self) -> str:
        return f"Libre({self.nom!r}, {self.attributs!r}, {self.contenu!r})"


class Extra(Element):
    """One addition: its key is usually ``info``, its value the text.

    ``contenu`` holds texts and elements (``Libre``) in their order; ``autres`` those that are not LHEO's, named as in
    ``Libre``; ``espaces`` the prefixes in force, so that a qualified name in a value keeps its meaning.
    """

    __slots__ = ("autres", "contenu", "espaces")
    NOM = "extra"
    CHAMPS = ("contenu", "autres")
    ATTRIBUTS = COMMUNS - frozenset(XSI_ATTRIBUTS)  # which stand among ``autres``, like all that is not LHEO's
    __hash__ = None  # mutable values are not keys

    def __init__(
        self,
        contenu: "str | Iterable[str | Libre]" = (),
        *,
        autres: Mapping[str, str] | None = None,
        espaces: Mapping[str, str] | None = None,
        **attributs: Unpack[Attributs],
    ) -> None:
        self.contenu: list[str | Libre] = [contenu] if isinstance(contenu, str) else list(contenu)
        self.autres = dict(autres or {})
        self.espaces = dict(espaces or {})
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0

    @property
    def texte(self) -> str:
        """All its text, that of inner elements included."""
        return _texte(self.contenu)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Extra):
            return NotImplemented
        return (self._attributs or {}, self.autres) == (other._attributs or {}, other.autres) and joined(
            self.contenu
        ) == joined(other.contenu)


class Extras(Element):
    """The container of additions that closes almost every element: ``extra`` and ``extras``, in any order."""

    __slots__ = ("contenu",)
    NOM = "extras"
    CHAMPS = ("contenu",)

    def __init__(self, contenu: "Iterable[Extra | Extras]" = (), **attributs: Unpack[Attributs]) -> None:
        self.contenu: list[Extra | Extras] = list(contenu)
        self._attributs = accepted(attributs, self.ATTRIBUTS, self.NOM) if attributs else None
        self.ligne_source = 0


def joined(contenu: "Iterable[str | Libre]") -> "list[str | Libre]":
    """The same content with neighbouring texts joined and empty ones left out, for XML knows no other."""
    parts: list[str | Libre] = []
    for part in contenu:
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        elif part != "":
            parts.append(part)
    return parts


def _texte(contenu: "Iterable[str | Libre]") -> str:
    return "".join(part if isinstance(part, str) else _texte(part.contenu) for part in contenu)
