"""What may be concluded from the answers of the national registers, as facts carry them."""

from collections.abc import Iterable

from referentiels.registres.rapprochement import Code
from services.domain.events import Constat


def list_answered(constats: Iterable[Constat]) -> bool:
    """Whether the list of organisations said anything; while it is silent nobody loses a certificate."""
    return all(constat.code != Code.NUMERO_NON_VERIFIE for constat in constats)
