"""Values that nobody else would write, one for each kind of personal data, and the search for them in a log."""

import base64
import json
import logging
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, quote_plus

from services.shared import aws

NOM, PRENOM = "Zkanaribel", "Zkélestine"
COURRIEL, TELEPHONE = "zkanari.bel@exemple.fr", "0238119977"
VOIE, TEXTE = "17 Impasse Zkanarivoie", "Zkanaritexte, confié à l’équipe"
MOT_DE_PASSE, CLE, CODE = "Zkanari-Passe-9!", "cf_zkanarikle0123456789", "937461"
JETON, COOKIE = "zkanarijeton_0123456789abcdefghi", "zkanarikookie_0123456789abcdefgh"
CANARIES = {
    "nom": NOM,
    "prenom": PRENOM,
    "courriel": COURRIEL,
    "telephone": TELEPHONE,
    "telephone dit": "02 38 11 99 77",
    "voie": VOIE,
    "texte": TEXTE,
    "mot de passe": MOT_DE_PASSE,
    "clé": CLE,
    "code": CODE,
    "jeton": JETON,
    "cookie": COOKIE,
}


_TELLING = 8  # fewer letters come up by chance


def written(value: str) -> set[str]:
    """A value in every way in which a log may spell it."""
    plain = {value, value.casefold(), value.upper()}
    spelled = {spelling(one) for one in plain for spelling in (quote, quote_plus, _json, repr)}
    return {one.strip("'") for one in plain | spelled} | _base64(value)


def found(text: str, canaries: dict[str, str] | None = None) -> list[str]:
    """The names of those that a text holds, in whatever spelling."""
    searched = CANARIES if canaries is None else canaries
    return [name for name, value in searched.items() if any(one in text for one in written(value))]


def _json(value: str) -> str:
    return json.dumps(value)[1:-1]


def in_base64(value: str) -> str:
    """A value as some bodies travel."""
    return base64.b64encode(f"x={value}&y=".encode()).decode()


def _base64(value: str) -> set[str]:
    """Its letters in base 64 wherever it begins, without those at both ends which its neighbours change."""
    raw = value.encode()
    cores = (
        base64.b64encode(b"\0" * shift + raw)[4 if shift else 0 : 4 * ((shift + len(raw)) // 3)].decode()
        for shift in range(3)
    )
    return {core for core in cores if len(core) >= _TELLING}


class AsLambda(logging.Handler):
    """The handler that Lambda's runtime puts on the root: what our own logger does not write itself, from INFO on."""

    def __init__(self, ours: str) -> None:
        super().__init__(logging.INFO)
        self.addFilter(lambda record: record.name != ours)

    def emit(self, record: logging.LogRecord) -> None:
        """One line of the log, with the words of its error."""
        sys.stdout.write(self.format(record) + "\n")


@contextmanager
def as_lambda(ours: str) -> Iterator[None]:
    """All that the runtime would write goes to the standard output, as our own log does."""
    root, handler = logging.getLogger(), AsLambda(ours)
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


def told_by_lambda(error: BaseException) -> None:
    """What the runtime writes of an error that a handler lets out."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    sys.stdout.write(f"[ERROR] {type(error).__name__}: {error}\n{frames}")


@contextmanager
def broken(services: Iterable[str], words: str) -> Iterator[None]:
    """Every call of these AWS services fails, with a message that quotes what was sent, as AWS does."""

    def fail(model: Any, **_: Any) -> Any:
        error = {"Error": {"Code": "ValidationException", "Message": words}, "ResponseMetadata": {}}
        return SimpleNamespace(status_code=400, headers={}), error

    clients = [aws.client(name) for name in services]  # type: ignore[call-overload]  # the closed list of aws.client
    for client in clients:
        client.meta.events.register_first("before-call", fail, unique_id="broken")
    try:
        yield
    finally:
        for client in clients:
            client.meta.events.unregister("before-call", unique_id="broken")
