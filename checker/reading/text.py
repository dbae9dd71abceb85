"""Plain text: line ends made one, nothing else touched, so that an offset is an offset in the user's file."""

from __future__ import annotations

from checker.document import Notice
from checker.reading.content import Content, lines_content
from checker.reading.decoding import decode
from checker.reading.length import verify_text


def with_plain_line_ends(text: str) -> str:
    """Return text with CR LF and CR as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_nul(text: str) -> tuple[str, tuple[Notice, ...]]:
    """Return text without NUL characters, and a notice if there were any."""
    count = text.count("\0")
    if not count:
        return text, ()
    return text.replace("\0", ""), (Notice("nul-removed", f"文件中有 {count} 个空字符（NUL），已去掉"),)


def read_text(data: bytes) -> Content:
    """Content of a text file: decoded, byte order mark and NUL removed."""
    decoded = decode(data)
    text, notices = without_nul(decoded.text)
    verify_text(text)
    return lines_content(with_plain_line_ends(text), (*decoded.notices, *notices))
