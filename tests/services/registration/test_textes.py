"""What people agreed to is never rewritten: every version of a text stays, to be read (RGPD art. 7)."""

from hashlib import sha256

from services.registration.model.textes import Sorte, en_vigueur, versions
from services.shared.settings import profil
from tests.services.registration.conftest import Registration

# A new version is a new line here; no line ever changes nor goes
EMPREINTES = {
    (Sorte.INSCRIPTION, "2026-11"): "941cd99e4f5a8793701292bf7e052c5ae57c262420be307bb22aa9ff02d7cedf",
    (Sorte.CONTACT, "2026-11"): "a05d624ecdd7eb2dfcd5ea46b2d2945cab97692294739a5588be77a244547b57",
}


def test_f005_no_version_of_a_text_that_people_agreed_to_was_changed_or_taken_away() -> None:
    kept = {
        (sorte, texte.version): sha256(texte.texte.encode()).hexdigest() for sorte in Sorte for texte in versions(sorte)
    }
    assert kept == EMPREINTES


def test_f005_the_version_in_force_is_the_newest_one() -> None:
    for sorte in Sorte:
        names = [texte.version for texte in versions(sorte)]
        assert names == sorted(set(names))
        assert en_vigueur(sorte).version == names[-1]


def test_f005_every_version_of_what_was_agreed_to_is_on_the_page_of_personal_data(registration: Registration) -> None:
    page = registration.get("/donnees-personnelles").page.text_content()
    for sorte in Sorte:
        for texte in versions(sorte):
            assert texte.lu(profil()) in page
            assert f"Version {texte.version}" in page
