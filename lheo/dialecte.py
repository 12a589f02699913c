"""The seam for partners who write LHEO their own way: an edition, a dialect, an encoding."""

from collections.abc import Callable
from dataclasses import dataclass

from lheo import elements as m
from lheo.versions import Version


def _same(formation: m.Formation) -> m.Formation:
    return formation


@dataclass(frozen=True, slots=True)
class Dialecte:
    """What one partner's feed asks for beyond an edition of LHEO.

    ``espace`` is a namespace of its own, the edition's when empty. ``to_partner`` and ``from_partner`` change a
    formation on its way out and in (codes of its own, additions in extras). What its ``encodage`` lacks is written as
    character references.
    """

    nom: str
    version: Version
    encodage: str = "UTF-8"
    espace: str = ""
    to_partner: Callable[[m.Formation], m.Formation] = _same
    from_partner: Callable[[m.Formation], m.Formation] = _same

    @property
    def namespace(self) -> str:
        return self.espace or self.version.namespace


OFFICIELS = {version: Dialecte(f"LHEO {version}", version) for version in Version}
"""The two reference feeds: the edition itself, in UTF-8."""
