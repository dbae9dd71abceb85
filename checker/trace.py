"""One element on one report, step by step: read -> outline -> match -> trace. What `dabiao explain ID --report FILE` shows."""

from __future__ import annotations

from pathlib import Path

from checker.judging.case import Case
from checker.judging.trace import Trace, trace_of
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import Rule, Rulebook
from checker.structure import outline_of


def trace_report(
    source: Path | bytes | str,
    rule: Rule,
    rulebook: Rulebook,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
) -> Trace:
    """The trace of one rule of the rulebook on one report.

    source, year, level, issuer: as for check_report. Raises InputFault when the report cannot be read.
    """
    document = read_document(source)
    outline = outline_of(document, year=year, issuer=issuer, level=level)
    case = Case(page_of(document, outline), rulebook, outline.title.year, outline.title.level)
    return trace_of(rule, case)
