"""What a documentalist asked of the national registers again, and what they answered: of a structure's dossier."""

from datetime import datetime, timedelta
from typing import Any

from services.domain.adresse import Adresse
from services.domain.events import Constat, RegistersRead, RegistersRequested, Releve, StructureRequested
from services.domain.registres import list_answered
from services.domain.rights import Principal
from services.domain.structure import Structure
from services.domain.value import Value

# Two registers, two tries each, and the queues in between: who heard nothing by then asks again
REPONSE_ATTENDUE = timedelta(minutes=5)


class Question(Value):
    """That the registers were asked again: under which name the answer comes, who asked, when."""

    id: str
    nom: str
    at: datetime

    def pending(self, now: datetime) -> bool:
        """Whether its answer may still come."""
        return now < self.at + REPONSE_ATTENDUE


class Registres(Value):
    """What the registers answered to whom; `lu_le` is empty when none of them was there to answer."""

    nom: str
    at: datetime
    constats: tuple[Constat, ...] = ()
    releves: tuple[Releve, ...] = ()
    adresse: Adresse = Adresse()
    qualiopi: tuple[str, ...] = ()
    lu_le: datetime | None = None

    @staticmethod
    def of(fact: RegistersRead, question: Question) -> "Registres":
        """The answer to a question."""
        read = fact.model_dump(include={"at", "constats", "releves", "adresse", "qualiopi", "lu_le"})
        return Registres.model_validate({**read, "nom": question.nom})

    def known_of(self, structure: Structure) -> Structure:
        """A structure with what the registers alone say of it, as they say it now; a silence changes nothing."""
        if self.lu_le is None:
            return structure
        update: dict[str, Any] = {"registres_le": self.lu_le}
        update |= {"qualiopi": self.qualiopi} if list_answered(self.constats) else {}
        bare = not structure.adresse.en_une_ligne
        return structure.model_copy(update={**update, **({"adresse": self.adresse} if bare else {})})


def asked_again(soumission: StructureRequested, dossier: str, who: Principal, now: datetime) -> RegistersRequested:
    """The fact that somebody wants to know what the registers say today of what was typed then."""
    typed = {releve.champ: releve.saisi for releve in reversed(soumission.releves) if releve.saisi}
    named = any(releve.champ == "raison_sociale" for releve in soumission.releves)
    structure = soumission.structure
    return RegistersRequested(
        at=now,
        dossier=dossier,
        structure=structure.numero,
        siret=typed.get("siret", structure.siret),
        numero_activite=typed.get("numero_activite", structure.numero_activite),
        # Where a register gave the name nobody was asked for one
        raison_sociale=typed.get("raison_sociale", "" if named else structure.raison_sociale),
        auteur=who.nom,
        auteur_role=who.carif.value if who.carif else "",
    )
