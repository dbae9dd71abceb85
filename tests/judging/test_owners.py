"""Whose a clause is, worked out sentence by sentence, is what a look at every hit of the report says."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from checker.judging.case import Case
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import load_rulebook
from checker.structure import outline_of

RULES = load_rulebook()
REPORTS = sorted((Path(__file__).parents[1] / "corpus" / "tune").glob("d0*.txt"))


def case_of(text):
    document = read_document(text)
    return Case(page_of(document, outline_of(document)), RULES, 2024, "X")


def hits_of(case):
    """(rule id, hit) of all matters."""
    return [
        (rule.id, hit)
        for rule in RULES.rules.values()
        if rule.kind == "matter"
        for hit in (*case.hits[rule.id].said, *case.hits[rule.id].shown)
    ]


def plain_owners(case, clause):
    return {
        rule_id
        for rule_id, hit in hits_of(case)
        if not case._is_title_studied(hit, case.page.span_at(hit.start))
        and any(start < clause[1] and clause[0] < end for start, end in hit.pieces)
    }


def plain_owners_of(case, start, end):
    return {rule_id for rule_id, hit in hits_of(case) if any(start <= first < end for first, _ in hit.pieces)}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_owners_of_a_clause(path):
    case = case_of(path)
    for index in range(len(case.page.spans)):
        for clause in case.page.clauses(index):
            assert case.owners(clause) == plain_owners(case, clause)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_owners_of_a_stretch_of_text(path):
    case, random = case_of(path), Random(path.stem)
    for _ in range(60):
        start = random.randrange(len(case.page.text))
        end = start + random.choice((1, 4, 20, 200))
        assert case.owners_of(start, end) == plain_owners_of(case, start, end)


def test_a_document_that_was_studied_owns_nothing():
    case = case_of(
        "××县2024年法治政府建设年度报告\n一、主要举措和成效\n"
        "学习《行政复议法实施条例》,办理案件3件。办理行政复议案件30件。"
    )
    studied, done = (case.page.clauses(i) for i, s in enumerate(case.page.spans) if not s.sentence.is_heading)
    assert [case.owners(clause) for clause in studied] == [set(), set()]
    assert case.owners(done[0]) == {"disputes/reconsideration"}
