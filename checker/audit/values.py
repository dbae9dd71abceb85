"""The rows of an audit as frozen values. Computes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from checker.finding import Certainty, Importance, Outcome


@dataclass(frozen=True)
class Element:
    """One column of the matrix. ids of groups and elements as in the rulebook."""

    id: str
    title: str
    group: str
    group_title: str


@dataclass(frozen=True)
class Report:
    """One report that counts. verdicts, importances: in the order of the audit's elements, None where its rulebook does not have one.

    body: one key for a body over the years, None when the issuer is unknown; anchored: no other body has the key. points: 0-100 or None.
    cap: why the grade is capped. missing_mandatory: titles. contradictions: number of consistency findings.
    """

    id: int
    path: str
    url: str | None
    rulebook: int
    is_annual: bool
    title: str | None
    issuer: str | None
    level: str | None
    year: int | None
    region: str | None
    region_name: str | None
    body: str | None
    anchored: bool
    published: str | None
    points: float | None
    grade: str | None
    cap: str
    missing_mandatory: tuple[str, ...]
    contradictions: int
    verdicts: tuple[Outcome | None, ...]
    importances: tuple[Importance | None, ...]

    def count(self, outcome: Outcome) -> int:
        return sum(one is outcome for one in self.verdicts)

    @property
    def name(self) -> str:
        """How tables call the body; the file when the issuer is unknown."""
        return self.issuer or self.path


@dataclass(frozen=True)
class LeftOut:
    """A file that does not count. status: as in the store (failed, duplicate, superseded, pending, gone); instead: the file that counts."""

    path: str
    status: str
    code: str | None
    reason: str
    hint: str
    instead: str | None


@dataclass(frozen=True)
class RulebookUsed:
    """A rulebook that judged reports of the audit. tiers: titles, central first."""

    id: int
    fingerprint: str
    profile: str | None
    version: str
    loaded: int
    tiers: tuple[str, ...]
    reports: int


@dataclass(frozen=True)
class Detail:
    """One verdict with all that is said of it; what there is not is "". quote, place: of the first piece of evidence; near, lacks: the
    passage that came nearest. clauses: how an office cites them, joined.
    """

    report: int
    element: str
    outcome: Outcome
    importance: Importance
    certainty: Certainty
    reason: str
    quote: str
    place: str
    near: str
    lacks: str
    clauses: str
    advice: str


@dataclass(frozen=True)
class Contradiction:
    """One consistency finding. quote, place: of the first passage."""

    report: int
    check: str
    title: str
    certainty: Certainty
    message: str
    quote: str
    place: str
