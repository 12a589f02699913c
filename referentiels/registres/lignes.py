"""Lines to a web service that are cut at a fixed moment, whatever trickles in until then."""

import time
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from socket import socket
from typing import Any
from urllib.request import AbstractHTTPHandler, Request


@dataclass(frozen=True)
class Limite:
    """So many seconds without a byte, and the moment of `time.monotonic` after which not one is read."""

    silence: float
    fin: float


class Lignes(AbstractHTTPHandler):
    """http and https for `urllib`, each answer read under one limit."""

    http_request = https_request = AbstractHTTPHandler.do_request_

    def __init__(self, limite: Limite) -> None:
        super().__init__()
        self._limite = limite

    def http_open(self, requete: Request) -> HTTPResponse:
        """The name by which `urllib` finds it."""
        return self.do_open(partial(self._line, HTTPConnection), requete)

    def https_open(self, requete: Request) -> HTTPResponse:
        """The same behind TLS; the connection checks the certificate by itself."""
        return self.do_open(partial(self._line, HTTPSConnection), requete)

    def _line(self, kind: type[HTTPConnection], host: str, **options: Any) -> HTTPConnection:
        ligne = kind(host, **options)
        ligne.response_class = partial(_Reponse, limite=self._limite)  # type: ignore[assignment]  # only ever called
        return ligne


class _Reponse(HTTPResponse):
    """An answer whose headers are under the limit as well as its body."""

    def __init__(self, sock: socket, *rest: Any, limite: Limite, **more: Any) -> None:
        super().__init__(sock, *rest, **more)
        self.fp.close()
        self.fp = BufferedReader(_Prise(sock, limite))


class _Prise(RawIOBase):
    """What comes in by a socket: its own time-out starts again at each packet, so that a slow drip never meets it."""

    def __init__(self, prise: socket, limite: Limite) -> None:
        self._prise, self._limite = prise, limite
        self._brut = prise.makefile("rb", buffering=0)

    def readable(self) -> bool:
        """What a buffer asks first."""
        return True

    def readinto(self, place: Any) -> int | None:
        """The next bytes. Raises TimeoutError at the limit."""
        reste = self._limite.fin - time.monotonic()
        if reste <= 0:
            raise TimeoutError("answer too slow")
        self._prise.settimeout(min(self._limite.silence, reste))
        return self._brut.readinto(place)

    def close(self) -> None:
        """The socket lives until this end of it is closed."""
        self._brut.close()
        super().close()
