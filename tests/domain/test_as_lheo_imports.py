"""What an import takes from a file of LHEO, and what it tells of the rest."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from lheo import elements as m
from lheo import read, upgrade, write_document
from services.domain.as_lheo import formation_to_lheo
from services.domain.formation import CertificationVisee, Formation
from tests.builders import a_formation, a_profil, a_session, a_structure
from tests.domain.passages import from_lheo, to_lheo


def test_the_numbers_of_the_file_are_kept_and_ours_are_new():
    back, _ = from_lheo(to_lheo(a_formation()), ["900S"])
    assert (back.numero, back.identifiant_externe, back.source) == ("2358280F", "07_2358280F", "import LHEO")
    assert (back.sessions[0].numero, back.sessions[0].identifiant_externe) == ("900S", "07_373847S")


def test_sessions_imported_from_one_action_go_on_sharing_it():
    first = a_session(numero="1S", numero_action="A")
    both = to_lheo(a_formation(sessions=(first, first.model_copy(update={"numero": "2S"}))))
    back, _ = from_lheo(both, ["8S", "9S"])
    assert [session.numero_action for session in back.sessions] == ["8S", "8S"]
    assert [len(action.session) for action in to_lheo(back).action] == [2]


def test_html_is_made_plain_and_told():
    element = to_lheo(a_formation())
    element.objectif_formation = "<p>Conseiller&nbsp;:</p><ul><li>vendre</li></ul>"
    back, remarques = from_lheo(element)
    assert back.objectif == "Conseiller\u00a0:\n- vendre"
    assert "formation/objectif-formation" in {remarque.chemin for remarque in remarques if not remarque.technique}


def test_dashes_that_fill_a_mandatory_element_are_no_text():
    element = to_lheo(a_formation())
    element.resultats_attendus, element.action[0].rythme_formation = "-", "..."
    back, _ = from_lheo(element)
    assert (back.resultats_attendus, back.sessions[0].rythme) == ("", "")


def test_incomplete_and_unknown_dates_are_left_to_be_typed():
    element = to_lheo(a_formation())
    element.action[0].session[0].periode = m.Periode(debut="20260900", fin="99999999")
    back, remarques = from_lheo(element)
    assert (back.sessions[0].date_debut, back.sessions[0].date_fin) == (None, None)
    assert [r.valeur for r in remarques if not r.technique] == ["20260900"]


def test_hours_told_by_their_total_alone_are_kept():
    element = to_lheo(a_formation(sessions=(a_session(heures_centre=None, heures_entreprise=None),)))
    element.action[0].nombre_heures_total = "420"
    back, remarques = from_lheo(element)
    assert (back.sessions[0].heures_centre, back.sessions[0].heures_total) == (420, 420)
    assert any("déduites" in remarque.message for remarque in remarques)


def test_everything_that_has_no_place_with_us_is_reported_with_its_value():
    element = to_lheo(a_formation())
    action = element.action[0]
    action.frais_restants = "Tenue professionnelle"
    action.prix_horaire_ttc = "12,50"
    action.organisme_financeur.append(m.OrganismeFinanceur(code_financeur="20"))
    action.session[0].recrutement = [m.Recrutement(modalite_recrutement="9", commentaire="Venez")]
    element.extras = [m.Extras([m.Extra("Oui", info="parcoursup")])]
    _, remarques = from_lheo(element)

    told = {remarque.chemin: remarque.valeur for remarque in remarques if not remarque.technique}
    assert told == {
        "formation/action[1]/frais-restants": "Tenue professionnelle",
        "formation/action[1]/prix-horaire-ttc": "12,50",
        "formation/action[1]/organisme-financeur[2]/code-financeur": "20",
        "formation/action[1]/session[1]/recrutement": "9 Venez",
        "formation/extras": "parcoursup Oui",
    }


def test_an_import_for_another_organisation_is_told():
    _, remarques = from_lheo(to_lheo(a_formation()), structure=a_structure(siret="91044669900019"))
    assert [r.valeur for r in remarques if not r.technique] == ["21860076500018"]


def test_actions_that_contradict_each_other_are_told():
    element = to_lheo(a_formation(sessions=(a_session(numero="1S"), a_session(numero="2S"))))
    element.action[1].conditions_specifiques = "Avoir 18 ans"
    element.action[1].code_public_vise = [m.Texte("83056", ref="V14")]
    back, remarques = from_lheo(element)

    assert back.pre_requis == a_formation().pre_requis
    assert [public.code for public in back.publics] == ["82020", "83056"]
    assert [r.valeur for r in remarques if not r.technique] == ["Avoir 18 ans"]


def test_codes_that_do_not_exist_are_told_rather_than_kept_or_raised():
    element = to_lheo(a_formation())
    action = element.action[0]
    action.modalites_enseignement, action.prise_en_charge_frais_possible = "3", "peut-être"
    action.nombre_heures_centre, action.prix_total_ttc = "12.5", "sur devis"
    back, remarques = from_lheo(element)
    session = back.sessions[0]

    assert (session.modalite_enseignement, session.prise_en_charge, session.prix_total_ttc) == (None, None, "")
    assert {"3", "peut-être", "12.5", "sur devis"} <= {remarque.valeur for remarque in remarques}


def test_a_text_longer_than_we_keep_is_cut_and_told():
    element = to_lheo(a_formation())
    element.contenu_formation = "a" * 25_000
    back, remarques = from_lheo(element)
    assert len(back.contenu) == 20_000
    assert any("20000" in remarque.message for remarque in remarques)


def test_an_empty_element_gives_an_empty_draft():
    back, remarques = from_lheo(m.Formation())
    assert back == Formation(numero=back.numero, structure=back.structure, source="import LHEO")
    assert [remarque for remarque in remarques if not remarque.technique and remarque.valeur] == []


@pytest.fixture(scope="module")
def official(shared_dir: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(shared_dir / "lheo" / "lheo-2.3.xsd")))


@pytest.mark.shared
def test_the_bts_of_onisep_is_imported_from_2_2_and_written_again(shared_dir: Path, official: etree.XMLSchema):
    example = shared_dir / "lheo" / "examples" / "exemple-bts-onisep-2.2.xml"
    (element,) = read(example.read_bytes())
    structure = a_structure(siret="19290076900014", numero_activite="99999999999")
    upgraded, _ = upgrade(element)
    formation, remarques = from_lheo(upgraded, ["1S"], structure)
    session = formation.sessions[0]

    assert formation.intitule == "BTS négociation et relation client"
    assert formation.contenu.count("\n- ") == 4
    assert "<" not in formation.objectif + formation.contenu + formation.resultats_attendus
    assert (formation.identifiant_externe, session.identifiant_externe) == ("9436_18706", "9436_18706")
    assert formation.certifications == (CertificationVisee(code_rncp="RNCP474", code_certifinfo="19004"),)
    assert [f.version for f in (*formation.formacodes, *formation.publics)] == ["V11"] * 3
    assert (session.date_debut, session.date_fin) == (date(2015, 9, 1), date(2017, 8, 31))
    assert (session.lieux[0].nom, session.lieux[0].adresse.ville) == ("Lycée Kerneuzec", "QUIMPERLÉ")
    assert (session.hebergement, session.duree_commentaire) == ("Internat garçons-filles", "2 ans")
    assert formation.contacts == ()
    lost = {remarque.chemin.rsplit("/", 1)[-1] for remarque in remarques if not remarque.technique}
    assert lost == {"objectif-formation", "resultats-attendus", "contenu-formation", "extras"}

    again = m.Lheo(offres=m.Offres(formation=[formation_to_lheo(formation, structure, a_profil())]))
    assert official.validate(etree.fromstring(write_document(again))), official.error_log
