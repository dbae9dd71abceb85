"""Days and months that are in no calendar: 2月30日, 2024年13月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.shares import ID, TITLE

# What stands before 月, and behind it: searched for by 月, which is rarer than figures.
_BEFORE = re.compile(r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})\Z")
_BEHIND = re.compile(r"(?:(?P<day>\d{1,2})日(?!均))?(?P<after>份|底|初|上旬|中旬|下旬)?")
_LONGEST_BEFORE = len("2024年12")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dates(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One finding for each date that cannot be. 2月29日 is one only where its year stands beside it and is no leap year."""
    text = draft.plain
    at = text.find("月")
    while at >= 0:
        before = _BEFORE.search(text, max(0, at - _LONGEST_BEFORE), at)
        behind = _BEHIND.match(text, at + 1)
        fault = _fault(before, behind) if before and behind else ""
        if before and behind and fault and draft.page.span_at(before.start()) is not None:
            place = before.start(), behind.end()
            message = f"请核对日期“{draft.words(*place)}”：{fault}。"
            yield draft.finding(ID, TITLE, Certainty.SURE, message, [place])
        at = text.find("月", at + 1)


def _fault(before: re.Match[str], behind: re.Match[str]) -> str:
    month = int(before["month"])
    if not 1 <= month <= 12:
        # 36月 alone may be a span of time.
        return f"没有 {month} 月" if before["year"] or behind["day"] or behind["after"] else ""
    if behind["day"] is None:
        return ""
    day, last = int(behind["day"]), _DAYS[month - 1]
    if month == 2 and before["year"] and not _is_leap(int(before["year"])):
        last = 28
    return "" if 1 <= day <= last else f"{month} 月只有 {last} 天" if day else "没有 0 日"


def _is_leap(year: int) -> bool:  # the calendar module takes a millisecond to import
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
