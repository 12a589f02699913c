"""What the rules need to know of a certification, whichever register it comes from, and the codes that name it."""

from datetime import date
from typing import Protocol

from referentiels.identifiants import normalise_code
from services.domain.formation import CertificationVisee


class Certification(Protocol):
    """A registered certification, as `referentiels` loads it (domain.md §3.2)."""

    @property
    def intitule(self) -> str:
        """The registered title."""

    @property
    def date_fin_enregistrement(self) -> date | None:
        """The last day of its registration; None when it has none."""


def codes(visee: CertificationVisee) -> tuple[str, ...]:
    """The codes that name it, as registers print them: `RNCP37949`, `RS6547`, and the bare Certifinfo number."""
    return tuple(
        code
        for code in (
            _prefixed("RNCP", visee.code_rncp),
            _prefixed("RS", visee.code_rs),
            normalise_code(visee.code_certifinfo),
        )
        if code
    )


def _prefixed(repertoire: str, code: str) -> str:
    bare = normalise_code(code)
    return bare if not bare or bare.startswith(repertoire) else repertoire + bare
