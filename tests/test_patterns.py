"""Kept regular expressions: the same as compiled ones, and nothing lost when the file is strange."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker import patterns
from checker.kept import FOLDER_VARIABLE

PROGRAM = "import checker.check, re, checker.patterns as p; print(len(p._loaded)); p.keep_patterns()"


def start(folder: Path) -> int:
    """How many patterns a fresh program found kept."""
    environment = {**os.environ, FOLDER_VARIABLE: str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    assert start(folder) == 0
    return folder


def test_the_second_start_compiles_nothing_again(kept: Path):
    assert start(kept) > 200


def test_a_kept_pattern_is_the_compiled_one(kept: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(kept))
    monkeypatch.setattr(re, "_cache", {})
    assert patterns.preload_patterns() > 200
    for (_, source, flags), pattern in re._cache.items():  # type: ignore[attr-defined]
        fresh = re._compiler.compile(source, flags)  # type: ignore[attr-defined]
        assert (pattern, pattern.groups, pattern.groupindex) == (fresh, fresh.groups, fresh.groupindex)


def test_all_patterns_of_a_run_are_kept_however_many(tmp_path: Path):
    many = "import checker.patterns as p; p.preload_patterns(); import re; [re.compile(f'm{n}') for n in range(900)]; p.keep_patterns()"
    environment = {**os.environ, FOLDER_VARIABLE: str(tmp_path)}
    subprocess.run([sys.executable, "-c", many], check=True, env=environment)
    assert start(tmp_path) >= 900


def test_a_long_pattern_is_worth_keeping_alone(tmp_path: Path):
    environment = {**os.environ, FOLDER_VARIABLE: str(tmp_path)}
    told = []
    for pattern in ("甲" * patterns.LONG_ENOUGH, "乙"):
        program = f"import checker.patterns as p; print(p.preload_patterns()); import re; re.compile('{pattern}'); p.keep_patterns()"
        done = subprocess.run(
            [sys.executable, "-c", program], check=True, env=environment, capture_output=True, text=True
        )
        told.append(int(done.stdout))
    assert told[0] == 0
    assert told[1] > 0


def test_patterns_that_nobody_uses_any_more_are_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    old = "import re, checker.patterns as p; [re.compile(f'old{n}') for n in range(2000)]; p.keep_patterns()"
    subprocess.run([sys.executable, "-c", old], check=True)
    monkeypatch.setattr(re, "_cache", {})
    monkeypatch.setattr(patterns, "_loaded", set())
    before = patterns.preload_patterns()
    used = [re.compile(source) for _, source, _ in list(re._cache)[:20]]  # type: ignore[attr-defined]
    assert patterns.keep_patterns()
    re._cache.clear()  # type: ignore[attr-defined]
    assert before > 400
    assert patterns.preload_patterns() == len(used)


@pytest.mark.parametrize(
    "spoil", [lambda d: b"", lambda d: d[:-1], lambda d: b"\x00" * len(d), lambda d: d[:32] + b"x"]
)
def test_a_damaged_file_is_made_again(kept: Path, tmp_path: Path, spoil):
    (source,) = kept.glob("patterns-*")
    target = tmp_path / source.name
    target.write_bytes(spoil(source.read_bytes()))
    assert start(tmp_path) == 0
    assert start(tmp_path) > 200


def test_without_the_names_it_rests_on_nothing_happens(kept: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(kept))
    monkeypatch.delattr(re, "_cache")
    assert patterns.preload_patterns() == 0
    assert patterns.keep_patterns() is False
