"""What a decision must bring with it: an indexation to approve (T7), reasons to send back or refuse (T6, T8)."""

import re
from collections.abc import Sequence

from services.domain.errors import Refused, Violation
from services.domain.events import Motif
from services.domain.formation import Formacode

FORMACODES_MAX = 5  # LHEO `code-FORMACODE`, 0 to 5; the first one is the principal
_FORMACODE = re.compile(r"[0-9]{5}")


def refuse_without_indexation(formacodes: Sequence[Formacode]) -> None:
    """At least a principal Formacode (T7), each one of five digits and once, five at most."""
    seen: set[str] = set()
    broken: list[Violation] = []
    for rank, formacode in enumerate(formacodes):
        if not _FORMACODE.fullmatch(formacode.code):
            message = f"Écrivez le Formacode « {formacode.code} » en 5 chiffres, par exemple 41017."
            broken.append(Violation("DOSSIER.FORMACODE.FORME", message, (f"formacodes.{rank}",)))
        elif formacode.code in seen:
            message = f"Retirez le Formacode {formacode.code} : il est déjà dans la liste."
            broken.append(Violation("DOSSIER.FORMACODE.DOUBLON", message, (f"formacodes.{rank}",)))
        seen.add(formacode.code)
    if not formacodes:
        message = "Indiquez le Formacode principal : une formation n’est visée qu’une fois indexée."
        broken.append(Violation("DOSSIER.FORMACODE.ABSENT", message, ("formacodes.0",)))
    if len(formacodes) > FORMACODES_MAX:
        message = f"Gardez {FORMACODES_MAX} Formacodes au plus."
        broken.append(Violation("DOSSIER.FORMACODE.TROP", message, (f"formacodes.{FORMACODES_MAX}",)))
    if broken:
        raise Refused("L’indexation est à compléter.", violations=tuple(broken))


def refuse_without_motif(motifs: Sequence[Motif]) -> None:
    """At least one reason (T6, T8), each one with a text that says what to do."""
    broken = [
        Violation("DOSSIER.MOTIF.SANS_TEXTE", "Écrivez ce que l’organisme doit faire.", (f"motifs.{rank}.texte",))
        for rank, motif in enumerate(motifs)
        if not motif.texte.strip()
    ]
    if not motifs:
        message = "Indiquez au moins un motif : l’organisme doit savoir pourquoi."
        broken.append(Violation("DOSSIER.MOTIF.ABSENT", message, ("motifs.0.texte",)))
    if broken:
        raise Refused("Le motif est à compléter.", violations=tuple(broken))
