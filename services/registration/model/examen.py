"""Opens a PDF and says whether somebody else may be given it: readable, nothing in it that acts or hides."""

import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from services.registration.model.document import Defaut, Verdict

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject, StreamObject

PAGES_MAX = 100
OBJETS_MAX = 50_000
_VALEURS_MAX = 500_000
_FLUX_MAX = 40_000_000  # one stream unfolded, bytes: a scanned page in colour holds some 26 million
_TOTAL_MAX = 80_000_000

# Readers look for it in the first kilobyte (same annex, note 13): here behind what mail and editors put in front alone
_PDF_DEBUT = re.compile(rb"(?:\xef\xbb\xbf)?[\t\n\f\r ]{0,16}(?=%PDF-)")
_PDF_FIN = b"%%EOF"
_FIN = 1_024  # readers look for the end mark in the last kilobyte (ISO 32000-1, annex H.3, note 18)
_DEBUT = 1_024  # what a browser looks at to guess what a file is
_BLANCS = b"\x00\t\n\x0c\r "

# Names long enough never to occur by chance among compressed bytes; «#xx» is undone before they are looked for
_NOMS = re.compile(
    rb"/(?:(?P<PROTEGE>Encrypt)"
    rb"|(?P<ACTIF>JavaScript|Launch|SubmitForm|ImportData|RichMedia\w*|Rendition)"
    rb"|(?P<FICHIER_JOINT>EmbeddedFiles?|FileAttachment)"
    rb"|(?P<FORMULAIRE>XFA))(?![A-Za-z0-9_.-])"
)
_ECHAPPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_PAGE_WEB = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|svg|iframe|\?php)\b", re.IGNORECASE)

_ACTIONS = frozenset(
    f"/{name}"
    for name in (
        "GoToE",
        "GoToR",
        "ImportData",
        "JavaScript",
        "Launch",
        "Movie",
        "Rendition",
        "RichMediaExecute",
        "Sound",
        "SubmitForm",
    )
)
_ANNOTATIONS = frozenset({"/3D", "/Movie", "/RichMedia", "/Screen", "/Sound"})
_CLES = {
    "/JS": Defaut.ACTIF,
    "/JavaScript": Defaut.ACTIF,
    "/AA": Defaut.ACTIF,
    "/EF": Defaut.FICHIER_JOINT,
    "/EmbeddedFiles": Defaut.FICHIER_JOINT,
    "/Collection": Defaut.FICHIER_JOINT,
    "/XFA": Defaut.FORMULAIRE,
}


def examine(contenu: bytes) -> Verdict:
    """What is to be said of a file that claims to be a PDF; its weight was looked at before."""
    front = _PDF_DEBUT.match(contenu)
    if front is None:
        return Verdict.refused(Defaut.PAS_UN_PDF)
    if defaut := _from_outside(contenu):
        return Verdict.refused(defaut)
    # Some readers count places from the header, others from the first byte: nothing may hide from either
    verdicts = [_read(contenu[start:]) for start in sorted({0, front.end()})]
    return next((verdict for verdict in verdicts if verdict.code), verdicts[0])


def _read(contenu: bytes) -> Verdict:
    """What its objects say of it."""
    # Costs a fifth of a second, that only the function which opens documents has to pay
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    # What it has to say of a file may quote the file, and logs hold nobody's data
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(
            zlib_maximum_output_length=_FLUX_MAX,
            lzw_maximum_output_length=_FLUX_MAX,
            run_length_maximum_output_length=_FLUX_MAX,
            array_based_stream_maximum_output_length=_FLUX_MAX,
            # A damaged stream is refused: repairing it byte by byte is what an attacker would want
            zlib_maximum_recovery_input_length=0,
            stream_filters_maximum_length=4,
            page_tree_maximum_entries=10 * PAGES_MAX,
            page_tree_maximum_depth=50,
            jbig2dec_binary=None,
            disable_legacy_handling=True,
        ):
            return _from_inside(PdfReader(BytesIO(contenu), root_object_recovery_limit=100))
    except (LimitReachedError, MemoryError) as excess:
        # To mend a damaged stream also counts as an excess here, see above
        return Verdict.refused(Defaut.ILLISIBLE if isinstance(excess.__cause__, zlib.error) else Defaut.TROP_COMPLEXE)
    except Exception:  # noqa: BLE001 — «broken PDF files might cause other exceptions», says pypdf: each means unreadable
        return Verdict.refused(Defaut.ILLISIBLE)


# ─── the bytes ───────────────────────────────────────────────────────────────


def _from_outside(contenu: bytes) -> Defaut | None:
    end = contenu.rfind(_PDF_FIN, -_FIN)
    if end < 0:
        return Defaut.INCOMPLET
    behind = contenu[end + len(_PDF_FIN) :].strip(_BLANCS)
    if behind or _PAGE_WEB.search(contenu[:_DEBUT]) or zipfile.is_zipfile(BytesIO(contenu)):
        return Defaut.DEUX_NATURES
    found = _NOMS.search(_ECHAPPE.sub(lambda code: bytes([int(code[1], 16)]), contenu))
    return Defaut[found.lastgroup] if found and found.lastgroup else None


# ─── the objects ─────────────────────────────────────────────────────────────


def _from_inside(reader: "PdfReader") -> Verdict:
    if reader.is_encrypted:
        return Verdict.refused(Defaut.PROTEGE)
    defaut = _first_fault(reader)
    if defaut:
        return Verdict.refused(defaut)
    pages = len(reader.pages)
    if pages == 0:
        return Verdict.refused(Defaut.SANS_PAGE)
    if pages > PAGES_MAX:
        return Verdict.refused(Defaut.TROP_DE_PAGES)
    return Verdict.accepted(pages)


def _first_fault(reader: "PdfReader") -> Defaut | None:
    """Every object that the file lists is looked at, also those that no page leads to."""
    from pypdf.generic import DictionaryObject, StreamObject

    seen = unfolded = 0
    for top in _objects(reader):
        for value in _within(top):
            seen += 1
            if seen > _VALEURS_MAX:
                return Defaut.TROP_COMPLEXE
            if isinstance(value, DictionaryObject) and (defaut := _fault(value)):
                return defaut
        if isinstance(top, StreamObject):
            unfolded += _unfolded(top)
            if unfolded > _TOTAL_MAX:
                return Defaut.TROP_COMPLEXE
    return None


def _objects(reader: "PdfReader") -> Iterator[Any]:
    from pypdf.errors import LimitReachedError
    from pypdf.generic import IndirectObject

    listed = [(number, generation) for generation, places in reader.xref.items() for number in places]
    listed += [(number, 0) for number in reader.xref_objStm]
    if len(listed) > OBJETS_MAX:
        raise LimitReachedError
    yield reader.trailer
    for number, generation in listed:
        yield reader.get_object(IndirectObject(number, generation, reader))


def _within(top: Any) -> Iterator[Any]:
    """An object and all that is written inside it; what it only refers to is an object of its own."""
    waiting = [top]
    while waiting:
        value = waiting.pop()
        yield value
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _fault(value: "DictionaryObject") -> Defaut | None:
    for cle, defaut in _CLES.items():
        if cle in value:
            return defaut
    if _name(value, "/S") in _ACTIONS or _name(value, "/Subtype") in _ANNOTATIONS or _opens(value):
        return Defaut.ACTIF
    if _name(value, "/Type") == "/EmbeddedFile" or _name(value, "/Subtype") == "/FileAttachment":
        return Defaut.FICHIER_JOINT
    return None


def _opens(catalogue: "DictionaryObject") -> bool:
    """Whether opening the document does more than going to one of its pages, which office software asks for."""
    opening = catalogue.get("/OpenAction")
    asked = opening.get_object() if opening is not None else None
    return isinstance(asked, dict) and _name(asked, "/S") != "/GoTo"


def _name(value: Any, cle: str) -> str:
    found = value.get(cle)
    return str(found.get_object()) if found is not None else ""


def _unfolded(stream: "StreamObject") -> int:
    """The bytes that a stream becomes. Raises what pypdf raises when it is damaged or grows beyond the limit.

    The codecs of pictures are left to whoever shows them; what is merely compressed is unfolded.
    """
    if _name(stream, "/Subtype") != "/Image":
        return len(stream.get_data())
    filters = stream.get("/Filter")
    asked = filters.get_object() if filters is not None else []
    first = str(asked[0] if isinstance(asked, list) and asked else asked)
    return _inflated(stream._data) if first in {"/FlateDecode", "/Fl"} else len(stream._data)


def _inflated(data: bytes) -> int:
    from pypdf.errors import LimitReachedError

    inflating = zlib.decompressobj()
    size = len(inflating.decompress(data, _FLUX_MAX))
    if inflating.unconsumed_tail:
        raise LimitReachedError
    return size
