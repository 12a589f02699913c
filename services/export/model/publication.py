"""A published formation, as each cut of time sees it."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field

from services.domain.formation import Formation
from services.domain.value import Value


class Verdict(Value):
    """What one edition of LHEO says of a formation: the fingerprint of its XML, and why it is refused, if it is."""

    empreinte: str
    ecart: str = ""


class Revision(Value):
    """One published version. `publiee_le` is when it was decided, UTC; `verdicts` by edition of LHEO («2.3»)."""

    version: int
    publiee_le: datetime
    formation: Formation
    verdicts: dict[str, Verdict] = Field(default_factory=dict)

    def without(self, contacts_retires: Mapping[str, int]) -> "Revision":
        """The revision without the contacts that it may not show; its verdicts, of another print, count no more."""
        formation = self.formation
        for contact, until in contacts_retires.items():
            formation = formation.without_contact(contact) if self.version <= until else formation
        return self if formation is self.formation else self.model_copy(update={"formation": formation, "verdicts": {}})


class Publication(Value):
    """What is published under one number; `ecritures` counts the writes of the record.

    The former revision is kept beside the present one: an export whose cut lies before the present revision still
    holds the formation (I2). `archivee` is the newest version that was taken out of diffusion (T11), 0 for none;
    `contacts_retires` the newest version in which a contact is not shown any more (its number -> the version).
    """

    numero: str
    structure: str = ""
    actuelle: Revision | None = None
    precedente: Revision | None = None
    archivee: int = 0
    archivee_le: datetime | None = None
    contacts_retires: dict[str, int] = Field(default_factory=dict)
    ecritures: int = 0

    def publish(self, revision: Revision) -> "Publication":
        """The publication with that revision; one that is not newer changes nothing, for facts arrive in any order."""
        if self.actuelle and self.actuelle.version >= revision.version:
            return self
        return self.model_copy(
            update={
                "structure": revision.formation.structure,
                "actuelle": revision.without(self.contacts_retires),
                "precedente": self.actuelle,
                "ecritures": self.ecritures + 1,
            }
        )

    def without_contact(self, contact: str, version: int) -> "Publication":
        """The publication whose versions up to `version` do not show a contact, even those still to be heard of."""
        if self.contacts_retires.get(contact, 0) >= version:
            return self
        retires = {**self.contacts_retires, contact: version}
        shown = {
            name: revision.without(retires) for name in ("actuelle", "precedente") if (revision := getattr(self, name))
        }
        return self.model_copy(update={**shown, "contacts_retires": retires, "ecritures": self.ecritures + 1})

    def archive(self, version: int, at: datetime) -> "Publication":
        """The publication whose versions up to `version` are out of diffusion, even those still to be heard of."""
        if self.archivee >= version:
            return self
        return self.model_copy(update={"archivee": version, "archivee_le": at, "ecritures": self.ecritures + 1})

    def at(self, coupe: datetime) -> Revision | None:
        """The revision that was in diffusion at that moment, if any."""
        for revision in (self.actuelle, self.precedente):
            if revision and revision.publiee_le <= coupe:
                return None if self._archived(revision, coupe) else revision
        return None

    def _archived(self, revision: Revision, coupe: datetime) -> bool:
        return revision.version <= self.archivee and self.archivee_le is not None and self.archivee_le <= coupe
