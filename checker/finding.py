"""What was found out about one element of the checklist, and about one contradiction. Knows no rule and no score."""

from __future__ import annotations

from enum import StrEnum

from checker.values import dataclass


class Outcome(StrEnum):
    """The six outcomes. Only the first three score."""

    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"
    NOT_ASSESSED = "not-assessed"


class Importance(StrEnum):
    MANDATORY = "mandatory"
    EXPECTED = "expected"
    ADVISED = "advised"


class Certainty(StrEnum):
    """How sure the verdict is, apart from how important the element is."""

    SURE = "sure"
    LIKELY = "likely"
    HINT = "hint"


@dataclass(frozen=True)
class Quote:
    """A passage cut from the document: text[start:end] == quote, always.

    heading: the nearest heading above it, as the report words it. place: where the file has its beginning (第 3 页, 表 2 第 3 行);
    "" where the format has no places.
    """

    quote: str
    start: int
    end: int
    heading: str = ""
    place: str = ""


@dataclass(frozen=True)
class Pair:
    """A shortcoming of the report and the planned measure that answers it; None when none does."""

    shortcoming: Quote
    response: Quote | None


@dataclass(frozen=True)
class Nearest:
    """The passage that came closest to evidence, and in one Chinese sentence what it lacks. place: as in Quote.

    wording: what, written there, would have counted. home: nothing comes near; the passage is where a report would say it.
    """

    quote: str
    start: int
    end: int
    lacks: str
    place: str = ""
    wording: str = ""
    home: bool = False


@dataclass(frozen=True)
class Citation:
    """A clause an element rests on. id: instrument#clause; text: how an office would cite it."""

    id: str
    text: str


@dataclass(frozen=True)
class Finding:
    """The verdict on one element. evidence is empty unless outcome is met or partial.

    nearest: for every missing and partial verdict of a report that has any text at all.
    """

    id: str
    title: str
    group: str
    importance: Importance
    outcome: Outcome
    certainty: Certainty
    part: str
    basis: tuple[Citation, ...] = ()
    evidence: tuple[Quote, ...] = ()
    searched: tuple[str, ...] = ()  # names of the parts looked through, in the order of the text
    nearest: Nearest | None = None
    reason: str = ""
    advice: str = ""
    tier: str = "central"  # id of the tier of the rulebook that asks it, or that took it out
    pairs: tuple[Pair, ...] = ()  # of plan/answers-shortcomings: every shortcoming, in the order of the text
    review: str | None = (
        None  # why a person should read this verdict first; None for nearly all (docs/scoring.md, "Review")
    )


@dataclass(frozen=True)
class ConsistencyFinding:
    """A place where the report contradicts itself. Stands beside the score, never in it."""

    id: str
    title: str
    certainty: Certainty
    quotes: tuple[Quote, ...]
    message: str
