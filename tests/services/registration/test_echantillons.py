"""Each organisation of our samples of the registers, through the form: what it shows is what the Carif is told."""

import json
from datetime import timedelta
from typing import Any

import pytest

from referentiels.registres.fichier import ECHANTILLONS
from services.domain.events import StructureRequested
from tests.pdf import PDF
from tests.services.registration.conftest import NOW, TYPED, Registration

TOUT = ("actions-de-formation", "bilans-de-competences", "vae", "apprentissage")
QUALIOPI, ABSENT = "QUALIOPI.RECONNU", "QUALIOPI.ABSENT"
D_ACCORD = {"SIRET.RECONNU", "NUMERO_ACTIVITE.RECONNU"}
AILLEURS = {"PERIMETRE.HORS_REGION"}

# What one sees of it: SIRET, declaration number, kinds of action certified, remarks, name that the registers give
CAS: dict[str, tuple[str, str, tuple[str, ...], set[str], str]] = {
    "the guide's organisation, all agrees": (
        "21860076500018", "24370369337", TOUT, {*D_ACCORD, QUALIOPI}, "OF PRESENTATION OFELI",
    ),
    "its antenne, other SIRET of the same SIREN": (
        "21860076500026", "24370369337", TOUT, {*D_ACCORD, QUALIOPI, "NUMERO_ACTIVITE.AUTRE_SIRET"},
        "OF PRESENTATION OFELI",
    ),
    "3 SIGMA, apprenticeship and training": (
        "43256884800027", "24370253537", ("actions-de-formation", "apprentissage"), {*D_ACCORD, QUALIOPI}, "3 SIGMA",
    ),
    "partial diffusion, name and address masked": (
        "00000005900014", "24450006145", ("bilans-de-competences",),
        {*D_ACCORD, QUALIOPI, "SIRET.DIFFUSION_PARTIELLE"}, "CAMILLE FICTIVE",
    ),
    "no Qualiopi": (
        "00000006700017", "24370001537", (), {*D_ACCORD, ABSENT}, "ATELIERS FICTIFS DE TOURS",
    ),
    "moved, under its number of before": (
        "00000007500028", "76310007731", ("actions-de-formation", "vae"),
        {*D_ACCORD, QUALIOPI, "NUMERO_ACTIVITE.REMPLACE"}, "FORMATION FICTIVE DU BERRY",
    ),
    "public body with a P number": (
        "00000008300014", "2445P012345", TOUT, {*D_ACCORD, QUALIOPI}, "GRETA FICTIF DU LOIRET",
    ),
    "second establishment of the public body": (
        "00000008300022", "2445P012345", TOUT, {*D_ACCORD, QUALIOPI, "NUMERO_ACTIVITE.AUTRE_SIRET"},
        "GRETA FICTIF DU LOIRET",
    ),
    "organisation of another region": (
        "00000010900017", "75330009133", ("actions-de-formation",), {*D_ACCORD, QUALIOPI, *AILLEURS},
        "INSTITUT FICTIF D AQUITAINE",
    ),
    "distance training": (
        "00000011700010", "24410004241", ("actions-de-formation",), {*D_ACCORD, QUALIOPI}, "CAMPUS FICTIF A DISTANCE",
    ),
    "a person in business, no Qualiopi": (
        "00000012500013", "24360006836", (), {*D_ACCORD, ABSENT}, "DOMINIQUE FICTIF",
    ),
    "La Réunion": (
        "00000013300017", "04970008397", ("actions-de-formation", "apprentissage"),
        {*D_ACCORD, QUALIOPI, *AILLEURS}, "CENTRE FICTIF DE L OCEAN",
    ),
    "Paris, inside for DOKELIO": (
        "00000017400011", "11750017475", ("actions-de-formation", "apprentissage"),
        {*D_ACCORD, QUALIOPI, *AILLEURS}, "ACADEMIE FICTIVE DE PARIS",
    ),
    "Toulouse, inside for Midi-Pyrénées and Occitanie": (
        "00000018200014", "76310018231", ("actions-de-formation", "apprentissage"),
        {*D_ACCORD, QUALIOPI, *AILLEURS}, "INSTITUT FICTIF DE TOULOUSE",
    ),
    "Montpellier, the same": (
        "00000019000017", "76340019034", ("actions-de-formation", "apprentissage"),
        {*D_ACCORD, QUALIOPI, *AILLEURS}, "ECOLE FICTIVE DE MONTPELLIER",
    ),
    "Corsica": (
        "00000014100010", "94200001220", ("actions-de-formation",), {*D_ACCORD, QUALIOPI, *AILLEURS},
        "SCOLA FITTIZIA",
    ),
}  # fmt: skip
FERMES = {
    "the guide's closed establishment": ("21860076500034", "24370369337"),
    "company that has ceased": ("00000009100017", "24280009928"),
}


def told(registration: Registration, siret: str, numero: str) -> StructureRequested:
    """What the Carif is told of a request that the form made."""
    id = registration.ask(siret=siret, numero_activite=numero)
    registration.joined(id, PDF)
    assert registration.send(id, "oui").location.endswith("/merci")
    [item] = registration.table.outgoing(NOW + timedelta(days=1))
    return StructureRequested.model_validate_json(item.document["detail"])


def test_each_line_of_the_samples_has_its_case() -> None:
    lines = (ECHANTILLONS / "sirene.jsonl").read_text(encoding="utf-8").splitlines()
    sirets = {json.loads(line)["etablissement"]["siret"] for line in lines}
    assert sirets == {siret for siret, *_ in (*CAS.values(), *FERMES.values())}


@pytest.mark.parametrize("cas", CAS)
def test_what_the_registers_say_of_it_reaches_the_carif(registration: Registration, cas: str) -> None:
    siret, numero, qualiopi, remarques, nom = CAS[cas]
    fact = told(registration, siret, numero)
    assert {constat.code for constat in fact.constats} == remarques
    assert fact.structure.qualiopi == qualiopi
    assert fact.structure.raison_sociale == nom
    read = {releve.champ: releve.valeur for releve in fact.releves}
    assert bool(read.get("qualiopi")) == bool(qualiopi)


@pytest.mark.parametrize("cas", FERMES)
def test_what_is_closed_is_refused_at_its_siret(registration: Registration, cas: str) -> None:
    siret, numero = FERMES[cas]
    answer = registration.post("/inscription", {**TYPED, "siret": siret, "numero_activite": numero})
    assert answer.status == 422
    assert [link.get("href") for link in answer.page.cssselect(".govuk-error-summary a")] == ["#c-siret"]


def test_the_kinds_of_action_are_named_in_words(registration: Registration) -> None:
    fact = told(registration, "43256884800027", "24370253537")
    said: dict[str, Any] = {constat.code: constat for constat in fact.constats}
    assert said[QUALIOPI].etat == "conforme"
    assert said[QUALIOPI].message.replace("\u00a0", " ") == (
        "Certifié Qualiopi pour : actions de formation, apprentissage."
    )
    [releve] = [releve for releve in fact.releves if releve.champ == "qualiopi"]
    assert releve.valeur == "Actions de formation, Apprentissage"


def test_a_certificate_is_not_lent_to_another_company(registration: Registration) -> None:
    fact = told(registration, "43256884800027", "24370369337")
    assert fact.structure.qualiopi == ()
    assert QUALIOPI not in {constat.code for constat in fact.constats}
    assert "qualiopi" not in {releve.champ for releve in fact.releves}


DU_SIREN = "Dans la liste publique, l’entreprise de ce SIRET a un autre numéro de déclaration : 24370369337."


@pytest.mark.parametrize("numero", ["76310007731", "24370001537", "24450499945"], ids=["former", "sans", "unknown"])
def test_the_line_of_another_company_says_nothing_of_this_one(registration: Registration, numero: str) -> None:
    shown = registration.get(
        "/inscription/{demande}/document", params={"demande": registration.ask(numero_activite=numero)}
    )
    text = shown.page.text_content().replace("\u00a0", " ").replace("\u202f", " ")
    assert "nous l’avons remplacé" not in text
    assert "Aucune certification Qualiopi" not in text
    assert DU_SIREN in text


def test_the_carif_is_told_which_number_the_company_has(registration: Registration) -> None:
    fact = told(registration, "21860076500018", "76310007731")
    said = {constat.code: (constat.etat, constat.message.replace("\u00a0", " ")) for constat in fact.constats}
    assert said.keys() == {"SIRET.RECONNU", "NUMERO_ACTIVITE.AUTRE_SIREN", "NUMERO_ACTIVITE.DU_SIREN"}
    assert said["NUMERO_ACTIVITE.DU_SIREN"] == ("alerte", DU_SIREN)
    assert fact.structure.numero_activite == "76310007731", "what was typed stays until somebody decides"


@pytest.mark.parametrize("numero", ["24370369337", "2445P012345"])
def test_the_company_is_looked_for_only_when_its_number_is_not_found_as_its_own(
    registration: Registration, numero: str
) -> None:
    preuves = registration.demande(registration.ask(numero_activite=numero)).preuves
    assert len(preuves) == (2 if numero == "24370369337" else 3)
