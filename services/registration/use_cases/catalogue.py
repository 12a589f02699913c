"""What registration hears of the formations in diffusion (D044)."""

from dataclasses import dataclass
from typing import Protocol

from services.domain.events import FormationApproved, FormationArchived
from services.registration.model.offre import Offre


class Keeper(Protocol):
    """What is needed from whoever keeps what was heard."""

    def offre(self, numero: str) -> Offre | None: ...
    def save_offre(self, offre: Offre, request: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Harmless when a fact comes again, late, or before the one it follows."""

    store: Keeper

    def hear_approved(self, fact: FormationApproved) -> None:
        """A version enters diffusion."""
        before = self._known(fact.numero)
        self._keep(before, before.published(fact.version, fact.formation), fact.id)

    def hear_archived(self, fact: FormationArchived) -> None:
        """A version leaves diffusion."""
        before = self._known(fact.numero)
        self._keep(before, before.archived(fact.version), fact.id)

    def _known(self, numero: str) -> Offre:
        return self.store.offre(numero) or Offre(numero=numero)

    def _keep(self, before: Offre, after: Offre, request: str) -> None:
        if after is not before:
            self.store.save_offre(after, request)
