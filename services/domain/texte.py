"""Cleans the texts that people paste and that partners send, and folds them for comparison."""

import re
import unicodedata
from html import unescape
from html.parser import HTMLParser
from textwrap import wrap

# Word, web pages and PDFs each bring signs of their own, that Latin-1 feeds (EDOF) cannot carry.
_SIGNES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u202f\u2007", "\u00a0"),
        **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000\t", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
        **dict.fromkeys("\uf0a7\uf0b7\uf0d8", "•"),  # the bullets of Word's own fonts
        "…": "...",
    }
)
_PUCES = re.compile(r"^[ \u00a0]*(?:[•·●○◦▪▫■□►▶➢➤✓✔‣⁃*]+|[-o](?= ))[ \u00a0]*(?=\S)", re.MULTILINE)
_FINS_DE_LIGNE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, surrogates, private signs, non-characters.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_BALISES = (
    "a|abbr|article|b|big|blockquote|body|br|center|code|col|colgroup|dd|del|div|dl|dt|em|font|footer|form|h[1-6]|head|header|"
    "hr|html|i|iframe|img|input|ins|label|li|link|main|meta|ol|o:p|option|p|pre|q|s|script|section|select|small|span|strike|"
    "strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video"
)
_BALISE = re.compile(rf"</?(?:{_BALISES})(?:\s[^<>]*)?/?>|<!--|<!\[", re.IGNORECASE)
_ENTITE = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_DECLARATION = re.compile(r"<!--.*?(?:-->|$)|<![^>]*>|<\?[^>]*>", re.DOTALL)
_BLOCS = re.compile(
    "address|article|blockquote|body|br|center|dd|div|dl|dt|footer|form|h[1-6]|header|hr|main|ol|p|pre|section|"
    "table|tbody|tfoot|thead|tr|ul"
)
_LETTRE = re.compile("[0-9A-Za-zÀ-ÖØ-öø-ÿ]")  # enough of them that no real text needs to be folded
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_MUETS = frozenset({"head", "script", "style", "title"})


def normalise(texte: str) -> str:
    """The same text in plain signs: NFC, straight quotes, «- » bullets, `\\n` line ends, no control character.

    Applying it twice changes nothing more. Source: F099, rule 16.
    """
    clean = re.sub(r" {2,}", " ", _PUCES.sub("- ", _plain_signs(texte)))
    clean = re.sub(r"[ \u00a0]+$|^[ \u00a0]+", "", clean, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", clean).strip("\n")


def normalise_line(texte: str) -> str:
    """The same for what holds on one line, where nothing is a bullet: a title, a name, a town."""
    return " ".join(_plain_signs(texte).split())


def _plain_signs(texte: str) -> str:
    lines = _FINS_DE_LIGNE.sub("\n", unicodedata.normalize("NFC", texte)).translate(_SIGNES)
    return unicodedata.normalize(
        "NFC", _INVISIBLE.sub("", lines)
    )  # again: what stood between a letter and its accent is gone


def html_to_text(texte: str) -> str:
    """Plain text of a text that may hold HTML: one line per paragraph, «- » per list item, entities unescaped."""
    if has_tags(texte):
        parser = _Text()
        parser.feed(_DECLARATION.sub("", texte))
        parser.close()
        texte = "".join(parser.parts)
        texte = re.sub(r"\n[ \n]*\n", "\n", texte)
    elif has_entities(texte):
        texte = unescape(texte)
    return normalise(texte)


def has_tags(texte: str) -> bool:
    """Whether it holds a tag of HTML; «x<y» is none."""
    return _BALISE.search(texte) is not None


def has_entities(texte: str) -> bool:
    """Whether it holds an entity of HTML that stands for some character (`&eacute;`)."""
    return any(unescape(found) != found for found in _ENTITE.findall(texte))


def has_control(texte: str) -> bool:
    """Whether it holds a character that shows nothing or that XML may not carry; line ends and tabs are none."""
    return _INVISIBLE.search(texte) is not None


def says_something(texte: str) -> bool:
    """Whether `fold` would leave anything of it: any letter or digit will do."""
    # Asked of each field of each formation of an export, where folding whole texts was half the work
    return texte != "" and (_LETTRE.search(texte) is not None or fold(texte) != "")


def fold(texte: str) -> str:
    """What two texts have in common for a reader: without accents, case, punctuation or spacing."""
    opened = texte.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    bare = _NON_ASCII.sub(_without_accents, unicodedata.normalize("NFKD", opened))
    return " ".join(re.sub(r"[\W_]+", " ", bare.casefold()).split())


def _without_accents(signs: re.Match[str]) -> str:
    return "".join(sign for sign in signs[0] if not unicodedata.combining(sign))


def en_lignes(texte: str, largeur: int) -> list[str]:
    """The words of a text on lines of at most `largeur` characters; a longer word stands alone, whole, and too long."""
    return wrap(texte, largeur, break_long_words=False, break_on_hyphens=False)


class _Text(HTMLParser):
    """Collects the text of a page with its line breaks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MUETS:
            self._silent += 1
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in ("td", "th"):
            self.parts.append(" ")
        elif _BLOCS.fullmatch(tag):
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _BLOCS.fullmatch(tag):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _MUETS:
            self._silent = max(0, self._silent - 1)
        elif _BLOCS.fullmatch(tag) or tag == "li":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"[\r\n\t ]+", " ", data))
