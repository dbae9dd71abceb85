"""Plain text: line ends made one, what nobody sees taken out with a notice, nothing else touched."""

from __future__ import annotations

from checker.document import Notice
from checker.reading.content import Content, lines_content, without_unseen
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


def _visible(text: str) -> tuple[str, tuple[Notice, ...]]:
    """Return text without characters that nobody sees, and a notice if there were any.

    They would hide a title or a term from the rules, and turn a quote on a screen around.
    """
    text, count = without_unseen(text)
    message = f"文中有 {count} 个看不见的字符（零宽、控制字符等），已去掉；位置按去掉后的文字计"
    return text, (Notice("unseen-removed", message),) if count else ()


def read_text(data: bytes) -> Content:
    """Content of a text file: decoded, byte order mark, NUL and what nobody sees removed."""
    decoded = decode(data)
    text, notices = without_nul(decoded.text)
    verify_text(text)
    text, more = _visible(text)
    return lines_content(with_plain_line_ends(text), (*decoded.notices, *notices, *more))
