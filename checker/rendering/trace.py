"""One element on one report, for `dabiao explain ID --report FILE`: where it was looked for, every hit, what counted, what is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Certainty, Outcome
from checker.rendering.glyphs import FINE, Glyphs
from checker.rendering.page import Page
from checker.rendering.second_look import add_pairs
from checker.rendering.words import CERTAINTY_WORDS, KIND_WORDS, OUTCOME_WORDS, near_word, parts_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.finding import Quote
    from checker.judging.trace import FactSeen, HitSeen, Trace
    from checker.rendering.line import Line

_DETAIL = 4
_ROLES = {
    "said-by": "点到本项的提法",
    "shown-by": "写到即为充分的提法",
    "hinted-by": "只能算仅提及的提法",
    "lead-in": "领起语",
    "masked": "本项的提法",
}


def trace_lines(trace: Trace, width: int, glyphs: Glyphs = FINE) -> list[Line]:
    """The page of a trace. Shows what the trace says and computes nothing."""
    page = Page(width)
    _verdict(page, trace, glyphs)
    page.section("查找过程", f"命中 {len(trace.hits)} 处" if trace.hits else "没有命中任何提法")
    if trace.rule.kind in KIND_WORDS:
        page.text(KIND_WORDS[trace.rule.kind], indent=2)
    _hits(page, trace.hits, glyphs)
    if trace.masked:
        page.section("相近而不算", f"{len(trace.masked)} 处")
        _hits(page, trace.masked, glyphs)
    if trace.finding.pairs:
        page.section("不足与安排对照", f"不足 {len(trace.finding.pairs)} 项")
        add_pairs(page, trace.finding.pairs)
    near = trace.finding.nearest
    if near is not None:
        page.section("差在哪里")
        page.field(near_word(near), near.quote)
        page.field("位置", near.place)
        page.field("所缺", near.lacks)
        page.field("可写", near.wording)
        page.field("建议", trace.finding.advice)
    return page.lines


def _verdict(page: Page, trace: Trace, glyphs: Glyphs) -> None:
    finding = trace.finding
    page.text(finding.title, "bold")
    page.text(finding.id, "dim")
    page.blank()
    page.field("结论", f"{glyphs.of(finding.outcome)} {OUTCOME_WORDS[finding.outcome]}")
    page.field("理由", finding.reason)
    if finding.outcome not in (Outcome.NOT_APPLICABLE, Outcome.WAIVED):
        searched = parts_text(finding.searched)
        page.field("查找", searched)
    if finding.certainty is not Certainty.SURE:
        page.field("把握", CERTAINTY_WORDS[finding.certainty])
    page.field("复核", finding.review or "")


def _hits(page: Page, hits: Iterable[HitSeen], glyphs: Glyphs) -> None:
    """Hits by passage; the passage is told once."""
    last: Quote | None = None
    for hit in hits:
        if hit.passage != last:
            page.blank()
            page.field("原文", hit.passage.quote)
            place = "　".join(word for word in (hit.part, hit.passage.heading, hit.passage.place) if word)
            page.field("位置", place)
            last = hit.passage
        mark = glyphs.met if hit.counts else glyphs.aside
        typos = f"，错漏字 {hit.edits} 处" if hit.edits else ""
        page.field(mark, f"“{'……'.join(hit.words)}”（{_ROLES[hit.role]}：{_readable(hit.wording)}{typos}）")
        page.field("说法", hit.standing, indent=_DETAIL)
        page.field("事实", "；".join(map(_fact, hit.facts)), indent=_DETAIL)
        page.field("判断", hit.why, indent=_DETAIL)


def _readable(wording: str) -> str:
    return wording.replace("|", "／")


def _fact(fact: FactSeen) -> str:
    note = f"（{fact.note}）" if fact.note else ""
    return f"{fact.kind}“{fact.words}”{note}"
