"""Made-up corpora: the same seed the same files, another seed other ones, every share as asked for."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from checker.batch.generator import Recipe, make_corpus
from checker.errors import UsageFault
from checker.judging.consistency.divisions import division_codes
from checker.judging.consistency.identity import places_of


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(
            folder
        ).as_posix(): f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mtime if 'reports' in path.parts else ''}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def told(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_seed_makes_the_same_files_and_another_seed_others(tmp_path: Path):
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        make_corpus(tmp_path / name, Recipe(40, seed=seed))
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    assert digest(tmp_path / "a") != digest(tmp_path / "c")


def test_shares_are_as_asked_for(tmp_path: Path):
    made = make_corpus(tmp_path / "a", Recipe(1000, damaged=0.1, copies=0.05, versions=0.05))
    assert (made.assessed, made.failed, made.duplicate, made.superseded) == (
        pytest.approx(810, abs=40), pytest.approx(95, abs=30), pytest.approx(45, abs=20), pytest.approx(45, abs=20),
    )  # fmt: skip
    assert made.assessed + made.failed + made.duplicate + made.superseded == len(told(tmp_path / "a")) == 1000


def test_files_are_of_many_kinds(tmp_path: Path):
    make_corpus(tmp_path / "a", Recipe(400))
    files = told(tmp_path / "a")
    suffixes = Counter(Path(str(one["path"])).suffix for one in files)
    assert set(suffixes) == {".txt", ".docx", ".html", ".md"}
    assert min(suffixes.values()) > 30
    assert {one["level"] for one in files} == set("PCXTD")
    assert {one["year"] for one in files} == {2021, 2022, 2023, 2024, 2025}
    outcomes = Counter(outcome for one in files for outcome in one["outcomes"].values())  # type: ignore[attr-defined]
    assert set(outcomes) == {"met", "partial", "missing"}
    assert min(outcomes.values()) > 1000


def test_no_made_up_place_exists(tmp_path: Path):
    make_corpus(tmp_path / "a", Recipe(500))
    places = {place for one in told(tmp_path / "a") for place in places_of(str(one["issuer"]))[0]}
    assert len(places) > 80
    assert not [place for place in places if place in division_codes()]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "x.txt").write_text("甲", encoding="utf-8")
    with pytest.raises(UsageFault, match="已经有内容"):
        make_corpus(tmp_path, Recipe(3))
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]
