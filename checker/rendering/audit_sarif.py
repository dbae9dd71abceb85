"""The problems of an audit as SARIF: one run, the gravest first, cut at what consumers take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.rendering.sarif import (
    LEVELS,
    Issue,
    RuleText,
    Unread,
    level_of,
    query_level,
    sarif_log,
    verdict_text,
)
from checker.rendering.words import OUTCOME_WORDS

if TYPE_CHECKING:
    from checker.audit.overview import Overview


def audit_sarif(overview: Overview) -> str:
    """The log, ending in a line feed. Files that failed are notifications and make the run unsuccessful."""
    rules = {one.id: RuleText(one.title) for one in overview.contents.elements}
    ids = [report.id for report in overview.ordered]
    for one in overview.contents.contradictions(ids):
        rules.setdefault(one.check, RuleText(one.title))
    unread = (
        Unread(one.path, one.code or "failed", one.reason)
        for one in overview.contents.left_out
        if one.status == "failed"
    )
    return sarif_log(_issues(overview, ids), rules, unread)


def _issues(overview: Overview, ids: list[int]) -> Iterator[Issue]:
    """Read once for each level: a sorted list of all of them would not fit for a large audit."""
    paths = {report.id: report.path for report in overview.contents.reports}
    titles = {element.id: element.title for element in overview.contents.elements}
    for wanted in LEVELS:
        for one in overview.contents.problems(ids):
            if level_of(one.outcome, one.importance) == wanted:
                title = titles[one.element]
                message = verdict_text(OUTCOME_WORDS[one.outcome], title, one.reason, one.advice)
                yield Issue(one.element, title, wanted, message, paths[one.report], 1, one.place)
        for query in overview.contents.contradictions(ids):
            if query_level(query.certainty) == wanted:
                yield Issue(
                    query.check, query.title, wanted, query.message, paths[query.report], 1, query.place
                )
