"""Codes of certifications as people type them in the form of a formation: what its summary says of each."""

import csv
from pathlib import Path

import pytest

from services.offers.use_cases import Offers
from tests.builders import STRUCTURE
from tests.services.offers.test_doors import ask

REFUS = "Écrivez le code comme sur la fiche de France compétences"
# The form asks for a certification: a block is none, and a bare number is one of the RNCP
ATTENDUS = {
    "RNCP37949": True,
    "RS6547": True,
    "RNCP37674BC01": False,
    "37949": True,
    "RNCP": False,
    "RNCP0": False,
}


@pytest.mark.shared
@pytest.mark.parametrize("code", ATTENDUS)
def test_each_code_of_the_list_is_judged_by_the_form_of_a_formation(
    offers: Offers, shared_dir: Path, code: str
) -> None:
    with (shared_dir / "referentiels" / "echantillons" / "identifiants-cas.csv").open(encoding="utf-8") as lignes:
        listed = {each["valeur"] for each in csv.DictReader(lignes) if each["type"] == "rncp"}
    assert listed == set(ATTENDUS)
    form = {"structure": STRUCTURE, "demande": "d", "intitule": "Soudage", "certifiante": "oui"}
    typed = {**form, "certifications.0.code_rncp": code}
    assert ask("POST", "/formations/nouvelle", form=typed).status == 303
    assert (REFUS not in ask("GET", "/formations/{numero}/soumettre", numero="1F").text) == ATTENDUS[code]
    kept = ask("GET", "/formations/{numero}/modifier", numero="1F").page
    assert kept.get_element_by_id("c-certifications-0-code_rncp").get("value") == code
