"""Builds PDF files byte by byte, the good ones and those that no honest program writes."""

import zlib
from collections.abc import Mapping

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object that says the truth about its length."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def deflated(data: bytes, entries: bytes = b"") -> bytes:
    """The same, compressed."""
    return stream(zlib.compress(data, 9), entries + b"/Filter/FlateDecode")


def assembled(objects: Mapping[int, bytes], trailer: bytes = b"", header: bytes = HEADER) -> bytes:
    """A file with these objects, its cross-reference table and its trailer; object 1 is the catalogue."""
    content, places = bytearray(header), dict[int, int]()
    for number, body in objects.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        content += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    content += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(content)


def document(
    *,
    catalogue: bytes = b"",
    page: bytes = b"",
    contents: bytes | None = None,
    others: Mapping[int, bytes] | None = None,
    pages: int = 1,
    trailer: bytes = b"",
) -> bytes:
    """A sound document whose catalogue, pages and trailer say this besides; `others` are numbered from 1000 on."""
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(pages))
    sheet = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<<>>%s>>" % page
    return assembled(
        {
            1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
            2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
            3: deflated(b"BT /F1 12 Tf 72 720 Td (Recepisse) Tj ET") if contents is None else contents,
            **{10 + number: sheet for number in range(pages)},
            **(others or {}),
        },
        trailer,
    )


PDF = document()
