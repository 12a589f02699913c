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
def _renderer(version: Version) -> Callable[[bytes], str]:
    """With msgspec where it is installed, in half the time; it is asked of no one."""
    try:
        return structures.renderer(version)
    except ImportError:
        write = Records(version, escaped=True).composite("formation")
        return lambda stored: write(json.loads(stored.decode()))


def bet(stored: bytes, version: Version) -> bytes | None:
    """The formation in XML, a line feed after it; None when only the careful way will tell."""
    if b"\\" in stored and not HARMLESS.fullmatch(stored):
        return None
    escaped = stored.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    try:
        xml = _renderer(version)(escaped) + "\n"
    except MISMATCHES:
        return None
    return None if "\ufffe" in xml or "\uffff" in xml else xml.encode()
