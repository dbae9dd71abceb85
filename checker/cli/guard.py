"""One report of several: a bug of ours costs that report only, a row with a reason, and the others go on."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli.exits import BUG_HINT, bug_name
from checker.cli.options import STDIN
from checker.errors import RulebookError, UsageFault

if TYPE_CHECKING:
    from checker.check import Checked


def guarded(run: Callable[..., Checked], file: str, options: dict[str, Any], debug: bool) -> Checked:
    """run(source, **options) on a file, or on standard input for `-`.

    Raises only what concerns the whole command: RulebookError and UsageFault. Everything else becomes the scorecard's error.
    """
    try:
        source = sys.stdin.buffer.read() if file == STDIN else Path(file)
        checked = run(source, **options)
    except (RulebookError, UsageFault):
        raise
    except Exception as error:  # whatever it is, it must not cost the other reports
        if debug:
            traceback.print_exc()
        return _failed(file, error)
    if file != STDIN:
        return checked
    card = checked.scorecard
    return replace(checked, scorecard=replace(card, document=replace(card.document, path=STDIN)))


def _failed(file: str, error: Exception) -> Checked:
    from checker.check import Checked
    from checker.scorecard import AssessmentError, DocumentFacts, RulebookFacts, Scorecard

    card = Scorecard(
        document=DocumentFacts(file, "", "", False, None, None, None, None, 0),
        rulebook=RulebookFacts(None, None, None, ""),
        error=AssessmentError("internal-error", f"{bug_name(error)}。", BUG_HINT),
    )
    return Checked(card)
