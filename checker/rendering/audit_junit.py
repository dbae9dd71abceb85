"""An audit as JUnit XML: a suite for each report that counts, and one for each file that could not be assessed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from checker.rendering.report_junit import Case, Suite, junit_pieces

if TYPE_CHECKING:
    from checker.audit.overview import Overview


def audit_junit(overview: Overview) -> Iterator[bytes]:
    """The document, piece by piece."""
    for piece in junit_pieces(_suites(overview), "dabiao audit"):
        yield piece.encode("utf-8", "replace")


def _suites(overview: Overview) -> Iterator[Suite]:
    # What could not be assessed first: it must not fall to a limit.
    for one in overview.contents.left_out:
        if one.status == "failed":
            yield Suite(one.path, (), one.reason or one.code or "failed")
    paths = {report.id: report.path for report in overview.contents.reports}
    titles = {element.id: element.title for element in overview.contents.elements}
    details = overview.contents.details([report.id for report in overview.ordered])
    for report, members in groupby(details, key=lambda one: one.report):
        yield Suite(
            paths[report],
            tuple(
                Case(one.element, titles[one.element], one.outcome, one.importance, one.reason, one.advice)
                for one in members
            ),
        )
