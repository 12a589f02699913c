"""The repeated lines of a form: one more or one less, while all the rest that was typed stays (F058, F064)."""

import re
from collections.abc import Iterable, Mapping, Sequence

Typed = Mapping[str, Sequence[str]]
LIGNES_MAX = 10  # of one field: nobody has more, and a form has an end
# Field -> how the name of a line's first control ends
REPETES: Mapping[str, str] = {"telephones": "", "courriels": "", "sites": "", "labels": ".code"}


def rangs_of(names: Iterable[str], champ: str) -> list[int]:
    """The lines of a repeated field that a form brings, in order."""
    pattern = re.compile(rf"{re.escape(champ)}\.([0-9]{{1,2}})(?:\.|$)")
    return sorted({int(match[1]) for match in map(pattern.match, names) if match})


def edited(typed: Typed, intent: str) -> tuple[Typed, str] | None:
    """What a form holds once «Ajouter une ligne» (`ajouter.sites`) or «Retirer» (`retirer.sites.2`) was pressed, and
    the control to go on from; None when the button was another one."""
    acte, _, which = intent.partition(".")
    champ, _, rang = which.partition(".")
    if acte not in {"ajouter", "retirer"} or champ not in REPETES:
        return None
    kept = [old for old in rangs_of(typed, champ) if acte == "ajouter" or str(old) != rang]
    lines = _renumbered(typed, champ, kept)
    if acte == "retirer" or len(kept) >= LIGNES_MAX:
        return lines, f"ajouter.{champ}"
    new = f"{champ}.{len(kept) or 1}{REPETES[champ]}"  # an untouched form shows its first line already
    return {**lines, new: [""]}, new


def _renumbered(typed: Typed, champ: str, kept: Sequence[int]) -> dict[str, Sequence[str]]:
    """The form with these lines alone, counted from 0; the principal one stays the same one."""
    prefix, ranks = f"{champ}.", {str(old): str(new) for new, old in enumerate(kept)}
    form: dict[str, Sequence[str]] = {name: texts for name, texts in typed.items() if not name.startswith(prefix)}
    for name, texts in typed.items():
        rang, dot, rest = name.removeprefix(prefix).partition(".")
        if name.startswith(prefix) and rang in ranks:
            form[f"{prefix}{ranks[rang]}{dot}{rest}"] = texts
    principal = ranks.get((typed.get(f"{prefix}principal") or [""])[0])
    return form | ({f"{prefix}principal": [principal]} if principal else {})
