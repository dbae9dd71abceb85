"""An installed wheel works with no checkout beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_the_rulebook_and_the_schema(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "checker/data/rules/scoring.yaml",
        "checker/data/rules/disputes/litigation.yaml",
        "checker/data/framework/outline-2021.yaml",
        "checker/data/accuracy.json",
        "checker/rendering/audit.schema.json",
        "checker/rendering/html/audit.html.j2",
        "checker/rendering/scorecard.schema.json",
        "checker/py.typed",
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "seeds/"))]


def test_an_installed_wheel_checks_a_report(wheel, tmp_path):
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    program = (
        "import checker, pathlib, sys; assert pathlib.Path(checker.__file__).is_relative_to(sys.argv[2]), checker.__file__;"
        "print(checker.check_report(pathlib.Path(sys.argv[1])).score.grade)"
    )
    sample = ROOT / "seeds" / "000_fcac6cd107282472.txt"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", program, str(sample), str(site)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in {"优秀", "良好", "合格", "不合格"}


def test_an_installed_wheel_finds_its_rulebook_compiled(wheel, tmp_path):
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    program = (
        "import checker.rulebook.loading as loading; loading.compile_rulebook = loading.compile_checks = None;"
        "print(len(loading.load_rulebook().rules), len(loading.load_switches()))"
    )
    environment = {**os.environ, "PYTHONPATH": str(site), "DABIAO_CACHE": "off"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["65", "10"], done.stderr
