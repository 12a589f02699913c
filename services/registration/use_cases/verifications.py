"""What the national registers say today of a structure that the Carif examines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from referentiels.registres.ports import Declarations, Etablissements
from services.domain.events import Fact, RegistersRead, RegistersRequested
from services.domain.profil import Profil
from services.registration.model.constats import PREUVE_TYPE, Consultation, consultation, place_of
from services.registration.model.demande import worst
from services.shared.clock import Clock
from services.shared.trace import Trace


class Keeper(Protocol):
    """What is needed from whoever keeps the records."""

    def question_answered(self, structure: str) -> str: ...
    def answer_question(
        self, structure: str, question: str, *, request: str, trace: Trace, facts: Sequence[Fact]
    ) -> None: ...


class Evidence(Protocol):
    """Where the registers' answers lie, word for word."""

    def put_once(self, key: str, content: bytes, content_type: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Verifications:
    """The registers, asked for the Carif: those that do not remember what they said a moment ago."""

    store: Keeper
    clock: Clock
    profil: Profil
    etablissements: Etablissements
    declarations: Declarations
    evidence: Evidence

    def hear_registers_requested(self, fact: RegistersRequested) -> None:
        """Ask, keep the answers word for word, tell; the same question again asks nobody.

        A register that is silent is no failure: the answer says so.
        """
        if self.store.question_answered(fact.structure) == fact.id:
            return
        known, now = self._consult(fact), self.clock.now()
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

    def _consult(self, fact: RegistersRequested) -> Consultation:
        etablissement = self.etablissements.by_siret(fact.siret)
        declaration = self.declarations.by_numero_activite(fact.numero_activite)
        for answer in (etablissement, declaration):
            if answer.empreinte and answer.brut is not None:
                self.evidence.put_once(place_of(answer.empreinte), answer.brut, PREUVE_TYPE)
        typed = fact.model_dump(include={"siret", "numero_activite", "raison_sociale"})
        return consultation(fact.siret, fact.numero_activite, etablissement, declaration, self.profil, typed)
