"""What a decision must bring with it: an indexation to approve (T7), reasons to send back or refuse (T6, T8)."""

import re
from collections.abc import Collection, Iterator, Sequence

from services.domain.errors import Refused, Violation
from services.domain.events import Motif
from services.domain.formation import Formacode
from services.domain.texte import normalise
from services.validation.model import MotifSaisi, MotifType

FORMACODES_MAX = 5  # LHEO `code-FORMACODE`, 0 to 5; the first one is the principal
TEXTE_MAX = 1_000  # of one reason
COMMENTAIRE_MAX = 2_000  # of the message that goes with them
_OTHER = MotifType(code="AUTRE", libelle="", texte="")
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


def read_motifs(
    typed: Sequence[MotifSaisi], commentaire: str, types: Sequence[MotifType], champs: Collection[str]
) -> tuple[tuple[Motif, ...], str]:
    """The reasons and the message as they will be sent, in plain signs.

    A reason whose text, or field, is left empty gets the usual one of its code. Raises Refused without any reason (T6,
    T8), for one that says nothing, or too much, or concerns a field that is not one of `champs`.
    """
    usual = {each.code: each for each in types}
    read = [_completed(motif, usual.get(motif.code, _OTHER)) for motif in typed]
    message = normalise(commentaire)
    broken = [violation for rank, motif in enumerate(read) for violation in _broken(rank, motif, champs)]
    if not read:
        absent = "Indiquez au moins un motif : l’organisme doit savoir pourquoi."
        broken.append(Violation("DOSSIER.MOTIF.ABSENT", absent, ("motifs.0.texte",)))
    if len(message) > COMMENTAIRE_MAX:
        broken.append(_too_long("COMMENTAIRE", COMMENTAIRE_MAX, "commentaire"))
    if broken:
        raise Refused("Le motif est à compléter.", violations=tuple(broken))
    return tuple(Motif(code=code, champ=champ, texte=texte) for code, champ, texte in read), message


def _completed(typed: MotifSaisi, usual: MotifType) -> MotifSaisi:
    return MotifSaisi(usual.code, typed.champ or usual.champ, normalise(typed.texte) or usual.texte)


def _broken(rank: int, motif: MotifSaisi, champs: Collection[str]) -> Iterator[Violation]:
    if not motif.texte:
        message = "Écrivez ce que l’organisme doit faire."
        yield Violation("DOSSIER.MOTIF.SANS_TEXTE", message, (f"motifs.{rank}.texte",))
    if len(motif.texte) > TEXTE_MAX:
        yield _too_long("MOTIF", TEXTE_MAX, f"motifs.{rank}.texte")
    if motif.champ and motif.champ not in champs:
        # A refusal concerns the whole: its form has no such list
        place = "champ" if champs else "code"
        yield Violation("DOSSIER.MOTIF.CHAMP", "Choisissez un champ de la liste.", (f"motifs.{rank}.{place}",))


def _too_long(what: str, limit: int, champ: str) -> Violation:
    message = f"Raccourcissez ce texte : {limit} caractères au plus."
    return Violation(f"DOSSIER.{what}.TROP_LONG", message, (champ,))
