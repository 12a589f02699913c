"""Whatever is typed or answered: a sentence, a verdict, never an exception."""

import io
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referentiels.adresse_web import check_url, normalise_url
from referentiels.certifications.rncp import FluxIllisible, read_fiches
from referentiels.identifiants import (
    check_code_certification,
    check_code_postal,
    check_courriel,
    check_numero_activite,
    check_siren,
    check_siret,
    check_uai,
    doubt_numero_activite,
    normalise_code,
    normalise_courriel,
)
from referentiels.registres.appel import Appel, Reponse
from referentiels.registres.ban import Ban
from referentiels.registres.fichier import ECHANTILLONS
from referentiels.registres.liste_of import FormatInconnu, ListeOfEnLigne, read_csv
from referentiels.registres.modele import Verdict
from referentiels.registres.recherche_entreprises import RechercheEntreprises
from referentiels.registres.sirene import Sirene
from referentiels.telephone import check_telephone, normalise_telephone, readable_telephone

TYPED = st.one_of(
    st.text(max_size=60),
    st.text("0123456789 .-+()PRNCSB@https:/a.frαé", max_size=40),
    st.from_regex(r"https://[a-zé0-9.\-@:\[\]%]{0,30}(/[^\s]{0,20})?", fullmatch=True),
)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda enfants: st.lists(enfants, max_size=3) | st.dictionaries(st.text(max_size=8), enfants, max_size=3),
    max_leaves=8,
)
CHECKS = [
    check_siren, check_siret, check_numero_activite, doubt_numero_activite, check_uai, check_code_certification,
    check_telephone, check_courriel, check_url, check_code_postal,
]  # fmt: skip
FIXED = settings(derandomize=True, deadline=None, max_examples=150)


@pytest.mark.parametrize("check", CHECKS)
@given(TYPED)
@FIXED
def test_a_check_answers_nothing_or_one_french_sentence(check: Callable[[str], str | None], saisi: str) -> None:
    phrase = check(saisi)
    assert phrase is None or (phrase[0].isupper() and phrase.endswith((".", ")")))


@pytest.mark.parametrize("normalise", [normalise_code, normalise_telephone, normalise_courriel, normalise_url])
@given(TYPED)
@FIXED
def test_what_is_stored_is_not_changed_when_stored_again(normalise: Callable[[str], str], saisi: str) -> None:
    assert normalise(normalise(saisi)) == normalise(saisi)


@given(TYPED)
@FIXED
def test_what_was_accepted_is_accepted_in_its_stored_form(saisi: str) -> None:
    for check, normalise in (
        (check_telephone, normalise_telephone),
        (check_courriel, normalise_courriel),
        (check_url, normalise_url),
    ):
        if check(saisi) is None:
            assert check(normalise(saisi)) is None
    assert readable_telephone(saisi) is not None


def answering(corps: bytes) -> Appel:
    def fetch(url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        return Reponse(200, corps)

    return Appel("c", lambda: datetime(2026, 11, 20, tzinfo=UTC), fetch, [].append)


def verdicts(corps: bytes) -> set[Verdict]:
    appel = answering(corps)
    return {
        Sirene(appel, lambda: "k").by_siret("21860076500018").verdict,
        RechercheEntreprises(appel).by_siret("00000007500028").verdict,
        ListeOfEnLigne(appel).by_siren("000000075").verdict,
        Ban(appel).search("10 rue Saint-Étienne").verdict,
    }


@given(st.binary(max_size=60) | JSON.map(lambda donnees: json.dumps(donnees).encode()))
@FIXED
def test_no_answer_of_a_service_is_an_error(corps: bytes) -> None:
    assert Verdict.TROUVE not in verdicts(corps)


@given(st.data())
@FIXED
def test_a_good_answer_with_one_value_gone_wrong_is_no_error(donnees: st.DataObject) -> None:
    noms = ("sirene.jsonl", "recherche-entreprises.json", "liste-publique-of-ods.json", "ban.json")
    texte = (ECHANTILLONS / donnees.draw(st.sampled_from(noms))).read_text(encoding="utf-8")
    reponse = json.loads(texte.splitlines()[0] if texte.startswith('{"header"') else texte)
    noeud = reponse
    while True:
        cle = donnees.draw(st.sampled_from(sorted(noeud) if isinstance(noeud, dict) else range(len(noeud))))
        if not noeud[cle] or not isinstance(noeud[cle], dict | list) or donnees.draw(st.booleans()):
            break
        noeud = noeud[cle]
    noeud[cle] = donnees.draw(JSON)
    assert verdicts(json.dumps(reponse).encode()) <= set(Verdict)


@given(st.lists(st.text(max_size=40), max_size=4))
@FIXED
def test_any_text_is_a_list_or_is_refused_as_one(lignes: list[str]) -> None:
    entete = (ECHANTILLONS / "liste-publique-of.csv").read_text(encoding="utf-8").splitlines(keepends=True)[0]
    for debut in ([], [entete]):
        try:
            list(read_csv([*debut, *lignes]))
        except FormatInconnu:
            continue


@given(st.binary(max_size=80) | st.text("<>/FICHES&;![]\"' ", max_size=80).map(str.encode))
@FIXED
def test_any_bytes_are_an_export_or_are_refused_as_one(octets: bytes) -> None:
    try:
        list(read_fiches(io.BytesIO(octets)))
    except FluxIllisible:
        return
