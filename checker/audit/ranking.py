"""Reports of one level and one year in order, ties shown as ties. Definitions: docs/audit-report.md, "Bands"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from checker.audit.margin import Margin
from checker.audit.values import Report

LEVEL_ORDER = "PCXTD"


@dataclass(frozen=True)
class Placed:
    """band: from 1; bodies of one band are not told apart. first, last: the places the band takes up. best, worst: the places this body may
    hold, given its own interval and those of all others.
    """

    report: Report
    margin: Margin
    band: int
    first: int
    last: int
    best: int
    worst: int


@dataclass(frozen=True)
class League:
    """Reports that may be compared: one level, one year, one rulebook. placed: by points, then by name, so that nothing depends on files."""

    level: str
    year: int
    rulebook: int
    placed: tuple[Placed, ...]

    @property
    def bands(self) -> int:
        return self.placed[-1].band


@dataclass(frozen=True)
class Unranked:
    """reason: one of REASONS."""

    report: Report
    reason: str


# Why a report that counts has no place; in the order in which they are looked at.
REASONS = {
    "not-annual": "不像法治政府建设年度报告",
    "level": "层级没有认出",
    "year": "年度没有认出",
    "points": "不计分（2019年度以前的报告，或没有适用要素）",
    "margin": "得分与现行计分权重不符，误差无法推算",
}


def rank(
    reports: Iterable[Report], margin_of: Callable[[Report], Margin | None]
) -> tuple[tuple[League, ...], tuple[Unranked, ...]]:
    """Leagues by year (newest first) and level, and the reports that are in none. Never compares across levels, years or rulebooks."""
    members: dict[tuple[int, str, int], list[tuple[Report, Margin]]] = defaultdict(list)
    unranked = []
    for report in reports:
        margin = margin_of(report)
        reason = _why_not(report, margin)
        if reason is not None or report.year is None or report.level is None or margin is None:
            unranked.append(Unranked(report, reason or "margin"))
        else:
            members[report.year, report.level, report.rulebook].append((report, margin))
    order = sorted(members, key=lambda key: (-key[0], _level(key[1]), key[2]))
    return (
        tuple(League(level, year, book, _placed(members[year, level, book])) for year, level, book in order),
        tuple(sorted(unranked, key=lambda one: (list(REASONS).index(one.reason), one.report.path))),
    )


def _why_not(report: Report, margin: Margin | None) -> str | None:
    wanting = {
        "not-annual": not report.is_annual,
        "level": report.level is None,
        "year": report.year is None,
        "points": report.points is None,
        "margin": margin is None,
    }
    return next((reason for reason in REASONS if wanting[reason]), None)


def _level(level: str) -> int:
    return LEVEL_ORDER.find(level) % (len(LEVEL_ORDER) + 1)


def _placed(members: Sequence[tuple[Report, Margin]]) -> tuple[Placed, ...]:
    ordered = sorted(members, key=lambda one: (-(one[0].points or 0.0), one[0].name, one[0].path))
    lows = sorted(margin.low for _, margin in ordered)
    highs = sorted(margin.high for _, margin in ordered)
    bands = _bands(ordered)
    placed, first = [], 1
    for number, band in enumerate(bands, 1):
        last = first + len(band) - 1
        for report, margin in band:
            # Surely before it: whose interval lies wholly above; surely behind it: wholly below.
            best = 1 + len(lows) - bisect_right(lows, margin.high)
            worst = len(highs) - bisect_left(highs, margin.low)
            placed.append(Placed(report, margin, number, first, last, best, worst))
        first = last + 1
    return tuple(placed)


def _bands(ordered: Sequence[tuple[Report, Margin]]) -> list[list[tuple[Report, Margin]]]:
    """A band is the first body not yet placed and all that follow it directly whose interval overlaps with its own."""
    bands: list[list[tuple[Report, Margin]]] = []
    for report, margin in ordered:
        if bands and margin.high >= bands[-1][0][1].low:
            bands[-1].append((report, margin))
        else:
            bands.append([(report, margin)])
    return bands
