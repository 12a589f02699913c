"""Our formations as LHEO says them, and what a file of LHEO says as one of our formations (domain.md §3.1, §8)."""

from services.domain.as_lheo.depuis_lheo import count_sessions, formation_from_lheo
from services.domain.as_lheo.remarques import Remarque
from services.domain.as_lheo.vers_lheo import formation_to_lheo

__all__ = ["Remarque", "count_sessions", "formation_from_lheo", "formation_to_lheo"]
