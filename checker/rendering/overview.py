"""Several scorecards as one short table: one line a report, in the order given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Outcome
from checker.lang import is_chinese, say
from checker.rendering.cells import cells_of, cut, pad
from checker.rendering.harmless import harmless
from checker.rendering.number import NO_POINTS, points_text
from checker.rendering.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.rendering.line import Line
    from checker.scorecard import Scorecard

# Header, cells. The report stands last: its name is the only column without a known width.
_COLUMNS = (("得分", 5), ("等次", 8), ("充分", 4), ("提及", 4), ("缺失", 4))
_WORDS = 1  # the column of grades
_GAP = "  "


def overview_lines(cards: Sequence[Scorecard], width: int) -> list[Line]:
    """The table, under a line that says how many reports there are and how many could not be assessed."""
    page = Page(width)
    failed = sum(card.error is not None for card in cards)
    page.row(
        (say("总表"), "bold"),
        (
            f"{'　' if is_chinese() else '  '}{say(f'共 {len(cards)} 份，其中 {failed} 份无法评估' if failed else f'共 {len(cards)} 份')}",
            "dim",
        ),
    )
    rows = [tuple(say(title) for title, _ in _COLUMNS), *map(_values, cards)]
    columns = [
        max(least, *map(cells_of, column))
        for column, (_, least) in zip(zip(*rows, strict=True), _COLUMNS, strict=True)
    ]
    head, *values = [
        _GAP.join(_aligned(*cell) for cell in enumerate(zip(row, columns, strict=True))) for row in rows
    ]
    page.row("  ", (f"{head}{_GAP}{say('报告')}", "dim"))
    room = page.width - 2 - sum(cells + len(_GAP) for cells in columns)
    for card, shown in zip(cards, values, strict=True):
        name = card.document.path or card.document.title or say("（直接给出的文本）")
        style = "red" if card.error is not None or (card.score and card.score.missing_mandatory) else ""
        page.row("  ", shown, _GAP, (cut(harmless(name), room), style))
    return page.lines


def _values(card: Scorecard) -> tuple[str, ...]:
    if card.error is not None:
        return ("", say("无法评估"), "", "", "")
    if card.score is None:
        return ("", say("不定等次"), "", "", "")
    counts = (
        str(card.score.counts.get(outcome, 0)) for outcome in (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING)
    )
    return (points_text(card.score.points), say(card.score.grade or "不定等次"), *counts)


def _aligned(column: int, cell: tuple[str, int]) -> str:
    """Numbers to the right, where their digits line up, and English heads above them; words to the left."""
    value, cells = cell
    is_number = column != _WORDS and (value.isascii() or value == NO_POINTS)
    return value.rjust(cells) if is_number else pad(value, cells)
