"""Shares, F1 and intervals as people see them, the same in text, HTML and on the card."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.rendering.number import points_text

if TYPE_CHECKING:
    from checker.evaluation.share import Share

NO_FIGURE = "n/a"  # nothing to divide by, or not measured: not the same as 0


def figure_text(value: float | None, places: int = 3) -> str:
    """A figure in [0, 1]; 1 and 0 only when exactly reached, by the one function that rounds."""
    if value is None:
        return NO_FIGURE
    points = points_text(100 * value, decimals=places - 2)
    return f"{Decimal(points) / 100:.{places}f}"


def interval_text(share: Share, places: int = 3) -> str:
    """The 95 % interval as 0.762-0.991; empty for a share of nothing."""
    ends = share.interval
    return f"{figure_text(ends[0], places)}-{figure_text(ends[1], places)}" if ends else ""


def with_interval(share: Share) -> str:
    """0.95 (0.76-0.99): two places are enough for the few cases of one element."""
    return f"{figure_text(share.value, 2)} ({interval_text(share, 2)})" if share.of else NO_FIGURE


def count_text(share: Share) -> str:
    return f"{share.right}/{share.of}"
