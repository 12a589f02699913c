"""What an organisation and the Carif write to each other about one object, and the notes one keeps for oneself."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from pydantic import Field

from services.domain.errors import Refused, Violation
from services.domain.rights import Role
from services.domain.structure import Structure
from services.domain.texte import normalise
from services.domain.value import Value
from services.registration.model.compte import Compte

TEXTE_MAX = 3_000  # as the long texts of LHEO: whoever types knows the length
MEMO_MAX = 1_000
# As long as what was said may matter in a dispute (code civil, article 2224), counted from the last message
FIL_GARDE = timedelta(days=5 * 365)
_NUMERO = "[0-9A-Za-z_]{1,30}"
_OBJET = re.compile(f"general|structure|formation-{_NUMERO}")
_SUJETS = {"general": "Question générale", "structure": "Fiche de l’organisme"}


class Cote(StrEnum):
    """Who speaks: somebody of the organisation, or of the Carif."""

    ORGANISME = "organisme"
    CARIF = "carif"


class Mot(Value):
    """One message; `auteur` is the name to show, `sub` whose it is."""

    rang: int
    cote: Cote
    auteur: str
    sub: str = ""
    texte: str
    ecrit_le: datetime


class Fil(Value):
    """All that was said about one object of a structure (F020, F038, F066).

    `objet` is `general`, `structure` or `formation-<numero>`;
    `lus` says how many messages each person has seen (sub -> number), `du_carif` which ones the Carif wrote (their
    `rang`); `demande` is the request that wrote last.
    `attend` is true while the organisation waits for the Carif's answer.
    """

    structure: str
    structure_nom: str
    objet: str
    mots: int = 0
    du_carif: tuple[int, ...] = ()
    dernier_le: datetime
    attend: bool = False
    lus: dict[str, int] = Field(default_factory=dict)
    demande: str = ""
    revision: int = 0

    @property
    def sujet(self) -> str:
        """What it is about, in words."""
        return sujet(self.objet)

    @property
    def formation(self) -> str:
        """The number of the formation it is about; empty for another subject."""
        return formation_of(self.objet)

    def non_lus(self, sub: str, cote: Cote) -> int:
        """How many messages of the other side this person, who speaks for `cote`, has not seen."""
        seen = self.lus.get(sub, 0)
        du_carif = sum(rang > seen for rang in self.du_carif)
        return du_carif if cote is Cote.ORGANISME else self.mots - seen - du_carif

    def ecrit(self, sub: str, cote: Cote, at: datetime, demande: str) -> "Fil":
        """The thread with one more message, which its author has seen."""
        mots = self.mots + 1
        du_carif = (*self.du_carif, mots) if cote is Cote.CARIF else self.du_carif
        changes = {"mots": mots, "du_carif": du_carif, "dernier_le": at, "attend": cote is Cote.ORGANISME}
        return self.model_copy(update={**changes, "demande": demande, "lus": {**self.lus, sub: mots}})

    def lu(self, sub: str, jusqu_a: int) -> "Fil":
        """The thread once this person has seen it as far as message `jusqu_a`."""
        seen = max(self.lus.get(sub, 0), min(jusqu_a, self.mots))
        return self.model_copy(update={"lus": {**self.lus, sub: seen}})

    def classe(self) -> "Fil":
        """The thread that asks for no answer any more."""
        return self.model_copy(update={"attend": False})


class LigneFil(Value):
    """One line of the Carif's list of threads."""

    structure: str
    structure_nom: str
    objet: str
    mots: int
    dernier_le: datetime
    attend: bool

    @property
    def sujet(self) -> str:
        """What it is about, in words."""
        return sujet(self.objet)


class Memo(Value):
    """A note to oneself, seen by nobody else, perhaps about one formation, by its number (F039)."""

    id: str
    formation: str = ""
    texte: str
    echeance: date | None = None
    fait: bool = False
    cree_le: datetime
    revision: int = 0


def prevenus(structure: Structure | None, membres: Iterable[Compte], wrote: Iterable[str] = ()) -> dict[str, str]:
    """Whom a mail tells for an organisation (sub -> address; its own address under no sub), perhaps nobody.

    Whoever `wrote` and still may read, or else the referents, or else the organisation's own address.
    """
    usable = {compte.sub: compte for compte in membres if compte.usable}
    authors = {sub: usable[sub].courriel for sub in wrote if sub in usable}
    held = {sub: compte.structures.get(structure.numero) for sub, compte in usable.items()} if structure else {}
    referents = {sub: usable[sub].courriel for sub, role in held.items() if role is Role.OF_REFERENT}
    return authors or referents or ({"": structure.courriel} if structure and structure.courriel else {})


def is_objet(objet: str) -> bool:
    """Whether a thread may have this name."""
    return _OBJET.fullmatch(objet) is not None


def formation_of(objet: str) -> str:
    """The number of the formation that a thread is about; empty for another subject."""
    return objet.partition("-")[2]


def sujet(objet: str) -> str:
    """What a thread about `objet` is called."""
    return _SUJETS.get(objet) or f"Formation {formation_of(objet)}"


def read_texte(typed: str, limit: int) -> str:
    """What was typed, as it will be kept. Raises Refused when it is empty or too long."""
    texte = normalise(typed)
    if not texte:
        raise _refused("TEXTE.ABSENT", "Écrivez votre texte avant de l’enregistrer.")
    if len(texte) > limit:
        raise _refused("TEXTE.TROP_LONG", f"Raccourcissez ce texte : {limit} caractères au plus.")
    return texte


def read_formation(typed: str) -> str:
    """The number of the formation that a memo is about, if any. Raises Refused when it is none.

    Whose it is says the page of the formation, where the link of the memo leads.
    """
    numero = typed.strip()
    if numero and not re.fullmatch(_NUMERO, numero):
        message = "Copiez la référence de la formation telle qu’elle est écrite sur sa page, par exemple 2358280F."
        raise _refused("FORMATION.ILLISIBLE", message, "formation")
    return numero


def _refused(code: str, message: str, champ: str = "texte") -> Refused:
    return Refused(message, violations=(Violation(f"MESSAGE.{code}", message, (champ,)),))
