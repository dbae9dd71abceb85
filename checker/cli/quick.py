"""The plainest check, started without click: `check FILE`, at most with --format text, json or jsonl. Everything else is click's.

A clerk checks again after every paragraph; click and the definitions of a dozen commands are a third of the time such a check takes.
What the user sees is the same either way (tests compare).
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from checker.cli.exits import ended, lenient_streams

SCORECARD_FORMS = (
    "text",
    "json",
    "jsonl",
)  # written as soon as a report is checked; the others are files, or made at the end
_COMPLETION = "_DABIAO_COMPLETE"  # a shell asks what fits here


def quick_check(arguments: Sequence[str]) -> int | None:
    """The exit code; None when something else is wanted, or anything that click must look at."""
    asked = _asked(arguments)
    if asked is None or os.environ.get(_COMPLETION):
        return None
    lenient_streams()
    return ended(lambda: _check(*asked), debug=False)


def _asked(arguments: Sequence[str]) -> tuple[str, str] | None:
    """(file, form) of `check FILE [--format FORM]` in either order; None for any other words."""
    if not arguments or arguments[0] != "check":
        return None
    words, form = list(arguments[1:]), "text"
    if "--format" in words[:-1]:
        at = words.index("--format")
        form = words[at + 1]
        del words[at : at + 2]
    plain = len(words) == 1 and words[0] and not words[0].startswith("-")
    return (words[0], form) if plain and form in SCORECARD_FORMS else None


def _check(file: str, form: str) -> int:
    from checker.cli.checking import run_check  # noqa: PLC0415 -- what fails in there is told like any other fault

    return run_check((file,), form)
