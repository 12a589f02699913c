"""What registration knows of formations, and who is told of a decision that offers has no address for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from services.domain.events import (
    FormationApproved,
    FormationArchived,
    FormationRefused,
    FormationReturned,
    FormationSubmitted,
)
from services.domain.structure import Structure
from services.registration.model.compte import Compte
from services.registration.model.formation_connue import FormationConnue
from services.registration.model.messagerie import prevenus

# The words of the mails that offers itself sends
_ETATS: Mapping[type, str] = {
    FormationApproved: "diffusée",
    FormationReturned: "à compléter",
    FormationRefused: "refusée",
}


class Keeper(Protocol):
    """What is needed from whoever keeps what was heard of formations."""

    def formation(self, numero: str) -> FormationConnue | None: ...
    def keep(self, formation: FormationConnue, request: str) -> None: ...


class Structures(Protocol):
    """Whoever knows the structures, and who works for them."""

    def structure(self, numero: str) -> Structure | None: ...
    def membres(self, structure: str) -> list[Compte]: ...


class Post(Protocol):
    """Whoever brings mails."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Formations:
    """What is done about what becomes of formations. Harmless when a fact comes again: only the mail goes twice.

    What was submitted before this service listened is not known: its dashboard alone tells of a refusal.
    """

    store: Keeper
    structures: Structures
    post: Post
    public_url: str

    def hear_submitted(self, fact: FormationSubmitted) -> None:
        """One may write about a formation from now on."""
        known = self._known(fact.numero)
        self._keep(known, known.submitted(fact.version, fact.formation), fact.id)

    def hear_approved(self, fact: FormationApproved) -> None:
        """A version enters diffusion: its organisation is found by it, and told."""
        known = self._known(fact.numero)
        self._keep(known, known.published(fact.version, fact.formation), fact.id)
        self.hear_decided(fact)

    def hear_archived(self, fact: FormationArchived) -> None:
        """A version leaves diffusion."""
        known = self._known(fact.numero)
        self._keep(known, known.archived(fact.version), fact.id)

    def hear_decided(self, fact: FormationApproved | FormationReturned | FormationRefused) -> None:
        """Tell the referents of an organisation that publishes no address: offers writes to the published one alone."""
        known = self.store.formation(fact.numero)
        structure = self.structures.structure(known.structure) if known else None
        if known is None or structure is None or structure.courriel:
            return
        etat, intitule = _ETATS[type(fact)], " ".join(known.intitule.split()) or known.numero
        for to in prevenus(structure, self.structures.membres(structure.numero)).values():
            self.post.send(
                to,
                f"Formation {etat} : {intitule}",
                "registration/courriels/formation",
                intitule=intitule,
                etat=etat,
                lien=f"{self.public_url}/formations/{known.numero}",
                lien_texte="Ouvrir la formation",
            )

    def _known(self, numero: str) -> FormationConnue:
        return self.store.formation(numero) or FormationConnue(numero=numero)

    def _keep(self, before: FormationConnue, after: FormationConnue, request: str) -> None:
        if after is not before:
            self.store.keep(after, request)
