"""Measures of `dabiao audit run` that take minutes. By hand: python tests/bench/audit.py scale|killed|cluster --n N [--folder DIR].

scale: N made-up reports on two cores: rate, size, and the memory of parent and workers as the run goes on.
killed: a run that is killed ten times at random moments (SIGKILL, its workers in between) and resumed ends with the same store as one that
is left alone; in one folder with `scale`, that one's store is what it is compared with.
cluster: the same on a local Dask cluster of several processes, one of which is killed on the way; the store equals that of the local run.
Each prints one JSON object, keeps it in the folder, and leaves with 1 when what it looks at does not hold. Figures of the last time:
docs/audit.md. Processor seconds are what to compare: the time by the clock is that of the whole machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from checker.batch.cluster import Cluster
from checker.batch.generator import Recipe, make_corpus
from checker.batch.memory import resident
from checker.batch.pool import WorkerPool
from checker.batch.run import Engine, Plan, run_audit, today
from checker.batch.store import Store, dump
from checker.batch.task import Settings

KILLS = 10
PATIENCE = 300.0  # seconds without a new result, on however busy a machine
JOBS = 2
PROGRAM = [sys.executable, "-m", "checker", "audit", "run"]


def scale(folder: Path, n: int) -> dict[str, Any]:
    """Rate and memory; equal: every file is accounted for as the corpus says."""
    began = time.monotonic()
    sources = _corpus(folder, n)
    made = time.monotonic() - began
    marks: list[tuple[int, int, list[int]]] = []

    def watch(done: int, engine: Engine) -> None:
        if not marks or done - marks[-1][0] >= n // 20:
            sizes = engine.resident() if isinstance(engine, WorkerPool) else []
            marks.append((done, (resident() or 0) >> 20, [size >> 20 for size in sizes]))
            print(f"{done} files, parent {marks[-1][1]} MB, workers {marks[-1][2]} MB", file=sys.stderr)

    store = folder / "calm.sqlite"
    store.unlink(missing_ok=True)
    began, spent, own = time.monotonic(), _processor(), sum(os.times()[:2])
    plan = Plan(store, (str(sources),), Settings(today=today()))
    summary = run_audit(plan, lambda agreed: WorkerPool(agreed, JOBS), watch=watch)
    seconds, spent, own = time.monotonic() - began, _processor() - spent, sum(os.times()[:2]) - own
    began, again = time.monotonic(), _processor()
    run_audit(plan, lambda agreed: WorkerPool(agreed, JOBS))
    return {
        "files": n,
        "files made per second": round(n / made),
        "files per second": round(n / seconds, 1),
        "processor seconds per file": round(spent / n, 4),  # whatever else the machine does
        "of which the parent's": round(
            own / n, 4
        ),  # one process: how many files a second can pass through it
        "seconds when nothing changed": round(time.monotonic() - began, 1),
        "processor seconds when nothing changed": round(_processor() - again, 1),
        "store bytes per file": store.stat().st_size // n,
        "MB of parent and of each worker, by files done": marks,
        "states": summary.states,
        "outcomes as expected": _agreement(folder, store),
        "equal": _accounted(folder, store),
    }


def killed(folder: Path, n: int) -> dict[str, Any]:
    """Kill and resume; equal: the stores have the same content and no report is half there."""
    sources, calm = _corpus(folder, n), folder / "calm.sqlite"
    if not _is_finished(calm):
        _command(sources, calm).wait()
    store, chance = folder / "killed.sqlite", random.Random(n)
    kills: list[dict[str, int]] = []
    workers_killed = 0
    before = os.times()
    for number in range(KILLS):
        process = _command(sources, store)
        # Three at any moment of the first seconds (loading, listing, going over what is done), the others among new results.
        early = number % 4 == 3
        if not early:
            aim = _done(store) + chance.uniform(0.02, 1.6 / KILLS) * n
            workers_killed += _wait(
                process, store, aim / 2 if chance.random() < 0.5 else aim
            ) and _kill_worker(process, chance)
            _wait(process, store, aim)
        time.sleep(chance.uniform(0, 4 if early else 1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills.append({"early": int(early), "done": _done(store), "half there": _halves(store)})
        print(kills[-1], file=sys.stderr)
    code = _command(sources, store).wait()
    spent = sum(os.times()[:4]) - sum(before[:4])
    return {
        "files": n,
        "kills": kills,
        "workers killed": workers_killed,
        "last run": _last_run(store),
        "exit code": code,
        "processor seconds of what was not killed": round(spent, 1),
        "equal": _digest(calm) == _digest(store) and not any(kill["half there"] for kill in kills),
    }


def _wait(process: subprocess.Popen[bytes], store: Path, aim: float) -> bool:
    """Wait until so many inputs are done, the run is over, or nothing has moved for a long time. Returns whether it still goes on."""
    last, moved = -1, time.monotonic()
    while process.poll() is None and (done := _done(store)) < aim:
        if done != last:
            last, moved = done, time.monotonic()
        if time.monotonic() - moved > PATIENCE:
            raise SystemExit(f"nothing done for {PATIENCE} seconds at {done} files")
        time.sleep(0.3)
    return process.poll() is None


def _kill_worker(process: subprocess.Popen[bytes], chance: random.Random) -> bool:
    """SIGKILL for one of its children. Returns whether there was one. Linux only, as the limits of memory are."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    # The first child is the tracker that multiprocessing keeps beside the workers.
    workers = [int(pid) for pid in children if b"spawn_main" in _command_line(int(pid))]
    if not workers:
        return False
    os.kill(chance.choice(workers), signal.SIGKILL)
    return True


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def cluster(folder: Path, n: int) -> dict[str, Any]:
    """A local cluster of three worker processes; equal: the stores have the same content although one of them was killed."""
    from distributed import LocalCluster

    sources = _corpus(folder, n)
    plan = Plan(folder / "local.sqlite", (str(sources),), Settings(today=today()))
    run_audit(plan, lambda agreed: WorkerPool(agreed, JOBS))
    victims: list[int] = []
    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None) as machines:

        def watch(done: int, _: Engine) -> None:
            if not victims:
                victims.append(next(iter(machines.workers.values())).pid)
                os.kill(victims[0], signal.SIGKILL)

        began = time.monotonic()
        far = Plan(folder / "cluster.sqlite", (str(sources),), Settings(today=today()), "dask")
        address = machines.scheduler_address
        run_audit(far, lambda agreed: Cluster(address, agreed, seconds=120, send_files=False), watch=watch)
        seconds = time.monotonic() - began
    return {
        "files": n,
        "files per second": round(n / seconds, 1),
        "workers killed": len(victims),
        "equal": _digest(folder / "local.sqlite") == _digest(folder / "cluster.sqlite"),
    }


def _processor() -> float:
    """Processor seconds of this process and of the children that have ended."""
    return sum(os.times()[:4])


def _corpus(folder: Path, n: int) -> Path:
    """The manifest of a corpus of n files, made when it is not there."""
    root = folder / f"corpus-{n}"
    if not root.exists():
        make_corpus(root, Recipe(n))
    return root / "manifest.csv"


def _command(sources: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [*PROGRAM, str(sources), "--store", str(store), "--jobs", str(JOBS), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _done(path: Path) -> int:
    if not path.exists():
        return 0
    with Store(path) as store:
        return int(
            store.connection.execute("SELECT count(*) FROM inputs WHERE done_run IS NOT NULL").fetchone()[0]
        )


def _last_run(path: Path) -> dict[str, int]:
    with Store(path) as store:
        row = next(store.rows("SELECT assessed, unchanged, failed FROM runs ORDER BY id DESC LIMIT 1"))
        return dict(row)


def _is_finished(path: Path) -> bool:
    if not path.exists():
        return False
    with Store(path) as store:
        row = next(store.rows("SELECT state FROM runs ORDER BY id DESC LIMIT 1"), None)
        return row is not None and row["state"] == "finished"


def _halves(path: Path) -> int:
    """Reports without a row for every element of their rulebook."""
    query = """SELECT count(*) FROM reports r JOIN rulebooks b ON b.id = r.rulebook_id
               WHERE b.loaded <> (SELECT count(*) FROM findings f WHERE f.report_id = r.id)
                  OR NOT EXISTS (SELECT 1 FROM texts t WHERE t.report_id = r.id)"""
    with Store(path) as store:
        return int(store.connection.execute(query).fetchone()[0])


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with Store(path) as store:
        for line in dump(store):
            digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _expected(folder: Path, store: Store) -> list[tuple[dict[str, Any], Any]]:
    """(what the corpus says, row of inputs or None) of every file."""
    root = next(folder.glob("corpus-*"))
    rows = {row["path"]: row for row in store.rows("SELECT path, status, report_id FROM inputs")}
    lines = (root / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    return [(one, rows.get((root / one["path"]).as_posix())) for one in told]


def _accounted(folder: Path, path: Path) -> bool:
    with Store(path) as store:
        return all(
            row is not None and row["status"] == told["status"] for told, row in _expected(folder, store)
        )


def _agreement(folder: Path, path: Path) -> dict[str, Any]:
    """Known outcomes that came out, of all known ones; the elements where most did not."""
    right = known = 0
    others: Counter[str] = Counter()
    with Store(path) as store:
        for told, row in _expected(folder, store):
            if row is not None and row["report_id"] is not None:
                query = "SELECT element, outcome FROM findings WHERE report_id = ?"
                found = {r["element"]: r["outcome"] for r in store.rows(query, (row["report_id"],))}
                for element, outcome in told["outcomes"].items():
                    known += 1
                    right += found[element] == outcome
                    if found[element] != outcome:
                        others[f"{element}: {outcome}, found {found[element]}"] += 1
    return {"right": right, "known": known, "others": dict(others.most_common(8))}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=("killed", "scale", "cluster"))
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        result = {"killed": killed, "scale": scale, "cluster": cluster}[options.what](folder, options.n)
        told = json.dumps(result, ensure_ascii=False, indent=1)
        (folder / f"{options.what}.json").write_text(told, encoding="utf-8")
    print(told)
    return 0 if result["equal"] else 1


if __name__ == "__main__":
    sys.exit(main())
