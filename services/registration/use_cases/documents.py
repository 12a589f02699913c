"""How a document arrives, is examined off the request path, is kept, and is removed in time."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

from services.domain.calendrier import PARIS
from services.domain.errors import NotFound
from services.domain.events import Piece
from services.domain.profil import Profil
from services.registration.model.document import (
    GARDE_SANS_SUITE,
    PIECES,
    RECUS,
    Arrivee,
    Defaut,
    PieceGardee,
    Reception,
    Verdict,
    check_weight,
    read_annonce,
)
from services.shared.clock import Clock
from services.shared.confined import Exhausted
from services.shared.page.french import octets_fr
from services.shared.trace import Trace

# More than the limit, so that a file somewhat too large is refused by our own page, which says why
_UPLOAD_MAX = 5_000_000
_UPLOAD_MINUTES = 30
# What is younger is still on its way through the queue
_TO_THE_QUEUE = timedelta(minutes=1)
# What is younger may belong to a request that is being sent
_TO_THE_RECORD = timedelta(days=1)


class Upload(Protocol):
    """Where a browser sends a file, and with which fields."""

    @property
    def url(self) -> str: ...
    @property
    def fields(self) -> dict[str, str]: ...


class Stored(Protocol):
    """A file that arrived; `size` in bytes."""

    @property
    def version(self) -> str: ...
    @property
    def size(self) -> int: ...


class Bucket(Protocol):
    """Where documents lie."""

    def upload_form(self, key: str, *, content_type: str, max_bytes: int, redirect: str, minutes: int) -> Upload: ...
    def stat(self, key: str, version: str | None = None) -> Stored: ...
    def read(self, key: str, *, max_bytes: int, version: str | None = None) -> bytes: ...
    def keep(self, key: str, version: str, under: str) -> Stored: ...
    def keys(self, under: str, *, since: datetime, until: datetime) -> Iterator[str]: ...
    def erase(self, key: str) -> None: ...


class Keeper(Protocol):
    """What is needed from whoever keeps the verdicts and what is known of kept documents."""

    def reception(self, cle: str) -> Reception | None: ...
    def save_reception(self, reception: Reception, *, request: str, trace: Trace) -> None: ...
    def piece(self, cle: str) -> PieceGardee | None: ...
    def pieces_until(self, at: datetime) -> Iterable[str]: ...
    def save_piece(self, piece: PieceGardee, *, request: str, trace: Trace) -> None: ...
    def save_purge(self, *, request: str, trace: Trace) -> None: ...


@dataclass(frozen=True, slots=True)
class Comptage:
    """How many files one night removed: kept long enough, and named by no record."""

    documents: int
    sans_dossier: int


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents of requests and records, each known by the key under which it arrives.

    `examine` opens one, and raises Exhausted rather than take too long.
    """

    store: Keeper
    clock: Clock
    profil: Profil
    bucket: Bucket
    examine: Callable[[bytes], Verdict]
    public_url: str

    # ─── asked by people ─────────────────────────────────────────────────────

    def upload_form(self, cle: str, suite: str) -> Upload:
        """What the browser needs to send a document straight to its bucket, and to go on to the page `suite`."""
        return self.bucket.upload_form(
            cle,
            content_type="application/pdf",
            max_bytes=_UPLOAD_MAX,
            redirect=f"{self.public_url}{suite}",
            minutes=_UPLOAD_MINUTES,
        )

    def look(self, cle: str) -> Arrivee:
        """The file that arrived last, and what is known of that very version; its weight alone needs no examination."""
        try:
            stored = self.bucket.stat(cle)
        except NotFound:
            return Arrivee()
        known = self.store.reception(cle)
        examined = known if known and known.version == stored.version else self._weighed(cle, stored)
        return Arrivee(present=True, taille=stored.size, reception=examined)

    def join(
        self,
        cle: str,
        typed: Mapping[str, str],
        *,
        siret: str,
        demande: str = "",
        structure: str = "",
        natures: Collection[str] = (),
    ) -> PieceGardee:
        """The document that arrived last, kept out of the place for arrivals, which is emptied.

        Raises Refused when it was not accepted, not yet, or what must be declared of it was not.
        """
        now = self.clock.now()
        reception = self.look(cle).accepted()
        annonce = read_annonce(typed, now.astimezone(PARIS).date(), natures)
        kept = self.bucket.keep(reception.cle, reception.version, reception.cle_gardee)
        piece = Piece(
            cle=reception.cle_gardee,
            version=kept.version,
            sha256=reception.sha256,
            nom=f"{annonce.nature or 'justificatif'}-{siret}.pdf",
            taille=reception.taille,
            pages=reception.verdict.pages,
            anonymise=annonce.anonymise,
            valable_jusqu_au=annonce.valable_jusqu_au,
        )
        return PieceGardee(
            demande=demande,
            structure=structure,
            piece=piece,
            nature=annonce.nature,
            commentaire=annonce.commentaire,
            gardee_le=now,
        )

    # ─── asked by the bucket and the clock ───────────────────────────────────

    def receive(self, cle: str) -> bool:
        """Examine what lies under a key now; False when there is nothing new.

        Whoever calls twice, late, or about a file that was replaced since: the verdict is on the last one.
        """
        try:
            stored = self.bucket.stat(cle)
        except NotFound:
            return False
        known = self.store.reception(cle)
        if known and known.version == stored.version:
            return False
        found = self._weighed(cle, stored) or self._examine(cle, stored)
        reception = found.model_copy(update={"revision": known.revision if known else 0})
        trace = Trace.of_robot(reception.examinee_le, "Document examiné", details=_details(reception))
        self.store.save_reception(reception, request=stored.version, trace=trace)
        return True

    def receive_forgotten(self) -> int:
        """Examine every file that nobody told us of; returns how many."""
        now = self.clock.now()
        keys = self.bucket.keys(RECUS, since=now - GARDE_SANS_SUITE, until=now - _TO_THE_QUEUE)
        return sum(self.receive(cle) for cle in keys)

    def purge(self) -> Comptage:
        """Remove the files that were kept long enough, of which the fact stays, and those that no record names."""
        now, octets, count = self.clock.now(), 0, 0
        for cle in self.store.pieces_until(now):
            piece = self.store.piece(cle)
            if piece is None or not piece.due(now):
                continue
            self.bucket.erase(cle)
            trace = Trace.of_robot(now, "Document effacé", details={"sha256": piece.piece.sha256})
            self.store.save_piece(piece.erased(now), request=f"purge-{now.isoformat()}", trace=trace)
            octets, count = octets + piece.piece.taille, count + 1
        orphans = self._erase_orphans(now)
        details = {"fichiers": count, "octets": octets, "sans_dossier": orphans}
        trace = Trace.of_robot(now, "Purge des documents", details=details)
        self.store.save_purge(request=f"purge-{now.isoformat()}", trace=trace)
        return Comptage(documents=count, sans_dossier=orphans)

    # ─── inside ──────────────────────────────────────────────────────────────

    def _erase_orphans(self, now: datetime) -> int:
        """Copies whose request, or record, was not saved after all: lost to another one, or to a crash."""
        keys = self.bucket.keys(PIECES, since=now - GARDE_SANS_SUITE, until=now - _TO_THE_RECORD)
        orphans = [cle for cle in keys if self.store.piece(cle) is None]
        for cle in orphans:
            self.bucket.erase(cle)
        return len(orphans)

    def _weighed(self, cle: str, stored: Stored) -> Reception | None:
        """What can be said without opening it, at once and in front of the person."""
        limite = self.profil.documents.taille_max
        verdict = check_weight(stored.size, limite, octets_fr(limite))
        return self._received(cle, stored, verdict) if verdict else None

    def _examine(self, cle: str, stored: Stored) -> Reception:
        contenu = self.bucket.read(cle, max_bytes=self.profil.documents.taille_max, version=stored.version)
        return self._received(cle, stored, self._opened(contenu), sha256(contenu).hexdigest())

    def _received(self, cle: str, stored: Stored, verdict: Verdict, empreinte: str = "") -> Reception:
        return Reception(
            cle=cle,
            version=stored.version,
            taille=stored.size,
            sha256=empreinte,
            verdict=verdict,
            examinee_le=self.clock.now(),
        )

    def _opened(self, contenu: bytes) -> Verdict:
        try:
            return self.examine(contenu)
        except Exhausted:
            return Verdict.refused(Defaut.TROP_COMPLEXE)


def _details(reception: Reception) -> dict[str, object]:
    verdict = reception.verdict
    return {
        "version": reception.version,
        "sha256": reception.sha256,
        "taille": reception.taille,
        "verdict": verdict.code or "accepte",
        "pages": verdict.pages,
    }
