"""Tell what a file is by its content. Its name decides only between Markdown and plain text."""

from __future__ import annotations

import codecs
import re
from enum import Enum, auto
from pathlib import PurePath

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})

# The names of a zip's entries stand uncompressed in it. Searching for them works on a truncated file too.
_ZIP_ENTRIES = (
    (b"word/document", "WORD"),
    (b"OFD.xml", "OFD"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "OPEN_DOCUMENT"),
    (b"xl/workbook", "OFFICE"),
    (b"ppt/presentation", "OFFICE"),
    (b"[Content_Types].xml", "WORD"),
)

# An encrypted .docx is an OLE file whose one large stream has the first of these names. .wps of WPS has Word's names.
_STREAMS = (
    ("EncryptedPackage".encode("utf-16-le"), "ENCRYPTED"),
    ("WordDocument".encode("utf-16-le"), "OLD_WORD"),
    ("Workbook".encode("utf-16-le"), "OFFICE"),
    ("PowerPoint Document".encode("utf-16-le"), "OFFICE"),
)
_WORD_MARK = b"\xec\xa5\xc1\x00"  # Word 97 and later
_MIME = re.compile(
    rb"\A(?=.*^MIME-Version:).*^Content-Type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)",
    re.I | re.M | re.S,
)

_HEAD = 4096
_TAG_WINDOW = 65536
_TAG = re.compile(
    r"</?(?:p|div|span|br|table|tbody|tr|td|th|a|ul|li|font|strong|b|h[1-6]|img|section|article)\b[^<>]*>",
    re.I,
)
_TAGS_OF_A_PAGE = 10
_TAGS_OF_A_FRAGMENT = 2

# A stray NUL or a padded end is damage to a text; more control bytes than this are a binary format.
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1a\x1b")
_CONTROL_SHARE = 0.01


class Kind(Enum):
    """What the bytes are. Those before ENCRYPTED can be read, every other one is refused with its own advice."""

    TEXT = auto()
    MARKDOWN = auto()
    HTML = auto()
    WEB_ARCHIVE = auto()
    WORD = auto()
    PDF = auto()
    OFD = auto()
    OLD_WORD = auto()
    RTF = auto()
    WORD_XML = auto()
    OPEN_DOCUMENT = auto()
    ENCRYPTED = auto()
    OFFICE = auto()
    ARCHIVE = auto()
    IMAGE = auto()
    BINARY = auto()


def sniff(data: bytes, name: str = "") -> Kind:
    """Return what data is. name: file name or address, may be empty; only its suffix is looked at."""
    magic = _by_magic(data)
    if magic is not None:
        return magic
    utf16 = data.startswith(_UTF16)
    if not utf16 and _control_count(data.rstrip(b"\0")) > _CONTROL_SHARE * len(data):
        return Kind.BINARY
    window = data[:_TAG_WINDOW].decode("utf-16" if utf16 else "latin-1", "ignore")
    return _by_markup(window, PurePath(name).suffix.lower())


def _by_magic(data: bytes) -> Kind | None:
    start = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(_OLE):
        if _is_locked(data):
            return Kind.ENCRYPTED
        # Streams are listed by name. A Word file may hold a sheet, so it is asked for first.
        return next((Kind[kind] for name, kind in _STREAMS if name in data), Kind.OLD_WORD)
    if data.startswith(_ZIP):
        return next((Kind[kind] for entry, kind in _ZIP_ENTRIES if entry in data), Kind.ARCHIVE)
    for magics, kind in (
        (b"%PDF-", Kind.PDF),
        (b"{\\rtf", Kind.RTF),
        (_IMAGES, Kind.IMAGE),
        (_ARCHIVES, Kind.ARCHIVE),
    ):
        if start.startswith(magics):
            return kind
    if _MIME.search(start):
        return Kind.WEB_ARCHIVE
    return None


def _is_locked(data: bytes) -> bool:
    """True for an old Word file with a password. Source: MS-DOC 2.5.2, FibBase: wIdent, nFib, fEncrypted.

    Streams begin at a multiple of 512; text that looks like the mark by chance does not.
    """
    place = data.find(_WORD_MARK)
    while place >= 0:
        if place % 512 == 0:
            return bool(data[place + 11 : place + 12] and data[place + 11] & 1)
        place = data.find(_WORD_MARK, place + 1)
    return False


def _control_count(data: bytes) -> int:
    return len(data) - len(data.translate(None, delete=_CONTROLS))


def _by_markup(window: str, suffix: str) -> Kind:
    head = window[:_HEAD].lstrip("\ufeffï»¿ \t\r\n").lower()
    if head.startswith("<"):
        if "<w:worddocument" in head or "<pkg:package" in head or "mso-application" in head:
            return Kind.WORD_XML
        if "<html" in head or "<!doctype html" in head:
            return Kind.HTML
    if suffix in _MARKDOWN_SUFFIXES:
        return Kind.MARKDOWN
    enough = _TAGS_OF_A_FRAGMENT if head.startswith("<") else _TAGS_OF_A_PAGE
    return Kind.HTML if len(_TAG.findall(window)) >= enough else Kind.TEXT
