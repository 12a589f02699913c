"""What registration knows of a formation: whose it is, and enough of what is in diffusion to find it by (D044)."""

from referentiels.listes import liste
from services.domain.formation import Formation
from services.domain.value import Value

_SAISIE_CARIF = "carif"  # D060: the Carif alone enters what an agreement with a funder governs


class FormationConnue(Value):
    """A formation as it was heard of last.

    `intitule` is that of what was submitted last, as `soumise`. `diffusion` is the latest version of which a fact said
    that it entered diffusion or left it, and the four fields behind it are those of the version in diffusion;
    `revision` is the record's.
    """

    numero: str
    structure: str = ""
    intitule: str = ""
    soumise: int = 0
    diffusion: int = 0
    diffusee: bool = False
    intitule_diffuse: str = ""
    conventionnee: bool = False
    rncp: bool = False
    revision: int = 0

    def submitted(self, version: int, formation: Formation) -> "FormationConnue":
        """The same once `version` was submitted; itself when that was heard before."""
        if version <= self.soumise:
            return self
        said = {"structure": formation.structure, "intitule": formation.intitule, "soumise": version}
        return self.model_copy(update=said)

    def published(self, version: int, formation: Formation) -> "FormationConnue":
        """The same once `version` is in diffusion; itself when a later one, or its end, was heard of before."""
        if version <= self.diffusion:
            return self
        return self.submitted(version, formation).model_copy(
            update={
                "diffusion": version,
                "diffusee": True,
                "intitule_diffuse": formation.intitule,
                "conventionnee": _conventionnee(formation),
                "rncp": any(visee.code_rncp for visee in formation.certifications),
            }
        )

    def archived(self, version: int) -> "FormationConnue":
        """The same once `version` left diffusion; itself when a later one came into it since."""
        if version < self.diffusion or (version == self.diffusion and not self.diffusee):
            return self
        return self.model_copy(update={"diffusee": False, "diffusion": version})


def _conventionnee(formation: Formation) -> bool:
    mesures = (f.mesure for session in formation.sessions_vivantes for f in session.financements)
    known = (liste("mesures").get(mesure) for mesure in mesures)
    return any(entree.colonnes["saisie_par"] == _SAISIE_CARIF for entree in known if entree)
