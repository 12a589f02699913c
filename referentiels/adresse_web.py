"""Says whether a web address may be shown to the public and fetched by a link checker without leading it astray."""

import re
from urllib.parse import SplitResult, quote, urlsplit

URL_MAX = 400  # LHEO urlweb: 3 to 400 characters
HOTE_MAX = 253  # RFC 1035

# They hide where the reader goes, and die without notice.
RACCOURCISSEURS = frozenset(
    {
        "bit.ly", "bl.ink", "buff.ly", "cutt.ly", "frama.link", "goo.gl", "is.gd", "lc.cx", "lnkd.in", "ow.ly",
        "qrco.de", "rb.gy", "rebrand.ly", "s.id", "short.io", "shorturl.at", "t.co", "t.ly", "tiny.cc", "tinyurl.com",
        "urlr.me", "urlz.fr", "v.gd", "swll.to", "shorturl.fr",
    }
)  # fmt: skip
_SUFFIXES_PRIVES = frozenset(
    ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "invalid", "test", "onion")
)
_ETIQUETTE = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_INTERDITS = re.compile(r"[\x00-\x20\x7f\u00a0\u2028\u2029\\<>\"^`{}|]")


def normalise_url(valeur: str) -> str:
    """Host in lower case and in ASCII, path and query percent-encoded; unchanged when it is no address."""
    texte = valeur.strip()
    parties = _split(texte)
    hote = _ascii_host(parties) if parties else None
    if parties is None or hote is None or "@" in parties.netloc or ":" in parties.netloc:
        return texte
    reste = parties._replace(scheme="", netloc="").geturl() or "/"
    return f"{parties.scheme.lower()}://{hote}{quote(reste, safe=_SURS)}"


_SURS = "%/:?#[]@!$&'()*+,;=~-._"


def check_url(valeur: str) -> str | None:
    """https, a public host name, no account, no port, no short link, at most 400 characters (LHEO `urlweb`)."""
    texte = valeur.strip()
    if not texte.lower().startswith("https://"):
        return "Commencez l’adresse par https://, par exemple https://www.exemple.fr/formation."
    if _INTERDITS.search(texte):
        return "Recopiez l’adresse depuis la barre du navigateur : elle contient une espace ou un caractère interdit."
    parties = _split(texte)
    if parties is None:
        return "Vérifiez l’adresse : elle n’est pas lisible. Recopiez-la depuis la barre du navigateur."
    return _check_host(parties) or _check_length(texte)


def _check_host(parties: SplitResult) -> str | None:
    if "@" in parties.netloc:
        return "Retirez l’identifiant placé avant @ : une adresse publique n’en porte pas."
    if ":" in parties.netloc:
        return "Retirez le numéro de port (les deux-points après le nom du site)."
    hote = _ascii_host(parties)
    if hote is None or not _is_public_name(hote):
        return "Écrivez un nom de site public, par exemple www.exemple.fr (pas d’adresse IP ni de nom interne)."
    if hote in RACCOURCISSEURS or hote.removeprefix("www.") in RACCOURCISSEURS:
        return "Donnez l’adresse complète de la page, pas un lien raccourci."
    return None


def _check_length(texte: str) -> str | None:
    if len(normalise_url(texte)) > URL_MAX:
        return f"Raccourcissez l’adresse : {URL_MAX} caractères au plus."
    return None


def _split(texte: str) -> SplitResult | None:
    try:
        parties = urlsplit(texte)
        _ = parties.port  # reading it raises when it is no number
    except ValueError:
        return None
    return parties


def _ascii_host(parties: SplitResult) -> str | None:
    try:
        return (parties.hostname or "").rstrip(".").encode("idna").decode("ascii").lower() or None
    except UnicodeError:
        return None


def _is_public_name(hote: str) -> bool:
    etiquettes = hote.split(".")
    # A last label with digits only, or 0x…, would be read as an IP address by browsers.
    domaine = etiquettes[-1]
    return (
        "." in hote
        and len(hote) <= HOTE_MAX
        and all(_ETIQUETTE.fullmatch(etiquette) for etiquette in etiquettes)
        and bool(re.fullmatch(r"[a-z]{2,63}|xn--[a-z0-9-]+", domaine))
        and domaine not in _SUFFIXES_PRIVES
    )
