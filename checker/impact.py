"""Which verdicts change on a set of reports when one rulebook takes the place of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checker.check import check_document
from checker.errors import InputFault
from checker.finding import Outcome
from checker.reading import read_document
from checker.rulebook import Rulebook

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".docx"})


@dataclass(frozen=True)
class Change:
    """An element whose verdict differs. before, after: None where the rulebook does not have the element."""

    report: str
    id: str
    title: str
    before: Outcome | None
    after: Outcome | None
    reason: str


@dataclass(frozen=True)
class ReportImpact:
    """One report under both rulebooks. error: why it could not be read, empty when it was."""

    report: str
    changes: tuple[Change, ...] = ()
    points: tuple[float | None, float | None] = (None, None)
    grades: tuple[str | None, str | None] = (None, None)
    error: str = ""


@dataclass(frozen=True)
class Impact:
    """All reports. skipped: files of the folder that are no reports by their suffix."""

    reports: tuple[ReportImpact, ...]
    skipped: int = 0

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for report in self.reports for change in report.changes)

    def by_element(self) -> Counter[tuple[str, str, Outcome | None, Outcome | None]]:
        """(id, title, before, after) -> in how many reports."""
        return Counter((c.id, c.title, c.before, c.after) for c in self.changes)


def reports_in(folder: Path) -> tuple[list[Path], int]:
    """The reports of a folder and all folders in it, by their suffix, and how many other files there are."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    reports = [path for path in files if path.suffix.lower() in SUFFIXES]
    return reports, len(files) - len(reports)


def impact_of(
    reports: Iterable[tuple[str, Path]],
    before: Rulebook,
    after: Rulebook,
    *,
    year: int | None = None,
    level: str | None = None,
    skipped: int = 0,
) -> Impact:
    """Check every report under both rulebooks. reports: (name to show, file). A report that cannot be read is a row with a reason."""
    return Impact(tuple(_compared(name, file, before, after, year, level) for name, file in reports), skipped)


def _compared(
    name: str, file: Path, before: Rulebook, after: Rulebook, year: int | None, level: str | None
) -> ReportImpact:
    try:
        document = read_document(file)
    except InputFault as fault:
        return ReportImpact(name, error=fault.message)
    old = check_document(document, before, year=year, level=level)
    new = check_document(document, after, year=year, level=level)
    old_findings = {finding.id: finding for finding in old.findings}
    new_findings = {finding.id: finding for finding in new.findings}
    changes = []
    for element in dict.fromkeys((*old_findings, *new_findings)):
        was, now = old_findings.get(element), new_findings.get(element)
        outcomes = (was.outcome if was else None, now.outcome if now else None)
        if outcomes[0] is not outcomes[1]:
            shown = now or was
            assert shown is not None
            changes.append(Change(name, element, shown.title, *outcomes, now.reason if now else ""))
    assert old.score is not None
    assert new.score is not None
    return ReportImpact(
        name,
        tuple(changes),
        (old.score.points, new.score.points),
        (old.score.grade, new.score.grade),
    )
