"""Years that belong to another report: consistency/year.

Told are results introduced by another year, an opening or a plan that names the wrong year, and plans out of their term (periods.py).
A year that is part of a name, a history, a comparison, a span or a date says nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.draft import Draft
from checker.judging.consistency.periods import misplaced_plans
from checker.matching import Span
from checker.structure.outline import PartName

ID, TITLE = "consistency/year", "年份错用"
_RESULTS = (PartName.MEASURES, PartName.FIRST_RESPONSIBLE, PartName.OTHER)
# A year at the head of a clause sets the time of what follows; 2023年度法治督察反馈的 only names something.
_LEAD = re.compile(
    r"(?P<until>截至|截止|到)?(?P<year>20\d\d)年(?:度)?(?P<rest>(?:12月)?(?:31日|底|末)|年底|1月?[-至到]{1,2}12月)?"
    r"(?P<next>,|(?=共|全年|全[省市州县区旗镇乡]|我[省市州县区旗镇乡街局]|累计|先后|组织|开展|办理|受理|收到|审查|审核|制定|举办|召开|公布|评查|审结|化解|完成(?!的)|建成|新建|新增|配备|培训|查处|立案|排查))"
)
# A count: the rate of an earlier year is given for comparison more often than by mistake.
_YEAR = re.compile(r"20\d\d年")
_COUNT = re.compile(
    r"\d+(?:\.\d+)?[余多]?[十百千万亿]*[余多]?(?:件|次|场|人|个(?!百分点)|项|份|名|起|宗|家|户|期|处|条|卷|部|篇|批|支|元|台|套|辆|平方米|公里)"
)
_NEIGHBOUR = re.compile(r"(?:到|截至)?(?P<year>20\d\d)年|今年|本年|目前")
_CLAUSE_MARKS = ",;。:、)"
# Words that make an earlier year right where it stands.
_HISTORY = re.compile(
    r"回顾|近年|以来|起|至今|同比|相比|比|较|增长|增加到|下降|减少|提高到|提升到|由|自|曾|继|被|荣获|获评|获得|获批|称号|命名|入选|连续|历史|当年|打下|奠定|首次|当时|结转|整改|反馈|考核|述法|验收|未办结|改革|成立|施行|修订|下放|"
    r"今年|本年|去年|上年|以后|之后|先后|后来|如今|目前|现已|延续|持续|基础上|规划|纲要|计划(?!生育)|试点|启动|已于|全年|逐年|历年|近[两三几]年|纳入"
)
_OPENING = re.compile(
    r"现(?:将|就)[^,。;《》]{0,16}?(?P<year>20\d\d)年(?:度)?[^,。;《》]{0,24}?(?:情况|报告|工作)[^。;《》]{0,30}?(?:报告|汇报|公布|公告|公示|通报)?如下"
)
_HEADING = re.compile(r"(?P<year>20\d\d)年(?!底|末|以来|\d)")
_PLAN_HEADING = re.compile(r"安排|计划|打算|思路|重点|展望|举措|任务")
_PLAN_LEAD = re.compile(
    r"(?P<year>20\d\d)年(?:度)?(?P<acts>,?[^,。;:]{0,20}?(?:将|要|继续|着力|重点|计划|力争|拟)|,(?:重点|主要)[^。;]{0,20})"
)
_PLAN_TARGET = re.compile(
    r"(?P<year>20\d\d)年(?:度)?[^,。;:\d]{0,16}(?:较|比)(?:20\d\d|上)年[^,。;]{0,6}(?:下降|减少|压减|降低|增长|提高|增加)[^,。;]{0,8}(?:以上|左右|以内)"
)
_PLAN_OBJECT = re.compile(
    r"(?P<verb>制定|印发|编制|出台|谋划|部署|紧扣|围绕|聚焦|对照|按照|落实|细化)(?:好|并)?[^,。;:《》◇\d]{0,10}"
    r"(?P<year>20\d\d)年(?:度)?[^,。;:\d]{0,12}?(?:工作目标|目标任务|工作计划|工作要点|工作安排|重点任务|工作思路|任务清单)"
)
_PLAN_OBJECT_LOOKS_BACK = re.compile(r"总结|基础上|回顾|评估|对标|对照|完成情况|收官|圆满|验收|问题")
_NAMED_PLAN = re.compile(
    r"(?:印发|制定|出台|编制|细化)(?:了|并[^,。;《]{0,4})?《[^《》]{0,24}?(?P<year>20\d\d)年(?:度)?[^《》]{0,16}(?:工作要点|工作计划|工作安排|重点任务|任务清单)"
)
_REACH = 60  # how far behind a year the words stand that make it right
_TOO_FAR_AHEAD = 3  # 2030年 is a goal, not a slip of one year


def year(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Every year told of the wrong time. Nothing without a report year, and nothing outside annual reports."""
    if draft.year is None or not draft.outline.is_annual_report:
        return
    yield from _opening(draft, draft.year)
    yield from _headings(draft, draft.year)
    yield from _results(draft, draft.year)
    yield from _plans(draft, draft.year)
    for plan in misplaced_plans(draft, draft.year):
        named = draft.words(plan.start, plan.end)
        message = (
            f"请核对：“{named}”的期限为 {plan.first}—{plan.last} 年，这里讲的是 {plan.spoken_of} 年的工作。"
        )
        yield draft.finding(ID, TITLE, Certainty.LIKELY, message, [(plan.start, plan.end)])


def _opening(draft: Draft, report_year: int) -> Iterator[ConsistencyFinding]:
    for match in _OPENING.finditer(draft.plain):
        if int(match["year"]) != report_year:
            message = f"请核对：本报告年度为 {report_year} 年，引言写“{match['year']}年”。"
            yield draft.finding(ID, TITLE, Certainty.LIKELY, message, [match.span()])


def _headings(draft: Draft, report_year: int) -> Iterator[ConsistencyFinding]:
    """A heading of results names the report year, one of the plan a later year."""
    for span in draft.page.spans:
        part = span.sentence.part
        if not span.sentence.is_heading or part not in (*_RESULTS, PartName.PLAN):
            continue
        words = draft.plain[span.start : span.end]
        years = [int(match["year"]) for match in _HEADING.finditer(words)]
        if len(years) != 1 or _HISTORY.search(words.replace("计划", "")):
            continue
        is_plan = part is PartName.PLAN and _PLAN_HEADING.search(words) is not None
        wrong = years[0] <= report_year if is_plan else part in _RESULTS and years[0] < report_year
        if wrong:
            expected = report_year + 1 if is_plan else report_year
            message = f"请核对：标题写“{years[0]}年”，按报告年度应为 {expected} 年。"
            yield draft.finding(ID, TITLE, Certainty.LIKELY, message, [(span.start, span.end)])


def _results(draft: Draft, report_year: int) -> Iterator[ConsistencyFinding]:
    """Results of one earlier year. A report that tells of several earlier years tells its history; an old draft has one year."""
    told = list(_results_of_another_year(draft, report_year))
    if len({year for year, _ in told}) == 1:
        yield from (finding for _, finding in told)


def _results_of_another_year(draft: Draft, report_year: int) -> Iterator[tuple[int, ConsistencyFinding]]:
    spans = list(draft.sentences())
    for span in draft.sentences_with(_YEAR, *_RESULTS):
        for match in _LEAD.finditer(draft.plain, span.start, span.end):
            told = int(match["year"])
            if told >= report_year or (match["until"] == "到" and not match["rest"]):
                continue
            if not _heads_clause(draft.plain, span, match.start()):
                continue
            told_of = draft.plain[span.start : min(span.end, match.end() + _REACH)]
            if not _COUNT.search(draft.plain, match.end(), span.end):
                continue
            if _HISTORY.search(told_of) or _other_year(told_of, told):
                continue
            index = bisect_left(spans, span)
            if any(_follows_up(draft, spans, near, told) for near in (index - 1, index + 1)):
                continue
            end = _end_of_clause(draft.plain, match.end(), span.end)
            said = draft.words(match.start(), match.end()).rstrip(",，")
            message = f"请核对：本报告年度为 {report_year} 年，这里写“{said}”，是否沿用了往年的文字。"
            yield told, draft.finding(ID, TITLE, Certainty.LIKELY, message, [(match.start(), end)])
            break


def _heads_clause(text: str, span: Span, start: int) -> bool:
    return start == span.start or text[start - 1] in _CLAUSE_MARKS


def _other_year(sentence: str, told: int) -> bool:
    return any(int(y) != told for y in re.findall(r"(?<!\d)(20\d\d)(?!\d)", sentence))


def _follows_up(draft: Draft, spans: list[Span], index: int, told: int) -> bool:
    """Whether a neighbouring sentence sets its own year beside this one: 2022年…；2023年…；今年…."""
    if not 0 <= index < len(spans):
        return False
    match = _NEIGHBOUR.match(draft.plain, spans[index].start, spans[index].end)
    return match is not None and (match["year"] is None or int(match["year"]) != told)


def _end_of_clause(text: str, start: int, end: int) -> int:
    match = re.compile(r"(?<!\d)[,;:](?!$)").search(text, start, end)
    stop = match.start() if match else end
    return stop - 1 if text[stop - 1 : stop] in "。;" else stop


def _plans(draft: Draft, report_year: int) -> Iterator[ConsistencyFinding]:
    for span in draft.sentences(PartName.PLAN):
        for match in _PLAN_LEAD.finditer(draft.plain, span.start, span.end):
            told = int(match["year"])
            ahead = report_year + 1 < told < report_year + _TOO_FAR_AHEAD + 1
            if not _heads_clause(draft.plain, span, match.start()):
                continue
            if (told <= report_year or ahead) and not re.search(
                r"以来|底|末|前|总结|问题", draft.plain[match.start() : match.end()]
            ):
                yield _plan_finding(draft, match.span(), told, report_year)
                break
        else:
            for match in _PLAN_OBJECT.finditer(draft.plain, span.start, span.end):
                told = int(match["year"])
                makes = match["verb"] in ("制定", "印发", "编制", "出台", "谋划", "部署")
                if (
                    told < report_year or (told == report_year and makes)
                ) and not _PLAN_OBJECT_LOOKS_BACK.search(draft.plain[span.start : match.end()]):
                    yield _plan_finding(draft, match.span(), told, report_year)
        yield from _targets(draft, span, report_year)
    for match in _NAMED_PLAN.finditer(draft.text):
        part, told = draft.page.part_at(match.start()), int(match["year"])
        if part is PartName.PLAN and told <= report_year:
            yield _plan_finding(draft, match.span(), told, report_year)


def _targets(draft: Draft, span: Span, report_year: int) -> Iterator[ConsistencyFinding]:
    """2024年检查总量较2023年下降20%以上, in the plan of a report on 2024. Beside a later year it may be told as done."""
    words = draft.plain[span.start : span.end]
    if any(int(year) > report_year for year in re.findall(r"(20\d\d)年", words)):
        return
    for match in _PLAN_TARGET.finditer(draft.plain, span.start, span.end):
        if int(match["year"]) <= report_year and _heads_clause(draft.plain, span, match.start()):
            yield _plan_finding(draft, match.span(), int(match["year"]), report_year)


def _plan_finding(draft: Draft, place: tuple[int, int], told: int, report_year: int) -> ConsistencyFinding:
    message = f"请核对：{report_year} 年度报告的工作安排应面向 {report_year + 1} 年，这里写“{told}年”。"
    return draft.finding(ID, TITLE, Certainty.LIKELY, message, [place])
