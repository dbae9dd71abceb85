"""Copies planted among reports: found, and nothing else told; the labelled true reports share nothing worth telling."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from random import Random

import pytest
from batch.comparisons.planting import copied, generated, hand_made, measure, planted
from batch.comparisons.stores import Written, fill

from checker.audit.likeness import Likenesses, Relation
from checker.batch.comparisons.formulas import formulas
from checker.batch.comparisons.similar import find_likenesses
from checker.batch.store import Store

WANTED = 0.95


@pytest.fixture(scope="module")
def true_reports() -> list[Written]:
    return hand_made()


def likenesses(path: Path, reports: list[Written]) -> Likenesses:
    fill(path, reports)
    with Store(path) as store:
        return find_likenesses(store)


@pytest.mark.parametrize("seed", [0, 1])
def test_planted_copies_are_found_and_nothing_else(
    tmp_path: Path, true_reports: list[Written], seed: int
) -> None:
    """20 copies of 80% of the text, 40% of the sentences moved, among the reports written by hand."""
    measured = measure(tmp_path / "a.sqlite", planted(true_reports, 20, seed))
    assert measured.planted == 20
    assert measured.recall >= WANTED, measured
    assert measured.precision >= WANTED, measured.wrong


def test_planted_copies_are_found_among_made_up_reports(tmp_path: Path) -> None:
    """These are put together from one stock of sentences; which of them stand together is what a copy shares."""
    measured = measure(tmp_path / "a.sqlite", planted(generated(100, 31), 20, 31))
    assert measured.planted == 20
    assert measured.recall >= WANTED, measured
    assert measured.precision >= WANTED, measured.wrong


def test_a_copy_is_found_whose_sentences_are_cut_and_whose_parts_are_one(
    tmp_path: Path, true_reports: list[Written]
) -> None:
    source = max(true_reports, key=lambda one: one.text.count("；"))
    title, *lines = re.sub(r"[；。]", "。\n", source.text).splitlines()
    told = [line for line in lines if not re.match(r"\s*[一二三四五六七八]、", line)]
    Random(5).shuffle(told)
    text = "\n".join([title, "一、主要举措和成效", *told]).replace(source.name, "青梓县人民政府")
    copy = dataclasses.replace(source, name="青梓县人民政府", text=text)
    found = likenesses(tmp_path / "a.sqlite", [*true_reports, copy]).likenesses
    assert [{one.later.name, one.other.name} for one in found] == [{source.name, copy.name}]
    assert found[0].greater >= 0.8


def test_reports_that_share_formulas_alone_are_not_told(tmp_path: Path, true_reports: list[Written]) -> None:
    """Every listed formula in four reports of different bodies, at another place in each."""
    stuffed = [
        dataclasses.replace(
            one, text="\n".join([*lines[:at], *(f"{words}。" for words in formulas()), *lines[at:]])
        )
        for at, one in enumerate(true_reports[:4], 3)
        for lines in [one.text.splitlines()]
    ]
    assert not likenesses(tmp_path / "a.sqlite", [*stuffed, *true_reports[4:]]).likenesses


def test_true_reports_are_not_told(tmp_path: Path, true_reports: list[Written]) -> None:
    found = likenesses(tmp_path / "a.sqlite", true_reports)
    assert found.reports == len(true_reports) >= 50
    assert not found.likenesses, [(one.later.name, one.other.name) for one in found.likenesses]


def test_a_text_of_three_bodies_is_one_template(tmp_path: Path, true_reports: list[Written]) -> None:
    source, *others = true_reports
    same = [
        copied(source, [], name, source.year, Random(name), replace=0)
        for name in ("青梓镇人民政府", "松渚镇人民政府")
    ]
    found = likenesses(tmp_path / "a.sqlite", [source, *others, *same])
    assert found.templates
    assert {member.name for member in found.templates[0].members} == {
        source.name,
        *(one.name for one in same),
    }


def test_a_body_that_repeats_itself_is_told_from_another(tmp_path: Path, true_reports: list[Written]) -> None:
    source = next(one for one in true_reports if one.level == "X")
    again = copied(source, [], source.name, source.year + 1, Random(1), replace=0)
    (one,) = likenesses(tmp_path / "a.sqlite", [*true_reports, again]).likenesses
    assert one.relation is Relation.LAST_YEAR
    assert (one.later.year, one.other.year) == (source.year + 1, source.year)
    for part in one.parts:
        for passage in part.passages:
            assert passage.other_quote == source.text[passage.other_start : passage.other_end]


def test_quotes_stand_in_the_texts_they_are_said_of(tmp_path: Path, true_reports: list[Written]) -> None:
    made = planted(true_reports, 5, 3)
    texts = {(one.name, one.year): one.text for one in made.reports}
    found = likenesses(tmp_path / "a.sqlite", made.reports)
    passages = [
        (texts[side.name, side.year or 0], quote)
        for one in found.likenesses
        for part in one.parts
        for passage in part.passages
        for side, quote in ((one.later, passage.quote), (one.other, passage.other_quote))
    ]
    assert passages
    assert all(quote in text for text, quote in passages)


def test_an_empty_store_has_nothing(tmp_path: Path) -> None:
    found = likenesses(tmp_path / "a.sqlite", [])
    assert (found.reports, found.likenesses, found.templates) == (0, (), ())
