"""`dabiao audit similar` as a command: what it prints, how wide, and what it says without the extra."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from batch.comparisons.planting import hand_made, planted
from batch.comparisons.stores import fill
from click.testing import CliRunner, Result

from checker.cli import main
from checker.rendering.cells import cells_of

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """copied.sqlite: four copies among true reports; true.sqlite: the reports alone."""
    folder = tmp_path_factory.mktemp("similar")
    reports = hand_made()
    fill(folder / "copied.sqlite", planted(reports, 4, 0).reports)
    fill(folder / "true.sqlite", reports)
    return folder


@pytest.fixture
def run(stores: Path) -> Run:
    return lambda name, *more: CliRunner().invoke(main, ["audit", "similar", str(stores / name), *more])


def test_pairs_and_quotes_in_80_columns(run: Run) -> None:
    result = run("copied.sqlite")
    assert result.exit_code == 0, result.output
    assert "4 对报告文字大量相同" in result.output
    for words in ("不判断谁抄谁", "前者的", "“", "文件"):
        assert words in result.output
    assert max(cells_of(line) for line in result.output.splitlines()) <= 80


def test_the_json_has_every_pair_with_its_passages(run: Run) -> None:
    value = json.loads(run("copied.sqlite", "--format", "json").output)
    assert len(value["pairs"]) == 4
    for pair in value["pairs"]:
        assert {pair["later"]["path"], pair["other"]["path"]}
        told = [pair] if max(pair["share"], pair["other_share"]) >= 0.5 else pair["parts"]
        assert all(one["share"] >= 0.5 or one["other_share"] >= 0.5 for one in told)
        assert all(part["passages"] for part in pair["parts"])


def test_a_higher_limit_tells_less(run: Run) -> None:
    pairs = json.loads(run("copied.sqlite", "--format", "json", "--least", "100").output)["pairs"]
    told = [max(part["share"], part["other_share"]) for pair in pairs for part in pair["parts"]]
    every = json.loads(run("copied.sqlite", "--format", "json").output)["pairs"]
    assert len(told) < sum(len(pair["parts"]) for pair in every)
    assert all(share == 1 for share in told)
    assert run("copied.sqlite", "--least", "20").exit_code == 2


def test_true_reports_have_nothing_to_tell(run: Run) -> None:
    result = run("true.sqlite")
    assert result.exit_code == 0
    assert "没有发现文字大量相同的报告" in result.output


def test_without_the_extra_it_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("checker.batch.comparisons")]:
        monkeypatch.delitem(sys.modules, module)
    for missing in ("datasketch", "numpy"):
        with monkeypatch.context() as patched:
            patched.setitem(sys.modules, missing, None)
            result = run("copied.sqlite")
        assert result.exit_code == 2
        assert "dabiao[similar]" in result.output
        assert "Traceback" not in result.output


def test_a_store_that_is_none_is_said(run: Run) -> None:
    result = run("nowhere.sqlite")
    assert result.exit_code == 2
    assert "nowhere.sqlite" in result.output
