"""Who may pass each door of registration, person by person as routes_rights.csv says, asked of the real handlers.

`oui`: the act itself is reached, whatever it answers to an empty form. Else what stops: `connexion` (the sign-in comes
first), `401` (the same for a form or a program), `403` (never to this person), `404` (what one may not see does not
exist). The Carif's people name structure 1P in the address; `cle` is a key of 1P, `cle_autre` of another structure.
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from services.domain.rights import DROITS, Principal, Role, Verb
from services.registration import wiring
from services.registration.api import machines
from services.registration.api.corps import FicheSaisie
from services.registration.app import machines as programs
from services.registration.app import people
from services.registration.model.compte import SignIn, address_fingerprint
from services.registration.routes import routes
from services.shared import aws
from tests.services.conftest import cloud, tables
from tests.services.events import Answer, Context, event
from tests.services.registration.conftest import LOGIN, NOW, PASSWORD, Registration, clock, registration
from tests.services.registration.test_carnets import CAMPUS, LAURE
from tests.services.registration.test_justificatifs import added, begin

__all__ = ["clock", "cloud", "registration", "tables"]

WRITTEN = Path(__file__).parent / "routes_rights.csv"
Route = tuple[str, str]
RIGHTS: dict[Route, Verb] = {
    (method, path): right for (path, method), right in (routes.rights | machines.rights).items()
}
EVERYBODY = {droit.verb for droit in DROITS if droit.roles == frozenset(Role)}
ROWS: dict[Route, dict[str, str]] = {
    (row.pop("methode"), row.pop("chemin")): row
    for row in csv.DictReader(WRITTEN.read_text(encoding="utf-8").splitlines())
}
AUTRE = {"siret": "43256884800027", "numero_activite": "24370253537", "courriel": "autre@exemple.fr"}
TROISIEME = {"siret": "00000007500028", "numero_activite": "24180002318", "courriel": "tiers@exemple.fr"}
# A program repeats itself under one name, and says which version it saw
HEADERS = {"content-type": "application/json", "Idempotency-Key": "cle-00001", "If-Match": '"0"'}
STOPPED = {401: "401", 403: "403", 404: "404"}


def person(courriel: str) -> Principal:
    compte = wiring.store().compte_of(address_fingerprint(courriel))
    assert compte
    # A browser that is signed in, which the pages about oneself name
    wiring.sign_ins().store.save_sign_in(
        SignIn(
            empreinte=f"connexion-{compte.sub}",
            sub=compte.sub,
            generation=compte.generation,
            csrf="x",
            ouvert_le=NOW,
            vu_le=NOW,
        ),
        f"connexion-{compte.sub}",
    )
    return compte.principal()


def everybody(registration: Registration) -> dict[str, Principal]:
    """The people of the columns, each with an account: of structure 1P, of another one, of the Carif; and a program."""
    registration.active()
    registration.active(**AUTRE)
    registration.deliver()  # so that the last mail will be that of the invitation
    invited = {"nom": "Besnard", "prenom": "Paul", "courriel": "paul@exemple.fr", "role": "of_saisie"}
    wiring.membres().invite(person(LOGIN), "1P", invited, "invitation")
    registration.deliver()
    registration.choose(registration.link())
    for courriel, role in (("doc@carif.fr", Role.DOCUMENTALISTE), ("sup@carif.fr", Role.SUPERVISEUR)):
        wiring.accounts().open_staff_account(courriel, "Houix", "Claire", role, PASSWORD)
    return {
        "anonyme": Principal(),
        "saisie": person("paul@exemple.fr"),
        "referent": person(LOGIN),
        "autre": person(AUTRE["courriel"]),
        "documentaliste": person("doc@carif.fr"),
        "superviseur": person("sup@carif.fr"),
        "cle": Principal("cle:1", "Clé d’accès", {"1P": Role.OF_REFERENT}),
        "cle_autre": Principal("cle:2", "Clé d’accès", {"2P": Role.OF_REFERENT}),
    }


def objects(registration: Registration, people: Mapping[str, Principal]) -> dict[str, str]:
    """One object for each name of a path, all of them of 1P."""
    referent, books = people["referent"], wiring.address_books()
    kept = added(registration)
    registration.post(
        "/rejoindre", {"siret": "21860076500018", "nom": "Roy", "prenom": "Luc", "courriel": "luc@exemple.fr"}
    )
    wiring.cles().create(referent, "1P", {"nom": "Agenda", "role": "of_saisie", "expire_le": "31/12/2026"}, "cle")
    for who in people.values():
        if not who.anonymous and not who.by_key:
            wiring.memos().add(who, "À faire", None, "memo")
    contact = books.create_contact(referent, "1P", LAURE, "contact")
    return {
        "demande": registration.ask(**TROISIEME),
        "structure": "1P",
        "objet": "general",
        "onglet": "coordonnees",
        "numero": contact,
        "contact": contact,
        "lieu": books.create_lieu(referent, "1P", CAMPUS, "lieu", distinct=True),
        "empreinte": kept.piece.sha256,
        "depot": begin(registration, referent),
        "membre": people["saisie"].sub,
        "id": wiring.store().rattachements("1P")[0].id,
        "cle": wiring.cles().read(referent, "1P").cles[0][0].id,
        "memo": "memo",
        "jeton": "perime",
    }


def stopped(route: Route, who: Principal, params: Mapping[str, str]) -> str:
    """What an empty form, or the page, is answered: `oui` beyond the right, else what stops."""
    method, path = route
    if RIGHTS[route] in EVERYBODY:
        who = Principal()  # the authoriser is not in front of these doors: nobody is known behind them
    connexion = f"connexion-{who.sub}"
    named = {**params, "connexion": connexion} | ({"numero": "1P"} if path.startswith("/console") else {})
    asked: dict[str, Any] = {"params": {name: named[name] for name in named if f"{{{name}}}" in path}, "who": who}
    if path.startswith("/api/"):
        answer = Answer.of(programs(event(method, path, **asked, body=body_of(path), headers=HEADERS), Context()))
    else:
        form = {"structure": "1P", "demande": "x"} if method == "POST" else None
        sent = event(method, path, **asked, form=form, query={"structure": "1P"}, sign_in=connexion)
        answer = Answer.of(people(sent, Context()))
    assert answer.status < 500, (route, answer.text)
    if answer.status == 303 and answer.location.startswith("/connexion?suite="):
        return "connexion"
    return STOPPED.get(answer.status, "oui")


def body_of(path: str) -> str:
    """What a program may send to this address: of another shape, it is refused before anybody looks who sends it."""
    lieu = {"nom": "Annexe", "adresse": {"voie": "2 rue Neuve", "code_postal": "45000", "ville": "Orléans"}}
    contact = {"nature": "service", "nom": "Accueil", "types": ["4"], "telephone": "02 38 77 04 90"}
    structure = wiring.store().structure("1P")
    assert structure
    fiche = FicheSaisie.of(structure).model_dump()
    kind = path.removeprefix("/api/v1/structures/{structure}/").partition("/")[0]
    return json.dumps({"lieux": lieu, "contacts": contact, "modification": fiche}.get(kind, {}))


def test_every_route_of_registration_has_its_line_and_no_line_is_without_route(cloud: None) -> None:
    assert set(ROWS) == set(RIGHTS)


def test_every_route_of_registration_answers_each_person_as_it_is_written(registration: Registration) -> None:
    who = everybody(registration)
    params = objects(registration, who)
    before = rows()
    wrong = []
    for route, written in ROWS.items():
        found = {}
        for column in written:
            found[column] = stopped(route, who[column], params)
            if route[0] != "GET" and found[column] == "oui":
                put_back(before)
        if found != written:
            wrong.append((*route, *found.values()))
    assert wrong == []


# ─── what an act changed, undone for the next person ─────────────────────────


def rows() -> dict[tuple[str, str], Any]:
    """The whole table."""
    found = aws.client("dynamodb").scan(TableName="registration", ConsistentRead=True)
    assert "LastEvaluatedKey" not in found
    return {(row["pk"]["S"], row["sk"]["S"]): row for row in found["Items"]}


def put_back(before: Mapping[tuple[str, str], Any]) -> None:
    """The table as it was."""
    now, dynamodb = rows(), aws.client("dynamodb")
    for pk, sk in now.keys() - before.keys():
        dynamodb.delete_item(TableName="registration", Key={"pk": {"S": pk}, "sk": {"S": sk}})
    for key, row in before.items():
        if now.get(key) != row:
            dynamodb.put_item(TableName="registration", Item=row)
