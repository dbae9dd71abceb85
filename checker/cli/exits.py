"""Exit codes, and how each way out of the program looks. Nothing but this module prints an error."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import os
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, TextIO

from checker.errors import CheckerError, InputFault
from checker.lang import is_chinese, say
from checker.progress import heard_by

if TYPE_CHECKING:
    from collections.abc import Callable


class Exit(IntEnum):
    """A higher code beats a lower one when several reports are checked."""

    FINE = 0
    BELOW = 1  # under --fail-under, or a mandatory content is missing
    WRONG_USE = 2  # wrong use, or a faulty rulebook
    NOT_ASSESSED = 3  # an input could not be assessed; also a bug of ours
    INTERRUPTED = 130
    PIPE_CLOSED = 141  # as shells tell it: not everything was said, so it is not FINE


BUG_HINT = (
    "这是程序的缺陷，不是您操作有误。请加 --debug 重新运行，把输出连同可以公开的输入文件报告给项目维护者。"
)


def lenient_streams() -> None:
    """A character that the terminal's encoding lacks shows as ? and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def complain(message: str, hint: str = "") -> None:
    """One message on stderr, safe to show whatever a file name holds."""
    from checker.rendering.harmless import harmless

    lines = [
        harmless(say(line)) if line.strip() == line else f"  {harmless(say(line.strip()))}"
        for line in message.split("\n")
    ]
    if hint:
        lines.append(harmless(say(f"提示：{hint}")))
    print("\n".join([f"dabiao{'：' if is_chinese() else ': '}{lines[0]}", *lines[1:]]), file=sys.stderr)


def checker_error(error: CheckerError) -> Exit:
    complain(error.message, error.hint)
    return Exit.NOT_ASSESSED if isinstance(error, InputFault) else Exit.WRONG_USE


def bug_name(error: BaseException) -> str:
    return f"程序内部错误（{type(error).__name__}）"


def bug(error: BaseException, debug: bool) -> Exit:
    """An exception that nobody expected: one line, and the traceback only when asked for."""
    if debug:
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    complain(f"{bug_name(error)}。{BUG_HINT}")
    return Exit.NOT_ASSESSED


def ended(run: Callable[[], object], debug: bool) -> int:
    """Run a command to its end: its exit code, whatever happened on the way."""
    try:
        with heard_by(_show_progress):
            returned = run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return interrupted()
    except CheckerError as error:
        return checker_error(error)
    except BrokenPipeError:
        abandon(sys.stdout)
        return Exit.PIPE_CLOSED
    except Exception as error:
        return bug(error, debug)
    return returned if isinstance(returned, int) else Exit.FINE


def interrupted() -> Exit:
    complain("已中断。")
    return Exit.INTERRUPTED


def _show_progress(message: str) -> None:
    """One line on a terminal; a log or a pipe has no use for it."""
    if sys.stderr.isatty():
        print(f"dabiao{'：' if is_chinese() else ': '}{say(message)}", file=sys.stderr, flush=True)


def abandon(stream: TextIO) -> None:
    """The reader of our output has gone (dabiao … | head): say nothing, not even in Python's last flush."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return
