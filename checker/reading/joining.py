"""Lines of pages -> paragraphs and table rows. The same for PDF and OFD.

A line that goes on to the right margin goes on in the next line; one that begins further in begins a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from checker.reading.content import Block, row_blocks
from checker.reading.furniture import without_furniture
from checker.reading.grid import grids_of
from checker.reading.layout import Line, em_of, joined, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.reading.layout import PageLayout

# In em of the line. An indent of a paragraph is two characters.
_INDENT = 1.4
_EARLY = 1.6  # a line broken before a long word or mark still reaches this close to the margin
_MUCH_EARLIER = 4.0
_SAME_LEFT = 0.3
_WIDEST_NUMBER = 3.5
_CENTRED = 0.75
_OTHER_SIZE = 0.12  # share by which the sizes of title and text differ at least
_LARGE = 1.15  # of the text's size: a title
_SMALL = 0.8  # of the text's size: a note at the foot of a page
_TITLE_SPACING = 2.5
_PARAGRAPH_SPACING = 1.35  # of the usual distance of lines
_INDENTED_SHARE = 0.1  # of the lines that begin a paragraph, in a document that indents them
_FOOT = 0.6  # of the page's height, below which its notes stand
_FEWEST_LINES = 5  # that tell the margins of a page; with fewer, those of the document hold

_CLOSED = re.compile(r"[。：！？；.:!?;][”’）)」』]*$")
_NOTE_MARK = re.compile(r"[①-⑳*＊\[［〔（(]|\d{1,2}(?!\d|年|月|日)")
_OPENS = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:、|是|章|节)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
)


@dataclass(frozen=True)
class _Margins:
    left: float
    right: float


@dataclass
class _Page:
    """lines: prose in order. rows: (y, cells) of its tables, each with the number of the table and of the row."""

    number: int
    height: float
    lines: list[Line]
    rows: list[tuple[float, list[str], int, int]]


def joined_blocks(layouts: Sequence[PageLayout]) -> list[Block]:
    """The paragraphs and table rows of a document, each with its page as its place."""
    pages = _pages(layouts)
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return [block for page in pages for block in _row_blocks(page)]
    # Weighted by length: a page of short headings does not make their size the usual one.
    em = median(line.em for line in lines for _ in range(len(line.text)))
    steps = [
        below.base - above.base
        for page in pages
        for above, below in pairwise(page.lines)
        if above.em > 0.9 * em
    ]
    margins = _margins(lines, em)
    indented = sum(abs(line.left - margins.left - 2 * em) < _SAME_LEFT * em for line in lines)
    spacing = median(steps) if steps else 2 * em
    return list(_Joiner(em, spacing, margins, indented > _INDENTED_SHARE * len(lines)).read(pages))


def _pages(layouts: Sequence[PageLayout]) -> list[_Page]:
    tables = 0
    pages: list[_Page] = []
    flows: list[tuple[float, list[Line]]] = []
    for layout in layouts:
        em = em_of(layout.glyphs) or 1.0
        grids = grids_of(layout.rules, em)
        free = [glyph for glyph in layout.glyphs if not any(grid.take(glyph) for grid in grids)]
        page = _Page(layout.number, layout.height, [], [])
        for grid in grids:
            if given_back := grid.give_back():
                free += given_back
            elif rows := grid.rows():
                tables += 1
                page.rows += [(top, cells, tables, number) for number, (top, cells) in enumerate(rows, 1)]
        pages.append(page)
        flows.append((layout.height, lines_of(free)))
    for page, kept in zip(pages, without_furniture(flows), strict=True):
        page.lines = kept
    return pages


def _margins(lines: Sequence[Line], em: float) -> _Margins:
    """Left: where most lines begin that begin furthest out; right: where the long ones end."""
    return _Margins(
        _frequent([line.left for line in lines], em / 2), -_frequent([-line.right for line in lines], em)
    )


def _frequent(values: Sequence[float], near: float) -> float:
    """The least of values that a tenth of them, and another one at least, lie near to; else the least."""
    ordered = sorted(values)
    enough = max(2, len(ordered) // 10)
    return next(
        (x for x in ordered if bisect_left(ordered, x + near) - bisect_right(ordered, x - near) >= enough),
        ordered[0],
    )


class _Joiner:
    """em: of the text; spacing: usual distance of its lines; margins: of the document; indents: paragraphs begin indented."""

    def __init__(self, em: float, spacing: float, margins: _Margins, indents: bool) -> None:
        self._em = em
        self._spacing = spacing
        self._everywhere = margins
        self._indents = indents
        self._pieces: list[str] = []
        self._first = self._last = 0
        self._notes: list[Block] = []

    def read(self, pages: Sequence[_Page]) -> Iterator[Block]:
        above: Line | None = None
        for page in pages:
            margins = _margins(page.lines, self._em) if len(page.lines) >= _FEWEST_LINES else self._everywhere
            lines, notes = self._without_notes(page)
            rows = list(page.rows)
            on_this_page = False
            columns = _in_columns(lines)
            for index, line in enumerate(lines):
                passed = [row for row in rows if row[0] < line.base]
                rows = rows[len(passed) :]
                if passed:
                    yield from self._close()
                    yield from _rows_of(page.number, passed)
                    above = None
                if index in columns:
                    yield from self._close()
                    yield Block("\t".join(line.segments), f"第 {page.number} 页", row=True)
                    above = None
                    continue
                if above is None or self._begins(above, line, margins, on_this_page):
                    yield from self._close()
                self._add(line.text, page.number)
                above, on_this_page = line, True
            if rows:
                yield from self._close()
                yield from _rows_of(page.number, rows)
                above = None
            self._notes += [Block(note, f"第 {page.number} 页 脚注") for note in notes]
        yield from self._close()

    def _add(self, text: str, page: int) -> None:
        self._first = self._first if self._pieces else page
        self._last = page
        before = self._pieces[-1] if self._pieces else ""
        self._pieces.append(joined(before, text)[len(before) :])

    def _close(self) -> Iterator[Block]:
        """The paragraph so far, then the notes that stood between its lines."""
        if self._pieces:
            pages = f"{self._first}" if self._first == self._last else f"{self._first}—{self._last}"
            yield Block("".join(self._pieces), f"第 {pages} 页")
        yield from self._notes
        self._pieces, self._notes = [], []

    def _begins(self, above: Line, line: Line, margins: _Margins, same_page: bool) -> bool:
        """True if a paragraph begins with `line`. same_page: `above` stands on the same page."""
        comparable = above.chinese and line.chinese
        if comparable and abs(above.em - line.em) > _OTHER_SIZE * max(above.em, line.em):
            return True
        step = line.base - above.base
        centre = (margins.left + margins.right) / 2
        if same_page and line.em > _LARGE * self._em:
            is_centred = abs((line.left + line.right) / 2 - centre) < _CENTRED * line.em
            return not (is_centred and step < _TITLE_SPACING * line.em)
        if same_page and step > _PARAGRAPH_SPACING * self._spacing:
            return True
        closed, opens = bool(_CLOSED.search(above.text)), bool(_OPENS.match(line.text))
        short = (margins.right - above.right) / line.em
        indent = (line.left - margins.left) / line.em
        if indent > _INDENT:
            # A block that is set in as a whole goes on as it began; two characters are the first line of a paragraph.
            # The lines of a list item stand under the word after its number.
            further = (line.left - above.left) / line.em
            block = abs(further) < _SAME_LEFT and abs(indent - 2) > _SAME_LEFT
            item = _SAME_LEFT < further < _WIDEST_NUMBER and bool(_OPENS.match(above.text))
            return not ((block or item) and short < _EARLY and not closed and not opens)
        return short > _MUCH_EARLIER or (closed and (short > _EARLY or (opens and not self._indents)))

    def _without_notes(self, page: _Page) -> tuple[list[Line], list[str]]:
        """Lines without the notes at the foot of the page, and these: small print below the last line of text."""
        end = len(page.lines)
        while end and self._is_note(page.lines[end - 1], page.height):
            end -= 1
        if not end:
            return page.lines, []
        notes: list[str] = []
        for line in page.lines[end:]:
            if notes and not _NOTE_MARK.match(line.text):
                notes[-1] = joined(notes[-1], line.text)
            else:
                notes.append(line.text)
        return page.lines[:end], notes

    def _is_note(self, line: Line, height: float) -> bool:
        small = line.chinese and line.em < _SMALL * self._em
        return small and len(line.segments) == 1 and line.base > _FOOT * height


def _in_columns(lines: Sequence[Line]) -> set[int]:
    """Indexes of lines that are rows of a table without drawn lines: gaps at the same places in two lines running."""
    found: set[int] = set()
    for index, (above, below) in enumerate(pairwise(lines)):
        if len(above.segments) > 1 and len(above.segments) == len(below.segments):
            shared = sum(
                abs(one - other) < 3 * above.em for one, other in zip(above.starts, below.starts, strict=True)
            )
            if shared == len(above.starts):
                found |= {index, index + 1}
    return found


def _rows_of(page: int, rows: Sequence[tuple[float, list[str], int, int]]) -> Iterator[Block]:
    for _, cells, table, number in rows:
        place = f"第 {page} 页 表 {table} 第 {number} 行"
        yield from row_blocks([[Block(cell)] if cell else [] for cell in cells], place)


def _row_blocks(page: _Page) -> Iterator[Block]:
    return _rows_of(page.number, page.rows)
