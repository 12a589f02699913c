"""How a structure asks to be registered: a form, perhaps a document, then the request goes to the Carif."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from referentiels.registres.ports import Declarations, Etablissements
from services.domain.errors import Conflict, NotFound, Refused, Violation
from services.domain.events import Fact, Piece
from services.domain.profil import Profil
from services.domain.structure import Structure
from services.registration.model.constats import Consultation, consultation
from services.registration.model.demande import (
    Demande,
    EtatDemande,
    EtatSiret,
    Siret,
    check_pdf,
    consentement,
    worst,
)
from services.registration.model.inscription import Inscription, name_missing, read_inscription
from services.shared.clock import Clock
from services.shared.page.french import octets_fr
from services.shared.trace import Trace

# More than the limit, so that a file somewhat too large is refused by our own page, which says why
_UPLOAD_MAX = 5_000_000
_UPLOAD_MINUTES = 30
_PREUVE_MAX = 2_000_000  # bytes that are read of a register's answer


class Upload(Protocol):
    """Where a browser sends a file, and with which fields."""

    @property
    def url(self) -> str: ...
    @property
    def fields(self) -> dict[str, str]: ...


class Stored(Protocol):
    """A file that arrived; `size` in bytes."""

    @property
    def version(self) -> str: ...
    @property
    def size(self) -> int: ...


class Documents(Protocol):
    """Where documents arrive."""

    def upload_form(self, key: str, *, content_type: str, max_bytes: int, redirect: str, minutes: int) -> Upload: ...
    def stat(self, key: str, version: str | None = None) -> Stored: ...
    def read(self, key: str, *, max_bytes: int, version: str | None = None) -> bytes: ...
    def keep(self, key: str, version: str, under: str) -> Stored: ...
    def put(self, key: str, content: bytes, content_type: str) -> None: ...
    def put_once(self, key: str, content: bytes, content_type: str) -> None: ...


class Keeper(Protocol):
    """What is needed from whoever keeps the requests."""

    def demande(self, id: str) -> Demande | None: ...
    def siret(self, siret: str) -> Siret | None: ...
    def next_number(self, kind: str) -> int: ...
    def keep_draft(self, demande: Demande, request: str) -> None: ...
    def send(self, demande: Demande, siret: Siret, *, request: str, trace: Trace, facts: Sequence[Fact]) -> None: ...


@dataclass(frozen=True, slots=True)
class Registrations:
    """The requests of structures. Everybody may ask: the door's right is the only one, and `id` opens one request."""

    store: Keeper
    clock: Clock
    profil: Profil
    etablissements: Etablissements
    declarations: Declarations
    documents: Documents
    public_url: str

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
                telephone=form.telephone,
                courriel=form.courriel,
            ),
            referent=form.referent,
            constats=known.constats,
            preuves=known.preuves,
            hors_region=known.hors_region,
            consentement=consentement(self.profil, now),
            cle_document=f"recus/{secrets.token_hex(24)}",
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

    def upload_form(self, demande: Demande) -> Upload:
        """What the browser needs to send the document straight to its bucket."""
        return self.documents.upload_form(
            demande.cle_document,
            content_type="application/pdf",
            max_bytes=_UPLOAD_MAX,
            redirect=f"{self.public_url}/inscription/{demande.id}/verification",
            minutes=_UPLOAD_MINUTES,
        )

    def check_document(self, demande: Demande) -> Piece:
        """The document that arrived last, as it lies there now. Raises Refused with the reason and the limit."""
        limit = self.profil.documents.taille_max
        try:
            stored = self.documents.stat(demande.cle_document)
        except NotFound as absence:
            raise _refused(_NOT_ARRIVED) from absence
        content = b""
        if 0 < stored.size <= limit:
            content = self.documents.read(demande.cle_document, max_bytes=limit, version=stored.version)
        if violation := check_pdf(stored.size, content, limit, octets_fr(limit)):
            raise _refused(violation)
        return Piece(
            cle=demande.cle_document,
            version=stored.version,
            sha256=sha256(content).hexdigest(),
            nom=f"justificatif-{demande.structure.siret}.pdf",
            taille=stored.size,
        )

    def send(self, id: str, *, with_document: bool, request: str) -> Demande:
        """The request, sent to the Carif with its document or without; sent twice, it is sent once.

        Raises NotFound, Refused (document, or the SIRET was registered in the meantime).
        """
        demande = self.read(id)
        if demande.etat is not EtatDemande.BROUILLON:
            return demande
        piece = self._kept(self.check_document(demande)) if with_document else None
        self._keep_evidence(demande)
        claim = self._refuse_taken(demande.structure.siret)
        sent = demande.send(self._number(), piece)
        siret = _claim(claim, sent)
        try:
            self.store.send(
                sent, siret, request=request, trace=self._trace(sent), facts=[sent.requested(self.clock.now())]
            )
        except Conflict:
            return self._sent_by_somebody(id)
        return sent

    def _kept(self, piece: Piece) -> Piece:
        """The document out of the place for arrivals, which is emptied: what came with a request is a proof."""
        under = piece.cle.replace("recus/", "pieces/", 1)
        kept = self.documents.keep(piece.cle, piece.version, under)
        return piece.model_copy(update={"cle": under, "version": kept.version})

    def _keep_evidence(self, demande: Demande) -> None:
        """The registers' answers out of the place for arrivals; a file named after its content is written once."""
        for empreinte in demande.preuves:
            content = self.documents.read(_arrived(empreinte), max_bytes=_PREUVE_MAX)
            self.documents.put_once(f"preuves/{empreinte}", content, _BYTES)

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
                self.documents.put(_arrived(answer.empreinte), answer.brut, _BYTES)
        return consultation(form.siret, form.numero_activite, etablissement, declaration, self.profil)

    def _number(self) -> str:
        return self.profil.numeros.of("structure", self.store.next_number("structure"))

    def _trace(self, sent: Demande) -> Trace:
        details = {"constats": worst(sent.constats), "consentement": sent.consentement.version}
        return Trace(self.clock.now(), "Demande d’inscription", "Demandeur", "organisme", details=details)


_NOT_ARRIVED = Violation(
    "DEMANDE.DOCUMENT.ABSENT", "Aucun fichier n’est arrivé : choisissez un fichier PDF, puis envoyez-le.", ("file",)
)


# Some directories answer with the names of persons: nothing that opens a page may take it for one
_BYTES = "application/octet-stream"


def _arrived(empreinte: str) -> str:
    return f"recus/preuves/{empreinte}"


def _claim(claim: Siret | None, sent: Demande) -> Siret:
    if claim is None:
        return Siret(siret=sent.structure.siret, etat=EtatSiret.EN_ATTENTE, demande=sent.id)
    return claim.claimed(EtatSiret.EN_ATTENTE, sent.id)


def _refused(violation: Violation) -> Refused:
    return Refused(violation.message, violations=(violation,))
