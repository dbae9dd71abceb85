"""Many reports: `dabiao audit run` on one worker process and on two, and whether a report costs the same at the end as at the beginning."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from checker.batch.assess import Assessor
from checker.batch.generator import Recipe, make_corpus
from checker.batch.pool import WorkerPool
from checker.batch.run import Plan, run_audit, today
from checker.batch.task import Settings, Task

TEXT, MIXED = "plain text", "four formats"
_SUFFIXES = {TEXT: ".txt", MIXED: None}
_PROCESSES = (1, 2)


def batch(files: dict[str, int], rounds: int) -> dict[str, Any]:
    """Every kind of files by itself; files: how many of each. Only a quiet machine tells the truth here."""
    load = os.getloadavg()[0]
    return {"load before": load, **{kind: _batch(kind, number, rounds) for kind, number in files.items()}}


def _batch(kind: str, files: int, rounds: int) -> dict[str, Any]:
    """Reports a second by the clock, everything included from the listing to the summary; one process and two in turns."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_corpus(folder / "corpus", Recipe(files, suffix=_SUFFIXES[kind]))
        rates: dict[int, list[float]] = {jobs: [] for jobs in _PROCESSES}
        spent: dict[str, list[float]] = {"parent": [], "workers": []}
        sizes: list[int] = []

        def assess(jobs: int, number: int) -> float:
            plan = Plan(
                folder / f"{jobs}-{number}.sqlite",
                (str(folder / "corpus" / "manifest.csv"),),
                Settings(today=today()),
            )
            began = time.monotonic()
            run_audit(
                plan,
                lambda settings: WorkerPool(settings, jobs),
                watch=lambda _, engine: sizes.extend(engine.resident()),  # type: ignore[attr-defined]
            )
            return files / (time.monotonic() - began)

        for number in range(rounds):
            for jobs, found in rates.items():
                before = os.times()
                found.append(assess(jobs, number))
                now = [after - then for after, then in zip(os.times(), before, strict=True)]
                spent["parent"].append(sum(now[:2]) / files)
                spent["workers"].append(sum(now[2:4]) / files)
        one, two = (statistics.median(rates[jobs]) for jobs in _PROCESSES)
        return {
            "files": files,
            "reports per second on one process": one,
            "reports per second on two": two,
            "scaling": two / one,
            "minutes for 100,000 on two": 100_000 / two / 60,
            "processor ms per report": {who: statistics.median(s) * 1000 for who, s in spent.items()},
            "largest worker, MB": max(sizes, default=0) / (1 << 20),
        }


def reports(files: int) -> dict[str, Any]:
    """Whether the cost of a report stays flat: processor milliseconds of the first and of the last quarter, one process."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_corpus(folder / "corpus", Recipe(files))
        paths = sorted(path for path in (folder / "corpus" / "reports").rglob("*") if path.suffix == ".txt")
        assessor, spent = Assessor(Settings(today=today())), []
        for number, path in enumerate(paths):
            began = time.process_time()
            assessor.assess(Task(number, str(path), path.name))
            spent.append((time.process_time() - began) * 1000)
        quarter = len(spent) // 4
        # The very first ones prepare the rulebook.
        first, last = spent[quarter // 8 : quarter], spent[-quarter:]
        return {
            "text files": len(paths),
            "ms, first quarter": statistics.mean(first),
            "ms, last quarter": statistics.mean(last),
        }
