"""The cross-field rules by their id in domain.md, told as the cases people meet."""

from datetime import date
from typing import Any

import pytest

from referentiels.certifications import Certification, sample_certifications
from services.domain.errors import Severite
from services.domain.formation import CertificationVisee, Formation
from services.domain.profil import Profil
from services.domain.rules import Autre, Contexte, blocking, check, wrong
from services.domain.session import ModaliteEnseignement, Mode, Session
from tests.builders import (
    a_contact,
    a_contexte,
    a_financement,
    a_formation,
    a_lieu,
    a_profil,
    a_session,
    a_structure,
    an_adresse,
    the_profil,
)

GESTIONNAIRE = "Titre professionnel gestionnaire comptable et fiscal"


def codes(formation: Formation, contexte: Contexte | None = None, profil: Profil | None = None) -> set[str]:
    return {v.code for v in check(formation, contexte or a_contexte(), profil or a_profil())}


def certified(code: str, debut: date) -> Formation:
    session = a_session(date_debut=debut, inscription_debut=None, inscription_fin=None)
    return a_formation(intitule=GESTIONNAIRE, certifications=(CertificationVisee(code_rncp=code),), sessions=(session,))


def register(*titles: str) -> dict[str, Certification]:
    found = {}
    for title in titles:
        certification = sample_certifications().get(title)
        assert certification is not None
        found[title] = certification
    return found


def test_rule_2_a_certification_whose_registration_ended_long_before_the_session_is_refused():
    known = register("RNCP31677", "RNCP37949")
    contexte = a_contexte(certifications=known)
    violations = check(certified("RNCP31677", date(2026, 9, 1)), contexte, a_profil())

    (violation,) = [v for v in violations if v.code == "FORMATION.CERTIFICATIONS.EXPIREE"]
    assert "RNCP37949" in violation.message
    assert "01/12/2023" in violation.message


def test_f092_of_two_registrations_of_one_title_the_one_in_force_is_proposed():
    contexte = a_contexte(certifications=register("RNCP31677", "RNCP37949"))
    # 2024 is the last session of the first registration: it may still be awarded, the second fits better
    assert "FORMATION.CERTIFICATIONS.MIEUX_ENREGISTREE" in codes(certified("RNCP31677", date(2024, 9, 2)), contexte)
    assert codes(certified("RNCP37949", date(2024, 9, 2)), contexte) == set()
    assert "FORMATION.CERTIFICATIONS.MIEUX_ENREGISTREE" not in codes(certified("RNCP31677", date(2023, 9, 4)), contexte)


def test_rule_3_the_title_of_the_certification_is_recognised_without_case_nor_accents():
    contexte = a_contexte(certifications=register("RNCP999941"))
    assert codes(a_formation(intitule="bts  Assurânce"), contexte) == set()


def test_a_certification_is_known_by_any_of_its_codes():
    contexte = a_contexte(certifications=register("RNCP999941"))
    assert codes(a_formation(certifications=(CertificationVisee(code_certifinfo="94419"),)), contexte) == set()


def test_rule_4_the_weight_of_a_doublon_is_the_profile_s():
    contexte = a_contexte(autres=(Autre("9F", "BTS assurance", frozenset({"94419"})),))
    strict = a_profil(regles={})
    switched_off = a_profil(regles={"FORMATION.DOUBLON": Severite.AUCUNE})

    assert [v.code for v in blocking(check(a_formation(), contexte, strict))] == ["FORMATION.DOUBLON"]
    assert blocking(check(a_formation(), contexte, a_profil())) == ()
    assert "FORMATION.DOUBLON" not in codes(a_formation(), contexte, switched_off)


def test_rule_4_a_formation_is_no_doublon_of_itself_nor_of_another_certification():
    itself = Autre(a_formation().numero, "BTS assurance", frozenset({"RNCP999941"}))
    other = Autre("9F", "BTS assurance", frozenset({"RNCP1"}))
    assert codes(a_formation(), a_contexte(autres=(itself, other))) == set()


def test_d093_an_archived_session_does_not_count():
    assert "FORMATION.SESSIONS.AUCUNE" in codes(a_formation(sessions=(a_session(archivee=True),)))
    assert "FORMATION.SESSIONS.AUCUNE" not in codes(
        a_formation(sessions=(a_session(archivee=True), a_session(numero="2S")))
    )


def test_d093_an_archived_session_is_not_judged_either():
    faulty = a_session(numero="2S", archivee=True, date_debut=None, rythme="")
    assert codes(a_formation(sessions=(a_session(), faulty))) == set()


def test_m041_a_formation_without_a_session_cannot_be_submitted():
    (violation,) = blocking(check(a_formation(sessions=()), a_contexte(), a_profil()))
    assert violation.code == "FORMATION.SESSIONS.AUCUNE"


def test_a_session_already_over_is_an_alert_and_does_not_block():
    over = a_session(
        date_debut=date(2024, 9, 1), date_fin=date(2025, 6, 30), inscription_debut=None, inscription_fin=None
    )
    violations = check(a_formation(sessions=(over,)), a_contexte(), a_profil())
    assert [v.code for v in violations] == ["SESSION.DATES.TERMINEE"]
    assert blocking(violations) == ()


def test_a_session_is_not_over_on_its_last_day():
    last_day = a_session(
        date_debut=date(2025, 9, 1), date_fin=date(2026, 3, 2), inscription_debut=None, inscription_fin=None
    )
    assert codes(a_formation(sessions=(last_day,))) == set()


@pytest.mark.parametrize(("centre", "entreprise"), [(None, None), (0, 0), (-5, 10), (99_999, 1)])
def test_rule_6_the_total_of_hours_is_never_zero_nor_out_of_bounds(centre: int | None, entreprise: int | None):
    session = a_session(heures_centre=centre, heures_entreprise=entreprise)
    assert "SESSION.HEURES.MANQUANTES" in codes(a_formation(sessions=(session,)))


@pytest.mark.parametrize("mesure", ["AOP02", "AOP03"])
def test_rule_6_alternance_needs_hours_in_the_company(mesure: str):
    session = a_session(financements=(a_financement(mesure=mesure),), heures_entreprise=0)
    assert "SESSION.HEURES_ENTREPRISE.MANQUANTES" in codes(a_formation(sessions=(session,)))


@pytest.mark.parametrize(
    ("debut", "fin", "too_long"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), False),  # F113: a civil year
        (date(2026, 1, 1), date(2027, 1, 31), False),  # and one month more
        (date(2026, 1, 1), date(2027, 2, 1), True),
        (date(2026, 1, 31), date(2027, 2, 27), False),  # thirteen months after 31 January: 28 February
        (date(2026, 1, 31), date(2027, 2, 28), True),
    ],
)
@pytest.mark.parametrize("mode", [Mode.PERMANENTE, Mode.A_LA_DEMANDE])
def test_rule_7_a_permanent_session_covers_thirteen_months_at_most(mode: Mode, debut: date, fin: date, too_long: bool):
    session = a_session(mode=mode, date_debut=debut, date_fin=fin, inscription_debut=None, inscription_fin=None)
    assert ("SESSION.PERMANENTE.TROP_LONGUE" in codes(a_formation(sessions=(session,)))) is too_long


def test_rule_8_the_cycle_is_asked_for_apprenticeship_alone():
    professional = a_session(financements=(a_financement(mesure="AOP03"),))
    assert codes(a_formation(duree_cycle=None, sessions=(professional,))) == set()


@pytest.mark.parametrize(
    "voie", ["Centre-ville", "Parvis de la cathédrale", "Place de l’église", "Parking Est", "Arrêt de bus Mairie"]
)
def test_f122_a_landmark_is_no_address(voie: str):
    session = a_session(lieux=(a_lieu(adresse=an_adresse(voie=voie)),))
    assert codes(a_formation(sessions=(session,))) == {"SESSION.LIEUX.IMPRECIS"}


def test_m003_what_is_empty_is_missing_and_nothing_of_it_is_wrong():
    empty = Formation(numero="1F", structure="1P", sessions=(Session(numero="1S"),))
    found = check(empty, a_contexte(structure=None), a_profil())
    assert len(blocking(found)) > 10
    assert wrong(found) == ()


@pytest.mark.parametrize("voie", ["x", "12", "3 al", "N° 5"])
def test_f010_what_is_no_street_is_no_address_of_a_session(voie: str):
    session = a_session(lieux=(a_lieu(adresse=an_adresse(voie=voie)),))
    (violation,) = check(a_formation(sessions=(session,)), a_contexte(), a_profil())
    assert (violation.code, violation.severite) == ("SESSION.LIEUX.IMPRECIS", Severite.BLOQUANT)


@pytest.mark.parametrize("voie", ["Rue Saint-Étienne", "Avenue du 11 novembre 1918", "Rue du Château", "Orléans"])
def test_f010_a_street_without_its_number_is_told_and_stops_only_where_the_carif_wants_it(voie: str):
    session = a_session(lieux=(a_lieu(adresse=an_adresse(voie=voie)),))
    code = "SESSION.LIEUX.SANS_NUMERO"
    (violation,) = check(a_formation(sessions=(session,)), a_contexte(), a_profil())
    assert (violation.code, violation.severite) == (code, Severite.ALERTE)
    assert violation.champs == ("sessions.373847S.lieux.0.adresse.voie",)
    severe = a_profil(regles={code: Severite.BLOQUANT})
    assert blocking(check(a_formation(sessions=(session,)), a_contexte(), severe))


@pytest.mark.parametrize(
    "found",
    [
        {"voie": "10 bis rue Saint-Étienne"},
        {"voie": "Bâtiment C, 10 rue Verte"},
        {"voie": "n° 10 rue Verte"},
        {"voie": "Zone artisanale des Varennes"},
        {"voie": "ZA Les Varennes"},
        {"voie": "Lieu-dit Le Bas"},
        {"voie": "Campus de la Source, rue de Chartres"},
        {"voie": "Route de Tours", "complement": ("", "", "La Mouline")},
    ],
)
def test_f010_a_hamlet_a_zone_or_a_named_building_needs_no_number(found: dict[str, Any]):
    session = a_session(lieux=(a_lieu(adresse=an_adresse(**found)),))
    assert codes(a_formation(sessions=(session,))) == set()


@pytest.mark.parametrize("missing", ["voie", "code_postal", "ville"])
def test_f122_a_place_needs_street_post_code_and_town(missing: str):
    session = a_session(lieux=(a_lieu(adresse=an_adresse(**{missing: ""})),))
    (violation,) = check(a_formation(sessions=(session,)), a_contexte(), a_profil())
    assert violation.champs == (f"sessions.373847S.lieux.0.adresse.{missing}",)


PARIS = a_lieu(
    adresse=an_adresse(code_postal="75011", ville="Paris", code_insee="75111", departement="75", region="11")
)


def test_rule_11_every_place_is_in_the_region():
    both = a_session(lieux=(a_lieu(), PARIS))
    assert codes(a_formation(sessions=(both,))) == {"SESSION.LIEUX.HORS_REGION"}
    assert codes(a_formation(sessions=(both,)), profil=a_profil(regions=("24", "11"))) == set()


def test_rule_11_the_post_code_tells_the_region_when_nothing_else_does():
    bare = an_adresse(code_postal="75011", ville="Paris", code_insee="", departement="", region="")
    assert codes(a_formation(sessions=(a_session(lieux=(a_lieu(adresse=bare),)),))) == {"SESSION.LIEUX.HORS_REGION"}


def test_rule_11_the_commune_tells_better_than_the_post_code_which_may_be_that_of_a_neighbour():
    border = an_adresse(code_postal="91150", code_insee="45234", departement="", region="")
    assert codes(a_formation(sessions=(a_session(lieux=(a_lieu(adresse=border),)),))) == set()


def test_rule_11_a_session_entirely_at_distance_needs_no_place_and_minds_no_region():
    nowhere = a_session(modalite_enseignement=ModaliteEnseignement.DISTANCE, lieux=())
    elsewhere = a_session(modalite_enseignement=ModaliteEnseignement.DISTANCE, lieux=(PARIS,))
    assert codes(a_formation(sessions=(nowhere,))) == set()
    assert codes(a_formation(sessions=(elsewhere,))) == set()


def test_rule_11_a_mixed_session_still_needs_its_place():
    mixed = a_session(modalite_enseignement=ModaliteEnseignement.MIXTE, lieux=())
    assert codes(a_formation(sessions=(mixed,))) == {"SESSION.LIEUX.MANQUANTS"}


def test_rule_12_distance_belongs_to_the_region_of_the_declaration_of_activity():
    distance = a_formation(sessions=(a_session(modalite_enseignement=ModaliteEnseignement.DISTANCE, lieux=()),))
    parisian = a_structure(numero_activite="11750000075")
    assert codes(distance, a_contexte(structure=parisian)) == {"SESSION.DISTANCE.HORS_REGION"}
    assert codes(distance, a_contexte(structure=None)) == set()


@pytest.mark.profil("dokelio")
def test_d006_only_what_takes_place_in_the_region_of_the_carif_is_listed():
    profil = the_profil("dokelio")
    inside, outside = (a_formation(sessions=(a_session(lieux=(lieu,)),)) for lieu in (PARIS, a_lieu()))
    assert "SESSION.LIEUX.HORS_REGION" not in codes(inside, profil=profil)
    assert "SESSION.LIEUX.HORS_REGION" in codes(outside, profil=profil)


def test_f003_a_place_in_another_region_is_told_with_the_carif_of_that_place():
    abroad = a_formation(sessions=(a_session(lieux=(PARIS,)),))
    [violation] = (v for v in check(abroad, a_contexte(), a_profil()) if v.code == "SESSION.LIEUX.HORS_REGION")
    assert "Carif francilien (Dokelio Île-de-France) (dokelio@iledefrance.fr, https://dokelio-idf.fr/)" in (
        violation.message
    )


@pytest.mark.parametrize(
    ("code", "numero", "outside"),
    [
        pytest.param(code, numero, outside, marks=pytest.mark.profil(code))
        for code, numero, outside in (
            ("dokelio", "11750017475", "24370369337"),
            ("midi-pyrenees", "76310018231", "11750017475"),
            ("occitanie", "76340019034", "11750017475"),
            ("ofeli", "24370369337", "11750017475"),
        )
    ],
)
def test_k7_distance_belongs_to_the_region_of_the_number_wherever_it_is_followed(code: str, numero: str, outside: str):
    distance = a_formation(sessions=(a_session(modalite_enseignement=ModaliteEnseignement.DISTANCE, lieux=()),))
    for known, said in ((numero, False), (outside, True)):
        contexte = a_contexte(structure=a_structure(numero_activite=known))
        assert ("SESSION.DISTANCE.HORS_REGION" in codes(distance, contexte, the_profil(code))) is said


def test_rule_16_capitals_are_shouting_beyond_sixty_per_cent():
    assert "TEXTE.CAPITALES" in codes(a_formation(objectif="CONSEILLER LES CLIENTS avec soin"))
    assert "TEXTE.CAPITALES" not in codes(a_formation(objectif="Conseiller les clients de l'ASSURANCE"))
    assert "TEXTE.CAPITALES" not in codes(a_formation(intitule="CAP AEPE"))


@pytest.mark.parametrize("texte", ["<p>Vendre</p>", "Vendre<br>", "Vente &eacute;tape 1", "a&nbsp;b"])
def test_rule_16_html_is_refused(texte: str):
    assert "TEXTE.HTML" in codes(a_formation(contenu=texte))


@pytest.mark.parametrize("texte", ["Vendre si x<y et z>t", "Recherche & développement;", "R&D; conception"])
def test_rule_16_what_only_looks_like_html_passes(texte: str):
    assert "TEXTE.HTML" not in codes(a_formation(contenu=texte))


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x7f", "\ufffe", "\ue000"])
def test_rule_16_invisible_characters_are_refused(sign: str):
    assert "TEXTE.CONTROLE" in codes(a_formation(contenu=f"Vendre{sign}"))


def test_rule_16_limits_count_characters_and_not_bytes():
    assert "FORMATION.OBJECTIF.TROP_LONG" not in codes(a_formation(objectif="é" * 3000))
    assert "FORMATION.OBJECTIF.TROP_LONG" in codes(a_formation(objectif="é" * 3001))


@pytest.mark.parametrize("url", ["http://www.exemple.fr", "https://bit.ly/abc", "https://192.168.0.1/", "exemple.fr"])
def test_rule_17_an_address_is_https_public_and_whole(url: str):
    assert codes(a_formation(url=url)) == {"FORMATION.URL.INVALIDE"}


@pytest.mark.parametrize(
    ("debut", "fin", "refused"),
    [
        (date(2025, 3, 2), date(2026, 8, 31), False),  # a year ago to the day
        (date(2025, 3, 1), date(2026, 8, 31), True),
        (date(2026, 5, 1), date(2026, 4, 30), True),
        (date(2026, 5, 1), date(2028, 6, 30), False),  # the very last day of the session
        (date(2026, 5, 1), date(2028, 7, 1), True),
        (None, None, False),
    ],
)
def test_rule_18_registration_stays_between_a_year_ago_and_the_end(debut: date | None, fin: date | None, refused: bool):
    session = a_session(inscription_debut=debut, inscription_fin=fin)
    assert ("SESSION.INSCRIPTION.DATES" in codes(a_formation(sessions=(session,)))) is refused


def test_rule_19_a_contact_that_may_not_be_shown_reaches_nobody():
    mute = a_contexte(structure=a_structure(telephones=(), courriels=()))
    hidden = a_formation(contacts=(a_contact(diffusable=False),))
    unreachable = a_formation(contacts=(a_contact(telephone="", courriel=""),))

    assert codes(hidden, mute) == {"FORMATION.CONTACTS.INJOIGNABLE"}
    assert codes(unreachable, mute) == {"FORMATION.CONTACTS.INJOIGNABLE"}
    assert codes(a_formation(), mute) == set()


def test_rule_19_the_organisation_s_own_desk_is_enough():
    assert codes(a_formation(contacts=()), a_contexte(structure=a_structure(courriels=()))) == set()


def test_an_address_for_registration_is_only_asked_when_no_other_is_known():
    session = a_session(inscription_lieu=an_adresse(voie="", code_postal="", ville=""))
    assert codes(a_formation(sessions=(session,))) == set()
    distance = session.model_copy(update={"lieux": (), "modalite_enseignement": ModaliteEnseignement.DISTANCE})
    assert codes(a_formation(sessions=(distance,)), a_contexte(structure=None)) == {
        "SESSION.INSCRIPTION_LIEU.INCOMPLET"
    }
