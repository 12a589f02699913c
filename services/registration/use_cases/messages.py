"""How an organisation and the Carif write to each other, and how somebody keeps notes for himself."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import uuid4

from services.domain.errors import Conflict, NotFound
from services.domain.events import Fact, MessageWritten
from services.domain.profil import Profil
from services.domain.rights import Principal, Verb, require
from services.domain.structure import Structure
from services.registration.model.compte import Compte
from services.registration.model.formation_connue import FormationConnue
from services.registration.model.messagerie import (
    MEMO_MAX,
    TEXTE_MAX,
    Cote,
    Fil,
    LigneFil,
    Memo,
    Mot,
    formation_of,
    is_objet,
    prevenus,
    read_formation,
    read_texte,
    sujet,
)
from services.shared.clock import Clock

_INCONNUE = "Cette conversation n’existe pas, ou elle n’est pas ouverte à votre compte."
_RECENT = 50  # answered threads on the Carif's page; older ones are reached from their structure
_TRIES = 3  # two people who write in one thread at the same moment: the second goes after the first


class Keeper(Protocol):
    """What is needed from whoever keeps threads and memos."""

    def fil(self, structure: str, objet: str) -> Fil | None: ...
    def fils(self, structure: str) -> list[Fil]: ...
    def mots(self, structure: str, objet: str) -> list[Mot]: ...
    def en_attente(self) -> list[LigneFil]: ...
    def repondus(self, limit: int) -> list[LigneFil]: ...
    def save_fil(self, fil: Fil, mot: Mot | None = None, *, request: str, facts: Sequence[Fact] = ()) -> None: ...
    def memos(self, sub: str) -> list[Memo]: ...
    def memo(self, sub: str, id: str) -> Memo | None: ...
    def save_memo(self, sub: str, memo: Memo, request: str) -> None: ...
    def forget_memo(self, sub: str, id: str) -> None: ...


class Structures(Protocol):
    """Whoever knows the structures, and who works for them."""

    def structure(self, numero: str) -> Structure | None: ...
    def membres(self, structure: str) -> list[Compte]: ...


class Formations(Protocol):
    """Whoever knows the formations."""

    def formation(self, numero: str) -> FormationConnue | None: ...


class Post(Protocol):
    """Whoever brings mails."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Boite:
    """The Carif's messages: where somebody waits for an answer, and what was answered last."""

    en_attente: Sequence[LigneFil]
    repondus: Sequence[LigneFil]


@dataclass(frozen=True, slots=True)
class Lecture:
    """A thread, perhaps not begun yet, and what was said in it.

    `prevenus`: whom a mail tells of the Carif's next message once the reader has written too (sub -> address, the
    organisation's own under no sub); nobody, where no address is known.
    """

    fil: Fil
    mots: Sequence[Mot]
    prevenus: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Messages:
    """Threads: one for each object of a structure."""

    store: Keeper
    structures: Structures
    formations: Formations
    clock: Clock
    profil: Profil
    post: Post
    public_url: str

    def threads(self, who: Principal) -> list[Fil]:
        """The threads of one's structures, last written first (F038)."""
        require(who, Verb.MESSAGE_ECHANGER)
        fils = [fil for structure in who.structures for fil in self.store.fils(structure)]
        return sorted(fils, key=lambda fil: fil.dernier_le, reverse=True)

    def box(self, who: Principal) -> Boite:
        """The threads as the Carif sees them. Raises Forbidden."""
        require(who, Verb.MESSAGE_CLASSER)
        return Boite(self.store.en_attente(), self.store.repondus(_RECENT))

    def unread(self, who: Principal) -> int:
        """How many of the Carif's messages one has not seen; for the Carif, how many threads wait for its answer."""
        require(who, Verb.MESSAGE_ECHANGER)
        if who.carif:
            return len(self.store.en_attente())
        return sum(fil.non_lus(who.sub, Cote.ORGANISME) for fil in self.threads(who))

    def read(self, who: Principal, structure: str, objet: str) -> Lecture:
        """A thread; one that nobody began is empty. Raises NotFound."""
        fil = self._fil(who, Verb.MESSAGE_ECHANGER, structure, objet)
        mots = self.store.mots(structure, objet)
        reader = [who.sub] if _cote(who, structure) is Cote.ORGANISME else []
        return Lecture(fil, mots, self._told(structure, [*_authors(mots), *reader]))

    def write(self, who: Principal, structure: str, objet: str, typed: str, demande: str) -> None:
        """One more message; the other side gets a mail that says so. Raises NotFound, Refused, Conflict."""
        texte = read_texte(typed, TEXTE_MAX)
        for _ in range(_TRIES - 1):
            with suppress(Conflict):
                self._append(who, structure, objet, texte, demande)
                return
        self._append(who, structure, objet, texte, demande)

    def mark_read(self, who: Principal, structure: str, objet: str, jusqu_a: int) -> None:
        """What was on the page is no longer new to this person. Raises NotFound, Conflict."""
        fil = self._fil(who, Verb.MESSAGE_ECHANGER, structure, objet)
        if fil.revision and (seen := fil.lu(who.sub, jusqu_a)) != fil:
            self.store.save_fil(seen, request=uuid4().hex)

    def close(self, who: Principal, structure: str, objet: str, demande: str) -> None:
        """A thread that needs no answer, a word of thanks for example. Raises NotFound, Conflict."""
        fil = self._fil(who, Verb.MESSAGE_CLASSER, structure, objet)
        if fil.attend:
            self.store.save_fil(fil.classe(), request=demande)

    def hear_written(self, fact: MessageWritten) -> None:
        """Tell the other side by mail that there is something to read; the text itself stays here."""
        known = self.structures.structure(fact.structure)
        to_carif = fact.cote == Cote.ORGANISME
        nom = known.nom if known else fact.structure
        for to in [self.profil.contact.courriel] if to_carif else self._answered(fact):
            self.post.send(
                to,
                f"{sujet(fact.objet)} : nouveau message" + (f" de {nom}" if to_carif else ""),
                "registration/courriels/message",
                structure=nom,
                sujet=sujet(fact.objet),
                de_l_organisme=to_carif,
                lien=f"{self.public_url}/messages/{fact.structure}/{fact.objet}",
                lien_texte="Lire le message",
            )

    def _answered(self, fact: MessageWritten) -> list[str]:
        """The addresses of an organisation to which the Carif's message is told."""
        return [*self._told(fact.structure, _authors(self.store.mots(fact.structure, fact.objet))).values()]

    def _told(self, structure: str, wrote: Iterable[str]) -> dict[str, str]:
        return prevenus(self.structures.structure(structure), self.structures.membres(structure), wrote)

    def _append(self, who: Principal, structure: str, objet: str, texte: str, demande: str) -> None:
        fil = self._fil(who, Verb.MESSAGE_ECHANGER, structure, objet)
        if fil.demande == demande:
            return
        now, cote = self.clock.now(), _cote(who, fil.structure)
        written = fil.ecrit(who.sub, cote, now, demande)
        mot = Mot(rang=written.mots, cote=cote, auteur=who.nom, sub=who.sub, texte=texte, ecrit_le=now)
        fact = MessageWritten(at=now, structure=fil.structure, objet=fil.objet, cote=cote.value)
        self.store.save_fil(written, mot, request=demande, facts=[fact])

    def _fil(self, who: Principal, verb: Verb, structure: str, objet: str) -> Fil:
        known = self.structures.structure(structure)
        if known is None or not is_objet(objet):
            raise NotFound(_INCONNUE)
        require(who, verb, structure)
        if begun := self.store.fil(structure, objet):
            return begun
        if (numero := formation_of(objet)) and not self._theirs(numero, structure):
            raise NotFound(_INCONNUE)
        return Fil(structure=structure, structure_nom=known.nom, objet=objet, dernier_le=self.clock.now())

    def _theirs(self, numero: str, structure: str) -> bool:
        """Whether a formation was submitted by that structure: nobody begins a thread about any other."""
        formation = self.formations.formation(numero)
        return formation is not None and formation.structure == structure


@dataclass(frozen=True, slots=True)
class Memos:
    """Notes to oneself; nobody reads another's (F039)."""

    store: Keeper
    clock: Clock

    def all(self, who: Principal) -> list[Memo]:
        """What is to be done, the nearest date first, then what is done."""
        require(who, Verb.MEMO_TENIR)
        return sorted(self.store.memos(who.sub), key=lambda memo: (memo.fait, memo.echeance or date.max, memo.cree_le))

    def add(self, who: Principal, typed: str, echeance: date | None, demande: str, *, formation: str = "") -> None:
        """A new note, perhaps about the formation of this number; sent twice it is one. Raises Refused."""
        require(who, Verb.MEMO_TENIR)
        texte, numero = read_texte(typed, MEMO_MAX), read_formation(formation)
        if self.store.memo(who.sub, demande) is None:
            memo = Memo(id=demande, formation=numero, texte=texte, echeance=echeance, cree_le=self.clock.now())
            self.store.save_memo(who.sub, memo, demande)

    def tick(self, who: Principal, id: str, demande: str, *, fait: bool) -> None:
        """A note that is done, or to be done again. Raises NotFound, Conflict."""
        memo = self._memo(who, id)
        if memo.fait is not fait:
            self.store.save_memo(who.sub, memo.model_copy(update={"fait": fait}), demande)

    def forget(self, who: Principal, id: str) -> None:
        """Throw a note away."""
        require(who, Verb.MEMO_TENIR)
        self.store.forget_memo(who.sub, id)

    def _memo(self, who: Principal, id: str) -> Memo:
        require(who, Verb.MEMO_TENIR)
        memo = self.store.memo(who.sub, id)
        if memo is None:
            raise NotFound("Ce mémo n’existe plus.")
        return memo


def _authors(mots: Iterable[Mot]) -> list[str]:
    """Who of the organisation wrote in a thread."""
    return [mot.sub for mot in mots if mot.cote is Cote.ORGANISME]


def _cote(who: Principal, structure: str) -> Cote:
    """Somebody of the structure speaks for it, also when he works at the Carif."""
    return Cote.ORGANISME if structure in who.structures else Cote.CARIF
