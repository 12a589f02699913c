"""What a fiche takes over from the address books of its organisation: a copy, chosen in a list."""

from datetime import timedelta
from typing import Any

import pytest

from services.domain.adresse import Lieu
from services.domain.events import StructurePublished
from services.offers import app
from services.offers.use_cases import Offers, Reponses
from tests.builders import STRUCTURE, a_contact, a_formation, a_lieu, a_principal, a_session, a_structure, an_adresse
from tests.services.events import Answer, Context, event
from tests.services.offers.conftest import NOW

OF = a_principal()
CAMPUS = Lieu(
    id="5",
    nom="Campus nord",
    adresse=an_adresse(voie="3 Boulevard Jean-Jaurès", ban_id="45234_3560_00003"),
    siret="21860076500018",
    acces_handicapes="Ascenseur",
)
LAURE = a_contact(numero="12C", telephone="+33238778335", mobile="+33612345678", principal=True)


@pytest.fixture
def numero(offers: Offers, reponses: Reponses) -> str:
    """A fiche of an organisation that has a place and a contact in its books."""
    structure = a_structure(lieux=(CAMPUS,), contacts=(LAURE,))
    reponses.hear_structure(StructurePublished(at=NOW + timedelta(minutes=1), structure=structure))
    paul = a_contact(prenom="Paul", nom="Marc", mobile="06 98 76 54 32")
    formation = a_formation(contacts=(paul,), sessions=(a_session(numero="", acces_handicapes=""),))
    return offers.create(OF, STRUCTURE, formation, "creation").numero


def ask(method: str, resource: str, form: dict[str, Any] | None = None, **params: str) -> Answer:
    return Answer.of(app.people(event(method, resource, who=OF, form=form, params=params), Context()))


SESSION, FORMATION = "/formations/{numero}/sessions/{session}", "/formations/{numero}/modifier"


def typed(resource: str, **params: str) -> dict[str, Any]:
    """The form as it stands, nobody having touched it."""
    page = ask("GET", resource, **params).page
    form = next(form for form in page.forms if form.get("action", "").startswith("/formations"))
    return dict(form.form_values())


@pytest.mark.profil("dokelio")
def test_d042_the_session_form_offers_the_places_of_the_address_book(numero: str) -> None:
    page = ask("GET", SESSION, numero=numero, session="1S").page
    options = page.get_element_by_id("c-lieux-0-carnet").findall("option")
    assert [(o.get("value"), o.text) for o in options] == [
        ("", "Une autre adresse"),
        ("5", "Campus nord : 3 Boulevard Jean-Jaurès, 45000 Orléans"),
    ]


@pytest.mark.parametrize("empty", [True, False])
def test_a_chosen_place_takes_the_place_of_the_address_that_nobody_touched(
    offers: Offers, numero: str, empty: bool
) -> None:
    form = typed(SESSION, numero=numero, session="1S") | {"lieux.0.carnet": "5"}
    if empty:
        form |= dict.fromkeys((name for name in form if name.startswith(("lieux.0.nom", "lieux.0.adresse"))), "")
    assert ask("POST", SESSION, form, numero=numero, session="1S").status == 303
    session = offers.read(OF, numero).fiche.courante.formation.session("1S")
    assert session.lieux == (CAMPUS,)
    assert session.acces_handicapes == "Ascenseur"


def test_a_place_is_not_chosen_against_an_address_just_typed(offers: Offers, numero: str) -> None:
    form = typed(SESSION, numero=numero, session="1S") | {"lieux.0.carnet": "5", "lieux.0.adresse.voie": "1 rue Neuve"}
    answer = ask("POST", SESSION, form, numero=numero, session="1S")
    assert answer.status == 422
    assert answer.page.get_element_by_id("c-lieux-0-adresse-voie").get("value") == "1 rue Neuve"
    assert offers.read(OF, numero).fiche.courante.formation.session("1S").lieux == (a_lieu(),)


def test_a_session_keeps_its_copy_of_a_place_that_left_the_book(
    offers: Offers, reponses: Reponses, numero: str
) -> None:
    form = typed(SESSION, numero=numero, session="1S") | {"lieux.0.carnet": "5"}
    ask("POST", SESSION, form, numero=numero, session="1S")
    reponses.hear_structure(StructurePublished(at=NOW + timedelta(minutes=2), structure=a_structure()))
    ask("POST", SESSION, typed(SESSION, numero=numero, session="1S"), numero=numero, session="1S")
    assert offers.read(OF, numero).fiche.courante.formation.session("1S").lieux == (CAMPUS,)


def test_another_address_typed_is_no_longer_the_place_of_the_book(offers: Offers, numero: str) -> None:
    ask(
        "POST",
        SESSION,
        typed(SESSION, numero=numero, session="1S") | {"lieux.0.carnet": "5"},
        numero=numero,
        session="1S",
    )
    form = typed(SESSION, numero=numero, session="1S") | {"lieux.0.adresse.voie": "1 rue Neuve"}
    ask("POST", SESSION, form, numero=numero, session="1S")
    lieu = offers.read(OF, numero).fiche.courante.formation.session("1S").lieux[0]
    assert (lieu.id, lieu.siret, lieu.adresse.voie, lieu.adresse.ban_id) == ("", "", "1 rue Neuve", "")


def test_a_chosen_contact_comes_with_all_that_is_known_of_it(offers: Offers, numero: str) -> None:
    form = typed(FORMATION, numero=numero) | {"contacts.0.carnet": "12C"}
    assert ask("POST", FORMATION, form, numero=numero).status == 303
    (contact,) = offers.read(OF, numero).fiche.courante.formation.contacts
    assert (contact.nom, contact.numero, contact.mobile) == ("Thévenin", "12C", "+33612345678")
    assert contact.telephone == "02 38 77 83 35"


def test_another_name_typed_does_not_keep_the_mobile_of_the_former_person(offers: Offers, numero: str) -> None:
    form = typed(FORMATION, numero=numero) | {"contacts.0.nom": "Durand"}
    ask("POST", FORMATION, form, numero=numero)
    (contact,) = offers.read(OF, numero).fiche.courante.formation.contacts
    assert (contact.nom, contact.mobile, contact.numero) == ("Durand", "", "")
