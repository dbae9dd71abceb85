"""One element on one report, step by step: read -> outline -> match -> trace. What `dabiao explain ID --report FILE` shows."""

from __future__ import annotations

from pathlib import Path

from checker.judging.case import Case
from checker.judging.fixed_terms import fixed_terms
from checker.judging.trace import Trace, trace_of
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import Rule, Rulebook
from checker.rulebook.loading import load_terms
from checker.rulebook.location import RulebookFolder
from checker.structure import outline_of


def trace_report(
    source: Path | bytes | str,
    rule: Rule,
    rulebook: Rulebook,
    *,
    year: int | None = None,
    level: str | None = None,
    issuer: str | None = None,
    folder: RulebookFolder | None = None,
) -> Trace:
    """The trace of one rule of the rulebook on one report.

    source, year, level, issuer: as for check_report. folder: where the rulebook is from; None: the built-in one. Raises InputFault when the report cannot be read.
    """
    document = read_document(source)
    outline = outline_of(document, year=year, issuer=issuer, level=level)
    page = page_of(document, outline).with_slips(fixed_terms(rulebook, load_terms(folder)))
    case = Case(page, rulebook, outline.title.year, outline.title.level)
    return trace_of(rule, case)
