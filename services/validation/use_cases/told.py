"""The facts that a documentalist's acts are."""

from datetime import datetime
from typing import Any

from services.domain.events import (
    DossierTaken,
    Fact,
    FormationApproved,
    FormationRefused,
    FormationReturned,
    StructureApproved,
    StructureRefused,
    StructureRequested,
    StructureReturned,
)
from services.domain.lifecycle import Evenement
from services.domain.rights import Principal
from services.domain.structure import EtatStructure
from services.validation.model import Decision, Dossier, Sorte, Soumission


def taken(dossier: Dossier, who: Principal, now: datetime) -> tuple[Fact, ...]:
    """What the organisation is told when its submission is taken up (T5); once, and never a structure."""
    if dossier.sorte is not Sorte.FORMATION or dossier.verrou:
        return ()
    fact = DossierTaken(
        at=now,
        numero=dossier.numero,
        version=dossier.version,
        structure=dossier.structure,
        documentaliste=who.nom,
    )
    return (fact,)


def told(decision: Decision, soumission: Soumission) -> Fact:
    """The fact that a decision is."""
    if isinstance(soumission, StructureRequested):
        return _told_of_structure(decision, soumission)
    if decision.evenement is Evenement.VISER:
        return FormationApproved(
            at=decision.at,
            numero=soumission.numero,
            version=soumission.version,
            formation=soumission.formation.model_copy(update={"formacodes": decision.formacodes}),
            decideur=decision.nom,
            decideur_role=decision.role,
        )
    kind = FormationRefused if decision.evenement is Evenement.REFUSER else FormationReturned
    return kind(
        at=decision.at,
        numero=soumission.numero,
        version=soumission.version,
        structure=soumission.formation.structure,
        motifs=decision.motifs,
        commentaire=decision.commentaire,
        decideur=decision.nom,
        decideur_role=decision.role,
    )


def _told_of_structure(decision: Decision, soumission: StructureRequested) -> Fact:
    common: dict[str, Any] = {
        "at": decision.at,
        "demande": soumission.demande,
        "version": soumission.version,
        "structure": soumission.structure.model_copy(update={"etat": _ETATS[decision.evenement]}),
        "referent": soumission.referent,
        "decideur": decision.nom,
        "decideur_role": decision.role,
    }
    if decision.evenement is Evenement.VISER:
        return StructureApproved(**common)
    kind = StructureRefused if decision.evenement is Evenement.REFUSER else StructureReturned
    return kind(**common, motifs=decision.motifs, commentaire=decision.commentaire)


_ETATS = {
    Evenement.VISER: EtatStructure.VALIDE,
    Evenement.DEMANDER_COMPLEMENT: EtatStructure.A_COMPLETER,
    Evenement.REFUSER: EtatStructure.REFUSE,
}
