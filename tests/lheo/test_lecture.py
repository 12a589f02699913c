"""What the reader promises: every truthful file is read, every other refused with its line, repairs are told."""

import io
from pathlib import Path

import pytest

from lheo import LheoError, Version, compress, decompress, read, read_document, read_records, write, write_formation
from lheo import elements as m
from lheo.langage import ELEMENTS
from tests.lheo.exemples import un_document, un_organisme, une_action, une_adresse, une_formation, une_session

V2_3 = Version.V2_3.namespace


def document(**changes) -> bytes:
    return b"".join(write([une_formation(**changes)]))


def refused(data: bytes, **options) -> LheoError:
    with pytest.raises(LheoError) as refusal:
        list(read(data, **options))
    return refusal.value


@pytest.mark.shared
def test_a_real_file_is_read_whole_and_written_again_canonically_equal(shared_dir: Path):
    from lxml import etree

    path = shared_dir / "lheo" / "examples" / "exemple-bts-onisep-2.2.xml"

    def canonical(data: bytes) -> bytes:
        root = etree.fromstring(data)
        for element in root.iter():
            if ELEMENTS[etree.QName(element).localname].compose:
                element.text = None
            element.tail = None
        return etree.tostring(root, method="c14n")

    reading = read(path)
    rewritten = b"".join(write(reading, Version.V2_2, enveloppe=reading))
    assert reading.version == Version.V2_2
    assert canonical(rewritten) == canonical(path.read_bytes())


@pytest.mark.parametrize("source", ["bytes", "path", "file", "pieces"])
def test_every_kind_of_source_is_read(tmp_path: Path, source: str):
    data = document()
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    sources = {"bytes": data, "path": path, "file": io.BytesIO(data), "pieces": (bytes([byte]) for byte in data)}
    assert list(read(sources[source])) == [une_formation()]


def test_gzip_is_unpacked_on_request():
    assert list(read(decompress(b"".join(compress([document()]))))) == [une_formation()]


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "ISO-8859-15", "windows-1252", "UTF-16"])
def test_every_encoding_declared_truly_is_read(encoding: str):
    formation = une_formation(intitule_formation="Été à Sète")
    text = b"".join(write([formation])).decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    assert list(read(text.encode(encoding))) == [formation]


def test_a_declared_encoding_that_is_not_the_written_one_is_refused():
    assert "encodage" in str(refused(document().decode().encode("latin-1", "replace")))


def test_a_formation_alone_is_read():
    assert list(read(write_formation(une_formation()))) == [une_formation()]


def test_a_formation_quoted_in_an_extra_is_not_one_of_the_document():
    quoted = m.Extra([m.Libre("offres", {}, [m.Libre("formation", {"numero": "citée"})])])
    formation = une_formation(extras=[m.Extras([quoted])])
    assert list(read(b"".join(write([formation])))) == [formation]


def test_the_line_of_each_element_is_kept():
    text = document().decode().replace("<action", "\n\n<action").replace("<session", "\n<session")
    formation = next(read(text.encode()))
    assert (formation.ligne_source, formation.action[0].ligne_source, formation.action[0].session[0].ligne_source) == (
        3,
        5,
        6,
    )


def test_lines_beyond_65535_are_told_truly():
    formation = next(
        read(un_document("\n" * 70_000 + "<formation><objectif-formation>x</objectif-formation></formation>"))
    )
    assert formation.ligne_source == 70_001


def test_what_stands_around_formations_is_given_once_they_are_read():
    reading = read(un_document('<formation/><extras><extra info="k">v</extra></extras>'))
    list(reading)
    around = reading.enveloppe()
    assert around.offres.extras[0].contenu[0].texte == "v"
    assert around.offres.formation == []


def test_the_three_roots_are_read_whole():
    resumes = '<resumes-organismes><resume-organisme numero="1"/></resumes-organismes>'
    index = f'<lheo-index xmlns="{V2_3}">{resumes}</lheo-index>'
    lheo = "<lheo><offres><formation/></offres></lheo>"
    plus = f'<lheo-plus xmlns="{V2_3}">{lheo}<organisme-formation-responsable/></lheo-plus>'
    assert read_document(index.encode())[0].resumes_organismes.resume_organisme[0].numero == "1"
    root, _ = read_document(plus.encode())
    assert len(root.lheo.offres.formation) == len(root.organisme_formation_responsable) == 1
    assert [type(record) for record in read_records(plus.encode())] == [m.Formation, m.OrganismeFormationResponsable]


@pytest.mark.parametrize(
    ("inner", "raison", "chemin"),
    [
        ("<formation><inconnu/></formation>", "ELEMENT_INCONNU", "/lheo/offres/formation[1]/inconnu"),
        ("<formation/><formation foo='1'/>", "ATTRIBUT_INCONNU", "/lheo/offres/formation[2]"),
        ("<formation>texte</formation>", "TEXTE", "/lheo/offres/formation[1]"),
        ("<formation><certifiante/><certifiante/></formation>", "TROP", "/lheo/offres/formation[1]/certifiante"),
        ("<formation><action/><certifiante/></formation>", "ORDRE", "/lheo/offres/formation[1]/certifiante"),
        ("<formation><certifiante><b/></certifiante></formation>", "BALISE", "/lheo/offres/formation[1]/certifiante"),
    ],
)  # fmt: skip
def test_what_no_object_could_hold_is_refused_with_its_path(inner: str, raison: str, chemin: str):
    refusal = refused(un_document(inner))
    assert (refusal.raison, refusal.chemin, refusal.ligne) == (raison, chemin, 1)


@pytest.mark.parametrize(
    ("data", "raison"),
    [
        (b"", "XML"),
        (b"bonjour", "XML"),
        (b"<lheo", "XML"),
        (un_document("<formation>")[:-20], "XML"),
        (b"<lheo/>", "NAMESPACE"),
        (b'<lheo xmlns="https://lheo.gouv.fr/2.3"/>', "NAMESPACE"),
        (b'<lheo-index xmlns="http://lheo.gouv.fr/2.3"/>', "RACINE"),
        (b"<l:lheo/>", "NAMESPACE"),
        (b"\x1f\x8b\x08garbage", "XML"),
    ],
)
def test_what_is_not_lheo_is_refused_with_its_reason(data: bytes, raison: str):
    assert refused(data).raison == raison


def test_formations_read_before_a_fault_are_given():
    reading = read(un_document("<formation numero='1'/><formation numero='2'/>") + b"<trop>")
    assert next(reading).numero == "1"
    assert next(reading).numero == "2"
    with pytest.raises(LheoError):
        next(reading)


def test_a_path_given_as_a_string_is_a_mistake_of_the_caller():
    with pytest.raises(TypeError):
        read("fichier.xml")  # type: ignore[arg-type]


def en_action(**changes) -> m.Formation:
    return une_formation(action=[une_action(**changes)])


def en_session(**changes) -> m.Formation:
    return en_action(session=[une_session(**changes)])


def repaired(formation: m.Formation):
    told = []
    read_back = list(read(b"".join(write([formation])), tolerant=True, on_repair=told.append))
    return read_back[0], told


@pytest.mark.parametrize(
    ("formation", "value", "code", "after"),
    [
        (
            une_formation(
                organisme_formation_responsable=un_organisme(
                    siret_organisme_formation=m.SIRETOrganismeFormation(siret="073282932000074")
                )
            ),
            lambda f: f.organisme_formation_responsable.siret_organisme_formation.siret,
            "SIRET",
            "73282932000074",
        ),
        (
            en_session(periode=m.Periode(debut="20260900", fin="20261200")),
            lambda f: f.action[0].session[0].periode.fin,
            "DATE",
            "20261231",
        ),
        (
            une_formation(
                action=[
                    une_action(
                        adresse_information=m.AdresseInformation(adresse=une_adresse(code_insee_commune="31000"))
                    )
                ]
            ),
            lambda f: f.action[0].adresse_information.adresse.code_insee_commune,
            "INSEE",
            None,
        ),
        (une_formation(resultats_attendus="-"), lambda f: f.resultats_attendus, "TIRET", None),
        (une_formation(certifiante="oui"), lambda f: f.certifiante, "CODE", "1"),
        (en_action(prix_total_ttc="1 250,50 €"), lambda f: f.action[0].prix_total_ttc, "PRIX", "1250.50"),
        (en_action(nombre_heures_total="35.00"), lambda f: f.action[0].nombre_heures_total, "ENTIER", "35"),
    ],
    ids=["siret_of_15_digits", "month_only", "insee_holds_postcode", "dash", "label_for_code", "price", "hours"],
)  # fmt: skip
def test_tolerant_reading_repairs_and_tells(formation, value, code, after):
    read_back, told = repaired(formation)
    assert value(read_back) == after
    assert code in {repair.code for repair in told}
    assert all(repair.ligne and repair.chemin.startswith("/lheo/offres/formation[1]/") for repair in told)


def test_tolerant_reading_leaves_a_right_formation_alone():
    assert repaired(une_formation()) == (une_formation(), [])


def test_tolerant_reading_leaves_aside_what_has_no_place_and_puts_back_in_order():
    told = []
    data = un_document(
        "<formation foo='1'><inconnu>x</inconnu><certifiante>1</certifiante>y<domaine-formation/></formation>"
    )
    (formation,) = read(data, tolerant=True, on_repair=told.append)
    assert formation == m.Formation(certifiante="1", domaine_formation=m.DomaineFormation())
    assert sorted(repair.code for repair in told) == ["ATTRIBUT_INCONNU", "ELEMENT_INCONNU", "ORDRE", "TEXTE"]
