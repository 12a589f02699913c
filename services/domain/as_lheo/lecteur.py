"""Reads one LHEO element field by field, and reports every field that nobody asked for: nothing is lost in silence."""

from collections.abc import Iterator
from typing import Any

from lheo import elements as m
from services.domain.as_lheo.remarques import Remarque, excerpt
from services.domain.as_lheo.valeurs import is_unknown, read_day
from services.domain.saisie import TEXTE_MAX
from services.domain.texte import has_tags, html_to_text, normalise_line, says_something

_PERDU = "Cette information n’a pas de place dans notre fiche\u00a0: elle n’a pas été reprise."
_SUPPLEMENT = "Cette information propre au système d’origine n’a pas été reprise."
_HORODATAGES = frozenset({"datemaj", "datecrea", "horodatage_creation", "horodatage_modification", "horodatage_export"})


class Lecteur:
    """An element, where it stands, and what has been read of it."""

    def __init__(self, element: m.Element | None, chemin: str, remarques: list[Remarque]) -> None:
        self.element = element
        self.chemin = chemin
        self.remarques = remarques
        self._lus: set[str] = set()

    def one(self, champ: str) -> "Lecteur":
        """The reader of a child that stands at most once; of nothing, when it is absent."""
        child = self._get(champ)
        several = isinstance(child, list)
        return Lecteur(
            (child[0] if child else None) if several else child, f"{self.chemin}/{_nom(champ)}", self.remarques
        )

    def each(self, champ: str) -> "Iterator[Lecteur]":
        """A reader for each child of that name."""
        for rang, child in enumerate(self._get(champ) or (), start=1):
            yield Lecteur(child, f"{self.chemin}/{_nom(champ)}[{rang}]", self.remarques)

    def raw(self, champ: str) -> str:
        """A code or number as it stands, without blanks around; empty when absent."""
        return str(self._get(champ) or "").strip()

    def raws(self, champ: str) -> list[Any]:
        """The leaves of that name, with their attributes."""
        return [leaf for leaf in self._get(champ) or () if leaf.strip()]

    def text(self, champ: str) -> str:
        """A text made plain; dashes and dots that stand for nothing become nothing."""
        raw = str(self._get(champ) or "")
        if has_tags(raw):
            self.tell(champ, "Le texte contenait du code HTML\u00a0: il a été remplacé par du texte simple.", raw)
        plain = html_to_text(raw)
        if len(plain) > TEXTE_MAX:
            self.tell(
                champ, f"Le texte dépasse {TEXTE_MAX} caractères\u00a0: la fin n’a pas été reprise.", plain[TEXTE_MAX:]
            )
        return plain[:TEXTE_MAX] if says_something(plain) else ""

    def line(self, champ: str) -> str:
        """The same on one line."""
        return normalise_line(self.text(champ))

    def boolean(self, champ: str) -> bool | None:
        """LHEO dict-boolean."""
        raw = self.raw(champ)
        if raw and raw not in ("0", "1"):
            self.tell(champ, "La réponse n’est ni oui (1) ni non (0)\u00a0: elle est à saisir.", raw)
        return {"0": False, "1": True}.get(raw)

    def integer(self, champ: str) -> int | None:
        """A whole number of at most five digits."""
        raw = self.raw(champ)
        if raw.isascii() and raw.isdigit() and len(raw) <= len("99999"):
            return int(raw)
        if raw:
            self.tell(champ, "Ce nombre n’est pas lisible\u00a0: il est à saisir.", raw)
        return None

    def day(self, champ: str) -> Any:
        """A date, None when unknown or incomplete (AAAAMM00), which is then told."""
        raw = self.raw(champ)
        jour = read_day(raw)
        if jour is None and raw and not is_unknown(raw):
            self.tell(champ, "Cette date n’est pas complète\u00a0: elle est à saisir.", raw)
        return jour

    def attribute(self, nom: str) -> str:
        """An attribute, empty when absent."""
        self._lus.add(nom)
        return (self.element.attributs if self.element else {}).get(nom, "")

    def tell(self, champ: str, message: str, valeur: str = "") -> None:
        """One remark about a field of this element."""
        self.remarques.append(Remarque(f"{self.chemin}/{_nom(champ)}", message, excerpt(valeur)))

    def close(self) -> None:
        """Report whatever was not read. Call it once, when the element has nothing more to give."""
        if self.element is None:
            return
        for champ, value in self.element.present():
            if champ not in self._lus:
                message = _SUPPLEMENT if champ == "extras" else _PERDU
                self.tell(champ, message, _words(value))
        for nom, value in self.element.attributs.items():
            if nom not in self._lus:
                path = f"{self.chemin}/@{nom}"
                self.remarques.append(Remarque(path, _SUPPLEMENT, excerpt(value), technique=nom in _TECHNIQUES))

    def _get(self, champ: str) -> Any:
        self._lus.add(champ)
        return getattr(self.element, champ) if self.element is not None else None


_TECHNIQUES = _HORODATAGES | {"numero", "id", "idref", "ref", "tag", "uri", "href", "file"}


def _nom(champ: str) -> str:
    return champ.replace("_", "-")


def _words(value: Any) -> str:
    """All the text of a value, for whoever wonders what was lost."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(filter(None, map(_words, value)))
    if isinstance(value, m.Extra):
        return f"{value.info or ''} {value.texte}".strip()
    if isinstance(value, m.Element):
        return _words([item for _, item in value.present()])
    return ""
