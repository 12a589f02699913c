"""What the Carif's decisions on a change do to the record of an organisation, and the mail that says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from services.domain.errors import NotFound
from services.domain.events import (
    Fact,
    StructureApproved,
    StructureDecided,
    StructurePublished,
    StructureRefused,
    StructureReturned,
    StructureTaken,
)
from services.domain.structure import Structure
from services.registration.model.fiche import EN_EXAMEN, Fiche, Modification, accepted, structure_of
from services.shared.clock import Clock
from services.shared.trace import Trace


class Keeper(Protocol):
    """What is needed from whoever keeps the records."""

    def fiche(self, numero: str) -> Fiche | None: ...
    def save_modification(
        self, modification: Modification, *, request: str, trace: Trace, facts: Sequence[Fact] = ()
    ) -> None: ...
    def publish(
        self,
        before: Fiche,
        structure: Structure,
        modification: Modification | None = None,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
    ) -> None: ...


class Post(Protocol):
    """Whoever brings mails."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """What this service does about a decided change. Harmless when the fact comes again: only the mail goes twice."""

    store: Keeper
    clock: Clock
    post: Post
    public_url: str

    def hear_taken(self, fact: StructureTaken) -> None:
        """Somebody at the Carif opened a change: its organisation sees that it is examined (T5)."""
        fiche = self._fiche(fact.demande)
        after = fiche.modification.taken(fact.version, fact.at)
        if after is not fiche.modification:
            details = {"version": fact.version}
            trace = Trace(fact.at, EN_EXAMEN, fact.documentaliste, fact.documentaliste_role, details=details)
            self.store.save_modification(after, request=fact.id, trace=trace)

    def hear_approved(self, fact: StructureApproved) -> None:
        """A change is accepted: it comes into force, and the other services are told."""
        fiche = self._fiche(fact.demande)
        after = fiche.modification.approved(fact.version)
        if after is not fiche.modification:
            record = accepted(fiche.structure, fact.structure)
            told = StructurePublished(at=self.clock.now(), structure=record)
            trace = self._trace(fact, "Demande acceptée")
            self.store.publish(fiche, record, after, request=fact.id, trace=trace, facts=[told])
        self._write(fact, "acceptée")

    def hear_returned(self, fact: StructureReturned) -> None:
        """A change comes back with reasons, to be completed."""
        fiche = self._fiche(fact.demande)
        after = fiche.modification.returned(fact.version, fact.motifs, fact.commentaire)
        self._keep(fiche, after, fact, "Complément demandé", fact.raisons)
        self._write(fact, "à compléter", [motif.texte for motif in fact.motifs], fact.commentaire)

    def hear_refused(self, fact: StructureRefused) -> None:
        """A change is refused: the record in force stays."""
        fiche = self._fiche(fact.demande)
        after = fiche.modification.refused(fact.version, fact.motifs, fact.commentaire)
        self._keep(fiche, after, fact, "Demande refusée", fact.raisons)
        self._write(fact, "refusée", [motif.texte for motif in fact.motifs], fact.commentaire)

    def _keep(self, fiche: Fiche, after: Modification, fact: StructureDecided, acte: str, raisons: str) -> None:
        if after is not fiche.modification:
            self.store.save_modification(after, request=fact.id, trace=self._trace(fact, acte, raisons))

    def _fiche(self, demande: str) -> Fiche:
        numero = structure_of(demande)
        fiche = self.store.fiche(numero) if numero else None
        if fiche is None:
            raise NotFound(f"La demande {demande} ne concerne aucune structure connue.")
        return fiche

    def _trace(self, fact: StructureDecided, acte: str, raisons: str = "") -> Trace:
        return Trace(fact.at, acte, fact.decideur, fact.decideur_role, raisons, {"version": fact.version})

    def _write(self, fact: StructureDecided, etat: str, motifs: Sequence[str] = (), commentaire: str = "") -> None:
        """Tell whoever asked; without an address, the record itself tells."""
        if not fact.referent.courriel:
            return
        self.post.send(
            fact.referent.courriel,
            f"{fact.structure.nom} : votre demande de modification est {etat}",
            "registration/courriels/modification",
            structure=fact.structure.nom,
            etat=etat,
            motifs=motifs,
            commentaire=commentaire,
            lien=f"{self.public_url}/structure?structure={fact.structure.numero}",
            lien_texte="Ouvrir la fiche",
        )
