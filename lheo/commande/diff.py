"""``diff``: what changed from one file to the next, formation by formation, in words."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from lheo import elements as m
from lheo.langage import ELEMENTS
from lheo.langage.noms import champ
from lheo.lecture import read
from lheo.rendu import write_formation
from lheo.versions import Version

EXCERPT = 60


def diff(before: Iterable[bytes], after: Iterable[bytes]) -> Iterator[str]:
    """One line per change; formations are matched by ``@numero``, or by rank when they have none.

    Both files are compared in 2.3, which says all that 2.2 says. The first is held in memory, compressed.

    :raises LheoError: one of them cannot be read.
    """
    former = {key: zlib.compress(write_formation(f, Version.V2_3)) for key, f in _keyed(read(before))}
    for key, formation in _keyed(read(after)):
        packed = former.pop(key, None)
        if packed is None:
            yield f"+ formation {key} ajoutée : {_words(formation.intitule_formation)}"
            continue
        data = zlib.decompress(packed)
        if data != write_formation(formation, Version.V2_3):
            changes = list(changed(next(read(data)), formation, f"formation {key}"))
            yield from changes or [f"~ formation {key} : écrite autrement, sans que rien n’ait changé"]
    for key, packed in former.items():
        gone = next(read(zlib.decompress(packed)))
        yield f"- formation {key} retirée : {_words(gone.intitule_formation)}"


def changed(old: m.Element, new: m.Element, where: str) -> Iterator[str]:
    """Every difference between two elements of one name."""
    for nom in sorted(old.attributs.keys() | new.attributs.keys()):
        yield from _value(old.attributs.get(nom), new.attributs.get(nom), f"{where}, @{nom}")
    if old.NOM in ("extras", "extra"):
        if old != new:
            yield f"~ {where} : contenu modifié"
        return
    for enfant in ELEMENTS[old.NOM].enfants:
        left, right = getattr(old, champ(enfant.nom)), getattr(new, champ(enfant.nom))
        if isinstance(left, list):
            yield from _list(left, right, where, enfant.nom)
        else:
            yield from _value(left, right, f"{where}, {enfant.nom}")


def _list(left: list[Any], right: list[Any], where: str, nom: str) -> Iterator[str]:
    olds, news = dict(_keyed(left)), dict(_keyed(right))
    for key in [*olds, *(key for key in news if key not in olds)]:
        yield from _value(olds.get(key), news.get(key), f"{where}, {nom} {key}")


def _value(old: Any, new: Any, where: str) -> Iterator[str]:
    if old is None and new is None:
        return
    if old is None:
        yield f"+ {where} ajouté{_said(new)}"
    elif new is None:
        yield f"- {where} retiré{_said(old)}"
    elif isinstance(old, m.Element) and isinstance(new, m.Element):
        yield from changed(old, new, where)
    elif not m.same(old, new):
        yield f"~ {where} : {_words(old)} devient {_words(new)}"


def _keyed(elements: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Each with its number, or its rank; a number met again bears its rank too."""
    seen: set[str] = set()
    for rank, element in enumerate(elements, 1):
        numero = getattr(element, "numero", None)
        key = numero if numero and numero not in seen else f"n° {rank}"
        seen.add(key)
        yield key, element


def _said(value: Any) -> str:
    return f" : {_words(value)}" if isinstance(value, str) else ""


def _words(value: Any) -> str:
    flat = " ".join(str(value or "").split())
    return f"« {flat if len(flat) <= EXCERPT else flat[: EXCERPT - 1] + '…'} »"
