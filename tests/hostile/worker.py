"""Judges cases one by one in a process with bounded memory: names come in on stdin, a line of JSON for each goes out.

A case that hangs or kills this process costs itself only; supervise.py starts the next.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from hostile.case import Case, Fate
from hostile.clean import YEAR, file_of
from hostile.corpus import all_cases
from hostile.outputs import faults_of_outputs

from checker.check import Checked, checked_report
from checker.cli.deadline import TooLate, within

MEMORY = 1536 << 20  # address space of the whole process, Python and libraries included
SECONDS = 60  # for one case; the limit of `dabiao check` is 300
# What a report that is not whole says of itself.
_INCOMPLETE = frozenset({"undecodable-bytes", "undecodable-glyphs", "pages-without-text", "incomplete-file"})

Verdict = tuple[float | None, dict[str, str]]


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ["DABIAO_SOFFICE"] = (
        "/nonexistent/soffice"  # what it may do is bounded in tests/reading/test_office.py
    )
    cases = {case.name: case for case in all_cases()}
    full = "--outputs" in sys.argv
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        for name in map(str.rstrip, sys.stdin):
            print(json.dumps(_told(cases[name], Path(folder), full), ensure_ascii=False), flush=True)


def _told(case: Case, folder: Path, full: bool) -> dict[str, Any]:
    place = folder / case.file
    told: dict[str, Any] = {"name": case.name, "faults": []}
    try:
        place.write_bytes(case.make())
        _forget_peak()
        before, began = set(folder.iterdir()), time.process_time()
        with within(SECONDS):
            checked = checked_report(place, year=YEAR)
        told["cpu"] = round(time.process_time() - began, 3)
        told["peak"] = _peak()
        told["code"] = checked.scorecard.error.code if checked.scorecard.error else None
        told["faults"] = _faults(case, checked)
        if full:
            with within(SECONDS):
                told["faults"] += faults_of_outputs(checked, place)
        told["faults"] += [f"left behind: {path.name}" for path in set(folder.iterdir()) - before]
    except TooLate:
        told["faults"] = [f"more than {SECONDS} seconds"]
    except BaseException:
        told["faults"] = [traceback.format_exc(limit=-6)]
    finally:
        place.unlink(missing_ok=True)
    return told


def verdict_of(checked: Checked) -> Verdict:
    card = checked.scorecard
    return card.score.points if card.score else None, {f.id: f.outcome.value for f in card.findings}


_clean: dict[str, Verdict] = {}


def clean_verdict(form: str) -> Verdict:
    if form not in _clean:
        _clean[form] = verdict_of(checked_report(file_of(form), year=YEAR))
    return _clean[form]


def _faults(case: Case, checked: Checked) -> list[str]:
    error = checked.scorecard.error
    if error is not None:
        if error.code == "internal-error" or not error.message or not error.hint:
            return [f"an error without reason or advice: {error}"]
        if case.fate is Fate.SAME:
            return [f"refused: {error.code} {error.message[:200]}"]
        return (
            [f"another reason: {error.code} {error.message[:200]}"]
            if case.codes and error.code not in case.codes
            else []
        )
    if case.fate is Fate.REFUSED:
        return [f"not refused, {verdict_of(checked)[0]} points"]
    if case.fate is Fate.BOUNDED:
        return []
    warned = any(notice.code in _INCOMPLETE for notice in checked.scorecard.document.warnings)
    if case.fate is Fate.CUT and warned:
        return []
    found, right = verdict_of(checked), clean_verdict(case.base)
    changed = [
        f"{key}: {right[1][key]} -> {found[1].get(key)}"
        for key in right[1]
        if found[1].get(key) != right[1][key]
    ]
    return [f"a false score: {right[0]} -> {found[0]}; {'; '.join(changed[:5])}"] if found != right else []


def _forget_peak() -> None:
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak() -> int:
    """The most memory this process has held since the last case, in MB; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0]) >> 10


if __name__ == "__main__":
    main()
