"""Worker processes: a document that hangs or kills its process costs nobody else anything."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from reading.samples import REPORT

from checker.web import workers as module
from checker.web.tasks import Task
from checker.web.workers import Busy, Left, TimedOut, WorkerLost, Workers

TASK = Task("check", "a.txt", REPORT.encode())


@pytest.fixture
def workers() -> Iterator[Workers]:
    pool = Workers(1, seconds=60, waiting=1)
    yield pool
    pool.close()


def test_a_worker_checks_one_document_after_the_other(workers: Workers):
    assert [workers.run(TASK)["issuer"] for _ in range(3)] == ["甲县"] * 3


def test_a_document_that_takes_too_long_is_killed_and_the_next_is_checked():
    pool = Workers(1, seconds=0.001, waiting=1)
    with pytest.raises(TimedOut):
        pool.run(TASK)
    pool._seconds = 60
    assert pool.run(TASK)["issuer"] == "甲县"
    pool.close()


def test_a_worker_that_dies_is_replaced(workers: Workers):
    (worker,) = workers._all
    worker._process.kill()
    worker._process.join()
    with pytest.raises(WorkerLost):
        workers.run(TASK)
    assert workers.run(TASK)["issuer"] == "甲县"


def test_who_finds_no_place_is_told_at_once(workers: Workers):
    outcomes: list[str] = []

    def ask() -> None:
        try:
            workers.run(TASK)
            outcomes.append("done")
        except Busy:
            outcomes.append("busy")

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("done") >= 2
    assert outcomes.count("done") + outcomes.count("busy") == 6
    assert "busy" in outcomes


def test_who_goes_away_gives_up_the_place_in_the_line(workers: Workers):
    held = workers._next(lambda: False)
    with pytest.raises(Left):
        workers.run(TASK, lambda: True)
    with workers._turn:
        workers._idle.append(held)
    assert [workers.run(TASK)["issuer"] for _ in range(3)] == ["甲县"] * 3  # no place is lost


def test_workers_are_renewed(workers: Workers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "TASKS_BEFORE_RENEWAL", 2)
    first = set(workers._all)
    for _ in range(3):
        workers.run(TASK)
    assert not first & workers._all


def test_a_mistake_of_ours_is_an_answer_and_the_worker_lives(workers: Workers):
    broken = Task("no-such-kind", "a.txt", REPORT.encode())
    assert workers.run(broken)["error"]["code"] == "internal-error"
    assert workers.run(TASK)["issuer"] == "甲县"
