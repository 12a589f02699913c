"""What a rule is: data about the domain, with one pure function that finds where it is broken."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from referentiels.certifications import Certification
from services.domain.errors import Severite, Violation
from services.domain.formation import Formation
from services.domain.profil import Profil
from services.domain.structure import Structure


@dataclass(frozen=True, slots=True)
class Autre:
    """Another formation of the same organisation; `certifications` are codes as `certification.codes` gives them."""

    numero: str
    intitule: str
    certifications: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Contexte:
    """What a formation is judged against; whatever is not known is left empty, and its rules then find nothing.

    `certifications` maps codes (`RNCP37949`, `RS6547`, Certif Info numbers) to what the register says of them,
    and holds the other registrations of the same title too, so that one can be proposed (F092).
    """

    today: date
    structure: Structure | None = None
    certifications: Mapping[str, Certification] = field(default_factory=dict)
    autres: Sequence[Autre] = ()


@dataclass(frozen=True, slots=True)
class Vue:
    """All that a rule may look at besides its own subject."""

    formation: Formation
    contexte: Contexte
    profil: Profil


@dataclass(frozen=True, slots=True)
class Ecart:
    """One place where a rule is broken: what to do, in French, and the fields, relative to the subject."""

    message: str
    champs: tuple[str, ...]


Sujet = tuple[str, Any]
Sujets = Callable[[Formation], Iterable[Sujet]]
Trouve = Callable[[Any, Vue], Iterable[Ecart]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `code` never changes once published; `source` is a rule of domain.md or an element of LHEO; `sujets` names what is
    looked at (the formation, each living session…) and `trouve` finds the écarts of one subject.
    """

    code: str
    severite: Severite
    source: str
    sujets: Sujets
    trouve: Trouve

    def check(self, vue: Vue) -> Iterable[Violation]:
        """The violations of this rule, with the weight that the profile gives it; none when the profile drops it."""
        severite = vue.profil.severite(self.code, self.severite)
        if severite is Severite.AUCUNE:
            return
        for prefix, sujet in self.sujets(vue.formation):
            for ecart in self.trouve(sujet, vue):
                yield Violation(self.code, ecart.message, tuple(prefix + champ for champ in ecart.champs), severite)
