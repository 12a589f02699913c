"""The demo played on an engine of its own, and what the screens of tests/browser need beside it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from infra.demo import matiere
from infra.demo.histoire import PASSWORD
from infra.demo.services import Together
from infra.installation import Installation
from infra.local import demo
from infra.local.access import local_access
from infra.local.engine import Engine
from services.domain.events import MemberInvited
from services.domain.formation import Formacode, Formation
from services.domain.rights import Principal, Role
from services.domain.saisie import show_date
from services.registration.model.compte import But, address_fingerprint
from services.validation.model import Filtre, MotifSaisi
from services.validation.use_cases import Decisions
from tests.engine.waiting import eventually

CARIF = Principal(sub="essai-carif", nom="Claire Houix", carif=Role.SUPERVISEUR)
MODIFIEE = matiere.ANGLAIS.model_copy(update={"intitule": "Anglais professionnel : négociation"})
ANGLAIS = Formacode(code="15234", version="V8", libelle="Anglais appliqué")
# Of our samples of the registers: one in the region, one out of it, one that sends its request
DU_BERRY = {"siret": "00000007500028", "numero_activite": "24180002318"}
HORS_REGION = {"siret": "00000010900017", "numero_activite": "75330009133"}
DECLARE_AILLEURS = {**HORS_REGION, "siret": "73282932000074", "raison_sociale": "Organisme nouveau"}
# Its request, decided one way or another: accepted and then changed, refused, sent back
A_DISTANCE = {"siret": "00000011700010", "numero_activite": "24410004241"}
DE_PITHIVIERS = {"siret": "00000008300022", "numero_activite": "2445P012345"}
DE_LA_BANLIEUE = {"siret": "21860076500026", "numero_activite": "24370369337"}
DU_LOIRET = {"siret": "00000008300014", "numero_activite": "2445P012345"}
CONTACTS: tuple[dict[str, list[str]], ...] = (
    {
        "nature": ["personne"],
        "civilite": ["Madame"],
        "nom": ["Thévenin"],
        "prenom": ["Laure"],
        "types": ["5", "3"],
        "fonction": ["Directrice"],
        "telephone": ["02 38 77 83 35"],
        "mobile": ["06 12 34 56 78"],
        "courriel": ["laure.thevenin@exemple.fr"],
        "diffusable": ["oui"],
        "certification": ["oui"],
    },
    {"nature": ["service"], "nom": ["Accueil"], "types": ["4"], "telephone": ["02 38 77 04 90"], "diffusable": ["oui"]},
)
LIEUX: tuple[dict[str, list[str]], ...] = tuple(
    {"nom": [nom], "adresse.voie": [voie], "adresse.code_postal": ["45000"], "adresse.ville": ["Orléans"]}
    for nom, voie in (("Campus nord", "10 rue Saint-Étienne"), ("Annexe", "10 bis rue Saint-Étienne"))
)


@dataclass(frozen=True)
class Demonstration:
    """An engine with the demo on it.

    `comptes`: address and password by the words the demo prints («Organisme de formation», «Documentaliste»,
    «Superviseur»), and «Sans structure»; `formations`: numbers by title (two share one: the archived one is
    «… (archivée)»); `demandes`: requests of registration, by what they are.
    """

    engine: Engine
    comptes: dict[str, tuple[str, str]] = field(default_factory=dict)
    formations: dict[str, str] = field(default_factory=dict)
    demandes: dict[str, str] = field(default_factory=dict)


def play(engine: Engine) -> Demonstration:
    """The demo, one published formation that was changed and submitted again, and requests of registration."""
    accounts = {account["qui"]: account for account in demo.load(engine)}
    comptes = {qui: (each["courriel"], each["mot de passe"]) for qui, each in accounts.items() if "courriel" in each}
    services = Together(Installation(local_access(engine.data_dir)))
    structure = _structure(services)
    _publish_then_change(services, structure, MODIFIEE)
    _fill_address_books(services, structure)
    comptes |= _people(engine, structure)
    return Demonstration(engine, comptes, _formations(services, structure), _requests(services))


def _structure(services: Together) -> str:
    """The number of the demo's organisation: the first one that was given."""
    return f"{matiere.COUNTERS['registration']['structure'] + 1}P"


def _fill_address_books(services: Together, structure: str) -> None:
    """Two contacts and two places that resemble each other."""
    books = services["registration"]["address_books"]
    who = Principal(sub="essai-organisme", nom="Laure Thévenin", structures={structure: Role.OF_REFERENT})
    for typed in CONTACTS:
        books.create_contact(who, structure, typed, uuid4().hex)
    for typed in LIEUX:
        books.create_lieu(who, structure, typed, uuid4().hex, distinct=True)


def _people(engine: Engine, structure: str) -> dict[str, tuple[str, str]]:
    """A second referent, so that the first one may leave; and one who was removed, after he had made a key."""
    with Installation(local_access(engine.data_dir)).service("registration") as registration:
        _referent(engine, registration, structure, "Claude", "Roy")
        courriel = _referent(engine, registration, structure, "Alix", "Petit")
        alix = registration.store().compte_of(address_fingerprint(courriel)).principal()
        cles = registration.cles()
        fin = show_date(cles.read(alix, structure).proposee)
        cles.create(alix, structure, {"nom": "Planning", "role": "of_saisie", "expire_le": fin}, uuid4().hex)
        registration.membres().remove(CARIF, structure, alix.sub, uuid4().hex)
    return {"Sans structure": (courriel, PASSWORD)}


def _referent(engine: Engine, registration: Any, structure: str, prenom: str, nom: str) -> str:
    """The address of another referent of a structure, who activated the account."""
    courriel, now = f"{prenom}.{nom}@of-presentation.example".lower(), registration.ground().clock.now()
    said = {"courriel": courriel, "nom": nom, "prenom": prenom, "role": Role.OF_REFERENT.value}
    fact = MemberInvited(at=now, structure=structure, structure_nom="OF PRESENTATION OFELI", auteur="Laure", **said)
    registration.accounts().hear_member_invited(fact)
    jeton = eventually(lambda: _activation_link(engine, courriel), within=60.0)
    registration.access().choose_password(But.ACTIVATION, jeton, PASSWORD, PASSWORD, uuid4().hex)
    return courriel


def _activation_link(engine: Engine, courriel: str) -> str:
    texts = " ".join(mail["text"] for mail in engine.mails() if courriel in mail["to"])
    found = re.search(r"/activation/(\S+)", texts)
    return found[1] if found else ""


def _publish_then_change(services: Together, structure: str, formation: Formation) -> None:
    offers, decisions = services["offers"]["offers"], services["validation"]["decisions"]
    who = Principal(sub="essai-organisme", nom="Laure Thévenin", structures={structure: Role.OF_REFERENT})
    fiche = offers.create(who, structure, formation, uuid4().hex)
    offers.submit(who, fiche.numero, fiche.revision, uuid4().hex)

    dossier = services.until(lambda: _waiting(decisions, fiche.numero))
    decisions.take(CARIF, dossier, uuid4().hex)
    decisions.approve(CARIF, dossier, vue=1, formacodes=[ANGLAIS], demande=uuid4().hex)
    services.until(lambda: offers.read(who, fiche.numero).fiche.publiee)
    published = offers.read(who, fiche.numero).fiche
    changed = offers.save(who, fiche.numero, _changed, published.revision, uuid4().hex)
    offers.submit(who, fiche.numero, changed.revision, uuid4().hex)
    services.until(lambda: _waiting(decisions, fiche.numero))


def _changed(formation: Formation) -> Formation:
    first, update = formation.sessions[0], {"heures_centre": 84, "rythme": "Deux soirées par semaine."}
    sessions = (first.model_copy(update=update), *formation.sessions[1:])
    contenu = formation.contenu.replace("Courriels courants", "Courriels et comptes rendus")
    return formation.model_copy(update={"contenu": contenu, "sessions": sessions})


def _formations(services: Together, structure: str) -> dict[str, str]:
    who = Principal(sub="essai-organisme", nom="Laure Thévenin", structures={structure: Role.OF_REFERENT})
    lignes = services["offers"]["offers"].dashboard(who, structure).lignes
    archived = {True: " (archivée)", False: ""}
    return {f"{ligne.intitule}{archived[ligne.badge == 'archivee']}": ligne.numero for ligne in lignes}


def _requests(services: Together) -> dict[str, str]:
    registrations = services["registration"]["registrations"]
    asked = {
        name: registrations.ask({**matiere.TROIS_SIGMA, **numbers, "courriel": courriel}, uuid4().hex).id
        for name, numbers, courriel in (
            ("commencée", DU_BERRY, "accueil@berry.example"),
            ("avec document", DU_BERRY, "direction@berry.example"),
            ("hors région", HORS_REGION, "accueil@aquitaine.example"),
            ("hors région, en présence", HORS_REGION, "formations@aquitaine.example"),
            ("d’une autre région", HORS_REGION, "direction@aquitaine.example"),
            ("que rien ne situe", DECLARE_AILLEURS, "contact@nouveau.example"),
            ("tardive", DU_LOIRET, "direction@loiret.example"),
            ("envoyée", DU_LOIRET, "accueil@loiret.example"),
            ("acceptée", A_DISTANCE, "accueil@a-distance.example"),
            ("refusée", DE_PITHIVIERS, "accueil@pithiviers.example"),
            ("renvoyée", DE_LA_BANLIEUE, "antenne@of-presentation.example"),
        )
    }
    registrations.situate(asked["hors région, en présence"], "oui", uuid4().hex)
    registrations.situate(asked["d’une autre région"], "non", uuid4().hex)
    for name in ("envoyée", *DECISIONS):
        registrations.send(asked[name], with_document=False, request=uuid4().hex)
    for name, decide in DECISIONS.items():
        _decide(services, asked[name], decide)
    _change(services, registrations.read(asked["acceptée"]).structure.numero)
    return asked


def _decide(services: Together, demande: str, decide: Callable[[Decisions, str], object]) -> None:
    """What the Carif says of a request, once it has reached the request itself."""
    registrations, decisions = services["registration"]["registrations"], services["validation"]["decisions"]
    sent = registrations.read(demande)
    dossier = services.until(lambda: _waiting(decisions, sent.structure.numero))
    decisions.take(CARIF, dossier, uuid4().hex)
    decide(decisions, dossier)
    services.until(lambda: registrations.read(demande).etat is not sent.etat)


def _waiting(decisions: Decisions, numero: str) -> str | None:
    lignes = decisions.queue(CARIF, Filtre.TOUS).lignes
    return next((ligne.id for ligne in lignes if ligne.numero == numero), None)


def _change(services: Together, structure: str) -> None:
    """An accepted organisation asks to change its record: its dossier waits in the queue."""
    records, who = (
        services["registration"]["records"],
        Principal("essai-autre", "Jeanne Roy", {structure: Role.OF_REFERENT}),
    )
    services.until(lambda: records.read(who, structure).fiche.structure.nom)
    changes = {"sigle": "CFD", "nom_usuel": "Le Campus"}
    draft = records.save(who, structure, lambda known: known.model_copy(update=changes), 0, uuid4().hex)
    records.submit(who, structure, draft.modification.revision, uuid4().hex)
    services.until(lambda: _waiting(services["validation"]["decisions"], structure))


DECISIONS: dict[str, Callable[[Decisions, str], object]] = {
    "acceptée": lambda decisions, id: decisions.approve(CARIF, id, vue=1, demande=uuid4().hex),
    "refusée": lambda decisions, id: decisions.refuse(
        CARIF, id, vue=1, motifs=[MotifSaisi("DOUBLON")], demande=uuid4().hex
    ),
    "renvoyée": lambda decisions, id: decisions.ask_completion(
        CARIF,
        id,
        vue=1,
        motifs=[MotifSaisi("REFERENT.INJOIGNABLE"), MotifSaisi("ADRESSE.INCOMPLETE")],
        commentaire="Merci de rappeler aussi le nom de l’antenne.",
        demande=uuid4().hex,
    ),
}
