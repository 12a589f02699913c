"""What the decisions of the Carif put into diffusion, and take out of it."""

from dataclasses import dataclass

from services.domain.events import (
    Fact,
    FormationApproved,
    FormationArchived,
    FormationContactWithdrawn,
    StructurePublished,
)
from services.domain.profil import Profil
from services.export.model import Imprimeur, Publication, Revision
from services.export.use_cases.keeper import Keeper
from services.shared.trace import Trace


@dataclass(frozen=True, slots=True)
class Publications:
    """The intentions behind each fact that changes what is published."""

    store: Keeper
    profil: Profil
    imprimeur: Imprimeur

    def hear_structure(self, fact: StructurePublished) -> None:
        """An organisation as it is printed from now on; what was printed before is printed anew at the next export."""
        self.store.keep_structure(fact)

    def hear_approved(self, fact: FormationApproved) -> None:
        """A version enters diffusion, printed once to know whether the schema accepts it."""
        revision = self._judged(Revision(version=fact.version, publiee_le=fact.at, formation=fact.formation))
        before = self._publication(fact.numero)
        role, details = fact.decideur_role, {"version": fact.version}
        trace = Trace(fact.at, "Mise en diffusion", fact.decideur, role, details=details)
        self._keep(before, before.publish(revision), fact, trace)

    def hear_archived(self, fact: FormationArchived) -> None:
        """A version leaves diffusion (T11, T17)."""
        before = self._publication(fact.numero)
        trace = Trace.of_robot(fact.at, "Retrait de diffusion", details={"version": fact.version})
        self._keep(before, before.archive(fact.version, fact.at), fact, trace)

    def hear_contact(self, fact: FormationContactWithdrawn) -> None:
        """A version no longer shows a contact: the next file is printed without it."""
        before = self._publication(fact.numero)
        trace = Trace.of_robot(fact.at, "Contact retiré", details={"contact": fact.contact, "version": fact.version})
        self._keep(before, before.without_contact(fact.contact, fact.version), fact, trace)

    def _publication(self, numero: str) -> Publication:
        return self.store.publication(numero) or Publication(numero=numero)

    def _keep(self, before: Publication, after: Publication, fact: Fact, trace: Trace) -> None:
        if after is not before:
            self.store.save_publication(after, demande=fact.id, trace=trace)

    def _judged(self, revision: Revision) -> Revision:
        """The revision with the verdict of each edition that a feed is in."""
        structure = self.store.structure(revision.formation.structure)
        if structure is None:
            return revision  # without its organisation it waits for the export, which prints it then
        editions = sorted({flux.version for flux in self.profil.flux})
        verdicts = {edition: self.imprimeur.verdict(revision, structure, edition) for edition in editions}
        return revision.model_copy(update={"verdicts": verdicts})
