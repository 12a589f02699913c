"""Texts that people paste and partners send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.texte import (
    en_lignes,
    fold,
    has_entities,
    has_tags,
    html_to_text,
    normalise,
    normalise_line,
    says_something,
)

PASTED = st.text(alphabet="ae\u0301éà \u00a0\u202f\t\n\r\x0b\x00-–—•*o·’'“”«»\u200b\ufeff<>&;pbrli/", max_size=60)


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("L’élève dit “oui”…", 'L\'élève dit "oui"...'),
        ("« déjà » – ici", "« déjà » - ici"),
        ("e\u0301te\u0301", "été"),
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("un\x00 \x07deux\u200b", "un deux"),
        ("  bords  \n\n\n\n  blancs  ", "bords\n\nblancs"),
        ("12\u202f000 €", "12\u00a0000 €"),
        ("un\ttab", "un tab"),
    ],
)
def test_f099_what_the_clipboard_brings_is_made_plain(pasted: str, plain: str):
    assert normalise(pasted) == plain


@pytest.mark.parametrize("bullet", ["•", "·", "▪", "◦", "➢", "*", "-", "–", "\uf0b7", "o"])
def test_f099_every_bullet_becomes_a_dash(bullet: str):
    assert normalise(f"Programme\n  {bullet} Vendre") == "Programme\n- Vendre"


@pytest.mark.parametrize(
    "kept", ["ou bien", "-5 degrés", "porte-à-porte", "œuvre d'art", "a < b & c > d", "50 % à 100 €"]
)
def test_what_is_no_bullet_stays(kept: str):
    assert normalise(kept) == kept


@given(PASTED)
def test_making_plain_twice_changes_nothing_more(pasted: str):
    assert normalise(normalise(pasted)) == normalise(pasted)
    assert normalise_line(normalise_line(pasted)) == normalise_line(pasted)


@given(st.text(max_size=60))
def test_no_control_character_survives(pasted: str):
    assert not any(ord(sign) < 32 and sign != "\n" for sign in normalise(pasted))
    assert "\n" not in normalise_line(pasted)


def test_html_becomes_lines_and_dashes():
    html = "<p>Programme&nbsp;:</p><ul><li>la vente&#33;</li>\n<li>l&rsquo;accueil</ul><p>Deux<br/>ans</p>"
    assert html_to_text(html) == "Programme\u00a0:\n- la vente!\n- l'accueil\nDeux\nans"


def test_what_html_does_not_show_is_left_out():
    assert html_to_text("<style>p{}</style><p>Vu<script>alert(1)</script></p><!-- caché -->") == "Vu"


def test_html_pasted_from_word_is_read():
    assert html_to_text("<p><![if !supportLists]>·<![endif]> Vendre<o:p></o:p></p>") == "- Vendre"


def test_entities_alone_are_unescaped():
    assert html_to_text("R&eacute;daction &amp; suivi") == "Rédaction & suivi"


@pytest.mark.parametrize("plain", ["si x<y et z>t", "R&D; et conseil", "a < b", "Prix : 5 < 10 & 3"])
def test_a_text_that_only_looks_like_html_stays(plain: str):
    assert not has_tags(plain)
    assert not has_entities(plain)
    assert html_to_text(plain) == plain


@given(st.text(alphabet="<>/!-[]&#;pbrliscte= \"'?\n", max_size=50))
def test_no_html_however_broken_raises(html: str):
    html_to_text(f"<p>{html}")


@given(PASTED)
def test_the_text_of_html_bears_no_control_character(html: str):
    assert html_to_text(html) == normalise(html_to_text(html))


@pytest.mark.parametrize("same", ["BTS  Assurance", "bts-assurance", "Bts : assurancé.", "«BTS» assurance"])
def test_texts_that_read_alike_fold_alike(same: str):
    assert fold(same) == "bts assurance"


@given(
    st.text(max_size=8)
    | st.sampled_from(["", "-", "…", " . ", "\u037a", "\ufe70", "\u0301", "_", "×", "™", "①", "é", "7"])
)
def test_a_text_says_something_when_folding_leaves_something_of_it(texte: str):
    assert says_something(texte) == bool(fold(texte))


def test_accents_of_any_script_fold_away():
    assert fold("Élève Ångström ŷ") == "eleve angstrom y"
    assert fold("Ελλάς") == fold("ΕΛΛΑΣ")


def test_ligatures_fold_into_their_letters():
    assert fold("Cœur & Œuvre") == "coeur oeuvre"


def test_lines_hold_whole_words_in_the_width_given():
    assert en_lignes("Responsable du pôle assurance", 15) == ["Responsable du", "pôle assurance"]
    assert en_lignes("x" * 20, 15) == ["x" * 20]
    assert en_lignes("", 15) == []
