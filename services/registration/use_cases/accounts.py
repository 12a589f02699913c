"""How accounts come to be: by the Carif's decision on a structure, or by an operator's hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

from services.domain.errors import NotFound
from services.domain.events import (
    AccessRequested,
    Fact,
    MemberInvited,
    StructureApproved,
    StructurePublished,
    StructureRefused,
    StructureRequested,
    StructureReturned,
    StructureTaken,
)
from services.domain.rights import Role
from services.domain.structure import Structure
from services.registration.model.cle import Cle
from services.registration.model.compte import Compte, address_fingerprint, alias_base, fingerprint, new_secret
from services.registration.model.demande import Demande, EtatDemande
from services.registration.model.document import new_place
from services.registration.model.fiche import EN_EXAMEN
from services.registration.model.inscription import login_of
from services.registration.model.siret import EtatSiret, Siret
from services.registration.use_cases.links import Links
from services.shared.clock import Clock
from services.shared.trace import Trace


class Pool(Protocol):
    """Whoever keeps the passwords."""

    def create(self, courriel: str) -> str: ...
    def set_password(self, courriel: str, password: str) -> None: ...
    def forget_second_factor(self, courriel: str) -> None: ...


class Keeper(Protocol):
    """What is needed from whoever keeps requests and accounts."""

    def demande(self, id: str) -> Demande | None: ...
    def keep_demande(self, demande: Demande, *, request: str, trace: Trace) -> None: ...
    def siret(self, siret: str) -> Siret | None: ...
    def structure(self, numero: str) -> Structure | None: ...
    def compte_of(self, empreinte: str) -> Compte | None: ...
    def next_number(self, kind: str) -> int: ...
    def decide(
        self,
        demande: Demande,
        siret: Siret | None,
        compte: Compte | None,
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact] = (),
    ) -> None: ...
    def save_account(self, compte: Compte, *, request: str, trace: Trace, about: str | None = None) -> None: ...
    def save_key(self, cle: Cle, request: str) -> None: ...


class Numbering(Protocol):
    """Whoever numbers what is sent to the Carif for a structure."""

    def start_versions(self, numero: str, last: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Accounts:
    """Opens accounts and gives keys. `alias`: each account gets another name to sign in by (D020)."""

    store: Keeper
    numbering: Numbering
    clock: Clock
    pool: Pool
    links: Links
    alias: bool = False

    def hear_requested(self, fact: StructureRequested) -> None:
        """A request is sent: its applicant gets the address of its page by mail; a change is seen on its record."""
        if fact.precedente is None:
            self.links.acknowledge(fact)

    def hear_taken(self, fact: StructureTaken) -> None:
        """Somebody at the Carif opened a request: its applicant sees that it is examined (T5)."""
        demande = self._demande(fact.demande)
        taken = demande.taken(fact.version, fact.at)
        if taken is not demande:
            details = {"version": fact.version}
            trace = Trace(fact.at, EN_EXAMEN, fact.documentaliste, fact.documentaliste_role, details=details)
            self.store.keep_demande(taken, request=fact.id, trace=trace)

    def hear_approved(self, fact: StructureApproved) -> None:
        """A structure is accepted: its referent gets an account on it, and the mail that says so.

        The mail goes out last: after a crash the fact comes again and nothing but the mail may be sent twice.
        """
        demande = self._demande(fact.demande)
        if demande.etat is EtatDemande.REFUSEE:
            return
        compte = self._entitled(fact.structure, fact.referent.courriel, fact.referent.nom, fact.referent.prenom)
        decided = demande.decided(EtatDemande.ACCEPTEE, fact.structure, fact.at)
        if decided is not demande:
            trace = Trace(fact.at, "Demande acceptée", fact.decideur, fact.decideur_role)
            claim = self._claim(demande, EtatSiret.INSCRIT)
            told = StructurePublished(at=self.clock.now(), structure=self._with_books(decided.structure))
            # A change asked for later is numbered after the registration; saved twice it is the same
            self.numbering.start_versions(fact.structure.numero, fact.version)
            self.store.decide(decided, claim, compte, request=fact.id, trace=trace, facts=[told])
        self.links.invite(compte, fact.structure.nom)

    def hear_refused(self, fact: StructureRefused) -> None:
        """A structure is refused: the applicant learns why, and the SIRET may be asked for again."""
        demande = self._demande(fact.demande)
        if demande.etat is EtatDemande.ACCEPTEE:
            return
        decided = demande.decided(EtatDemande.REFUSEE, fact.structure, fact.at)
        if decided is not demande:
            trace = Trace(fact.at, "Demande refusée", fact.decideur, fact.decideur_role, fact.raisons)
            self.store.decide(decided, self._claim(demande, EtatSiret.LIBRE), None, request=fact.id, trace=trace)
        motifs = tuple(motif.texte for motif in fact.motifs)
        self.links.refuse(fact.referent.courriel, fact.structure.nom, motifs, fact.commentaire)

    def hear_returned(self, fact: StructureReturned) -> None:
        """The Carif asks for more (T6): the request is its applicant's again, and the mail leads to what to correct."""
        demande = self._demande(fact.demande)
        returned = demande.returned(fact, new_place())
        if returned is not demande:
            trace = Trace(fact.at, "Complément demandé", fact.decideur, fact.decideur_role, fact.raisons)
            claim = self._claim(demande, EtatSiret.EN_ATTENTE)
            self.store.decide(returned, claim, None, request=fact.id, trace=trace)
        if returned.etat is EtatDemande.A_COMPLETER and returned.version == fact.version:
            self.links.ask_more(returned)

    def hear_access_requested(self, fact: AccessRequested) -> None:
        """Send the link that was asked for; an address without account, or with another alias, gets nothing (D021)."""
        compte = self.store.compte_of(fact.empreinte)
        if compte and (not fact.alias or fingerprint(compte.alias) == fact.alias):
            self.links.send_again(compte)

    def hear_member_invited(self, fact: MemberInvited) -> None:
        """Somebody may work for a structure from now on; whoever does already gets the mail, and keeps his role.

        The Carif's people are left out, and nobody learns that the address is one of theirs.
        """
        compte = self._account(login_of(fact.courriel), fact.nom, fact.prenom)
        if (
            compte.carif
        ):  # whoever belongs to a structure decides on nothing of it: nobody but the Carif brings that about
            return
        if fact.structure not in compte.structures:
            compte = compte.entitled({fact.structure: Role(fact.role)}, None)
            details = {"role": fact.role, "membre": compte.sub}
            trace = Trace(fact.at, "Membre ajouté", fact.auteur, "organisme", details=details)
            self.store.save_account(compte, request=fact.id, trace=trace, about=fact.structure)
        self.links.welcome(compte, fact.structure_nom, fact.auteur)

    def open_staff_account(self, courriel: str, nom: str, prenom: str, role: Role, password: str = "") -> Compte:
        """The account of somebody at the Carif: with `password` at once usable, without it by a link sent by mail.

        Opened twice, it is one account; the role given last stands. Every open sign-in ends: one that a password alone
        had opened would have the rights of the Carif without the second factor.
        """
        login = login_of(courriel)
        compte = self._account(login, nom, prenom).entitled({}, role).renewed()
        if password:
            self.pool.set_password(login, password)
            compte = compte.activated()
        trace = Trace(self.clock.now(), "Compte ouvert", "Exploitation", "exploitation", details={"role": role.value})
        self.store.save_account(compte, request=uuid4().hex, trace=trace)
        if not password:
            self.links.send_again(compte)
        return compte

    def forget_second_factor(self, courriel: str) -> None:
        """Let somebody who lost the telephone enrol anew; every open sign-in ends. Raises NotFound."""
        compte = self.store.compte_of(address_fingerprint(login_of(courriel)))
        if compte is None:
            raise NotFound(f"Aucun compte n’a l’adresse {courriel}.")
        self.pool.forget_second_factor(compte.courriel)
        trace = Trace(self.clock.now(), "Second facteur remis à zéro", "Exploitation", "exploitation")
        self.store.save_account(compte.renewed(), request=uuid4().hex, trace=trace)

    def give_key(self, partenaire: str, nom: str, secret: str = "") -> str:
        """A new access key of a partner: shown this once, known afterwards by its fingerprint alone.

        `secret` is taken as the key when it is given; the same one twice changes nothing.
        """
        key = secret or f"cf_{new_secret()}"
        self.store.save_key(Cle(empreinte=fingerprint(key), partenaire=partenaire, nom=nom), fingerprint(key))
        return key

    def _with_books(self, structure: Structure) -> Structure:
        """The record with the address books that the Carif may have begun for it."""
        known = self.store.structure(structure.numero)
        return structure.with_books_of(known) if known else structure

    def _demande(self, id: str) -> Demande:
        demande = self.store.demande(id)
        if demande is None:
            raise NotFound(f"La demande {id} n’existe pas.")
        return demande

    def _entitled(self, structure: Structure, courriel: str, nom: str, prenom: str) -> Compte:
        account = self._account(login_of(courriel), nom, prenom)
        return account.entitled({structure.numero: Role.OF_REFERENT}, None)

    def _account(self, login: str, nom: str, prenom: str) -> Compte:
        """The account of an address, whatever structures it has already (K10), or a new one."""
        known = self.store.compte_of(address_fingerprint(login))
        if known:
            return known
        sub, alias = self.pool.create(login), self._alias(prenom, nom)
        return Compte(sub=sub, courriel=login, nom=nom, prenom=prenom, alias=alias)

    def _alias(self, prenom: str, nom: str) -> str:
        """`fdurant1`, the next one `fdurant2` (D020)."""
        if not self.alias:
            return ""
        base = alias_base(prenom, nom)
        return f"{base}{self.store.next_number(f'alias-{base}')}"

    def _claim(self, demande: Demande, etat: EtatSiret) -> Siret | None:
        claim = self.store.siret(demande.structure.siret)
        return claim.claimed(etat, demande.id) if claim and claim.demande == demande.id else None
