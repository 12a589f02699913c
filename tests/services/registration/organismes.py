"""An organisation of the samples inside the region of each profile, and what its registration needs there."""

from datetime import timedelta

from services.domain.rights import Principal, Role
from tests.services.events import Answer
from tests.services.registration.conftest import Registration

DANS_LA_REGION = {
    "dokelio": {"siret": "00000017400011", "numero_activite": "11750017475"},
    "midi-pyrenees": {"siret": "00000018200014", "numero_activite": "76310018231"},
    "occitanie": {"siret": "00000019000017", "numero_activite": "76340019034"},
    "ofeli": {"siret": "21860076500018", "numero_activite": "24370369337"},
}
CARIF = Principal(sub="claire", nom="Claire Houix", carif=Role.SUPERVISEUR)


def accepted(registration: Registration, profil: str, **changes: str) -> tuple[str, Principal]:
    """The number of that organisation once the Carif accepted it, and its referent."""
    id = registration.ask(**{**DANS_LA_REGION[profil], **changes})
    registration.send(id)
    registration.clock.at += timedelta(minutes=1)
    registration.hear(registration.approved(id))
    numero = registration.demande(id).structure.numero
    return numero, Principal(sub="laure", nom="Laure Thévenin", structures={numero: Role.OF_REFERENT})


def read(registration: Registration, who: Principal, tab: str = "") -> Answer:
    """A tab of the record of the one organisation of `who`."""
    [numero] = who.structures
    return registration.get(f"/structure{tab}", who=who, query={"structure": numero})


def labels(answer: Answer) -> list[str]:
    """What each field of a page is called, without its asterisk."""
    texts = (label.text or "" for label in answer.page.cssselect("main label, main legend"))
    return [" ".join(text.split()) for text in texts]
