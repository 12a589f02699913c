"""One run of a feed, from request to file, and what its manifest tells the partner."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from services.domain.profil import Flux
from services.domain.value import Value

STUCK_AFTER = timedelta(minutes=15)  # a function lives no longer: whoever started the run is gone
ATTEMPTS = 3


class EtatExecution(StrEnum):
    """Where a run stands."""

    EN_COURS = "en_cours"
    TERMINE = "termine"
    ECHEC = "echec"


class Ecartee(Value):
    """A formation that was left out of a file, and why."""

    numero: str
    raison: str


class Fichier(Value):
    """A file by its name in the bucket and its SHA-256, in hex."""

    nom: str
    sha256: str


class Manifeste(Value):
    """What a partner knows of a file before fetching it (domain.md §8). `taille` in bytes, moments in UTC.

    The file holds what was in diffusion at `coupe`, but for `ecartees`; `precedent` is the file it replaces.
    """

    flux: str
    nom: str
    sha256: str
    taille: int
    formations: int
    sessions: int
    version_lheo: str
    genere_le: datetime
    coupe: datetime
    ecartees: tuple[Ecartee, ...] = ()
    precedent: Fichier | None = None

    @property
    def fichier(self) -> Fichier:
        """The file it describes."""
        return Fichier(nom=self.nom, sha256=self.sha256)


class Execution(Value):
    """A run: there is one for a feed and a cut, whoever asks again. `ecritures` counts the writes of the record.

    `tentatives` is 0 while it waits for its first start; `formations`, `taille` and `nom` describe the file once there
    is one; a run that ends without a file leaves the former file in place.
    """

    flux: str
    coupe: datetime
    auteur: str
    etat: EtatExecution = EtatExecution.EN_COURS
    demandee_le: datetime
    tentatives: int = 0
    debut: datetime | None = None
    fin: datetime | None = None
    raison: str = ""
    nom: str = ""
    formations: int = 0
    sessions: int = 0
    taille: int = 0
    ecartees: int = 0
    ecritures: int = 1

    @property
    def cle(self) -> str:
        """The name of the file that this attempt writes: no two attempts share one, so none spoils another's."""
        seed = f"{self.flux} {self.coupe.isoformat()} {self.tentatives}"
        digest = hashlib.sha256(seed.encode()).hexdigest()[:8]
        return f"{self.flux}/{self.coupe.astimezone(UTC):%Y%m%dT%H%M%SZ}-{digest}.xml.gz"

    def stuck(self, now: datetime) -> bool:
        """Whether it should have ended: nobody is at work on it any more."""
        return self.etat is EtatExecution.EN_COURS and now - (self.debut or self.demandee_le) >= STUCK_AFTER

    def may_start(self, now: datetime) -> bool:
        """Whether an attempt may begin: it ended neither well nor badly, and nobody is at work on it."""
        return self.etat is EtatExecution.EN_COURS and (self.tentatives == 0 or self.stuck(now))

    def start(self, now: datetime) -> "Execution":
        """The run with a new attempt, or failed when it had its share."""
        if self.tentatives >= ATTEMPTS:
            return self.fail(now, f"Le traitement s’est interrompu {ATTEMPTS} fois.")
        return self.model_copy(
            update={"tentatives": self.tentatives + 1, "debut": now, "ecritures": self.ecritures + 1}
        )

    def fail(self, now: datetime, raison: str) -> "Execution":
        """The run given up, with the reason."""
        return self._end(now, etat=EtatExecution.ECHEC, raison=raison)

    def end_without_file(self, now: datetime, ecartees: int) -> "Execution":
        """The run that found nothing to export."""
        raison = "Aucune formation à exporter : le fichier précédent reste en place."
        return self._end(now, etat=EtatExecution.TERMINE, raison=raison, ecartees=ecartees)

    def end(self, manifeste: Manifeste) -> "Execution":
        """The run whose file is offered."""
        return self._end(
            manifeste.genere_le,
            etat=EtatExecution.TERMINE,
            nom=manifeste.nom,
            formations=manifeste.formations,
            sessions=manifeste.sessions,
            taille=manifeste.taille,
            ecartees=len(manifeste.ecartees),
        )

    def _end(self, now: datetime, **found: object) -> "Execution":
        return self.model_copy(update={**found, "fin": now, "ecritures": self.ecritures + 1})


@dataclass(slots=True)
class Bilan:
    """What is counted while a file is written."""

    formations: int = 0
    sessions: int = 0
    taille: int = 0
    ecartees: list[Ecartee] = field(default_factory=list)

    def leave_out(self, numero: str, raison: str) -> None:
        """Note a formation that will not be in the file."""
        self.ecartees.append(Ecartee(numero=numero, raison=raison))

    def weigh(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks, their bytes counted as they pass."""
        for chunk in chunks:
            self.taille += len(chunk)
            yield chunk


class Lien(Value):
    """An address that gives one file until `expire_le`, UTC."""

    url: str
    expire_le: datetime
    fichier: Fichier


@dataclass(frozen=True, slots=True)
class VueFlux:
    """One feed as the console shows it: its last file, its runs from the latest, the age of its file."""

    flux: Flux
    dernier: Manifeste | None
    executions: tuple[Execution, ...]
    age: timedelta | None

    @property
    def en_cours(self) -> bool:
        """Whether a run is under way."""
        return any(execution.etat is EtatExecution.EN_COURS for execution in self.executions)
