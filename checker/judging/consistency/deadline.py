"""Whether the report was public in time: consistency/deadline. Silent when nobody knows the day.

Source: 《法治政府建设与责任落实督察工作规定》第二十四条 (before 1 April of the next year); for reports up to 2018 the outline of 2015 (first quarter).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.places import Place, finding_at
from checker.rulebook.loading import load_deadlines

if TYPE_CHECKING:
    from datetime import date

CHECK, TITLE = "consistency/deadline", "公开时限"
_DAY = r"(20\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})"
# Only a date that is named as the day of publication; 成文日期 and page clocks are not.
_LABELLED = re.compile(rf"(?:发布|公开|公布)\s?(?:日期|时间)\s?:?\s?\|?\s?({_DAY}日?)")
_TOLD = re.compile(rf"(?:本|年度|该)报告(?:已)?于({_DAY}日)[^。\n]{{0,20}}(?:公开|公布|发布)")
# What each of them holds: looked for first, since most reports name no day.
_LABEL, _TOLD_DAY = re.compile("日期|时间"), re.compile("于20")


def deadline(draft: Draft) -> Iterator[ConsistencyFinding]:
    """At most one finding: published too late, or before the year was over."""
    year = draft.year
    known = _published(draft) if year is not None else None
    if year is None or known is None:
        return
    rule = next((d for d in load_deadlines(draft.rules) if year in d.years), None)
    if rule is None:
        return
    day, place, certainty, source = known
    limit = rule.last_day(year)
    if day > limit:
        message = (
            f"{year}年度报告应于{_chinese(limit)}前公开（{rule.basis}），{source}的公开日期是{_chinese(day)}，"
            f"晚了{(day - limit).days}天。请核对：这是否首次公开的日期？"
        )
    elif (day.year, day.month, day.day) < (year, 12, 31):
        message = f"{source}的公开日期是{_chinese(day)}，{year}年尚未结束。请核对：报告年度、公开日期和全年数据是否准确？"
    else:
        return
    yield finding_at(draft, CHECK, TITLE, certainty, message, [place] if place else [])


def _published(draft: Draft) -> tuple[date, Place | None, Certainty, str] | None:
    """(day, place in the text, certainty, where it is from): what the caller or the page says, else the text."""
    folded = draft.document.folded
    title = draft.outline.title
    if draft.published is not None:
        told = draft.published != draft.document.hints.published
        place = (title.start, title.end) if title.end > title.start else None
        day = _date(*draft.published.split("-")[:3])
        return (
            None
            if day is None
            else (day, place, Certainty.SURE if told else Certainty.LIKELY, "指定" if told else "网页标明")
        )
    for pattern, words in ((_LABELLED, _LABEL), (_TOLD, _TOLD_DAY)):
        for match in pattern.finditer(folded) if words.search(folded) else ():
            day = _date(*match.groups()[1:4])
            if day is not None:
                return day, match.span(1), Certainty.LIKELY, "文中标明"
    return None


def _date(year: str, month: str, day: str) -> date | None:
    from datetime import date  # noqa: PLC0415 -- most reports tell no such day

    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
