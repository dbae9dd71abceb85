"""Checked reports as JUnit XML, for CI: a suite for each report, a case for each element. Judges nothing.

A case fails when a mandatory or expected element is missing. A partial or advised one passes and says so; what was not judged is skipped.
The exit code of the command, not the number of failures, says whether the duties are met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from checker.finding import Importance, Outcome
from checker.rendering.audit_words import shown
from checker.rendering.words import IMPORTANCE_WORDS, OUTCOME_WORDS

if TYPE_CHECKING:
    from checker.check import Checked

MOST_CASES = 300_000  # GitLab refuses more than 500,000 and files of 30 MB; servers are slow long before
_FAILS = (Importance.MANDATORY, Importance.EXPECTED)
_SKIPPED = (Outcome.NOT_APPLICABLE, Outcome.WAIVED, Outcome.NOT_ASSESSED)


@dataclass(frozen=True)
class Case:
    """One element of one report."""

    element: str
    title: str
    outcome: Outcome
    importance: Importance
    reason: str
    advice: str

    @property
    def fails(self) -> bool:
        return self.outcome is Outcome.MISSING and self.importance in _FAILS


@dataclass(frozen=True)
class Suite:
    """One report; error: why it could not be assessed, "" when it was."""

    name: str
    cases: tuple[Case, ...] = ()
    error: str = ""

    @property
    def size(self) -> int:
        return len(self.cases) or 1


def junit_pieces(suites: Iterable[Suite], name: str) -> Iterator[str]:
    """The XML document, suite by suite, ending in a line feed. What is beyond MOST_CASES becomes one skipped case that says so."""
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites name={_attribute(name)}>\n'
    cases = beyond = 0
    for suite in suites:
        if cases + suite.size > MOST_CASES:
            beyond += 1
            continue
        cases += suite.size
        yield _suite(suite)
    if beyond:
        text = f"另有 {beyond:,} 份报告未列，请用 dabiao audit report --csv 看全部。"
        yield (
            '<testsuite name="未列出" tests="1" failures="0" errors="0" skipped="1">\n'
            f'<testcase classname="dabiao" name="未列出"><skipped message={_attribute(text)}/></testcase>\n</testsuite>\n'
        )
    yield "</testsuites>\n"


def checked_junit(checked: Iterable[Checked]) -> str:
    """The whole document for reports that were checked one by one."""
    return "".join(junit_pieces((_suite_of(one) for one in checked), "dabiao check"))


def _suite_of(checked: Checked) -> Suite:
    card = checked.scorecard
    path = card.document.path or "stdin"
    if card.error is not None:
        return Suite(path, (), card.error.message.removeprefix(f"{path}：") or card.error.code)
    return Suite(
        path,
        tuple(Case(f.id, f.title, f.outcome, f.importance, f.reason, f.advice) for f in card.findings),
    )


def _suite(suite: Suite) -> str:
    failures = sum(case.fails for case in suite.cases)
    skipped = sum(case.outcome in _SKIPPED for case in suite.cases)
    head = (
        f'<testsuite name={_attribute(suite.name)} tests="{suite.size}" failures="{failures}" '
        f'errors="{int(bool(suite.error))}" skipped="{skipped}">\n'
    )
    if suite.error:
        body = (
            f'<testcase classname={_attribute(suite.name)} name="评估"><error message={_attribute(suite.error)} '
            f'type="not-assessed"/></testcase>\n'
        )
    else:
        body = "".join(_case(suite.name, case) for case in suite.cases)
    return f"{head}{body}</testsuite>\n"


def _case(suite: str, case: Case) -> str:
    start = f"<testcase classname={_attribute(suite)} name={_attribute(f'{case.element} {case.title}')}"
    reason = case.reason or OUTCOME_WORDS[case.outcome]
    if case.fails:
        message = f"{IMPORTANCE_WORDS[case.importance]}要素缺失：{reason}"
        text = f"<failure message={_attribute(message)} type={_attribute(case.importance.value)}>{_text(case.advice)}</failure>"
    elif case.outcome in _SKIPPED:
        text = f"<skipped message={_attribute(f'{OUTCOME_WORDS[case.outcome]}：{reason}')}/>"
    elif case.outcome is Outcome.MET:
        return f"{start}/>\n"
    else:
        text = f"<system-out>{_text(f'{OUTCOME_WORDS[case.outcome]}：{reason}')}</system-out>"
    return f"{start}>{text}</testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))


def _text(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    # XML 1.0 has no way to write control characters, halves of surrogate pairs and U+FFFE, U+FFFF.
    return shown(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
