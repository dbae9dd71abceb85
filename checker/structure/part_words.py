"""Words by which a heading says which part of the report it opens.

The variants were collected from published headings of all levels and years (facts, not texts): order, 和/及/与, 举措/措施/做法 and
lost words vary freely, so each part is a combination of carrying words, not a list of phrases.
"""

from __future__ import annotations

import re

from checker.structure.numerals import years_in
from checker.structure.outline import PartName

_LACK = r"(?:不足|问题|短板|弱项|薄弱环节|差距|困难|欠缺|难点|堵点)"
_NEXT = r"(?:下一?步|下一?年度?|下阶段|下一阶段|明年|来年|今后|新一年|NEXTYEAR)"
_TASK = r"(?:安排|打算|计划|思路|设想|规划|举措|措施|重点|任务|工作|方向|目标)"
_SHORTCOMINGS = re.compile(
    rf"存在.{{0,14}}{_LACK}|{_LACK}(?:和|及|与|、|及其)?.{{0,6}}(?:原因|成因)|(?:主要|突出|面临的?|工作中的?|的)(?:.{{0,4}}){_LACK}|^{_LACK}(?:和|与|及)?{_LACK}?$|"
    rf"工作{_LACK}|(?:查摆|检视).{{0,6}}{_LACK}|短板(?:和|与|及)?(?:不足|弱项)|不足(?:之处|和原因)"
)
# A demand to remove shortcomings (聚焦突出问题整治, 解决群众反映强烈的问题) tells of measures.
_NOT_SHORTCOMINGS = re.compile(
    r"^(?:聚焦|解决|化解|整治|破解|针对|着力|强化|坚持|补齐|深化|推动(?!法治)|推进(?!法治)|围绕|直面)"
)
_PLAN = re.compile(
    rf"^(?:关于|推进)?{_NEXT}.{{0,30}}{_TASK}|(?:工作|主要|初步)(?:打算|设想)|{_NEXT}$|(?:改进|整改)(?:措施|方向|举措|打算)|(?:主要|工作)(?:计划)?安排$|"
    rf"(?:下一?步|明年|来年|今后|下一?年度?|下一?阶段).{{0,24}}(?:安排|打算|计划|思路|设想|重点|任务|举措|措施|工作)|工作(?:思路|计划|展望)$|^.{{0,6}}展望$|努力方向"
)
_DUTIES = re.compile(
    r"第一责任人|(?:主要负责人|主要负责同志|主要领导|一把手|党政负责人|行政首长|主要负责).{0,24}(?:职责|责任|履职|情况)|"
    r"履行(?:推进)?法治(?:政府)?建设(?:领导|工作|主体)?(?:职责|责任)|(?:履行|落实|压实)(?:推进)?法治(?:政府)?建设.{0,6}(?:职责|责任)|"
    r"推进法治建设领导职责|(?:头雁|领头雁)(?:作用|效应)|履行法治(?:政府)?建设.{0,6}职责"
)
_MEASURES = re.compile(
    r"(?:举措|措施|做法|工作|亮点|经验).{0,8}(?:成效|效果|成果|成绩|进展|情况)|(?:主要|工作|重点|取得的?)(?:举措|措施|做法|成效|成绩|亮点|工作)$|(?:推进|进展|开展|落实|总体|完成|基本|建设|工作)(?:工作)?情况|"
    r"(?:工作)?(?:成效|成绩|回顾|总结)$|(?:举措|做法|措施|成效)(?:和|及|与)|(?:年度?|主要)工作$|成效亮点"
)
_AHEAD = re.compile(r"下一?步|明年|来年|今后|下一?年|打算|设想|NEXTYEAR")
_OTHER = re.compile(
    r"其他(?:需要|应当|须)?(?:报告|说明)?的?(?:情况|事项|工作)?$|^附件|意见建议|工作建议|^有关建议"
)
# The longest title a part word can close, for pages where nothing stands between heading and text.
_TITLE_CLOSE = re.compile(
    r".{0,45}?(?:(?:举措|措施|做法|工作)(?:和|及|与|、)?(?:取得的?|主要)?(?:成效|效果|成绩)|(?:不足|问题)(?:和|及|与|、)(?:其)?(?:原因|成因)|职责(?:的)?情况|(?:主要|工作)?(?:计划)?安排|工作打算|工作计划)"
    r"(?=[^,,、。的和及与情方]{2})"
)


def part_of_title(title: str, year: int | None = None) -> PartName | None:
    """The part a heading opens by its wording; None for a theme heading, which takes its part from its place.

    title: folded, without its number. year: the report year when known; a later year in the title means the plan, the year
    itself does not. A merged heading (存在问题及下一步打算) gives SHORTCOMINGS; is_merged tells.
    """
    bare = _bare(title, year)
    plan = _PLAN.search(bare)
    lack = None if _NOT_SHORTCOMINGS.match(bare) else _SHORTCOMINGS.search(bare)
    measures = _MEASURES.search(bare)
    if lack and not (measures and measures.start() < lack.start()):
        return PartName.SHORTCOMINGS
    if plan and (not measures or _AHEAD.search(bare) or plan.start() < measures.start()):
        return PartName.PLAN
    # Duties before measures: 履行…职责情况 also has 情况.
    if _DUTIES.search(bare):
        return PartName.FIRST_RESPONSIBLE
    if measures:
        return PartName.MEASURES
    return PartName.OTHER if _OTHER.search(bare) else None


def is_merged(title: str, year: int | None = None) -> bool:
    """Whether one heading promises both shortcomings and plan."""
    bare = _bare(title, year)
    return bool(_SHORTCOMINGS.search(bare) and _PLAN.search(bare))


def part_title_end(text: str) -> int | None:
    """Length of a part's title at the beginning of text that runs on without a mark; None when no part word closes one."""
    match = _TITLE_CLOSE.match(text)
    return match.end() if match else None


def _bare(title: str, year: int | None) -> str:
    """Title without blanks and quotes; years after the report year become NEXTYEAR, all others go."""
    text = re.sub(r"[\s\"']", "", title)
    parts: list[str] = []
    at = 0
    for written, start, end in years_in(text):
        later = (
            written > year
            if year is not None
            else re.search(r"(?:安排|打算|计划|设想|思路)$", text) is not None
        )
        parts += [text[at:start], "NEXTYEAR" if later else ""]
        at = end
    bare = "".join([*parts, text[at:]])
    return re.sub(r"^度", "", bare)
