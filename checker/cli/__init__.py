"""The command line: options in, exit code out. Commands import what they need when they run."""

from __future__ import annotations

import atexit
import gc
import os
import sys

# As typing has it; importing that one is left until start() has calmed the search for cycles.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from checker.cli.group import main

__all__ = ["main", "start"]

# A check makes some 200,000 objects that stay; looking through them for cycles every 700, as Python does, is a tenth of its time.
_NEW_OBJECTS = 200_000


def start() -> None:
    """What `dabiao` runs. Leaves the process with the command's exit code."""
    gc.set_threshold(_NEW_OBJECTS, 10, 10)
    try:
        from checker.cli.quick import quick_check  # noqa: PLC0415 -- see there

        code = quick_check(sys.argv[1:])
        if code is None:
            from checker.cli.group import main  # noqa: PLC0415

            main()
        else:
            _leave(code)
        sys.exit(code)
    finally:
        gc.freeze()  # the search for cycles at the end of the process frees nothing that its end does not


def _leave(code: int) -> None:
    """End the process without taking its values apart one by one; comes back when not all could be said."""
    try:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return
    os._exit(code)


def __getattr__(name: str) -> Any:
    # click and the commands are imported when somebody asks for the group: the plainest check needs neither.
    if name == "main":
        from checker.cli.group import main  # noqa: PLC0415

        return main
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
