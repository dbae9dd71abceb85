"""A page as PDF and OFD have it: single characters at places. Here they become lines.

Lengths are in the unit of the format (points, millimetres); y grows downwards from the top of the page. An em is the width
of one Chinese character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isfinite
from operator import attrgetter
from statistics import median
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from checker.reading.content import is_chinese
from checker.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# No limits that refuse: what is beyond the first is a drawing and is not looked at; from the second on a user is told that it takes a moment.
MOST_RULES = 20_000  # pieces of lines on a page
SLOW_PAGES = 30

_SAME_LINE = 0.5  # em between baselines: less than any line spacing, more than a raised note number
_SAME_SPOT = 0.2  # em: a character printed again this close makes the first one bold
_WORD_GAP = 0.2  # em between Latin letters
_COLUMN_GAP = 1.5  # em: wider than a letter-spaced title, narrower than any two columns

_SMALL, _RAISED = 0.8, 0.15  # of the line's height, em: the number of a note
_NOTE_MARK = re.compile(r"[\d*①-⑳\[\]〔〕]")

# Latin letters and figures, between which a blank means something.
_WORD_CHARACTERS = frozenset(digits + ascii_letters)


class Glyph(NamedTuple):
    """One printed character. base: y of its baseline; height: of its font."""

    char: str
    left: float
    right: float
    base: float
    height: float


class Rule(NamedTuple):
    """A straight line that is drawn, level or upright; left <= right, top <= bottom."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass
class PageLayout:
    """What is printed on one page. number: from 1. Glyphs without a size, or at no place at all, are left out: nobody sees them."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.height = max(self.height, 1.0)
        self.glyphs = [glyph for glyph in self.glyphs if _is_visible(glyph)]
        self.rules = [rule for rule in self.rules if all(map(isfinite, rule))]


@dataclass(frozen=True)
class Line:
    """A printed line. segments: its text, cut at gaps as wide as between columns; starts: where each begins.

    chinese: without a Chinese character in it, em is a guess.
    """

    segments: tuple[str, ...]
    starts: tuple[float, ...]
    left: float
    right: float
    base: float
    em: float
    chinese: bool = True

    @property
    def text(self) -> str:
        """The line in one piece. Single characters far apart are one spaced word, anything else is set off."""
        apart = "" if all(len(segment) == 1 for segment in self.segments) else " "
        return apart.join(self.segments)


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a page or a table cell, from top to bottom."""
    rows: list[list[Glyph]] = []
    anchor = 0.0
    widest = 0.0
    for glyph in sorted(glyphs, key=attrgetter("base", "left")):
        below = glyph.base - anchor
        if rows and (below <= _SAME_LINE * widest or below <= _SAME_LINE * _width(glyph)):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            anchor, widest = glyph.base, _width(glyph)
    lines = (_line(row) for row in rows)
    return [line for line in lines if line.text]


def em_of(glyphs: Iterable[Glyph]) -> float | None:
    """The width of a Chinese character among glyphs, None where there is none."""
    widths = [glyph.right - glyph.left for glyph in glyphs if is_chinese(glyph.char)]
    return median(widths) if widths else None


def joined(before: str, after: str) -> str:
    """Two pieces of running text: Chinese follows without a blank, words do not grow together."""
    apart = before[-1:] in _WORD_CHARACTERS and after[:1] in _WORD_CHARACTERS
    return f"{before} {after}" if apart else before + after


def _is_visible(glyph: Glyph) -> bool:
    _, left, right, base, height = glyph
    # A sum is finite only if every number is.
    finite = isfinite(left + right + base + height) or all(map(isfinite, glyph[1:]))
    return finite and right > left and height > 0


def _width(glyph: Glyph) -> float:
    """The em of one glyph: its width if it is Chinese, else what its height suggests."""
    return glyph.right - glyph.left if is_chinese(glyph.char) else 0.8 * glyph.height


def _line(row: Sequence[Glyph]) -> Line:
    ordered = sorted(row, key=attrgetter("left"))
    known = em_of(ordered)
    em = known or median(_width(glyph) for glyph in ordered)
    segments: list[str] = []
    starts: list[float] = []
    kept: list[Glyph] = []
    blank = False
    height, foot = median(glyph.height for glyph in ordered), median(glyph.base for glyph in ordered)
    small, raised, near, wide = _SMALL * height, _RAISED * em, _SAME_SPOT * em, _COLUMN_GAP * em
    for glyph in ordered:
        char, left = glyph.char, glyph.left
        if char.isspace():
            blank = True
            continue
        if glyph.height < small and foot - glyph.base > raised and _NOTE_MARK.fullmatch(char):
            continue  # the number of a note would become a digit of the figure before it
        # In order: where the last one stands further off, so do those before it.
        if kept and left - kept[-1].left < near and _is_printed_again(glyph, kept[-4:], near):
            continue
        gap = left - kept[-1].right if kept else 0.0
        if not kept or gap > wide:
            segments.append(char)
            starts.append(left)
        elif _is_word_gap(kept[-1].char, char, gap / em, blank):
            segments[-1] += " " + char
        else:
            segments[-1] += char
        kept.append(glyph)
        blank = False
    if not kept:
        return Line((), (), 0.0, 0.0, row[0].base, em)
    base = median(glyph.base for glyph in kept)
    right = max(glyph.right for glyph in kept)
    return Line(tuple(segments), tuple(starts), kept[0].left, right, base, em, known is not None)


def _is_printed_again(glyph: Glyph, before: Sequence[Glyph], near: float) -> bool:
    return any(glyph.char == other.char and abs(glyph.left - other.left) < near for other in before)


def _is_word_gap(before: str, after: str, gap: float, blank: bool) -> bool:
    if before not in _WORD_CHARACTERS or after not in _WORD_CHARACTERS:
        return False
    return gap > _WORD_GAP / 2 if blank else gap > _WORD_GAP and before.isalpha() and after.isalpha()
