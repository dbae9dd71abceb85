"""A store that may be written, the command over it, and a workbook that it exported."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from batch.review.workbooks import Run
from click.testing import CliRunner, Result

from checker.cli import main


@pytest.fixture
def store(audited: Path, tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    shutil.copy(audited, path)
    return path


@pytest.fixture
def run(store: Path) -> Run:
    def command(name: str, *more: object) -> Result:
        return CliRunner().invoke(main, ["audit", "review", name, str(store), *map(str, more)])

    return command


@pytest.fixture
def handed(run: Run, tmp_path: Path) -> Path:
    """An exported workbook of doubts and a sample."""
    path = tmp_path / "handed.xlsx"
    result = run("export", "--xlsx", path, "--sample", 30, "--doubts", 20)
    assert result.exit_code == 0, result.output
    return path
