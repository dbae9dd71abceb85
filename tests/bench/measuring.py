"""Ways of doing the same thing side by side: rounds that take turns, medians. Processor time unless said, since machines are shared."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Times = dict[str, float]  # name of a way -> milliseconds


def take_turns(ways: dict[str, Callable[[int], object]], rounds: int) -> Times:
    """Median processor time of each way. A way is called with the number of the round; what it does before the first one is not counted."""
    for way in ways.values():
        way(rounds)  # one round more than is measured: what is prepared once for all reports is prepared here
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds):
        for name, way in ways.items():
            began = time.process_time()
            way(number)
            spent[name].append((time.process_time() - began) * 1000)
    return {name: statistics.median(times) for name, times in spent.items()}


def run_commands(commands: dict[str, Sequence[str]], rounds: int, environment: dict[str, str]) -> Times:
    """Median processor time of fresh processes; each runs once before it is measured, so that byte code and caches are there."""
    for command in commands.values():
        _run(command, environment)
        _run(command, environment)
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            spent[name].append(_run(command, environment) * 1000)
    return {name: statistics.median(times) for name, times in spent.items()}


# What the system says of an ended child counts its parent too, as it was made from it; so a process tells of itself.
_TELLING = "import atexit, pathlib; atexit.register(lambda: print(pathlib.Path('/proc/self/status').read_text(), file=__import__('sys').stderr));"


def peak_memory(program: str, arguments: Sequence[str], environment: dict[str, str]) -> float:
    """Largest resident memory of a Python program in MB; 0 where the system does not tell (only Linux does)."""
    if not Path("/proc/self/status").exists():
        return 0.0
    command = [sys.executable, "-c", _TELLING + program, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    line = next(line for line in done.stderr.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _run(command: Sequence[str], environment: dict[str, str]) -> float:
    """Processor seconds of a process. Raises RuntimeError when it fails; exit code 1 is a verdict, no failure."""
    silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    pid = os.posix_spawn(command[0], list(command), environment, file_actions=silent)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime


def machine() -> dict[str, str]:
    """What the figures depend on, and no more of the machine than that."""
    model = ""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123
            model = next(
                (line.partition(":")[2].strip() for line in file if line.startswith("model name")), ""
            )
    except OSError:
        pass
    version = ".".join(map(str, sys.version_info[:3]))
    return {"cores": str(os.cpu_count()), "processor": model or "unknown", "Python": version}
