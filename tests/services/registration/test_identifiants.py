"""Identifiers as people type them, each in the form that asks for it: its verdict, its sentence, nothing lost."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from services.domain.errors import Refused
from services.registration.model.inscription import read_inscription
from services.shared.settings import profil
from tests.services.events import Answer
from tests.services.registration.conftest import TYPED, Registration
from tests.services.registration.test_fiche import IDENTITE, OF, fiche, read, save

CAS = Path("referentiels") / "echantillons" / "identifiants-cas.csv"
CHAMPS = {"siret": "siret", "nda": "numero_activite", "telephone": "telephone", "courriel": "courriel"}
# What each wrong value of the list is told, and under which code
REFUS = {
    "73282932000079": ("DEMANDE.SIRET.FAUX", "sa clé de contrôle est fausse"),
    "35600000009076": ("DEMANDE.SIRET.FAUX", "sa clé de contrôle est fausse"),
    "7328293200007": ("DEMANDE.SIRET.FAUX", "vous en avez saisi 13"),
    "00000000000000": ("DEMANDE.SIRET.FAUX", "sa clé de contrôle est fausse"),
    "2437036933": ("DEMANDE.NUMERO_ACTIVITE.FAUX", "Écrivez les 11 caractères"),
    "01 23": ("DEMANDE.TELEPHONE.FAUX", "Écrivez un numéro à 10 chiffres"),
    "3949": ("DEMANDE.TELEPHONE.FAUX", "Écrivez un numéro à 10 chiffres"),
    "0012345678": ("DEMANDE.TELEPHONE.FAUX", "Écrivez un numéro à 10 chiffres"),
    "x@y": ("DEMANDE.COURRIEL.FAUX", "Écrivez une adresse électronique complète"),
    "a..b@c.fr": ("DEMANDE.COURRIEL.FAUX", "Écrivez une adresse électronique complète"),
    '"a b"@c.fr': ("DEMANDE.COURRIEL.FAUX", "Écrivez une adresse électronique complète"),
    # The list leaves the choice: an account's address is one that every mail system delivers to
    "prénom.nom@école.fr": ("DEMANDE.COURRIEL.FAUX", "Choisissez une adresse sans accent avant l’arobase"),
}
# A number of an unusual shape is told to the documentalist, not refused: the public list decides
DOUTES = {"12345678900", "24370369338"}


@pytest.fixture(scope="session")
def cas(shared_dir: Path) -> list[dict[str, str]]:
    with (shared_dir / CAS).open(encoding="utf-8") as lignes:
        return list(csv.DictReader(lignes))


def errors(answer: Answer) -> dict[str, str]:
    links = answer.page.cssselect(".govuk-error-summary__list a")
    return {str(link.get("href")).removeprefix("#c-"): link.text_content() for link in links}


def shown(answer: Answer, names: list[str]) -> dict[str, str | None]:
    return {name: answer.page.get_element_by_id(f"c-{name}").get("value") for name in names}


@pytest.mark.shared
def test_each_identifier_of_the_list_is_judged_by_the_form_of_registration(
    registration: Registration, cas: list[dict[str, str]]
) -> None:
    tried = [each for each in cas if each["type"] in CHAMPS]
    assert len(tried) == 28
    for each in tried:
        champ, valeur = CHAMPS[each["type"]], each["valeur"]
        typed = {**TYPED, "raison_sociale": "Organisme essayé", champ: valeur}
        answer = registration.post("/inscription", typed)
        if valeur not in REFUS:
            assert each["attendu"] == "valide" or valeur in DOUTES, valeur
            assert answer.status == 303, valeur
            continue
        code, message = REFUS[valeur]
        assert answer.status == 422, valeur
        assert list(errors(answer)) == [champ], valeur
        assert message in errors(answer)[champ].replace("\u00a0", " "), valeur
        names = [name for name in typed if name not in {"activite", "consentement", "publiable", "raison_sociale"}]
        assert shown(answer, names) == {name: typed[name] for name in names}, valeur
        with pytest.raises(Refused) as refused:
            read_inscription(typed, profil())
        assert [violation.code for violation in refused.value.violations] == [code], valeur


@pytest.mark.shared
def test_an_unusual_declaration_number_goes_on_and_is_told_to_the_documentalist(
    registration: Registration, cas: list[dict[str, str]]
) -> None:
    doubted = {each["valeur"] for each in cas if each["type"] == "nda" and each["attendu"] == "invalide"} - set(REFUS)
    assert doubted == DOUTES
    for numero in doubted:
        demande = registration.demande(registration.ask(numero_activite=numero))
        assert "NUMERO_ACTIVITE.FORME_INHABITUELLE" in {constat.code for constat in demande.constats}, numero


@pytest.mark.shared
def test_what_is_accepted_is_stored_in_the_form_that_the_list_names(
    registration: Registration, cas: list[dict[str, str]]
) -> None:
    telephones = {each["valeur"]: each["note"].split(" : ")[-1].split(" ;")[0] for each in cas if "+" in each["note"]}
    assert len(telephones) == 3
    for typed, stored in telephones.items():
        assert registration.demande(registration.ask(telephone=typed)).referent.telephone == stored.split(" ")[0]
    assert registration.demande(registration.ask(siret="732 829 320 00074", raison_sociale="X")).structure.siret == (
        "73282932000074"
    )


@pytest.mark.shared
def test_f055_each_uai_of_the_list_is_judged_by_the_form_of_the_record(
    registration: Registration, cas: list[dict[str, str]]
) -> None:
    registration.send(id := registration.ask())
    registration.clock.at += timedelta(minutes=1)
    registration.hear(registration.approved(id))
    tried = [each for each in cas if each["type"] == "uai"]
    assert len(tried) == 6
    for each in tried:
        assert save(registration, "identite", {**IDENTITE, "uai": each["valeur"]}).status == 303
        assert fiche().travail.uai == each["valeur"]
        said = read(registration, "/soumettre", OF).text
        refused = "Vérifiez le code UAI" in said or "Écrivez le code UAI" in said
        assert refused == (each["attendu"] == "invalide"), each["valeur"]
