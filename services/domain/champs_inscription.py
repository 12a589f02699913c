"""The fields of a request for registration, in the order of its form: what each is called, and how it is read.

The applicant's form and the reasons of the Carif both name a field through this list.
"""

from referentiels.telephone import readable_telephone
from services.domain.champs import Champ
from services.domain.events import StructureRequested

DOCUMENT = "file"  # the name under which a browser sends it

INSCRIPTION: tuple[Champ[StructureRequested], ...] = (
    Champ("siret", "SIRET", lambda r: r.structure.siret),
    Champ("numero_activite", "Numéro de déclaration d’activité", lambda r: r.structure.numero_activite),
    Champ("raison_sociale", "Raison sociale", lambda r: r.structure.raison_sociale),
    Champ("nom", "Nom du référent", lambda r: r.referent.nom),
    Champ("prenom", "Prénom du référent", lambda r: r.referent.prenom),
    Champ("telephone", "Téléphone du référent", lambda r: readable_telephone(r.referent.telephone)),
    Champ("courriel", "Courriel du référent", lambda r: r.referent.courriel),
    Champ(DOCUMENT, "Document joint", lambda r: r.piece.nom if r.piece else ""),
)
