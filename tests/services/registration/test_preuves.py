"""The evidence of the registers: with each thing that is decided upon, an absence included, for as long as it takes."""

import json
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from referentiels.registres.appel import Appel, Reponse
from referentiels.registres.liste_of import ListeOfEnLigne
from referentiels.registres.recherche_entreprises import RechercheEntreprises
from services.registration import wiring
from services.registration.model.demande import EtatDemande
from services.registration.use_cases.registres import Registres
from services.shared import aws
from services.shared.files import Files
from tests.services.registration.conftest import TYPED, Registration, a_line
from tests.services.registration.programs import ask, said
from tests.services.registration.test_complements import correct, sent_back
from tests.services.registration.test_fiche import record, submitted
from tests.services.registration.test_registers import Network, network

__all__ = ["network", "record"]

OFELI, INCONNU = "24370369337", "24450499945"


def kept(prefix: str = "preuves/") -> dict[str, bytes]:
    """What lies under that prefix, by the rest of its name."""
    found = aws.client("s3").list_objects_v2(Bucket="documents", Prefix=prefix).get("Contents", [])
    return {item["Key"].removeprefix(prefix): Files("documents").read(item["Key"], max_bytes=10**6) for item in found}


def forget(prefix: str) -> None:
    """What the bucket's own rules do, for drafts after thirty days."""
    for name in kept(prefix):
        Files("documents").erase(f"{prefix}{name}")


def proofs_of(history: list[Any], acte: str) -> list[str]:
    [row] = [row for row in history if row["acte"] == acte]
    preuves: list[str] = row["details"]["preuves"]
    return preuves


def test_a_change_of_a_record_keeps_what_the_registers_answered(record: Registration) -> None:
    forget("preuves/")  # those of its registration
    submitted(record)
    files = kept()
    preuves = proofs_of(record.table.history("STRUCTURE#1P"), "Demande de vérification")
    assert sorted(preuves) == sorted(files)
    assert all(sha256(content).hexdigest() == name for name, content in files.items())
    assert any(json.loads(content).get("numero_activite") == OFELI for content in files.values())


def test_a_change_that_a_program_sends_keeps_it_too(record: Registration) -> None:
    changed = said(ask("GET", "/modification"))["fiche"] | {"sigle": "OPO"}
    draft = ask("PUT", "/modification", changed, version='"0"')
    forget("preuves/")
    assert ask("POST", "/modification/envoi", version=draft.header("etag")).status == 200
    preuves = proofs_of(record.table.history("STRUCTURE#1P"), "Demande de vérification")
    assert len(preuves) == 2
    assert set(preuves) == set(kept())


def test_what_a_register_says_of_an_unknown_number_is_kept_with_the_request(
    registration: Registration, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = b'{"total_count": 0, "results": []}'

    def fetch(url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        return Reponse(200, nothing)

    monkeypatch.setattr(wiring, "_appel", lambda: a_line(registration.clock, fetch))
    id = registration.ask(numero_activite=INCONNU, raison_sociale="OFeli")
    registration.send(id)
    assert [constat.etat for constat in registration.demande(id).constats].count("inconnu") == 1
    assert kept() == {sha256(nothing).hexdigest(): nothing}


@pytest.mark.parametrize("after", [31, 119])
def test_a_request_that_came_back_has_its_evidence_however_late_it_is_sent_again(
    registration: Registration, after: int
) -> None:
    id = sent_back(registration)
    assert correct(registration, id, siret="432 568 848 00027", numero_activite="24370253537").status == 303
    forget("brouillons/")
    registration.clock.at += timedelta(days=after)
    assert registration.send(id, demande="encore").location.endswith("/merci")
    sent = registration.demande(id)
    assert sent.etat is EtatDemande.ENVOYEE
    assert len(sent.preuves) == 4, "those of the first version, and those of this one"
    assert set(sent.preuves) <= set(kept())


def test_what_nobody_sends_is_no_evidence(registration: Registration) -> None:
    registration.ask()
    assert kept() == {}
    assert len(kept("brouillons/")) == 2


def test_all_registers_together_have_the_time_that_one_request_has(
    registration: Registration, network: Network
) -> None:
    appel = Appel("contact@carif.example", registration.clock.now, network.fetch)
    asked = RechercheEntreprises(appel), ListeOfEnLigne(appel)
    consulted = Registres(wiring.profil(), *asked, wiring.ground().documents, patience=0).consult(
        {"siret": "21860076500018", "numero_activite": OFELI, "raison_sociale": TYPED["nom"]}
    )
    assert network.asked == []
    assert {constat.etat for constat in consulted.constats} == {"non_verifie"}
