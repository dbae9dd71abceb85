"""Tables of a page by their drawn lines: cells, and which glyphs stand in them. A table without lines is not seen here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from checker.reading.content import LONGEST_CELL
from checker.reading.layout import joined, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.reading.layout import Glyph, Rule

_FEWEST_COLUMNS = 2  # a single column is a frame around text
_FEWEST_ROWS = 2
_NARROW = 5  # tolerances, which is one em: a column that holds no character
_MOST_TABLES = 50  # on one page
_MOST_LINES = 400  # of one direction in one table; more is a drawing


class Grid:
    """A table. xs, ys: its upright and level lines in order."""

    def __init__(self, xs: list[float], ys: list[float], rules: Sequence[Rule], tolerance: float) -> None:
        self.xs, self.ys = xs, ys
        self._tolerance = tolerance
        self._cells: dict[tuple[int, int], list[Glyph]] = {}
        # Cells (row, column) that have a line above, or to the left.
        self._above: set[tuple[int, int]] = set()
        self._before: set[tuple[int, int]] = set()
        for rule in rules:
            if rule.bottom - rule.top <= tolerance:
                row = _nearest(ys, rule.top)
                self._above |= {(row, column) for column in _covered(xs, rule.left, rule.right)}
            if rule.right - rule.left <= tolerance:
                column = _nearest(xs, rule.left)
                self._before |= {(row, column) for row in _covered(ys, rule.top, rule.bottom)}

    def take(self, glyph: Glyph) -> bool:
        """Put a glyph into its cell; False if it stands outside of the table."""
        x, y = (glyph.left + glyph.right) / 2, glyph.base - 0.3 * glyph.height
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return False
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        # Where no line stands between two cells, they are one, and it begins above or to the left.
        while row > 0 and (row, column) not in self._above:
            row -= 1
        while column > 0 and (row, column) not in self._before:
            column -= 1
        self._cells.setdefault((row, column), []).append(glyph)
        return True

    def give_back(self) -> list[Glyph]:
        """The glyphs, if the table only lays out prose; [] if it is a table."""
        lengths = [len(glyphs) for glyphs in self._cells.values()]
        return list(chain(*self._cells.values())) if max(lengths, default=0) > LONGEST_CELL else []

    def rows(self) -> list[tuple[float, list[str]]]:
        """For every row with text: where it begins on the page, and its cells, "" for an empty one."""
        found = []
        used = {column for _, column in self._cells}
        # Browsers draw a line around every cell; the strip between two of them is no column.
        columns = [
            column
            for column, (left, right) in enumerate(pairwise(self.xs))
            if column in used or right - left > _NARROW * self._tolerance
        ]
        for row, top in enumerate(self.ys[:-1]):
            cells = [_text(self._cells.get((row, column), [])) for column in columns]
            if any(cells):
                found.append((top, cells))
        return found


def grids_of(rules: Sequence[Rule], em: float) -> list[Grid]:
    """The tables drawn with rules, from top to bottom. em: of the page, by which near lines are told from one."""
    tolerance = 0.2 * em
    long_enough = [rule for rule in rules if max(rule.right - rule.left, rule.bottom - rule.top) > em / 2]
    grids = []
    for group in _touching(long_enough, tolerance):
        upright = [rule for rule in group if rule.right - rule.left <= tolerance]
        level = [rule for rule in group if rule.bottom - rule.top <= tolerance]
        xs = _places((rule.left for rule in upright), tolerance)
        ys = _places((rule.top for rule in level), tolerance)
        if _FEWEST_COLUMNS < len(xs) <= _MOST_LINES and _FEWEST_ROWS < len(ys) <= _MOST_LINES:
            grids.append(Grid(xs, ys, group, tolerance))
    return grids[:_MOST_TABLES]


def _touching(rules: Sequence[Rule], tolerance: float) -> list[list[Rule]]:
    """Rules in groups that hang together, found along y, so that tables below each other stay apart."""
    groups: list[tuple[float, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        if groups and rule.top <= groups[-1][0] + tolerance:
            groups[-1][1].append(rule)
            groups[-1] = (max(groups[-1][0], rule.bottom), groups[-1][1])
        else:
            groups.append((rule.bottom, [rule]))
    return [group for _, group in groups]


def _places(values: Iterable[float], tolerance: float) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > tolerance:
            places.append(value)
    return places


def _nearest(places: Sequence[float], value: float) -> int:
    return min(max(bisect_right(places, value) - 1, 0), len(places) - 1)


def _covered(places: Sequence[float], start: float, end: float) -> range:
    """The strips between neighbouring places whose middle lies between start and end."""
    middles = [(one + other) / 2 for one, other in pairwise(places)]
    return range(bisect_left(middles, start), bisect_right(middles, end))


def _text(glyphs: list[Glyph]) -> str:
    text = ""
    for line in lines_of(glyphs):
        text = joined(text, line.text)
    return text
