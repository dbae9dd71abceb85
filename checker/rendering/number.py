"""Points as people see them. The only place where a renderer may round a number."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

NO_POINTS = "—"  # nothing applies, or no grade may be given: not the same as 0


def points_text(points: float | None, decimals: int = 1) -> str:
    """Points (0-100) with `decimals` places; the ends of the scale only when exactly reached.

    99.97 is 99.9, not 100.0, and 0.01 is 0.1, not 0.0: a reader takes the ends for "everything" and
    "nothing". 100 and 0 themselves lose their places.
    """
    if points is None:
        return NO_POINTS
    if points in (0, 100):
        return str(int(points))
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(points)).quantize(step, rounding=ROUND_HALF_UP)
    return str(min(max(rounded, step), 100 - step))


def share_text(points: float | None) -> str:
    """Points (0-100) as a whole percentage: 100% and 0% only when exactly that."""
    return NO_POINTS if points is None else f"{points_text(points, decimals=0)}%"


def bar_length(points: float | None, cells: int) -> int:
    """How many of `cells` cells of a bar are filled: full or empty only when exactly so."""
    if points is None or points <= 0:
        return 0
    if points >= 100:
        return cells
    return min(max(round(points * cells / 100), 1), cells - 1)
