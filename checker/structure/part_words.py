"""Words by which a heading says which part of the report it opens.

The variants were collected from published headings of all levels and years (facts, not texts): order, 和/及/与, 举措/措施/做法 and
lost words vary freely, so each part is a combination of carrying words, not a list of phrases.
"""

from __future__ import annotations

import re

from checker.structure.numerals import years_in
from checker.structure.outline import PartName

_AND = r"(?:和|及|与|、|及其|以及)"
_NEXT = r"(?:下一?步|下一?年度?|下阶段|下一阶段|明年|来年|今后|新一年|NEXTYEAR)"

_LACK = r"(?:不足|问题|短板|弱项|薄弱环节|差距|困难|欠缺|难点|堵点)"
_SHORTCOMINGS = re.compile(
    rf"存在.{{0,14}}{_LACK}"
    rf"|{_LACK}{_AND}?.{{0,6}}(?:原因|成因)"
    rf"|(?:主要|突出|面临的?|工作中的?|的).{{0,4}}{_LACK}"
    rf"|^{_LACK}{_AND}?{_LACK}?(?:$|{_AND})"
    rf"|工作{_LACK}|(?:查摆|检视|正视|剖析|反思).{{0,6}}{_LACK}|短板{_AND}?(?:不足|弱项)|不足(?:之处|和原因)"
    r"|^(?:问题|主要)?(?:原因|成因)?(?:剖析|分析)$"
)
# A demand to remove shortcomings (聚焦突出问题整治, 解决群众反映强烈的问题) and its result (存在问题整改情况) tell of measures.
_NOT_SHORTCOMINGS = re.compile(
    r"^(?:聚焦|解决|化解|整治|破解|针对|着力|强化|坚持|补齐|改进|弥补|消除|深化|推动(?!法治)|推进(?!法治)|围绕|直面)|.*整改(?:落实|完成)?情况$"
)

_TASK = r"(?:安排|打算|计划|思路|设想|规划|举措|措施|重点|任务|工作|方向|目标)"
_NEXT_TASK = re.compile(
    rf"^(?:关于|推进)?{_NEXT}.{{0,30}}{_TASK}|{_NEXT}$"
    rf"|(?:下一?步|明年|来年|今后|下一?年度?|下一?阶段).{{0,24}}{_TASK}"
)
_TASK_ALONE = re.compile(
    r"(?:工作|主要|初步)(?:打算|设想)|(?:改进|整改)(?:措施|方向|举措|打算)|(?:主要|工作)(?:计划)?安排$"
    r"|工作(?:思路|计划|展望)$|^.{0,6}展望$|努力方向"
)
# 落实工作计划, 制定整改措施: done, not planned.
_DOES = re.compile(
    r"^(?:落实|制定|制订|编制|完善|强化|加强|健全|优化|深化|做好|抓好|细化|推动|加快|严格|统筹|科学|认真|扎实)"
)

_HEAD_OF_OFFICE = r"(?:主要负责人|主要负责同志|主要领导|一把手|党政负责人|行政首长|主要负责)"
_DUTIES = re.compile(
    rf"第一责任人|{_HEAD_OF_OFFICE}.{{0,24}}(?:职责|责任|履职|情况)"
    r"|(?:履行|落实|压实)(?:推进)?法治(?:政府)?建设.{0,6}(?:职责|责任)|推进法治建设领导职责|(?:头雁|领头雁)(?:作用|效应)"
)

_MEASURES = re.compile(
    r"(?:举措|措施|做法|工作|亮点|经验).{0,8}(?:成效|效果|成果|成绩|进展|情况)"
    r"|(?:主要|工作|重点|取得的?)(?:举措|措施|做法|成效|成绩|亮点|工作)$"
    r"|(?:推进|进展|开展|落实|总体|完成|基本|建设|工作)(?:工作)?情况"
    rf"|(?:成效|成绩|回顾|总结)$|(?:举措|做法|措施|成效){_AND}|(?:年度?|主要)工作$|成效亮点|(?:特色|经验)(?:亮点|做法)"
)
_AHEAD = re.compile(r"下一?步|明年|来年|今后|下一?年|打算|设想|NEXTYEAR")
_OTHER = re.compile(
    rf"其他(?:需要|应当|须)?(?:报告|说明)?的?(?:情况|事项|工作)?$|^附件|(?:意见|对策|工作|有关){_AND}?建议$"
)
# The longest title a part word can close, for pages where nothing stands between heading and text.
_CLOSING_WORDS = (
    rf"(?:举措|措施|做法|工作){_AND}?(?:取得的?|主要)?(?:成效|效果|成绩)|(?:不足|问题){_AND}(?:原因|成因)(?:分析)?+"
    r"|职责(?:的)?情况|(?:主要|工作)?(?:计划)?安排|工作打算|工作计划"
)
_TITLE_CLOSE = re.compile(rf".{{0,45}}?(?:{_CLOSING_WORDS})(?=[^,、。的和及与情方]{{2}})")


def part_of_title(title: str, year: int | None = None) -> PartName | None:
    """The part a heading opens by its wording; None for a theme heading, which takes its part from its place.

    title: folded, without its number. year: the report year when known; a later year in the title means the plan, the year
    itself does not. A merged heading (存在问题及下一步打算) gives SHORTCOMINGS; is_merged tells.
    """
    bare = _bare(title, year)
    plan = _plan(bare)
    lack = _lack(bare)
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
    return bool(_lack(bare) and _plan(bare))


def _lack(bare: str) -> re.Match[str] | None:
    if _NOT_SHORTCOMINGS.match(bare):
        return None
    found = _SHORTCOMINGS.search(bare)
    # 自觉接受监督,改进工作不足: the clause of the shortcoming decides, not the first one.
    clause = bare[bare.rfind(",", 0, found.start()) + 1 :] if found else ""
    return None if _NOT_SHORTCOMINGS.match(clause) else found


def _plan(bare: str) -> re.Match[str] | None:
    return _NEXT_TASK.search(bare) or (None if _DOES.match(bare) else _TASK_ALONE.search(bare))


def part_title_end(text: str) -> int | None:
    """Length of a part's title at the beginning of text that runs on without a mark; None when no part word closes one."""
    match = _TITLE_CLOSE.match(text)
    return match.end() if match else None


def _bare(title: str, year: int | None) -> str:
    """Title without blanks and quotes; years after the report year become NEXTYEAR, all others go."""
    text = "".join(title.split()).replace('"', "").replace("'", "")
    if "年" not in text:
        return text.removeprefix("度")
    parts: list[str] = []
    at = 0
    for written, start, end in years_in(text):
        later = (
            written > year
            if year is not None
            else re.search(r"(?:安排|打算|计划|设想|思路|任务|目标)(?:(?:和|及|与).{2,4})?$", text)
            is not None
        )
        parts += [text[at:start], "NEXTYEAR" if later else ""]
        at = end
    bare = "".join([*parts, text[at:]])
    return bare.removeprefix("度")
