"""One report of several: a bug of ours costs that report only, a row with a reason, and the others go on."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import limits
from checker.cli.exits import BUG_HINT, bug_name
from checker.errors import RulebookError, UsageFault
from checker.values import replace

if TYPE_CHECKING:
    from checker.check import Checked


STDIN = "-"  # instead of a file


def guarded(run: Callable[..., Checked], file: str, options: dict[str, Any], debug: bool) -> Checked:
    """run(source, **options) on a file, or on standard input for `-`.

    Raises only what concerns the whole command: RulebookError and UsageFault. Everything else becomes the scorecard's error.
    """
    from checker.cli.deadline import TooLate, within

    try:
        source = stdin_bytes() if file == STDIN else Path(file)
        with within(limits.amount("check-seconds")):
            checked = run(source, **options)
    except TooLate:
        return _failed(file, "timeout", *_late())
    except (RulebookError, UsageFault):
        raise
    except MemoryError:
        return _failed(
            file, "memory", "内存不够，没有检查完", "请关闭其他程序再试，或复制正文另存为 txt 后再试。"
        )
    except Exception as error:  # whatever it is, it must not cost the other reports
        if debug:
            import traceback

            traceback.print_exc()
        return _failed(file, "internal-error", f"{bug_name(error)}。", BUG_HINT)
    if file != STDIN:
        return checked
    card = checked.scorecard
    return replace(checked, scorecard=replace(card, document=replace(card.document, path=STDIN)))


def stdin_bytes() -> bytes:
    """Standard input, at most one byte more than the limit for files, so that what is read says that it is too large."""
    return sys.stdin.buffer.read(limits.amount("file-size") + 1)


def _late() -> tuple[str, str]:
    seconds = limits.amount("check-seconds")
    advice = limits.advice("check-seconds", 2 * seconds)
    return (
        f"检查超过时限 {seconds} 秒，已停止",
        f"文件可能过大或内容异常，请核对后另存为 docx 或 txt 再试。{advice}",
    )


def _failed(file: str, code: str, message: str, hint: str) -> Checked:
    from checker.check import Checked
    from checker.scorecard import AssessmentError, DocumentFacts, RulebookFacts, Scorecard

    card = Scorecard(
        document=DocumentFacts(file, "", "", False, None, None, None, None, 0),
        rulebook=RulebookFacts(None, None, None, ""),
        error=AssessmentError(code, message, hint),
    )
    return Checked(card)
