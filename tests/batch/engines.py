"""Engines and judges for the tests of the audit. A module of its own, so that a worker process can import it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.batch.assess import Assessor
from checker.batch.task import Failure, Record, Result, Settings, Task
from checker.errors import UsageFault


@dataclass
class Inline:
    """Judges in this process. backwards: the last task first. stop_after: Ctrl-C after so many results. judged: paths, in order."""

    settings: Settings
    backwards: bool = False
    stop_after: int | None = None
    judged: list[str] = field(default_factory=list)

    def run(self, tasks: Iterable[Task]) -> Generator[Result, None, None]:
        assessor = Assessor(self.settings)
        for task in reversed(list(tasks)) if self.backwards else tasks:
            if self.stop_after == len(self.judged):
                raise KeyboardInterrupt
            result = assessor.assess(task)
            self.judged.append(task.path)
            yield result


def treacherous(settings: Settings) -> Callable[[Task], Result]:
    """A judge that does what the path of a task says; anything else is a failure named after the path."""

    def judge(task: Task) -> Result:
        if "crash-once" in task.path:
            marker = Path(task.location + ".seen")
            if not marker.exists():
                marker.touch()
                os._exit(7)
        elif "crash" in task.path:
            os._exit(7)
        elif "hang" in task.path:
            time.sleep(600)
        elif "hog" in task.path:
            hoard = bytearray(400 << 20)
            hoard[::4096] = b"x" * len(hoard[::4096])
            time.sleep(600)
        return Result(task.input_id, failure=Failure("paper", task.path))

    return judge


def treacherous_batch(settings: Settings, tasks: Sequence[Task]) -> list[Result]:
    judge = treacherous(settings)
    return [judge(task) for task in tasks]


def repetitive(settings: Settings) -> Callable[[Task], Result]:
    """A judge whose reports all have one phrase, and one of their own by their path."""

    def judge(task: Task) -> Result:
        phrases = [(0, "shared"), (1 + sum(task.path.encode()), task.path)]
        return Result(task.input_id, record=Record(task.input_id, {"phrases": phrases, "findings": []}))

    return judge


def stillborn(settings: Settings) -> Callable[[Task], Result]:
    os._exit(3)


def unwilling(settings: Settings) -> Callable[[Task], Result]:
    raise UsageFault("规则被改动", "再运行一次")
