"""What an organisation, or the Carif for it, does with the documents of its record (F066)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from services.domain.errors import Conflict, NotFound
from services.domain.rights import Principal, Verb, require
from services.domain.structure import Structure
from services.registration.model.demande import Demande
from services.registration.model.document import Arrivee, PieceGardee
from services.registration.model.justificatif import NATURES, joined, new_depot, place_of, refuse_one_more
from services.registration.use_cases.documents import Upload
from services.shared.clock import Clock
from services.shared.trace import Trace


class Keeper(Protocol):
    """What is needed from whoever keeps what is known of documents."""

    def piece(self, cle: str) -> PieceGardee | None: ...
    def pieces_of(self, structure: str) -> list[PieceGardee]: ...
    def join(self, piece: PieceGardee, *, request: str, trace: Trace) -> None: ...
    def withdraw(self, piece: PieceGardee, *, request: str, trace: Trace) -> None: ...


class Registry(Protocol):
    """Whoever knows a structure, and the request that it began with."""

    def structure(self, numero: str) -> Structure | None: ...
    def demande_of(self, structure: str) -> Demande | None: ...


class Arrivals(Protocol):
    """Whoever receives and examines files."""

    def upload_form(self, cle: str, suite: str) -> Upload: ...
    def look(self, cle: str) -> Arrivee: ...
    def join(
        self, cle: str, typed: Mapping[str, str], *, siret: str, structure: str, natures: Collection[str]
    ) -> PieceGardee: ...


@dataclass(frozen=True, slots=True)
class Depot:
    """A document on its way to a record: its name, the page that says how it fares, how its browser sends it."""

    nom: str
    suite: str
    envoi: Upload


@dataclass(frozen=True, slots=True)
class Justificatifs:
    """The intentions; what is added or taken back counts at once, without the Carif."""

    store: Keeper
    registry: Registry
    arrivals: Arrivals
    clock: Clock

    # ─── look ────────────────────────────────────────────────────────────────

    def read(self, who: Principal, numero: str) -> list[PieceGardee]:
        """The documents of a structure, latest first; that of its registration too. Raises NotFound."""
        structure = self._structure(who, Verb.DOCUMENT_LIRE, numero)
        pieces = [*self._of_registration(structure), *self.store.pieces_of(numero)]
        return sorted((p for p in pieces if p.presente), key=lambda p: p.gardee_le, reverse=True)

    def piece(self, who: Principal, numero: str, sha256: str) -> PieceGardee:
        """One of them, by its fingerprint. Raises NotFound."""
        found = next((kept for kept in self.read(who, numero) if kept.piece.sha256 == sha256), None)
        if found is None:
            raise NotFound("Ce document n’existe pas, ou il n’est plus conservé.")
        return found

    # ─── add ─────────────────────────────────────────────────────────────────

    def depot(self, who: Principal, numero: str, nom: str = "") -> Depot:
        """Leave to send a document, a new one or another one under the same name. Raises NotFound."""
        self._structure(who, Verb.STRUCTURE_MODIFIER, numero)
        depot = nom or new_depot()
        suite = f"/structure/documents/depot/{numero}/{depot}"
        return Depot(depot, suite, self.arrivals.upload_form(place_of(depot), suite))

    def look(self, who: Principal, numero: str, depot: str) -> Arrivee:
        """What arrived under a name, and what was found in it. Raises NotFound."""
        self._structure(who, Verb.STRUCTURE_MODIFIER, numero)
        return self.arrivals.look(place_of(depot))

    def join(self, who: Principal, numero: str, depot: str, typed: Mapping[str, str], request: str) -> None:
        """What arrived under a name, on the record from now on; joined twice, it is joined once.

        Raises NotFound, Conflict once it was taken back, Refused with everything that is wrong.
        """
        structure, cle = self._structure(who, Verb.STRUCTURE_MODIFIER, numero), place_of(depot)
        pieces = [*self._of_registration(structure), *self.store.pieces_of(numero)]
        if known := joined(pieces, depot):
            if known.presente:
                return
            raise Conflict("Ce document a été retiré depuis : pour le remettre, envoyez-le de nouveau.")
        refuse_one_more(pieces, self.arrivals.look(cle).accepted().sha256)
        piece = self.arrivals.join(cle, typed, siret=structure.siret, structure=numero, natures=NATURES)
        self.store.join(piece, request=request, trace=self._trace(who, "Document ajouté", piece))

    # ─── take back ───────────────────────────────────────────────────────────

    def withdraw(self, who: Principal, numero: str, sha256: str, request: str) -> None:
        """A document off the record; its file goes at the next purge. One that is gone stays gone.

        Raises NotFound, Conflict for the document of the registration, on which the Carif decided.
        """
        require(who, Verb.STRUCTURE_MODIFIER, numero)
        piece = next((p for p in self.store.pieces_of(numero) if p.piece.sha256 == sha256 and p.presente), None)
        if piece is None and any(p.piece.sha256 == sha256 for p in self.read(who, numero)):
            raise Conflict("Ce document accompagne la demande d’inscription : il reste le temps prévu.")
        if piece:
            after = piece.withdrawn(self.clock.now())
            self.store.withdraw(after, request=request, trace=self._trace(who, "Document retiré", piece))

    # ─── inside ──────────────────────────────────────────────────────────────

    def _structure(self, who: Principal, verb: Verb, numero: str) -> Structure:
        require(who, verb, numero)
        structure = self.registry.structure(numero)
        if structure is None:
            raise NotFound("Cette structure n’existe pas, ou elle n’est pas ouverte à votre compte.")
        return structure

    def _of_registration(self, structure: Structure) -> Sequence[PieceGardee]:
        demande = self.registry.demande_of(structure.numero)
        kept = self.store.piece(demande.piece.cle) if demande and demande.piece else None
        return [kept] if kept else []

    def _trace(self, who: Principal, acte: str, piece: PieceGardee) -> Trace:
        role = who.carif.value if who.carif else "organisme"
        details: dict[str, object] = {"nature": piece.nature, "sha256": piece.piece.sha256}
        return Trace(self.clock.now(), acte, who.nom, role, NATURES.get(piece.nature, ""), details)
