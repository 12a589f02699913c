"""What only the export knows: publications, their printing, the runs of the feeds."""

from services.export.model.execution import Bilan, Ecartee, EtatExecution, Execution, Fichier, Lien, Manifeste, VueFlux
from services.export.model.publication import Publication, Revision, Verdict
from services.export.model.rendu import Imprimeur, Rejet

__all__ = [
    "Bilan",
    "Ecartee",
    "EtatExecution",
    "Execution",
    "Fichier",
    "Imprimeur",
    "Lien",
    "Manifeste",
    "Publication",
    "Rejet",
    "Revision",
    "Verdict",
    "VueFlux",
]
