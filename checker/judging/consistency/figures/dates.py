"""Days and months that are in no calendar: 2月30日, 2024年13月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.shares import ID, TITLE

_DATE = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日(?!均))?(?P<after>份|底|初|上旬|中旬|下旬)?"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dates(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One finding for each date that cannot be. 2月29日 is one only where its year stands beside it and is no leap year."""
    for match in _DATE.finditer(draft.plain):
        fault = _fault(match)
        if fault and draft.page.span_at(match.start()) is not None:
            said = draft.words(match.start(), match.end())
            message = f"请核对日期“{said}”：{fault}。"
            yield draft.finding(ID, TITLE, Certainty.SURE, message, [match.span()])


def _fault(match: re.Match[str]) -> str:
    month = int(match["month"])
    if not 1 <= month <= 12:
        # 36月 alone may be a span of time.
        return f"没有 {month} 月" if match["year"] or match["day"] or match["after"] else ""
    if match["day"] is None:
        return ""
    day, last = int(match["day"]), _DAYS[month - 1]
    if month == 2 and match["year"] and not _is_leap(int(match["year"])):
        last = 28
    return "" if 1 <= day <= last else f"{month} 月只有 {last} 天" if day else "没有 0 日"


def _is_leap(year: int) -> bool:  # the calendar module takes a millisecond to import
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
