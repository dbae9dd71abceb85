"""The real command, killed with SIGKILL at arbitrary moments: what is done stays done, nothing is half-written, the end is the same.

tests/bench/audit.py does the same with a thousand reports and ten kills.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from batch.conftest import content

from checker.batch.generator import Recipe, make_corpus
from checker.batch.store import Store

KILLS = 3
PATIENCE = 120.0  # seconds; a loaded machine is slow


def start(corpus: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "checker",
        "audit",
        "run",
        str(corpus / "manifest.csv"),
        "--store",
        str(store),
    ]
    return subprocess.Popen(
        [*command, "--jobs", "2", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def done(path: Path) -> int:
    if not path.exists():
        return 0
    with Store(path) as store:
        return int(
            store.connection.execute("SELECT count(*) FROM inputs WHERE done_run IS NOT NULL").fetchone()[0]
        )


def whole_reports(path: Path) -> bool:
    """Whether every report has its text and a finding for every rule."""
    query = """SELECT count(*) FROM reports r JOIN rulebooks b ON b.id = r.rulebook_id
               WHERE b.loaded <> (SELECT count(*) FROM findings f WHERE f.report_id = r.id)
                  OR NOT EXISTS (SELECT 1 FROM texts t WHERE t.report_id = r.id)"""
    with Store(path) as store:
        return store.connection.execute(query).fetchone() == (0,)


def test_a_killed_run_that_is_resumed_ends_like_one_left_alone(tmp_path: Path):
    corpus, calm, store = tmp_path / "corpus", tmp_path / "calm.sqlite", tmp_path / "killed.sqlite"
    make_corpus(corpus, Recipe(60, seed=11))
    alone = start(corpus, calm)
    assert alone.wait(PATIENCE) == 3
    chance = Random(11)
    kept = 0
    for _ in range(KILLS):
        process = start(corpus, store)
        # Killed somewhere after its first new results, so that there is something to lose.
        limit = time.monotonic() + PATIENCE
        while process.poll() is None and done(store) <= kept and time.monotonic() < limit:
            time.sleep(0.05)
        time.sleep(chance.uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert done(store) >= kept
        kept = done(store)
        assert kept > 0
        assert whole_reports(store)
    last = start(corpus, store)
    assert last.wait(PATIENCE) == 3
    assert content(store) == content(calm)
    with Store(store) as opened:
        row = next(
            opened.rows(
                "SELECT assessed + unchanged + failed AS through, unchanged FROM runs ORDER BY id DESC LIMIT 1"
            )
        )
    assert row["through"] == 60
    assert row["unchanged"] > 0
