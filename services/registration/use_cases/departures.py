"""How an account ends: by its owner, by an operator, or because nobody came; and what is removed with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from services.domain.errors import Conflict, NotFound
from services.domain.events import AccountErased, Fact
from services.domain.rights import Principal, Role, Verb, require
from services.domain.structure import EtatStructure, Structure
from services.registration.model.cle import Cle
from services.registration.model.compte import Compte, Rattachement, address_fingerprint
from services.registration.model.demande import Demande
from services.registration.model.inscription import login_of
from services.registration.model.personne import EFFACE, Referents, Visite
from services.registration.use_cases.sign_ins import SignIns
from services.shared.clock import Clock
from services.shared.trace import Trace

_CLOSED = {EtatStructure.REFUSE, EtatStructure.SUSPENDU}  # nobody enters an offer there
ESSAIS = ("connexion", "code", "lien", "rejoindre")


class Pool(Protocol):
    """Whoever keeps the passwords."""

    def forget(self, courriel: str, sub: str) -> None: ...


class Keeper(Protocol):
    """What is needed from whoever keeps accounts, structures and requests."""

    def compte(self, sub: str) -> Compte | None: ...
    def compte_of(self, empreinte: str) -> Compte | None: ...
    def structure(self, numero: str) -> Structure | None: ...
    def referents(self, structure: str) -> Referents: ...
    def demande_of(self, structure: str) -> Demande | None: ...
    def keep_demande(self, demande: Demande, *, request: str, trace: Trace) -> None: ...
    def tell(self, structure: str, *, request: str, trace: Trace, facts: Sequence[Fact]) -> None: ...
    def forget_rattachement(self, structure: str, id: str) -> None: ...
    def forget_openings(self, sub: str) -> None: ...
    def forget_essais(self, quoi: str, empreinte: str) -> None: ...
    def keys(self, structure: str) -> list[Cle]: ...
    def save_key(self, cle: Cle, request: str) -> None: ...


class People(Protocol):
    """What is needed from whoever finds all that is kept of one person."""

    def erase(
        self,
        before: Compte,
        after: Compte,
        fewer: Sequence[Referents],
        *,
        request: str,
        trace: Trace,
        facts: Sequence[Fact],
        seen: Visite | None = None,
    ) -> None: ...
    def rattachements_of(self, courriel: str) -> list[Rattachement]: ...


class Writings(Protocol):
    """Whoever keeps messages and memos."""

    def rename_author(self, structure: str, sub: str, auteur: str) -> None: ...
    def forget_memos(self, sub: str) -> None: ...


class Post(Protocol):
    """Whoever brings mails."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Departures:
    """The end of accounts.

    One transaction makes the account nobody's and closes every door; what lies elsewhere follows from the fact that
    it tells, which may be heard twice, late, or go on after a crash.
    """

    store: Keeper
    people: People
    writings: Writings
    clock: Clock
    pool: Pool
    sign_ins: SignIns
    post: Post
    public_url: str

    def look(self, who: Principal) -> tuple[Compte, list[Structure]]:
        """The account that its owner wants to leave, and the structures that forbid it. Raises NotFound."""
        compte = self._own(who)
        return compte, self._alone(compte, self._referents(compte))

    def leave(self, who: Principal, present: str, demande: str) -> None:
        """Erase the own account. Raises NotFound, Refused for a wrong password, Conflict while it cannot go."""
        compte = self._own(who)
        if compte.carif:
            raise Conflict("Un compte de l’équipe du Carif est supprimé par l’exploitation : demandez-le-lui.")
        self.sign_ins.prove(compte, present)
        trace = Trace(self.clock.now(), "Compte supprimé par son titulaire", compte.sub, "titulaire")
        self.end(compte, trace, demande)

    def close(self, courriel: str, request: str) -> None:
        """Erase the account of an address, by an operator's hand. Raises NotFound, Conflict."""
        compte = self.store.compte_of(address_fingerprint(login_of(courriel)))
        if compte is None:
            raise NotFound("Aucun compte n’a cette adresse.")
        self.end(compte, Trace(self.clock.now(), "Compte supprimé", "Exploitation", "exploitation"), request)

    def alone(self, compte: Compte) -> bool:
        """Whether a structure has no other referent."""
        return bool(self._alone(compte, self._referents(compte)))

    def end(self, compte: Compte, trace: Trace, request: str, seen: Visite | None = None) -> None:
        """Make an account nobody's. Raises Conflict for the last referent of a structure.

        `seen`: the last visit, when it is because nobody came.
        """
        fewer = self._referents(compte)
        if alone := self._alone(compte, fewer):
            noms = ", ".join(structure.nom for structure in alone)
            raise Conflict(f"Aucun autre référent pour {noms} : nommez-en un d’abord, ou écrivez au Carif.")
        fact = AccountErased(
            at=trace.at,
            sub=compte.sub,
            courriel=compte.courriel,
            nom=compte.nom_complet,
            structures=tuple(compte.structures),
        )
        self.people.erase(compte, compte.erased(), fewer, request=request, trace=trace, facts=[fact], seen=seen)

    def hear_erased(self, fact: AccountErased) -> None:
        """Remove what an erased person left elsewhere, and say by mail that it is done, last."""
        self.pool.forget(fact.courriel, fact.sub)
        self.store.forget_openings(fact.sub)
        self.writings.forget_memos(fact.sub)
        self._forget_address(fact)
        for structure in fact.structures:
            self._forget_in(structure, fact)
        self.post.send(
            fact.courriel,
            "Votre compte est supprimé",
            "registration/courriels/compte_supprime",
            lien=f"{self.public_url}/donnees-personnelles",
            lien_texte="Lire ce qui est conservé",
        )

    def _forget_address(self, fact: AccountErased) -> None:
        """What is found by the address, unless its owner came back since."""
        for asked in self.people.rattachements_of(fact.courriel):
            if asked.demande_le <= fact.at:
                self.store.forget_rattachement(asked.structure, asked.id)
        for quoi in ESSAIS:
            self.store.forget_essais(quoi, address_fingerprint(fact.courriel))

    def _forget_in(self, structure: str, fact: AccountErased) -> None:
        self.writings.rename_author(structure, fact.sub, EFFACE)
        for cle in self.store.keys(structure):
            if cle.auteur == fact.sub:  # it opens nothing since the account is nobody's
                nameless = cle.model_copy(update={"creee_par": EFFACE, "auteur": ""})
                self.store.save_key(nameless.withdrawn(cle.retiree_le or fact.at), fact.id)
        demande = self.store.demande_of(structure)
        if demande and demande.referent.courriel == fact.courriel:
            trace = Trace.of_robot(fact.at, "Coordonnées du demandeur effacées")
            self.store.keep_demande(demande.without_referent(), request=fact.id, trace=trace)
        gone = Trace(fact.at, "Départ d’un membre", EFFACE, "organisme", details={"membre": fact.sub})
        self.store.tell(structure, request=fact.id, trace=gone, facts=[])

    def _referents(self, compte: Compte) -> list[Referents]:
        """Of each structure that loses a referent, those it has until now."""
        held = [numero for numero, role in compte.structures.items() if role is Role.OF_REFERENT]
        return [self.store.referents(numero) for numero in held]

    def _alone(self, compte: Compte, referents: Sequence[Referents]) -> list[Structure]:
        """The structures in activity that would have no referent any more."""
        alone = (each.structure for each in referents if each.only(compte.sub))
        known = (self.store.structure(numero) for numero in alone)
        return [structure for structure in known if structure and structure.etat not in _CLOSED]

    def _own(self, who: Principal) -> Compte:
        require(who, Verb.COMPTE_VOIR)
        compte = self.store.compte(who.sub)
        if compte is None or not compte.usable:
            raise NotFound("Votre compte n’existe plus.")
        return compte
