"""Where a check spends its time. Whoever takes a step names it, whoever wants to know measures; by default nobody.

Seconds by the clock, each counted once: a stage inside another one stops the outer one's watch. The time before the first stage is
STARTING; as no clock knows when the process was made, that one is its processor time.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STARTING, RULES, READING, STRUCTURE, MATCHING, JUDGING, CONSISTENCY, SCORING, WRITING = STAGES = (
    "starting", "rules", "reading", "structure", "matching", "judging", "consistency", "scoring", "writing",
)  # fmt: skip


class Stopwatch:
    """seconds: by stage, of all reports of the run. What belongs to no other stage is STARTING's."""

    def __init__(self, starting: float, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.seconds[STARTING] = starting
        self._running = [STARTING]
        self._since = clock()

    def enter(self, stage: str) -> None:
        self.lap()
        self._running.append(stage)

    def leave(self) -> None:
        self.lap()
        self._running.pop()

    def lap(self) -> None:
        """Bring the stage that runs up to now."""
        now = self._clock()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now


_watch: ContextVar[Stopwatch | None] = ContextVar("watch", default=None)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Inside, time counts for this stage, one of STAGES."""
    watch = _watch.get()
    if watch is None:
        yield
        return
    watch.enter(name)
    try:
        yield
    finally:
        watch.leave()


@contextmanager
def measured(clock: Callable[[], float] = time.perf_counter) -> Iterator[Stopwatch]:
    """Inside, the stages of this thread of work are measured, from the start of the process on. clock: in seconds."""
    watch = Stopwatch(time.process_time(), clock)
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)
