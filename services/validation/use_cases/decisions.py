"""What a documentalist does with dossiers: look, take, decide; one method per intention."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.domain.errors import Conflict, Forbidden, NotFound, Overtaken
from services.domain.events import (
    FormationSubmitted,
    Motif,
    Piece,
    StructureRequested,
)
from services.domain.formation import Formacode
from services.domain.lifecycle import Evenement
from services.domain.profil import Profil
from services.domain.rights import Principal, Verb, may, require
from services.shared.clock import Clock
from services.shared.trace import Trace
from services.validation.model import (
    Decision,
    Dossier,
    Filtre,
    Ligne,
    MotifSaisi,
    Question,
    Soumission,
    asked_again,
    dossier_id,
    field_names,
    refusals,
    returns,
)
from services.validation.use_cases.keeper import Keeper, write
from services.validation.use_cases.requis import read_motifs, refuse_without_indexation
from services.validation.use_cases.told import taken, told

_ID = re.compile(r"[\w.-]{1,200}")  # what an address holds is not yet a key of the table
_ANTERIEURS = 5  # earlier versions that a page leads to
# What the history calls a decision, of a formation and of a structure (F067)
_ACTES: Mapping[bool, Mapping[Evenement, str]] = {
    False: {
        Evenement.VISER: "Visa",
        Evenement.DEMANDER_COMPLEMENT: "Demande de complément",
        Evenement.REFUSER: "Refus",
    },
    True: {
        Evenement.VISER: "Demande acceptée",
        Evenement.DEMANDER_COMPLEMENT: "Complément demandé",
        Evenement.REFUSER: "Demande refusée",
    },
}
# What one may not do with what one sent oneself: all but looking
_JUGE = frozenset(
    {
        Verb.DOSSIER_PRENDRE,
        Verb.DOSSIER_VERIFIER,
        Verb.DOSSIER_VISER,
        Verb.DOSSIER_COMPLETER,
        Verb.DOSSIER_REFUSER,
    }
)
_SIEN = "Vous avez envoyé cette demande pour l’organisme\u00a0: un autre membre du Carif la décidera."
_ABSENT = "Ce dossier n’existe pas, ou il n’est pas ouvert à votre compte."


@dataclass(frozen=True, slots=True)
class FileAttente:
    """The queue as one person sees it: the part asked for, in the order of what is due first, and all the counts."""

    filtre: Filtre
    lignes: tuple[Ligne, ...]
    comptes: Mapping[Filtre, int]
    en_retard: int


@dataclass(frozen=True, slots=True)
class Lecture:
    """A dossier with what was submitted and what happened to it, oldest first.

    `anterieurs` are the dossiers of what was sent before for the same object, the latest first; `sien`: whoever reads
    it sent it for the organisation, and the profile wants somebody else to decide.
    """

    dossier: Dossier
    soumission: Soumission
    histoire: Sequence[Mapping[str, Any]]
    anterieurs: Sequence[Dossier] = ()
    sien: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """The intentions of documentalists and supervisors."""

    store: Keeper
    clock: Clock
    profil: Profil

    # ─── look ────────────────────────────────────────────────────────────────

    def queue(self, who: Principal, filtre: Filtre) -> FileAttente:
        """What waits for a decision. Raises Forbidden."""
        require(who, Verb.DOSSIER_LIRE)
        now, lignes = self.clock.now(), self.store.queue()
        return FileAttente(
            filtre=filtre,
            lignes=tuple(ligne for ligne in lignes if filtre.keeps(ligne, who, now)),
            comptes={each: sum(each.keeps(ligne, who, now) for ligne in lignes) for each in Filtre},
            en_retard=sum(ligne.due_at < now for ligne in lignes),
        )

    def next_free(self, who: Principal) -> Ligne | None:
        """The dossier that `who` should take next: the first due that nobody holds."""
        return next(iter(self._free(who)), None)

    def read(self, who: Principal, id: str) -> Lecture:
        """A dossier and all that one must know to decide it. Raises NotFound."""
        dossier = self._dossier(who, Verb.DOSSIER_LIRE, id)
        sien = self._sent_by(who, dossier)
        return Lecture(dossier, self._soumission(id), self.store.history(id), self._before(dossier), sien)

    def piece(self, who: Principal, id: str) -> Piece:
        """The document that came with a request, as it was checked. Raises NotFound."""
        self._dossier(who, Verb.DOCUMENT_LIRE, id)
        soumission = self._soumission(id)
        if isinstance(soumission, StructureRequested) and soumission.piece:
            return soumission.piece
        raise NotFound("Aucun document n’est joint à ce dossier.")

    # ─── take ────────────────────────────────────────────────────────────────

    def take(self, who: Principal, id: str, demande: str) -> Dossier:
        """A dossier locked for `who` (T5); one's own lock is renewed. Raises NotFound, Conflict.

        Done once for a `demande`, as every act here; the forms of a page share theirs, so the act is in its name.
        """
        self._dossier(who, Verb.DOSSIER_PRENDRE, id)
        now, minutes = self.clock.now(), self.profil.delais.verrou_minutes
        return write(
            self.store,
            id,
            lambda dossier: dossier.take(who, now, minutes),
            demande=f"prendre/{demande}",
            trace=self._trace(who, "Prise du dossier"),
            tell=lambda dossier: taken(dossier, self._soumission(id), who, now),
        )

    def take_next(self, who: Principal, demande: str) -> Dossier | None:
        """The first due of the dossiers that nobody holds, taken; None when there is none."""
        for ligne in self._free(who):
            try:
                return self.take(who, ligne.id, demande)
            except Conflict:
                # The list is a moment old: somebody took this one, so the next will do
                continue
        return None

    def release(self, who: Principal, id: str, demande: str) -> Dossier:
        """A dossier given back to the queue. Raises NotFound, Conflict."""
        self._dossier(who, Verb.DOSSIER_PRENDRE, id)
        now, trace = self.clock.now(), self._trace(who, "Dossier rendu")
        name = f"rendre/{demande}"
        return write(self.store, id, lambda dossier: dossier.release(who, now), demande=name, trace=trace)

    # ─── ask the registers ───────────────────────────────────────────────────

    def ask_registers(self, who: Principal, id: str, demande: str) -> Dossier:
        """A dossier whose structure the national registers are asked about again; their answer comes as a fact.

        Nothing happens while another question waits for its answer. Raises NotFound, Conflict.
        """
        self._dossier(who, Verb.DOSSIER_VERIFIER, id)
        soumission, now = self._soumission(id), self.clock.now()
        if not isinstance(soumission, StructureRequested):
            raise NotFound("Ce dossier ne concerne pas une structure : les registres n’en disent rien.")
        fact = asked_again(soumission, id, who, now)
        return write(
            self.store,
            id,
            lambda dossier: dossier.ask_registers(Question(id=fact.id, nom=who.nom, at=now)),
            demande=f"registres/{demande}",
            trace=self._trace(who, "Registres interrogés de nouveau"),
            tell=lambda _: (fact,),
        )

    # ─── decide ──────────────────────────────────────────────────────────────

    def approve(
        self, who: Principal, id: str, *, vue: int, formacodes: Sequence[Formacode] = (), demande: str
    ) -> Dossier:
        """A dossier approved (T7): of a formation, with its indexation, the principal Formacode first.

        `vue` is the version that the person was looking at. Raises NotFound, Conflict, Refused.
        """
        soumission = self._decidable(who, Verb.DOSSIER_VISER, id, vue)
        if isinstance(soumission, FormationSubmitted):
            refuse_without_indexation(formacodes)
        decision = self._decision(who, Evenement.VISER, formacodes=tuple(formacodes))
        return self._decide(who, id, decision, soumission, demande)

    def ask_completion(
        self, who: Principal, id: str, *, vue: int, motifs: Sequence[MotifSaisi], commentaire: str, demande: str
    ) -> Dossier:
        """A dossier sent back to be completed (T6), with at least one reason. Raises NotFound, Conflict, Refused."""
        soumission = self._decidable(who, Verb.DOSSIER_COMPLETER, id, vue)
        sent, message = read_motifs(motifs, commentaire, returns(soumission), field_names(soumission))
        decision = self._decision(who, Evenement.DEMANDER_COMPLEMENT, sent, message)
        return self._decide(who, id, decision, soumission, demande)

    def refuse(
        self, who: Principal, id: str, *, vue: int, motifs: Sequence[MotifSaisi], commentaire: str = "", demande: str
    ) -> Dossier:
        """A dossier refused (T8), with at least one reason. Raises NotFound, Conflict, Refused."""
        soumission = self._decidable(who, Verb.DOSSIER_REFUSER, id, vue)
        sent, message = read_motifs(motifs, commentaire, refusals(soumission, self.profil.regions), ())
        decision = self._decision(who, Evenement.REFUSER, sent, message)
        return self._decide(who, id, decision, soumission, demande)

    # ─── inside ──────────────────────────────────────────────────────────────

    def _decide(self, who: Principal, id: str, decision: Decision, soumission: Soumission, demande: str) -> Dossier:
        acte = _ACTES[isinstance(soumission, StructureRequested)][decision.evenement]
        details = {"motifs": [motif.model_dump() for motif in decision.motifs]}
        return write(
            self.store,
            id,
            lambda dossier: dossier.decide(who, decision),
            demande=f"{decision.evenement.value}/{demande}",
            trace=self._trace(who, acte, decision.commentaire, details),
            tell=lambda dossier: (told(decision, soumission, dossier.registres),),
        )

    def _decision(
        self,
        who: Principal,
        evenement: Evenement,
        motifs: Sequence[Motif] = (),
        commentaire: str = "",
        formacodes: tuple[Formacode, ...] = (),
    ) -> Decision:
        return Decision(
            evenement=evenement,
            par=who.sub,
            nom=who.nom,
            role=who.carif.value if who.carif else "",
            at=self.clock.now(),
            motifs=tuple(motifs),
            commentaire=commentaire,
            formacodes=formacodes,
        )

    def _decidable(self, who: Principal, verb: Verb, id: str, vue: int) -> Soumission:
        if self._dossier(who, verb, id).version != vue:
            raise Overtaken("Vous décidiez d’une autre version de cette fiche. Rechargez la page pour voir celle-ci.")
        return self._soumission(id)

    def _free(self, who: Principal) -> list[Ligne]:
        now = self.clock.now()
        return [
            ligne
            for ligne in self.store.queue()
            if ligne.holder(now) is None
            and may(who, Verb.DOSSIER_PRENDRE, ligne.structure)
            and not self._sent_by(who, ligne)
        ]

    def _dossier(self, who: Principal, verb: Verb, id: str) -> Dossier:
        dossier = self.store.dossier(id) if _ID.fullmatch(id) else None
        if dossier is None:
            raise NotFound(_ABSENT)
        require(who, verb, dossier.structure)
        if verb in _JUGE and self._sent_by(who, dossier):
            raise Forbidden(_SIEN)
        return dossier

    def _sent_by(self, who: Principal, sent: Dossier | Ligne) -> bool:
        """Whether this person sent it for the organisation, where nobody may then decide it (domain.md §5)."""
        return self.profil.double_regard and sent.soumis_par == who.sub

    def _before(self, dossier: Dossier) -> list[Dossier]:
        versions = range(dossier.version - 1, max(0, dossier.version - 1 - _ANTERIEURS), -1)
        found = (self.store.dossier(dossier_id(dossier.sorte, dossier.numero, version)) for version in versions)
        return [earlier for earlier in found if earlier]

    def _soumission(self, id: str) -> Soumission:
        soumission = self.store.soumission(id)
        if soumission is None:  # withdrawn before it was even opened: there is nothing to look at
            raise NotFound(_ABSENT)
        return soumission

    def _trace(
        self, who: Principal, acte: str, commentaire: str = "", details: Mapping[str, Any] | None = None
    ) -> Trace:
        role = who.carif.value if who.carif else ""
        return Trace(self.clock.now(), acte, who.nom, role, commentaire, details or {})
