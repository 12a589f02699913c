"""The files that partners read: who may see them, and how one is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from pydantic import ValidationError

from services.domain.errors import Conflict, NotFound
from services.domain.events import ExportPublished, ExportRequested
from services.domain.profil import Flux, Profil
from services.domain.rights import Principal, Verb, require
from services.export.model import Bilan, Execution, Imprimeur, Lien, Manifeste, Publication, Rejet, VueFlux
from services.export.use_cases.keeper import Bucket, Keeper
from services.shared.clock import Clock
from services.shared.trace import ROBOT, Trace

if TYPE_CHECKING:
    from lheo.elements import Formation as Element

_SHOWN = 15  # runs of a feed on the page, the latest
_SWEPT = 30  # runs of a feed that a sweep looks at: more than a day of them
_STRUCTURES = 2_000  # organisations kept at hand during a run: more than a region has, and a bound all the same


@dataclass(frozen=True, slots=True)
class Exports:
    """The feeds: their files, their runs, and who may fetch them."""

    store: Keeper
    files: Bucket
    clock: Clock
    profil: Profil
    imprimeur: Imprimeur

    # ─── look ────────────────────────────────────────────────────────────────

    def overview(self, who: Principal) -> list[VueFlux]:
        """Every feed with its last file and its runs, for the Carif. Raises Forbidden."""
        require(who, Verb.EXPORT_VOIR)
        return [self._view(flux) for flux in self.profil.flux]

    def feeds(self, who: Principal) -> list[Flux]:
        """The feeds of the partner who asks. Raises Forbidden."""
        require(who, Verb.FLUX_LIRE)
        return [flux for flux in self.profil.flux if flux.partenaire == who.partenaire]

    def latest(self, who: Principal, code: str) -> Manifeste:
        """The manifest of the last file of one's own feed. Raises Forbidden, NotFound."""
        return self._latest(self._own(who, code))

    def partner_link(self, who: Principal, code: str) -> Lien:
        """An address for minutes of the last file of one's own feed. Raises Forbidden, NotFound."""
        return self._link(self._own(who, code))

    def staff_link(self, who: Principal, code: str) -> Lien:
        """The same for the Carif, of any feed. Raises Forbidden, NotFound."""
        require(who, Verb.EXPORT_VOIR)
        return self._link(self._flux(code))

    def age(self) -> timedelta | None:
        """How old the cut of the stalest feed is, None while no feed has a file; an alarm watches it."""
        ages = [age for flux in self.profil.flux if (age := self._age(self.store.dernier(flux.code))) is not None]
        return max(ages, default=None)

    # ─── do ──────────────────────────────────────────────────────────────────

    def request(self, who: Principal, code: str, demande: str) -> None:
        """Have a feed written now; the answer does not wait for the file. Raises Forbidden, NotFound, Conflict."""
        require(who, Verb.EXPORT_LANCER)
        flux = self._flux(code)
        if self._view(flux).en_cours:
            raise Conflict("Un export de ce flux est déjà en cours. Rechargez la page pour voir où il en est.")
        now = self.clock.now()
        execution = Execution(flux=code, coupe=now, auteur=who.nom, demandee_le=now)
        trace = Trace(now, "Export demandé", who.nom, who.carif.value if who.carif else "")
        fact = ExportRequested(at=now, flux=code, coupe=now)
        self.store.save_execution(execution, demande=demande, trace=trace, facts=[fact])

    def hear_requested(self, fact: ExportRequested) -> None:
        """Somebody asked for a file."""
        self.write(fact.flux, fact.coupe)

    def write_all(self, coupe: datetime) -> list[Execution]:
        """Write every feed as of `coupe`; each is on record before the first begins, so that none is forgotten."""
        for flux in self.profil.flux:
            self._recorded(flux, coupe)
        return [done for flux in self.profil.flux if (done := self.write(flux.code, coupe))]

    def restart(self) -> int:
        """Write again what was interrupted; returns how many runs."""
        now = self.clock.now()
        stuck = [e for flux in self.profil.flux for e in self.store.executions(flux.code, _SWEPT) if e.stuck(now)]
        return sum(self.write(execution.flux, execution.coupe) is not None for execution in stuck)

    def write(self, code: str, coupe: datetime) -> Execution | None:
        """Write the file of a feed as of `coupe`, and offer it once it is whole.

        Returns the run as it ended, or None when there was nothing to do: it is done already, or somebody is at it.
        Dying anywhere in here leaves the former file offered; `restart` takes the run up again. Raises NotFound.
        """
        flux = self._flux(code)
        execution = self._begin(self._recorded(flux, coupe))
        if execution is None:
            return None
        dernier = self.store.dernier(code)
        if dernier and dernier.coupe >= coupe:
            return self._end(execution.fail(self.clock.now(), "Un fichier plus récent est déjà offert."))
        bilan = Bilan()
        elements = self._elements(flux, coupe, bilan)
        first = next(elements, None)
        if first is None:
            return self._end(execution.end_without_file(self.clock.now(), len(bilan.ecartees)))
        chunks = self.imprimeur.document(chain([first], elements), flux.version, coupe)
        sha256 = self.files.write(execution.cle, bilan.weigh(chunks), "application/gzip")
        return self._offer(flux, execution, self._manifest(flux, execution, bilan, sha256, dernier))

    # ─── inside ──────────────────────────────────────────────────────────────

    def _recorded(self, flux: Flux, coupe: datetime) -> Execution:
        """The run of a feed and a cut, put on record if it is not."""
        known = self.store.execution(flux.code, coupe)
        if known:
            return known
        now = self.clock.now()
        execution = Execution(flux=flux.code, coupe=coupe, auteur=ROBOT, demandee_le=now)
        self.store.save_execution(execution, demande=f"{execution.cle} {now.isoformat()}")
        return execution

    def _begin(self, execution: Execution) -> Execution | None:
        now = self.clock.now()
        if not execution.may_start(now):
            return None
        started = execution.start(now)
        try:
            self.store.save_execution(started, demande=f"{started.cle} {started.etat.value} {now.isoformat()}")
        except Conflict:
            return None  # of two who wanted to start it, the other did
        return started if started.tentatives > execution.tentatives else None

    def _end(self, execution: Execution) -> Execution:
        trace = Trace.of_robot(self.clock.now(), "Export sans fichier", execution.raison)
        self.store.save_execution(execution, demande=f"{execution.cle} fin", trace=trace)
        return execution

    def _elements(self, flux: Flux, coupe: datetime, bilan: Bilan) -> "Iterator[Element]":
        """What the file holds, one at a time; what cannot be printed is noted and left out."""
        structure_of = lru_cache(maxsize=_STRUCTURES)(self.store.structure)
        for numero, document in self.store.publications():
            try:
                publication = Publication.model_validate_json(document)
                revision = publication.at(coupe)
                if revision is None:
                    continue
                structure = structure_of(publication.structure)
                if structure is None:
                    raise Rejet(f"L’organisme {publication.structure} n’est pas encore connu de l’export.")
                element = self.imprimeur.element(revision, structure, flux.version)
            except ValidationError:
                bilan.leave_out(numero, "L’enregistrement de la fiche est illisible.")
                continue
            except Rejet as rejet:
                bilan.leave_out(numero, str(rejet))
                continue
            bilan.formations += 1
            bilan.sessions += sum(len(action.session) for action in element.action)
            yield element

    def _manifest(
        self, flux: Flux, execution: Execution, bilan: Bilan, sha256: str, dernier: Manifeste | None
    ) -> Manifeste:
        return Manifeste(
            flux=flux.code,
            nom=execution.cle,
            sha256=sha256,
            taille=bilan.taille,
            formations=bilan.formations,
            sessions=bilan.sessions,
            version_lheo=flux.version,
            genere_le=self.clock.now(),
            coupe=execution.coupe,
            ecartees=tuple(bilan.ecartees),
            precedent=dernier.fichier if dernier else None,
        )

    def _offer(self, flux: Flux, execution: Execution, manifeste: Manifeste) -> Execution:
        """The manifest, then the pointer: readers follow the pointer alone, so it moves last (threat 31)."""
        content = manifeste.model_dump_json(indent=2).encode()
        self.files.put(manifeste.nom.replace(".xml.gz", ".json"), content, "application/json")
        done = execution.end(manifeste)
        fact = ExportPublished(
            at=manifeste.genere_le,
            flux=flux.code,
            partenaire=flux.partenaire,
            fichier=manifeste.nom,
            coupe=manifeste.coupe,
            formations=manifeste.formations,
            sessions=manifeste.sessions,
            sha256=manifeste.sha256,
            ecartees={ecartee.numero: ecartee.raison for ecartee in manifeste.ecartees},
        )
        trace = Trace.of_robot(manifeste.genere_le, "Fichier offert", details={"fichier": manifeste.nom})
        self.store.offer(done, manifeste, demande=f"{execution.cle} fin", trace=trace, fact=fact)
        return done

    def _view(self, flux: Flux) -> VueFlux:
        dernier = self.store.dernier(flux.code)
        return VueFlux(flux, dernier, tuple(self.store.executions(flux.code, _SHOWN)), self._age(dernier))

    def _age(self, dernier: Manifeste | None) -> timedelta | None:
        return self.clock.now() - dernier.coupe if dernier else None

    def _flux(self, code: str) -> Flux:
        for flux in self.profil.flux:
            if flux.code == code:
                return flux
        raise NotFound("Ce flux n’existe pas.")

    def _own(self, who: Principal, code: str) -> Flux:
        require(who, Verb.FLUX_LIRE)
        flux = self._flux(code)
        if flux.partenaire != who.partenaire:
            raise NotFound("Ce flux n’existe pas.")  # another partner's feed does not exist
        return flux

    def _latest(self, flux: Flux) -> Manifeste:
        dernier = self.store.dernier(flux.code)
        if dernier is None:
            raise NotFound("Ce flux n’a pas encore de fichier. Le prochain est écrit la nuit, à partir de 3 h 30.")
        return dernier

    def _link(self, flux: Flux) -> Lien:
        dernier, minutes = self._latest(flux), self.profil.delais.signature_minutes
        self.files.stat(dernier.nom)  # kept 7 days (F193): better said here than by an error of S3
        url = self.files.link(dernier.nom, filename=dernier.nom.replace("/", "-"), minutes=minutes)
        return Lien(url=url, expire_le=self.clock.now() + timedelta(minutes=minutes), fichier=dernier.fichier)
