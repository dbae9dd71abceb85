"""Runs cases in worker processes and keeps what each came to. `PYTHONPATH=tests python -m hostile.supervise` runs all and prints the figures."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hostile.case import Case
from hostile.corpus import all_cases
from hostile.worker import MEMORY, SECONDS

_TESTS = Path(__file__).parents[1]
_GRACE = 30  # seconds beyond those of a case, for making it and for its outputs


def run_cases(cases: Sequence[Case], *, outputs: bool = False) -> list[dict[str, Any]]:
    """What each case came to: name, faults, and where it ended code, cpu in seconds, peak in MB."""
    told: list[dict[str, Any]] = []
    waiting = [case.name for case in cases]
    while waiting:
        done = _one_process(waiting, outputs)
        told += done
        waiting = waiting[len(done) :]
        if waiting:
            told.append({"name": waiting.pop(0), "faults": ["its process hung, or died of it"]})
    return told


def _one_process(names: Sequence[str], outputs: bool) -> list[dict[str, Any]]:
    """Results until the process ends or hangs."""
    command = [sys.executable, "-m", "hostile.worker", *(["--outputs"] if outputs else [])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_TESTS), str(_TESTS.parent)])}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    done: list[dict[str, Any]] = []
    with process, selectors.DefaultSelector() as ready:
        ready.register(process.stdout, selectors.EVENT_READ)
        for name in names:
            try:
                process.stdin.write(f"{name}\n")
                process.stdin.flush()
            except BrokenPipeError:
                break
            line = process.stdout.readline() if ready.select(2 * SECONDS + _GRACE) else ""
            if not line:
                break
            done.append(json.loads(line))
        process.kill()
    return done


def main() -> int:
    cases = all_cases()
    if len(sys.argv) > 1:
        cases = tuple(case for case in cases if any(word in case.name for word in sys.argv[1:]))
    told = run_cases(cases, outputs=True)
    for one in told:
        for fault in one["faults"]:
            print(f"{one['name']}: {fault}")
    refused = sum(one.get("code") is not None for one in told)
    slow = sorted((one for one in told if "cpu" in one), key=lambda one: -one["cpu"])[:5]
    large = sorted((one for one in told if "peak" in one), key=lambda one: -one["peak"])[:5]
    print(
        f"{len(told)} cases, {refused} refused, {sum(bool(one['faults']) for one in told)} with faults; bound {MEMORY >> 20} MB"
    )
    print("slowest:", *(f"{one['name']} {one['cpu']:.1f} s;" for one in slow))
    print("largest:", *(f"{one['name']} {one['peak']} MB;" for one in large))
    return int(any(one["faults"] for one in told))


if __name__ == "__main__":
    sys.exit(main())
