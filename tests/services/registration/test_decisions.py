"""What the Carif's decision does: an account, a mail, a SIRET that is taken or free (D004, D005, F006, F007)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from referentiels.registres.fichier import ECHANTILLONS
from services.domain.structure import EtatStructure
from services.registration import wiring
from services.registration.model.compte import address_fingerprint
from services.registration.model.demande import EtatDemande
from services.shared import aws, settings
from tests.services.registration.conftest import LOGIN, Registration


def requested(registration: Registration, **changes: str) -> str:
    id = registration.ask(**changes)
    registration.send(id)
    return id


def body(registration: Registration, kind: str) -> str:
    part = registration.mails()[-1].get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_an_accepted_structure_gets_an_account_and_one_link(registration: Registration) -> None:
    id = requested(registration)
    registration.hear(registration.approved(id))
    mail = registration.mails()[-1]
    assert mail["Subject"] == "OF PRESENTATION OFELI : votre inscription est acceptée"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "24\u00a0heures" in body(registration, "plain")
    assert body(registration, "html").count("https://offre.test/activation/") == 2, "the button, and the same in clear"
    known = wiring.store().structure("1P")
    assert known is not None
    assert known.etat is EtatStructure.VALIDE


def test_a_structure_is_in_force_from_when_it_is_told_also_when_the_decision_is_heard_late(
    registration: Registration, told: Callable[[], list[tuple[str, dict[str, Any]]]]
) -> None:
    fact = registration.approved(requested(registration))
    registration.clock.at = fact.at + timedelta(days=3)
    for _ in range(2):
        registration.hear(fact)
    registration.sweep()
    [published] = [detail for kind, detail in told() if kind == "StructurePublished"]
    assert datetime.fromisoformat(published["at"]) == fact.at + timedelta(days=3)


def test_a_refused_structure_is_told_why_and_may_ask_again(registration: Registration) -> None:
    id = requested(registration)
    registration.hear(registration.refused(id, "Votre <numéro> est radié & expiré."))
    assert "- Votre <numéro> est radié & expiré." in body(registration, "plain")
    assert "Votre &lt;numéro&gt; est radié &amp; expiré." in body(registration, "html")
    assert registration.pool.users == {}
    known = wiring.store().structure("1P")
    assert known is not None
    assert known.etat is EtatStructure.REFUSE
    again = requested(registration)
    assert registration.demande(again).structure.numero == "2P"


def test_k10_one_person_may_have_several_structures(registration: Registration) -> None:
    registration.active()
    id = requested(registration, siret="43256884800027", numero_activite="24370253537")
    registration.hear(registration.approved(id))
    assert "/connexion" in body(registration, "plain")
    assert "mot de passe habituel" in body(registration, "plain")
    compte = wiring.store().compte_of(address_fingerprint(LOGIN))
    assert compte is not None
    assert sorted(compte.structures) == ["1P", "2P"]
    assert registration.sign_in().status == 303


@pytest.mark.parametrize("first", ["approved", "refused"])
def test_a_second_decision_changes_nothing(registration: Registration, first: str) -> None:
    id = requested(registration)
    approved, refused = registration.approved(id), registration.refused(id)
    one, two = (approved, refused) if first == "approved" else (refused, approved)
    registration.hear(one)
    etat, mails = registration.demande(id).etat, len(registration.mails())
    registration.hear(two)
    assert registration.demande(id).etat is etat
    assert len(registration.mails()) == mails
    assert etat is (EtatDemande.ACCEPTEE if first == "approved" else EtatDemande.REFUSEE)


def test_what_the_carif_corrected_is_what_is_kept(registration: Registration) -> None:
    id = requested(registration)
    fact = registration.approved(id)
    corrected = fact.structure.model_copy(update={"nom_usuel": "OFeli, présentation"})
    registration.hear(fact.model_copy(update={"structure": corrected}))
    known = wiring.store().structure("1P")
    assert known is not None
    assert known.nom == "OFeli, présentation"
    assert registration.mails()[-1]["Subject"].startswith("OFeli, présentation")


def test_a_decision_on_an_unknown_request_goes_to_the_dead_letters(registration: Registration) -> None:
    id = requested(registration)
    fact = registration.approved(id).model_copy(update={"demande": "inconnue"})
    assert registration.hear(fact) == {"batchItemFailures": [{"itemIdentifier": fact.id}]}


def test_a_name_cannot_add_a_header_to_the_mail(registration: Registration) -> None:
    id = requested(registration)
    fact = registration.approved(id)
    forged = fact.structure.model_copy(update={"nom_usuel": "OF\r\nBcc: x@mal.test"})
    registration.hear(fact.model_copy(update={"structure": forged}))
    assert all(mail["Bcc"] is None for mail in registration.mails())


@pytest.mark.parametrize(
    ("setting", "adapters"),
    [
        ("fichier", ("EtablissementsEnFichier", "DeclarationsEnFichier")),
        ("recherche-entreprises", ("RechercheEntreprises", "DeclarationsEnSerie")),
        ("sirene", ("EtablissementsEnSerie", "DeclarationsEnSerie")),
    ],
)
def test_the_setting_names_the_registers(
    registration: Registration, monkeypatch: pytest.MonkeyPatch, setting: str, adapters: tuple[str, str]
) -> None:
    monkeypatch.setenv("REGISTERS", setting)
    monkeypatch.setenv("SIRENE_KEY_PARAMETER", "/cariflow/sirene")
    settings.settings.cache_clear()
    aws.client("ssm").put_parameter(Name="/cariflow/sirene", Value="secret", Type="SecureString")
    behind = type(wiring._etablissements()).__name__, type(wiring._declarations()).__name__
    assert behind == adapters
    asked = type(wiring.etablissements()).__name__, type(wiring.declarations()).__name__
    assert asked == ("EtablissementsEnMemoire", "DeclarationsEnMemoire"), "not asked twice about what somebody types"


def test_a_chosen_folder_answers_for_the_registers(
    registration: Registration, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("sirene.jsonl", "liste-publique-of.csv", "ban.json"):
        text = (ECHANTILLONS / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("OF PRESENTATION OFELI", "UN AUTRE NOM"), encoding="utf-8")
    monkeypatch.setenv("REGISTERS_FOLDER", str(tmp_path))
    settings.settings.cache_clear()
    assert registration.demande(registration.ask()).structure.raison_sociale == "UN AUTRE NOM"
    declared = wiring.declarations().by_numero_activite("24370369337").trouve
    assert declared is not None
    assert declared.denomination == "UN AUTRE NOM"
    assert wiring.adresses().search("10 rue saint etienne orleans").trouve


def test_a_link_that_waits_in_the_mail_too_long_offers_another(registration: Registration) -> None:
    jeton = registration.accepted()
    registration.clock.at += timedelta(days=2)
    answer = registration.choose(jeton)
    assert answer.status == 410
    assert answer.page.cssselect("form[action='/mot-de-passe-oublie'] input[name=courriel]")
