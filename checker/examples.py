"""The examples inside the rules, judged the way a report is judged, and what they prove of each rule.

An example without numbered headings is set into a small report, under the heading of the rule's own part; one with headings stands as a
report of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from checker.errors import InputFault
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
_FIRING = (Outcome.MET, Outcome.PARTIAL)
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


@dataclass(frozen=True)
class ExampleResult:
    """One example and what became of it. number: from 1, within its kind. fault: why it fails, in Chinese; empty when it holds."""

    rule: str
    kind: str
    number: int
    text: str
    got: Outcome | None
    fault: str = ""


@dataclass(frozen=True)
class RuleResult:
    """The examples of one rule. faults: what is wrong with them as a whole."""

    rule: str
    title: str
    file: str
    examples: tuple[ExampleResult, ...]
    faults: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        return bool(self.faults) or any(example.fault for example in self.examples)

    def confusion(self) -> Counter[tuple[str, str]]:
        """(kind, outcome) -> how many examples; "error" where none came out."""
        return Counter((e.kind, e.got.value if e.got is not None else "error") for e in self.examples)


@dataclass(frozen=True)
class ExamplesRun:
    """One run over the examples of a rulebook and its profiles. profiles: profile id -> results of the rules it touches."""

    rules: tuple[RuleResult, ...]
    profiles: dict[str, tuple[RuleResult, ...]] = field(default_factory=dict)

    @cached_property
    def all(self) -> tuple[RuleResult, ...]:
        return (*self.rules, *(result for results in self.profiles.values() for result in results))

    @property
    def count(self) -> int:
        return sum(len(result.examples) for result in self.all)

    @property
    def failed(self) -> int:
        """How many examples and whole-rule checks fail."""
        return sum(len(r.faults) + sum(bool(e.fault) for e in r.examples) for r in self.all)


def run_examples(rulebook: Rulebook, profiles: Iterable[Rulebook] = ()) -> ExamplesRun:
    """Judge every example of the rulebook, and of each profile those of the rules it adds or changes."""
    central = tuple(run_rule(rule, rulebook) for rule in rulebook.rules.values())
    local: dict[str, tuple[RuleResult, ...]] = {}
    for tier in profiles:
        touched = [r for r in tier.rules.values() if r != rulebook.rules.get(r.id) and not r.withdrawn]
        local[tier.profile or ""] = tuple(run_rule(rule, tier) for rule in touched)
    return ExamplesRun(central, local)


def run_rule(rule: Rule, rulebook: Rulebook) -> RuleResult:
    """Judge the examples of one rule; whatever one of them raises costs that one only."""
    examples = tuple(_run(rule, kind, number, text, rulebook) for kind, number, text in _examples_of(rule))
    faults = []
    if not any(example.got in _FIRING for example in examples):
        faults.append("没有一个示例让本规则判为充分或仅提及，不能证明它起作用")
    return RuleResult(rule.id, rule.title, rule.file, examples, tuple(faults))


def judge_example(rule: Rule, text: str, rulebook: Rulebook) -> Finding:
    """The finding of one rule on one of its example texts, for a year and a level the rule applies to."""
    year, level = _setting(rule)
    if not _IS_REPORT.search(text):
        text = f"一、{_heading(rule, year)}\n{text}"
    document = read_document(text)
    page = page_of(document, outline_of(document, year=year, level=level))
    only = replace(rulebook, rules={rule.id: rule})
    return judge_rule(rule, Case(page, only if rule.kind == "matter" else rulebook, year, level))


def _examples_of(rule: Rule) -> Iterator[tuple[str, int, str]]:
    for kind, texts in rule.examples.items():
        for number, text in enumerate(texts, 1):
            yield kind, number, text


def _run(rule: Rule, kind: str, number: int, text: str, rulebook: Rulebook) -> ExampleResult:
    try:
        finding = judge_example(rule, text, rulebook)
        idle = EXPECTED[kind] in _FIRING and _of_nothing(rule, text, rulebook) is EXPECTED[kind]
    except Exception as error:  # a bug shown as a row, the other examples go on
        return ExampleResult(rule.id, kind, number, text, None, f"判断时出错（{type(error).__name__}）")
    fault = ""
    if finding.outcome is not EXPECTED[kind]:
        fault = f"应为 {EXPECTED[kind].value}，判为 {finding.outcome.value}：{finding.reason}"
    elif idle:
        fault = f"没有作用：换成空文也判为 {EXPECTED[kind].value}"
    return ExampleResult(rule.id, kind, number, text, finding.outcome, fault)


def _of_nothing(rule: Rule, text: str, rulebook: Rulebook) -> Outcome:
    """What comes out when nothing stands in the place of the example: an empty part, or an empty report."""
    try:
        return judge_example(rule, "一、其他" if _IS_REPORT.search(text) else "", rulebook).outcome
    except InputFault:
        return Outcome.NOT_ASSESSED


def _setting(rule: Rule) -> tuple[int, str]:
    year = _YEAR
    if rule.years is not None and year not in rule.years:
        year = rule.years.first
    return year, _LEVEL if _LEVEL in rule.levels else rule.levels[0]


def _heading(rule: Rule, year: int) -> str:
    if rule.part == "plan" and "names-next-year" not in rule.kind:
        return f"{year + 1}年主要工作安排"
    return _HEADINGS[rule.part]
