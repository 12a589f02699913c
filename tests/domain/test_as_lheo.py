"""Our formations in LHEO and back: nothing is lost in silence, in either direction."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from lheo import Severity, Version, check, check_schema, downgrade, write_document, write_formation
from lheo import elements as m
from referentiels.listes import libelle, liste
from referentiels.telephone import readable_telephone
from services.domain import rules
from services.domain.adresse import Adresse
from services.domain.as_lheo import formation_to_lheo
from services.domain.as_lheo.actions_depuis import financeur_from_lheo
from services.domain.as_lheo.actions_vers import financeur_to_lheo
from services.domain.contact import Contact
from services.domain.formation import CertificationVisee, Formacode, Formation
from services.domain.session import Financement, ModaliteEnseignement, Mode, OrganismeFormateur, Session
from services.domain.structure import Structure
from tests.builders import (
    a_contact,
    a_contexte,
    a_formation,
    a_lieu,
    a_profil,
    a_session,
    a_structure,
    an_adresse,
)
from tests.domain.passages import from_lheo, to_lheo
from tests.domain.strategies import complete, nearly_complete, nearly_complete_structures

MANY = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


# ─── one action for each session (domain.md §3.1) ────────────────────────────


def test_each_session_leaves_as_an_action_of_its_own():
    element = to_lheo(a_formation(sessions=(a_session(numero="1S"), a_session(numero="2S"))))
    assert [(a.numero, [s.numero for s in a.session]) for a in element.action] == [
        ("07_1S", ["07_1S"]),
        ("07_2S", ["07_2S"]),
    ]


def test_sessions_of_one_action_leave_together_while_they_say_the_same():
    first = a_session(numero="1S", numero_action="A")
    later = a_session(numero="2S", numero_action="A", date_debut=date(2027, 9, 1), date_fin=date(2029, 6, 30))
    element = to_lheo(a_formation(sessions=(first, later)))
    assert [(a.numero, [s.numero for s in a.session]) for a in element.action] == [("07_A", ["07_1S", "07_2S"])]


def test_sessions_of_two_actions_stay_apart_though_they_say_the_same():
    one, other = a_session(numero="1S", numero_action="A"), a_session(numero="2S", numero_action="B")
    assert [action.numero for action in to_lheo(a_formation(sessions=(one, other))).action] == ["07_A", "07_B"]


def test_a_session_edited_apart_leaves_under_its_own_number():
    first = a_session(numero="1S", numero_action="A")
    dearer = a_session(numero="2S", numero_action="A", prix_total_ttc="8000")
    element = to_lheo(a_formation(sessions=(first, dearer)))
    assert [(a.numero, [s.numero for s in a.session]) for a in element.action] == [
        ("07_A", ["07_1S"]),
        ("07_2S", ["07_2S"]),
    ]


def test_no_two_actions_ever_bear_one_number():
    trap = a_session(numero="1S", numero_action="2S")
    dearer = a_session(numero="2S", numero_action="2S", prix_total_ttc="8000")
    cheaper = a_session(numero="3S", numero_action="2S", prix_total_ttc="1")
    numbers = [action.numero for action in to_lheo(a_formation(sessions=(trap, dearer, cheaper))).action]
    assert len(set(numbers)) == len(numbers) == 3


def test_an_archived_session_does_not_leave():
    element = to_lheo(a_formation(sessions=(a_session(numero="1S", archivee=True), a_session(numero="2S"))))
    assert [session.numero for action in element.action for session in action.session] == ["07_2S"]


# ─── values ──────────────────────────────────────────────────────────────────


def test_every_number_bears_the_prefix_of_the_carif():
    element = to_lheo(a_formation())
    assert element.organisme_formation_responsable is not None
    numbers = [element.numero, element.organisme_formation_responsable.numero, element.action[0].numero]
    assert numbers == ["07_2358280F", "07_23470P", "07_373847S"]


def test_the_day_of_publication_is_that_of_paris():
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    element = formation_to_lheo(a_formation(), a_structure(), a_profil(), published_at=moment)
    assert (element.datemaj, element.horodatage_modification) == ("20260302", "2026-03-01T23:30:00+00:00")


def test_texts_that_lheo_requires_are_never_left_out():
    action = to_lheo(a_formation(pre_requis="-", sessions=(a_session(modalites_alternance=""),))).action[0]
    assert (action.modalites_alternance, action.conditions_specifiques) == ("Sans objet", "Aucun prérequis")


@pytest.mark.parametrize(
    ("modalite", "code"),
    [(ModaliteEnseignement.PRESENTIEL, "0"), (ModaliteEnseignement.MIXTE, "1"), (ModaliteEnseignement.DISTANCE, "2")],
)
def test_the_codes_of_the_teaching_mode_are_not_inverted(modalite: ModaliteEnseignement, code: str):
    assert (
        to_lheo(a_formation(sessions=(a_session(modalite_enseignement=modalite),))).action[0].modalites_enseignement
        == code
    )


@pytest.mark.parametrize(("mode", "code"), [(Mode.DATES_FIXES, "0"), (Mode.PERMANENTE, "1"), (Mode.A_LA_DEMANDE, "1")])
def test_f113_a_session_on_demand_is_a_permanent_entry_for_lheo(mode: Mode, code: str):
    assert to_lheo(a_formation(sessions=(a_session(mode=mode),))).action[0].modalites_entrees_sorties == code


def test_f087_funders_leave_under_the_code_of_lheo_and_come_back():
    for financeur in liste("financeurs"):
        assert financeur_from_lheo(financeur_to_lheo(financeur.code))[0] == financeur.code
    assert financeur_to_lheo("left the list") == "0"
    assert financeur_from_lheo("5") == ("98020", "CPR02")
    assert financeur_from_lheo("20") == ("", "")


def test_only_contacts_that_may_be_shown_leave():
    shown, hidden = a_contact(nom="Vue"), a_contact(nom="Cachée", diffusable=False)
    element = to_lheo(a_formation(contacts=(hidden, shown)), a_structure(contacts=(hidden,)))
    assert b"Cach" not in write_formation(element)
    assert [contact.coordonnees.nom for contact in element.contact_formation if contact.coordonnees] == ["Vue"]


def test_when_nobody_may_be_named_the_desk_of_the_organisation_answers():
    element = to_lheo(a_formation(contacts=(a_contact(diffusable=False),)))
    (contact,) = element.contact_formation
    assert contact.coordonnees is not None
    assert contact.coordonnees.courriel == "accueil@exemple.fr"
    assert contact.coordonnees.nom is None


def test_a_contact_with_two_roles_is_said_twice_for_lheo_gives_one_role_to_each():
    element = to_lheo(a_formation(contacts=(a_contact(types=("3", "14")),)))
    assert [contact.type_contact for contact in element.contact_formation] == ["3", "14"]
    assert from_lheo(element)[0].contacts == (a_contact(types=("3", "14")),)


def test_a_mobile_number_leaves_as_such():
    element = to_lheo(a_formation(contacts=(a_contact(telephone="+33612345678"),)))
    coordonnees = element.contact_formation[0].coordonnees
    assert coordonnees is not None
    assert coordonnees.telfixe is None
    assert coordonnees.portable is not None
    assert coordonnees.portable.numtel == ["06 12 34 56 78"]


def test_registration_takes_place_where_the_training_does_unless_said_otherwise():
    elsewhere = a_session(inscription_lieu=Adresse(), lieux=(a_lieu(adresse=an_adresse(voie="2 Rue Verte")),))
    adresse = to_lheo(a_formation(sessions=(elsewhere,))).action[0].session[0].adresse_inscription
    assert adresse is not None
    assert adresse.adresse is not None
    assert adresse.adresse.ligne == ["2 Rue Verte"]


def test_nothing_is_shortened_the_schema_refuses_instead():
    element = to_lheo(a_formation(intitule="é" * 256))
    assert element.intitule_formation == "é" * 256
    assert [finding.path for finding in check_schema(element)] == ["/formation/intitule-formation"]


def test_an_empty_draft_is_written_as_far_as_it_goes():
    element = to_lheo(Formation(numero="1F", structure="23470P", sessions=(Session(numero="1S"),)))
    assert check_schema(element)
    assert element.action[0].session[0].periode == m.Periode(debut="00000000", fin="99999999")


# ─── properties ──────────────────────────────────────────────────────────────


@MANY
@given(complete())
def test_a_complete_formation_is_right_in_both_editions(formation: Formation):
    assert not [
        v for v in rules.blocking(rules.check(formation, a_contexte(), a_profil())) if v.champs != ("sessions",)
    ]
    if not formation.sessions_vivantes:
        return
    element = to_lheo(formation)
    assert [finding for finding in check(element) if finding.severity is Severity.ERREUR] == []
    assert check_schema(downgrade(element)[0], Version.V2_2) == []


@MANY
@given(nearly_complete())
def test_what_no_rule_blocks_passes_every_check_of_lheo(formation: Formation):
    if rules.blocking(rules.check(formation, a_contexte(), a_profil())):
        return
    element = to_lheo(formation)
    assert [finding for finding in check(element) if finding.severity is Severity.ERREUR] == []
    assert check_schema(downgrade(element)[0], Version.V2_2) == []


@MANY
@given(nearly_complete_structures())
def test_an_organisation_that_no_rule_blocks_passes_every_check_of_lheo(structure: Structure):
    if rules.blocking(rules.check(a_formation(), a_contexte(structure=structure), a_profil())):
        return
    element = to_lheo(a_formation(contacts=()), structure)
    assert [finding for finding in check(element) if finding.severity is Severity.ERREUR] == []


def test_identifiers_typed_with_spaces_leave_bare():
    structure = a_structure(siret="218 600 765 00018", numero_activite="24 37 03693 37", courriels=(" a@exemple.fr ",))
    assert check_schema(to_lheo(a_formation(contacts=()), structure)) == []


@MANY
@given(complete())
def test_what_comes_back_says_the_same_for_all_that_both_know(formation: Formation):
    element = to_lheo(formation)
    numeros = [str(s.numero).removeprefix("07_") for action in element.action for s in action.session]
    back, remarques = from_lheo(element, numeros)

    assert bare(back) == bare(as_lheo_knows_it(formation))
    assert [remarque for remarque in remarques if not remarque.technique] == []


@MANY
@given(complete())
def test_a_second_passage_changes_nothing_more(formation: Formation):
    element = to_lheo(formation)
    numeros = [str(s.numero).removeprefix("07_") for action in element.action for s in action.session]
    back = from_lheo(element, numeros)[0]
    again = to_lheo(back)
    for action in (*element.action, *again.action):
        action.numero = None  # each base numbers its actions; what they hold is what counts
    assert again == element


def as_lheo_knows_it(formation: Formation) -> Formation:
    """Our formation with what LHEO cannot say left out, and what it must say filled in."""
    shown = tuple(contact for contact in formation.contacts if contact.diffusable)
    return formation.model_copy(
        update={
            "certifications": tuple(
                CertificationVisee(code_rncp=visee.code_rncp, code_certifinfo=visee.code_certifinfo)
                for visee in formation.certifications
            ),
            "formacodes": tuple(Formacode(code=f.code, version=f.version) for f in formation.formacodes),
            "publics": tuple(
                Formacode(code=f.code, version=f.version, libelle=libelle("publics", f.code)) for f in formation.publics
            ),
            "pre_requis": formation.pre_requis or "Aucun prérequis",
            "contacts": tuple(map(contact_as_lheo_knows_it, shown)),
            "sessions": tuple(map(session_as_lheo_knows_it, formation.sessions_vivantes)),
        }
    )


def contact_as_lheo_knows_it(contact: Contact) -> Contact:
    numbers = [readable_telephone(number) for number in (contact.telephone, contact.mobile) if number]
    telephone, mobile = ([*dict.fromkeys(numbers), "", ""])[:2]
    return contact.model_copy(
        update={
            "fonction": contact.fonction_complete,
            "autre_fonction": "",
            "telephone": telephone,
            "mobile": mobile,
            "telecopie": readable_telephone(contact.telecopie),
        }
    )


def session_as_lheo_knows_it(session: Session) -> Session:
    itself = OrganismeFormateur(siret=a_structure().siret, raison_sociale=a_structure().raison_sociale)
    return session.model_copy(
        update={
            "mode": Mode.PERMANENTE if session.mode is Mode.A_LA_DEMANDE else session.mode,
            "modalites_alternance": session.modalites_alternance or "Sans objet",
            "formateurs": session.formateurs or (itself,),
            "inscription_lieu": an_adresse(),  # as given, or that of the place, which is the same
            "financements": tuple(
                Financement(financeur=f.financeur, nb_places=f.nb_places) for f in session.financements
            ),
            "lieux": tuple(lieu.model_copy(update={"nom": lieu.nom.strip()}) for lieu in session.lieux),
            "heures_hebdo": None,
        }
    )


def bare(formation: Formation) -> Formation:
    """Without the numbers of the file, which only the copy bears, in the order of the sessions' numbers."""
    sessions = (s.model_copy(update={"identifiant_externe": "", "numero_action": ""}) for s in formation.sessions)
    ordered = tuple(sorted(sessions, key=lambda session: session.numero))
    return formation.model_copy(update={"identifiant_externe": "", "source": "", "sessions": ordered})


# ─── against the official schema ─────────────────────────────────────────────


@pytest.fixture(scope="module")
def official(shared_dir: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(shared_dir / "lheo" / "lheo-2.3.xsd")))


@pytest.mark.shared
@MANY
@given(formation=complete())
def test_the_official_schema_accepts_what_we_write(official: etree.XMLSchema, formation: Formation):
    document = m.Lheo(offres=m.Offres(formation=[to_lheo(formation)]))
    assert official.validate(etree.fromstring(write_document(document))), official.error_log
