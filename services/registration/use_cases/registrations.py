"""How a structure asks to be registered: a form, perhaps a document, then the request goes to the Carif."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from services.domain.errors import Conflict, NotFound, Overtaken, Refused, Violation
from services.domain.events import Fact
from services.domain.profil import Profil
from services.domain.structure import Structure
from services.registration.model.demande import PRESENCE_ABSENTE, Demande, EtatDemande, consentement, worst
from services.registration.model.document import PieceGardee, new_place
from services.registration.model.inscription import Inscription, closed, name_missing, read_inscription, read_reponse
from services.registration.model.siret import EtatSiret, Siret
from services.registration.use_cases.documents import Documents
from services.registration.use_cases.registres import Registres
from services.shared.clock import Clock
from services.shared.trace import Trace


class Keeper(Protocol):
    """What is needed from whoever keeps the requests."""

    def demande(self, id: str) -> Demande | None: ...
    def siret(self, siret: str) -> Siret | None: ...
    def structure(self, numero: str) -> Structure | None: ...
    def next_number(self, kind: str) -> int: ...
    def keep_draft(self, demande: Demande, request: str) -> None: ...
    def send(
        self,
        demande: Demande,
        sirets: Sequence[Siret],
        piece: PieceGardee | None,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Registrations:
    """The requests of structures. Everybody may ask: the door's right is the only one, and `id` opens one request."""

    store: Keeper
    clock: Clock
    profil: Profil
    registres: Registres
    documents: Documents

    def ask(self, typed: Mapping[str, str], request: str) -> Demande:
        """A new request, not yet sent, with what the registers say. Raises Refused with everything that is wrong."""
        form = read_inscription(typed, self.profil)
        self._refuse_taken(form.siret)
        read, now = self._read(form), self.clock.now()
        demande = Demande(
            id=secrets.token_urlsafe(24),
            consentement=consentement(self.profil, now),
            cle_document=new_place(),
            creee_le=now,
            **read,
        )
        self.store.keep_draft(demande, request)
        return demande

    def correct(self, id: str, typed: Mapping[str, str], request: str) -> Demande:
        """A request that came back, filled in again: the registers are asked anew. Not sent yet; its number stays.

        Raises NotFound, Refused with everything that is wrong.
        """
        demande = self.read(id)
        if demande.etat is not EtatDemande.A_COMPLETER:
            return demande
        form, reponse = read_inscription(typed, self.profil), read_reponse(typed)
        self._refuse_taken(form.siret, id)
        corrected = demande.corrected(self._read(form), reponse)
        # At once: it may wait to be sent for four times as long as the answers of a draft are kept
        self.registres.confirm(corrected.preuves)
        self.store.keep_draft(corrected, request)
        return corrected

    def situate(self, id: str, presence: str, request: str) -> Demande:
        """The request of an establishment outside, and whether it trains there face to face (D007, D010, O001).

        Raises NotFound, Conflict, Refused when nothing was answered.
        """
        demande = self.read(id)
        if presence not in {"oui", "non"}:
            raise _refused(PRESENCE_ABSENTE)
        situated = demande.situated(presence == "oui")
        self.store.keep_draft(situated, request)
        return situated

    def read(self, id: str) -> Demande:
        """A request. Raises NotFound, also once a request that nobody sent, or sent again, has expired."""
        demande = self.store.demande(id)
        if demande is None or demande.forgotten(self.clock.now()):
            raise NotFound("Cette demande n’existe pas, ou elle a expiré avant d’être envoyée. Recommencez-la.")
        return demande

    def send(self, id: str, *, with_document: bool, request: str, typed: Mapping[str, str] | None = None) -> Demande:
        """The request, sent to the Carif with its document or without; sent twice, it is sent once.

        `typed`: what was said beside the document. Raises NotFound, Refused (document, or the SIRET was registered in
        the meantime).
        """
        demande = self.read(id)
        if not demande.ouverte:
            return demande
        demande.refuse_unsendable(with_document=with_document)
        claim = self._refuse_taken(demande.structure.siret, id)
        # Copies come last: of what is refused, nothing is kept
        piece = self._join(demande, typed or {}) if with_document else None
        self.registres.confirm(demande.preuves)
        numero, joined = demande.structure.numero or self._number(), piece.piece if piece else None
        sent = demande.send(numero, joined, self.clock.now())
        sirets = [_claim(claim, sent), *self._left(sent)]
        try:
            self.store.send(
                sent, sirets, piece, request=request, trace=self._trace(sent), facts=[sent.requested(self.clock.now())]
            )
        except Conflict:
            return self._sent_by_somebody(id)
        return sent

    def _join(self, demande: Demande, typed: Mapping[str, str]) -> PieceGardee:
        return self.documents.join(demande.cle_document, typed, siret=demande.structure.siret, demande=demande.id)

    def _sent_by_somebody(self, id: str) -> Demande:
        """After losing a race: against the same form sent twice it is done; against another request it is refused."""
        demande = self.read(id)
        if demande.ouverte:
            self._refuse_taken(demande.structure.siret, id)
            raise Overtaken("Cette demande vient d’être modifiée. Rechargez la page, puis envoyez-la de nouveau.")
        return demande

    def _refuse_taken(self, siret: str, mine: str = "") -> Siret | None:
        """The claim on a SIRET. Raises Refused when it is somebody else's, who has not let it expire."""
        claim = self.store.siret(siret)
        violation = claim.refusal(self.profil) if claim and claim.demande != mine else None
        if claim and violation and not self._forgotten(claim):
            raise _refused(violation)
        return claim

    def _forgotten(self, claim: Siret) -> bool:
        """Whether whoever made the claim was asked for more, and never answered."""
        if claim.etat is not EtatSiret.EN_ATTENTE:
            return False
        theirs = self.store.demande(claim.demande)
        return theirs is None or theirs.forgotten(self.clock.now())

    def _left(self, sent: Demande) -> list[Siret]:
        """The claim on the SIRET under which the request was sent before, free again when it is another one now."""
        before = self.store.structure(sent.structure.numero)
        claim = self.store.siret(before.siret) if before and before.siret != sent.structure.siret else None
        return [claim.claimed(EtatSiret.LIBRE, sent.id)] if claim and claim.demande == sent.id else []

    def _read(self, form: Inscription) -> dict[str, Any]:
        """What a request says once the registers were asked about the form.

        Raises Refused when the establishment is closed, and without any name.
        """
        saisi = form.model_dump(include={"siret", "numero_activite", "raison_sociale"})
        known = self.registres.consult(saisi, draft=True)
        if known.ferme:
            raise closed(self.profil)
        nom = known.raison_sociale or form.raison_sociale
        if not nom:
            raise name_missing()
        structure = Structure(
            numero="",
            siret=form.siret,
            numero_activite=known.numero_activite,
            raison_sociale=nom,
            adresse=known.adresse,
            # A person's own telephone and address are published only when the form says that they are no person's
            telephones=(form.telephone,) if form.publiable else (),
            courriels=(form.courriel,) if form.publiable else (),
            qualiopi=known.qualiopi,
            registres_le=known.lu_le,
        )
        return {
            "structure": structure,
            "referent": form.referent,
            "constats": known.constats,
            "releves": known.releves,
            "preuves": known.preuves,
            "activite": form.activite,
            "hors_region": known.hors_region,
            "distance": known.distance,
            "condition": self.profil.hors_region,
        }

    def _number(self) -> str:
        return self.profil.numeros.of("structure", self.store.next_number("structure"))

    def _trace(self, sent: Demande) -> Trace:
        document = sent.piece.sha256 if sent.piece else ""
        details: dict[str, object] = {
            "version": sent.version,
            "constats": worst(sent.constats),
            "consentement": sent.consentement.version,
            "activite": sent.activite,
            "document": document,
        }
        acte = "Demande d’inscription" if sent.version == 1 else "Demande complétée"
        return Trace(self.clock.now(), acte, "Demandeur", "organisme", sent.reponse, details)


def _claim(claim: Siret | None, sent: Demande) -> Siret:
    if claim is None:
        return Siret(siret=sent.structure.siret, etat=EtatSiret.EN_ATTENTE, demande=sent.id)
    return claim.claimed(EtatSiret.EN_ATTENTE, sent.id)


def _refused(violation: Violation) -> Refused:
    return Refused(violation.message, violations=(violation,))
