"""The mandatory contents: measures and results, shortcomings, causes, plan. Judged by structure first, words second."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.finding import Certainty, Outcome
from checker.judging.case import Case, Verdict
from checker.judging.items import own_paragraph, shortcoming_items
from checker.matching import Hit
from checker.rulebook import Rule
from checker.structure.outline import PartName

MIN_RESULTS = 3  # figures or named results that make the results of a year more than one lucky number
MIN_TASKS = 3  # catalogue: at least three concrete tasks
MIN_SHORTCOMINGS = 2  # catalogue: at least two shortcomings
# Work that is done or not done, whatever it is about.
_DEED = re.compile(
    r"制作|拍摄|编印|编制|印制|开发|组建|设立|开设|增设|选派|派驻|驻[乡镇村点]|引进|招录|招聘|跟班|跟岗|轮训|挂牌督办"
)
# 认真查找原因,切实加以改进; 产生这些问题的原因,我们将认真研究: a cause promised is none told.
_CAUSE_PROMISED = re.compile(
    r"(?:查找|剖析|分析|研究|反思)[^,;。]{0,6}原因[,;。]|原因,[^;。]{0,12}将[^;。]{0,16}(?:研究|分析|查找|剖析)"
)


def judge_measures(rule: Rule, case: Case) -> Verdict:
    """Measures and results both: words of action, and figures or cases that show what came of them."""
    dedicated = case.sentences.told_in(PartName.MEASURES)
    if not dedicated:
        return Verdict(Outcome.MISSING, Certainty.LIKELY, "没有写举措和成效的部分")
    results = [(i, f) for i in dedicated for f in case.sentences.facts[i] if f.kind in ("figure", "result")]
    within = set(dedicated)
    acts = any(case.page.sentence_of[hit.start] in within for hit in case.hits[rule.id].said)
    spans = list(dict.fromkeys(i for i, _ in results))[:2] or dedicated[:1]
    evidence = tuple(sentence_of(case, i) for i in spans)
    if len(results) >= MIN_RESULTS and acts:
        return Verdict(Outcome.MET, Certainty.SURE, f"有举措，成效有数据或事例 {len(results)} 处", evidence)
    if not results:
        return Verdict(Outcome.PARTIAL, Certainty.SURE, "有举措，全无数据或事例", evidence)
    return Verdict(Outcome.PARTIAL, Certainty.LIKELY, f"成效的数据或事例只有 {len(results)} 处", evidence)


def judge_shortcomings(rule: Rule, case: Case) -> Verdict:
    """A part or paragraph of its own with at least two shortcomings; embedded ones are partial."""
    del rule
    items = case.once(shortcoming_items)
    if not items:
        heading = heading_of(case, PartName.SHORTCOMINGS)
        if heading is not None:
            return Verdict(Outcome.PARTIAL, Certainty.SURE, "有标题而没有写出不足", (heading,))
        return Verdict(Outcome.MISSING, Certainty.SURE, "没有写存在的不足")
    evidence = tuple(case.page.original(item.start, item.end) for item in items[:3])
    dedicated = any(item.dedicated for item in items)
    count = sum(item.count for item in items)
    if not dedicated:
        return Verdict(Outcome.PARTIAL, Certainty.LIKELY, "不足只嵌在别的部分里", evidence)
    if count < MIN_SHORTCOMINGS:
        return Verdict(Outcome.PARTIAL, Certainty.LIKELY, "只写了一项不足", evidence)
    return Verdict(Outcome.MET, Certainty.SURE, f"列出不足 {count} 项", evidence)


def judge_causes(rule: Rule, case: Case) -> Verdict:
    """A cause told of the shortcomings, wherever it stands; a heading that promises causes is not enough."""
    hits = case.hits[rule.id]
    within = set(case.sentences.told_in(PartName.SHORTCOMINGS))
    promised = [
        match.span() for match in _CAUSE_PROMISED.finditer(case.page.text) if case.page.span_at(match.start())
    ]
    told = hits_in(case, (*hits.shown, *hits.said), within)
    hinted = hits_in(case, hits.hinted, within) + [hit for hit in told if _lies_in(hit, promised)]
    told = [hit for hit in told if hit not in hinted]
    if not told:
        told = [
            hit
            for hit in hits.shown
            if (i := case.page.span_at(hit.start)) is not None
            and not case.page.spans[i].sentence.is_heading
            and not _lies_in(hit, promised)
        ]
    if told:
        evidence = tuple(case.page.original(*case.page.clause(hit.start, hit.end)) for hit in told[:3])
        return Verdict(Outcome.MET, Certainty.SURE, f"写明成因 {len(told)} 处", evidence)
    for index, span in enumerate(case.page.spans):
        if span.sentence.is_heading and span.sentence.part is PartName.SHORTCOMINGS:
            text = case.page.text[span.start : span.end]
            if re.search(r"原因|成因|根源", text):
                return Verdict(
                    Outcome.PARTIAL,
                    Certainty.SURE,
                    "只在标题里提到原因，正文没有成因陈述",
                    (sentence_of(case, index),),
                )
    if hinted:
        hit = hinted[0]
        return Verdict(
            Outcome.PARTIAL,
            Certainty.HINT,
            "几乎没有成因陈述",
            (case.page.original(*case.page.clause(hit.start, hit.end)),),
        )
    reason = "写了不足，没有写原因" if within else "没有写不足和原因"
    return Verdict(Outcome.MISSING, Certainty.SURE, reason)


def judge_plan(rule: Rule, case: Case) -> Verdict:
    """A part of its own with at least three concrete tasks; remedies told item by item with the shortcomings count too.

    A task is concrete when its clause names a matter of the checklist or carries a fact (a figure, a document, a body to be set up);
    resolve and diligence alone are none.
    """
    del rule
    planned = case.sentences.told_in(PartName.PLAN)
    if not planned:
        heading = heading_of(case, PartName.PLAN)
        if heading is not None:
            return Verdict(Outcome.PARTIAL, Certainty.SURE, "有标题而没有写出安排", (heading,))
        return Verdict(Outcome.MISSING, Certainty.SURE, "没有写下一年度的安排")
    tasks = [(i, clause) for i in planned for clause in case.page.clauses(i) if _is_task(case, i, clause)]
    sections = case.page.outline.sections
    under_heading = any(s.part is PartName.PLAN for s in sections)
    merged = len(planned) >= MIN_SHORTCOMINGS and any(s.part is PartName.SHORTCOMINGS for s in sections)
    # A last paragraph 下一步，…：一是…二是…三是… without a heading is a part of its own.
    listed = len(planned) >= MIN_TASKS and own_paragraph(case, planned)
    carrying = list(dict.fromkeys(i for i, _ in tasks))
    evidence = tuple(sentence_of(case, i) for i in (carrying or planned)[:2])
    if len(tasks) >= MIN_TASKS and len(carrying) >= 2 and (under_heading or merged or listed):
        return Verdict(Outcome.MET, Certainty.SURE, f"列出具体任务 {len(tasks)} 项", evidence)
    reason = f"具体任务只有 {len(tasks)} 项" if under_heading else "没有专门部分，只带过一句"
    return Verdict(Outcome.PARTIAL, Certainty.LIKELY, reason, evidence)


def _is_task(case: Case, index: int, clause: tuple[int, int]) -> bool:
    if case.owners(clause) or _DEED.search(case.page.text, *clause):
        return True
    inside = case.sentences.facts_by_clause[index].get(clause, ())
    return any(f.kind not in ("date", "result") and clause[0] <= f.start < clause[1] for f in inside)


def judge_next_year(rule: Rule, case: Case) -> Verdict:
    """The year after the report year, named in the plan's heading or text."""
    del rule
    spans = case.sentences.of_part[PartName.PLAN]
    if not spans:
        return Verdict(Outcome.MISSING, Certainty.SURE, "没有写下一年度的安排")
    if case.year is not None:
        digits = "".join("〇一二三四五六七八九"[int(c)] for c in str(case.year + 1))
        for i in spans:
            span = case.page.spans[i]
            if re.search(rf"{case.year + 1}|{digits}", case.page.text[span.start : span.end]):
                return Verdict(
                    Outcome.MET, Certainty.SURE, f"写明 {case.year + 1} 年", (sentence_of(case, i),)
                )
    return Verdict(Outcome.PARTIAL, Certainty.SURE, "有安排而没有写明年份", (sentence_of(case, spans[0]),))


def hits_in(case: Case, hits: Iterable[Hit], spans: Iterable[int]) -> list[Hit]:
    wanted = set(spans)
    return [hit for hit in hits if case.page.span_at(hit.start) in wanted]


def _lies_in(hit: Hit, places: list[tuple[int, int]]) -> bool:
    return any(start < hit.end and hit.start < end for start, end in places)


def sentence_of(case: Case, index: int) -> tuple[int, int]:
    sentence = case.page.spans[index].sentence
    return sentence.start, sentence.end


def heading_of(case: Case, part: PartName) -> tuple[int, int] | None:
    for section in case.page.outline.sections:
        if section.part is part:
            return section.heading.start, section.heading.end
    return None
