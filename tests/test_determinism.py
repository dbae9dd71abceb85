"""The same input gives the same bytes: at another time, with another seed of Python's hashes, in another time zone, on one worker or two."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from reading.samples import REPORT
from rendering.test_word_comments import usual

# Runs commands one after the other in one process: a line each, arguments between tabs.
RUN = """
import sys
from checker.cli import main
for line in open(sys.argv[1], encoding="utf-8").read().splitlines():
    try:
        main(line.split("\\t"))
    except SystemExit as end:
        assert end.code in (0, 1, 3), (line, end.code)
"""
DAY = "2026-01-15"
word_file = cache(usual)  # a zip file says when it was made
AUDIT_FORMS = ("xlsx", "html", "csv", "json", "sarif", "junit")


def run(folder: Path, commands: list[list[str]], **environment: str) -> None:
    script = folder / "commands"
    script.write_text("\n".join("\t".join(command) for command in commands), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-c", RUN, str(script)],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    script.unlink()


def checks(folder: Path) -> list[list[str]]:
    """Every form of `check` for a text and a Word file, written into the folder."""
    (folder / "甲县.txt").write_text(REPORT, encoding="utf-8")
    (folder / "乙县.docx").write_bytes(word_file())
    both = ["甲县.txt", "乙县.docx"]
    forms = ["text", "jsonl", "md", "sarif", "junit"]
    return [
        *(["check", *both, "--format", form, "--hints", "--output", f"out.{form}"] for form in forms),
        *(["check", one, "--format", "html", "--output", f"{one}.html"] for one in both),
        *(["check", one, "--format", "selfcheck", "--date", DAY, "--output", f"{one}.自查.docx"] for one in both),
        ["check", "乙县.docx", "--annotate", "--output", "summary.txt"],
    ]  # fmt: skip


def audits(folder: Path, jobs: int) -> list[list[str]]:
    """An audit of a dozen copies and variants, and every table of it."""
    (folder / "报告").mkdir()
    for number, name in enumerate("甲乙丙丁戊己庚辛"):
        text = "\n".join(REPORT.replace("甲县", f"{name}县").split("\n")[: 4 + number])
        (folder / "报告" / f"{name}县.txt").write_text(text, encoding="utf-8")
    return [
        ["audit", "run", "报告", "--store", "a.sqlite", "--jobs", str(jobs), "--quiet"],
        ["audit", "report", "a.sqlite", *(word for form in AUDIT_FORMS for word in (f"--{form}", f"all.{form}"))],
    ]  # fmt: skip


def differing(one: Path, other: Path, *, but: str = "") -> list[str]:
    """Files that are not the same, by their place. but: one whose bytes may differ."""
    files = [
        {file.relative_to(place): file for file in place.rglob("*") if file.is_file()}
        for place in (one, other)
    ]
    assert {*files[0]} == {*files[1]}
    assert len(files[0]) > 5
    return [str(name) for name, file in files[0].items() if name.name != but and file.read_bytes() != files[1][name].read_bytes()]  # fmt: skip


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two working folders of one name: results name their files as the command did."""
    for name in "ab":
        (tmp_path / name / "work").mkdir(parents=True)
    return tmp_path / "a" / "work", tmp_path / "b" / "work"


def test_every_form_of_check_is_the_same_bytes_again(folders: tuple[Path, Path]):
    one, other = folders
    run(one, checks(one), PYTHONHASHSEED="1", TZ="UTC", DABIAO_CACHE="off")
    time.sleep(1.1)  # where a time is written, it shows
    run(other, checks(other), PYTHONHASHSEED="2", TZ="Asia/Shanghai")
    assert differing(one, other) == []


@pytest.mark.slow
def test_one_worker_or_two_give_the_same_tables(folders: tuple[Path, Path]):
    one, other = folders
    run(one, audits(one, 1), PYTHONHASHSEED="1", TZ="UTC")
    time.sleep(1.1)
    run(other, audits(other, 2), PYTHONHASHSEED="2", TZ="Asia/Shanghai")
    assert differing(one, other, but="a.sqlite") == []  # times and numbers of runs stand in it
