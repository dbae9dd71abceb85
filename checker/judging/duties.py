"""The kind `duties`: what the first responsible persons did, in a part, under a sub-heading or in a paragraph of their own."""

from __future__ import annotations

import re

from checker.finding import Certainty, Outcome
from checker.judging.case import Case, Verdict
from checker.judging.contents import heading_of, hits_in, sentence_of
from checker.judging.standing import Standing
from checker.matching import Hit
from checker.rulebook import Rule
from checker.structure.outline import PartName

_CUSTOM = re.compile(r"定期|经常|始终|注重|坚持|高度重视|切实|认真|述法|纳入|协调小组")
_ON_LEADERSHIP = re.compile(r"领导(?!干部)|责任|组织保障")
_LEADER_ACTS = re.compile(
    r"(?:主要负责(?:人|同志)|主要领导|党政一把手|(?<!总)书记|(?<!副)[省市县区镇乡局厅]长)[^,;。]{0,12}"
    r"(?:主持|亲自|带头|批示|述法|讲授|听取|研究|部署|向)[^。;]{0,40}(?:法治|依法|述法|执法|复议|应诉)"
)
_LEADER_SENTENCE = re.compile(
    r"(?:主要负责人|主要负责同志|主要领导|一把手|第一责任人).{0,60}(?:职责|责任|亲自|带头|履行|主持|批示)"
)


def judge_duties(rule: Rule, case: Case) -> Verdict:
    """A part, sub-heading or paragraph on the first responsible persons, with at least one act that can be checked."""
    hits = case.hits[rule.id]
    inside = case.sentences.told_in(PartName.FIRST_RESPONSIBLE)
    dedicated = inside or _leader_paragraph(case, hits.said) or _leader_section(case, hits.said)
    if dedicated:
        acts = [
            hit for hit in hits_in(case, hits.shown, dedicated) if _done(case, hit) and _is_act(case, hit)
        ]
        if acts:
            evidence = tuple(case.page.original(*case.page.clause(hit.start, hit.end)) for hit in acts[:3])
            return Verdict(
                Outcome.MET,
                Certainty.SURE if inside else Certainty.LIKELY,
                f"写明履职行为 {len(acts)} 处",
                evidence,
            )
        return Verdict(
            Outcome.PARTIAL,
            Certainty.LIKELY,
            "有专门部分而只有原则性提法",
            (sentence_of(case, dedicated[0]),),
        )
    heading = heading_of(case, PartName.FIRST_RESPONSIBLE)
    if heading is not None:
        return Verdict(Outcome.PARTIAL, Certainty.SURE, "有标题而没有内容", (heading,))
    named = [hit for hit in (*hits.said, *hits.hinted) if case.page.span_at(hit.start) is not None]
    named = [hit for hit in named if case.standing(hit) not in (Standing.NEGATED, Standing.HISTORY)]
    if named:
        hit = named[0]
        return Verdict(
            Outcome.PARTIAL,
            Certainty.SURE,
            "只在别处有一句",
            (case.page.original(*case.page.clause(hit.start, hit.end)),),
        )
    return Verdict(Outcome.MISSING, Certainty.SURE, "没有写党政主要负责人履行第一责任人职责情况")


def _done(case: Case, hit: Hit) -> bool:
    return case.standing(hit) is Standing.DONE


def _is_act(case: Case, hit: Hit) -> bool:
    """定期听取法治工作汇报 alone is a custom, 组织述法 a slogan; an act has a fact in its sentence."""
    start, end = case.page.clause(hit.start, hit.end)
    index = case.page.span_at(hit.start)
    return not _CUSTOM.search(case.page.text[start:end]) or (
        index is not None and bool(case.sentences.facts[index])
    )


def _leader_paragraph(case: Case, said: tuple[Hit, ...]) -> list[int]:
    """Sentences of a paragraph that opens with the leaders' duty, for reports that give it no heading."""
    page = case.page
    for hit in said:
        index = page.span_at(hit.start)
        if index is None:
            continue
        first = page.spans[index]
        if first.sentence.part not in (PartName.MEASURES, PartName.OTHER) or not _LEADER_SENTENCE.search(
            page.text[first.start : first.end]
        ):
            continue
        paragraph = next(
            (p for p in page.document.paragraphs if p.start <= first.sentence.start < p.end), None
        )
        if paragraph is None:
            continue
        opening = page.document.folded[paragraph.start : first.sentence.start].strip()
        if index > 0 and page.spans[index - 1].sentence.is_heading:
            opening = ""  # （二）扛责任、强统领。党委书记切实履行…: the heading runs in
        members = [i for i, s in enumerate(page.spans) if paragraph.start <= s.sentence.start < paragraph.end]
        if len(opening) <= 4 and len(members) >= 2:
            return members
    return []


def _leader_section(case: Case, said: tuple[Hit, ...]) -> list[int]:
    """Sentences of a sub-heading on leadership (领导重视，责任落实) in which a first responsible person acts; the first such one."""
    page = case.page
    for number, section in enumerate(page.outline.sections):
        if section.parent is None or section.part not in (PartName.MEASURES, PartName.OTHER):
            continue
        members = [i for i, s in enumerate(page.spans) if s.sentence.section == number]
        if not _ON_LEADERSHIP.search(page.document.fold(section.heading.title)):
            continue
        members = [i for i in members if not page.spans[i].sentence.is_heading]
        members = [i for i in members if "强调" not in page.text[page.spans[i].start : page.spans[i].end]]
        acts = any(_LEADER_ACTS.search(page.text, page.spans[i].start, page.spans[i].end) for i in members)
        if acts or any(_done(case, hit) for hit in hits_in(case, said, members)):
            return members
    return []
