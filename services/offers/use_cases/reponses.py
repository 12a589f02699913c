"""What the Carif's decisions, and the exports, do to the fiches of organisations; and who is told by mail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.domain.errors import NotFound
from services.domain.events import (
    ContactWithdrawn,
    DossierTaken,
    ExportPublished,
    Fact,
    FormationApproved,
    FormationContactWithdrawn,
    FormationDecided,
    FormationRefused,
    FormationReturned,
    StructurePublished,
)
from services.domain.lifecycle import Evenement
from services.domain.profil import Profil
from services.domain.rights import Role
from services.offers.model import Fiche
from services.offers.use_cases.keeper import Keeper
from services.shared.trace import Trace

Change = Callable[[Fiche, datetime], Fiche]


class Post(Protocol):
    """Sends a mail of a template."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Reponses:
    """What this service does about what it hears. Every act is harmless when its fact comes again."""

    store: Keeper
    profil: Profil
    post: Post
    public_url: str

    def hear_structure(self, fact: StructurePublished) -> None:
        """A structure may now propose formations."""
        self.store.keep_structure(fact)

    def hear_contact(self, fact: ContactWithdrawn) -> None:
        """A contact may no longer be shown: no formation of the organisation shows its copy of it any more."""
        for numero in self.store.numeros(fact.structure):
            self._withdraw(numero, fact)

    def _withdraw(self, numero: str, fact: ContactWithdrawn) -> None:
        fiche = self.store.fiche(numero)
        carrying = [v for v in self.store.versions(numero) if v.without_contact(fact.numero) is not v]
        if fiche is None or not (carrying or fiche.carries(fact.numero)):
            return
        after = fiche.without_contact(fact.numero, fact.at)
        erased = [version.without_contact(fact.numero) for version in carrying] if fact.efface else []
        if after is fiche and not erased:
            return
        told = FormationContactWithdrawn(at=fact.at, numero=numero, version=after.soumissions, contact=fact.numero)
        acte = "Contact effacé à la demande de la personne" if fact.efface else "Contact retiré, il n’est plus publié"
        trace = Trace.of_robot(fact.at, acte, details={"contact": fact.numero})
        facts = [told] if after.soumissions else []
        self.store.save(after, demande=fact.id, trace=trace, facts=facts, erased=erased)

    def hear_export(self, fact: ExportPublished) -> None:
        """A feed has a new file."""
        self.store.keep_export(fact)

    def hear_taken(self, fact: DossierTaken) -> None:
        """A documentalist opened a submission."""
        trace = Trace(fact.at, "Examen commencé", self.profil.carif, Role.DOCUMENTALISTE.value)
        self._decided(fact, fact.numero, lambda fiche, now: fiche.taken(fact.version, now), trace)

    def hear_approved(self, fact: FormationApproved) -> None:
        """A version is published, with the indexation of the Carif."""

        def publish(fiche: Fiche, now: datetime) -> Fiche:
            return fiche.published(fact.version, fact.formation, now)

        fiche = self._decided(fact, fact.numero, publish, _by(fact, "Demande acceptée"))
        self._write(fiche, "diffusée", "publiee", sessions=[session.numero for session in fact.formation.sessions])

    def hear_returned(self, fact: FormationReturned | FormationRefused) -> None:
        """A version comes back with reasons."""
        returned = isinstance(fact, FormationReturned)
        evenement = Evenement.DEMANDER_COMPLEMENT if returned else Evenement.REFUSER
        acte = "Complément demandé" if returned else "Demande refusée"

        def back(fiche: Fiche, now: datetime) -> Fiche:
            return fiche.returned(fact.version, evenement, fact.motifs, fact.commentaire, now)

        fiche = self._decided(fact, fact.numero, back, _by(fact, acte))
        state, mail = ("à compléter", "complement") if returned else ("refusée", "refusee")
        texts = [motif.texte for motif in fact.motifs]
        self._write(fiche, state, mail, motifs=texts, commentaire=fact.commentaire)

    def _decided(self, fact: Fact, numero: str, change: Change, trace: Trace) -> Fiche:
        """Do to a fiche what a fact says; a fact that changes nothing any more writes nothing."""
        fiche = self.store.fiche(numero)
        if fiche is None:
            raise NotFound(f"La fiche {numero} n’existe pas.")
        changed = change(fiche, fact.at)
        if changed is not fiche:
            self.store.save(changed, demande=fact.id, trace=trace)
        return changed

    def _write(self, fiche: Fiche, state: str, mail: str, **data: object) -> None:
        """Tell the organisation; a record without an address is told by its dashboard."""
        structure = self.store.structure(fiche.structure)
        if structure is None or not structure.courriel:
            return
        intitule = " ".join(fiche.courante.formation.intitule.split()) or fiche.numero
        self.post.send(
            structure.courriel,
            f"Formation {state} : {intitule}",
            f"offers/courriels/{mail}",
            intitule=intitule,
            numero=fiche.numero,
            lien=f"{self.public_url}/formations/{fiche.numero}",
            lien_texte="Ouvrir la formation",
            **data,
        )


def _by(fact: FormationDecided, acte: str) -> Trace:
    return Trace(fact.at, acte, fact.decideur, fact.decideur_role)
