"""How a structure asks to be registered: a form, perhaps a document, then the request goes to the Carif."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from referentiels.registres.ports import Declarations, Etablissements
from services.domain.errors import Conflict, NotFound, Refused, Violation
from services.domain.events import Fact
from services.domain.profil import Profil
from services.domain.structure import Structure
from services.registration.model.constats import Consultation, consultation
from services.registration.model.demande import (
    Demande,
    EtatDemande,
    EtatSiret,
    Siret,
    consentement,
    worst,
)
from services.registration.model.document import RECUS, PieceGardee
from services.registration.model.inscription import Inscription, name_missing, read_inscription
from services.registration.use_cases.documents import Documents
from services.shared.clock import Clock
from services.shared.trace import Trace

_PREUVE_MAX = 2_000_000  # bytes that are read of a register's answer
# Some directories answer with the names of persons: nothing that opens a page may take it for one
_BYTES = "application/octet-stream"


class Evidence(Protocol):
    """Where the registers' answers lie, word for word."""

    def put(self, key: str, content: bytes, content_type: str) -> None: ...
    def put_once(self, key: str, content: bytes, content_type: str) -> None: ...
    def read(self, key: str, *, max_bytes: int) -> bytes: ...


class Keeper(Protocol):
    """What is needed from whoever keeps the requests."""

    def demande(self, id: str) -> Demande | None: ...
    def siret(self, siret: str) -> Siret | None: ...
    def next_number(self, kind: str) -> int: ...
    def keep_draft(self, demande: Demande, request: str) -> None: ...
    def send(
        self,
        demande: Demande,
        siret: Siret,
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
    etablissements: Etablissements
    declarations: Declarations
    documents: Documents
    evidence: Evidence

    def ask(self, typed: Mapping[str, str], request: str) -> Demande:
        """A new request, not yet sent, with what the registers say. Raises Refused with everything that is wrong."""
        form = read_inscription(typed)
        self._refuse_taken(form.siret)
        known = self._consult(form)
        nom = known.raison_sociale or form.raison_sociale
        if not nom:
            raise name_missing()
        now = self.clock.now()
        demande = Demande(
            id=secrets.token_urlsafe(24),
            structure=Structure(
                numero="",
                siret=form.siret,
                numero_activite=form.numero_activite,
                raison_sociale=nom,
                adresse=known.adresse,
                telephones=(form.telephone,),
                courriels=(form.courriel,),
                qualiopi=known.qualiopi,
                registres_le=known.lu_le,
            ),
            referent=form.referent,
            constats=known.constats,
            preuves=known.preuves,
            hors_region=known.hors_region,
            consentement=consentement(self.profil, now),
            cle_document=f"{RECUS}{secrets.token_hex(24)}",
            creee_le=now,
        )
        self.store.keep_draft(demande, request)
        return demande

    def read(self, id: str) -> Demande:
        """A request. Raises NotFound, also once a request that was never sent has expired."""
        demande = self.store.demande(id)
        if demande is None or (demande.expire_le and self.clock.now() >= demande.expire_le):
            raise NotFound("Cette demande n’existe pas, ou elle a expiré avant d’être envoyée. Recommencez-la.")
        return demande

    def send(self, id: str, *, with_document: bool, request: str, typed: Mapping[str, str] | None = None) -> Demande:
        """The request, sent to the Carif with its document or without; sent twice, it is sent once.

        `typed`: what was said beside the document. Raises NotFound, Refused (document, or the SIRET was registered in
        the meantime).
        """
        demande = self.read(id)
        if demande.etat is not EtatDemande.BROUILLON:
            return demande
        piece = self.documents.join(demande, typed or {}) if with_document else None
        self._keep_evidence(demande)
        claim = self._refuse_taken(demande.structure.siret)
        sent = demande.send(self._number(), piece.piece if piece else None)
        siret = _claim(claim, sent)
        try:
            self.store.send(
                sent, siret, piece, request=request, trace=self._trace(sent), facts=[sent.requested(self.clock.now())]
            )
        except Conflict:
            return self._sent_by_somebody(id)
        return sent

    def _keep_evidence(self, demande: Demande) -> None:
        """The registers' answers out of the place for drafts; a file named after its content is written once."""
        for empreinte in demande.preuves:
            content = self.evidence.read(_drafted(empreinte), max_bytes=_PREUVE_MAX)
            self.evidence.put_once(f"preuves/{empreinte}", content, _BYTES)

    def _sent_by_somebody(self, id: str) -> Demande:
        """After losing a race: against the same form sent twice it is done; against another request it is refused."""
        demande = self.read(id)
        if demande.etat is EtatDemande.BROUILLON:
            self._refuse_taken(demande.structure.siret)
            raise Conflict("Cette demande vient d’être modifiée. Rechargez la page, puis envoyez-la de nouveau.")
        return demande

    def _refuse_taken(self, siret: str) -> Siret | None:
        claim = self.store.siret(siret)
        violation = claim.refusal(self.profil) if claim else None
        if violation:
            raise _refused(violation)
        return claim

    def _consult(self, form: Inscription) -> Consultation:
        etablissement = self.etablissements.by_siret(form.siret)
        declaration = self.declarations.by_numero_activite(form.numero_activite)
        for answer in (etablissement, declaration):
            if answer.empreinte and answer.brut is not None:
                self.evidence.put(_drafted(answer.empreinte), answer.brut, _BYTES)
        return consultation(form.siret, form.numero_activite, etablissement, declaration, self.profil)

    def _number(self) -> str:
        return self.profil.numeros.of("structure", self.store.next_number("structure"))

    def _trace(self, sent: Demande) -> Trace:
        document = sent.piece.sha256 if sent.piece else ""
        details = {
            "constats": worst(sent.constats),
            "consentement": sent.consentement.version,
            "document": document,
        }
        return Trace(self.clock.now(), "Demande d’inscription", "Demandeur", "organisme", details=details)


def _drafted(empreinte: str) -> str:
    return f"brouillons/{empreinte}"


def _claim(claim: Siret | None, sent: Demande) -> Siret:
    if claim is None:
        return Siret(siret=sent.structure.siret, etat=EtatSiret.EN_ATTENTE, demande=sent.id)
    return claim.claimed(EtatSiret.EN_ATTENTE, sent.id)


def _refused(violation: Violation) -> Refused:
    return Refused(violation.message, violations=(violation,))
