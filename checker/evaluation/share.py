"""A share with its uncertainty: so many of so many. Knows no report and no element."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054  # two-sided 95 % of the normal distribution


@dataclass(frozen=True)
class Share:
    """right of `of`, whole numbers. A share of nothing has no value; it is neither 0 nor 1."""

    right: int
    of: int

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.right, self.of) if self.of else None


def share_of(answers: Iterable[bool]) -> Share:
    """How many of the answers are true."""
    listed = list(answers)
    return Share(sum(listed), len(listed))


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson score interval at 95 %, both ends in [0, 1]; `of` is 1 or more.

    Chosen over the normal approximation because it holds for few cases and at the ends of the scale: 10 of 10
    gives 0.72 to 1, not 1 to 1. Source: Wilson 1927, without continuity correction.
    """
    share, z2 = right / of, Z95 * Z95
    centre = share + z2 / (2 * of)
    margin = Z95 * sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    scale = 1 + z2 / of
    # At 0 and at all the formula is exact; only floating point would miss the end.
    low = 0.0 if right == 0 else (centre - margin) / scale
    high = 1.0 if right == of else (centre + margin) / scale
    return low, high
