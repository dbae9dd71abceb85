"""Plans with a term: which years 八五普法, 十四五 and the outlines cover, and whether a sentence speaks of one out of its time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.judging.consistency.draft import LONGEST_SENTENCE, Draft
from checker.matching import Span
from checker.structure.outline import PartName
from checker.values import dataclass

_LAW_PLANS = {"五": 2006, "六": 2011, "七": 2016, "八": 2021, "九": 2026, "十": 2031}
_FIVE_YEAR_PLANS = {"十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_YEARS_OF_A_PLAN = 5
_PLAN = re.compile(
    r"(?P<law>(?<![一二三四五六七八九十])[五六七八九十])五(?=普法|法治宣传|法制宣传|规划普法)"
    r"|(?P<five>十[二三四五六])五(?=规划|时期|目标|发展|任务|期间)"
)
_WORDS = re.compile("五(?:普法|法治宣传|法制宣传|规划|时期|目标|发展|任务|期间)|法治政府建设实施纲要")
# Names with their term in them; the dash may be lost or doubled.
_OUTLINE = re.compile(r"《?法治政府建设实施纲要\(?(?P<first>20\d\d)年?[-至到]{0,2}(?P<last>20\d\d)年?\)?》?")
_PREPARES = re.compile(
    r"谋划|编制|起草|制定|研究|启动|筹备|迎接|衔接|前期|出台|印发|部署|开局|调研|即将|征求意见|意见稿|建议|草案|新一轮"
)
_LOOKS_BACK = re.compile(
    r"总结|验收|终期|终结|收官|评估|圆满|完成|基础上|表彰|先进|期间|时期|历史|以来|回顾|经验|成就|收尾|自查|获评|荣获|期末|末|之际|曾|考核|督察反馈|接续|承接|衔接|结束|到期|期满|届满|新纲要|新的纲要|执行情况|决议|情况报告"
)
_CURRENT = re.compile(r"落实|贯彻|实施|推进|开展|对照|按照|围绕|紧扣|依据|根据|对标|聚焦|宣传|执行|遵循|深化")
_NEAR_BY = 24


@dataclass(frozen=True)
class Misplaced:
    """A plan that does not run in the year spoken of. first, last: its term; start, end: squeezed positions of its name."""

    first: int
    last: int
    start: int
    end: int
    spoken_of: int


def misplaced_plans(draft: Draft, year: int) -> Iterator[Misplaced]:
    """Plans told as current outside their term. year: of the report; in its plan part the next year is spoken of."""
    for span in draft.spans_with(_WORDS, draft.text):
        part = span.sentence.part
        if part is PartName.SHORTCOMINGS or span.end - span.start > LONGEST_SENTENCE:
            continue
        spoken_of = year + 1 if part is PartName.PLAN else year
        sentence = draft.text[span.start : span.end]
        for first, last, start, end in _named(draft.text, span):
            if first <= spoken_of <= last or first <= year <= last:
                continue
            around = draft.text[max(span.start, start - _NEAR_BY) : min(span.end, end + _NEAR_BY)]
            if not _CURRENT.search(around):
                continue
            # A plan comes out in the course of its first year, and the report on its last year is written in the next.
            over = last < spoken_of - (0 if _is_law_plan(sentence) else 1) or last < year
            past = last < spoken_of and over and not _LOOKS_BACK.search(sentence)
            ahead = first > spoken_of and not _PREPARES.search(sentence)
            if past or ahead:
                yield Misplaced(first, last, start, end, spoken_of)


def _is_law_plan(sentence: str) -> bool:
    return "普法" in sentence


def _named(text: str, span: Span) -> Iterator[tuple[int, int, int, int]]:
    for match in _PLAN.finditer(text, span.start, span.end):
        first = _LAW_PLANS[match["law"]] if match["law"] else _FIVE_YEAR_PLANS[match["five"]]
        yield first, first + _YEARS_OF_A_PLAN - 1, match.start(), match.end()
    for match in _OUTLINE.finditer(text, span.start, span.end):
        yield int(match["first"]), int(match["last"]), match.start(), match.end()
