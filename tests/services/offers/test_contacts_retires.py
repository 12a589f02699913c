"""A contact that is erased or no longer published leaves the formations that copied it (RGPD art. 7 and 17)."""

from datetime import timedelta

import pytest

from services.domain.events import ContactWithdrawn, FormationApproved, FormationContactWithdrawn
from services.domain.formation import Formacode, Formation
from services.offers.model import Fiche
from services.offers.store import Store
from services.offers.use_cases import Offers, Reponses
from services.shared.table import Table
from tests.builders import STRUCTURE, a_contact, a_formation, a_principal, a_session
from tests.services.offers.conftest import NOW

OF = a_principal()
LAURE = a_contact(numero="12C", nom="Effacée")
PAUL = a_contact(numero="13C", prenom="Paul", nom="Marc")
FORMATION = a_formation(contacts=(LAURE, PAUL), sessions=(a_session(numero=""),))


@pytest.fixture
def numero(offers: Offers) -> str:
    """A fiche that was submitted with two contacts of the address book."""
    numero = offers.create(OF, STRUCTURE, FORMATION, "creation").numero
    offers.submit(OF, numero, 1, "envoi")
    return numero


def withdrawn(*, efface: bool = True) -> ContactWithdrawn:
    return ContactWithdrawn(at=NOW + timedelta(hours=3), structure=STRUCTURE, numero="12C", efface=efface)


def approved(fiche: Fiche, version: int = 1) -> FormationApproved:
    """The decision upon what was submitted, contacts and all."""
    formation = fiche.courante.formation.model_copy(
        update={"contacts": (LAURE, PAUL), "formacodes": (Formacode(code="41036"),)}
    )
    return FormationApproved(
        at=NOW + timedelta(hours=2),
        numero=fiche.numero,
        version=version,
        formation=formation,
        decideur="Jean",
        decideur_role="documentaliste",
    )


def fiche(offers: Offers, numero: str) -> Fiche:
    return offers.read(OF, numero).fiche


def contacts(formation: Formation) -> list[str]:
    return [contact.numero for contact in formation.contacts]


def told(table: Table) -> list[FormationContactWithdrawn]:
    return [
        FormationContactWithdrawn.model_validate_json(item.document["detail"])
        for item in table.query("ENVOI")
        if item.document["type"] == "FormationContactWithdrawn"
    ]


def test_a_published_formation_loses_the_contact_who_asked_to_be_erased_and_history_says_so(
    offers: Offers, reponses: Reponses, numero: str, table: Table
) -> None:
    reponses.hear_approved(approved(fiche(offers, numero)))
    reponses.hear_contact(withdrawn())
    publiee = fiche(offers, numero).publiee
    assert publiee is not None
    assert contacts(publiee.formation) == ["13C"]
    last = Store(table).history(numero)[-1]
    assert (last["auteur"], last["acte"]) == ("Robot", "Contact effacé à la demande de la personne")
    assert [(fact.numero, fact.version, fact.contact) for fact in told(table)] == [(numero, 1, "12C")]


def test_of_whoever_is_erased_no_version_that_was_submitted_keeps_anything(
    offers: Offers, reponses: Reponses, numero: str, table: Table
) -> None:
    reponses.hear_contact(withdrawn())
    frozen = Store(table).version(numero, 1)
    assert frozen is not None
    assert contacts(frozen.formation) == ["13C"]
    assert "Effacée" not in "".join(str(item.document) for item in table.query(f"FICHE#{numero}"))


def test_whoever_is_only_hidden_stays_in_what_was_submitted_and_leaves_what_is_shown(
    offers: Offers, reponses: Reponses, numero: str, table: Table
) -> None:
    reponses.hear_contact(withdrawn(efface=False))
    frozen = Store(table).version(numero, 1)
    assert frozen is not None
    assert contacts(frozen.formation) == ["12C", "13C"]
    assert contacts(fiche(offers, numero).courante.formation) == ["13C"]


def test_a_decision_still_on_its_way_does_not_bring_an_erased_contact_back(
    offers: Offers, reponses: Reponses, numero: str
) -> None:
    decided = approved(fiche(offers, numero))
    reponses.hear_contact(withdrawn())
    reponses.hear_approved(decided)
    publiee = fiche(offers, numero).publiee
    assert publiee is not None
    assert contacts(publiee.formation) == ["13C"]


def test_a_later_version_may_show_the_contact_again(offers: Offers, reponses: Reponses, numero: str) -> None:
    reponses.hear_contact(withdrawn(efface=False))
    reponses.hear_approved(approved(fiche(offers, numero), version=2))
    publiee = fiche(offers, numero).publiee
    assert publiee is not None
    assert contacts(publiee.formation) == ["12C", "13C"]


@pytest.mark.parametrize("efface", [True, False])
def test_heard_twice_a_contact_is_withdrawn_once(
    offers: Offers, reponses: Reponses, numero: str, efface: bool, table: Table
) -> None:
    for _ in range(2):
        reponses.hear_contact(withdrawn(efface=efface))
    assert len(told(table)) == 1


def test_a_formation_that_never_had_the_contact_is_not_written(
    offers: Offers, reponses: Reponses, table: Table
) -> None:
    other = offers.create(OF, STRUCTURE, a_formation(contacts=(PAUL,)), "autre")
    reponses.hear_contact(withdrawn())
    assert fiche(offers, other.numero).revision == other.revision
    assert told(table) == []
