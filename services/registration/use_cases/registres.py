"""What the national registers say of an organisation, and the answers kept word for word as evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from referentiels.identifiants import siren_of
from referentiels.registres.appel import within
from referentiels.registres.modele import Constat, Declaration, Verdict
from referentiels.registres.ports import Declarations, Etablissements
from referentiels.registres.rapprochement import is_of
from services.domain.profil import Profil
from services.registration.model.constats import PREUVE_TYPE, Consultation, consultation, place_of

PATIENCE = 8.0  # seconds for all registers together: whoever asks waits, and the function has twenty
_PREUVE_MAX = 2_000_000  # bytes that are read of a register's answer


class Evidence(Protocol):
    """Where the registers' answers lie, word for word."""

    def put(self, key: str, content: bytes, content_type: str) -> None: ...
    def put_once(self, key: str, content: bytes, content_type: str) -> None: ...
    def find(self, key: str, *, max_bytes: int) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class Registres:
    """The registers as every intention asks them; none of them ever stops one."""

    profil: Profil
    etablissements: Etablissements
    declarations: Declarations
    evidence: Evidence
    patience: float = PATIENCE

    def consult(self, saisi: Mapping[str, str], *, draft: bool = False) -> Consultation:
        """What is known of the SIRET and declaration number in `saisi`; the answers are evidence from now on.

        `draft`: nobody may ever send what they belong to. They lie apart then, and go by themselves unless they are
        confirmed.
        """
        siret, numero = saisi["siret"], saisi["numero_activite"]
        with within(self.patience):
            etablissement = self.etablissements.by_siret(siret)
            declaration = self.declarations.by_numero_activite(numero)
            du_siren = self._of_company(siret, declaration)
        for answer in (etablissement, declaration, du_siren):
            if answer:
                self._keep(answer, draft=draft)
        return consultation(siret, numero, etablissement, declaration, self.profil, saisi, du_siren)

    def confirm(self, preuves: Iterable[str]) -> None:
        """The answers out of the place for drafts: what they belong to is sent."""
        for empreinte in preuves:
            # What an earlier version of a request was decided upon is kept already, and its draft gone
            if (content := self.evidence.find(_drafted(empreinte), max_bytes=_PREUVE_MAX)) is not None:
                self.evidence.put_once(place_of(empreinte), content, PREUVE_TYPE)

    def _of_company(self, siret: str, declaration: Constat[Declaration]) -> Constat[tuple[Declaration, ...]] | None:
        """What the list holds of the company, when its number was not found there as its own."""
        if declaration.verdict is Verdict.NON_VERIFIE or is_of(siret, declaration):
            return None
        return self.declarations.by_siren(siren_of(siret))

    def _keep(self, answer: Constat[Any], *, draft: bool) -> None:
        if not answer.empreinte or answer.brut is None:
            return
        if draft:
            self.evidence.put(_drafted(answer.empreinte), answer.brut, PREUVE_TYPE)
        else:
            # A file named after its content is written once
            self.evidence.put_once(place_of(answer.empreinte), answer.brut, PREUVE_TYPE)


def _drafted(empreinte: str) -> str:
    return f"brouillons/{empreinte}"
