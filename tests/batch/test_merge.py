"""Shards and their merging: the same as one run over all."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.conftest import audit, content, statuses

from checker.batch.merging import merge
from checker.batch.sources.listed import Shard
from checker.batch.store import Store
from checker.errors import UsageFault


@pytest.fixture(scope="module")
def shards(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("shards")
    paths = [folder / f"{number}.sqlite" for number in (1, 2, 3)]
    for number, path in enumerate(paths, 1):
        audit(path, corpus / "manifest.csv", shard=Shard(number, 3))
    return paths


def test_merged_shards_are_the_whole(shards: list[Path], audited: Path, tmp_path: Path):
    merged = merge(shards, tmp_path / "all.sqlite")
    assert merged.added == len(statuses(audited))
    assert content(tmp_path / "all.sqlite") == content(audited)


def test_neither_order_nor_repetition_matters(shards: list[Path], audited: Path, tmp_path: Path):
    target = tmp_path / "all.sqlite"
    for shard in reversed(shards):
        merge([shard], target)
    merged = merge(shards, target)
    assert (merged.added, merged.replaced) == (0, 0)
    assert content(target) == content(audited)
    with Store(target) as store:
        assert store.connection.execute("SELECT count(*) FROM runs").fetchone() == (3,)


def test_the_stores_that_are_merged_stay_as_they_are(shards: list[Path], tmp_path: Path):
    before = [content(shard) for shard in shards]
    merge(shards, tmp_path / "all.sqlite")
    assert [content(shard) for shard in shards] == before


def test_the_later_result_of_a_file_holds(tmp_path: Path):
    from texts import REPORT

    report = tmp_path / "a.txt"
    report.write_text(REPORT, encoding="utf-8")
    for name, text in (("old", REPORT), ("new", REPORT + "\n全年办理行政复议案件7件。\n")):
        report.write_text(text, encoding="utf-8")
        audit(tmp_path / f"{name}.sqlite", report)
        with Store(tmp_path / f"{name}.sqlite", writing=True) as store, store.transaction() as db:
            db.execute("UPDATE runs SET finished = ?", ("2026-01-02" if name == "new" else "2026-01-01",))
    for order in (("old", "new"), ("new", "old")):
        target = tmp_path / f"{order[0]}-first.sqlite"
        merge([tmp_path / f"{name}.sqlite" for name in order], target)
        assert content(target) == content(tmp_path / "new.sqlite")


def test_a_store_is_not_merged_into_itself(shards: list[Path]):
    with pytest.raises(UsageFault, match="不能是被合并的库"):
        merge(shards, shards[0])


def test_what_is_no_store_is_refused(shards: list[Path], tmp_path: Path):
    (tmp_path / "x.sqlite").write_text("甲", encoding="utf-8")
    with pytest.raises(UsageFault, match="不是审查库"):
        merge([*shards, tmp_path / "x.sqlite"], tmp_path / "all.sqlite")
