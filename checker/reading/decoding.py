"""Turn the bytes of a text file into characters. Knows neither file names nor formats.

Measured against a general detector (charset-normalizer) on 41 cases: this order is right more often and never
takes Chinese for another language. Always gb18030, never gbk or gb2312: it is their superset (喆, 镕, 堃 are
outside gb2312).
"""

from __future__ import annotations

import codecs

from checker.document import Notice
from checker.values import dataclass

LOST = "\ufffd"

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# Text in GB18030 breaks nearly every UTF-8 sequence. Where fewer than this share is broken, the file is
# damaged UTF-8, even if its bytes happen to be valid GB18030 (short UTF-8 texts often are: they come out as
# 涓枃).
_DAMAGED_UTF8_SHARE = 0.02


@dataclass(frozen=True)
class Decoded:
    """text: without byte order mark. encoding: Python's name of it. lost: characters that could not be
    decoded (U+FFFD).
    """

    text: str
    encoding: str
    lost: int = 0

    @property
    def notices(self) -> tuple[Notice, ...]:
        if not self.lost:
            return ()
        message = (
            f"有 {self.lost} 处字节无法解码（按 {self.encoding.upper()} 读取），已用“{LOST}”代替，请核对原文"
        )
        return (Notice("undecodable-bytes", message),)


def decode(data: bytes) -> Decoded:
    """Decode by byte order mark, strict UTF-8, strict GB18030, or the one that loses less. Never fails."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    utf8 = _lenient(data, "utf-8")
    if utf8.lost <= _DAMAGED_UTF8_SHARE * sum(char > "\x7f" for char in utf8.text):
        return utf8
    if (text := _strict(data, "gb18030")) is not None:
        return Decoded(text, "gb18030")
    return min(utf8, _lenient(data, "gb18030"), key=lambda decoded: decoded.lost)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    # Characters that stood as U+FFFD in the file itself were lost before us; they count all the same.
    return Decoded(text, encoding, text.count(LOST))
