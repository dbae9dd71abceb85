"""What holds for the check of any text: the same twice, whatever was checked before, in whatever order rules and reports come."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.samples import REPORT
from rendering.test_word_comments import LINES

from checker.check import check_document, check_report
from checker.errors import CheckerError
from checker.finding import Finding
from checker.reading import read_document
from checker.rendering.json import as_json
from checker.rulebook import Rulebook, load_rulebook
from checker.scorecard import Scorecard

SENTENCES = [
    *REPORT.split("\n"),
    *LINES,
    "下一步，将继续推进行政复议规范化建设。",
    "办理行政应诉案件46件，行政机关负责人出庭应诉率98%。",
    "存在问题：个别部门重视不够。",
    "“一把手”　带头述法，２０２４年开展３次。",
    "未发生行政复议案件。",
]
reports = st.lists(st.sampled_from(SENTENCES) | st.text(max_size=30), min_size=1, max_size=14).map("\n".join)


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


def card(text: str, rules: Rulebook | None = None) -> Scorecard:
    return check_document(read_document(text), rules or rulebook())


def verdicts(scorecard: Scorecard) -> dict[str, Finding]:
    return {finding.id: replace(finding, review=None) for finding in scorecard.findings}


def marked(scorecard: Scorecard) -> int:
    return sum(finding.review is not None for finding in scorecard.findings)


def readable(text: str) -> bool:
    try:
        read_document(text)
    except CheckerError:
        return False
    return True


texts = reports.filter(readable)


@settings(max_examples=12, deadline=None)
@given(texts)
def test_checking_twice_gives_the_same_bytes(text: str):
    assert as_json(card(text)) == as_json(card(text))


@settings(max_examples=60, deadline=None)
@given(texts)
def test_reading_what_was_read_changes_nothing(text: str):
    once = read_document(text)
    again = read_document(once.text)
    assert (again.text, again.paragraphs) == (once.text, once.paragraphs)


@settings(max_examples=4, deadline=None)
@given(st.lists(texts, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_reports_leaves_no_trace(given_texts: list[str], chance: random.Random):
    first = {text: as_json(card(text)) for text in given_texts}
    chance.shuffle(given_texts)
    assert {text: as_json(card(text)) for text in given_texts} == first


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("text", [REPORT, "\n".join(LINES)], ids=["plain", "word"])
def test_the_order_of_rules_decides_nothing(text: str, seed: int):
    """Only the list follows it, and which of equally doubtful verdicts are among the few marked for a second look."""
    rules = [*rulebook().rules.items()]
    random.Random(seed).shuffle(rules)
    one, other = card(text), card(text, replace(rulebook(), rules=dict(rules)))
    assert [finding.id for finding in one.findings] != [finding.id for finding in other.findings]
    assert verdicts(one) == verdicts(other)
    assert marked(one) == marked(other)
    assert one.score is not None
    assert other.score is not None
    assert one.score.points == other.score.points


@settings(max_examples=10, deadline=None)
@given(texts)
def test_every_quote_is_cut_from_the_text(text: str):
    document = read_document(text)
    for finding in card(text).findings:
        for quote in finding.evidence:
            assert quote.quote == document.text[quote.start : quote.end]


@settings(max_examples=10, deadline=None)
@given(texts, st.sampled_from(["\r\n", "\r"]))
def test_the_kind_of_line_end_decides_nothing(text: str, end: str):
    lines = "\n".join(text.splitlines())  # of one kind; a text of nothing but ends is no report
    one, other = check_report(lines), check_report(lines.replace("\n", end))
    assert one.findings == other.findings
    assert one.score == other.score
