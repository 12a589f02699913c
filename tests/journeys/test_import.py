"""A real offer of another region, imported by the operator's command, and all it takes until a partner reads it."""

import gzip
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from lxml import etree

from infra.demo import matiere
from infra.demo.services import Together
from infra.installation import Installation
from infra.local.access import local_access
from infra.local.engine import Engine
from infra.local.environment import ROOT
from lheo import Version, check_schema, read
from services.domain.adresse import Lieu
from services.domain.errors import Refused
from services.domain.formation import Formacode, Formation
from services.domain.rights import Principal
from services.domain.rules import blocking
from services.domain.session import Session
from services.offers.model import LigneFiche
from services.validation.model.dossier import Filtre
from tests.journeys.conftest import CARIF
from tests.lheo.officiel import officiel

pytestmark = [pytest.mark.journey, pytest.mark.shared]
INTITULE = "BTS négociation et relation client"
VENTE = Formacode(code="34582", version="V14", libelle="Négociation commerciale")
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@pytest.fixture(scope="module")
def import_it(engine: Engine, structure: str, shared_dir: Path) -> Callable[[], str]:
    """The operator's command on the real file; answers what it printed."""
    file = shared_dir / "lheo" / "examples" / "exemple-bts-onisep-2.2.xml"
    command = [sys.executable, "-m", "infra.operate", "--local", "--donnees", str(engine.data_dir)]
    quiet = {"PATH": os.defpath, "POWERTOOLS_LOG_LEVEL": "ERROR", "TZ": "UTC"}

    def run() -> str:
        done = subprocess.run(
            [*command, "importer", str(file), "--structure", structure],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            env=quiet,
            timeout=60,
        )
        return done.stdout

    return run


@pytest.fixture(scope="module")
def imported(import_it: Callable[[], str], services: Together, organisme: Principal) -> str:
    """The number of the draft."""
    import_it()
    [ligne] = drafts(services, organisme)
    return ligne.numero


def drafts(services: Together, organisme: Principal) -> list[LigneFiche]:
    [structure] = organisme.structures
    return [
        ligne
        for ligne in services["offers"]["offers"].dashboard(organisme, structure).lignes
        if ligne.intitule == INTITULE
    ]


def test_the_same_file_imported_twice_makes_one_draft(
    imported: str, import_it: Callable[[], str], services: Together, organisme: Principal
) -> None:
    assert f"{imported}  {INTITULE}" in import_it()
    assert [ligne.numero for ligne in drafts(services, organisme)] == [imported]


def test_it_belongs_to_the_organisation_and_says_where_it_comes_from(
    imported: str, services: Together, organisme: Principal
) -> None:
    formation = services["offers"]["offers"].read(organisme, imported).fiche.courante.formation
    assert {formation.structure} == set(organisme.structures)
    assert (formation.identifiant_externe, formation.certifications[0].code_rncp) == ("9436_18706", "RNCP474")
    assert "<p>" not in formation.objectif + formation.contenu
    assert formation.sessions[0].lieux[0].adresse.ville == "QUIMPERLÉ"


def test_as_it_stands_the_rules_refuse_it_for_its_region_and_what_it_lacks(
    imported: str, services: Together, organisme: Principal
) -> None:
    offers = services["offers"]["offers"]
    with pytest.raises(Refused) as refusal:
        offers.submit(organisme, imported, offers.read(organisme, imported).fiche.revision, uuid4().hex)
    assert {violation.code for violation in refusal.value.violations} == {
        "FORMATION.OBJECTIF_GENERAL.MANQUANT",
        "FORMATION.URL.INVALIDE",
        "SESSION.FINANCEMENTS.MANQUANTS",
        "SESSION.HEURES.MANQUANTES",
        "SESSION.LIEUX.HORS_REGION",
        "SESSION.URL.INVALIDE",
    }


def test_corrected_submitted_and_approved_a_partner_downloads_it_as_valid_lheo(
    imported: str, services: Together, organisme: Principal, engine: Engine, shared_dir: Path
) -> None:
    correct(services, organisme, imported)
    submit_and_approve(services, organisme, imported)
    export(services)

    document = download(engine)

    [formation] = [each for each in read(document) if each.intitule_formation == INTITULE]
    assert formation.numero == f"07_{imported}"
    assert formation.action[0].lieu_de_formation[0].coordonnees.adresse.ville == "Orléans"
    assert not check_schema(document, Version.V2_3)
    official = officiel(shared_dir, Version.V2_3)
    assert official.validate(etree.fromstring(document)), official.error_log


# ─── one person's act each ───────────────────────────────────────────────────


def correct(services: Together, who: Principal, numero: str) -> None:
    """What the rules asked for: a place in the region, dates to come, hours, who pays, addresses that open."""
    offers = services["offers"]["offers"]
    revision = offers.read(who, numero).fiche.revision
    offers.save(who, numero, corrected, revision, uuid4().hex)
    assert blocking(offers.read(who, numero).violations) == ()


def corrected(formation: Formation) -> Formation:
    return formation.model_copy(
        update={
            "objectif_general": "6",
            "duree_cycle": 2,
            "pre_requis": "Être titulaire d’un baccalauréat.",
            "url": "https://www.exemple.fr/bts",
            "sessions": tuple(moved(session) for session in formation.sessions),
        }
    )


def moved(session: Session) -> Session:
    return session.model_copy(
        update={
            "date_debut": date(2027, 9, 1),
            "date_fin": date(2029, 6, 30),
            "lieux": (Lieu(nom="Lycée d’Orléans", adresse=matiere.ORLEANS),),
            "inscription_lieu": matiere.ORLEANS,
            "financements": (matiere.APPRENTISSAGE,),
            "heures_centre": 1100,
            "heures_entreprise": 600,
            "url": "https://www.exemple.fr/bts/rentree",
        }
    )


def submit_and_approve(services: Together, who: Principal, numero: str) -> None:
    offers, decisions = services["offers"]["offers"], services["validation"]["decisions"]
    offers.submit(who, numero, offers.read(who, numero).fiche.revision, uuid4().hex)

    def waiting() -> str | None:
        lignes = decisions.queue(CARIF, Filtre.FORMATIONS).lignes
        return next((ligne.id for ligne in lignes if ligne.numero == numero), None)

    dossier = decisions.take(CARIF, services.until(waiting), uuid4().hex)
    decisions.approve(CARIF, dossier.id, vue=1, formacodes=[VENTE], demande=uuid4().hex)
    services.until(lambda: offers.read(who, numero).fiche.publiee)
    publications = services["export"]["publications"].store
    services.until(lambda: any(numero in row for row in publications.publications()))


def export(services: Together) -> None:
    exports = services["export"]["exports"]
    exports.request(CARIF, "intercarif", uuid4().hex)
    services.until(lambda: exports.store.dernier("intercarif"))


def download(engine: Engine) -> bytes:
    """The file, as a partner with a key of its own gets it."""
    with Installation(local_access(engine.data_dir)).service("registration") as registration:
        key = registration.accounts().give_key("intercarif", "Intercarif")
    headers = {"Authorization": f"Bearer {key}"}
    address = f"{engine.url}/api/v1/flux/intercarif/dernier"
    with _DIRECT.open(urllib.request.Request(address, headers=headers), timeout=20) as answer:
        assert json.load(answer)["formations"] == 1
    with _DIRECT.open(urllib.request.Request(f"{address}/fichier", headers=headers), timeout=20) as answer:
        return gzip.decompress(answer.read())
