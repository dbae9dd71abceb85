"""The same indicator with two values: 全年审查行政规范性文件23件 … 全年审查行政规范性文件32件.

Only indicators a report states once for the whole place and year; the words of both clauses must be the same, so that a quarter,
a town or a department beside them keeps them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.figures.quantities import Quantity
from checker.judging.consistency.figures.shares import ID, TITLE
from checker.judging.consistency.figures.words import subjects, tail_of
from checker.matching import Span
from checker.structure.outline import PartName

_PARTS = (PartName.PREAMBLE, PartName.MEASURES, PartName.FIRST_RESPONSIBLE, PartName.OTHER)
_LEAD = re.compile(
    r"^(?:(?:今年以来|一年来|年内|全年|今年|本年度?|截至目前|目前|截至年底|现|现有|先后|累计|总计|共计|共|已|全[省市县区镇乡]|我[省市县区镇乡]|20\d\d年(?:度|以来|来)?|分别|各级)[,]?)+"
)
_INDICATOR = re.compile(
    r"行政复议|规范性文件|行政应诉|行政诉讼|重大行政决策|委员会会议|常务会议?|执法人员|公职律师|人民调解员|人大代表建议|政协(?:委员)?提案|"
    r"依申请公开|信息公开申请|法律援助案件|行政处罚案件|人民调解委员会|矛盾纠纷|执法案卷|立法协调小组|法治督察"
)
# A narrower scope set in the sentence before the clause.
_NARROWED = re.compile(
    r"季度|半年|\d月|其中|期间|第[一二三]|镇(?!街)|街道|乡(?!村)|局|法院|检察|企业|中队|大队|协会|专项|开庭|上级|市里|省里|培训班|每[月季年]|分别"
)
_DONE_BUT_ONCE = 6  # shorter clauses (审结, 召开会议) name no indicator


def two_values(draft: Draft) -> Iterator[ConsistencyFinding]:
    """One finding for each indicator that is given a second, different value."""
    if draft.year is None:
        return
    text = draft.plain
    first: dict[tuple[str, str], tuple[Quantity, int]] = {}
    for span in draft.sentences_with(_INDICATOR, *_PARTS):
        quantities = draft.quantities_of(span)
        for quantity, (start, words) in zip(quantities, subjects(text, quantities, span.start), strict=True):
            if quantity.unit in ("%", "个百分点", "倍"):
                continue
            name = _indicator(draft, span, start, words)
            if name is None:
                continue
            key = (name + _noun(tail_of(text, quantity, span.end)), quantity.unit)
            if key not in first:
                first[key] = (quantity, start)
                continue
            other, other_start = first[key]
            if other.high < quantity.low or quantity.high < other.low:
                message = (
                    f"请核对：“{name}”前写 {other.number}，后写 {quantity.number}，"
                    f"相差 {abs(quantity.value - other.value).normalize():f}；如范围不同，请写明。"
                )
                places = [(other_start, other.end), (start, quantity.end)]
                yield draft.finding(ID, TITLE, Certainty.LIKELY, message, places)
                first.pop(key)


def _indicator(draft: Draft, span: Span, start: int, words: str) -> str | None:
    """The name of the indicator without words of time and place; None when it is none or its scope is narrower."""
    year = re.match(r"(20\d\d)年", words)
    if year and int(year.group(1)) != draft.year:
        return None
    name = _LEAD.sub("", words)
    if len(name) < _DONE_BUT_ONCE or not _INDICATOR.search(name):
        return None
    if _NARROWED.search(draft.plain, span.start, start) or re.search(
        r"20\d\d年", draft.plain[span.start : start]
    ):
        return None
    return name


def _noun(tail: str) -> str:
    return tail[:4]
