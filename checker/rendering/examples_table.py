"""What the examples of the rules proved: a line with the confusion count of each rule, and every failure with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.examples import EXPECTED
from checker.rendering.cells import cells_of, pad
from checker.rendering.page import Page
from checker.rendering.words import EXAMPLE_WORDS, OUTCOME_WORDS

if TYPE_CHECKING:
    from checker.examples import ExamplesRun, RuleResult
    from checker.rendering.line import Line

_ID_CELLS = 36
_TEXT_LINES = 2


def examples_lines(run: ExamplesRun, width: int) -> list[Line]:
    """The page of `dabiao rules test`."""
    page = Page(width)
    page.row(
        ("规则示例", "bold"), (f"　{len(run.all)} 条规则，{run.count} 个示例，{run.failed} 处不符", "dim")
    )
    page.text("每条规则：示例种类 相符数/总数；不符的写明判成了什么", "dim")
    page.blank()
    _table(page, run.rules)
    for profile, results in run.profiles.items():
        if results:
            page.section(f"规则集 {profile}", f"新增和改动的规则 {len(results)} 条")
            _table(page, results)
    failures = [result for result in run.all if result.failed]
    if failures:
        page.section("不符之处", f"{run.failed} 处")
    for result in failures:
        page.marked("✗", result.title, "red", result.rule)
        page.field("文件", result.file, indent=4)
        for fault in result.faults:
            page.field("规则", fault, indent=4)
        for example in result.examples:
            if example.fault:
                page.field(f"{EXAMPLE_WORDS[example.kind]} {example.number}", example.fault, indent=4)
                page.field("示例", example.text, indent=4, limit=_TEXT_LINES)
    return page.lines


def _table(page: Page, results: tuple[RuleResult, ...]) -> None:
    for result in results:
        mark = ("✗", "red") if result.failed else ("✓", "green")
        head = pad(result.rule, _ID_CELLS)
        room = page.width - 4 - cells_of(head)
        for number, line in enumerate(_wrapped(_counts(result), room)):
            if number == 0:
                page.row("  ", mark, " ", head, line)
            else:
                page.row(" " * (4 + cells_of(head)), line)


def _wrapped(counts: list[str], room: int) -> list[str]:
    lines = [""]
    for count in counts:
        if lines[-1] and cells_of(lines[-1]) + cells_of(count) + 2 > room:
            lines.append("")
        lines[-1] += f"  {count}" if lines[-1] else count
    return lines


def _counts(result: RuleResult) -> list[str]:
    """充分 5/5, or 仅提及 2/3→缺失 1: how many came out as they should, and what the others became."""
    confusion = result.confusion()
    words = []
    for kind, expected in EXPECTED.items():
        outcomes = {outcome: n for (k, outcome), n in confusion.items() if k == kind}
        if not outcomes:
            continue
        names = {outcome.value: word for outcome, word in OUTCOME_WORDS.items()} | {"error": "出错"}
        wrong = "、".join(f"{names[o]} {n}" for o, n in sorted(outcomes.items()) if o != expected.value)
        right = f"{EXAMPLE_WORDS[kind]} {outcomes.get(expected.value, 0)}/{sum(outcomes.values())}"
        words.append(f"{right}→{wrong}" if wrong else right)
    return words
