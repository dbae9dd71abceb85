"""Files that are not what they are called, that are locked, empty, or hold pictures only; PDF files that are odd inside."""

from __future__ import annotations

import io
import re
import sqlite3
import zlib
from collections.abc import Callable

from hostile.case import Case, Cases, Fate
from hostile.clean import FORMS, TITLE, file_of
from reading.samples import docx, para, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def cases() -> Cases:
    yield from _wrong_suffixes()
    yield from _not_reports()
    yield from _locked_and_empty()
    yield from _odd_pdfs()


def _wrong_suffixes() -> Cases:
    """The content tells what a file is; only Markdown is known by its name."""
    for form in FORMS:
        for suffix in ("txt", "docx", "pdf", "html", "jpg", "exe", "zip"):
            if form in (suffix, "md"):
                continue
            yield Case(
                f"name/{form} called {suffix}",
                lambda form=form: file_of(form),
                Fate.SAME,
                f"报告.{suffix}",
                form,
            )
    for name in ("报告", "报告.", ".docx.", "报告.TXT.bak"):
        yield Case(f"name/a text called {name}", lambda: file_of("txt"), Fate.SAME, name)


def _not_reports() -> Cases:
    contents = {
        "a PNG": b"\x89PNG\r\n\x1a\n" + b"\0" * 400,
        "a JPEG": b"\xff\xd8\xff\xe0" + b"\0" * 400,
        "a GIF": b"GIF89a" + b"\1" * 400,
        "a TIFF": b"II*\0" + b"\0" * 400,
        "a RAR": b"Rar!\x1a\x07\0" + b"\0" * 400,
        "a 7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 400,
        "a gzip of the report": b"\x1f\x8b\x08\0\0\0\0\0\0\3" + zlib.compress(file_of("txt"))[2:],
        "a program": b"MZ" + bytes(range(256)) * 8,
        "an ELF": b"\x7fELF" + b"\0\1\2" * 300,
        "a database": _database(),
        "a workbook": zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<a/>"}),
        "slides": zipped({"[Content_Types].xml": "", "ppt/presentation.xml": "<a/>"}),
        "a zip of the report": zipped({"报告.txt": file_of("txt")}),
        "an empty zip": zipped({}),
        "an old workbook": _OLE + b"\0" * 512 + "Workbook".encode("utf-16-le"),
        "a locked Word file": _OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"),
        "a stub of OLE": _OLE,
        "a stub of RTF": b"{\\rtf",
        "a stub of Word XML": b"<?xml version='1.0'?><w:wordDocument>",
        "a stub of PDF": b"%PDF-1.7\n%%EOF",
        "a stub of zip": b"PK\3\4",
        "a program in a script": b"#!/bin/sh\nrm -rf /\n",
        "a document of PostScript": b"%!PS-Adobe-3.0\n" + b"showpage\n" * 90,
        "JSON": b'{"title": "x"}' * 40,
    }
    for name, content in contents.items():
        for suffix in ("docx", "txt"):
            yield Case(f"name/{name} called {suffix}", lambda c=content: c, Fate.REFUSED, f"报告.{suffix}")


def _database() -> bytes:
    with sqlite3.connect(":memory:") as store:
        store.execute("CREATE TABLE a (b)")
        return store.serialize()


def _locked_and_empty() -> Cases:
    empty = {
        "docx without text": docx(para("")),
        "docx with a picture only": docx(
            '<w:p><w:r><w:drawing><a:blip r:embed="r1" xmlns:r="u"/></w:drawing></w:r></w:p>'
        ),
        "pdf without text": _pdf(lambda canvas: canvas.rect(10, 10, 200, 200)),
        "pdf with a picture only": _pdf(_draw_picture),
        "pdf without pages": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>",
        "ofd without text": _without(file_of("ofd")),
        "html without a body": b"<html></html>",
        "md of marks only": b"# \n\n---\n\n> \n",
    }
    for name, content in empty.items():
        suffix = name.partition(" ")[0]
        yield Case(f"empty/{name}", lambda c=content: c, Fate.REFUSED, f"报告.{suffix}", suffix)
    for strength in (40, 128):
        yield Case(
            f"locked/pdf with {strength} bits",
            lambda s=strength: _locked(s),
            Fate.REFUSED,
            "报告.pdf",
            "pdf",
            frozenset({"encrypted"}),
        )


def _without(ofd: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(ofd)) as archive:
        return zipped(
            {
                n: re.sub(rb"<ofd:TextObject.*?</ofd:TextObject>", b"", archive.read(n))
                for n in archive.namelist()
            }
        )


def _pdf(draw: Callable[..., object], **settings: object) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, invariant=True, **settings)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw_picture(canvas) -> None:
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(io.BytesIO(_portable(40, 40))), 10, 10)


def _portable(width: int, height: int) -> bytes:
    return b"P6 %d %d 255\n" % (width, height) + b"\x80" * (3 * width * height)


def _locked(strength: int) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    lock = StandardEncryption("secret", strength=strength)
    return _pdf(lambda canvas: canvas.drawString(10, 10, "x"), encrypt=lock)


def _odd_pdfs() -> Cases:
    data = file_of("pdf")

    def odd(name: str, make: Callable[[], bytes], fate: Fate, heavy: bool = False) -> Case:
        return Case(f"pdf/{name}", make, fate, "报告.pdf", "pdf", heavy=heavy)

    pages = re.search(rb"/Kids \[ ([^\]]*)\]", data)
    count = re.search(rb"/Count (\d+)", data)
    assert pages is not None
    assert count is not None
    first = pages[1].split(b" R")[0] + b" R"
    yield odd(
        "a script that runs when it is opened",
        lambda: data.replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction <</S/JavaScript/JS(app.alert\\(1\\))>>"
        ),
        Fate.EITHER,
    )
    yield odd(
        "a program that is started",
        lambda: data.replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction <</S/Launch/F(/bin/sh)>>"),
        Fate.EITHER,
    )
    yield odd(
        "an address that is asked",
        lambda: data.replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction <</S/URI/URI(http://127.0.0.1:9/)>>"
        ),
        Fate.EITHER,
    )
    yield odd(
        "a million pages said", lambda: data.replace(b"/Count " + count[1], b"/Count 1000000"), Fate.EITHER
    )
    yield odd("no pages said", lambda: data.replace(b"/Count " + count[1], b"/Count 0"), Fate.EITHER)
    yield odd("minus one page said", lambda: data.replace(b"/Count " + count[1], b"/Count -1"), Fate.EITHER)
    yield odd(
        "the same page two thousand times", lambda: _kids(data, first * 2000, 2000), Fate.REFUSED, heavy=True
    )
    yield odd(
        "pages that hold themselves",
        lambda: data.replace(pages[0], b"/Kids [ " + _parent(data) + b" ]"),
        Fate.REFUSED,
    )
    yield odd(
        "a page of a thousand kilometres",
        lambda: re.sub(rb"/MediaBox \[[^\]]*\]", b"/MediaBox [ 0 0 9e12 9e12 ]", data),
        Fate.EITHER,
    )
    yield odd(
        "a page of no size",
        lambda: re.sub(rb"/MediaBox \[[^\]]*\]", b"/MediaBox [ 0 0 0 0 ]", data),
        Fate.EITHER,
    )
    yield odd("a page turned by 37 degrees", lambda: data.replace(b"/Rotate 0", b"/Rotate 37"), Fate.EITHER)
    yield odd("streams of another filter", lambda: data.replace(b"/FlateDecode", b"/LZWDecode"), Fate.REFUSED)
    yield odd(
        "a stream that unpacks to 300 MB",
        lambda: _stream(zlib.compress(b" " * (300 << 20), 9)),
        Fate.REFUSED,
        heavy=True,
    )
    yield odd(
        "a stream packed a hundred times",
        lambda: _stream(_packed(100), b"[" + b"/FlateDecode " * 100 + b"]"),
        Fate.REFUSED,
    )
    yield odd("nested arrays", lambda: _stream(zlib.compress(b"[" * 200_000)), Fate.REFUSED)
    yield odd(
        "a hundred thousand saved states", lambda: _stream(zlib.compress(b"q " * 100_000)), Fate.REFUSED
    )
    yield odd(
        "a title with markup",
        lambda: data.replace(b"/Title (untitled)", b"/Title (<script>alert(1)</script>)"),
        Fate.EITHER,
    )
    yield odd("a hundred kilobytes before it", lambda: b"\n" * 1000 + data, Fate.EITHER)
    yield odd(
        "a page of text around it", lambda: b"HTTP/1.1 200 OK\r\n\r\n" + data + b"<html></html>", Fate.EITHER
    )
    yield odd("25 thousand characters on a page", lambda: _pdf(_crowd), Fate.REFUSED, heavy=True)


def _kids(data: bytes, kids: bytes, number: int) -> bytes:
    data = re.sub(rb"/Kids \[ [^\]]*\]", b"/Kids [ " + kids.replace(b"R", b"R ") + b" ]", data)
    return re.sub(rb"/Count \d+", b"/Count %d" % number, data)


def _parent(data: bytes) -> bytes:
    found = re.search(rb"/Parent (\d+ 0 R)", data)
    assert found is not None
    return found[1]


def _stream(content: bytes, form: bytes = b"/FlateDecode") -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter "
        + form
        + b"/Length %d>>stream\n" % len(content)
        + content
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def _packed(times: int) -> bytes:
    data = TITLE.encode() * 99
    for _ in range(times):
        data = zlib.compress(data)
    return data


def _crowd(canvas) -> None:
    for line in range(100):
        canvas.drawString(10, 10 + line, "0123456789" * 25)
