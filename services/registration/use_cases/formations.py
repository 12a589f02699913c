"""What registration knows of formations, and who is told of a decision that offers has no address for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from services.domain.events import FormationApproved, FormationRefused, FormationReturned, FormationSubmitted
from services.domain.structure import Structure
from services.registration.model.compte import Compte
from services.registration.model.messagerie import FormationConnue, prevenus

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

    What was submitted before this service listened is not known: its dashboard alone tells of the decision.
    """

    store: Keeper
    structures: Structures
    post: Post
    public_url: str

    def hear_submitted(self, fact: FormationSubmitted) -> None:
        """One may write about a formation from now on."""
        known = self.store.formation(fact.numero)
        if known is None or known.version < fact.version:
            formation = FormationConnue(
                numero=fact.numero,
                structure=fact.formation.structure,
                intitule=fact.formation.intitule,
                version=fact.version,
                revision=known.revision if known else 0,
            )
            self.store.keep(formation, fact.id)

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
