"""A dossier: one submission in front of the Carif, who holds it until when, what was decided."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from services.domain.errors import Conflict, Overtaken
from services.domain.events import (
    FormationSubmitted,
    FormationWithdrawn,
    Motif,
    RegistersRead,
    StructureRequested,
    StructureWithdrawn,
)
from services.domain.formation import Formacode
from services.domain.lifecycle import Controle, Etat, EtatFiche, Evenement, Publication
from services.domain.rights import Principal
from services.domain.value import Value
from services.shared.page.french import date_heure_fr, heure_fr
from services.validation.model.registres import Question, Registres

_SOUMISE = Etat(Controle.A_CONTROLER, Publication.EN_REDACTION, EtatFiche.SOUMIS)

Soumission = FormationSubmitted | StructureRequested
Retrait = FormationWithdrawn | StructureWithdrawn


class Sorte(StrEnum):
    """What the Carif is asked about."""

    FORMATION = "formation"
    STRUCTURE = "structure"


class Verrou(Value):
    """Who is at work on a dossier, and until when nobody else may be (T5)."""

    par: str
    nom: str
    jusqu_a: datetime

    def holds(self, now: datetime) -> bool:
        """Whether it still keeps others away."""
        return now < self.jusqu_a


class Decision(Value):
    """How a dossier ended: by a decision of the Carif, or because the organisation took it back (`RETIRER`).

    `par` is the decider's `sub`, empty for the organisation, as is `role`.
    """

    evenement: Evenement
    par: str
    nom: str
    role: str = ""
    at: datetime
    motifs: tuple[Motif, ...] = ()
    commentaire: str = ""
    formacodes: tuple[Formacode, ...] = ()


class Dossier(Value):
    """One submission. `numero` is that of the formation or of the structure; `revision` counts the writes.

    A structure is named by its number, never by its request: that one is a secret which opens the applicant's pages.
    `modification`: it asks for the change of a record that is in force. `soumis_par` is whose sign-in sent it.
    `relances` counts the executions that were started again because the one before was gone; `demande` is the request
    that wrote it last: sent twice, it is done once.
    `question` is what the registers were asked again and did not answer yet, `registres` their last answer.
    """

    sorte: Sorte
    numero: str
    version: int
    structure: str = ""
    structure_nom: str = ""
    modification: bool = False
    intitule: str = ""
    auteur: str = ""
    soumis_par: str = ""
    soumis_at: datetime
    due_at: datetime
    etat: Etat = _SOUMISE
    verrou: Verrou | None = None
    decision: Decision | None = None
    escalade_at: datetime | None = None
    question: Question | None = None
    registres: Registres | None = None
    relances: int = 0
    demande: str = ""
    revision: int = 1

    @staticmethod
    def of(soumission: Soumission, due_at: datetime) -> "Dossier":
        """The dossier that a submission opens, to be decided before `due_at`."""
        if isinstance(soumission, FormationSubmitted):
            return Dossier(
                sorte=Sorte.FORMATION,
                numero=soumission.numero,
                version=soumission.version,
                structure=soumission.formation.structure,
                structure_nom=soumission.structure_nom,
                intitule=soumission.formation.intitule,
                auteur=soumission.auteur,
                soumis_par=soumission.soumis_par,
                soumis_at=soumission.at,
                due_at=due_at,
            )
        return Dossier(
            sorte=Sorte.STRUCTURE,
            numero=soumission.structure.numero,
            version=soumission.version,
            structure=soumission.structure.numero,
            structure_nom=soumission.structure.nom,
            modification=soumission.precedente is not None,
            intitule=soumission.structure.raison_sociale,
            auteur=f"{soumission.referent.prenom} {soumission.referent.nom}".strip(),
            soumis_par=soumission.soumis_par,
            soumis_at=soumission.at,
            due_at=due_at,
        )

    @staticmethod
    def withdrawn_unseen(fact: Retrait) -> "Dossier":
        """A dossier closed before it was opened: the withdrawal arrived first, and the submission must find it so."""
        sorte, numero = _withdrawn(fact)
        never = Dossier(sorte=sorte, numero=numero, version=fact.version, soumis_at=fact.at, due_at=fact.at)
        return never.withdraw(fact).model_copy(update={"revision": 1})

    @property
    def id(self) -> str:
        """What it is called in addresses and in the state machine."""
        return dossier_id(self.sorte, self.numero, self.version)

    @property
    def execution(self) -> str:
        """The name of the execution that waits for its decision."""
        return f"{self.id}-r{self.relances}" if self.relances else self.id

    @property
    def clos(self) -> bool:
        """Whether nothing more can be decided."""
        return self.decision is not None

    def holder(self, now: datetime) -> Verrou | None:
        """Who keeps it from others at this moment."""
        return self.verrou if self.verrou and self.verrou.holds(now) else None

    def held_by(self, who: Principal) -> bool:
        """Whether this person took it last; an expired lock still lets its owner decide while nobody else took it."""
        return self.verrou is not None and self.verrou.par == who.sub

    def seconds_left(self, now: datetime) -> int:
        """Whole seconds until the due date, at least one: a dossier already late escalates at once."""
        return max(1, int((self.due_at - now).total_seconds()))

    # ─── what may happen to it ───────────────────────────────────────────────

    def take(self, who: Principal, now: datetime, minutes: int) -> "Dossier":
        """The dossier locked for `who` (T5). Raises Conflict when it is closed or in other hands."""
        self._refuse_closed()
        holder = self.holder(now)
        if holder and holder.par != who.sub:
            raise Overtaken(_held(holder))
        verrou = Verrou(par=who.sub, nom=who.nom, jusqu_a=now + timedelta(minutes=minutes))
        return self._with(etat=self.etat.after(Evenement.PRENDRE), verrou=verrou)

    def release(self, who: Principal, now: datetime) -> "Dossier":
        """The dossier back in the queue. Raises Conflict when it is closed or in other hands."""
        self._refuse_closed()
        holder = self.holder(now)
        if holder and holder.par != who.sub:
            raise Overtaken(_held(holder))
        return self._with(verrou=None)

    def decide(self, who: Principal, decision: Decision) -> "Dossier":
        """The dossier decided (T6, T7, T8). Raises Conflict when it is closed, or not in the hands of `who`."""
        self._refuse_closed()
        if not self.held_by(who):
            holder = self.holder(decision.at)
            if holder:
                raise Overtaken(_held(holder))
            raise Conflict("Prenez d’abord ce dossier : il n’est plus à votre nom.")
        return self._with(etat=self.etat.after(decision.evenement), decision=decision, verrou=None)

    def ask_registers(self, question: Question) -> "Dossier":
        """The dossier waiting for the registers; one that waits already waits on. Raises Conflict when it is closed."""
        self._refuse_closed()
        if self.question and self.question.pending(question.at):
            return self
        return self._with(question=question)

    def hear_registers(self, fact: RegistersRead) -> "Dossier":
        """The dossier with the registers' answer; one that nobody waits for any more changes nothing."""
        if self.clos or self.question is None or self.question.id != fact.question:
            return self
        return self._with(question=None, registres=Registres.of(fact, self.question))

    def withdraw(self, fact: Retrait) -> "Dossier":
        """The dossier closed because the organisation took its submission back (T4)."""
        decision = Decision(evenement=Evenement.RETIRER, par="", nom=fact.auteur, at=fact.at)
        return self._with(etat=self.etat.after(Evenement.RETIRER), decision=decision, verrou=None)

    def escalate(self, now: datetime) -> "Dossier":
        """The dossier marked as late; it can still be decided."""
        return self._with(escalade_at=now)

    def relaunch(self) -> "Dossier":
        """The dossier whose wait starts again under another name: a name that ended cannot be used again."""
        return self._with(relances=self.relances + 1)

    def _refuse_closed(self) -> None:
        if self.decision:
            raise Overtaken(_decided(self.decision))

    def _with(self, **changes: Any) -> "Dossier":
        return self.model_copy(update={**changes, "revision": self.revision + 1})


class Ligne(Value):
    """One line of the queue, as the index keeps it."""

    id: str
    sorte: Sorte
    numero: str
    version: int
    intitule: str
    structure: str
    structure_nom: str
    modification: bool = False
    soumis_par: str = ""
    soumis_at: datetime
    due_at: datetime
    verrou: Verrou | None = None
    escalade: bool = False

    @staticmethod
    def of(dossier: Dossier) -> "Ligne":
        """The line of a dossier."""
        common = dossier.model_dump(include=set(Ligne.model_fields))
        return Ligne.model_validate({**common, "id": dossier.id, "escalade": dossier.escalade_at is not None})

    def holder(self, now: datetime) -> Verrou | None:
        """Who keeps it from others at this moment."""
        return self.verrou if self.verrou and self.verrou.holds(now) else None


class Filtre(StrEnum):
    """Which part of the queue one looks at."""

    TOUS = "tous"
    FORMATIONS = "formations"
    STRUCTURES = "structures"
    MIENS = "miens"

    def keeps(self, ligne: Ligne, who: Principal, now: datetime) -> bool:
        """Whether the line belongs to that part."""
        if self is Filtre.MIENS:
            holder = ligne.holder(now)
            return holder is not None and holder.par == who.sub
        return self is Filtre.TOUS or self.value == f"{ligne.sorte.value}s"


def dossier_id(sorte: Sorte, numero: str, version: int) -> str:
    """The id of the dossier of a submission; also a valid name of an execution."""
    return f"{sorte.value}-{numero}-v{version}"


def withdrawn_id(fact: Retrait) -> str:
    """The id of the dossier of what an organisation took back."""
    return dossier_id(*_withdrawn(fact), fact.version)


def _withdrawn(fact: Retrait) -> tuple[Sorte, str]:
    if isinstance(fact, FormationWithdrawn):
        return Sorte.FORMATION, fact.numero
    return Sorte.STRUCTURE, fact.structure


DECIDE = {
    Evenement.VISER: "visé",
    Evenement.DEMANDER_COMPLEMENT: "renvoyé pour complément",
    Evenement.REFUSER: "refusé",
    Evenement.RETIRER: "retiré",
}


def _decided(decision: Decision) -> str:
    quand = date_heure_fr(decision.at)
    if decision.evenement is Evenement.RETIRER:
        return f"L’organisme a retiré cette demande le {quand} : il n’y a plus rien à décider."
    return f"Ce dossier a été {DECIDE[decision.evenement]} par {decision.nom} le {quand} : cette décision est acquise."


def _held(verrou: Verrou) -> str:
    return f"{verrou.nom} traite ce dossier jusqu’à {heure_fr(verrou.jusqu_a)}. Prenez-en un autre en attendant."
