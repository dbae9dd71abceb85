"""The wheel is the same, byte for byte, whoever builds it, where and when."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What pyproject.toml ships in the wheel, and what builds it.
SHIPPED = ("checker", "framework", "rules", "docs/accuracy.json", "tools/build_hook.py", "pyproject.toml", "README.md", "LICENSE")  # fmt: skip
LONG_AGO = 1_000_000_000


def source(place: Path) -> Path:
    for name in SHIPPED:
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    return place


def build(place: Path, out: Path, **environment: str) -> Path:
    """Without the network: hatchling is installed here, and is called in the folder."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=place,
        env={**{k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}, **environment},
        check=True,
        capture_output=True,
    )
    (wheel,) = out.glob("*.whl")
    return wheel


def test_two_builds_in_two_places_at_two_times_give_one_hash(tmp_path: Path):
    one, two = source(tmp_path / "a"), source(tmp_path / "b" / "甲 乙")
    for path in [*two.rglob("*")]:
        os.utime(path, (LONG_AGO, LONG_AGO))
        path.chmod(0o700 if path.is_dir() else 0o600)
    first = build(one, tmp_path / "out-1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    second = build(two, tmp_path / "out-2", PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="C")
    with zipfile.ZipFile(first) as wheel:
        assert "checker/data/compiled/rulebook-central.json" in wheel.namelist()  # made by the build itself
    assert hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest()
