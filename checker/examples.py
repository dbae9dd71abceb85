"""The examples inside a rule, judged the way a report is judged.

An example without numbered headings is set into a small report, under the heading of the rule's own part; one with headings stands as a
report of its own.
"""

from __future__ import annotations

import re

from checker.finding import Finding, Outcome
from checker.judging import Case, judge_rule
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import Rule, Rulebook
from checker.structure import outline_of

EXPECTED = {
    "met": Outcome.MET,
    "partial": Outcome.PARTIAL,
    "missing": Outcome.MISSING,
    "near-miss": Outcome.MISSING,
}
_YEAR, _LEVEL = 2024, "X"
_HEADINGS = {
    "document": "主要举措和成效",
    "measures": "主要举措和成效",
    "anywhere": "主要举措和成效",
    "first-responsible": "党政主要负责人履行推进法治建设第一责任人职责情况",
    "shortcomings": "存在的不足",
    "plan": "下一年度工作安排",
}
_IS_REPORT = re.compile(r"(?m)^\s*一、")


def judge_example(rule: Rule, text: str, rulebook: Rulebook) -> Finding:
    """The finding of one rule on one of its example texts, for a year and a level the rule applies to."""
    year = _YEAR
    if rule.years is not None and year not in rule.years:
        year = rule.years.first
    level = _LEVEL if _LEVEL in rule.levels else rule.levels[0]
    if not _IS_REPORT.search(text):
        heading = (
            f"{year + 1}年主要工作安排"
            if rule.part == "plan" and "names-next-year" not in rule.kind
            else _HEADINGS[rule.part]
        )
        text = f"一、{heading}\n{text}"
    document = read_document(text)
    page = page_of(document, outline_of(document, year=year, level=level))
    only = Rulebook({rule.id: rule}, rulebook.scoring, rulebook.groups, rulebook.fingerprint)
    return judge_rule(rule, Case(page, only if rule.kind == "matter" else rulebook, year, level))
