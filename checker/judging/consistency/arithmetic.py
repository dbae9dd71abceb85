"""Figures that contradict each other: consistency/arithmetic. The kinds of contradiction stand in figures/."""

from __future__ import annotations

from collections.abc import Iterator

from checker.finding import ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.caseload import caseload
from checker.judging.consistency.figures.dates import dates
from checker.judging.consistency.figures.fates import fates
from checker.judging.consistency.figures.growth import growth
from checker.judging.consistency.figures.limits import limits
from checker.judging.consistency.figures.shares import shares
from checker.judging.consistency.figures.sums import sums
from checker.judging.consistency.figures.two_values import two_values

_KINDS = (shares, growth, sums, fates, caseload, limits, two_values, dates)


def arithmetic(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Every contradiction between figures; two kinds that quote the same place say it once."""
    told: set[tuple[int, int]] = set()
    for kind in _KINDS:
        for finding in kind(draft):
            places = {(quote.start, quote.end) for quote in finding.quotes}
            if not places <= told:
                told |= places
                yield finding
