"""Writes formations straight from the JSON they are stored in.

``&``, ``<`` and ``>`` mean nothing in JSON: they are escaped in the stored bytes, all at once, and every text decoded
from these is ready for XML. This way is a bet, on records without ``\\u`` nor free content: whatever it cannot write it
leaves to the careful one (lheo.rendu.ecriture), which writes the same bytes, or says why not.
"""

import json
import re
from collections.abc import Callable
from functools import cache

from lheo.enregistrement import Record
from lheo.erreurs import LheoError
from lheo.rendu import structures
from lheo.rendu.records import Records
from lheo.versions import Version

# What JSON spells in letters may be markup, a carriage return, or what XML forbids; these escapes never are.
HARMLESS = re.compile(rb'(?:[^\\]++|\\[nt"\\/])*+')
MISMATCHES = (TypeError, AttributeError, KeyError, ValueError, RecursionError, LheoError)


def record(stored: bytes) -> Record:
    """The record of these bytes. :raises LheoError: ENREGISTREMENT, they are no JSON in UTF-8."""
    try:
        found: Record = json.loads(stored.decode())
    except (ValueError, RecursionError) as error:
        raise LheoError(f"enregistrement illisible ({error})", raison="ENREGISTREMENT") from error
    return found


@cache
def renderers(version: Version) -> tuple[Callable[[bytes], str], ...]:
    """The ways to try, fastest first. That with msgspec, where it is installed, takes half the time of the other."""
    write = Records(version, escaped=True).composite("formation")

    def plain(stored: bytes) -> str:
        return write(json.loads(stored.decode()))

    try:
        return structures.renderer(version), plain
    except ImportError:
        return (plain,)


def bet(stored: bytes, version: Version) -> bytes | None:
    """The formation in XML, a line feed after it; None when only the careful way will tell."""
    if b"\\" in stored and not HARMLESS.fullmatch(stored):
        return None
    escaped = stored.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    for render in renderers(version):
        try:
            xml = render(escaped)
            xml += "\n"  # in place, for it is nobody else's
            return None if "\ufffe" in xml or "\uffff" in xml else xml.encode()
        except MISMATCHES:
            continue
    return None
