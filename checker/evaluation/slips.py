"""How well the consistency checks find what was planted, and how often they cry wolf. Hints count in neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.evaluation.labels import CONSISTENCY_IDS
from checker.evaluation.planted import Planted
from checker.evaluation.quotes import overlaps
from checker.evaluation.share import Share
from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency import HINTS_ONLY, find_contradictions
from checker.matching import page_of
from checker.rulebook.loading import load_switches
from checker.structure import outline_of

Wanted = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Answer:
    """What the checks said of one text. hits: ids of planted slips that were found; false: findings that nobody planted."""

    hits: tuple[str, ...]
    missed: tuple[Wanted, ...]
    false: tuple[ConsistencyFinding, ...]


@dataclass(frozen=True)
class CheckCount:
    """One check, or all together, over many texts."""

    check: str
    found: int
    missed: int
    false: int

    @property
    def precision(self) -> Share:
        """A planted slip told twice at its place is one right finding."""
        return Share(self.found, self.found + self.false)

    @property
    def recall(self) -> Share:
        return Share(self.found, self.found + self.missed)


@dataclass(frozen=True)
class SlipResult:
    """One kind of text in one half. kind: passages, reports (planted), labelled (the reports of the corpus). false: findings nobody
    planted, over all checks. checks: those with a count."""

    kind: str
    texts: int
    total: CheckCount
    checks: tuple[CheckCount, ...]


def findings_of(planted: Planted) -> tuple[ConsistencyFinding, ...]:
    """What is told of a planted text: without hints, and of a text about hints only those."""
    outline = outline_of(planted.document, **planted.facts)
    page = page_of(planted.document, outline)
    found = find_contradictions(page, load_switches(), published=planted.published, hints=planted.hints)
    if planted.hints:
        return tuple(finding for finding in found if finding.id in HINTS_ONLY)
    return tuple(finding for finding in found if finding.certainty is not Certainty.HINT)


def answer(wanted: Iterable[Wanted], text: str, found: Sequence[ConsistencyFinding]) -> Answer:
    """Compare. A planted slip without quotes is found by any finding of its check."""
    hits: list[str] = []
    missed: list[Wanted] = []
    right: set[int] = set()
    for check, quotes in wanted:
        matching = {
            index
            for index, finding in enumerate(found)
            if finding.id == check
            and (not quotes or any(overlaps(quote, text, finding.quotes) for quote in quotes))
        }
        right |= matching
        if matching:
            hits.append(check)
        else:
            missed.append((check, quotes))
    false = tuple(finding for index, finding in enumerate(found) if index not in right)
    return Answer(tuple(hits), tuple(missed), false)


def count(kind: str, answers: Sequence[Answer]) -> SlipResult:
    """Add up. Checks that only hint have their row, but no part in the total."""
    found = Counter(check for one in answers for check in one.hits)
    missed = Counter(check for one in answers for check, _ in one.missed)
    false = Counter(finding.id for one in answers for finding in one.false)
    checks = tuple(
        CheckCount(check, found[check], missed[check], false[check])
        for check in CONSISTENCY_IDS
        if found[check] or missed[check] or false[check]
    )
    return SlipResult(kind, len(answers), _added(checks), checks)


def added(results: Sequence[SlipResult]) -> SlipResult:
    """All kinds of text together."""
    checks = tuple(
        CheckCount(check, sum(r.found for r in rows), sum(r.missed for r in rows), sum(r.false for r in rows))
        for check in CONSISTENCY_IDS
        if (rows := [row for result in results for row in result.checks if row.check == check])
    )
    return SlipResult("all", sum(result.texts for result in results), _added(checks), checks)


def _added(checks: Iterable[CheckCount]) -> CheckCount:
    rows = [row for row in checks if row.check not in HINTS_ONLY]
    return CheckCount(
        "all", sum(r.found for r in rows), sum(r.missed for r in rows), sum(r.false for r in rows)
    )
