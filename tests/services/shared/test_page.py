"""What pages are rendered with: French words, forms as typed, the strict policy, frames, error pages and mails."""

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from jinja2 import UndefinedError
from lxml import html

from services.domain.errors import Severite, Violation
from services.shared.page import Aide, Cadre, Entree, Formulaire, Message, Utilisateur, asset, csp, identifiant, render
from services.shared.page.ecarts import ecarts
from services.shared.page.french import (
    date_fr,
    date_heure_fr,
    date_longue_fr,
    heure_fr,
    nombre_fr,
    octets_fr,
    pluriel,
)
from services.shared.page.templates import environment, requete


def a_cadre(**changes: object) -> Cadre:
    values: dict[str, object] = {"produit": "OFeli", "carif": "GIP Alfa", "profil": "ofeli", "csrf": "jeton"}
    return Cadre(**(values | changes))  # type: ignore[arg-type]  # each test names real fields


def drawn(source: str, **data: object) -> html.HtmlElement:
    """The HTML of a few lines of template with the field macros at hand."""
    text = environment().from_string('{% import "shared/macros/champs.html" as c %}' + source).render(**data)
    return html.fromstring(f"<div>{text}</div>")


# --- French ----------------------------------------------------------------------------------------------------


def test_a_moment_is_told_in_paris_time_whatever_its_zone() -> None:
    assert (
        date_heure_fr(datetime(2026, 11, 23, 15, 30, tzinfo=UTC))
        == "lundi 23\u00a0novembre 2026 à\u00a016\u00a0h\u00a030"
    )
    assert (
        date_heure_fr(datetime(2026, 7, 31, 22, 5, tzinfo=UTC)) == "samedi 1er\u00a0août 2026 à\u00a00\u00a0h\u00a005"
    )
    assert date_fr(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "01/01/2027"


def test_a_moment_without_zone_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="time zone"):
        heure_fr(datetime(2026, 11, 23, 15, 30))  # noqa: DTZ001  # the very fault under test


def test_no_date_shows_nothing() -> None:
    assert [date_fr(None), date_longue_fr(None), date_heure_fr(None)] == ["", "", ""]
    assert date_fr(date(2027, 2, 9)) == "09/02/2027"


@pytest.mark.parametrize(
    ("nombre", "decimales", "told"),
    [
        (1284, None, "1\u202f284"),
        (1234567.5, None, "1\u202f234\u202f567,5"),
        (0.1 + 0.2, None, "0,3"),
        (0.9999999, None, "1"),
        (0, None, "0"),
        (Decimal("12.50"), None, "12,5"),
        (12.5, 2, "12,50"),
        (-3, None, "−3"),
        (2.665, 2, "2,67"),
    ],
)
def test_numbers_take_a_comma_and_thin_spaces(nombre: float | Decimal, decimales: int | None, told: str) -> None:
    assert nombre_fr(nombre, decimales) == told


def test_sizes_are_told_as_the_limits_are_stated() -> None:
    sizes = [0, 512, 340_000, 1_000_000, 1_550_000, 3_000_000_000]
    assert [octets_fr(size).replace("\u00a0", " ") for size in sizes] == [
        "0 octet",
        "512 octets",
        "340 ko",
        "1 Mo",
        "1,6 Mo",
        "3 Go",
    ]


def test_in_french_the_plural_starts_at_two() -> None:
    told = [pluriel(n, "session").replace("\u00a0", " ") for n in (0, 1, 2)]
    assert told == ["0 session", "1 session", "2 sessions"]
    assert pluriel(3, "lieu", "lieux").endswith("lieux")


# --- forms -----------------------------------------------------------------------------------------------------

REFUSED = Violation("X", "Saisissez l’objectif.", ("objectif", "contenu"))
WARNED = Violation("Y", "L’objectif est court.", ("objectif",), Severite.ALERTE)


def test_a_rule_over_two_fields_is_told_once_beside_the_first() -> None:
    formulaire = Formulaire({}, (REFUSED,))
    assert formulaire.erreurs("objectif") == ["Saisissez l’objectif."]
    assert formulaire.erreurs("contenu") == []


def test_a_warning_stops_no_form() -> None:
    formulaire = Formulaire({}, (WARNED,))
    assert not formulaire.en_erreur
    assert formulaire.alertes("objectif") == ["L’objectif est court."]


def test_values_come_back_as_they_were_typed() -> None:
    formulaire = Formulaire({"date": " 2/9/27", "publics": ["de", "sal"], "rien": []})
    assert [formulaire.valeur(nom) for nom in ("date", "publics", "rien", "absent")] == [" 2/9/27", "de", "", ""]
    assert [formulaire.choix(nom) for nom in ("date", "publics", "absent")] == [[" 2/9/27"], ["de", "sal"], []]


def test_repeated_blocks_are_found_by_their_numbers() -> None:
    formulaire = Formulaire({"rec.2.date": "", "rec.10.date": "", "rec.0.date": "", "recu.5": "", "autre": ""})
    assert formulaire.rangs("rec") == [0, 2, 10]


def test_what_was_typed_never_becomes_markup() -> None:
    evil = '"><script>alert(1)</script>'
    source = "{{ c.champ_texte(f, 'a', 'A') }}{{ c.champ_zone(f, 'a', 'A') }}{{ c.resume_erreurs(f) }}"
    tree = drawn(source, f=Formulaire({"a": evil}, (Violation("X", evil, (evil,)),)))
    assert tree.xpath("//script") == []
    assert tree.xpath("//input/@value") == [evil]


def test_a_text_that_starts_with_an_empty_line_keeps_it() -> None:
    # A browser drops the first line break of a textarea: the macro writes one of its own.
    tree = drawn("{{ c.champ_zone(f, 'a', 'A') }}", f=Formulaire({"a": "\ndeux"}))
    assert tree.xpath("string(//textarea)") == "\n\ndeux"


def test_each_control_is_tied_to_its_label_hint_error_and_count() -> None:
    tree = drawn(
        "{{ c.champ_zone(f, 'objectif', 'Objectif', 'Ce que…', max=3000) }}", f=Formulaire({}, (REFUSED, WARNED))
    )
    area = tree.xpath("//textarea")[0]
    assert tree.xpath("//label/@for") == [area.get("id")]
    assert area.get("aria-invalid") == "true"
    described = area.get("aria-describedby").split()
    assert [part.removeprefix("c-objectif-") for part in described] == ["indice", "erreur", "alerte", "info"]
    assert all(tree.xpath(f"//*[@id='{each}']") for each in described)


def test_radios_keep_the_choice_and_the_first_takes_the_error_link() -> None:
    tree = drawn("{{ c.champ_radios(f, 'm', 'M', [('0', 'A'), ('1', 'B')]) }}", f=Formulaire({"m": "1"}))
    assert tree.xpath("//input[@checked]/@value") == ["1"]
    assert tree.xpath("//input/@id") == ["c-m", "c-m-2"]


def test_a_list_shows_its_groups_and_the_choice_made() -> None:
    options = [("3", "Niveau 3"), ("Autres", [("0", "Sans niveau")])]
    tree = drawn("{{ c.champ_choix(f, 'n', 'N', options) }}", f=Formulaire({"n": "0"}), options=options)
    assert tree.xpath("//optgroup/option[@selected]/@value") == ["0"]
    assert tree.xpath("//option/@value") == ["", "3", "0"]


def test_a_password_is_never_sent_back_to_the_page() -> None:
    tree = drawn("{{ c.champ_mot_de_passe(f, 'p', 'Mot de passe') }}", f=Formulaire({"p": "secret"}))
    assert "secret" not in html.tostring(tree, encoding="unicode")


def test_a_form_without_a_token_is_not_rendered() -> None:
    with pytest.raises(ValueError, match="token"):
        drawn("{{ c.csrf('') }}")


def test_the_presigned_form_puts_the_file_last() -> None:
    tree = drawn(
        "{{ c.formulaire_envoi(f, 'https://b', {'key': 'k', 'policy': 'p'}, 'PDF', '/s', 10) }}", f=Formulaire()
    )
    assert tree.xpath("//input/@name") == ["key", "policy", "file"]


def test_a_violation_about_no_field_of_the_page_may_lead_elsewhere() -> None:
    formulaire = Formulaire({}, (Violation("X", "Ajoutez une session.", ("sessions",)), Violation("Y", "Autre.")))
    tree = drawn("{{ c.resume_erreurs(f, ancres={'sessions': 'ajouter'}) }}", f=formulaire)
    assert tree.xpath("//a/@href") == ["#ajouter"]
    assert [item.text_content() for item in tree.xpath("//li")] == ["Ajoutez une session.", "Autre."]


def test_identifiers_hold_only_what_a_link_can_name() -> None:
    assert identifiant("sessions.0.date_debut") == "c-sessions-0-date_debut"
    assert identifiant('a" b') == "c-a--b"


# --- differences -----------------------------------------------------------------------------------------------


def test_changed_words_in_a_row_read_as_one_change() -> None:
    assert ecarts("vendre en grande surface.", "vendre et des volailles.") == [
        ("=", "vendre "),
        ("-", "en grande surface"),
        ("+", "et des volailles"),
        ("=", "."),
    ]


@pytest.mark.parametrize(
    ("ancien", "nouveau"), [("", "neuf"), ("vieux", ""), ("", ""), ("a  b", "a b"), ("x " * 5000, "y")]
)
def test_both_texts_can_be_read_out_of_their_difference(ancien: str, nouveau: str) -> None:
    pieces = ecarts(ancien, nouveau)
    assert "".join(text for sign, text in pieces if sign != "+") == ancien
    assert "".join(text for sign, text in pieces if sign != "-") == nouveau


# --- policy, assets, frames ------------------------------------------------------------------------------------


def test_the_policy_lets_nothing_in_but_the_origins_named() -> None:
    policy = csp("https://b.example", connect=("http://127.0.0.1:4566",))
    assert "unsafe" not in policy
    assert "form-action 'self' https://b.example;" in policy
    assert "connect-src 'self' http://127.0.0.1:4566;" in policy
    assert policy.startswith("default-src 'none';")


@pytest.mark.parametrize("origin", ["*", "https://b.example/x", "https://b; script-src *", "'unsafe-inline'", "data:"])
def test_what_is_no_bare_origin_never_enters_the_policy(origin: str) -> None:
    with pytest.raises(ValueError, match="not an origin"):
        csp(origin)


def test_an_asset_that_was_not_compiled_is_an_error() -> None:
    assert asset("app.css").startswith("/static/app.")
    with pytest.raises(KeyError):
        asset("absent.css")


def test_a_page_that_lacks_a_value_fails_in_its_test() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ absent }}").render()
    with pytest.raises(UndefinedError):
        render("shared/erreur.html", statut=404)


def test_a_query_keeps_the_filters_and_drops_what_is_none() -> None:
    filtres = {"etat": "à vérifier", "page": "4"}
    assert requete(filtres, tri="-date", page=None) == "?etat=%C3%A0+v%C3%A9rifier&tri=-date"
    assert requete({}) == "?"


FRAMES = ("shared/cadre_public.html", "shared/cadre_portail.html", "shared/cadre_console.html")


@pytest.mark.parametrize("frame", FRAMES)
def test_every_frame_says_page_then_product_and_writes_nothing_inline(frame: str) -> None:
    page = environment().from_string(
        "{% extends frame %}{% block titre %}Page{% endblock %}{% block contenu %}<h1>P</h1>{% endblock %}"
    )
    cadre = a_cadre(
        menu=(Entree("a", "Alpha", "/a"), Entree("b", "Bêta", "/b", 3, "non lus")),
        actif="b",
        message=Message("Fait."),
        utilisateur=Utilisateur("Camille", "gestionnaire"),
        aide=Aide("a@b.fr", ("02 38 77 83 35",)),
    )
    tree = html.document_fromstring(page.render(frame=frame, cadre=cadre))
    assert tree.xpath("string(//title)") == "Page – OFeli"
    assert tree.xpath("//nav//a[@aria-current='page']/@href") == ["/b"]
    assert tree.xpath("//main//*[@role='status']/p/text()") == ["Fait."]
    assert tree.xpath("//*[@style] | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == []
    assert tree.xpath("//form[@method='post']/input[@name='csrf']/@value") == ["jeton"]


def test_the_title_says_first_that_there_are_errors() -> None:
    page = environment().from_string('{% extends "shared/cadre_public.html" %}{% block titre %}Page{% endblock %}')
    tree = html.document_fromstring(page.render(cadre=a_cadre(), formulaire=Formulaire({}, (REFUSED,))))
    assert tree.xpath("string(//title)") == "Erreur : Page – OFeli"


def test_an_unknown_profile_wears_the_colours_of_the_product() -> None:
    text = render("shared/erreur.html", cadre=a_cadre(profil="ailleurs"), statut=404)
    assert "profil-" not in text


@pytest.mark.parametrize("statut", [400, 401, 403, 404, 409, 413, 422, 429, 500, 503, 418])
def test_every_error_page_says_what_was_kept_and_what_to_do(statut: int) -> None:
    text = render("shared/erreur.html", cadre=a_cadre(), statut=statut, message="Phrase <du> refus.", reference="1-abc")
    tree = html.document_fromstring(text)
    assert len(tree.xpath("//main//h1")) == 1
    assert len(tree.xpath("//main/p[@class='govuk-body']")) == 2
    assert "Phrase <du> refus." in tree.xpath("string(//main)")
    assert "1-abc" in tree.xpath("string(//main)")


def test_a_mail_has_one_link_and_text_is_not_escaped() -> None:
    cadre = a_cadre(carif="L'Oref & Cie", aide=Aide("aide@oref.fr", ("02 38 77 83 35",)))
    data = {"cadre": cadre, "lien": "https://ofeli.example/activation/x?a=1&b=2", "lien_texte": "Activer mon compte"}
    text = render("shared/courriel.txt", **data)
    assert "L'Oref & Cie" in text
    assert "Activer mon compte :\nhttps://ofeli.example/activation/x?a=1&b=2\n" in text
    tree = html.document_fromstring(render("shared/courriel.html", **data))
    assert tree.xpath("//a/@href") == [data["lien"]]
    assert tree.xpath("//img | //script | //link") == []


def test_pages_need_neither_aws_nor_a_web_framework() -> None:
    unwanted = ("boto3", "chalice", "aws_lambda_powertools")
    look = f"import sys, services.shared.page; print([each for each in {unwanted} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
