"""The page of measures: bars, ratios and the warning, from made-up figures. Measures nothing."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from bench import page
from bench.baselines import every_phrase, one_pass, phrases_of, with_cutoff_and_stop
from bench.material import multiplied, text_of, with_idle_rules

from checker.check import check_document
from checker.finding import Outcome
from checker.reading import read_document
from checker.rulebook import load_rulebook

FIGURES = {
    "machine": {"cores": "2", "processor": "an invented one", "Python": "3.11.7"},
    "warm": [
        {
            "characters": 6_000, "elements": 65, "phrases": 2_000, "one pass by": "an automaton",
            "ms": {"whole check": 20.0, "found and judged": 15.0, "matching": 10.0, page.TUNED: 60.0, page.NAIVE: 120.0, "one pass": 0.5},
        }
    ],
    "idle": {"idle elements": 300, "ms": {"as it is": 20.0, "with idle elements": 22.0}},
    "cold": {"ms": {"empty interpreter": 10.0, page.BASE: 50.0, "check, terminal": 110.0, "check, json": 70.0}},
    "readers": {"ms": {"txt": 0.5}},
    "growth": [{"characters": 6_000, "ms": 20.0, "ms per 1,000 characters": 3.3}],
    "reports": {"text files": 100, "ms, first quarter": 20.0, "ms, last quarter": 20.0},
    "memory": {"MB": {"empty interpreter": 9.0, "worker, thirty text files": 45.0}},
    "batch": {
        "load before": 0.1,
        **{
            kind: {
                "files": files, "reports per second on one process": 40.0, "reports per second on two": two, "scaling": two / 40,
                "minutes for 100,000 on two": 100_000 / two / 60, "processor ms per report": {"parent": 0.9, "workers": 24.0},
                "largest worker, MB": 80.0,
            }
            for kind, files, two in ((page.TEXT, 1200, 76.0), (page.MIXED, 400, 60.0))
        },
    },
}  # fmt: skip


def test_a_bar_holds_or_not():
    held = [holds for _, _, _, holds in page.bars(FIGURES)]
    assert held == [True, True, True, False, True, True, False, True]


def test_a_ratio_that_grew_is_warned_of():
    kept = page.ratios(FIGURES)
    slower = copy.deepcopy(FIGURES)
    slower["cold"]["ms"]["check, json"] *= 2  # type: ignore[index]
    (warning,) = page.warnings(page.ratios(slower), kept)
    assert warning.endswith("json : import click, rich.console is 2.80, was 1.40")
    assert page.warnings(kept, kept) == []
    assert page.warnings(kept, {}) == []


def test_the_tables_stand_between_their_markers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page, "PAGE", tmp_path / "a.md")
    monkeypatch.setattr(page, "FIGURES", tmp_path / "a.json")
    page.PAGE.write_text(f"head\n{page.BEGIN}\nstale words\n{page.END}\ntail\n", encoding="utf-8")
    for _ in range(2):
        page.write(FIGURES)
        written = page.PAGE.read_text(encoding="utf-8")
        assert (written[:5], written[-6:], "stale words" in written) == ("head\n", "\ntail\n", False)
        assert "| Whole warm check of 6,000 characters | at most 25 ms | 20 ms | yes |" in written
        assert "| 1.40 times | **no** |" in written
        assert "| 1,200 of plain text | 40.0 | 76.0 | 1.90 | 0.90 | 24 | 80 |" in written
        assert "| 400 of four formats | 40.0 | 60.0 | 1.50 |" in written


def test_the_page_of_the_project_has_its_markers():
    assert page.DOCS.joinpath("performance.md").read_text(encoding="utf-8").count(page.BEGIN) == 1


def test_texts_have_their_length_and_differ():
    texts = [text_of(3_000, number) for number in range(2)]
    assert texts[0] != texts[1]
    assert all(2_900 < len(text) < 3_500 for text in texts)


def test_idle_elements_are_idle_and_more_elements_are_the_same_ones():
    book = load_rulebook()
    document = read_document(text_of(3_000, 0))
    larger = check_document(document, with_idle_rules(book, 20)).findings
    assert all(f.outcome in (Outcome.MISSING, Outcome.NOT_APPLICABLE) for f in larger[len(book.rules) :])
    many = {f.id: f.outcome for f in check_document(document, multiplied(book, 100)).findings}
    assert len(many) == 100
    assert all(outcome is many[name[:-2]] for name, outcome in many.items() if name.endswith("-0"))


def test_the_naive_ways_find_what_stands_there():
    book = load_rulebook()
    phrases = {"a": ["行政复议"], "b": ["没有这样的话在里面"]}
    text = "全年办结行政复议案件三件。"
    assert (every_phrase(phrases, text), with_cutoff_and_stop(phrases, text)) == (1, 1)
    assert one_pass(book)[1](text) > 0
    assert len(phrases_of(book)) == len(book.rules)
