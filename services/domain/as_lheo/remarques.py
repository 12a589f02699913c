"""What an import has to tell: everything that was in the file and is not, or not as such, in the formation."""

from dataclasses import dataclass

EXTRAIT = 120  # characters of a value that a remark repeats


@dataclass(frozen=True, slots=True)
class Remarque:
    """One thing to know about an imported formation.

    `chemin` is the element in the file (`formation/action[1]/session[2]/extras[1]`), `valeur` the beginning of what
    stood there, `message` French. `technique` marks numbers and stamps of the sending system, which nobody will miss.
    """

    chemin: str
    message: str
    valeur: str = ""
    technique: bool = False


def excerpt(valeur: str) -> str:
    """The value as a remark repeats it: on one line, shortened."""
    flat = " ".join(valeur.split())
    return flat if len(flat) <= EXTRAIT else flat[: EXTRAIT - 1] + "…"
