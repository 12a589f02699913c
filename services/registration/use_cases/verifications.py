"""What the national registers say today of a structure that the Carif examines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from services.domain.events import Fact, RegistersRead, RegistersRequested
from services.registration.model.demande import worst
from services.registration.use_cases.registres import Registres
from services.shared.clock import Clock
from services.shared.trace import Trace


class Keeper(Protocol):
    """What is needed from whoever keeps the records."""

    def question_answered(self, structure: str) -> str: ...
    def answer_question(
        self, structure: str, question: str, *, request: str, trace: Trace, facts: Sequence[Fact]
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Verifications:
    """The registers, asked for the Carif: those that do not remember what they said a moment ago."""

    store: Keeper
    clock: Clock
    registres: Registres

    def hear_registers_requested(self, fact: RegistersRequested) -> None:
        """Ask, keep the answers word for word, tell; the same question again asks nobody.

        A register that is silent is no failure: the answer says so.
        """
        if self.store.question_answered(fact.structure) == fact.id:
            return
        saisi = fact.model_dump(include={"siret", "numero_activite", "raison_sociale"})
        known, now = self.registres.consult(saisi), self.clock.now()
        told = RegistersRead(
            at=now,
            question=fact.id,
            dossier=fact.dossier,
            constats=known.constats,
            releves=known.releves,
            adresse=known.adresse,
            qualiopi=known.qualiopi,
            lu_le=known.lu_le,
        )
        details = {"constats": worst(known.constats), "preuves": list(known.preuves)}
        trace = Trace(now, "Registres interrogés de nouveau", fact.auteur, fact.auteur_role, details=details)
        self.store.answer_question(fact.structure, fact.id, request=fact.id, trace=trace, facts=[told])
