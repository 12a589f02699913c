"""The codes that name a certification, as the registers print them."""

from referentiels.identifiants import normalise_code
from services.domain.formation import CertificationVisee


def codes(visee: CertificationVisee) -> tuple[str, ...]:
    """`RNCP37949`, `RS6547` and the bare Certif Info number: those of the three that are known."""
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
