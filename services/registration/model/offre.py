"""What registration knows of a formation in diffusion: enough to find its organisation by it (D044)."""

from referentiels.listes import liste
from services.domain.formation import Formation
from services.domain.value import Value

_SAISIE_CARIF = "carif"  # D060: the Carif alone enters what an agreement with a funder governs


class Offre(Value):
    """A formation as it was heard of last; `version` is the latest that a fact spoke of, `revision` of the record."""

    numero: str
    structure: str = ""
    intitule: str = ""
    conventionnee: bool = False
    rncp: bool = False
    diffusee: bool = False
    version: int = 0
    revision: int = 0

    def published(self, version: int, formation: Formation) -> "Offre":
        """The same once `version` is in diffusion; itself when a later one, or its end, was heard of before."""
        if version <= self.version:
            return self
        return self.model_copy(
            update={
                "structure": formation.structure,
                "intitule": formation.intitule,
                "conventionnee": _conventionnee(formation),
                "rncp": any(visee.code_rncp for visee in formation.certifications),
                "diffusee": True,
                "version": version,
            }
        )

    def archived(self, version: int) -> "Offre":
        """The same once `version` left diffusion; itself when a later one came into it since."""
        if version < self.version or (version == self.version and not self.diffusee):
            return self
        return self.model_copy(update={"diffusee": False, "version": version})


def _conventionnee(formation: Formation) -> bool:
    mesures = (f.mesure for session in formation.sessions_vivantes for f in session.financements)
    known = (liste("mesures").get(mesure) for mesure in mesures)
    return any(entree.colonnes["saisie_par"] == _SAISIE_CARIF for entree in known if entree)
