"""Files that may arrive, each built here, each with the verdict it must get: its fault, or None when it may be sent."""

import io
import zipfile
import zlib
from collections.abc import Callable

from pypdf import PdfWriter

from services.registration.model.document import Defaut
from services.registration.model.examen import OBJETS_MAX, PAGES_MAX
from tests.pdf import HEADER, PDF, assembled, deflated, document, stream


def _written(change: Callable[[PdfWriter], object] = lambda writer: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    change(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _compressed(objects: dict[int, bytes], catalogue: bytes = b"") -> bytes:
    """Objects in an object stream, behind a cross-reference stream: what most programs write today."""
    inside = {1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue, 2: b"<</Type/Pages/Kids[4 0 R]/Count 1>>"}
    inside |= {4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", **objects}
    places, bodies = [], b""
    for number, body in inside.items():
        places.append(b"%d %d" % (number, len(bodies)))
        bodies += body + b" "
    table = b" ".join(places) + b" "
    content = bytearray(HEADER)
    holder = len(content)
    content += b"5 0 obj\n%s\nendobj\n" % deflated(
        table + bodies, b"/Type/ObjStm/N %d/First %d" % (len(inside), len(table))
    )
    start, size = len(content), max(inside, default=0) + 2
    rows = bytearray()
    order = list(inside)
    for number in range(size):
        if number in inside:
            rows += b"\x02" + (5).to_bytes(4, "big") + order.index(number).to_bytes(2, "big")
        elif number == 5:
            rows += b"\x01" + holder.to_bytes(4, "big") + b"\0\0"
        else:
            rows += b"\x00" * 7
    entries = b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R" % size
    content += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (size, deflated(bytes(rows), entries), start)
    return bytes(content)


def _appended(former: bytes, number: int, body: bytes) -> bytes:
    """An incremental update: the same file with one object written anew behind it."""
    former_start = int(former.rsplit(b"startxref", 1)[1].split()[0])
    content = former + b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    place = len(former)
    return content + (
        b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size 2000/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
        % (number, place, former_start, start)
    )


def _zip_behind() -> bytes:
    archive = io.BytesIO(PDF)
    archive.seek(0, io.SEEK_END)
    with zipfile.ZipFile(archive, "a") as found:
        found.writestr("lisez-moi.txt", "bonjour")
    return archive.getvalue()


def _zip_inside() -> bytes:
    """Both at once: an archive in a stream, whose directory's comment is the end of the PDF."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as found:
        found.writestr("lisez-moi.txt", "bonjour")
        found.comment = b"\nendstream\nendobj\n" + b" " * 40 + b"\n%%EOF\n"
    return PDF[: PDF.rindex(b"xref\n0 1")] + b"99 0 obj\n<</Length 9>>\nstream\n" + archive.getvalue()


def _action(action: bytes) -> bytes:
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A %s>>" % action
    return document(page=b"/Annots[1000 0 R]", others={1000: link})


def _annotation(kind: bytes, more: bytes = b"") -> bytes:
    return document(page=b"/Annots[<</Type/Annot/Subtype/%s/Rect[0 0 9 9]%s>>]" % (kind, more))


def _deep(levels: int) -> bytes:
    return document(others={1000: b"[" * levels + b"]" * levels})


def _listing(count: int) -> bytes:
    """A cross-reference stream that lists so many objects, all at one place of the file."""
    content = bytearray(HEADER)
    place = len(content).to_bytes(4, "big")
    content += b"1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\n"
    start = len(content)
    entries = b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R" % count
    table = deflated((b"\x01" + place + b"\0\0") * count, entries)
    return bytes(content) + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (count, table, start)


_BOMB = zlib.compress(b"\0" * 60_000_000, 9)
_TWICE = zlib.compress(zlib.compress(b"\0" * 200_000_000, 9), 9)

CASES: dict[str, tuple[bytes, Defaut | None]] = {
    # ─── sound ──
    "one page": (PDF, None),
    "as a library writes it": (_written(), None),
    "objects compressed": (_compressed({}), None),
    "100 pages": (document(pages=PAGES_MAX), None),
    "changed afterwards": (_appended(PDF, 1, b"<</Type/Catalog/Pages 2 0 R/Lang(fr)>>"), None),
    "opens on its first page, as office software asks": (
        document(catalogue=b"/OpenAction[10 0 R/XYZ null null 0]"),
        None,
    ),
    "opens by an action that only goes there": (document(catalogue=b"/OpenAction<</S/GoTo/D[10 0 R/Fit]>>"), None),
    "links to a site": (_action(b"<</S/URI/URI(https://exemple.fr)>>"), None),
    "a form to fill in": (document(catalogue=b"/AcroForm<</Fields[]>>"), None),
    "blanks behind the end": (PDF + b"\r\n\0\0 \n", None),
    "a picture as a scanner makes it": (
        document(others={1000: deflated(b"\xff" * 26_000_000, b"/Subtype/Image/Width 2480/Height 3508")}),
        None,
    ),
    "speaks of scripts in its text": (document(contents=deflated(b"BT (/JavaScript et /Launch) Tj ET")), None),
    "wrong place of the table, which readers mend": (PDF.replace(b"startxref\n", b"startxref\n1"), None),
    # ─── no PDF ──
    "empty of everything but its marks": (b"%PDF-1.7\n%%EOF\n", Defaut.ILLISIBLE),
    "a picture": (b"GIF89a" + PDF, Defaut.PAS_UN_PDF),
    "a blank in front": (b"\n" + PDF, None),
    "the mark of an editor in front": (b"\xef\xbb\xbf" + PDF, None),
    "a mark and blanks in front": (b"\xef\xbb\xbf\r\n  " + _written(), None),
    "a blank in front of a compressed file": (b"\n" + _compressed({}), None),
    "a script behind a blank": (b"\n" + document(catalogue=b"/OpenAction<</S/JavaScript/JS(x)>>"), Defaut.ACTIF),
    "too many blanks in front": (b" " * 17 + PDF, Defaut.PAS_UN_PDF),
    "a zero in front": (b"\0" + PDF, Defaut.PAS_UN_PDF),
    "a blank, then a page of the web": (b"\n<html>" + PDF, Defaut.PAS_UN_PDF),
    "a word processor's file": (b"PK\x03\x04" + b"\0" * 500, Defaut.PAS_UN_PDF),
    "a page of the web": (b"<html>" + PDF, Defaut.PAS_UN_PDF),
    "a program": (b"MZ" + PDF, Defaut.PAS_UN_PDF),
    "small letters": (PDF.replace(b"%PDF", b"%pdf", 1), Defaut.PAS_UN_PDF),
    "without its end": (PDF.replace(b"%%EOF", b"%%FIN"), Defaut.INCOMPLET),
    "cut in the middle": (PDF[: len(PDF) // 2], Defaut.INCOMPLET),
    "its end too far from the end": (PDF + b"\n" * 1_100, Defaut.INCOMPLET),
    # ─── two natures ──
    "an archive behind": (_zip_behind(), Defaut.DEUX_NATURES),
    "an archive with the end of a PDF": (_zip_inside(), Defaut.DEUX_NATURES),
    "a page behind its end": (PDF + b"<script>alert(1)</script>", Defaut.DEUX_NATURES),
    "a program behind its end": (PDF + b"MZ\x90\0", Defaut.DEUX_NATURES),
    "a page in its first line": (PDF.replace(b"%\xe2", b"%<html><script>alert(1)</script>", 1), Defaut.DEUX_NATURES),
    "a server's program in its first line": (
        PDF.replace(b"%\xe2", b"%<?php system($_GET[0]);?>", 1),
        Defaut.DEUX_NATURES,
    ),
    "a drawing that acts in its first line": (PDF.replace(b"%\xe2", b"%<SVG onload=alert(1)>", 1), Defaut.DEUX_NATURES),
    # ─── protected ──
    "a password": (_written(lambda writer: writer.encrypt("secret", algorithm="RC4-128")), Defaut.PROTEGE),
    "restrictions without a password": (
        _written(lambda writer: writer.encrypt("", "maitre", algorithm="RC4-128")),
        Defaut.PROTEGE,
    ),
    "an unknown protection": (document(trailer=b"/Encrypt<</Filter/Autre/V 99>>"), Defaut.PROTEGE),
    # ─── active ──
    "a script in its catalogue": (
        document(catalogue=b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>"),
        Defaut.ACTIF,
    ),
    "a script on opening": (document(catalogue=b"/OpenAction<</S/JavaScript/JS(app.alert)>>"), Defaut.ACTIF),
    "a script in disguise": (document(catalogue=b"/OpenAction<</S/J#61vaScript/J#53(x)>>"), Defaut.ACTIF),
    "a script among compressed objects": (
        _compressed({6: b"<</S/JavaScript/JS(x)>>"}, b"/OpenAction 6 0 R"),
        Defaut.ACTIF,
    ),
    "a script that no page leads to": (document(others={1000: b"<</S/JavaScript/JS(x)>>"}), Defaut.ACTIF),
    "a script in a former version": (
        _appended(document(catalogue=b"/Names<</JavaScript 9 0 R>>"), 1, b"<</Type/Catalog/Pages 2 0 R>>"),
        Defaut.ACTIF,
    ),
    "a script after a jump": (
        document(catalogue=b"/OpenAction<</S/GoTo/D[10 0 R/Fit]/Next<</S/JavaScript/JS(x)>>>>"),
        Defaut.ACTIF,
    ),
    "opens by an unknown action": (document(catalogue=b"/OpenAction<</S/Named/N/Print>>"), Defaut.ACTIF),
    "opens by an action elsewhere in the file": (
        document(catalogue=b"/OpenAction 1000 0 R", others={1000: b"<</S/URI/URI(http://x.y)>>"}),
        Defaut.ACTIF,
    ),
    "acts when a page is opened": (document(page=b"/AA<</O<</S/URI/URI(http://x.y)>>>>"), Defaut.ACTIF),
    "acts when it is closed": (document(catalogue=b"/AA<</WC<</S/Named/N/Print>>>>"), Defaut.ACTIF),
    "starts a program": (_action(b"<</S/Launch/F(cmd.exe)>>"), Defaut.ACTIF),
    "sends a form": (_action(b"<</S/SubmitForm/F(http://x.y)>>"), Defaut.ACTIF),
    "reads a file in": (_action(b"<</S/ImportData/F(donnees.fdf)>>"), Defaut.ACTIF),
    "goes to a file on the network": (_action(b"<</S/GoToR/F(\\\\\\\\serveur\\\\x)/D[0/Fit]>>"), Defaut.ACTIF),
    "goes to a file inside": (_action(b"<</S/GoToE/D[0/Fit]>>"), Defaut.ACTIF),
    "plays a sound": (_action(b"<</S/Sound/Sound 3 0 R>>"), Defaut.ACTIF),
    "shows a film": (_annotation(b"Movie", b"/Movie<<>>"), Defaut.ACTIF),
    "holds rich media": (_annotation(b"RichMedia"), Defaut.ACTIF),
    "holds a screen": (_annotation(b"Screen"), Defaut.ACTIF),
    "holds a model in three dimensions": (_annotation(b"3D"), Defaut.ACTIF),
    # ─── files inside ──
    "a file attached by a library": (
        _written(lambda writer: writer.add_attachment("x.exe", b"MZ")),
        Defaut.FICHIER_JOINT,
    ),
    "a file attached to a page": (_annotation(b"FileAttachment", b"/FS<</Type/Filespec>>"), Defaut.FICHIER_JOINT),
    "a file among compressed objects": (
        _compressed({6: b"<</Type/Filespec/F(x)/EF<</F 4 0 R>>>>"}),
        Defaut.FICHIER_JOINT,
    ),
    "a portfolio": (document(catalogue=b"/Collection<</View/D>>"), Defaut.FICHIER_JOINT),
    "a dynamic form": (document(catalogue=b"/AcroForm<</Fields[]/XFA 3 0 R>>"), Defaut.FORMULAIRE),
    "a dynamic form among compressed objects": (
        _compressed({}, b"/AcroForm<</Fields[]/XFA[(a) 4 0 R]>>"),
        Defaut.FORMULAIRE,
    ),
    # ─── damaged ──
    "no catalogue": (assembled({2: b"<<>>"}), Defaut.ILLISIBLE),
    "a stream that is not what it says": (
        document(contents=stream(b"pas du zlib", b"/Filter/FlateDecode")),
        Defaut.ILLISIBLE,
    ),
    "an unknown filter": (document(contents=stream(b"x", b"/Filter/Inconnu")), Defaut.ILLISIBLE),
    "cut, and its end put back": (PDF[:120] + b"\n%%EOF\n", Defaut.ILLISIBLE),
    "pages that hold themselves": (
        assembled({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
        Defaut.ILLISIBLE,
    ),
    "no page": (
        assembled({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}),
        Defaut.SANS_PAGE,
    ),
    "no pages at all": (assembled({1: b"<</Type/Catalog>>"}), Defaut.ILLISIBLE),
    # ─── too much ──
    "101 pages": (document(pages=PAGES_MAX + 1), Defaut.TROP_DE_PAGES),
    "one page a thousand times over": (
        assembled(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Kids[%s]/Count 9>>" % (b"3 0 R " * 20_000),
                3: b"<</Type/Page/Parent 2 0 R>>",
            }
        ),
        Defaut.TROP_COMPLEXE,
    ),
    "a stream that explodes": (document(others={1000: stream(_BOMB, b"/Filter/FlateDecode")}), Defaut.TROP_COMPLEXE),
    "a picture that explodes": (
        document(others={1000: stream(_BOMB, b"/Subtype/Image/Filter/FlateDecode")}),
        Defaut.TROP_COMPLEXE,
    ),
    "a stream that explodes twice": (
        document(others={1000: stream(_TWICE, b"/Filter[/FlateDecode/FlateDecode]")}),
        Defaut.TROP_COMPLEXE,
    ),
    "many streams that grow together": (
        document(others={1000 + n: deflated(b"\0" * 9_000_000) for n in range(12)}),
        Defaut.TROP_COMPLEXE,
    ),
    "filter upon filter": (
        document(contents=stream(b"x", b"/Filter[%s]" % (b"/ASCIIHexDecode" * 40))),
        Defaut.TROP_COMPLEXE,
    ),
    "arrays within arrays": (_deep(100_000), Defaut.ILLISIBLE),
    "more objects than any request has": (_listing(OBJETS_MAX + 1), Defaut.TROP_COMPLEXE),
}
