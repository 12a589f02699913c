"""What a program of an organisation does with its key: the record, the change of it, contacts and places."""

import json
from datetime import timedelta
from typing import Any

import pytest

from services.domain.champs_structure import Tenu, held_by
from services.domain.rights import Principal, Role
from services.registration import wiring
from services.registration.api import corps
from services.registration.app import machines, people
from services.registration.model import contacts, lieux
from services.shared.table import Item
from tests.builders import a_principal, a_structure
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import Registration
from tests.services.registration.programs import AUTRE, KEY, ROOT, SAISIE, ask, codes, said

LAURE = {
    "civilite": "Madame",
    "nom": "Thévenin",
    "prenom": "Laure",
    "types": ["5", "3"],
    "fonction": "Directrice",
    "telephone": "02 38 77 83 35",
    "courriel": "laure.thevenin@exemple.fr",
    "diffusable": True,
    "certification": True,
}
CAMPUS = {"nom": "Campus nord", "adresse": {"voie": "10 Rue Saint-Étienne", "code_postal": "45000", "ville": "Orléans"}}
CONTACTS, CONTACT, LIEUX, LIEU = "/contacts", "/contacts/{contact}", "/lieux", "/lieux/{lieu}"
CHANGE, ENVOI = "/modification", "/modification/envoi"
BOOKS = [(CONTACTS, CONTACT, "contact", LAURE), (LIEUX, LIEU, "lieu", CAMPUS)]
SESAME = "demande-0001"


@pytest.fixture
def of(registration: Registration) -> Registration:
    """The service with one structure accepted, 1P, and another one, 9P."""
    id = registration.ask()
    registration.send(id)
    registration.hear(registration.approved(id))
    item = Item("STRUCTURE#9P", "STRUCTURE", 1, a_structure(numero="9P").model_dump(mode="json"))
    registration.table.save(item, demande="inscription")
    return registration


def created(end: str, body: Any, key: str = SESAME) -> dict[str, Any]:
    answer = ask("POST", end, body, key=key)
    assert answer.status == 201, answer.body
    found: dict[str, Any] = said(answer)
    return found


def numero(lu: dict[str, Any]) -> str:
    return str(lu.get("numero") or lu["id"])


def fiche() -> dict[str, Any]:
    found: dict[str, Any] = said(ask("GET", CHANGE))["fiche"]
    return found


# ─── the record ──────────────────────────────────────────────────────────────


def test_a_key_sees_its_own_structures(of: Registration) -> None:
    answer = Answer.of(machines(event("GET", ROOT, who=KEY), Context()))
    [line] = said(answer)["structures"]
    assert (line["numero"], line["role"], line["etat"]) == ("1P", "of_referent", "valide")


def test_the_record_in_force_comes_with_its_version(of: Registration) -> None:
    answer = ask("GET", "")
    record = said(answer)
    assert (record["numero"], record["etat"], record["siret"]) == ("1P", "valide", "21860076500018")
    assert record["fiche"]["telephones"] == ["+33238778335"]
    assert answer.header("etag") == f'"{record["revision"]}"'
    assert answer.header("cache-control") == "no-store"


def test_f051_a_change_is_drafted_sent_once_and_known_as_the_program_s(of: Registration) -> None:
    assert said(ask("GET", CHANGE))["etat"] == "aucune"
    changed = {**fiche(), "nom_usuel": "L’Antenne", "sites": ["https://www.exemple.fr"]}
    draft = ask("PUT", CHANGE, changed, version='"0"')
    assert (draft.status, said(draft)["etat"]) == (200, "brouillon")
    of.clock.at += timedelta(minutes=1)
    sent = ask("POST", ENVOI, version=draft.header("etag"))
    assert (sent.status, said(sent)["etat"]) == (200, "soumise")
    assert ask("POST", ENVOI, version=draft.header("etag")).body == sent.body
    asked = [item for item in of.table.query("ENVOI") if item.document["type"] == "StructureRequested"]
    assert len(asked) == 2  # the registration, and this
    acts = [(row["acte"], row["auteur"]) for row in of.table.history("STRUCTURE#1P")]
    assert acts == [("Demande de modification", KEY.nom), ("Demande de vérification", KEY.nom)]


def test_what_was_read_and_sent_back_untouched_asks_for_nothing(of: Registration) -> None:
    answer = ask("PUT", CHANGE, fiche(), version='"0"')
    assert (answer.status, said(answer)["etat"]) == (200, "aucune")


def test_a_draft_may_stay_incomplete_and_says_what_its_sending_would_refuse(of: Registration) -> None:
    draft = ask("PUT", CHANGE, {**fiche(), "uai": "0450049X", "courriels": ["x"]}, version='"0"')
    assert draft.status == 200
    assert codes(draft) == ["STRUCTURE.UAI.FAUX", "STRUCTURE.COURRIEL.FAUX"]
    refused = ask("POST", ENVOI, version=draft.header("etag"))
    assert refused.status == 422
    assert codes(refused) == codes(draft)
    assert said(refused)["erreurs"][1]["champs"] == ["courriels.0"]


def test_everything_unreadable_in_a_record_is_said_at_once(of: Registration) -> None:
    label = {"code": "qualiopi", "debut": "bientôt"}
    wrong = {**fiche(), "nom_usuel": "a" * 20_001, "sites": ["b" * 20_001], "labels": [label]}
    answer = ask("PUT", CHANGE, wrong, version='"0"')
    assert answer.status == 422
    assert [each["champs"] for each in said(answer)["erreurs"]] == [["nom_usuel"], ["sites.0"], ["labels.0.debut"]]


def test_f057_an_address_is_placed_from_its_post_code_and_town(of: Registration) -> None:
    postale = {"voie": "1 rue de Tours", "complement": ["BP 12"], "code_postal": "45000", "ville": "Orléans"}
    assert ask("PUT", CHANGE, {**fiche(), "adresse_postale": postale}, version='"0"').status == 200
    kept = wiring.fiches().fiche("1P")
    assert kept is not None
    assert kept.travail.adresse_postale is not None
    assert (kept.travail.adresse_postale.code_insee, kept.travail.adresse_postale.complement) == ("45234", ("BP 12",))


def test_a_change_is_dropped(of: Registration) -> None:
    draft = ask("PUT", CHANGE, {**fiche(), "sigle": "OPO"}, version='"0"')
    answer = ask("DELETE", CHANGE, version=draft.header("etag"))
    assert (answer.status, said(answer)["etat"], said(answer)["fiche"]["sigle"]) == (200, "aucune", "")
    assert ask("DELETE", CHANGE, version=answer.header("etag")).status == 409


def test_what_the_carif_examines_cannot_be_changed(of: Registration) -> None:
    draft = ask("PUT", CHANGE, {**fiche(), "sigle": "OPO"}, version='"0"')
    sent = ask("POST", ENVOI, version=draft.header("etag"))
    answer = ask("PUT", CHANGE, {**fiche(), "sigle": "OPA"}, version=sent.header("etag"))
    assert answer.status == 409
    assert "chez le Carif" in said(answer)["detail"]


def test_two_programs_on_one_draft_lose_nothing(of: Registration) -> None:
    ask("PUT", CHANGE, {**fiche(), "sigle": "OPO"}, version='"0"')
    answer = ask("PUT", CHANGE, {**fiche(), "sigle": "AUTRE"}, version='"0"')
    assert answer.status == 412
    assert said(answer)["actuel"]["fiche"]["sigle"] == "OPO"
    assert answer.header("etag") == '"1"'
    assert fiche()["sigle"] == "OPO"


# ─── contacts and places ─────────────────────────────────────────────────────


def test_f061_a_contact_is_added_and_read_by_the_rules_of_its_form(of: Registration) -> None:
    lu = created(CONTACTS, LAURE)
    assert (lu["numero"], lu["revision"]) == ("1C", 1)
    assert (lu["contact"]["telephone"], lu["contact"]["types"]) == ("+33238778335", ["3", "5"])
    assert (lu["contact"]["principal"], lu["certification"]["certifiee_par"]) == (True, KEY.nom)
    assert said(ask("GET", CONTACTS)) == {"total": 1, "contacts": [lu]}
    assert said(ask("GET", CONTACT, contact="1C")) == lu


def test_a_place_is_added_and_found_in_its_commune(of: Registration) -> None:
    lu = created(LIEUX, CAMPUS)
    assert (lu["lieu"]["nom"], lu["code_insee"], lu["region"]) == ("Campus nord", "45234", "24")
    assert said(ask("GET", LIEUX)) == {"total": 1, "lieux": [lu]}


@pytest.mark.parametrize(("book", "one", "name", "body"), BOOKS)
def test_the_same_idempotency_key_creates_once(
    of: Registration, book: str, one: str, name: str, body: dict[str, Any]
) -> None:
    first = ask("POST", book, body, key=SESAME)
    again = ask("POST", book, body, key=SESAME)
    assert (again.status, again.body, again.header("etag")) == (201, first.body, first.header("etag"))
    assert said(ask("GET", book))["total"] == 1


def test_the_idempotency_key_of_one_program_is_not_that_of_another(of: Registration) -> None:
    created(CONTACTS, LAURE)
    other = Principal("cle:3", "Clé", {"1P": Role.OF_REFERENT})
    assert said(ask("POST", CONTACTS, LAURE, key=SESAME, who=other))["numero"] == "2C"


def test_without_an_idempotency_key_nothing_is_created(of: Registration) -> None:
    answer = ask("POST", CONTACTS, LAURE)
    assert answer.status == 422
    assert said(answer)["erreurs"][0]["champs"] == ["header.idempotency-key"]
    assert said(ask("GET", CONTACTS))["total"] == 0


@pytest.mark.parametrize(("book", "one", "name", "body"), BOOKS)
def test_what_was_read_may_be_sent_back_as_it_is(
    of: Registration, book: str, one: str, name: str, body: dict[str, Any]
) -> None:
    lu = created(book, body)
    answer = ask("PUT", one, lu[name], version=f'"{lu["revision"]}"', **{name: numero(lu)})
    assert answer.status == 200
    assert said(answer)[name] == lu[name]


@pytest.mark.parametrize(("book", "one", "name", "body"), BOOKS)
def test_if_match_is_wanted_and_a_conflict_loses_nothing(
    of: Registration, book: str, one: str, name: str, body: dict[str, Any]
) -> None:
    lu = created(book, body)
    mine, theirs = {**body, "nom": "Le mien"}, {**body, "nom": "Le leur", "certification": True}
    theirs = theirs if name == "contact" else {**body, "nom": "Le leur"}
    about = {name: numero(lu)}
    assert ask("PUT", one, mine, **about).status == 428
    assert ask("DELETE", one, **about).status == 428
    assert ask("PUT", one, mine, version="3", **about).status == 400
    first = ask("PUT", one, theirs, version='W/"1"', **about)
    assert (first.status, first.header("etag")) == (200, '"2"')
    for late in (ask("PUT", one, mine, version='"1"', **about), ask("DELETE", one, version='"1"', **about)):
        assert (late.status, late.header("etag")) == (412, '"2"')
        assert said(late)["actuel"] == said(first)
    assert said(ask("GET", one, **about)) == said(first)


@pytest.mark.parametrize(("book", "one", "name", "body"), BOOKS)
def test_a_replacement_whose_answer_was_lost_is_sent_again_without_harm(
    of: Registration, book: str, one: str, name: str, body: dict[str, Any]
) -> None:
    about = {name: numero(created(book, body))}
    first = ask("PUT", one, {**body, "nom": "Autre"}, version='"1"', **about)
    again = ask("PUT", one, {**body, "nom": "Autre"}, version='"1"', **about)
    assert (again.status, again.body) == (200, first.body)


@pytest.mark.parametrize(("book", "one", "name", "body"), BOOKS)
def test_what_is_removed_is_gone(of: Registration, book: str, one: str, name: str, body: dict[str, Any]) -> None:
    about = {name: numero(created(book, body))}
    answer = ask("DELETE", one, version='"1"', **about)
    assert (answer.status, answer.body) == (204, "")
    assert ask("GET", one, **about).status == 404
    assert ask("DELETE", one, version='"1"', **about).status == 404


def test_an_answer_without_a_body_is_an_empty_text(of: Registration) -> None:
    created(LIEUX, CAMPUS)
    headers = {"If-Match": '"1"'}
    asked = event(
        "DELETE", f"{ROOT}/{{structure}}{LIEU}", params={"structure": "1P", "lieu": "1"}, headers=headers, who=KEY
    )
    assert machines(asked, Context())["body"] == ""


def test_a_place_that_resembles_another_is_kept_when_one_says_that_it_is_distinct(of: Registration) -> None:
    created(LIEUX, CAMPUS)
    near = {"nom": "Annexe", "adresse": {**CAMPUS["adresse"], "voie": "10 bis rue Saint-Étienne"}}  # type: ignore[dict-item]
    assert codes(ask("POST", LIEUX, CAMPUS, key="encore-une")) == ["LIEU.ADRESSE.DOUBLON"]
    assert codes(ask("POST", LIEUX, near, key="proche-0001")) == ["LIEU.ADRESSE.PROCHE"]
    assert ask("POST", LIEUX, {**near, "distinct": True}, key="proche-0002").status == 201


# ─── the same codes as the forms ─────────────────────────────────────────────

REFERENT = a_principal(structures={"1P": Role.OF_REFERENT})
CONTACT_LIMITS = [
    ("nom", "é" * 50, "é" * 51),
    ("prenom", "é" * 50, "é" * 51),
    ("courriel", f"a@{'b' * 60}.{'c' * 60}.{'d' * 30}.fr", f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.fr"),
    ("telephone", "0238778335", "02387783351"),
    ("mobile", "0612345678", "061234567"),
    ("telecopie", "0238778336", "02387783361"),
    ("fonction", "é" * 50, "é" * 51 + " é" * 60),
    ("autre_fonction", "é" * 40, "é" * 151),
    ("civilite", "Monsieur", "Maître"),
    ("nature", "service", "autre"),
    ("types", ["14"], ["15"]),
]
LIEU_LIMITS = [
    ("nom", "é" * 50, "é" * 151),
    ("siret", "21860076500018", "21860076500019"),
    ("uai", "0450049J", "0450049X"),
    ("acces_handicapes", "é" * 250, "é" * 251),
    ("adresse.voie", "é" * 50, "é" * 51),
    ("adresse.voie", "2 rue du Parc", "Parking"),
    ("adresse.code_postal", "45000", "4500"),
    ("adresse.code_postal", "45000", "37000"),
    ("adresse.ville", "Orléans", ""),
    ("adresse.complement.0", "é" * 50, "é" * 51),
]


@pytest.mark.parametrize(
    ("field", "fits", "beyond"),
    [("contacts.numero." + n, f, b) for n, f, b in CONTACT_LIMITS]
    + [("lieux.lieu." + n, f, b) for n, f, b in LIEU_LIMITS],
)
def test_each_field_at_its_limit_and_beyond_is_answered_as_by_its_form(
    of: Registration, field: str, fits: Any, beyond: Any
) -> None:
    book, variable, name = field.split(".", 2)
    whole = LAURE if book == "contacts" else CAMPUS
    refusals = []
    for rank, value in enumerate((fits, beyond)):
        answer = ask("POST", f"/{book}", with_field(whole, name, value), key=f"limite-{rank}")
        form = {"nature": "personne", **typed(whole), name: value, "structure": "1P", "demande": f"limite-{rank}"}
        resource, params = f"/structure/{book}/{{{variable}}}", {variable: "nouveau"}
        if answer.status == 201:  # the same address is no second place
            remove(book, said(answer))
        page = Answer.of(people(event("POST", resource, form=form, params=params, who=REFERENT), Context()))
        said_by_form = shown(page) if page.status == 422 else []
        assert [each["message"] for each in said(answer).get("erreurs", [])] == said_by_form
        refusals.append(len(said_by_form))
    assert refusals[0] == 0
    assert refusals[1] > 0


def with_field(body: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The body with one member changed, by its path."""
    first, _, rest = name.partition(".")
    if not rest:
        return {**body, first: value}
    if rest.isdigit():
        return {**body, first: [value]}
    return {**body, first: with_field(body[first], rest, value)}


def typed(body: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """The same as a person types it."""
    form: dict[str, Any] = {}
    for name, value in body.items():
        if isinstance(value, dict):
            form |= typed(value, f"{prefix}{name}.")
        else:
            form[prefix + name] = ("oui" if value else "non") if isinstance(value, bool) else value
    return form


def remove(book: str, lu: dict[str, Any]) -> None:
    one, name = (CONTACT, "contact") if book == "contacts" else (LIEU, "lieu")
    assert ask("DELETE", one, version=f'"{lu["revision"]}"', **{name: numero(lu)}).status == 204


def shown(page: Answer) -> list[str]:
    """What the error summary of a page says."""
    return [a.text_content().strip() for a in page.page.find_class("govuk-error-summary")[0].iter("a")]


@pytest.mark.parametrize(
    ("change", "champ"),
    [
        ({"surprise": 1}, "surprise"),
        ({"nom": 12}, "nom"),
        ({"diffusable": "oui"}, "diffusable"),
        ({"types": ["1"] * 51}, "types"),
        ({"types": "1"}, "types"),
    ],
)
def test_what_has_not_the_shape_of_a_contact_is_refused_by_its_name(
    of: Registration, change: dict[str, Any], champ: str
) -> None:
    answer = ask("POST", CONTACTS, {**LAURE, **change}, key=SESAME)
    assert answer.status == 422
    assert [(each["code"], each["champs"]) for each in said(answer)["erreurs"]] == [("REQUETE.CHAMP_INVALIDE", [champ])]


def test_a_record_with_a_member_missing_or_a_line_too_many_is_refused(of: Registration) -> None:
    whole = fiche()
    short = ask("PUT", CHANGE, {k: v for k, v in whole.items() if k != "sigle"}, version='"0"')
    assert (codes(short), said(short)["erreurs"][0]["champs"]) == (["REQUETE.CHAMP_INVALIDE"], ["sigle"])
    sites = [f"https://www.exemple.fr/{n}" for n in range(11)]
    assert ask("PUT", CHANGE, {**whole, "sites": sites[:10]}, version='"0"').status == 200
    assert codes(ask("PUT", CHANGE, {**whole, "sites": sites}, version='"1"')) == ["STRUCTURE.LIGNES.TROP"]


def test_programs_have_every_field_of_the_forms() -> None:
    assert set(corps.FicheSaisie.model_fields) == set(held_by(Tenu.ORGANISME))
    assert set(corps.ContactSaisi.model_fields) == {*contacts.LIBELLES, "certification"}
    fields = {name.partition(".")[0] for name in lieux.LIBELLES}
    assert set(corps.LieuSaisi.model_fields) == {*fields, "distinct"}


# ─── who may ─────────────────────────────────────────────────────────────────

ACTS = [
    ("GET", "", None),
    ("GET", CHANGE, None),
    ("PUT", CHANGE, "fiche"),
    ("DELETE", CHANGE, None),
    ("POST", ENVOI, None),
    ("GET", CONTACTS, None),
    ("POST", CONTACTS, LAURE),
    ("GET", CONTACT, None),
    ("PUT", CONTACT, LAURE),
    ("DELETE", CONTACT, None),
    ("GET", LIEUX, None),
    ("POST", LIEUX, CAMPUS),
    ("GET", LIEU, None),
    ("PUT", LIEU, CAMPUS),
    ("DELETE", LIEU, None),
]


def test_threat_1_what_is_another_structure_s_does_not_exist(of: Registration) -> None:
    whole = fiche()
    created(CONTACTS, LAURE)
    created(LIEUX, CAMPUS)
    before = [item.document for item in of.table.query("STRUCTURE#1P")]
    for method, end, body in ACTS:
        sent = whole if body == "fiche" else body
        for other in ("1P", "77P"):
            answer = ask(
                method, end, sent, who=AUTRE, structure=other, version='"1"', key=SESAME, contact="1C", lieu="1"
            )
            assert answer.status == 404, (method, end, answer.body)
    assert [item.document for item in of.table.query("STRUCTURE#1P")] == before


def test_without_a_key_or_with_a_sign_in_nothing_opens(of: Registration) -> None:
    whole = fiche()
    for method, end, body in ACTS:
        for who, status in ((None, 401), (REFERENT, 403)):
            sent = whole if body == "fiche" else body
            answer = ask(method, end, sent, who=who, version='"1"', key=SESAME, contact="1C", lieu="1")
            assert answer.status == status, (method, end)


def test_a_key_of_saisie_reads_contacts_and_keeps_places_only(of: Registration) -> None:
    created(CONTACTS, LAURE)
    assert ask("GET", CONTACTS, who=SAISIE).status == 200
    assert ask("POST", CONTACTS, LAURE, key=SESAME, who=SAISIE).status == 403
    assert ask("PUT", CHANGE, fiche(), version='"0"', who=SAISIE).status == 403
    assert ask("POST", LIEUX, CAMPUS, key=SESAME, who=SAISIE).status == 201


# ─── the description ─────────────────────────────────────────────────────────


def description() -> dict[str, Any]:
    answer = Answer.of(machines(event("GET", f"{ROOT}/openapi.json"), Context()))
    assert answer.status == 200
    found: dict[str, Any] = said(answer)
    return found


def test_the_description_is_open_to_all_is_openapi_3_1_and_names_each_route_in_french(of: Registration) -> None:
    document = description()
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {ROOT, f"{ROOT}/openapi.json"} | {
        f"{ROOT}/{{structure}}{end}" for _, end, _ in ACTS
    }
    operations = [each for path in document["paths"].values() for each in path.values()]
    assert len({each["operationId"] for each in operations}) == len(operations) == len(ACTS) + 2
    assert all(each["summary"] for each in operations)


def test_the_description_says_which_headers_guard_a_write(of: Registration) -> None:
    paths = description()["paths"]

    def headers(method: str, end: str) -> dict[str, bool]:
        asked = paths[f"{ROOT}/{{structure}}{end}"][method].get("parameters", [])
        return {each["name"]: each["required"] for each in asked if each["in"] == "header"}

    assert headers("post", CONTACTS) == {"idempotency-key": True}
    assert headers("put", LIEU) == headers("delete", LIEU) == headers("post", ENVOI) == {"if-match": True}
    put = paths[f"{ROOT}/{{structure}}{CONTACT}"]["put"]["responses"]
    assert {"200", "400", "401", "403", "404", "409", "412", "413", "422", "428", "500"} == set(put)


def test_answers_are_as_the_description_says(of: Registration) -> None:
    schemas = description()["components"]["schemas"]
    lu, lieu = created(CONTACTS, LAURE), created(LIEUX, CAMPUS)
    assert set(lu) == set(schemas["ContactLu"]["properties"])
    assert set(lu["contact"]) == set(schemas["ContactSaisi"]["properties"])
    assert set(lieu) == set(schemas["LieuLu"]["properties"])
    assert set(said(ask("GET", ""))) == set(schemas["StructureLue"]["properties"])
    assert set(said(ask("GET", CHANGE))) == set(schemas["ModificationLue"]["properties"])
    assert schemas["ContactSaisi"]["additionalProperties"] is False
    assert "ValidationError" not in json.dumps(schemas)
