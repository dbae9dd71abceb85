"""What a worker of an audit does, for a process of its own whose memory is measured."""

from __future__ import annotations

import sys
from pathlib import Path

FILES = 30


def work() -> None:
    """Judge the text files below the folder named on the command line."""
    from checker.batch.task import Settings, Task
    from checker.batch.worker import judge_of

    judge = judge_of(Settings(today="2025-04-01"))
    for number, path in enumerate(sorted(Path(sys.argv[1]).rglob("*.txt"))[:FILES]):
        judge(Task(number, str(path), path.name))
