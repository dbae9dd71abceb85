"""Verdicts handed to people, and what people said of them, as frozen values. Computes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.finding import Importance, Outcome


class Ruling(StrEnum):
    """What a reviewer may say of an element. Those that an outcome has stand for it."""

    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"
    UNSURE = "unsure"  # counts neither for the checker nor against it


class Stratum(StrEnum):
    """Why a verdict was handed out: it is one edit from flipping, or it was drawn from the others of its outcome."""

    DOUBT = "doubt"
    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"


class State(StrEnum):
    """Whether a decision still stands."""

    VALID = "valid"
    STALE = "stale"  # the evidence or the checker's verdict has changed since
    GONE = "gone"  # the store has no such report any more


@dataclass(frozen=True)
class Drawn:
    """One stratum of an export. population: verdicts of the store in it; drawn: how many were handed out."""

    stratum: Stratum
    population: int
    drawn: int

    @property
    def chance(self) -> float:
        return self.drawn / self.population if self.population else 0.0


@dataclass(frozen=True)
class Item:
    """A verdict as it is handed out. fingerprint: of whose it is, element, verdict and evidence. subject: the body, the same over the years.
    quote: the evidence; for a missing verdict the passage that came nearest. doubt: why it is doubtful, "" for one drawn at random.
    """

    fingerprint: str
    subject: str
    stratum: Stratum
    chance: float
    name: str
    level: str | None
    year: int | None
    element: str
    title: str
    importance: Importance
    outcome: Outcome
    doubt: str
    reason: str
    quote: str
    place: str
    lacks: str
    clauses: str
    path: str


@dataclass(frozen=True)
class Decision:
    """decided: ISO date."""

    fingerprint: str
    reviewer: str
    decided: str
    ruling: Ruling
    note: str


@dataclass(frozen=True)
class Reviewed:
    """A decision with the verdict it is about. report: the one it is about now, None when gone. outcome: the checker's when it was
    handed out; now: today's, None when gone. quote: what the reviewer was shown. export: the last workbook the verdict was in.
    """

    decision: Decision
    state: State
    report: int | None
    subject: str
    year: int | None
    element: str
    outcome: Outcome
    now: Outcome | None
    stratum: Stratum
    export: int
    quote: str

    @property
    def agrees(self) -> bool:
        return self.decision.ruling.value == self.outcome.value


@dataclass(frozen=True)
class Handed:
    """What was handed out and came back. newest, strata: of the last export of this very store, None and empty when all exports came
    by merging; items: of all exports, by stratum; titles: element -> title."""

    exports: int
    newest: int | None
    strata: tuple[Drawn, ...]
    items: Mapping[Stratum, int]
    reviewed: tuple[Reviewed, ...]
    titles: Mapping[str, str]
