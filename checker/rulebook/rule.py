"""One rule and one rulebook as checked values. Knows no file."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.finding import Citation, Importance
from checker.rulebook.wording import Wording

LEVEL_NAMES = {"P": "省级", "C": "设区的市", "X": "县（市、区）", "T": "乡镇（街道）", "D": "部门"}


@dataclass(frozen=True)
class YearRange:
    """Report years, both ends included; last None = open."""

    first: int
    last: int | None = None

    def __contains__(self, year: int) -> bool:
        return self.first <= year and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        return f"{self.first}-{self.last or ''}"


@dataclass(frozen=True)
class Clause:
    """A clause of an instrument with what is needed to cite it; report_years: when the instrument is the one to cite."""

    id: str
    text: str
    gist: str
    report_years: YearRange


@dataclass(frozen=True)
class Rule:
    """One element of the checklist. Field meanings: docs/rule-language.md."""

    id: str
    title: str
    kind: str
    part: str
    importance: Importance
    levels: str
    advised_for: str
    years: YearRange | None
    mandatory_from: int | None
    clauses: tuple[Clause, ...]
    said_by: tuple[Wording, ...]
    shown_by: tuple[Wording, ...]
    hinted_by: tuple[Wording, ...]
    lead_in: tuple[Wording, ...]
    never: tuple[Wording, ...]
    unless: tuple[str, ...]
    met_with: frozenset[str]
    advice: str
    examples: dict[str, tuple[str, ...]] = field(hash=False)

    @property
    def group(self) -> str:
        return self.id.partition("/")[0]

    @property
    def basis(self) -> tuple[Citation, ...]:
        """All clauses, whatever the year."""
        return tuple(Citation(clause.id, clause.text) for clause in self.clauses)

    def basis_for(self, year: int | None) -> tuple[Citation, ...]:
        """The clauses to cite for a report year; all of them when the year is unknown or none is in force."""
        current = tuple(
            Citation(clause.id, clause.text)
            for clause in self.clauses
            if year is None or year in clause.report_years
        )
        return current or self.basis

    def importance_for(self, level: str | None, year: int | None) -> Importance:
        """Importance at a level and year. advised_for is the exception for a level, so it outranks mandatory_from."""
        if level is not None and level in self.advised_for:
            return Importance.ADVISED
        if self.mandatory_from is not None and year is not None and year >= self.mandatory_from:
            return Importance.MANDATORY
        return self.importance

    def exclusion(self, level: str | None, year: int | None) -> str:
        """Why the element is not asked of a report, in Chinese; empty when it is."""
        if level is not None and level not in self.levels:
            return f"{LEVEL_NAMES[level]}不适用本项"
        if year is not None and self.years is not None and year not in self.years:
            if year < self.years.first:
                return f"自 {self.years.first} 年度起才有此要求"
            return f"只适用于 {self.years.first}—{self.years.last} 年度"
        return ""


@dataclass(frozen=True)
class Scoring:
    """rules/scoring.yaml. credit: outcome name -> share in [0, 1]; grades: (name, from points), best first."""

    weights: dict[str, int]
    credit: dict[str, float]
    grades: tuple[tuple[str, float], ...]
    fail_grade: str
    cap_group: str
    first_graded_year: int
    groups: dict[str, str]


@dataclass(frozen=True)
class Rulebook:
    """rules: id -> rule, in the order of the groups. fingerprint: 16 hex digits over the content of all its files."""

    rules: dict[str, Rule]
    scoring: Scoring
    groups: dict[str, tuple[str, ...]]
    fingerprint: str
