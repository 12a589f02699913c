"""What a documentalist is told when the registers do not agree with the form."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from referentiels.registres.fichier import sample_declarations, sample_etablissements
from referentiels.registres.modele import ActionCertifiee, Constat, Etablissement, Verdict
from referentiels.registres.rapprochement import Code, Gravite, Remarque, rapprochement
from tests.muets import DeclarationsMuettes, EtablissementsMuets

OFELI, ANTENNE, FERME = "21860076500018", "21860076500026", "21860076500034"
NUMERO_OFELI, NUMERO_SIGMA = "24370369337", "24370253537"
PARTIEL, SANS_QUALIOPI, DEMENAGE, CESSE = "00000005900014", "00000006700017", "00000007500028", "00000009100017"


def clock() -> datetime:
    return datetime(2026, 11, 20, 9, tzinfo=UTC)


ETABLISSEMENTS, DECLARATIONS = sample_etablissements(clock), sample_declarations(clock)


def remarks(siret: str, numero: str) -> tuple[Remarque, ...]:
    return rapprochement(siret, numero, ETABLISSEMENTS.by_siret(siret), DECLARATIONS.by_numero_activite(numero))


def codes(siret: str, numero: str) -> list[Code]:
    return [remarque.code for remarque in remarks(siret, numero)]


def test_registers_that_agree_leave_nothing_to_say() -> None:
    assert remarks("218 600 765 00018", "24 37 03693 37") == ()


def test_a_number_of_another_company_is_grave_and_names_it() -> None:
    (remarque,) = remarks(OFELI, NUMERO_SIGMA)
    assert remarque.code is Code.NUMERO_AUTRE_SIREN
    assert remarque.gravite is Gravite.GRAVE
    assert "3 SIGMA" in remarque.message


def test_a_number_declared_by_another_establishment_of_the_company_is_only_an_alert() -> None:
    (remarque,) = remarks(ANTENNE, NUMERO_OFELI)
    assert (remarque.code, remarque.gravite) == (Code.NUMERO_AUTRE_SIRET, Gravite.ALERTE)


def test_a_former_number_of_another_company_is_not_said_to_be_replaced() -> None:
    (remarque,) = remarks(OFELI, "76310007731")
    assert remarque.code is Code.NUMERO_AUTRE_SIREN
    assert "FORMATION FICTIVE DU BERRY" in remarque.message


def test_qualiopi_of_another_company_is_not_said_to_be_missing_here() -> None:
    (remarque,) = remarks(OFELI, "24370001537")
    assert remarque.code is Code.NUMERO_AUTRE_SIREN


@pytest.mark.parametrize("numero", [NUMERO_SIGMA, "24450499945"])
def test_the_number_that_the_company_of_the_siret_has_is_told_and_proposed(numero: str) -> None:
    du_siren = DECLARATIONS.by_siren("218600765")
    trouvees = rapprochement(
        OFELI, numero, ETABLISSEMENTS.by_siret(OFELI), DECLARATIONS.by_numero_activite(numero), du_siren
    )
    remarque = trouvees[-1]
    assert (remarque.code, remarque.gravite) == (Code.NUMERO_DU_SIREN, Gravite.INFO)
    assert NUMERO_OFELI in remarque.message
    assert remarque.valeur_proposee == NUMERO_OFELI


def test_of_a_company_that_the_list_does_not_know_nothing_is_proposed() -> None:
    numero = "24450499945"
    trouvees = rapprochement(
        OFELI,
        numero,
        ETABLISSEMENTS.by_siret(OFELI),
        DECLARATIONS.by_numero_activite(numero),
        DECLARATIONS.by_siren("732829320"),
    )
    assert [remarque.code for remarque in trouvees] == [Code.NUMERO_INCONNU]


def test_a_closed_establishment_is_grave_and_dated() -> None:
    premiere = remarks(FERME, NUMERO_OFELI)[0]
    assert premiere.code is Code.SIRET_FERME
    assert "30/06/2025" in premiere.message


def test_an_establishment_of_a_company_that_has_ceased_is_closed() -> None:
    assert Code.SIRET_FERME in codes(CESSE, NUMERO_OFELI)


def test_a_number_from_before_a_move_is_accepted_and_its_successor_proposed() -> None:
    (remarque,) = remarks(DEMENAGE, "76310007731")
    assert (remarque.code, remarque.gravite) == (Code.NUMERO_REMPLACE, Gravite.INFO)
    assert remarque.valeur_proposee == "24180002318"


def test_an_organisation_without_qualiopi_is_an_alert() -> None:
    assert codes(SANS_QUALIOPI, "24370001537") == [Code.SANS_QUALIOPI]


def test_a_masked_establishment_is_valid_and_its_mask_is_never_shown() -> None:
    etablissement = ETABLISSEMENTS.by_siret(PARTIEL).trouve
    assert etablissement is not None
    assert etablissement.actif
    assert not etablissement.diffusible
    assert etablissement.raison_sociale is None
    assert etablissement.adresse == ()
    assert etablissement.code_postal is None
    assert etablissement.region == "24"
    assert codes(PARTIEL, "24450006145") == [Code.SIRET_DIFFUSION_PARTIELLE]


def test_unknown_numbers_are_grave() -> None:
    assert codes("73282932000074", "24450499945") == [Code.SIRET_INCONNU, Code.NUMERO_INCONNU]


def test_a_number_no_register_knows_is_also_judged_on_its_shape() -> None:
    assert Code.NUMERO_FORME_INHABITUELLE in codes(OFELI, "12345678900")


def test_the_gravest_remark_comes_first() -> None:
    assert codes(PARTIEL, "24450499945") == [Code.NUMERO_INCONNU, Code.SIRET_DIFFUSION_PARTIELLE]


def test_registers_that_do_not_answer_are_two_alerts_and_no_refusal() -> None:
    etablissement = EtablissementsMuets(clock).by_siret(OFELI)
    declaration = DeclarationsMuettes(clock).by_numero_activite(NUMERO_OFELI)
    trouvees = rapprochement(OFELI, NUMERO_OFELI, etablissement, declaration)
    assert {remarque.gravite for remarque in trouvees} == {Gravite.ALERTE}
    assert all("non vérifié" in remarque.message for remarque in trouvees)


def test_a_found_declaration_tells_what_qualiopi_covers() -> None:
    declaration = DECLARATIONS.by_numero_activite(NUMERO_SIGMA).trouve
    assert declaration is not None
    assert declaration.certifications == (ActionCertifiee.FORMATION, ActionCertifiee.APPRENTISSAGE)


def test_declarations_are_also_found_by_company() -> None:
    assert DECLARATIONS.by_siren("218600765").verdict is Verdict.TROUVE
    assert DECLARATIONS.by_siren("732829320").verdict is Verdict.INCONNU


@pytest.mark.parametrize("siret", [OFELI, PARTIEL])
def test_a_finding_survives_being_written_and_read_but_for_the_raw_answer(siret: str) -> None:
    constat = ETABLISSEMENTS.by_siret(siret)
    written = Constat[Etablissement].model_validate_json(constat.model_dump_json())
    assert written == constat.model_copy(update={"brut": None})
    assert constat.trouve is None or written.empreinte == sha256(constat.brut or b"").hexdigest()
