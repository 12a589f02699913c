"""Faults that show in any text: fillers, broken encodings, markup that will be seen as such."""

import re
from collections.abc import Iterator

FILLERS = frozenset({"-", "--", "---", "–", "—", "_", ".", "..", "...", "/", "x", "X", "nc", "NC", "néant", "?"})
# «é» written in UTF-8 and read as Latin-1 gives Ã followed by ©; the two Latin letters never meet in French.
_MOJIBAKE = re.compile(r"[ÃÂ][\u0080-\u00bf]|â€")
_BALISE = re.compile(r"</?(p|br|b|i|ul|ol|li|strong|em|div|span|a|h[1-6])\b|&(nbsp|eacute|amp);")

LONGEST_FILLER = max(map(len, FILLERS))

Fault = tuple[str, bool, str]


def suspect(value: str, stripped: str) -> bool:
    """A first look, a hundred times cheaper than the second, that lets no fault go by."""
    return (
        (len(stripped) <= LONGEST_FILLER and (not stripped or stripped in FILLERS))
        or "<" in value
        or "&" in value
        or "Ã" in value
        or "Â" in value
        or "â€" in value
        or "\ufffd" in value
    )


def text_faults(value: str, *, mandatory: bool) -> Iterator[Fault]:
    """(code, is an error, what is wrong) for each fault of a text."""
    stripped = value.strip()
    if value and not stripped:
        yield "TEXTE.BLANC", mandatory, "rien que des blancs : donnez un texte ou retirez l’élément"
    elif stripped in FILLERS:
        advice = "écrivez l’information" if mandatory else "retirez l’élément s’il n’y a rien à dire"
        yield "TEXTE.REMPLISSAGE", False, f"« {stripped} » ne dit rien : {advice}"
    if "\ufffd" in value:
        yield "TEXTE.TRONQUE", False, "caractère perdu (�) : un accent a été coupé en deux ou mal converti"
    if _MOJIBAKE.search(value):
        yield "TEXTE.ENCODAGE", False, "accents illisibles : le texte est en UTF-8, le fichier en déclare un autre"
    if _BALISE.search(value):
        yield "TEXTE.HTML", False, "balises HTML dans un texte : elles seront affichées telles quelles"
