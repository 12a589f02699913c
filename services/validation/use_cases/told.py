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
    StructureTaken,
)
from services.domain.lifecycle import Evenement
from services.domain.rights import Principal
from services.domain.structure import EtatStructure
from services.validation.model import Decision, Dossier, Registres, Soumission


def taken(dossier: Dossier, soumission: Soumission, who: Principal, now: datetime) -> tuple[Fact, ...]:
    """What the organisation is told when its submission is taken up (T5); once, not when a lock is renewed."""
    if dossier.verrou:
        return ()
    if isinstance(soumission, StructureRequested):
        return (_taken_of_structure(soumission, who, now),)
    fact = DossierTaken(
        at=now,
        numero=dossier.numero,
        version=dossier.version,
        structure=dossier.structure,
        documentaliste=who.nom,
    )
    return (fact,)


def _taken_of_structure(soumission: StructureRequested, who: Principal, now: datetime) -> StructureTaken:
    return StructureTaken(
        at=now,
        demande=soumission.demande,
        version=soumission.version,
        structure=soumission.structure.numero,
        documentaliste=who.nom,
        documentaliste_role=who.carif.value if who.carif else "",
    )


def told(decision: Decision, soumission: Soumission, registres: Registres | None = None) -> Fact:
    """The fact that a decision is; a structure goes with what the registers said of it last."""
    if isinstance(soumission, StructureRequested):
        return _told_of_structure(decision, soumission, registres)
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


def _told_of_structure(decision: Decision, soumission: StructureRequested, registres: Registres | None) -> Fact:
    structure = registres.known_of(soumission.structure) if registres else soumission.structure
    common: dict[str, Any] = {
        "at": decision.at,
        "demande": soumission.demande,
        "version": soumission.version,
        "structure": structure.model_copy(update={"etat": _ETATS[decision.evenement]}),
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
