"""Word and OFD files as zips: bombs, lies about sizes, names that lead out, parts that are there twice."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from hostile.case import TOO_LARGE, Case, Cases, Fate
from hostile.clean import file_of
from reading.samples import zipped

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_BODY = {"docx": "word/document.xml", "ofd": "Doc_0/Pages/Page_1/Content.xml"}


def cases() -> Cases:
    for form in ("docx", "ofd"):
        yield from _bombs(form)
        yield from _names(form)
        yield from _lies(form)


def _case(
    form: str,
    name: str,
    make: Callable[[], bytes],
    fate: Fate,
    codes: frozenset[str] = frozenset(),
    heavy: bool = False,
) -> Case:
    return Case(f"zip {form}/{name}", make, fate, f"报告.{form}", form, codes, heavy)


@cache
def entries_of(form: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file_of(form))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_entries(form: str, more: dict[str, str | bytes]) -> bytes:
    return zipped({**entries_of(form), **more})


def _bombs(form: str) -> Cases:
    bomb = {"codes": TOO_LARGE, "heavy": True}
    yield _case(
        form,
        "300 MB of nothing",
        lambda: with_entries(form, {"media/a.bmp": b"\0" * (300 << 20)}),
        Fate.REFUSED,
        **bomb,
    )
    yield _case(
        form,
        "30 MB at a ratio of a thousand",
        lambda: with_entries(form, {"media/a.bmp": b"\0" * (30 << 20)}),
        Fate.REFUSED,
        **bomb,
    )
    yield _case(
        form,
        "a body of 60 MB of blanks",
        lambda: with_entries(form, {_BODY[form]: b"<a>" + b" " * (60 << 20)}),
        Fate.REFUSED,
        **bomb,
    )
    many = {f"media/{number}": "" for number in range(2500)}
    yield _case(form, "2500 empty parts", lambda: with_entries(form, many), Fate.REFUSED, TOO_LARGE)
    yield _case(
        form,
        "itself inside itself",
        lambda: with_entries(form, {"media/report.zip": file_of(form)}),
        Fate.SAME,
    )
    yield _case(
        form, "zips in zips", lambda: with_entries(form, {"embeddings/a.zip": _nested(20)}), Fate.SAME
    )
    yield _case(form, "entries that share one body", lambda: _overlapping(form), Fate.REFUSED)


def _nested(depth: int) -> bytes:
    data = b"\0" * (1 << 20)
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def _overlapping(form: str) -> bytes:
    """Forty entries of one compressed megabyte each, all of them the same bytes of the file."""
    archive = bytearray(
        with_entries(form, {f"media/{n:02}.bmp": bytes(8 << 20) if n == 0 else b"" for n in range(40)})
    )
    places = _places(archive, _CENTRAL)
    first = next(place for place in places if archive[place + 46 :].startswith(b"media/00"))
    sizes, offset = archive[first + 16 : first + 28], archive[first + 42 : first + 46]
    for place in places:
        if archive[place + 46 : place + 52] == b"media/":
            archive[place + 16 : place + 28], archive[place + 42 : place + 46] = sizes, offset
    return bytes(archive)


_NAMES = {
    "a name that leads up": "../../../../tmp/dabiao-slip",
    "an absolute name": "/tmp/dabiao-slip",
    "a name of Windows": "C:\\Windows\\dabiao-slip",
    "backslashes": "..\\..\\dabiao-slip",
    "a device": "word/CON",
    "a name of 60 thousand characters": "x" * 60_000,
    "an escape sequence": "word/\x1b[2Jslip",
    "markup": "word/<script>alert(1)</script>",
    "right to left": "word/\u202etxt.exe",
    "a name of dots": "...",
}


def _names(form: str) -> Cases:
    for name, path in _NAMES.items():
        yield _case(
            form, f"{name} beside the parts", lambda path=path: with_entries(form, {path: b"slip"}), Fate.SAME
        )
    body = _BODY[form]
    yield _case(form, "the body under another case", lambda: _renamed(form, body, body.upper()), Fate.EITHER)
    yield _case(
        form, "the body under backslashes", lambda: _renamed(form, body, body.replace("/", "\\")), Fate.EITHER
    )
    yield _case(form, "no body", lambda: _renamed(form, body, "other.xml"), Fate.REFUSED)
    yield _case(form, "two bodies, the same", lambda: _doubled(form, entries_of(form)[body]), Fate.EITHER)
    yield _case(form, "two bodies, the other empty", lambda: _doubled(form, b""), Fate.EITHER)
    yield _case(form, "the body as a link", lambda: _linked(form), Fate.EITHER)


def _renamed(form: str, old: str, new: str) -> bytes:
    return zipped({new if name == old else name: content for name, content in entries_of(form).items()})


def _doubled(form: str, second: bytes) -> bytes:
    import warnings

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in entries_of(form).items():
            archive.writestr(name, content)
        archive.writestr(_BODY[form], second)
    return target.getvalue()


def _linked(form: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries_of(form).items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (0o120777 if name == _BODY[form] else 0o644) << 16
            archive.writestr(info, content)
    return target.getvalue()


def _places(data: bytes | bytearray, signature: bytes) -> list[int]:
    found, place = [], data.find(signature)
    while place >= 0:
        found.append(place)
        place = data.find(signature, place + 1)
    return found


def _patched(
    form: str, offset: int, value: bytes, signature: bytes = _CENTRAL, which: int | None = None
) -> bytes:
    """The clean file with bytes changed at an offset of one kind of record; which: of all of them, None: every one."""
    data = bytearray(file_of(form))
    places = _places(data, signature)
    for place in places if which is None else [places[which]]:
        data[place + offset : place + offset + len(value)] = value
    return bytes(data)


def _lies(form: str) -> Cases:
    number = list(entries_of(form)).index(_BODY[form])
    last = {"which": number}
    for name, value in {"1 byte": 1, "16 MB": 16 << 20, "4 GB": 0xFFFFFFFE}.items():
        size = struct.pack("<L", value)
        yield _case(
            form,
            f"a body said to have {name}",
            lambda size=size: _patched(form, 24, size, **last),
            Fate.REFUSED,
        )
        yield _case(
            form,
            f"a body said to be packed in {name}",
            lambda size=size: _patched(form, 20, size, **last),
            Fate.EITHER,
        )
    yield _case(form, "a wrong checksum", lambda: _patched(form, 16, b"\1\2\3\4", **last), Fate.REFUSED)
    for method in (1, 9, 12, 14, 99):
        packed = struct.pack("<H", method)
        yield _case(
            form,
            f"packing method {method} that is none",
            lambda packed=packed: _patched(form, 10, packed, **last),
            Fate.REFUSED,
        )
    yield _case(
        form,
        "every entry marked as encrypted",
        lambda: _patched(form, 8, b"\1\0"),
        Fate.REFUSED,
        frozenset({"encrypted"}),
    )
    yield _case(
        form,
        "a body that starts elsewhere",
        lambda: _patched(form, 42, struct.pack("<L", 7), **last),
        Fate.REFUSED,
    )
    yield _case(
        form, "a directory said to be empty", lambda: _patched(form, 8, b"\0" * 12, _END), Fate.REFUSED
    )
    yield _case(
        form,
        "a directory beyond the end",
        lambda: _patched(form, 16, b"\xff\xff\xff\x7f", _END),
        Fate.REFUSED,
    )
    yield _case(
        form,
        "65 thousand entries that are not there",
        lambda: _patched(form, 8, b"\xfe\xff\xfe\xff", _END),
        Fate.EITHER,
    )
    yield _case(form, "a comment that ends another zip", lambda: _commented(form), Fate.EITHER)
    yield _case(form, "a program before it", lambda: b"MZ" + b"\0" * 4094 + file_of(form), Fate.EITHER)
    yield _case(form, "a megabyte behind it", lambda: file_of(form) + b"\0" * (1 << 20), Fate.EITHER)
    yield _case(form, "packed by bzip2", lambda: _packed(form, zipfile.ZIP_BZIP2), Fate.EITHER)
    yield _case(form, "packed by lzma", lambda: _packed(form, zipfile.ZIP_LZMA), Fate.EITHER)
    yield _case(form, "a body of broken packing", lambda: _broken(form), Fate.REFUSED)


def _commented(form: str) -> bytes:
    target = io.BytesIO(file_of(form))
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = _END + b"\0" * 18
    return target.getvalue()


def _packed(form: str, method: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries_of(form).items():
            archive.writestr(name, content)
    return target.getvalue()


def _broken(form: str) -> bytes:
    """The packed bytes of the body replaced by noise of the same length."""
    data = bytearray(file_of(form))
    with zipfile.ZipFile(io.BytesIO(file_of(form))) as archive:
        info = archive.getinfo(_BODY[form])
    start = info.header_offset + 30 + len(info.filename.encode())
    noise = zlib.compress(bytes(range(256)) * 64)
    data[start : start + info.compress_size] = (noise * 99)[: info.compress_size]
    return bytes(data)
