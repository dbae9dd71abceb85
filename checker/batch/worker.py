"""One worker process: files come in through a pipe, results go out, until the parent closes it. Knows no other worker."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection

from checker.batch.assess import Assessor
from checker.batch.memory import resident
from checker.batch.task import Result, Settings, Task
from checker.errors import CheckerError, UsageFault

Judge = Callable[[Task], Result]
MakeJudge = Callable[[Settings], Judge]

READY = "ready"
NEW_OBJECTS = 200_000  # before a worker looks for cycles: some reports


def judge_of(settings: Settings) -> Judge:
    """What a worker does with each file. A function of the module, so that it travels to a process."""
    return Assessor(settings).assess


def work(connection: Connection, settings: Settings, make: MakeJudge) -> None:
    """A worker's life: until the parent closes the pipe, or dies."""
    # Ctrl-C reaches the whole group; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        try:
            judge = make(settings)
        except CheckerError as error:
            connection.send(UsageFault(error.message, error.hint))
            return
        # What is there by now stays; looked through for cycles again and again it cost a worker a twentieth of its time.
        gc.freeze()
        gc.set_threshold(NEW_OBJECTS, 10, 10)
        connection.send(READY)
        sent: set[int] = set()
        while True:
            result = _new_only(judge(connection.recv()), sent)
            connection.send((result, resident()))


def _new_only(result: Result, sent: set[int]) -> Result:
    """The result without the phrases that this pipe has carried before: reports share nearly all of theirs, half of what there is to send.

    Nothing can be missing in the store: results come out of a pipe in order and are written in order, whole or not at all, and a worker that
    takes another's place begins with nothing sent. sent: ids, brought up to date; as many as the rules have texts.
    """
    if result.record is None:
        return result
    rows = result.record.rows
    new = [row for row in rows["phrases"] if row[0] not in sent]
    sent.update(number for number, _ in new)
    return replace(result, record=replace(result.record, rows={**rows, "phrases": new}))
