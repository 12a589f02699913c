"""What an organisation does with its formations: one method per intention."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lheo import elements
from referentiels.certifications import Certification, Certifications
from services.domain import rules
from services.domain.adresse import Lieu
from services.domain.as_lheo import Remarque, formation_from_lheo
from services.domain.calendrier import PARIS, echeance
from services.domain.certification import codes
from services.domain.errors import Conflict, NotFound, Overtaken, Refused, Violation
from services.domain.events import (
    ExportPublished,
    FormationArchived,
    FormationSubmitted,
    FormationWithdrawn,
)
from services.domain.formation import Formation
from services.domain.profil import Profil
from services.domain.rights import Principal, Verb, require
from services.domain.session import Session
from services.domain.structure import EtatStructure, Structure
from services.offers.model import Carnets, Comme, Fiche, LigneFiche, Saisie, Tableau, Version, diffusions
from services.offers.use_cases.keeper import Keeper
from services.shared.clock import Clock
from services.shared.trace import Trace


@dataclass(frozen=True, slots=True)
class Offers:
    """The intentions of organisations."""

    store: Keeper
    clock: Clock
    profil: Profil
    certifications: Certifications

    # ─── look ────────────────────────────────────────────────────────────────

    def dashboard(self, who: Principal, structure: str) -> Tableau:
        """An organisation's fiches and where they are published. Raises NotFound."""
        require(who, Verb.FORMATION_LIRE, structure)
        known = self.store.structure(structure)
        return Tableau(
            structure=structure,
            structure_nom=known.nom if known else structure,
            ouverte=_accepted(known),
            lignes=tuple(self.store.lignes(structure, self.clock.now())),
            exports=tuple(self.store.exports()),
        )

    def trained(self, who: Principal, structure: str) -> Tableau:
        """The formations in which an organisation trains: its own, and those of others that are out (F065).

        Raises NotFound.
        """
        own, known = self.dashboard(who, structure), self.store.structure(structure)
        siret = known.siret if known else ""
        others = [ligne for ligne in self.store.formees(siret) if ligne.structure != structure] if siret else []
        mine = [ligne for ligne in own.lignes if {"", siret} & {*ligne.formateurs}]
        names = {numero: self.store.structure(numero) for numero in {ligne.structure for ligne in others}}
        return own.model_copy(
            update={
                "comme": Comme.FORMATEUR,
                "lignes": (*mine, *others),
                "responsables": {numero: known.nom if known else numero for numero, known in names.items()},
            }
        )

    def read(self, who: Principal, numero: str) -> Saisie:
        """A fiche with what the rules say of it. Raises NotFound."""
        return self._assessed(self._fiche(who, Verb.FORMATION_LIRE, numero))

    def carnets(self, who: Principal, structure: str) -> Carnets:
        """The places and contacts that a new fiche may take over. Raises NotFound."""
        require(who, Verb.FORMATION_ECRIRE, structure)
        return Carnets.of(self.store.structure(structure))

    def diffusions(self, fiche: Fiche) -> tuple[ExportPublished, ...]:
        """The files that hold a fiche, which somebody was allowed to read."""
        return diffusions(LigneFiche.of(fiche), self.store.exports())

    def history(self, who: Principal, numero: str) -> list[Mapping[str, Any]]:
        """Who did what to a fiche, oldest first. Raises NotFound."""
        self._fiche(who, Verb.FORMATION_LIRE, numero)
        return self.store.history(numero)

    # ─── write ───────────────────────────────────────────────────────────────

    def create(self, who: Principal, structure: str, formation: Formation, demande: str) -> Fiche:
        """A new fiche, under a number that is never given again (T1). Raises NotFound, Conflict."""
        require(who, Verb.FORMATION_ECRIRE, structure)
        if done := self.store.created_by(demande):
            return self._fiche(who, Verb.FORMATION_ECRIRE, done)
        owner = self._valid(structure)
        # Whatever it came with: a formation belongs to the structure that was authorised
        given = formation.model_copy(update={"structure": owner.numero})
        return self._start(who, given, self._number("formation"), demande, "Création")

    def import_lheo(
        self, who: Principal, structure: str, element: elements.Formation, demande: str
    ) -> tuple[Fiche, tuple[Remarque, ...]]:
        """A draft of `structure` from a formation of a LHEO file, and what could not be carried over (D143).

        Raises NotFound, Conflict.
        """
        require(who, Verb.FORMATION_IMPORTER, structure)
        if done := self.store.created_by(demande):
            return self._fiche(who, Verb.FORMATION_LIRE, done), ()
        owner, numero = self._valid(structure), self._number("formation")
        formation, remarques = formation_from_lheo(
            element, owner, numero=numero, next_numero=lambda: self._number("session")
        )
        return self._start(who, formation, numero, demande, "Import LHÉO"), remarques

    def save(
        self, who: Principal, numero: str, change: Callable[[Formation], Formation], revision: int, demande: str
    ) -> Fiche:
        """A fiche with `change` done to its formation; it may stay incomplete (T2, T9).

        `revision` is the one that the person was looking at. Raises NotFound, Conflict.
        """
        fiche = self._fiche(who, Verb.FORMATION_ECRIRE, numero)
        if fiche.demande == demande:
            return fiche
        self._refuse_stale(fiche, revision)
        formation = self._numbered(change(fiche.courante.formation))
        saved = fiche.save(
            formation.model_copy(update={"numero": numero, "structure": fiche.structure}), self.clock.now()
        )
        self.store.save(saved, demande=demande, trace=self._trace(who, "Modification"))
        return saved

    def blank_session(self, who: Principal, fiche: Fiche) -> Session:
        """A session to fill in: it takes place, and one registers, at the organisation's own address (F121).

        Raises Refused where errors are to be corrected before the first one (M003).
        """
        require(who, Verb.FORMATION_ECRIRE, fiche.structure)
        if self.profil.erreurs_avant_session and not fiche.courante.formation.sessions:
            self._refuse_errors(fiche)
        structure = self.store.structure(fiche.structure)
        if structure is None:
            return Session(numero="")
        lieu = Lieu(nom=structure.nom, adresse=structure.adresse)
        return Session(numero="", lieux=(lieu,), inscription_lieu=structure.adresse)

    def duplicate_session(self, who: Principal, numero: str, session: str, revision: int, demande: str) -> Session:
        """A copy of a session to give new dates to (F110); its dates are left empty. Raises NotFound, Conflict."""
        copy = Session(numero=self._number("session"))

        def with_copy(formation: Formation) -> Formation:
            empty: dict[str, object] = {"numero": copy.numero, "numero_action": "", "archivee": False}
            empty |= dict.fromkeys(("date_debut", "date_fin", "inscription_debut", "inscription_fin"))
            return formation.with_session(formation.session(session).model_copy(update=empty))

        return self.save(who, numero, with_copy, revision, demande).courante.formation.session(copy.numero)

    def submit(self, who: Principal, numero: str, revision: int, demande: str) -> Fiche:
        """The version in work, frozen and sent for validation (T3).

        Raises NotFound, Conflict, Refused with every blocking violation at once.
        """
        fiche = self._fiche(who, Verb.FORMATION_SOUMETTRE, numero)
        if fiche.demande == demande:
            return fiche
        self._refuse_stale(fiche, revision)
        assessed = self._assessed(fiche)
        if blocking := rules.blocking(assessed.violations):
            raise Refused("La fiche n’est pas encore complète.", violations=blocking)
        now = self.clock.now()
        soumise = fiche.submit(now, echeance(now, self.profil))
        fact = FormationSubmitted(
            at=now,
            numero=numero,
            version=soumise.soumissions,
            formation=soumise.courante.formation,
            precedente=fiche.publiee.formation if fiche.publiee else None,
            structure_nom=assessed.structure_nom,
            auteur=who.nom,
            soumis_par=who.sub,
            alertes=assessed.violations,
        )
        trace = self._trace(who, "Demande de vérification", version=soumise.soumissions)
        self.store.save(soumise, demande=demande, trace=trace, facts=[fact], freeze=True)
        return soumise

    def withdraw(self, who: Principal, numero: str, demande: str) -> None:
        """Take a submission back before anybody opened it (T4). Raises NotFound, Conflict."""
        fiche = self._fiche(who, Verb.FORMATION_RETIRER, numero)
        if fiche.demande == demande:
            return
        now, version = self.clock.now(), fiche.soumissions
        fact = FormationWithdrawn(at=now, numero=numero, version=version, auteur=who.nom)
        self.store.save(
            fiche.withdraw(now), demande=demande, trace=self._trace(who, "Retrait de la demande"), facts=[fact]
        )

    def discard(self, who: Principal, numero: str, demande: str) -> None:
        """Drop the draft beside a published version (T10). Raises NotFound, Conflict."""
        fiche = self._fiche(who, Verb.FORMATION_ECRIRE, numero)
        if fiche.demande == demande:
            return
        trace = self._trace(who, "Suppression du brouillon")
        self.store.save(fiche.discard(self.clock.now()), demande=demande, trace=trace)

    def archive(self, who: Principal, numero: str, demande: str) -> None:
        """Take a formation out of diffusion (T11). Raises NotFound, Conflict."""
        fiche = self._fiche(who, Verb.FORMATION_RETIRER, numero)
        if fiche.demande == demande:
            return
        now = self.clock.now()
        archived = fiche.archive(now)
        fact = FormationArchived(at=now, numero=numero, version=archived.courante.n)
        self.store.save(archived, demande=demande, trace=self._trace(who, "Archivage"), facts=[fact])

    def unarchive(self, who: Principal, numero: str, demande: str) -> None:
        """Put an archived formation in work again (T13). Raises NotFound, Conflict."""
        fiche = self._fiche(who, Verb.FORMATION_ECRIRE, numero)
        if fiche.demande == demande:
            return
        trace = self._trace(who, "Désarchivage")
        self.store.save(fiche.unarchive(self.clock.now()), demande=demande, trace=trace)

    # ─── inside ──────────────────────────────────────────────────────────────

    def _valid(self, structure: str) -> Structure:
        owner = self.store.structure(structure)
        if owner is None or not _accepted(owner):
            raise Conflict("Cette structure n’est pas encore validée par le Carif : elle ne peut pas saisir d’offre.")
        return owner

    def _start(self, who: Principal, formation: Formation, numero: str, demande: str, acte: str) -> Fiche:
        now, given = self.clock.now(), self._numbered(formation.model_copy(update={"numero": numero}))
        fiche = Fiche(
            numero=numero,
            structure=given.structure,
            travail=Version(formation=given),
            revision=1,
            creee_le=now,
            modifiee_le=now,
        )
        self.store.create(fiche, demande=demande, trace=self._trace(who, acte))
        return fiche

    def _fiche(self, who: Principal, verb: Verb, numero: str) -> Fiche:
        fiche = self.store.fiche(numero)
        if fiche is None:
            raise NotFound("Cette formation n’existe pas, ou elle n’est pas ouverte à votre compte.")
        require(who, verb, fiche.structure)
        return fiche

    def _refuse_stale(self, fiche: Fiche, revision: int) -> None:
        if fiche.revision != revision:
            raise Overtaken(
                "Cette fiche a été modifiée depuis que vous l’avez ouverte. Votre saisie est toujours affichée :"
                " vérifiez-la, puis enregistrez à nouveau pour remplacer la version actuelle."
            )

    def _refuse_errors(self, fiche: Fiche) -> None:
        if errors := rules.wrong(self._assessed(fiche).violations):
            raise Refused("Corrigez ces réponses avant d’ajouter la première session.", violations=errors)

    def _assessed(self, fiche: Fiche) -> Saisie:
        owner = self.store.structure(fiche.structure)
        nom = owner.nom if owner else fiche.structure
        violations = self._violations(fiche, owner)
        return Saisie(fiche=fiche, structure_nom=nom, carnets=Carnets.of(owner), violations=violations)

    def _violations(self, fiche: Fiche, owner: Structure | None) -> tuple[Violation, ...]:
        formation = fiche.courante.formation
        others = [
            rules.Autre(ligne.numero, ligne.intitule, frozenset(ligne.certifications)) for ligne in self._others(fiche)
        ]
        contexte = rules.Contexte(
            today=self._today(),
            structure=owner,
            certifications=self._registered(formation),
            autres=others,
        )
        return rules.check(formation, contexte, self.profil)

    def _registered(self, formation: Formation) -> dict[str, Certification]:
        """What the register says of the certifications, and of other registrations of the same titles (F092)."""
        aimed = [
            found
            for visee in formation.certifications
            for code in codes(visee)
            if (found := self.certifications.get(code))
        ]
        named = [same for c in aimed for same in self.certifications.search(c.intitule, publiees_seulement=False)]
        return {certification.code: certification for certification in (*aimed, *named)}

    def _others(self, fiche: Fiche) -> list[LigneFiche]:
        return [ligne for ligne in self.store.lignes(fiche.structure, self.clock.now()) if ligne.numero != fiche.numero]

    def _today(self) -> date:
        return self.clock.now().astimezone(PARIS).date()

    def _number(self, kind: str) -> str:
        return self.profil.numeros.of(kind, self.store.next_number(kind))

    def _numbered(self, formation: Formation) -> Formation:
        """Every session has its number from its first save on (D142)."""
        sessions = tuple(
            s if s.numero else s.model_copy(update={"numero": self._number("session")}) for s in formation.sessions
        )
        return formation.model_copy(update={"sessions": sessions})

    def _trace(self, who: Principal, acte: str, **details: object) -> Trace:
        role = who.carif.value if who.carif else "organisme"
        return Trace(self.clock.now(), acte, who.nom, role, details=details)


def _accepted(structure: Structure | None) -> bool:
    return structure is not None and structure.etat is EtatStructure.VALIDE
