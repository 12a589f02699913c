"""Adds to a sheet what Certif Info knows and RNCP does not: its own code, the school code, first and last exams."""

import csv
from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict

from referentiels.certifications.modele import Certification


class ComplementCertifinfo(BaseModel):
    """One line of our CSV: `code_fiche` (RNCPn or RSn) then the fields of the same names in `Certification`."""

    model_config = ConfigDict(frozen=True)

    code_fiche: str
    code_certifinfo: str
    intitule: str | None = None  # Certif Info writes the type of diploma before the title, as users look for it
    sigle: str | None = None
    code_scolarite: str | None = None
    premiere_session: int | None = None
    derniere_session: int | None = None


def read_certifinfo(lignes: Iterable[str]) -> Mapping[str, ComplementCertifinfo]:
    """By sheet number. Raises pydantic.ValidationError on a line without codes or with a session that is no year."""
    complements = (
        ComplementCertifinfo.model_validate({nom: valeur or None for nom, valeur in ligne.items()})
        for ligne in csv.DictReader(lignes)
    )
    return {complement.code_fiche: complement for complement in complements}


def complete(fiche: Certification, complements: Mapping[str, ComplementCertifinfo]) -> Certification:
    """The same certification with Certif Info's fields, unchanged when Certif Info has no line for it."""
    complement = complements.get(fiche.code)
    if complement is None:
        return fiche
    return fiche.model_copy(update=complement.model_dump(exclude={"code_fiche"}, exclude_none=True))
