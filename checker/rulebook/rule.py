"""One rule and one rulebook as checked values. Knows no file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.finding import Citation, Importance
from checker.rulebook.wording import Wording
from checker.values import dataclass, field

CENTRAL = "central"  # the tier every other one is laid over
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
    """A clause of an instrument with what is needed to cite it.

    id: instrument#clause. text: as an office cites it. report_years: when the instrument is the one to cite. no_rule: why no rule rests on it.
    """

    id: str
    text: str
    gist: str
    report_years: YearRange
    no_rule: str = ""


@dataclass(frozen=True)
class Instrument:
    """A policy instrument. number, issued_by, issued, in_force, note: as written in framework/, empty when unknown."""

    id: str
    title: str
    short: str
    number: str
    issued_by: str
    issued: str
    in_force: str
    report_years: YearRange
    note: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Tier:
    """A tier of the rulebook: the central one, or a profile laid over it."""

    id: str
    title: str


@dataclass(frozen=True)
class Rule:
    """One element of the checklist. Field meanings: docs/rule-language.md.

    tier: id of the tier that asks it, or that last changed how it is asked. tiers: key -> tiers that set it, first to last; only keys that are
    set. reasons: tier -> why it changed the rule. withdrawn: why a tier withdrew it, empty when it is asked. file: where it is written; written: its keys and values as they stand
    there, with the tiers' changes.
    """

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
    examples: Mapping[str, tuple[str, ...]] = field(hash=False)
    tier: str = CENTRAL
    tiers: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    reasons: dict[str, str] = field(default_factory=dict, hash=False)
    withdrawn: str = ""
    file: str = ""
    written: Mapping[str, Any] = field(default_factory=dict, hash=False)

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
        if self.withdrawn:
            return self.withdrawn
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
    """rules: id -> rule, in the order of the scorecard. fingerprint: 16 hex digits over the content of all its files.

    profile: the local tier it was loaded for; None for the central rules alone. tiers: central first. levels: the levels the profile is
    meant for, empty for all. instruments: the framework. prepared: what the floors above worked out once for all reports, by their own names.
    """

    rules: dict[str, Rule]
    scoring: Scoring
    groups: dict[str, tuple[str, ...]]
    fingerprint: str
    profile: str | None = None
    tiers: tuple[Tier, ...] = (Tier(CENTRAL, "中央要求"),)
    levels: str = ""
    instruments: tuple[Instrument, ...] = ()
    prepared: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def tier_title(self, tier: str) -> str:
        """The Chinese name of a tier; its id when the rulebook does not have it."""
        return next((known.title for known in self.tiers if known.id == tier), tier)
