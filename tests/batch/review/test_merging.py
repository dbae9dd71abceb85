"""Decisions when stores are merged: none is lost, none counts twice, and no sample of one store speaks for another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from batch.conftest import audit
from batch.review.workbooks import confirm, decisions, fill_in
from click.testing import CliRunner, Result

from checker.audit.agreement import status_of
from checker.audit.review import State
from checker.batch.merging import merge
from checker.batch.review.standing import handed_of, reviewed_of
from checker.batch.sources.listed import Shard
from checker.batch.store import Store
from checker.cli import main


def review(store: Path, folder: Path, reviewer: str, day: str = "2026-03-01") -> None:
    """Hand out a sample of the store and take it back, each row confirmed."""
    handed, filled = folder / f"{store.stem}.xlsx", folder / f"{store.stem}-filled.xlsx"
    _call("review", "export", store, "--xlsx", handed, "--sample", 12, "--doubts", 6)
    fill_in(handed, filled, lambda number, cells: {**confirm(number, cells), "day": day})
    _call("review", "import", store, filled, "--reviewer", reviewer)


def _call(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["audit", *map(str, arguments)])
    assert result.exit_code in (0, 3), result.output
    return result


@pytest.fixture(scope="module")
def reviewed_shards(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("reviewed")
    paths = folder / "one.sqlite", folder / "two.sqlite"
    for number, (path, reviewer) in enumerate(zip(paths, ("张三", "李四"), strict=True), 1):
        audit(path, corpus / "manifest.csv", shard=Shard(number, 2))
        review(path, folder, reviewer)
    return paths


@pytest.fixture
def shards(reviewed_shards: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    one, two = (Path(shutil.copy(path, tmp_path)) for path in reviewed_shards)
    return one, two


def test_every_decision_comes_along_and_stands(shards: tuple[Path, Path], tmp_path: Path):
    target = tmp_path / "all.sqlite"
    merged = merge(shards, target)
    assert sorted(decisions(target)) == sorted([*decisions(shards[0]), *decisions(shards[1])])
    assert merged.decisions == len(decisions(target)) == 36
    with Store(target) as store:
        assert {one.state for one in reviewed_of(store)} == {State.VALID}
        assert status_of(handed_of(store)).overall.pairs == 36


def test_repeating_a_merge_changes_nothing(shards: tuple[Path, Path], tmp_path: Path):
    target = tmp_path / "all.sqlite"
    merge(shards, target)
    before = decisions(target)
    assert merge([shards[1], shards[0]], target).decisions == 0
    assert decisions(target) == before
    with Store(target) as store:
        assert handed_of(store).exports == 2


@pytest.mark.parametrize("later_first", [True, False])
def test_the_later_decision_of_a_reviewer_holds(shards: tuple[Path, Path], later_first: bool, tmp_path: Path):
    later = Path(shutil.copy(shards[0], tmp_path / "later.sqlite"))
    with Store(later, writing=True) as store, store.transaction() as db:
        db.execute("UPDATE review_decisions SET decided = '2026-03-09', note = '重看'")
    pair = (later, shards[0]) if later_first else (shards[0], later)
    merge(pair, tmp_path / "all.sqlite")
    assert decisions(tmp_path / "all.sqlite") == decisions(later)


def test_the_sample_of_a_part_estimates_nothing_of_the_whole(shards: tuple[Path, Path], tmp_path: Path):
    target = tmp_path / "all.sqlite"
    said = _call("merge", *shards, "--store", target).output
    assert "并入 36 条复核结论" in said
    with Store(target) as store:
        status = status_of(handed_of(store))
    assert (status.exports, status.rest, status.whole) == (2, None, None)
    assert "请从本库再导出一次" in _call("review", "status", target).output.replace("\n", "").replace(" ", "")
    with Store(shards[0]) as store:
        assert status_of(handed_of(store)).rest is not None
    # The same seed draws from the whole what it drew from the parts: nothing is left to read, and the estimate is there.
    handed = _call("review", "export", target, "--xlsx", tmp_path / "all.xlsx", "--sample", 12, "--doubts", 6)
    assert "已复核" in handed.output
    with Store(target) as store:
        assert status_of(handed_of(store)).rest is not None


def test_what_comes_back_to_its_own_store_is_no_stranger(shards: tuple[Path, Path], tmp_path: Path):
    before = decisions(shards[0])
    copied = Path(shutil.copy(shards[0], tmp_path / "copy.sqlite"))
    merge([copied], shards[0])
    assert decisions(shards[0]) == before
    with Store(shards[0]) as store:
        assert status_of(handed_of(store)).rest is not None
