"""Fold characters that mean the same to one form, one character to one character.

Because nothing is inserted or dropped, an offset in the folded text is an offset in the original. Unicode's own NFKC is not
used: it changes lengths (… becomes ..., ㎡ becomes m2), and quotes would slip.
"""

from __future__ import annotations

import re
from functools import cached_property
from operator import add

from checker.values import dataclass


def _folding_table() -> dict[int, str]:
    table: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    pairs = {
        " ": "\u3000\u00a0\u2002\u2003\u2009\u202f\t",
        '"': "“”„‟″「」『』﹁﹂＂",
        "'": "‘’‛′＇",
        "-": "—–―‐‑‒−─━～〜~",
        "(": "（〔﹙［[【",
        ")": "）〕﹚］]】",
        "《": "〈＜",
        "》": "〉＞",
        ",": "，﹐",
        ";": "；﹔",
        ":": "：﹕∶",
        "!": "！﹗",
        "?": "？﹖",
        "。": "｡",
        ".": "．",
        "·": "•‧・●■◆▪",
        "%": "％﹪",
        "〇": "○零",
        "\n": "\r\u2028\u2029\x0b\x0c",
    }
    for target, sources in pairs.items():
        table.update((ord(source), target) for source in sources)
    return table


_TABLE = _folding_table()
_PAIRS = tuple((chr(source), target) for source, target in _TABLE.items())
_LONG = 100  # characters from which on one character after another, each in the whole text, is faster than the table

# Dropped from the matching view: they stand inside phrases without changing them (a line break of a hard-wrapped page,
# the quotes of “第一责任人”职责, a zero-width space, letter-spacing).
_GAP = re.compile(
    "[ \\n\\t\"'·\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00ad\\u200e\\u200f\\u202a\\u202b\\u202c\\u202d\\u202e*]+"
)


def fold(text: str) -> str:
    """Return text with every character replaced by its folded form; same length, same offsets."""
    if len(text) < _LONG:
        return text.translate(_TABLE)
    for source, target in _PAIRS:  # in any order: no target is a source itself
        text = text.replace(source, target)
    return text


@dataclass(frozen=True)
class Squeezed:
    """Folded text without blanks, quotes and line breaks, and the way back.

    text[i] stands at original offset origin[i]; origin is strictly increasing.
    """

    text: str
    origin: tuple[int, ...]

    @cached_property
    def pairs(self) -> list[str]:
        """Each character together with the one behind it; the last one has none."""
        return [*map(add, self.text, self.text[1:])]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original (start, end) of the squeezed span; start < end."""
        return self.origin[start], self.origin[end - 1] + 1


def squeeze(folded: str) -> Squeezed:
    """Drop what is invisible to matching from a folded text."""
    origin: list[int] = []
    seen: list[str] = []
    start = 0
    for gap in _GAP.finditer(folded):
        origin.extend(range(start, gap.start()))
        seen.append(folded[start : gap.start()])
        start = gap.end()
    origin.extend(range(start, len(folded)))
    seen.append(folded[start:])
    return Squeezed("".join(seen), tuple(origin))
