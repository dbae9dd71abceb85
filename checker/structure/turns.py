"""Single sentences that speak for another part than their heading: 下一步，将… plans, 仍存在…不足 admits a shortcoming.

Knows sentences only; where a turn ends (block, section, list) is decided in `sentences.py`.
"""

from __future__ import annotations

import re

from checker.structure.outline import PartName
from checker.values import dataclass

_ITEM = r"(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十][是要])"
_NEXT = r"(?:下一?步|下阶段|下一阶段|今后|明年|来年|新的一年|接下来)"
_AHEAD = re.compile(rf"^{_ITEM}?{_NEXT}")
_YEARS_WORK = re.compile(r"年度?,?.{0,12}(?:将|要|继续|计划|重点|工作)")  # behind the coming year
_LACKS = r"(?:不足|问题|差距|短板|薄弱|弱项|困难)"
_ADMITS = re.compile(
    rf"(?:仍|还|也|依然|尚|但)[^。;]{{0,20}}存在[^。;]{{0,24}}{_LACKS}"
    rf"|存在(?:的)?(?:主要)?(?:不足|问题|差距|短板)(?:主要)?(?:有|是|表现|体现|:)"
    rf"|(?:与|同|对照|距)[^。;]{{0,24}}(?:要求|目标|期盼|期待|标准)[^。;]{{0,12}}(?:相比|还有|仍有|尚有|有)[^。;]{{0,8}}(?:差距|不足)"
    r"|(?:与|同|对照|距)[^。;]{0,24}(?:要求|目标|期盼|期待|标准)[^。;]{0,12}(?:相比|相较)[^。;]{0,30}(?:有待|需要?)(?:进一步)?(?:提高|加强|提升|完善|改进)"
    r"|(?:虽|但|对照)[^。;]{0,40}(?:仍|还|尚|依然|仍然)有[^。;\d]{0,8}(?:不足|差距|短板|弱项|薄弱环节)"
)
# What every admission holds: looked for first, since few sentences have one.
_MAY_ADMIT = re.compile("存在|差距|不足|短板|弱项|薄弱环节|相比|相较")
_WE = r"我[们局镇县区市委办厅街乡]{1,2}"
# In a merged part each item says what is wrong, then what will be done.
_REMEDY = re.compile(
    rf"^(?:针对|对此|为此|{_NEXT}|改进|整改|打算|措施|对策|将|{_WE}将)"
    r"|^[^,。;]{0,12}(?:下一?步|今后|将(?:进一步|继续|着力|持续|加强|加大|强化|深化|推进|严格))"
)
_NEXT_ITEM = re.compile(r"^(?:[二三四五六七八九十][是要]|其[次二三]|再次|最后,)")
_ANY_ITEM = re.compile(rf"^(?:{_ITEM}|首先|其[一次二三]|再次|最后|-)")
_OPENING_YEAR = re.compile(r"(20\d\d)年")
_COUNTED_ITEM = re.compile(r"[一二三四五六七八九]是")
_DEMAND = re.compile(r"^[一二三四五六七八九十]要")
_TELLS = (PartName.MEASURES, PartName.OTHER, PartName.FIRST_RESPONSIBLE)


@dataclass(frozen=True)
class Place:
    """Where a sentence stands. merged: under a heading of shortcomings and plan; bare: the report has no headings at all."""

    own: PartName
    merged: bool
    bare: bool
    year: int | None


def turn(text: str, state: PartName | None, place: Place) -> PartName | None:
    """The part a sentence turns to, given the part the one before turned to; None: the part of its heading.

    text: folded, without blanks around it.
    """
    if place.merged and (_REMEDY.match(text) or _is_later(text, place.year)):
        return PartName.PLAN
    admits = _MAY_ADMIT.search(text) is not None and _ADMITS.search(text) is not None
    ahead = _speaks_ahead(text, place.year)
    if place.own is PartName.PLAN:
        if admits:
            return PartName.SHORTCOMINGS
        return state if _NEXT_ITEM.match(text) and not ahead else None
    if ahead:
        return PartName.PLAN
    if admits and (place.own in _TELLS or (place.own is PartName.PREAMBLE and place.bare)):
        return PartName.SHORTCOMINGS
    return state


def is_item(text: str) -> bool:
    """Whether a sentence is an entry of a list: 一是, 1., 首先."""
    return _ANY_ITEM.match(text) is not None


def ordinal(text: str) -> int | None:
    """The number of an entry 一是, 二是 …; None for any other sentence."""
    return "一二三四五六七八九".index(text[0]) + 1 if _COUNTED_ITEM.match(text) else None


def is_demand(text: str) -> bool:
    """Whether a sentence is an entry of a list of things to do: 一要…, 二要…"""
    return _DEMAND.match(text) is not None


def _is_later(text: str, year: int | None) -> bool:
    """Whether a sentence opens with a year after the report's; 2022年以来，…不足10起 tells of the shortcoming."""
    opening = _OPENING_YEAR.match(text)
    return opening is not None and (year is None or int(opening.group(1)) > year)


def _speaks_ahead(text: str, year: int | None) -> bool:
    if _AHEAD.match(text):
        return True
    if year is None:
        return False
    coming = str(year + 1)
    return text.startswith(coming) and _YEARS_WORK.match(text, len(coming)) is not None
