"""Asks a public web service politely and with a limit: short, twice at most, and not before it said to come back."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from math import inf
from typing import Protocol
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request

from referentiels.registres.lignes import Lignes, Limite
from referentiels.registres.ports import Clock

DELAI = 3.0  # seconds for one try, from its first byte to its last
ESSAIS = 2
TAILLE_MAX = 2_000_000  # bytes; the answers asked for are a few kilobytes
DELAI_FICHIER = 60.0  # seconds without a byte: the service makes the file while it sends it
DELAI_TELECHARGEMENT = 300.0  # seconds for a whole file
ATTENTE_MAX = 1.5  # seconds a person may be kept waiting between two tries
REPOS = 30.0  # seconds without asking again, after all tries failed and no Retry-After was given
REPOS_MAX = 3600.0
AGENT = "Cariflow/0.1"
_FIN: ContextVar[float] = ContextVar("fin", default=inf)
_ESSAYER_ENCORE = frozenset({408, 429, 500, 502, 503, 504})
_BOUCLE_LOCALE = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Reponse:
    """What came back: any status but those that mean «not now». Header names are in lower case."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class SourceMuette(Exception):
    """Nothing usable came back; the message is a French clause for the documentalist."""


class Fetch(Protocol):
    """One GET. Raises OSError (time-out included) or http.client.HTTPException when there is no answer."""

    def __call__(self, url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse: ...


class Stream(Protocol):
    """One GET of a file, in pieces. Raises like Fetch, and OSError on any status but a good one."""

    def __call__(
        self, url: str, headers: Mapping[str, str], timeout: float, duree_max: float, taille_max: int
    ) -> Iterator[bytes]: ...


def fetch_by_urllib(url: str, headers: Mapping[str, str], timeout: float, taille_max: int) -> Reponse:
    """One GET by the standard library: no redirection (it would carry the key elsewhere), no file: nor ftp: address."""
    with _opened(url, headers, Limite(timeout, time.monotonic() + timeout)) as reponse:
        return Reponse(reponse.status, b"".join(_pieces(reponse, taille_max)), _lower(reponse.headers))


def stream_by_urllib(
    url: str, headers: Mapping[str, str], timeout: float, duree_max: float, taille_max: int
) -> Iterator[bytes]:
    """The same for a file that is too large to be held: each piece as it comes."""
    with _opened(url, headers, Limite(timeout, time.monotonic() + duree_max)) as reponse:
        if reponse.status != HTTPStatus.OK:
            raise HTTPError(url, reponse.status, reponse.reason, reponse.headers, None)
        yield from _pieces(reponse, taille_max)


def _opened(url: str, headers: Mapping[str, str], limite: Limite) -> HTTPResponse:
    """The answer whatever its status: what a service says beside a 404 is its answer too."""
    ouvreur = OpenerDirector()
    for handler in (ProxyHandler(), Lignes(limite)):
        ouvreur.add_handler(handler)
    requete = Request(url, headers=dict(headers))  # noqa: S310 - the opener knows http and https alone
    reponse: HTTPResponse = ouvreur.open(requete, timeout=limite.silence)
    return reponse


def _pieces(reponse: HTTPResponse, taille_max: int) -> Iterator[bytes]:
    taille = 0
    while morceau := reponse.read1(65536):
        taille += len(morceau)
        if taille > taille_max:
            raise HTTPException("answer too large")
        yield morceau
    if reponse.length:
        raise HTTPException("answer cut short")


def _lower(headers: Message) -> dict[str, str]:
    return {nom.lower(): valeur for nom, valeur in headers.items()}


@contextmanager
def within(secondes: float, monotonic: Callable[[], float] = time.monotonic) -> Iterator[None]:
    """Whatever is asked inside is answered or given up after so many seconds, of however many services it is asked.

    A person waits for all of them together, and so does the function that asks, which has a time of its own.
    """
    jeton = _FIN.set(min(_FIN.get(), monotonic() + secondes))
    try:
        yield
    finally:
        _FIN.reset(jeton)


@dataclass
class Appel:
    """The manners of one caller towards one service; keeps until when that service wants to be left alone."""

    contact: str
    clock: Clock
    fetch: Fetch = fetch_by_urllib
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    download: Stream = stream_by_urllib
    delai: float = DELAI
    _repos_jusqua: float = 0.0

    def get(self, url: str, headers: Mapping[str, str] | None = None, taille_max: int = TAILLE_MAX) -> Reponse:
        """The answer, whatever it says. Raises SourceMuette when the service cannot or will not answer now."""
        if self.monotonic() < self._repos_jusqua:
            raise SourceMuette("le service ne répond pas en ce moment")
        entetes = {"Accept": "application/json", **self._agent(), **(headers or {})}
        for essai in range(1, ESSAIS + 1):
            if self._left() <= 0:
                raise SourceMuette("le service n’a pas répondu à temps")
            reponse = self._try_once(url, entetes, taille_max)
            if reponse is not None and reponse.status not in _ESSAYER_ENCORE:
                return reponse
            attente = self._wanted_wait(reponse)
            if attente > min(ATTENTE_MAX, self._left()) or essai == ESSAIS:
                raise self._rest(attente or REPOS, reponse)
            self.sleep(attente)
        raise AssertionError("the last try returns or raises")

    def stream(self, url: str, taille_max: int) -> Iterator[bytes]:
        """A large file, in pieces; not tried again. Raises SourceMuette, perhaps after some of them."""
        try:
            yield from self.download(url, self._agent(), DELAI_FICHIER, DELAI_TELECHARGEMENT, taille_max)
        except (OSError, HTTPException) as panne:
            raise SourceMuette("le téléchargement a échoué") from panne

    def _left(self) -> float:
        return _FIN.get() - self.monotonic()

    def _agent(self) -> dict[str, str]:
        return {"User-Agent": f"{AGENT} ({self.contact})"}

    def _rest(self, secondes: float, reponse: Reponse | None) -> SourceMuette:
        self._repos_jusqua = self.monotonic() + secondes
        return SourceMuette(_why(reponse))

    def _try_once(self, url: str, entetes: Mapping[str, str], taille_max: int) -> Reponse | None:
        try:
            return self.fetch(url, entetes, min(self.delai, self._left()), taille_max)
        except (OSError, HTTPException):
            return None

    def _wanted_wait(self, reponse: Reponse | None) -> float:
        """Seconds asked for by `Retry-After`, a number or a date (RFC 9110 §10.2.3); 0 when it asks nothing."""
        valeur = reponse.headers.get("retry-after", "").strip() if reponse else ""
        if valeur.isascii() and valeur.isdigit():
            return min(float(valeur[:9]), REPOS_MAX)
        try:
            secondes = (parsedate_to_datetime(valeur) - self.clock()).total_seconds()
        except (ValueError, TypeError):
            return 0.0
        return min(max(secondes, 0.0), REPOS_MAX)


def _why(reponse: Reponse | None) -> str:
    if reponse is None:
        return "le service ne répond pas"
    if reponse.status == HTTPStatus.TOO_MANY_REQUESTS:
        return "le nombre d’appels autorisés est atteint"
    return f"le service est en panne (réponse {reponse.status})"


def check_base(url: str) -> str:
    """The address of a service without its last slash. Raises ValueError unless https, or http towards this machine."""
    parties = urlsplit(url)
    sur = parties.scheme == "https" or (parties.scheme == "http" and parties.hostname in _BOUCLE_LOCALE)
    if not sur or not parties.hostname or parties.username or parties.query or parties.fragment:
        raise ValueError(f"not a safe service address: {url!r}")
    return url.rstrip("/")
