"""Do two passages of one text speak of the same place? Evidence and contradictions are compared by that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.evaluation.labels import ReportLabel
from checker.evaluation.share import Share
from checker.finding import ConsistencyFinding, Finding, Quote


def overlaps(quote: str, text: str, shown: Iterable[Quote]) -> bool:
    """Does the quote, wherever it stands in the text, share a character with one of the shown quotes?"""
    places = list(_places(quote, text))
    return any(start < one.end and one.start < end for one in shown for start, end in places)


def evidence_overlaps(label: ReportLabel, findings: Iterable[Finding]) -> Iterator[bool]:
    """One answer for each labelled quote. A finding shows quotes only when it is met or partial."""
    shown = {finding.id: finding.evidence for finding in findings}
    text = label.document.text if label.document is not None else ""
    for element, quotes in label.evidence.items():
        for quote in quotes:
            yield overlaps(quote, text, shown.get(element, ()))


def remark_shares(label: ReportLabel, findings: Sequence[ConsistencyFinding]) -> tuple[Share, Share]:
    """(precision, recall) of the engine's remarks on one report.

    A remark is right when a labelled one has its id and overlaps one of its quotes. One that is not right but overlaps a
    tolerated passage is left out.
    """
    text = label.document.text if label.document is not None else ""
    found = [_matches(finding, label, text) for finding in findings]
    counted = [
        bool(matched)
        for finding, matched in zip(findings, found, strict=True)
        if matched or not any(overlaps(quote, text, finding.quotes) for quote in label.tolerated)
    ]
    reached = set().union(*found)
    return Share(sum(counted), len(counted)), Share(len(reached), len(label.remarks))


def _matches(finding: ConsistencyFinding, label: ReportLabel, text: str) -> set[int]:
    """Indexes of the labelled remarks that this finding makes."""
    return {
        index
        for index, remark in enumerate(label.remarks)
        if remark.id == finding.id and overlaps(remark.quote, text, finding.quotes)
    }


def _places(quote: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)
