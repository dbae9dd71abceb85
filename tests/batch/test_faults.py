"""Faults around an audit: a full disk, killed workers, two runs on one store, a clock that jumps. Always: what is done stays done, and the end is the same.

The killed parent: test_killed.py. Workers that die of a file: test_pool.py; machines of a cluster: test_cluster.py. Killed exports: test_faults_export.py.
"""

from __future__ import annotations

import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from batch.conftest import audit, content
from batch.test_killed import done, whole_reports

from checker.batch import run as run_module
from checker.batch.store import Store
from checker.batch.store import store as store_module
from checker.errors import UsageFault

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, limits and /proc as Linux has them")
PATIENCE = 120.0  # seconds; a loaded machine is slow
ENDED = 3  # the exit code of a run with unreadable files


def start(corpus: Path, store: Path, *, full_at: int | None = None) -> subprocess.Popen[str]:
    """The real command. full_at: bytes beyond which no file of it can grow, as on a full disk."""
    command = [sys.executable, "-m", "checker", "audit", "run", str(corpus / "manifest.csv")]
    process = subprocess.Popen(
        [*command, "--store", str(store), "--jobs", "2", "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if full_at is not None:  # long before it has read its first rule
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (full_at, full_at))
    return process


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said


def children(process: subprocess.Popen[str]) -> list[int]:
    """The workers of a run: what it started, and is not multiprocessing's own helper."""
    try:
        numbers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    except OSError:
        return []
    return [int(one) for one in numbers if b"spawn_main" in _command(int(one))]


def _command(number: int) -> bytes:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return b""


def wait_for(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.02)


@pytest.mark.parametrize(
    "size",
    [pytest.param(8_000, marks=pytest.mark.slow), pytest.param(500_000, marks=pytest.mark.slow), 700_000],
)
def test_a_full_disk_is_told_and_what_was_written_holds(
    size: int, corpus: Path, audited: Path, tmp_path: Path
):
    store = tmp_path / "a.sqlite"
    code, said = ended(start(corpus, store, full_at=size))
    assert code == 2
    assert "审查库" in said
    assert "磁盘空间" in said
    assert "Traceback" not in said
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    if size > 100_000:
        assert whole_reports(store)
    assert ended(start(corpus, store)) == (ENDED, "")
    assert content(store) == content(audited)


def test_a_store_that_may_not_grow_keeps_whole_results_only(
    corpus: Path, audited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The same in one process, where the moment is known: SQLite itself says that the disk is full."""
    store = tmp_path / "a.sqlite"
    connect = store_module.connect

    def small(path: Path, *, create: bool) -> sqlite3.Connection:
        connection = connect(path, create=create)
        connection.execute("PRAGMA max_page_count = 45")
        return connection

    monkeypatch.setattr(store_module, "connect", small)
    monkeypatch.setattr(run_module, "_WRITTEN_TOGETHER", 3)
    with pytest.raises(UsageFault, match=r"审查库写不进去.*full"):
        audit(store, corpus / "manifest.csv")
    monkeypatch.undo()
    assert 0 < done(store) < 30
    assert whole_reports(store)
    audit(store, corpus / "manifest.csv")
    assert content(store) == content(audited)


@pytest.mark.slow
def test_workers_killed_from_outside_cost_nothing(corpus: Path, audited: Path, tmp_path: Path):
    store = tmp_path / "a.sqlite"
    process = start(corpus, store)
    for results in (0, 8):
        wait_for(lambda results=results: process.poll() is not None or done(store) > results)  # type: ignore[misc]
        for worker in children(process):
            subprocess.run(["kill", "-KILL", str(worker)], check=False, capture_output=True)
    assert ended(process)[0] == ENDED
    assert content(store) == content(audited)


def test_no_worker_outlives_a_killed_run(corpus: Path, tmp_path: Path):
    process = start(corpus, tmp_path / "a.sqlite")
    wait_for(lambda: process.poll() is not None or len(children(process)) == 2)
    workers = children(process)
    assert workers
    process.send_signal(signal.SIGKILL)
    process.communicate()
    wait_for(lambda: not any(b"spawn_main" in _command(worker) for worker in workers))


@pytest.mark.slow  # that the lock is held: test_store.py
def test_a_second_run_on_one_store_is_refused_and_the_first_loses_nothing(
    corpus: Path, audited: Path, tmp_path: Path
):
    store = tmp_path / "a.sqlite"
    first = start(corpus, store)
    wait_for(lambda: first.poll() is not None or done(store) > 0)
    first.send_signal(signal.SIGSTOP)  # so that it is sure to be there still
    code, said = ended(start(corpus, store))
    first.send_signal(signal.SIGCONT)
    assert code == 2
    assert "另一个审查正在写审查库" in said
    assert ended(first)[0] == ENDED
    assert content(store) == content(audited)


class _Jumping(datetime):
    """A clock that goes back ten years with every look, and once far ahead."""

    years: Iterator[int] = iter(())

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime(2026, 1, 15, tzinfo=UTC) + timedelta(days=365 * next(cls.years))


def test_a_clock_that_jumps_changes_no_result(
    corpus: Path, audited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = tmp_path / "a.sqlite"
    jumps = iter([0, -10, -20, 50, -30, 0])
    monkeypatch.setattr(_Jumping, "years", jumps)
    monkeypatch.setattr(run_module, "datetime", _Jumping)
    wall = iter(range(10**9, 0, -1000))
    monkeypatch.setattr(time, "time", lambda: float(next(wall)))
    summary = audit(store, corpus / "manifest.csv", stop_after=10)
    assert summary.run is not None
    assert summary.run.state == "interrupted"
    again = audit(store, corpus / "manifest.csv")
    monkeypatch.undo()
    assert content(store) == content(audited)
    assert again.run is not None
    assert 0 < again.run.seconds < 1000
    with Store(store) as opened:
        runs = [tuple(row) for row in opened.rows("SELECT state, started > finished FROM runs ORDER BY id")]
    assert runs == [("interrupted", 1), ("finished", 0)]
    assert next(jumps) == -30  # the clock was looked at for these four times and nothing else
