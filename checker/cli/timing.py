"""--timings: where the time of a check went, as a table on stderr and as numbers for JSON."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import timings
from checker.lang import say

if TYPE_CHECKING:
    from checker.timings import Stopwatch

_NAMES = {
    timings.STARTING: "启动",
    timings.RULES: "规则",
    timings.READING: "读取",
    timings.STRUCTURE: "结构",
    timings.MATCHING: "匹配",
    timings.JUDGING: "判定",
    timings.CONSISTENCY: "一致性",
    timings.SCORING: "评分",
    timings.WRITING: "输出",
}
_COLUMN = 12  # cells


def timings_table(watch: Stopwatch) -> str:
    """One line a stage in milliseconds and its share, then the total, which is their sum."""
    from checker.rendering.cells import cells_of, pad

    def line(name: str, spent: str, share: str) -> str:
        return pad(name, _COLUMN) + "".join(
            " " * (_COLUMN - cells_of(cell)) + cell for cell in (spent, share)
        )

    watch.lap()
    total = sum(watch.seconds.values())
    rows = [(say(_NAMES[stage]), seconds) for stage, seconds in watch.seconds.items()]
    lines = [line(say("用时"), say("毫秒"), say("占比"))]
    for name, seconds in (*rows, (say("合计"), total)):
        lines.append(line(name, f"{seconds * 1000:.1f}", f"{seconds / total if total else 0.0:.1%}"))
    return "\n".join(lines)


def timings_fields(watch: Stopwatch) -> dict[str, float]:
    """Milliseconds by stage and their total, up to now; what is still to be written is not in it."""
    watch.lap()
    fields = {stage: round(seconds * 1000, 3) for stage, seconds in watch.seconds.items()}
    return {**fields, "total": round(sum(fields.values()), 3)}
