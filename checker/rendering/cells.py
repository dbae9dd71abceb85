"""Widths and line breaks on a terminal, counted in cells: a Chinese character takes two. Knows no report.

Terminals disagree about “ ” … — · ● ①: one cell in most, two in Chinese consoles. Here they count as two, so
a line that was broken here fits on both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS = "……"

_OPENING = "《〈（【〔「『“‘(\\["
_CLOSING = "，。、；：？！）》〉】〕」』”’…—,;:?!)\\]%％"
# What must not be torn apart: an opening mark and what follows it, a closing mark and what it closes, a
# number or Latin word.
_ATOM = re.compile(rf"[{_OPENING}]*(?:[A-Za-z0-9_./@#+&=-]+|[^\s])[{_CLOSING}]*|\s", re.DOTALL)


# Characters whose width no version of Unicode and no terminal disputes: nearly all of a report. The rest is looked up in rich's tables.
_SURE = re.compile(
    r"[ -~\u00b0-\u00ff\u0391-\u03c9\u2010-\u2027\u2160-\u22ff\u2460-\u25fc\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*"
)
_FIRST_WIDE = "\u3000"  # of these: two cells from here on, one before


def cell_len(text: str) -> int:
    """Cells `text` takes on most terminals."""
    if _SURE.fullmatch(text):
        return len(text) + sum(map(_FIRST_WIDE.__le__, text))
    from rich.cells import cell_len as looked_up  # noqa: PLC0415 -- rich takes long to import, and most reports need none of it

    return looked_up(text)


@lru_cache(maxsize=8192)
def _character_cells(character: str) -> int:
    cells = cell_len(character)
    return 2 if cells == 1 and unicodedata.east_asian_width(character) == "A" else cells


def cells_of(text: str) -> int:
    """Cells `text` takes where terminals draw it widest."""
    return sum(_character_cells(character) for character in text)


def pad(text: str, cells: int) -> str:
    """`text` filled up with spaces, as most terminals draw it; never cut."""
    return text + " " * max(cells - cell_len(text), 0)


def cut(text: str, cells: int) -> str:
    """`text` if it fits into `cells`, else its beginning and ……; no stop or comma is left before the dots."""
    if cells_of(text) <= cells:
        return text
    room = cells - cells_of(ELLIPSIS)
    end = 0
    for character in text:
        room -= _character_cells(character)
        if room < 0:
            break
        end += 1
    return text[:end].rstrip(" ，。、；：,;:") + ELLIPSIS


def wrap(text: str, cells: int) -> list[str]:
    """`text` as lines of at most `cells` cells (2 or more), none of them starting with a closing mark.

    An empty text is one empty line.
    """
    lines: list[str] = []
    line, used = "", 0
    for atom in _atoms(text, cells):
        width = cells_of(atom)
        if used + width > cells:
            lines.append(line.rstrip())
            line, used = "", 0
        if line or not atom.isspace():
            line += atom
            used += width
    return [*lines, line.rstrip()]


def _atoms(text: str, cells: int) -> Iterator[str]:
    for match in _ATOM.finditer(text):
        atom = match[0]
        while cells_of(atom) > cells:  # a word wider than the line has to be torn
            end = 1
            while end < len(atom) and cells_of(atom[: end + 1]) <= cells:
                end += 1
            yield atom[:end]
            atom = atom[end:]
        if atom:
            yield atom
