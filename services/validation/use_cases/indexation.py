"""Which Formacodes a formation may be indexed with, and why they are proposed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from referentiels.certifications import Certification
from services.domain.events import FormationSubmitted
from services.domain.formation import Formacode

_PAR_MOT = 3  # beyond, a word of the title proposes whatever holds it
_MOT_LONG = 5  # shorter words («pour», «BTS») say nothing of the subject


class Descripteur(Protocol):
    """One descriptor of the thesaurus."""

    @property
    def code(self) -> str: ...
    @property
    def libelle(self) -> str: ...
    @property
    def version(self) -> str: ...


class Thesaurus(Protocol):
    """The descriptors at hand."""

    def search(self, texte: str, limite: int = 20) -> tuple[Descripteur, ...]: ...


class Certifications(Protocol):
    """Where certifications are looked up."""

    def get(self, code: str) -> Certification | None: ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A Formacode and the reason why it is proposed, in French."""

    formacode: Formacode
    raison: str


@dataclass(frozen=True, slots=True)
class Indexation:
    """Proposes and reads Formacodes."""

    thesaurus: Thesaurus
    certifications: Certifications

    def suggestions(self, soumission: FormationSubmitted) -> tuple[Suggestion, ...]:
        """The surest first, each code once: what is published, what the certification says, what the title says."""
        found: dict[str, Suggestion] = {}
        for suggestion in self._found(soumission):
            found.setdefault(suggestion.formacode.code, suggestion)
        return tuple(found.values())

    def read(self, code: str, soumission: FormationSubmitted) -> Formacode:
        """The Formacode of a code that was typed: as it was proposed, or as the thesaurus at hand has it."""
        for suggestion in self.suggestions(soumission):
            if suggestion.formacode.code == code:
                return suggestion.formacode
        return self._known(code)

    def _found(self, soumission: FormationSubmitted) -> Iterator[Suggestion]:
        formation, precedente = soumission.formation, soumission.precedente
        for formacode in precedente.formacodes if precedente else ():
            yield Suggestion(formacode, "version diffusée")
        for formacode in formation.formacodes:
            yield Suggestion(formacode, "version soumise")
        for visee in formation.certifications:
            certification = self.certifications.get(visee.code_rncp or visee.code_rs or visee.code_certifinfo)
            for code in certification.formacodes if certification else ():
                yield Suggestion(self._known(code), f"certification {visee.code_rncp or visee.code_rs}")
        for mot in (mot for mot in formation.intitule.split() if len(mot) >= _MOT_LONG):
            for entree in self.thesaurus.search(mot, _PAR_MOT):
                yield Suggestion(
                    Formacode(code=entree.code, version=entree.version, libelle=entree.libelle), f"mot « {mot} »"
                )

    def _known(self, code: str) -> Formacode:
        """The descriptor of that very code; a code that no list at hand knows keeps the edition in force."""
        for entree in self.thesaurus.search(code, 1) if code else ():
            if entree.code == code:
                return Formacode(code=code, version=entree.version, libelle=entree.libelle)
        return Formacode(code=code)
