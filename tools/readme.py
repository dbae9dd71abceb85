"""The commands of README.md and README.zh-CN.md, run as a reader would run them; their output in the page is the output they gave.

    python tools/readme.py          writes the outputs anew
    run_page(path) -> Page          what tests compare with

A block ```console whose lines begin with `$ ` is run; `<!-- lines 1-9 14-16 -->` before it says which lines of the output the page shows
(all without it). The other console blocks are commands for another place (`make check`) and only named. ```pycon blocks are doctests.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pictures import ROOT, write_draft

PAGES = ("README.md", "README.zh-CN.md")
CUT = "…"
SECONDS = 120

_BLOCK = re.compile(
    r"(?P<before><!-- lines (?P<lines>[\d ,-]+) -->\n)?```console\n(?P<body>(?:(?!```).*\n)*)```",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """A console block that is run. shown: its text in the page; fresh: the text it should have."""

    commands: tuple[str, ...]
    shown: str
    fresh: str
    codes: tuple[int, ...]


@contextmanager
def reader_folder() -> Iterator[Path]:
    """A folder as a reader has it: the clone's files, a draft of his own in Word, a folder of reports. `dabiao` is on the path."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("tests", "seeds", "docs", "rules", "framework"):
            (folder / part).symlink_to(ROOT / part)
        for draft, reports in (("draft.docx", "reports"), ("报告.docx", "各乡镇报告")):
            write_draft(folder / draft)
            (folder / reports).mkdir()
            for source in sorted((ROOT / "tests" / "corpus" / "tune").glob("b*.txt")):
                (folder / reports / source.name).write_bytes(source.read_bytes())
        (folder / "bin").mkdir()
        program = folder / "bin" / "dabiao"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        yield folder


def console_blocks(page: str, folder: Path) -> Iterator[Block]:
    """Every block that is run, in order; later commands find the files that earlier ones made."""
    environment = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    for found in _BLOCK.finditer(page):
        commands = tuple(line[2:] for line in found["body"].splitlines() if line.startswith("$ "))
        if not commands:
            continue
        fresh, codes = "", []
        for command in commands:
            done = subprocess.run(
                command,
                shell=True,
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
                timeout=SECONDS,
            )
            codes.append(done.returncode)
            fresh += f"$ {command}\n{_chosen(done.stdout, found['lines'])}"
        yield Block(commands, found["body"], fresh, tuple(codes))


def _chosen(output: str, wanted: str | None) -> str:
    lines = output.rstrip("\n").split("\n") if output.strip() else []
    if wanted is None:
        return "".join(f"{line}\n" for line in lines)
    chosen: list[str] = []
    after = 1
    for span in wanted.split():
        first, _, last = span.partition("-")
        if int(first) > after:
            chosen.append(CUT)
        chosen += lines[int(first) - 1 : int(last or first)]
        after = int(last or first) + 1
    if after <= len(lines):
        chosen.append(CUT)
    return "".join(f"{line}\n" for line in chosen)


def named_only(page: str) -> tuple[str, ...]:
    """Commands of the blocks that are not run."""
    bodies = (found["body"] for found in _BLOCK.finditer(page))
    return tuple(
        line.partition("#")[0].strip()
        for body in bodies
        if "$ " not in body
        for line in body.splitlines()
        if line
    )


def python_blocks(page: str) -> tuple[str, ...]:
    return tuple(re.findall(r"```pycon\n(.*?)```", page, re.DOTALL))


def refresh(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    with reader_folder() as folder:
        for block in console_blocks(page, folder):
            page = page.replace(f"```console\n{block.shown}```", f"```console\n{block.fresh}```")
    path.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for wanted in sys.argv[1:] or PAGES:
        refresh(ROOT / wanted)
