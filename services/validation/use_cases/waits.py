"""How a submission gets its dossier and its time: opened, waited for, escalated when late, released once decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from services.domain.calendrier import echeance
from services.domain.errors import NotFound
from services.domain.events import FormationDecided, RegistersRead, StructureDecided
from services.domain.profil import Profil
from services.shared.clock import Clock
from services.shared.trace import Trace
from services.validation.model import Dossier, Retrait, Sorte, Soumission, dossier_id, withdrawn_id
from services.validation.use_cases.keeper import Keeper, write


class Workflow(Protocol):
    """The state machine that keeps the time of dossiers."""

    def start(self, name: str, data: Mapping[str, str | int]) -> None: ...
    def running(self, name: str) -> bool: ...
    def answer(self, token: str, data: Mapping[str, str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Waits:
    """What happens to dossiers without anybody asking. Each method may be called again at any time, and is harmless."""

    store: Keeper
    workflow: Workflow
    clock: Clock
    profil: Profil

    def open(self, soumission: Soumission) -> None:
        """Put a submission in the queue, with its due date (F161), and start its clock."""
        dossier = Dossier.of(soumission, echeance(soumission.at, self.profil))
        if self.store.dossier(dossier.id) is None:
            acte = "Demande reçue" if dossier.sorte is Sorte.FORMATION else "Demande de vérification"
            trace = Trace(soumission.at, acte, dossier.auteur, "organisme")
            self.store.open(dossier, soumission, demande=soumission.id, trace=trace)
        self._start(dossier.id)

    def withdraw(self, fact: Retrait) -> None:
        """Close the dossier of a submission that the organisation took back (T4), be it the first to arrive or not.

        A decision that came before stands: its owner applies it to the version that was frozen.
        """
        id = withdrawn_id(fact)
        trace = Trace(fact.at, "Retrait par l’organisme", fact.auteur, "organisme")
        if self.store.dossier(id) is None:
            self.store.open(Dossier.withdrawn_unseen(fact), None, demande=fact.id, trace=trace)
            return
        write(self.store, id, lambda d: d if d.clos else d.withdraw(fact), demande=fact.id, trace=trace)
        self.release(id)

    def hear_decided(self, fact: FormationDecided | StructureDecided) -> None:
        """End the wait of a dossier that was decided."""
        if isinstance(fact, StructureDecided):
            self.release(dossier_id(Sorte.STRUCTURE, fact.structure.numero, fact.version))
        else:
            self.release(dossier_id(Sorte.FORMATION, fact.numero, fact.version))

    def hear_registers(self, fact: RegistersRead) -> None:
        """Show what the registers answered to whoever asked them again. Raises NotFound."""
        trace = Trace.of_robot(fact.at, "Réponse des registres" if fact.lu_le else "Registres sans réponse")
        write(self.store, fact.dossier, lambda d: d.hear_registers(fact), demande=fact.id, trace=trace)

    def wait(self, id: str, token: str) -> None:
        """Keep the token of whoever waits for the decision; when it has fallen already, answer at once.

        The token is written before the dossier is read, and a decision is written before the tokens are read: whoever
        comes second sees the other. Raises NotFound.
        """
        self.store.keep_token(id, token)
        dossier = self.store.dossier(id)
        if dossier is None:
            raise NotFound(f"Le dossier {id} n’existe pas.")
        if dossier.clos:
            self.workflow.answer(token, _outcome(dossier))
            self.release(id)

    def release(self, id: str) -> bool:
        """Answer everyone who waits for a dossier that is closed; whether there was anybody."""
        dossier, tokens = self.store.dossier(id), self.store.tokens(id)
        if dossier is None or not dossier.clos or not tokens:
            return False
        # An execution that was re-entered asked again: one of its tokens is live, the others do nothing
        for token in tokens:
            self.workflow.answer(token, _outcome(dossier))
        self.store.forget_tokens(id)
        return True

    def escalate(self, id: str) -> bool:
        """Mark a dossier that nobody decided in time; it waits on. False when it is decided, or marked already."""
        now, marked = self.clock.now(), False
        trace = Trace.of_robot(now, "Échéance dépassée")

        def late(dossier: Dossier) -> Dossier:
            nonlocal marked
            marked = not dossier.clos and dossier.escalade_at is None
            return dossier.escalate(now) if marked else dossier

        write(self.store, id, late, demande=f"echeance-{id}", trace=trace)
        return marked

    def sweep(self) -> dict[str, int]:
        """Repair what a crash left behind: waits of closed dossiers end, open dossiers have a running execution."""
        liberes = sum(self.release(id) for id in list(self.store.awaited()))
        lignes = self.store.queue()
        relances = sum(self._relaunch(ligne.id) for ligne in lignes)
        now = self.clock.now()
        retard = sum(ligne.due_at < now for ligne in lignes)
        return {"liberes": liberes, "relances": relances, "ouverts": len(lignes), "retard": retard}

    def _relaunch(self, id: str) -> bool:
        dossier = self.store.dossier(id)
        if dossier is None or dossier.clos or self.workflow.running(dossier.execution):
            return False
        trace = Trace.of_robot(self.clock.now(), "Attente relancée")
        name = f"relance-{dossier.execution}-{dossier.relances + 1}"
        write(self.store, id, lambda d: d if d.clos else d.relaunch(), demande=name, trace=trace)
        self._start(id)
        return True

    def _start(self, id: str) -> None:
        dossier = self.store.dossier(id)
        if dossier is None or dossier.clos:
            return
        seconds = dossier.seconds_left(self.clock.now())
        self.workflow.start(dossier.execution, {"dossier": id, "secondes": seconds})


def _outcome(dossier: Dossier) -> dict[str, str]:
    return {"resultat": dossier.etat.controle.value}
