"""All targets one after the other, as many at once as there are processors: `PYTHONPATH=tests python -m fuzz.every --seconds N [--corpus DIR]`.

Prints a row for each target and ends with 1 when one of them crashed. Says so and ends with 0 where atheris cannot be installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from fuzz.targets import TARGETS

_EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_PEAK = re.compile(r"stat::peak_rss_mb:\s*(\d+)")
_GRACE = 120  # seconds beyond those asked for: starting, the kept inputs, and the last one


@dataclass(frozen=True)
class Run:
    """One target's run. minutes: of the clock; peak: MB of memory."""

    target: str
    executions: int
    minutes: float
    peak: int
    is_sound: bool
    said: str

    @property
    def row(self) -> str:
        ending = "0" if self.is_sound else "**crash**"
        return f"| {self.target} | {self.executions:,} | {self.minutes:.1f} | {self.peak} | {ending} |"


def run(target: str, seconds: int, corpus: Path | None, crashes: Path) -> Run:
    began = time.monotonic()
    command = [sys.executable, "-m", "fuzz", target, "--seconds", str(seconds), "--crashes", str(crashes)]
    if corpus is not None:
        command += ["--corpus", str(corpus / target)]
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds + _GRACE,
            check=False,
            env={**os.environ, "DABIAO_CACHE": "off"},
        )
        sound, output = done.returncode == 0, done.stdout
    except subprocess.TimeoutExpired as late:
        sound, output = False, late.stdout or b""
    said = output.decode("utf-8", "replace")
    executed, peak = _EXECUTED.search(said), _PEAK.search(said)
    return Run(
        target,
        int(executed[1]) if executed else 0,
        (time.monotonic() - began) / 60,
        int(peak[1]) if peak else 0,
        sound and executed is not None and int(executed[1]) > 0,
        said,
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="fuzz.every", description=__doc__)
    parser.add_argument("--seconds", type=int, default=30, help="for each target")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--corpus", type=Path, help="folder that keeps what was found, for the next run")
    parser.add_argument("--crashes", type=Path, default=Path("build/fuzz/crashes"))
    asked = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed (no wheel for this system and Python?): nothing was fuzzed")
        return 0
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch, ThreadPoolExecutor(asked.jobs) as pool:
        os.environ["TMPDIR"] = scratch  # what a killed run leaves behind goes with it
        runs = pool.map(lambda target: run(target, asked.seconds, asked.corpus, asked.crashes), TARGETS)
        print("| target | executions | minutes | MB | crashes |\n|---|---|---|---|---|", flush=True)
        unsound = []
        for one in runs:
            print(one.row, flush=True)
            if not one.is_sound:
                unsound.append(one)
    for one in unsound:
        print(f"\n{one.target}: inputs in {asked.crashes}\n{one.said[-4000:]}")
    return 1 if unsound else 0


if __name__ == "__main__":
    sys.exit(main())
