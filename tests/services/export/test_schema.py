"""The whole file that a partner reads, judged by the official schema."""

import gzip
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import etree

from services.domain.formation import CertificationVisee
from services.domain.profil import Flux
from services.domain.session import ModaliteEnseignement, Mode
from tests.builders import a_contact, a_session
from tests.services.export.conftest import NOW, World, approved, structure_published


@pytest.mark.shared
def test_i4_the_offered_file_is_valid_against_the_official_schema(world: World, shared_dir: Path) -> None:
    world.publish("1F", "2F")
    world.publish(
        "3F",
        certifications=(CertificationVisee(code_rs="RS5616"),),
        contacts=(a_contact(diffusable=False),),
        sessions=(
            a_session(numero="31S", mode=Mode.PERMANENTE, modalite_enseignement=ModaliteEnseignement.DISTANCE),
            a_session(numero="32S", heures_entreprise=None, prix_total_ttc=""),
        ),
    )
    world.publish("4F", intitule="x" * 3_000)
    world.publications.hear_structure(structure_published(NOW + timedelta(seconds=1), nom_usuel="<&>'\""))
    world.write()

    schema = etree.XMLSchema(etree.parse(shared_dir / "lheo" / "lheo-2.3.xsd"))
    offered = world.offered()
    assert offered is not None
    document = etree.fromstring(gzip.decompress(world.bytes(offered.nom)))
    schema.assertValid(document)
    assert (offered.formations, [e.numero for e in offered.ecartees]) == (3, ["4F"])


@pytest.mark.shared
def test_i4_a_feed_in_lheo_2_2_is_valid_against_its_own_schema(
    make_world: Callable[..., World], shared_dir: Path
) -> None:
    world = make_world(flux=(Flux(code="ancien", partenaire="ancien", nom="Ancien", version="2.2"),))
    world.publish("1F", "2F")
    world.write("ancien")
    etree.XMLSchema(etree.parse(shared_dir / "lheo" / "lheo-2.2.xsd")).assertValid(world.file("ancien"))


@pytest.mark.shared
def test_the_official_schema_refuses_what_was_left_out(world: World, shared_dir: Path) -> None:
    from lheo import write_document
    from lheo.elements import Lheo, Offres
    from services.domain.as_lheo import formation_to_lheo
    from tests.builders import a_structure, the_profil

    broken = approved("4F", intitule="x" * 3_000).formation
    element = formation_to_lheo(broken, a_structure(), the_profil())
    document = etree.fromstring(write_document(Lheo(offres=Offres(formation=[element]))))
    schema = etree.XMLSchema(etree.parse(shared_dir / "lheo" / "lheo-2.3.xsd"))
    assert not schema.validate(document)
