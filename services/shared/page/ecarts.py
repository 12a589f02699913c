"""What changed between two texts, word by word, for a reader who must judge the change."""

import re
from difflib import SequenceMatcher
from typing import Literal

Signe = Literal["=", "+", "-"]

# Beyond this a word-by-word comparison costs more than its reader gains; the two texts are then shown whole.
TOO_MANY_WORDS = 4_000


def ecarts(ancien: str, nouveau: str) -> list[tuple[Signe, str]]:
    """The pieces of both texts in reading order: kept `=`, removed `-`, added `+`; empty texts give no piece."""
    before, after = _words(ancien), _words(nouveau)
    if len(before) + len(after) > TOO_MANY_WORDS:
        return _pieces([("-", ancien), ("+", nouveau)])
    found: list[tuple[Signe, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("=", "".join(before[i1:i2])))
        else:
            found += [("-", "".join(before[i1:i2])), ("+", "".join(after[j1:j2]))]
    return _pieces(_without_islands(found))


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _without_islands(found: list[tuple[Signe, str]]) -> list[tuple[Signe, str]]:
    """Changed words that only a space keeps apart read as one change: first all that went, then all that came."""
    kept: list[tuple[Signe, str]] = []
    removed = added = ""
    for rank, (sign, text) in enumerate(found):
        if sign == "-":
            removed += text
        elif sign == "+":
            added += text
        elif text.isspace() and 0 < rank < len(found) - 1:
            removed, added = removed + text, added + text
        else:
            kept += [("-", removed), ("+", added), ("=", text)]
            removed = added = ""
    return [*kept, ("-", removed), ("+", added)]


def _pieces(found: list[tuple[Signe, str]]) -> list[tuple[Signe, str]]:
    return [(sign, text) for sign, text in found if text]
