"""The Dask engine on a real local cluster of processes. tests/bench/audit.py does the same with more reports."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from batch.conftest import DAY, content
from batch.engines import treacherous_batch

from checker.batch.cluster import Cluster
from checker.batch.run import Plan, run_audit
from checker.batch.store import Store
from checker.batch.task import Settings, Task
from checker.errors import UsageFault

pytestmark = pytest.mark.filterwarnings("ignore")  # warnings of dask about itself

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def machines() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster


def run(machines: Any, plan: Plan, watch: Any = None, **how: Any) -> None:
    how = {"seconds": 120, "send_files": False, "batch": 5} | how
    run_audit(plan, lambda agreed: Cluster(machines.scheduler_address, agreed, **how), watch=watch)


def test_a_cluster_gives_what_one_process_gives_although_a_worker_is_killed(
    machines: Any, corpus: Path, audited: Path, tmp_path: Path
):
    killed: list[int] = []

    def kill(done: int, engine: object) -> None:
        if not killed:
            killed.append(next(iter(machines.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    plan = Plan(tmp_path / "a.sqlite", (str(corpus / "manifest.csv"),), Settings(today=DAY), "dask")
    run(machines, plan, kill)
    assert killed
    assert content(plan.store) == content(audited)


def test_workers_that_do_not_see_the_files_get_them_sent(
    machines: Any, corpus: Path, audited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    plan = Plan(tmp_path / "a.sqlite", (str(corpus / "manifest.csv"),), Settings(today=DAY), "dask")
    run(machines, plan, send_files=True)
    assert content(plan.store) == content(audited)


def test_workers_that_judge_by_something_else_are_refused(machines: Any, corpus: Path, tmp_path: Path):
    plan = Plan(tmp_path / "a.sqlite", (str(corpus / "manifest.csv"),), Settings(today=DAY), "dask")

    def mistaken(agreed: Settings) -> Cluster:
        wrong = Settings(today=DAY, rulebook_id=agreed.rulebook_id + 1)
        return Cluster(machines.scheduler_address, wrong, seconds=120, send_files=False)

    with pytest.raises(UsageFault, match="不能用"):
        run_audit(plan, mistaken)
    with Store(plan.store) as store:
        assert store.connection.execute("SELECT count(*) FROM reports").fetchone() == (0,)


def test_a_scheduler_that_does_not_answer_is_told(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("checker.batch.cluster._CONNECT_SECONDS", 1)
    plan = Plan(tmp_path / "a.sqlite", (str(corpus / "manifest.csv"),), Settings(today=DAY), "dask")
    with pytest.raises(UsageFault, match="连不上调度器"):
        run_audit(plan, lambda agreed: Cluster("tcp://127.0.0.1:9", agreed, seconds=1, send_files=False))


def test_a_file_that_kills_its_workers_is_a_row_and_its_neighbours_are_done(machines: Any, tmp_path: Path):
    names = [*(f"report-{number}" for number in range(6)), "crash", "hang", "report-7"]
    tasks = [Task(number, str(tmp_path / name), name) for number, name in enumerate(names)]
    cluster = Cluster(
        machines.scheduler_address, Settings(), seconds=2, send_files=False, batch=4, judge=treacherous_batch
    )
    codes = {names[result.input_id]: result.failure.code for result in cluster.run(tasks) if result.failure}
    # Starting workers anew takes time too: on a slow machine the limit comes before the last attempt.
    assert codes.pop("crash") in ("worker-died", "timeout")
    assert codes.pop("hang") == "timeout"
    assert codes == {name: "paper" for name in names if name.startswith("report")}
