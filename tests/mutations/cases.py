"""One mutated text and what it must earn. Knows no kind."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from checker import check_report

Expected = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Case:
    """expected: element id -> accepted outcomes; each pair counts once, or the whole text once when `whole`.

    source: the text, or bytes for a format other than text. year, level: given to check_report when not None.
    """

    report: str
    source: str | bytes
    expected: Expected
    year: int | None = None
    level: str | None = None
    note: str = ""
    whole: bool = False


@dataclass(frozen=True)
class Miss:
    """A pair that did not come out as expected. reason: the engine's own, with its first quote."""

    report: str
    element: str
    wanted: frozenset[str]
    got: str
    note: str
    reason: str


@dataclass
class Tally:
    """cases, right: whole numbers; share in [0, 1], 1.0 for no cases."""

    cases: int = 0
    right: int = 0
    misses: list[Miss] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right / self.cases if self.cases else 1.0


def run(case: Case, tally: Tally) -> None:
    """Check one case and add it to the tally."""
    card = check_report(case.source, year=case.year, level=case.level)
    found = {finding.id: finding for finding in card.findings}
    misses = []
    for element, wanted in case.expected.items():
        finding = found.get(element)
        got = finding.outcome.value if finding else f"error:{card.error.code if card.error else '?'}"
        if got in wanted:
            continue
        reason = ""
        if finding:
            quote = finding.evidence[0].quote if finding.evidence else ""
            reason = f"{finding.reason} «{''.join(quote.split())[:60]}»"
        misses.append(Miss(case.report, element, wanted, got, case.note, reason))
    pairs = 1 if case.whole else len(case.expected)
    wrong = min(len(misses), pairs)
    tally.cases += pairs
    tally.right += pairs - wrong
    tally.misses += misses


def draw(*key: str) -> int:
    """A whole number that depends on the key alone, the same on every machine and run."""
    return zlib.crc32("|".join(key).encode("utf-8"))
