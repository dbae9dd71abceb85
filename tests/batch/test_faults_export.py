"""An export killed while it writes, or just before it is done, leaves what stood under the final name: nothing, or the old file whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and killed")
FORMS = ("xlsx", "html", "csv", "json", "sarif", "junit", "parquet", "of check")
MOMENTS = ("while writing", "before it is put in its place")
OLD = b"what stood here before"

# Forks for every form and moment, so that the program starts once. Prints how each child ended: {"form, moment": signal}.
DIE = """
import json, os, resource, signal, sys
from pathlib import Path
from checker.cli.audit_report import _make, opened
from checker.cli.output import write_whole

store, folder, forms = sys.argv[1], Path(sys.argv[2]), sys.argv[3].split(",")

def die_while_writing():
    # As kill -9 in the middle of a write: the system ends whoever writes beyond the limit.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

def die_before_it_is_put_in_its_place():
    sys.addaudithook(lambda event, _: os.kill(os.getpid(), signal.SIGKILL) if event == "os.rename" else None)

ends = {}
with opened(store) as overview:
    for form in forms:
        for moment, dying in (("while writing", die_while_writing), ("before it is put in its place", die_before_it_is_put_in_its_place)):
            for state in ("new", "old"):
                child = os.fork()
                if child == 0:
                    dying()
                    place = folder / moment / state / form
                    if form == "of check":
                        write_whole(place, b"result" * 1000)
                    else:
                        list(_make(form, place, overview))
                    os._exit(0)
                ends[f"{form}, {moment}, {state}"] = os.WTERMSIG(os.waitpid(child, 0)[1])
print(json.dumps(ends))
"""


def test_a_killed_export_leaves_no_half_file(audited: Path, tmp_path: Path):
    old: list[Path] = []
    for moment in MOMENTS:
        for state in ("new", "old"):
            place = tmp_path / moment / state
            place.mkdir(parents=True)
            for form in FORMS if state == "old" else ():
                file = place / form / f"reports.{form}" if form in ("csv", "parquet") else place / form
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(OLD)
                old.append(file)
    done = subprocess.run(
        [sys.executable, "-c", DIE, str(audited), str(tmp_path), ",".join(FORMS)],
        capture_output=True,
        text=True,
        check=True,
    )
    ends = json.loads(done.stdout)
    assert len(ends) == len(FORMS) * len(MOMENTS) * 2
    assert set(ends.values()) <= {9, 25}, f"these were not killed: {ends}"  # SIGKILL, SIGXFSZ
    assert all(file.read_bytes() == OLD for file in old)
    written = {file for file in tmp_path.rglob("*") if file.is_file()} - {*old}
    assert [file for file in written if not file.name.startswith(".dabiao-")] == []
