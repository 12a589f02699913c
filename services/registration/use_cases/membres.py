"""Who works for a structure: its referents invite, change, remove, and answer whoever asks to join (F037, K10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

from services.domain.errors import Conflict, NotFound
from services.domain.events import Fact, JoinRequested, MemberInvited
from services.domain.rights import Principal, Role, Verb, require
from services.domain.structure import Structure
from services.registration.model.cle import Cle
from services.registration.model.compte import Compte, Essais, Rattachement, address_fingerprint, fingerprint
from services.registration.model.demande import Demande
from services.registration.model.inscription import Invitation, read_invitation, read_rattachement
from services.registration.model.personne import Referents
from services.registration.model.siret import EtatSiret, Siret
from services.shared.clock import Clock
from services.shared.trace import Trace

_WAITS = timedelta(days=30)  # a referent on leave is back by then
_HOUR = timedelta(hours=1)
_PER_HOUR = 10  # more people than a real team grows by
_AT_ONCE = 50  # what one still reads on a page


class Keeper(Protocol):
    """What is needed from whoever keeps accounts and structures."""

    def structure(self, numero: str) -> Structure | None: ...
    def siret(self, siret: str) -> Siret | None: ...
    def demande(self, id: str) -> Demande | None: ...
    def compte(self, sub: str) -> Compte | None: ...
    def membres(self, structure: str) -> list[Compte]: ...
    def referents(self, structure: str) -> Referents: ...
    def save_account(
        self,
        compte: Compte,
        *,
        request: str,
        trace: Trace,
        about: str | None = None,
        facts: Sequence[Fact] = (),
        fewer: Sequence[Referents] = (),
        keys: Sequence[Cle] = (),
    ) -> None: ...
    def keys(self, structure: str) -> list[Cle]: ...
    def tell(self, structure: str, *, request: str, trace: Trace, facts: Sequence[Fact]) -> None: ...
    def rattachements(self, structure: str) -> list[Rattachement]: ...
    def save_rattachement(self, demande: Rattachement, *, request: str, facts: Sequence[Fact]) -> None: ...
    def forget_rattachement(self, structure: str, id: str) -> None: ...
    def essais(self, quoi: str, empreinte: str) -> Essais | None: ...
    def save_essais(self, essais: Essais, request: str, facts: Sequence[Fact] = ()) -> None: ...


class Post(Protocol):
    """Whoever brings mails."""

    def send(self, to: str, subject: str, template: str, **data: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Equipe:
    """Who works for a structure, and who asks to."""

    structure: Structure
    membres: Sequence[Compte]
    rattachements: Sequence[Rattachement]


@dataclass(frozen=True, slots=True)
class Membres:
    """The people of structures."""

    store: Keeper
    clock: Clock
    post: Post
    public_url: str

    def team(self, who: Principal, structure: str) -> Equipe:
        """The people of a structure, by name, and who asks to join. Raises NotFound."""
        known = self._structure(who, structure)
        membres = sorted(self.store.membres(structure), key=lambda compte: compte.nom.casefold())
        return Equipe(known, membres, self._waiting(structure))

    def invite(self, who: Principal, structure: str, typed: Mapping[str, str], demande: str) -> None:
        """Let somebody work for a structure. Who invites learns not whether the address has an account (threat 7).

        Raises NotFound, Refused.
        """
        known, invited = self._structure(who, structure), read_invitation(typed)
        self.store.tell(
            structure,
            request=_once(demande, invited.model_dump_json()),
            trace=self._trace(who, "Invitation", role=invited.role.value),
            facts=[self._invited(who, known, invited)],
        )

    def set_role(self, who: Principal, structure: str, sub: str, role: Role, demande: str) -> None:
        """Give a member another role; the keys that he made and that may more end with the former one.

        Raises NotFound, Conflict when nobody would be referent any more.
        """
        membre = self._membre(who, structure, sub)
        fewer = [] if role is Role.OF_REFERENT else self._fewer(membre, structure)
        changed = membre.entitled({structure: role}, None)
        keys = self._ended(changed, structure)
        trace = self._trace(who, "Changement de rôle", role=role.value, membre=sub, **_named(keys))
        self.store.save_account(changed, request=demande, trace=trace, about=structure, fewer=fewer, keys=keys)

    def remove(self, who: Principal, structure: str, sub: str, demande: str) -> None:
        """Take a member out, and the keys that he made; the next request already finds the door closed.

        Raises NotFound, Conflict.
        """
        membre = self._membre(who, structure, sub)
        fewer = self._fewer(membre, structure)
        changed = membre.without(structure)
        keys = self._ended(changed, structure)
        trace = self._trace(who, "Retrait d’un membre", membre=sub, **_named(keys))
        self.store.save_account(changed, request=demande, trace=trace, about=structure, fewer=fewer, keys=keys)

    # ─── joining ─────────────────────────────────────────────────────────────

    def ask_to_join(self, typed: Mapping[str, str], demande: str) -> None:
        """Ask the referents of the structure of a SIRET to be let in; the answer is the same whatever is known.

        Beyond a few requests an hour, whatever their addresses, a structure hears no more of them (threat 4).
        Raises Refused for what cannot be a SIRET, a name or an address.
        """
        form, now = read_rattachement(typed), self.clock.now()
        empreinte = address_fingerprint(form.courriel)
        tries = self.store.essais("rejoindre", empreinte)
        tries = tries or Essais(quoi="rejoindre", empreinte=empreinte, dernier_le=now)
        structure = self._registered(form.siret)
        if tries.locked_until(now) or structure is None or self._flooded(structure, now):
            return
        id = _once(demande, form.model_dump_json())[:32]
        asked = Rattachement(
            id=id,
            structure=structure,
            courriel=form.courriel,
            nom=form.nom,
            prenom=form.prenom,
            demande_le=now,
            expire_le=now + _WAITS,
        )
        self.store.save_essais(tries.tried(now), uuid4().hex)
        self.store.save_rattachement(asked, request=id, facts=[JoinRequested(at=now, structure=structure)])

    def let_in(self, who: Principal, structure: str, id: str, role: Role, demande: str) -> None:
        """Somebody who asked to join is let in. Raises NotFound."""
        known = self._structure(who, structure)
        asked = self._asked(structure, id)
        invited = Invitation(courriel=asked.courriel, nom=asked.nom, prenom=asked.prenom, role=role)
        fact, trace = self._invited(who, known, invited), self._trace(who, "Rattachement accepté", role=role.value)
        self.store.tell(structure, request=_once(demande, id, role.value), trace=trace, facts=[fact])
        self.store.forget_rattachement(structure, id)  # last: whoever asked is told, whatever happens here

    def turn_away(self, who: Principal, structure: str, id: str, demande: str) -> None:
        """Somebody who asked to join is not let in. Raises NotFound."""
        self._structure(who, structure)
        self._asked(structure, id)
        trace = self._trace(who, "Rattachement refusé")
        self.store.tell(structure, request=_once(demande, id), trace=trace, facts=[])
        self.store.forget_rattachement(structure, id)

    def hear_join_requested(self, fact: JoinRequested) -> None:
        """Tell the referents that somebody waits: once an hour, as long as those they know of wait as well."""
        known, now = self.store.structure(fact.structure), self.clock.now()
        empreinte = fingerprint(fact.structure)
        told = self.store.essais("annonce", empreinte) or Essais(quoi="annonce", empreinte=empreinte, dernier_le=now)
        if known is None or (told.revision and now < told.dernier_le + _HOUR and len(self._waiting(known.numero)) > 1):
            return
        for referent in self.store.membres(fact.structure):
            if referent.structures[fact.structure] is Role.OF_REFERENT:
                self._announce(referent, known)
        self.store.save_essais(told.tried(now), uuid4().hex)  # last: after a crash they are told twice, and not never

    # ─── inside ──────────────────────────────────────────────────────────────

    def _announce(self, referent: Compte, structure: Structure) -> None:
        self.post.send(
            referent.courriel,
            f"{structure.nom} : une personne demande à rejoindre votre espace",
            "registration/courriels/rattachement",
            structure=structure.nom,
            lien=f"{self.public_url}/structure/membres?structure={structure.numero}",
            lien_texte="Voir la demande",
        )

    def _waiting(self, structure: str) -> list[Rattachement]:
        now = self.clock.now()
        return [asked for asked in self.store.rattachements(structure) if now < asked.expire_le]

    def _flooded(self, structure: str, now: datetime) -> bool:
        waiting = self._waiting(structure)
        lately = sum(now < asked.demande_le + _HOUR for asked in waiting)
        return lately >= _PER_HOUR or len(waiting) >= _AT_ONCE

    def _invited(self, who: Principal, structure: Structure, invited: Invitation) -> MemberInvited:
        return MemberInvited(
            at=self.clock.now(),
            structure=structure.numero,
            structure_nom=structure.nom,
            courriel=invited.courriel,
            nom=invited.nom,
            prenom=invited.prenom,
            role=invited.role.value,
            auteur=who.nom,
        )

    def _asked(self, structure: str, id: str) -> Rattachement:
        found = next((asked for asked in self.store.rattachements(structure) if asked.id == id), None)
        if found is None:
            raise NotFound("Cette demande a déjà reçu une réponse.")
        return found

    def _registered(self, siret: str) -> str | None:
        claim = self.store.siret(siret)
        request = self.store.demande(claim.demande) if claim and claim.etat is EtatSiret.INSCRIT else None
        return request.structure.numero if request else None

    def _structure(self, who: Principal, numero: str) -> Structure:
        require(who, Verb.MEMBRE_GERER, numero)
        known = self.store.structure(numero)
        if known is None:
            raise NotFound("Cette structure n’existe pas.")
        return known

    def _membre(self, who: Principal, structure: str, sub: str) -> Compte:
        require(who, Verb.MEMBRE_GERER, structure)
        compte = self.store.compte(sub)
        if compte is None or structure not in compte.structures:
            raise NotFound("Cette personne ne fait plus partie de la structure.")
        return compte

    def _fewer(self, membre: Compte, structure: str) -> list[Referents]:
        """The referents that a structure has until now, when this one goes. Raises Conflict for the last one."""
        if membre.structures[structure] is not Role.OF_REFERENT:
            return []
        referents = self.store.referents(structure)
        if referents.only(membre.sub):
            raise Conflict(
                "C’est le dernier référent de la structure qui a activé son compte : nommez-en un autre d’abord, et"
                " attendez qu’il active le sien."
            )
        return [referents]

    def _ended(self, changed: Compte, structure: str) -> list[Cle]:
        """The keys of a structure that may more than their maker from now on."""
        now, maker = self.clock.now(), changed.principal()
        made = (cle for cle in self.store.keys(structure) if cle.auteur == changed.sub and cle.open_at(now))
        return [cle.withdrawn(now) for cle in made if not cle.within(maker)]

    def _trace(self, who: Principal, acte: str, **details: object) -> Trace:
        role = who.carif.value if who.carif else "organisme"
        return Trace(self.clock.now(), acte, who.nom, role, details=details)


def _once(demande: str, *what: str) -> str:
    """The name of an act: a page has one token for all its forms, and somebody may go back and type something else."""
    return fingerprint("/".join((demande, *what)))


def _named(keys: Sequence[Cle]) -> dict[str, str]:
    return {"cles": ", ".join(cle.nom for cle in keys)} if keys else {}
