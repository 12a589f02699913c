"""The command that compares the real services with our samples, tried on recorded answers."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from referentiels.registres.appel import Appel, Reponse
from referentiels.registres.contrat_live import MUET, PERDU, differences, main
from referentiels.registres.fichier import ECHANTILLONS

ARGUMENTS = ["--siret", "218 600 765 00018", "--contact", "offre@carif.example"]
ODS, BAN = "liste-publique-of-ods.json", "ban.json"
SERVICES = {"sirene": "/siret/", "annuaire": "recherche-entreprises.", "liste": "/records?", "ban": "/geocodage/"}


def network(**remplace: Reponse) -> Appel:
    """Answers with our samples, unless another answer is given for that file."""

    def fetch(url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        nom = next(nom for nom, morceau in SERVICES.items() if morceau in url)
        fichier = {"sirene": "sirene.jsonl", "annuaire": "recherche-entreprises.json", "liste": ODS, "ban": BAN}[nom]
        corps = (ECHANTILLONS / fichier).read_bytes().splitlines(keepends=True)
        return remplace.get(nom) or Reponse(200, corps[0] if nom == "sirene" else b"".join(corps))

    return Appel("offre@carif.example", lambda: datetime(2026, 11, 20, tzinfo=UTC), fetch, [].append)


def test_services_that_answer_as_before_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cle = tmp_path / "cle"
    cle.write_text("secret\n", encoding="utf-8")
    assert main([*ARGUMENTS, "--cle-sirene", str(cle)], network()) == 0
    sortie = capsys.readouterr().out
    assert sortie.count("0 champ(s) disparu(s), 0 nouveau(x)") == 4
    assert "secret" not in sortie


def test_a_field_that_went_and_one_that_came_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    reponse = json.loads((ECHANTILLONS / ODS).read_text(encoding="utf-8"))
    reponse["results"][0]["sirene"] = reponse["results"][0].pop("siren")
    assert main(ARGUMENTS, network(liste=Reponse(200, json.dumps(reponse).encode()))) == PERDU
    sortie = capsys.readouterr().out
    assert "  - results[].siren\n" in sortie
    assert "  + results[].sirene\n" in sortie


@pytest.mark.parametrize("reponse", [Reponse(404, b"{}"), Reponse(503, b""), Reponse(200, b"<html>")])
def test_a_service_that_does_not_answer_is_told_apart(reponse: Reponse) -> None:
    assert main(ARGUMENTS, network(annuaire=reponse)) == MUET


def test_what_lies_under_a_null_is_not_called_lost() -> None:
    assert differences({"a": {"b": 1}, "c": [{"d": 1}]}, {"a": None, "c": []}) == ((), ())
    assert differences({"a": {"b": 1}}, {"a": {"x": 1}}) == (("a.b",), ("a.x",))


def test_a_false_siret_is_refused_before_any_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--siret", "123", "--contact", "x"], network())
    assert "14 chiffres" in capsys.readouterr().err
