"""The year a report is on. Title first, then what its opening, its headings and the page say; never the first number that looks like one."""

from __future__ import annotations

import re
from collections import Counter

from checker.document import Document
from checker.structure.numerals import years_in
from checker.structure.title import LEADS_IN, SUBJECT

_ANNOUNCED = re.compile(r"现(?:将|就)[^。]{0,60}")
# A year right before these tells which year the report is on.
_CUE = re.compile(r"年度?(?:以来|来|,|是|全?[县区市省镇乡街]|法治|推进|依法|我|工作)")
_AHEAD = re.compile(r"(?:谋划|部署|做好|安排|展望|计划|迎接)[^,。]{0,4}$")
_THIS_YEAR = re.compile(r"今年|本年度|一年来|年来")
_MARKER = r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九]部分\s?)"
_HEADING_YEAR = re.compile(
    rf"(?:^|[。\n\s]){_MARKER}\s?(20\d\d)\s?年([^。,;:\n]{{0,30}})|(?m:^\s?(20\d\d)\s?年([^。,;:\n]{{0,26}})$)"
)
_PLANNED = re.compile(r"安排|打算|计划|设想|思路|展望|任务|重点")
_DONE = re.compile(r"成效|举措|措施|做法|情况|工作$|职责|不足|问题")
_BARE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=\)|年|度|法治|$)")
_BOOK_TITLE = re.compile(r"《[^《》]{0,80}》|\([^()]{0,12}\d{4}[^()]{0,20}\)")
_DAY = re.compile(r"(?m)^[\s]{0,40}(20\d\d)\s?年\s?(\d{1,2})\s?月\s?\d{1,2}\s?日\s{0,20}$")
_PUBLISHED = re.compile(
    r"(?:发布|公开|更新|成文|发文|生成)?(?:时间|日期)\s?[:|\])]?\s?(20\d\d)\s?[-年/.]\s?(\d{1,2})"
)
_HEAD_CHARS = 1500
_OPENING_CHARS = 600
_NEAR_TITLE = 200  # characters behind the title in which a page tells its day
_TAIL_CHARS = 600
_PUBLISHED_IN_THE_SAME_YEAR = 11  # from this month on a report is on the year it came out in


def year_of(title: str | None, document: Document, body_start: int) -> tuple[int | None, str]:
    """(year, where it was found); (None, "") when nothing tells."""
    folded = document.folded
    hint = (
        document.hints.title
        if document.hints.title and re.search(SUBJECT, document.fold(document.hints.title))
        else None
    )
    for named, source in ((title, "标题"), (hint, "网页标题")):
        year = _in_title(document.fold(named)) if named else None
        if year:
            return year, source
    opening = _opening(folded, body_start)
    year = _in_opening(opening)
    if year:
        return year, "引言"
    body = _without_book_titles(folded[body_start:])
    year, source = _in_headings(body)
    if year:
        return year, source
    signed = _signed(folded)
    if signed and _THIS_YEAR.search(opening):
        return signed, "落款日期"
    year = _most_frequent(body)
    if year:
        return year, "正文出现最多的年份"
    if signed:
        return signed, "落款日期"
    published = _published(document, body_start)
    return (published, "发布日期") if published else (None, "")


def _published(document: Document, body_start: int) -> int | None:
    """The report year told by the day of publication, of the saved page or in the lines around the title."""
    if document.hints.published:
        return _reported(int(document.hints.published[:4]), int(document.hints.published[5:7] or 1))
    written = _PUBLISHED.search(document.folded, 0, body_start + _NEAR_TITLE)
    return _reported(int(written.group(1)), int(written.group(2))) if written else None


def _in_title(plain: str) -> int | None:
    plain = re.sub(r"《[^《》]{0,80}》", "", re.sub(r"\s", "", plain))
    written = [year for year, _, _ in years_in(plain)] or [int(year) for year in _BARE_YEAR.findall(plain)]
    return written[0] if written else None


def _opening(folded: str, body_start: int) -> str:
    head = _without_book_titles(folded[body_start : body_start + _HEAD_CHARS])
    announced = LEADS_IN.search(head)
    return head[: announced.end()] if announced else head[:_OPENING_CHARS]


def _in_opening(opening: str) -> int | None:
    announced = _ANNOUNCED.search(opening)
    if announced:
        written = years_in(opening, announced.start(), announced.end())
        if written:
            return written[0][0]
    for year, start, end in years_in(opening):
        if _CUE.match(opening, end - 1) and not _AHEAD.search(opening, max(0, start - 10), start):
            return year
    return None


def _in_headings(body: str) -> tuple[int | None, str]:
    planned: int | None = None
    for match in _HEADING_YEAR.finditer(body):
        year, words = int(match.group(1) or match.group(3)), match.group(2) or match.group(4) or ""
        if _PLANNED.search(words):
            planned = year - 1
        elif _DONE.search(words):
            return year, "正文标题的年份"
    return planned, "下一年度安排的年份"


def _most_frequent(body: str) -> int | None:
    counts = Counter(year for year, _, _ in years_in(body))
    year, times = counts.most_common(1)[0] if counts else (None, 0)
    return year if times >= 2 else None


def _signed(folded: str) -> int | None:
    days = _DAY.findall(folded[-_TAIL_CHARS:])
    return _reported(int(days[0][0]), int(days[0][1])) if days else None


def _reported(year: int, month: int) -> int:
    """The report year of a report signed or published in this month."""
    return year if month >= _PUBLISHED_IN_THE_SAME_YEAR else year - 1


def _without_book_titles(folded: str) -> str:
    return _BOOK_TITLE.sub(lambda match: " " * len(match.group()), folded)
