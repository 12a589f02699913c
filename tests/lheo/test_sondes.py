"""The 38 probes: what the official schema lets through and we tell, what it refuses and we explain."""

from dataclasses import dataclass

import pytest

from lheo import Version, check, check_schema, write_formation
from lheo import elements as m
from tests.lheo.exemples import un_document, un_organisme, une_action, une_adresse, une_formation, une_session
from tests.lheo.officiel import accepts

KNOWN = {"formacode": {"44591", "44592"}, "rome": {"H2913"}, "nsf": {"254"}, "communes": {"31555"}}


@dataclass(frozen=True)
class Probe:
    """A formation changed in one place, and the finding that must tell."""

    name: str
    code: str
    formation: m.Formation | None = None
    xml: tuple[str, str] | None = None

    def document(self) -> bytes:
        data = write_formation(self.formation or une_formation(), Version.V2_3).decode()
        if self.xml:
            assert self.xml[0] in data
            data = data.replace(*self.xml, 1)
        return un_document(data)


def coordonnees(**changes):
    return une_formation(contact_formation=[m.ContactFormation(coordonnees=m.Coordonnees(**changes))])


def in_action(**changes):
    return une_formation(action=[une_action(**changes)])


def in_session(**changes):
    return in_action(session=[une_session(**changes)])


def in_adresse(**changes):
    return in_session(adresse_inscription=m.AdresseInscription(adresse=une_adresse(**changes)))


def periode(debut: str, fin: str):
    return in_session(periode=m.Periode(debut=debut, fin=fin))


def siret(value: str):
    return une_formation(
        organisme_formation_responsable=un_organisme(siret_organisme_formation=m.SIRETOrganismeFormation(siret=value))
    )


def domaine(**codes):
    return une_formation(domaine_formation=m.DomaineFormation(**codes))


def recrutement(**changes):
    return in_session(recrutement=[m.Recrutement(modalite_recrutement="1", **changes)])


PASSED_BY_THE_SCHEMA = [
    Probe("31_february", "DATE.CALENDRIER", periode("20260231", "20260301")),
    Probe("month_13", "DATE.CALENDRIER", periode("20261301", "20270101")),
    Probe("end_before_start", "DATE.ORDRE", periode("20260901", "20260801")),
    Probe("letters_in_siret", "SIRET.FORME", siret("7328293200007A")),
    Probe("letters_in_postcode", "CODEPOSTAL.FORME", in_adresse(codepostal="3100A")),
    Probe("siret_with_a_wrong_key", "SIRET.CLE", siret("73282932000075")),
    Probe("blank_text", "TEXTE.BLANC", une_formation(objectif_formation="   ")),
    Probe("dash_text", "TEXTE.REMPLISSAGE", une_formation(objectif_formation="-")),
    Probe("formacode_without_ref", "REF.MANQUANTE", domaine(code_formacode=["44591"])),
    Probe("public_without_ref", "REF.MANQUANTE", in_action(code_public_vise=["81061"])),
    Probe("teaching_mode_code_without_ref", "REF.MANQUANTE", in_action(code_modalite_pedagogique=["96100"])),
    Probe("negative_hours", "NOMBRE.NEGATIF", in_action(nombre_heures_total="-35")),
    Probe("hours_above_99999", "NOMBRE.TROP_GRAND", in_action(nombre_heures_total="100000")),
    Probe("decimal_comma_in_price", "PRIX.VIRGULE", in_action(prix_total_ttc="1250,50")),
    Probe("two_actions_of_one_number", "NUMERO.DOUBLE", une_formation(action=[une_action(), une_action()])),
    Probe("formation_without_number", "NUMERO.MANQUANT", une_formation(numero=None)),
    Probe("unknown_formacode", "CODE.INCONNU", domaine(code_formacode=[m.Texte("99999", ref="V14")])),
    Probe("unknown_rome", "CODE.INCONNU", domaine(code_rome=["A9999"])),
    Probe("unknown_nsf", "CODE.INCONNU", domaine(code_nsf=["999"])),
    Probe("unknown_insee_code", "CODE.INCONNU", in_adresse(code_insee_commune="99123")),
    Probe("no_training_place", "LIEU.MANQUANT", in_action(lieu_de_formation=[])),
    Probe("mail_without_at", "COURRIEL.FORME", coordonnees(courriel="contact.exemple.fr")),
    Probe("url_of_one_word", "URL.FORME", coordonnees(web=m.Web(urlweb=["notre site"]))),
    Probe("phone_of_three_words", "TEL.FORME", coordonnees(telfixe=m.Telfixe(numtel=["voir le site"]))),
    Probe("hour_25h", "HEURE.FORME", recrutement(heure_debut="25h")),
    Probe("datemaj_in_iso", "DATE.ATTRIBUT", une_formation(datemaj="2026-09-01")),
]

DEBUT, FIN = "<debut>20260901</debut>", "<fin>20261218</fin>"
REFUSED_BY_THE_SCHEMA = [
    Probe("wrong_order", "SCHEMA.ORDRE", xml=(DEBUT + FIN, FIN + DEBUT)),
    Probe("unknown_attribute", "SCHEMA.ATTRIBUT_INCONNU", xml=("<action ", '<action numéro="1" ')),
    Probe("unknown_code", "SCHEMA.CODE", une_formation(certifiante="oui")),
    Probe("empty_integer", "SCHEMA.ENTIER", in_action(nombre_heures_total="")),
    Probe("decimals_in_hours", "SCHEMA.ENTIER", in_action(nombre_heures_total="35.5")),
    Probe("iso_date", "SCHEMA.DATE", periode("2026-09-01", "20261218")),
    Probe("html_as_elements", "SCHEMA.BALISE", xml=("Théorie, pratique", "<p>Théorie, pratique</p>")),
    Probe("text_over_the_limit", "SCHEMA.LONGUEUR", une_formation(intitule_formation="é&" * 128)),
]


def named(probes):
    return pytest.mark.parametrize("probe", probes, ids=lambda probe: probe.name)


@named(PASSED_BY_THE_SCHEMA)
def test_we_tell_what_the_schema_lets_through(probe: Probe):
    findings = list(check(probe.document(), referentiels=KNOWN))
    assert [finding.code for finding in findings] == [probe.code]
    assert findings[0].path.startswith("/lheo/offres/formation[1]")
    assert list(check(probe.document(), schema_only=True)) == []


@named(REFUSED_BY_THE_SCHEMA)
def test_we_explain_what_the_schema_refuses(probe: Probe):
    codes = [finding.code for finding in check(probe.document(), schema_only=True)]
    assert codes == [probe.code]


@pytest.mark.shared
@named(PASSED_BY_THE_SCHEMA)
def test_the_official_schema_lets_it_through(shared_dir, probe: Probe):
    assert accepts(shared_dir, Version.V2_3, probe.document())


@pytest.mark.shared
@named(REFUSED_BY_THE_SCHEMA)
def test_the_official_schema_refuses_it(shared_dir, probe: Probe):
    assert not accepts(shared_dir, Version.V2_3, probe.document())


def test_a_lone_formation_passes_the_schema_but_is_no_document():
    data = write_formation(une_formation())
    assert [finding.code for finding in check(data)] == ["RACINE"]
    assert check_schema(data) == []


def test_an_address_as_root_passes_the_schema_but_is_no_document():
    adresse = '<adresse xmlns="http://lheo.gouv.fr/2.3"><ligne>1</ligne><codepostal>31000</codepostal><ville>T</ville></adresse>'
    assert [finding.code for finding in check(adresse.encode())] == ["RACINE"]
    assert check_schema(adresse.encode()) == []


def test_an_activity_number_may_hold_a_letter():
    formation = une_formation(organisme_formation_responsable=un_organisme(numero_activite="7331P001531"))
    assert list(check(formation)) == []


def test_offres_without_formation_is_refused():
    findings = list(check(un_document("")))
    assert [(finding.code, finding.path) for finding in findings] == [("SCHEMA.MANQUANT", "/lheo/offres/formation")]


def test_escaped_html_is_text_and_only_deserves_a_look():
    formation = une_formation(contenu_formation="<p>Théorie</p>")
    assert check_schema(formation) == []
    assert [finding.code for finding in check(formation)] == ["TEXTE.HTML"]


def test_the_limit_of_a_text_counts_characters_after_decoding():
    assert check_schema(une_formation(intitule_formation="é&<" * 85)) == []
    assert [f.code for f in check_schema(une_formation(intitule_formation="é&<" * 85 + "x"))] == ["SCHEMA.LONGUEUR"]
