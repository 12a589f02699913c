"""Which certification a training leads to, out of the register's own export."""

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from referentiels.certifications import sample_certifications
from referentiels.certifications.memoire import ECHANTILLONS, CertificationsEnMemoire
from referentiels.certifications.modele import Certification, Habilitation
from referentiels.certifications.rncp import FluxIllisible, read_fiches, read_zip

GCF = "Titre professionnel gestionnaire comptable et fiscal"


def one(fiche: str, prologue: str = "") -> list[Certification]:
    return list(read_fiches(io.BytesIO(f"{prologue}<FICHES>{fiche}</FICHES>".encode())))


@pytest.mark.parametrize(
    ("date_debut", "attendu"),
    [
        (date(2023, 9, 1), "RNCP31677"),
        (date(2023, 12, 1), "RNCP31677"),
        (date(2023, 12, 2), "RNCP37949"),
        (date(2028, 12, 1), "RNCP37949"),
        (date(2029, 3, 1), "RNCP37949"),
        (date(2030, 1, 1), None),
    ],
)
def test_f092_the_start_of_the_training_chooses_between_two_registrations(
    date_debut: date, attendu: str | None
) -> None:
    certification = sample_certifications().meilleur_enregistrement(GCF.upper(), date_debut)
    assert (certification.code if certification else None) == attendu


def test_a_title_nobody_registered_leads_to_nothing() -> None:
    assert sample_certifications().meilleur_enregistrement("Astronaute", date(2026, 1, 1)) is None


@pytest.mark.parametrize("code", ["RNCP37949", "rncp 37949", "115066"])
def test_f091_a_certification_is_got_by_any_of_its_codes(code: str) -> None:
    certification = sample_certifications().get(code)
    assert certification is not None
    assert certification.code_scolarite == "36731401"
    assert certification.date_fin_enregistrement == date(2028, 12, 1)
    assert certification.niveau_sortie == "15"
    assert certification.remplace == ("RNCP31677",)


@pytest.mark.parametrize("texte", ["115066", "37949", "RNCP37949"])
def test_f091_a_code_typed_in_the_search_finds_its_certification_alone(texte: str) -> None:
    assert [c.code for c in sample_certifications().search(texte)] == ["RNCP37949"]


def test_f091_words_in_any_order_and_without_accents_find_titles_latest_first() -> None:
    trouvees = sample_certifications().search("FISCAL gestionnaire")
    assert [c.code for c in trouvees] == ["RNCP37949", "RNCP31677"]
    assert sample_certifications().search("bts assurance")[0].code_certifinfo == "94419"
    assert len(sample_certifications().search("a", limite=2)) == 2
    assert sample_certifications().search(" ") == ()


def test_f090_only_published_sheets_are_offered_by_default() -> None:
    certifications = sample_certifications()
    assert certifications.search("opérateur de saisie") == ()
    assert len(certifications.search("opérateur de saisie", publiees_seulement=False)) == 1


def test_the_bts_of_the_demo_has_its_ten_blocks() -> None:
    bts = sample_certifications().get("94419")
    assert bts is not None
    assert [bloc.code for bloc in bts.blocs][:2] == ["RNCP999941BC01", "RNCP999941BC02"]
    assert len(bts.blocs) == 10
    assert bts.acces_apprentissage is True


def test_blocks_of_other_sheets_named_in_correspondences_are_not_ours() -> None:
    certification = sample_certifications().get("RNCP37949")
    assert certification is not None
    assert len(certification.blocs) == 3


def test_who_may_train_is_the_certifier_or_an_active_partner_entitled_to() -> None:
    certification = sample_certifications().get("RNCP999943")
    assert certification is not None
    assert certification.habilitation_of("00000010900017") is Habilitation.CERTIFICATEUR
    assert certification.habilitation_of("00000011700010") is Habilitation.PARTENAIRE
    for siret in ("00000006700017", "00000007500028", "21860076500018"):
        assert certification.habilitation_of(siret) is Habilitation.ABSENTE
    bts = sample_certifications().get("94419")
    assert bts is not None
    assert bts.habilitation_of("21860076500018") is Habilitation.SANS_OBJET


def test_a_sheet_of_the_specific_register_may_be_awarded_after_its_end() -> None:
    certification = sample_certifications().get("RS999901")
    assert certification is not None
    assert not certification.is_registered_on(date(2028, 1, 1))
    assert certification.may_be_delivered_on(date(2028, 6, 30))
    assert not certification.may_be_delivered_on(date(2028, 7, 1))


def test_without_an_end_a_registration_never_ends() -> None:
    seule = Certification(code_rncp="RNCP1", intitule="X")
    assert CertificationsEnMemoire([seule]).meilleur_enregistrement("x", date(2100, 1, 1)) == seule


def test_a_sheet_without_number_or_title_is_left_out() -> None:
    assert one("<FICHE><INTITULE>X</INTITULE></FICHE>") == []
    assert one("<FICHE><NUMERO_FICHE>RNCP1</NUMERO_FICHE></FICHE>") == []
    assert one("<FICHE><NUMERO_FICHE>../1</NUMERO_FICHE><INTITULE>X</INTITULE></FICHE>") == []


def test_a_date_that_is_none_stays_empty() -> None:
    (certification,) = one(
        "<FICHE><NUMERO_FICHE>RNCP1</NUMERO_FICHE><INTITULE>X</INTITULE>"
        "<DATE_FIN_ENREGISTREMENT>31/02/2026</DATE_FIN_ENREGISTREMENT></FICHE>"
    )
    assert certification.date_fin_enregistrement is None


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<FICHES><FICHE>",
        b"<AUTRE><FICHES/></AUTRE>",
        b"<html/>",
        b'<!DOCTYPE FICHES [<!ENTITY a "b">]><FICHES><FICHE>&a;</FICHE></FICHES>',
        b'<!DOCTYPE FICHES SYSTEM "file:///etc/passwd"><FICHES/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE FICHES [<!ENTITY a "b">]><FICHES>&a;</FICHES>'.encode(
            "utf-16"
        ),
    ],
    ids=["empty", "cut", "nested", "html", "entity", "external", "utf-16"],
)
def test_what_is_no_export_of_the_register_is_refused(xml: bytes) -> None:
    with pytest.raises(FluxIllisible):
        list(read_fiches(io.BytesIO(xml)))


def test_the_daily_archive_is_read_without_unpacking_it() -> None:
    archive = io.BytesIO()
    with ZipFile(archive, "w") as zip_:
        zip_.writestr("lisezmoi.txt", "x")
        zip_.writestr("export.xml", (ECHANTILLONS / "rncp-v4-1.xml").read_bytes())
    assert len(list(read_zip(archive))) == 9
    with pytest.raises(FluxIllisible):
        list(read_zip(io.BytesIO(b"not a zip")))
    vide = io.BytesIO()
    ZipFile(vide, "w").close()
    with pytest.raises(FluxIllisible, match="no XML"):
        list(read_zip(vide))


def test_one_sheet_at_a_time_is_held_in_memory() -> None:
    class Counting(io.BytesIO):
        read_so_far = 0

        def read(self, size: int | None = -1, /) -> bytes:
            morceau = super().read(size)
            self.read_so_far += len(morceau)
            return morceau

    fiche = f"<FICHE><NUMERO_FICHE>RNCP1</NUMERO_FICHE><INTITULE>{'x' * 5000}</INTITULE></FICHE>"
    flux = Counting(f"<FICHES>{fiche * 200}</FICHES>".encode())
    next(read_fiches(flux))
    assert flux.read_so_far < 100_000


@pytest.mark.shared
def test_the_real_extracts_of_the_register_are_read(shared_dir: Path) -> None:
    dossier = shared_dir / "referentiels" / "echantillons"
    with (dossier / "rncp-v4-1.xml").open("rb") as flux:
        fiches = {c.code: c for c in read_fiches(flux)}
    assert list(fiches) == ["RNCP37488", "RNCP37674", "RNCP35419", "RNCP36612"]
    assert fiches["RNCP35419"].remplacee_par == ("RNCP42147",)
    assert fiches["RNCP37674"].blocs[0].code == "RNCP37674BC01"
    assert fiches["RNCP37674"].habilitation_of("88055223700047") is Habilitation.PARTENAIRE
    assert fiches["RNCP37488"].habilitation_of("88055223700047") is Habilitation.SANS_OBJET
    with (dossier / "rs-v4-1.xml").open("rb") as flux:
        assert [c.code for c in read_fiches(flux)] == ["RS6547", "RS5000", "RS7423"]
