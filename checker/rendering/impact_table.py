"""Which verdicts a change of the rulebook changes: by element, then report by report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.cells import cut
from checker.rendering.harmless import harmless
from checker.rendering.number import points_text
from checker.rendering.page import Page
from checker.rendering.words import OUTCOME_WORDS

if TYPE_CHECKING:
    from checker.finding import Outcome
    from checker.impact import Impact, ReportImpact
    from checker.rendering.line import Line


def impact_lines(impact: Impact, old: str, new: str, width: int) -> list[Line]:
    """The page of `dabiao rules impact`. old, new: what the two rulebooks are called."""
    page = Page(width)
    failed = [report for report in impact.reports if report.error]
    changed = [report for report in impact.reports if report.changes]
    page.row(("规则改动的影响", "bold"))
    page.field("原规则", old)
    page.field("新规则", new)
    skipped = f"，另有 {impact.skipped} 个其他文件未读" if impact.skipped else ""
    read = len(impact.reports) - len(failed)
    page.field("报告", f"检查 {read} 份，{len(failed)} 份读不出来{skipped}")
    page.field("结果", f"{len(changed)} 份报告的 {len(impact.changes)} 项判断有变化")
    if impact.changes:
        page.section("按要素")
        for (element, title, before, after), count in sorted(impact.by_element().items(), key=_weight):
            page.field(f"{count} 份", f"{title}（{element}）：{_word(before)} → {_word(after)}")
    if changed:
        page.section("按报告")
    for report in changed:
        _report(page, report)
    if failed:
        page.section("读不出来的报告")
        for report in failed:
            page.field(cut(harmless(report.report), page.width // 2), report.error)
    return page.lines


def _report(page: Page, report: ReportImpact) -> None:
    before, after = (points_text(points) for points in report.points)
    grades = " → ".join(dict.fromkeys(grade or "不定等次" for grade in report.grades))
    page.marked("·", report.report, note=f"{before} → {after}　{grades}")
    for change in report.changes:
        reason = f"（{change.reason}）" if change.reason else ""
        page.field(f"{_word(change.before)} → {_word(change.after)}", f"{change.title}{reason}", indent=4)


def _weight(item: tuple[tuple[str, str, Outcome | None, Outcome | None], int]) -> tuple[int, str]:
    return -item[1], item[0][0]


def _word(outcome: Outcome | None) -> str:
    return OUTCOME_WORDS[outcome] if outcome is not None else "无此项"
