"""Worker processes: one that dies, hangs or hoards costs the file it is on, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from batch.conftest import DAY, content
from batch.engines import repetitive, stillborn, treacherous, unwilling

from checker.batch.memory import resident
from checker.batch.pool import WorkerPool
from checker.batch.run import Plan, run_audit
from checker.batch.task import Settings, Task
from checker.errors import UsageFault


def tasks(folder: Path, *names: str) -> Iterator[Task]:
    for number, name in enumerate(names, 1):
        yield Task(number, str(folder / name), name)


def run(pool: WorkerPool, folder: Path, *names: str) -> dict[str, str]:
    """path -> code; exactly one result for every task."""
    results = list(pool.run(tasks(folder, *names)))
    assert sorted(result.input_id for result in results) == list(range(1, len(names) + 1))
    assert not pool.resident()  # no worker is left
    return {names[result.input_id - 1]: result.failure.code for result in results if result.failure}


ORDINARY = [f"report-{number}" for number in range(30)]


def test_a_file_that_kills_its_worker_is_a_row_and_the_others_are_done(tmp_path: Path):
    pool = WorkerPool(Settings(), 2, make=treacherous)
    codes = run(pool, tmp_path, *ORDINARY[:10], "crash", *ORDINARY[10:])
    assert codes.pop("crash") == "worker-died"
    assert set(codes.values()) == {"paper"}


def test_a_worker_killed_once_is_no_fault_of_the_file(tmp_path: Path):
    codes = run(WorkerPool(Settings(), 2, make=treacherous), tmp_path, *ORDINARY, "crash-once")
    assert set(codes.values()) == {"paper"}


def test_a_file_over_the_time_limit_is_a_row_and_the_others_are_done(tmp_path: Path):
    pool = WorkerPool(Settings(), 2, seconds=0.5, make=treacherous)
    codes = run(pool, tmp_path, "hang", *ORDINARY, "hang-2")
    assert (codes.pop("hang"), codes.pop("hang-2")) == ("timeout", "timeout")
    assert set(codes.values()) == {"paper"}


@pytest.mark.skipif(resident() is None, reason="the system does not tell the memory of a process")
def test_a_file_over_the_memory_limit_is_a_row_and_the_others_are_done(tmp_path: Path):
    pool = WorkerPool(Settings(), 2, memory=300 << 20, make=treacherous)
    codes = run(pool, tmp_path, *ORDINARY[:3], "hog", *ORDINARY[3:])
    assert codes.pop("hog") == "memory"
    assert set(codes.values()) == {"paper"}


@pytest.mark.skipif(resident() is None, reason="the system does not tell the memory of a process")
def test_a_worker_that_has_grown_is_replaced_between_files(tmp_path: Path):
    codes = run(WorkerPool(Settings(), 1, recycle=1, make=treacherous), tmp_path, *ORDINARY[:6])
    assert set(codes.values()) == {"paper"}


def test_workers_that_cannot_start_end_the_run_with_a_message(tmp_path: Path):
    with pytest.raises(UsageFault, match="工作进程起不来"):
        list(WorkerPool(Settings(), 1, make=stillborn).run(tasks(tmp_path, "a")))


def test_what_a_worker_refuses_is_told_to_the_user(tmp_path: Path):
    with pytest.raises(UsageFault, match="规则被改动"):
        list(WorkerPool(Settings(), 1, make=unwilling).run(tasks(tmp_path, "a")))


def test_tasks_are_taken_as_they_are_needed(tmp_path: Path):
    """However many files wait, few of them are in memory."""
    taken = count()
    pool = WorkerPool(Settings(), 2, make=treacherous)
    results = pool.run(Task(next(taken) + 1, str(tmp_path / "a"), "a") for _ in range(10_000))
    for _ in range(20):
        next(results)
    results.close()
    assert next(taken) < 40


@pytest.mark.parametrize("recycle", [1, 1 << 40])
def test_a_phrase_is_sent_once_by_a_worker_and_is_there_before_it_is_needed(recycle: int, tmp_path: Path):
    """Also where a worker takes another's place: it begins with nothing sent."""
    names = [*"abcdefghij", *"abcdefghij"]
    pool = WorkerPool(Settings(), 2, recycle=recycle, make=repetitive)
    there: list[str] = []
    for result in pool.run(tasks(tmp_path, *names)):
        assert result.record is not None
        there += [phrase for _, phrase in result.record.rows["phrases"]]
        assert {"shared", names[result.input_id - 1]} <= {*there}
    assert (there.count("shared") > 2) == (recycle == 1)
    assert len(there) < 2 * len(names)


def test_processes_give_what_one_process_gives(corpus: Path, audited: Path, tmp_path: Path):
    plan = Plan(tmp_path / "a.sqlite", (str(corpus / "manifest.csv"),), Settings(today=DAY))
    run_audit(plan, lambda agreed: WorkerPool(agreed, 2))
    # Told line by line: the processes load the program anew, so an edit of it during the tests shows here first.
    pooled, alone = {*content(tmp_path / "a.sqlite")}, {*content(audited)}
    assert sorted(pooled ^ alone)[:4] == []
