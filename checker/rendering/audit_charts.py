"""The shapes of the dashboard's charts, in hundredths of their width. Literal fills: an SVG takes no colour from the page in every printer.

Words stand beside the shapes as text of the page, so that they follow light, dark and print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.audit.figures import Spread, Weakness
    from checker.audit.ranking import Placed

HEIGHT = 10  # of the drawing; the page stretches it
MET, PARTIAL, MISSING = "#3d8c5a", "#d39a2d", "#c0483f"
_LINE, _SOFT, _BOX, _STRONG = "#8a94a3", "#b9c1cc", "#7fa3cf", "#1f6fb5"
_TICK = 0.6  # width of a mark


@dataclass(frozen=True)
class Shape:
    """A rectangle; x and width in hundredths of the chart, y and height of HEIGHT."""

    x: str
    width: str
    y: str
    height: str
    fill: str


def floors(points: Iterable[float]) -> tuple[Shape, ...]:
    """Thin lines at the points where grades begin."""
    return tuple(_shape(at - 0.1, 0.2, 0, HEIGHT, _SOFT) for at in points)


def box(spread: Spread) -> tuple[Shape, ...]:
    """From the lowest to the highest, the middle half as a box, a mark at the median."""
    return (
        _shape(spread.low, spread.high - spread.low, 4.5, 1, _LINE),
        _shape(spread.quarter, spread.three_quarters - spread.quarter, 2, 6, _BOX),
        _tick(spread.middle, _STRONG),
    )


def interval(placed: Placed) -> tuple[Shape, ...]:
    """The interval as a bar, a mark at the points."""
    low, high = placed.margin.low, placed.margin.high
    return (_shape(low, high - low, 3.5, 3, _BOX), _tick(placed.report.points or 0.0, _STRONG))


def shares(one: Weakness) -> tuple[Shape, ...]:
    """Missing, partial and met as parts of the asked reports, the missing first."""
    shapes, start = [], 0.0
    for number, fill in ((one.missing, MISSING), (one.partial, PARTIAL), (one.met, MET)):
        width = 100 * number / one.asked if one.asked else 0.0
        shapes.append(_shape(start, width, 1, 8, fill))
        start += width
    return tuple(shapes)


def _tick(at: float, fill: str) -> Shape:
    return _shape(min(max(at - _TICK / 2, 0.0), 100 - _TICK), _TICK, 0.5, 9, fill)


def _shape(x: float, width: float, y: float, height: float, fill: str) -> Shape:
    return Shape(f"{x:.2f}", f"{max(width, 0.0):.2f}", f"{y:g}", f"{height:g}", fill)
