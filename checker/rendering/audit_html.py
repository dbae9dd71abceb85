"""An audit as one HTML page that needs nothing else: summary, charts, ranking, matrix, details. Computes nothing.

What a large audit would make too long for a browser is left out by rules that the page states: MOST_LISTED and MOST_DETAILED.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.audit.figures import by_region, spread_of, weakest
from checker.audit.ranking import REASONS
from checker.audit.review import State
from checker.finding import Outcome
from checker.rendering.audit_charts import Shape, box, floors, interval, shares
from checker.rendering.audit_words import (
    LEGEND,
    MARKS,
    STATUS_WORDS,
    TITLE,
    accuracy_lines,
    band_text,
    counted_lines,
    interval_text,
    league_title,
    level_words,
    places_text,
    reading_lines,
    rulebook_lines,
    warning_lines,
)
from checker.rendering.decisions import decisions_text, review_count_lines
from checker.rendering.html.environment import render
from checker.rendering.html.marks import KINDS
from checker.rendering.number import points_text
from checker.rendering.words import OUTCOME_WORDS, level_word, year_text

if TYPE_CHECKING:
    from checker.audit.overview import Overview
    from checker.audit.ranking import League, Placed
    from checker.audit.values import Contradiction, Detail, Report

MOST_LISTED = 2000  # ranked reports in tables and matrix; beyond, each group shows its ends
EACH_END = 50
MOST_DETAILED = 200  # reports with their problems on the page
MOST_LEFT_OUT = 500
MOST_OVERRULED = 500
_WEAKEST = 20


@dataclass(frozen=True)
class Bar:
    """A row of a chart: words, shapes, words."""

    name: str
    shapes: tuple[Shape, ...]
    note: str


@dataclass(frozen=True)
class Row:
    """A ranked report. anchor: of its details, "" when they are not on the page; cells: the matrix row, made of constants only."""

    placed: Placed
    band: str
    places: str
    possible: str
    interval: str
    shapes: tuple[Shape, ...]
    points: str
    anchor: str
    cells: Any
    starts_band: bool


@dataclass(frozen=True)
class Group:
    """A league as it is shown. omitted: reports in the middle that are left out."""

    id: str
    title: str
    rows: tuple[Row, ...]
    omitted: int
    bands: int


@dataclass(frozen=True)
class Problem:
    kind: str
    mark: str
    word: str
    title: str
    detail: Detail
    review: str


@dataclass(frozen=True)
class Card:
    """The problems of one report."""

    anchor: str
    report: Report
    head: str
    problems: tuple[Problem, ...]
    queries: tuple[Contradiction, ...]


def audit_html(overview: Overview) -> str:
    """The page, ending in a line feed. Raises UsageFault when the extra `report` is not installed."""
    contents = overview.contents
    detailed = _detailed(overview)
    lines = tuple(floors(floor for _, floor in contents.scoring.grades))
    groups = tuple(_group(overview, league, detailed, lines) for league in overview.leagues)
    newest = overview.leagues[0].year if overview.leagues else None
    return render(
        "audit.html.j2",
        "page.css audit.css print.css",
        "audit.js",
        title=TITLE,
        version=__version__,
        store=contents.store,
        files=overview.files,
        counted=len(contents.reports),
        summary=(
            ("包括什么", counted_lines(overview)),
            ("人工复核", review_count_lines(contents.reviewed)),
            ("怎样读", reading_lines(overview)),
            ("有多准", accuracy_lines(overview)),
            ("用什么规则", rulebook_lines(overview)),
        ),
        warnings=warning_lines(overview),
        levels=_level_bars(overview, lines),
        region_title=f"{year_text(newest)}各地区得分" if newest else "",
        regions=[
            Bar(one.name, (*lines, *box(one)), f"{one.reports} 份，中位 {points_text(one.middle)}（{level_words(one.levels)}）")
            for one in by_region(league for league in overview.leagues if league.year == newest)
        ],
        weakest=[
            Bar(
                one.element.title,
                shares(one),
                f"缺失 {one.missing}、仅提及 {one.partial}，共 {one.asked} 份"
                + (f"；缺失判断可信度 {100 * one.trust:.0f}%" if one.trust is not None else ""),
            )
            for one in weakest(contents.elements, overview.leagues, overview.accuracy)[:_WEAKEST]
        ],
        floors=[(name, points_text(floor, 0)) for name, floor in contents.scoring.grades],
        groups=groups,
        opened=_largest(overview, newest),
        bundles=[(title, len(list(members))) for title, members in groupby(e.group_title for e in contents.elements)],
        elements=[element.title for element in contents.elements],
        legend=LEGEND,
        cards=_cards(overview, detailed),
        ranked=sum(len(league.placed) for league in overview.leagues),
        detailed=len(detailed),
        most_listed=MOST_LISTED,
        each_end=EACH_END,
        unranked=[(one.report, REASONS[one.reason]) for one in overview.unranked[:MOST_LEFT_OUT]],
        overruled=_overruled(overview),
        left_out=[(STATUS_WORDS.get(one.status, one.status), one) for one in contents.left_out[:MOST_LEFT_OUT]],
        hidden=max(0, len(contents.left_out) - MOST_LEFT_OUT) + max(0, len(overview.unranked) - MOST_LEFT_OUT),
    )  # fmt: skip


def _anchor(league: League) -> str:
    return f"g-{league.year}-{league.level}-{league.rulebook}"


def _largest(overview: Overview, year: int | None) -> str:
    """The group that is open when the page is."""
    newest = [league for league in overview.leagues if league.year == year]
    return _anchor(max(newest, key=lambda league: len(league.placed))) if newest else ""


def _level_bars(overview: Overview, lines: tuple[Shape, ...]) -> list[Bar]:
    bars = []
    for league in overview.leagues:
        spread = spread_of("", [one.report for one in league.placed])
        if spread is not None:
            grades = "，".join(
                f"{grade} {spread.grades[grade]}" for grade in _grades(overview, spread.grades)
            )
            bars.append(
                Bar(
                    league_title(league),
                    (*lines, *box(spread)),
                    f"中位 {points_text(spread.middle)}；{grades}",
                )
            )
    return bars  # fmt: skip


def _grades(overview: Overview, present: Any) -> list[str]:
    known = [name for name, _ in overview.contents.scoring.grades] + [overview.contents.scoring.fail_grade]
    return [grade for grade in (*known, "不定等次") if present.get(grade)]


def _detailed(overview: Overview) -> frozenset[int]:
    """The reports whose problems are on the page: the lowest of each group in turn, until MOST_DETAILED are chosen."""
    queues = [[one.report.id for one in league.placed] for league in overview.leagues]
    chosen: list[int] = []
    while any(queues) and len(chosen) < MOST_DETAILED:
        for queue in queues:
            if queue and len(chosen) < MOST_DETAILED:
                chosen.append(queue.pop())
    return frozenset(chosen)


def _group(overview: Overview, league: League, detailed: frozenset[int], lines: tuple[Shape, ...]) -> Group:
    placed: Sequence[Placed] = league.placed
    ranked = sum(len(one.placed) for one in overview.leagues)
    omitted = 0
    if ranked > MOST_LISTED and len(placed) > 2 * EACH_END:
        omitted = len(placed) - 2 * EACH_END
        placed = (*placed[:EACH_END], *placed[-EACH_END:])
    rows = tuple(
        Row(
            one,
            band_text(one),
            places_text(one.first, one.last),
            places_text(one.best, one.worst),
            interval_text(one),
            (*lines, *interval(one)),
            points_text(one.report.points),
            f"r-{one.report.id}" if one.report.id in detailed else "",
            _matrix_cells(one.report),
            bool(number) and placed[number - 1].band != one.band,
        )
        for number, one in enumerate(placed)
    )
    return Group(_anchor(league), league_title(league), rows, omitted, league.bands)


def _matrix_cells(report: Report) -> Any:
    from markupsafe import Markup  # noqa: PLC0415 -- comes with the extra

    return Markup(
        "".join("<td>" if verdict is None else _CELLS[verdict] for verdict in report.verdicts)
    )  # constants only: nothing of the report is in it


_CELLS = {outcome: f'<td class="{KINDS.get(outcome, "aside")}">{mark}' for outcome, mark in MARKS.items()}


def _overruled(overview: Overview) -> list[tuple[str, str, str, str]]:
    """(body and year, element, the checker's word, the decision) of each valid decision that is another than the checker's."""
    reports = {report.id: report for report in overview.contents.reports}
    titles = {element.id: element.title for element in overview.contents.elements}
    return [
        (
            f"{reports[one.report].name}　{year_text(one.year)}",
            titles.get(one.element, one.element),
            f"{MARKS[one.outcome]} {OUTCOME_WORDS[one.outcome]}",
            decisions_text([one]),
        )
        for one in overview.contents.reviewed
        if one.state is State.VALID and not one.agrees and one.report in reports
    ][:MOST_OVERRULED]


def _cards(overview: Overview, detailed: frozenset[int]) -> list[Card]:
    ids = [report.id for report in overview.ordered if report.id in detailed]
    titles = {element.id: element.title for element in overview.contents.elements}
    reports = {report.id: report for report in overview.contents.reports}
    queries: dict[int, list[Contradiction]] = {}
    for query in overview.contents.contradictions(ids):
        queries.setdefault(query.report, []).append(query)
    found: dict[int, list[Problem]] = {}
    for one in overview.contents.problems(ids):
        words = OUTCOME_WORDS[one.outcome]
        review = decisions_text(overview.reviews.get((one.report, one.element), ()))
        problem = Problem(
            KINDS.get(one.outcome, "aside"), MARKS[one.outcome], words, titles[one.element], one, review
        )
        found.setdefault(one.report, []).append(problem)
    order, cards = list(Outcome), []
    for id_ in ids:
        placed, report = overview.placed[id_], reports[id_]
        head = (
            f"{year_text(report.year)}　{level_word(report.level)}　{points_text(report.points)} 分"
            f"（误差区间 {interval_text(placed)}）　{report.grade or '不定等次'}　{band_text(placed)}"
        )
        problems = sorted(found.get(id_, ()), key=lambda one: -order.index(one.detail.outcome))
        cards.append(Card(f"r-{id_}", report, head, tuple(problems), tuple(queries.get(id_, ()))))
    return cards
