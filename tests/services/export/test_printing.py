"""One formation printed: its verdict, and what happens to one that cannot be printed at all."""

import pytest

from services.export.model import Imprimeur, Rejet, Revision
from tests.builders import a_formation, a_structure, the_profil
from tests.services.export.conftest import NOW

REVISION = Revision(version=1, publiee_le=NOW, formation=a_formation())


def test_equal_formations_have_equal_fingerprints_and_different_ones_do_not() -> None:
    imprimeur = Imprimeur(the_profil())
    other = REVISION.model_copy(update={"formation": a_formation(intitule="CAP boucher")})
    first, again, different = (imprimeur.verdict(r, a_structure(), "2.3") for r in (REVISION, REVISION, other))
    assert first == again
    assert first.empreinte != different.empreinte


def test_a_formation_at_which_the_printer_breaks_is_refused_with_the_kind_of_fault() -> None:
    broken = Imprimeur(None)  # type: ignore[arg-type]  # any fault of ours: no profile at all
    with pytest.raises(Rejet, match="AttributeError"):
        broken.element(REVISION, a_structure(), "2.3")


def test_a_character_that_xml_forbids_is_refused_with_its_place() -> None:
    revision = REVISION.model_copy(update={"formation": a_formation(intitule="BTS\x0bassurance")})
    verdict = Imprimeur(the_profil()).verdict(revision, a_structure(), "2.3")
    assert verdict.empreinte == ""
    assert "intitule-formation" in verdict.ecart


def test_the_day_of_publication_is_on_the_formation() -> None:
    assert Imprimeur(the_profil()).element(REVISION, a_structure(), "2.3").attributs["datemaj"] == "20261120"
