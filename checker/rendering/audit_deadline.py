"""Which reports were public in time, as terminal lines, JSON and a table for CSV. Computes nothing beyond counting."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.audit.deadline import Punctuality
from checker.rendering.audit_tables import Field, RowTable
from checker.rendering.page import Page
from checker.rendering.words import level_word, year_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from checker.audit.deadline import Publication
    from checker.rendering.audit_tables import Value
    from checker.rendering.line import Line

SCHEMA_VERSION = "1"
WORDS = {
    Punctuality.ON_TIME: "按时",
    Punctuality.LATE: "逾期",
    Punctuality.EARLY: "日期有疑问",
    Punctuality.UNKNOWN: "公开日期不详",
}
_NOTES = {
    Punctuality.EARLY: "报告年度尚未结束就已公开，请核对日期或年度",
    Punctuality.UNKNOWN: "清单和网页都没有写明，不作判断；可在清单里写明公开日期后重新检查",
}
_LISTED = 50


def deadline_lines(found: Sequence[Publication], width: int) -> list[Line]:
    page = Page(width)
    page.text("公开时限", "bold")
    page.text(
        "2018年度及以前的报告看次年 3 月 31 日，2019年度起看次年 4 月 1 日。只看首次公开的日期。", "dim"
    )
    counts = Counter(one.state for one in found)
    page.field("合计", "，".join(f"{WORDS[state]} {counts[state]:,} 份" for state in Punctuality))
    for year in sorted({one.report.year or 0 for one in found}, reverse=True):
        own = Counter(one.state for one in found if (one.report.year or 0) == year)
        told = "，".join(f"{WORDS[state]} {own[state]:,}" for state in Punctuality if own[state])
        page.field(year_text(year or None), told)
    for state, style in (
        (Punctuality.LATE, "red"),
        (Punctuality.EARLY, "yellow"),
        (Punctuality.UNKNOWN, "yellow"),
    ):
        members = [one for one in found if one.state is state]
        if not members:
            continue
        page.section(WORDS[state], f"{len(members)} 份")
        if state in _NOTES:
            page.text(f"{_NOTES[state]}。", "dim", indent=2)
        for one in members[:_LISTED]:
            page.marked("·", f"{one.report.name}　{year_text(one.report.year)}", style, _told(one))
        if len(members) > _LISTED:
            page.text(
                f"另有 {len(members) - _LISTED:,} 份，用 --format csv 或 json 看全部。", "dim", indent=2
            )
    return page.lines


def deadline_json(found: Sequence[Publication]) -> str:
    """One object, ending in a line feed."""
    counts = Counter(one.state for one in found)
    value: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "counts": {state.value: counts[state] for state in Punctuality},
        "reports": [
            {
                "report": str(one.report.id),
                "path": one.report.path,
                "issuer": one.report.issuer,
                "level": one.report.level,
                "year": one.report.year,
                "state": one.state.value,
                "limit": _iso(one.limit),
                "published": _iso(one.published),
                "days_late": one.days,
                "basis": one.basis,
            }
            for one in found
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def deadline_table(found: Sequence[Publication]) -> RowTable:
    fields = (
        Field("state", "情况"),
        Field("issuer", "制发单位"),
        Field("level", "层级"),
        Field("year", "年度", int),
        Field("published", "公开日期"),
        Field("limit", "最迟日期"),
        Field("days", "逾期天数", int),
        Field("basis", "依据"),
        Field("path", "文件"),
    )

    def rows() -> Iterator[Sequence[Value]]:
        for one in found:
            report = one.report
            yield (
                WORDS[one.state],
                report.issuer,
                level_word(report.level),
                report.year,
                _iso(one.published),
                _iso(one.limit),
                one.days or None,
                one.basis,
                report.path,
            )

    return RowTable("deadline", fields, rows)


def _told(one: Publication) -> str:
    if one.state is Punctuality.LATE:
        return f"{_iso(one.published)}，晚 {one.days} 天"
    return _iso(one.published) or ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
