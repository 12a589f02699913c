"""Each register, through its true contract: what it answers, what it refuses, and what happens when it fails."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from referentiels.registres import appel as appel_module
from referentiels.registres.appel import Appel, Reponse, check_base, fetch_by_urllib, within
from referentiels.registres.fichier import ECHANTILLONS, sample_etablissements
from referentiels.registres.liste_of import FormatInconnu, LigneRejetee, ListeOfEnLigne, read_csv
from referentiels.registres.modele import ActionCertifiee, Constat, Declaration, Etablissement, Source, Verdict
from referentiels.registres.ports import EtablissementsEnSerie
from referentiels.registres.recherche_entreprises import RechercheEntreprises
from referentiels.registres.sirene import Sirene
from tests.muets import EtablissementsMuets

OFELI, DEMENAGE = "21860076500018", "00000007500028"


def clock() -> datetime:
    return datetime(2026, 11, 20, 9, tzinfo=UTC)


class Line:
    """A recorded telephone line: gives the answers in turn, keeps what was asked and how long one waited."""

    def __init__(self, *answers: Reponse | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.waited: list[float] = []
        self.now = 0.0

    def fetch(self, url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
        self.asked.append((url, headers))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def appel(self) -> Appel:
        return Appel("contact@carif.example", clock, self.fetch, self.waited.append, lambda: self.now)


def ok(body: object) -> Reponse:
    return Reponse(200, body if isinstance(body, bytes) else json.dumps(body).encode())


def sample(siret: str) -> Reponse:
    for ligne in (ECHANTILLONS / "sirene.jsonl").read_text(encoding="utf-8").splitlines():
        if json.loads(ligne)["etablissement"]["siret"] == siret:
            return Reponse(200, ligne.encode())
    raise AssertionError(siret)


def ask_sirene(*answers: Reponse | Exception, siret: str = OFELI) -> tuple[Constat[Etablissement], Line]:
    line = Line(*answers)
    return Sirene(line.appel(), lambda: "cle-secrete").by_siret(siret), line


def test_sirene_is_asked_with_the_key_in_its_header_and_our_contact() -> None:
    constat, line = ask_sirene(sample(OFELI))
    ((url, headers),) = line.asked
    assert url == f"https://api.insee.fr/api-sirene/3.11/siret/{OFELI}"
    assert headers["X-INSEE-Api-Key-Integration"] == "cle-secrete"
    assert "contact@carif.example" in headers["User-Agent"]
    assert constat.verdict is Verdict.TROUVE
    assert constat.source is Source.SIRENE
    assert constat.lu_le == clock()
    assert len(constat.empreinte or "") == 64


def test_the_key_of_sirene_is_read_at_the_first_question_and_once() -> None:
    read: list[str] = []

    def key() -> str:
        read.append("cle-secrete")
        return read[-1]

    sirene = Sirene(Line(sample(OFELI), sample(OFELI)).appel(), key)
    assert read == []
    assert [sirene.by_siret(OFELI).verdict for _ in range(2)] == [Verdict.TROUVE] * 2
    assert read == ["cle-secrete"]


def test_a_key_that_cannot_be_read_is_not_verified_and_asked_for_again_at_the_next_question() -> None:
    keys: list[str | OSError] = [OSError("AccessDenied"), "cle-secrete"]

    def key() -> str:
        match keys.pop(0):
            case str(read):
                return read
            case panne:
                raise panne

    line = Line(sample(OFELI))
    sirene = Sirene(line.appel(), key)
    constat = sirene.by_siret(OFELI)
    assert (constat.verdict, constat.motif) == (Verdict.NON_VERIFIE, "notre clé d’accès n’a pas pu être lue")
    assert line.asked == []
    assert sirene.by_siret(OFELI).verdict is Verdict.TROUVE


def test_sirene_gives_an_establishment_in_our_words() -> None:
    etablissement = ask_sirene(sample(OFELI))[0].trouve
    assert etablissement is not None
    assert etablissement.adresse == ("10 RUE SAINT-ETIENNE",)
    assert (etablissement.code_postal, etablissement.commune) == ("45000", "ORLEANS")
    assert (etablissement.departement, etablissement.region) == ("45", "24")
    assert etablissement.actif


def test_a_person_in_business_is_named_by_first_and_last_name() -> None:
    constat, _ = ask_sirene(sample("00000012500013"), siret="00000012500013")
    assert constat.trouve is not None
    assert constat.trouve.raison_sociale == "DOMINIQUE FICTIF"


def test_sirene_places_corsica_and_overseas() -> None:
    regions = {s: ask_sirene(sample(s), siret=s)[0].trouve for s in ("00000014100010", "00000013300017")}
    assert [(e.departement, e.region) for e in regions.values() if e] == [("2A", "94"), ("974", "04")]


def test_a_siret_whose_key_is_false_is_unknown_and_never_sent() -> None:
    constat, line = ask_sirene(siret="21860076500019")
    assert constat.verdict is Verdict.INCONNU
    assert line.asked == []


@pytest.mark.parametrize("status", [404, 301])
def test_sirene_says_unknown_when_it_has_none(status: int) -> None:
    assert ask_sirene(Reponse(status, b""))[0].verdict is Verdict.INCONNU


@pytest.mark.parametrize(
    "answer",
    [
        Reponse(401, b""),
        Reponse(403, b""),
        Reponse(418, b""),
        ok(b"<html>"),
        ok(b""),
        ok(b"[" * 100_000),
        ok(b"\xff\xfe"),
        ok({"header": {"statut": 200}}),
        ok([]),
        ok({"etablissement": {"siret": OFELI}}),
    ],
    ids=["401", "403", "418", "html", "empty", "deep", "bytes", "no-object", "list", "fields-gone"],
)
def test_an_answer_outside_the_contract_is_not_verified_and_never_an_error(answer: Reponse) -> None:
    constat, _ = ask_sirene(answer)
    assert constat.verdict is Verdict.NON_VERIFIE
    assert constat.motif


def test_an_answer_about_another_establishment_is_not_believed() -> None:
    assert ask_sirene(sample(DEMENAGE))[0].verdict is Verdict.NON_VERIFIE


def changed(chemin: str, valeur: object) -> Reponse:
    fiche = json.loads(sample(OFELI).body)
    noeud = fiche["etablissement"]
    *parents, cle = chemin.split(".")
    for parent in parents:
        noeud = noeud[parent]
    noeud[cle] = valeur
    return ok(fiche)


def test_an_open_establishment_of_a_company_that_has_ceased_is_not_active() -> None:
    constat, _ = ask_sirene(changed("uniteLegale.etatAdministratifUniteLegale", "C"))
    assert constat.trouve is not None
    assert not constat.trouve.actif


def test_the_current_period_is_the_one_without_an_end_wherever_it_stands() -> None:
    periodes = [
        {"dateFin": "2020-01-01", "dateDebut": "2010-01-01", "etatAdministratifEtablissement": "A"},
        {"dateFin": None, "dateDebut": "2020-01-02", "etatAdministratifEtablissement": "F"},
    ]
    constat, _ = ask_sirene(changed("periodesEtablissement", periodes))
    assert constat.trouve is not None
    assert not constat.trouve.actif
    assert str(constat.trouve.ferme_depuis) == "2020-01-02"


def test_a_refused_key_is_said_to_be_ours() -> None:
    assert "clé" in (ask_sirene(Reponse(401, b""))[0].motif or "")


def test_an_establishment_without_a_current_period_is_not_verified() -> None:
    fiche = json.loads(sample(OFELI).body)
    fiche["etablissement"]["periodesEtablissement"] = []
    assert ask_sirene(ok(fiche))[0].verdict is Verdict.NON_VERIFIE


@pytest.mark.parametrize("panne", [TimeoutError(), ConnectionResetError(), HTTPException("cut"), Reponse(503, b"")])
def test_a_first_failure_is_tried_again_once(panne: Reponse | Exception) -> None:
    constat, line = ask_sirene(panne, sample(OFELI))
    assert constat.verdict is Verdict.TROUVE
    assert len(line.asked) == 2


def test_after_two_failures_nothing_is_verified_and_the_service_is_left_alone_for_a_while() -> None:
    line = Line(TimeoutError(), TimeoutError(), sample(OFELI))
    sirene = Sirene(line.appel(), lambda: "k")
    assert sirene.by_siret(OFELI).verdict is Verdict.NON_VERIFIE
    assert sirene.by_siret(OFELI).verdict is Verdict.NON_VERIFIE
    assert len(line.asked) == 2
    line.now += appel_module.REPOS + 1
    assert sirene.by_siret(OFELI).verdict is Verdict.TROUVE


def test_a_short_retry_after_is_waited_for() -> None:
    constat, line = ask_sirene(Reponse(429, b"", {"retry-after": "1"}), sample(OFELI))
    assert constat.verdict is Verdict.TROUVE
    assert line.waited == [1.0]


@pytest.mark.parametrize("retry_after", ["60", "Fri, 20 Nov 2026 09:01:00 GMT"])
def test_a_long_retry_after_is_obeyed_without_keeping_the_person_waiting(retry_after: str) -> None:
    line = Line(Reponse(429, b"", {"retry-after": retry_after}), sample(OFELI))
    sirene = Sirene(line.appel(), lambda: "k")
    constat = sirene.by_siret(OFELI)
    assert (constat.verdict, line.waited) == (Verdict.NON_VERIFIE, [])
    assert "autorisés" in (constat.motif or "")
    line.now = 59
    assert sirene.by_siret(OFELI).verdict is Verdict.NON_VERIFIE
    assert len(line.asked) == 1
    line.now = 61
    assert sirene.by_siret(OFELI).verdict is Verdict.TROUVE


def test_no_retry_after_silences_a_service_for_more_than_an_hour() -> None:
    line = Line(Reponse(429, b"", {"retry-after": "999999"}), sample(OFELI))
    sirene = Sirene(line.appel(), lambda: "k")
    sirene.by_siret(OFELI)
    line.now = appel_module.REPOS_MAX + 1
    assert sirene.by_siret(OFELI).verdict is Verdict.TROUVE


@pytest.mark.parametrize("valeur", ["-1", "soon", "", "٣", "99999999999999999999"])
def test_a_senseless_retry_after_breaks_nothing(valeur: str) -> None:
    refus = Reponse(429, b"", {"retry-after": valeur})
    assert ask_sirene(refus, refus)[0].verdict is Verdict.NON_VERIFIE


def directory(**changes: object) -> Reponse:
    reponse = json.loads((ECHANTILLONS / "recherche-entreprises.json").read_text(encoding="utf-8"))
    reponse["results"][0].update(changes)
    return ok(reponse)


def ask_directory(answer: Reponse, siret: str = DEMENAGE) -> tuple[Constat[Etablissement], Line]:
    line = Line(answer)
    return RechercheEntreprises(line.appel()).by_siret(siret), line


def test_the_directory_gives_the_matching_establishment_not_the_head_office() -> None:
    constat, line = ask_directory(directory())
    etablissement = constat.trouve
    assert etablissement is not None
    assert (etablissement.siret, etablissement.commune, etablissement.siege) == (DEMENAGE, "BOURGES", False)
    assert etablissement.adresse == ("14 AV DE LA GARE",)
    assert etablissement.numeros_activite_connus == ("24180002318",)
    assert etablissement.uai_connus == ("0180024F",)
    assert etablissement.qualiopi is True
    assert parse_qs(urlsplit(line.asked[0][0]).query)["q"] == [DEMENAGE]


def test_the_directory_s_other_establishments_are_passed_over() -> None:
    lieux = json.loads(directory().body)["results"][0]["matching_etablissements"]
    autre = {**lieux[0], "siret": "00000007500036", "libelle_commune": "VIERZON"}
    constat, _ = ask_directory(directory(matching_etablissements=[autre, *lieux]))
    assert constat.trouve is not None
    assert constat.trouve.commune == "BOURGES"


def test_absence_from_the_directory_proves_nothing() -> None:
    assert ask_directory(directory(), siret=OFELI)[0].verdict is Verdict.NON_VERIFIE
    assert ask_directory(ok({"results": []}))[0].verdict is Verdict.NON_VERIFIE
    assert ask_directory(directory(matching_etablissements=[]))[0].verdict is Verdict.NON_VERIFIE


def test_the_directory_is_asked_when_insee_is_silent_and_only_then() -> None:
    annuaire = Line(directory())
    en_serie = EtablissementsEnSerie([EtablissementsMuets(clock), RechercheEntreprises(annuaire.appel())])
    assert en_serie.by_siret(DEMENAGE).source is Source.RECHERCHE_ENTREPRISES
    fichier = EtablissementsEnSerie([sample_etablissements(clock), RechercheEntreprises(Line().appel())])
    assert fichier.by_siret(OFELI).source is Source.SIRENE
    assert fichier.by_siret("73282932000074").verdict is Verdict.INCONNU


def lines_of_the_list() -> list[str]:
    return (ECHANTILLONS / "liste-publique-of.csv").read_text(encoding="utf-8").splitlines(keepends=True)


def test_the_list_is_read_line_by_line() -> None:
    declarations = [d for d in read_csv(lines_of_the_list()) if isinstance(d, Declaration)]
    assert len(declarations) == len(lines_of_the_list()) - 1
    assert declarations[0].numero_activite == "24370369337"
    assert declarations[0].certifications == tuple(ActionCertifiee)
    assert str(declarations[0].derniere_declaration) == "2026-05-31"


def test_a_new_column_changes_nothing_and_a_lost_one_stops_the_import() -> None:
    lignes = lines_of_the_list()
    assert len(list(read_csv(["nouvelle;" + lignes[0], *("x;" + ligne for ligne in lignes[1:])]))) == len(lignes) - 1
    with pytest.raises(FormatInconnu, match="siren"):
        list(read_csv([lignes[0].replace(";siren;", ";siren2;"), *lignes[1:]]))
    with pytest.raises(FormatInconnu):
        list(read_csv([]))


def test_a_list_in_another_encoding_is_not_read_at_all(tmp_path: Path) -> None:
    ancien = tmp_path / "liste.csv"
    ancien.write_text("".join(lines_of_the_list()), encoding="cp1252")
    with ancien.open(encoding="utf-8", newline="") as lignes, pytest.raises(FormatInconnu):
        list(read_csv(lignes))


def test_an_unusable_line_is_reported_and_the_others_are_read() -> None:
    lignes = lines_of_the_list()
    lues = list(read_csv([lignes[0], '"";"";"X";"000";;;;;;;;;\n', lignes[1], '"24370369337";"";"X";"abc"\n']))
    assert [type(ligne) for ligne in lues] == [LigneRejetee, Declaration, LigneRejetee]
    assert isinstance(lues[0], LigneRejetee)
    assert lues[0].numero_ligne == 2


def test_the_live_list_is_asked_with_codes_only_and_read_like_the_file() -> None:
    line = Line(ok((ECHANTILLONS / "liste-publique-of-ods.json").read_bytes()))
    constat = ListeOfEnLigne(line.appel()).by_numero_activite("76 31 00077 31")
    assert constat.trouve is not None
    assert constat.trouve.numero_activite == "24180002318"
    assert constat.trouve.certifications == (ActionCertifiee.FORMATION, ActionCertifiee.VAE)
    condition = parse_qs(urlsplit(line.asked[0][0]).query)["where"][0]
    assert condition == (
        'numerodeclarationactivite="76310007731" or numerosdeclarationactiviteprecedent like "76310007731"'
    )


def test_the_live_list_never_receives_what_is_not_a_code() -> None:
    line = Line()
    assert ListeOfEnLigne(line.appel()).by_numero_activite('" or 1=1 --').verdict is Verdict.INCONNU
    assert ListeOfEnLigne(line.appel()).by_siren('"').verdict is Verdict.INCONNU
    assert line.asked == []


def test_the_live_list_says_unknown_when_it_has_no_such_line() -> None:
    reponse = (ECHANTILLONS / "liste-publique-of-ods.json").read_bytes()
    assert ListeOfEnLigne(Line(ok(reponse)).appel()).by_numero_activite("24370369337").verdict is Verdict.INCONNU
    assert ListeOfEnLigne(Line(ok(reponse)).appel()).by_siren("218600765").verdict is Verdict.INCONNU
    assert ListeOfEnLigne(Line(Reponse(500, b""), Reponse(500, b"")).appel()).by_siren("218600765").verdict is (
        Verdict.NON_VERIFIE
    )


@pytest.mark.parametrize(
    "base", ["http://api.insee.fr", "file:///etc/passwd", "https://u:p@x.fr", "https://x.fr?a=1", "x.fr", ""]
)
def test_a_service_address_must_be_safe(base: str) -> None:
    with pytest.raises(ValueError, match="safe"):
        check_base(base)


Play = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def stub(play: Play) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            play(self)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # a caller that gives up closes the line: that is what these tests are about

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(status: int, body: bytes = b"", **headers: str) -> Play:
    def play(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for nom, valeur in headers.items():
            handler.send_header(nom.replace("_", "-"), valeur)
        if "Content_Length" not in headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return play


def by_wire(play: Play) -> Constat[Etablissement]:
    with stub(play) as base:
        attentes: list[float] = []
        return Sirene(Appel("contact@carif.example", clock, sleep=attentes.append), lambda: "k", base).by_siret(OFELI)


def test_by_wire_a_good_answer_is_read() -> None:
    assert by_wire(answer(200, sample(OFELI).body)).verdict is Verdict.TROUVE


def test_by_wire_a_status_is_told_apart_from_a_failure() -> None:
    assert by_wire(answer(404, b"{}")).verdict is Verdict.INCONNU
    assert by_wire(answer(429, b"", Retry_After="3600")).verdict is Verdict.NON_VERIFIE


def test_by_wire_a_redirection_is_not_followed_with_our_key() -> None:
    assert by_wire(answer(307, b"", Location="http://127.0.0.1:1/")).verdict is Verdict.NON_VERIFIE


def test_by_wire_an_answer_cut_short_is_not_verified() -> None:
    assert by_wire(answer(200, sample(OFELI).body, Content_Length="9000")).verdict is Verdict.NON_VERIFIE


def test_by_wire_an_answer_too_large_or_too_slow_is_given_up() -> None:
    with stub(answer(200, b"x" * 3000)) as base, pytest.raises(HTTPException, match="large"):
        fetch_by_urllib(base, {}, timeout=3, taille_max=1000)
    with stub(answer(200, b"x" * 3000)) as base, pytest.raises(OSError, match=r"slow|timed out"):
        fetch_by_urllib(base, {}, timeout=1e-6, taille_max=10_000)


def test_by_wire_a_closed_port_is_not_verified() -> None:
    with stub(answer(200)) as base:
        pass
    assert Sirene(Appel("c", clock, sleep=[].append), lambda: "k", base).by_siret(OFELI).verdict is Verdict.NON_VERIFIE


@pytest.mark.shared
def test_the_recorded_answers_of_the_real_contracts_are_read(shared_dir: Path) -> None:
    dossier = shared_dir / "referentiels" / "echantillons"
    reponses = json.loads((dossier / "sirene-3.11-siret.json").read_text(encoding="utf-8"))
    lus = {
        nom: ask_sirene(ok(reponses[nom]), siret=reponses[nom]["etablissement"]["siret"])[0].trouve
        for nom in ("actif", "ferme", "diffusion_partielle")
    }
    assert [(e.actif, e.diffusible) for e in lus.values() if e] == [(True, True), (False, True), (True, False)]
    constat, _ = ask_directory(ok((dossier / "recherche-entreprises-search.json").read_bytes()), "00000001800010")
    assert constat.verdict is Verdict.TROUVE
    with (dossier / "liste-publique-of.csv").open(encoding="utf-8", newline="") as lignes:
        declarations = [d for d in read_csv(lignes) if isinstance(d, Declaration)]
    assert [d.numero_activite for d in declarations] == ["24450000045", "24370000137", "7423P000123", "11750000175"]
    live = Line(ok((dossier / "liste-publique-of-ods-v2.1.json").read_bytes()))
    assert ListeOfEnLigne(live.appel()).by_siren("000000018").verdict is Verdict.TROUVE


@pytest.mark.shared
def test_our_samples_have_the_structure_of_the_real_ones(shared_dir: Path) -> None:
    dossier = shared_dir / "referentiels" / "echantillons"
    vrai = json.loads((dossier / "sirene-3.11-siret.json").read_text(encoding="utf-8"))["actif"]
    for ligne in (ECHANTILLONS / "sirene.jsonl").read_text(encoding="utf-8").splitlines():
        notre = json.loads(ligne)
        assert notre["etablissement"].keys() == vrai["etablissement"].keys()
        for partie in ("uniteLegale", "adresseEtablissement", "adresse2Etablissement"):
            assert notre["etablissement"][partie].keys() == vrai["etablissement"][partie].keys()
    entete = (dossier / "liste-publique-of.csv").read_text(encoding="utf-8").splitlines()[0]
    assert lines_of_the_list()[0].strip() == entete.strip()


def ask_by_wire(play: Play, appels: int) -> tuple[list[Constat[Etablissement]], float]:
    """What so many services say that all behave like this, asked within three tenths of a second, and how long it took.

    One try alone may take a fifth of a second.
    """
    with stub(play) as base:
        begun = time.monotonic()
        with within(0.3):
            said = [
                Sirene(Appel("c", clock, sleep=[].append, delai=0.2), lambda: "k", base).by_siret(OFELI)
                for _ in range(appels)
            ]
        return said, time.monotonic() - begun


def silence(handler: BaseHTTPRequestHandler) -> None:
    handler.rfile.read(1)  # until the caller gives up


def drip(first: bytes) -> Play:
    """A byte every hundredth of a second for as long as somebody listens: a socket’s own limit is never met."""

    def play(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(first)
        while not Event().wait(0.01):
            handler.wfile.write(b"x")

    return play


@pytest.mark.parametrize(
    "play",
    [silence, drip(b"HTTP/1.1 200 OK\r\nX-Slow: "), drip(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")],
    ids=["mute", "headers drip", "body drips"],
)
def test_registers_that_hang_take_one_time_together_and_not_each_their_own(play: Play) -> None:
    said, seconds = ask_by_wire(play, 6)
    assert [constat.verdict for constat in said] == [Verdict.NON_VERIFIE] * 6
    assert said[-1].motif == "le service n’a pas répondu à temps"
    assert 0.29 < seconds < 2, "each its own would take 2.4"


def test_what_is_asked_within_no_time_is_limited_by_its_own_tries_alone() -> None:
    with stub(drip(b"HTTP/1.1 200 OK\r\nX-Slow: ")) as base, pytest.raises(TimeoutError):
        fetch_by_urllib(base, {}, timeout=0.1, taille_max=1000)


def test_a_service_that_had_no_time_left_is_not_left_alone_for_a_while() -> None:
    line = Line(sample(OFELI))
    sirene = Sirene(line.appel(), lambda: "k")
    with within(0, lambda: line.now):
        assert sirene.by_siret(OFELI).verdict is Verdict.NON_VERIFIE
    assert sirene.by_siret(OFELI).verdict is Verdict.TROUVE


def test_nobody_waits_for_a_second_try_that_comes_too_late() -> None:
    line = Line(Reponse(429, b"", {"retry-after": "1"}), sample(OFELI))
    with within(0.5, lambda: line.now):
        assert Sirene(line.appel(), lambda: "k").by_siret(OFELI).verdict is Verdict.NON_VERIFIE
    assert line.waited == []


def test_by_wire_what_is_said_of_an_unknown_siret_is_its_evidence() -> None:
    said = (
        b'{"header":{"statut":404,"message":"Aucun \xc3\xa9l\xc3\xa9ment trouv\xc3\xa9 pour le siret 21860076500018"}}'
    )
    constat = by_wire(answer(404, said))
    assert (constat.verdict, constat.brut) == (Verdict.INCONNU, said)
    assert constat.empreinte == sha256(said).hexdigest()


def test_the_empty_answer_of_the_live_list_is_the_evidence_of_an_absence() -> None:
    said = b'{"total_count": 0, "results": []}'
    for question, value in (("by_numero_activite", "24370369337"), ("by_siren", "218600765")):
        constat = getattr(ListeOfEnLigne(Line(Reponse(200, said)).appel()), question)(value)
        assert (constat.verdict, constat.brut, constat.empreinte) == (
            Verdict.INCONNU,
            said,
            sha256(said).hexdigest(),
        )


def test_where_nobody_was_asked_or_nothing_was_said_there_is_no_evidence() -> None:
    for constat in (ask_sirene(siret="21860076500019")[0], ask_sirene(Reponse(404, b""))[0]):
        assert (constat.verdict, constat.brut, constat.empreinte) == (Verdict.INCONNU, None, None)
