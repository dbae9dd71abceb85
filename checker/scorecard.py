"""The result of checking one report, as plain frozen values. Computes nothing."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Any

from checker._version import __version__
from checker.document import Notice
from checker.finding import ConsistencyFinding, Finding, Outcome
from checker.values import dataclass, field, fields

SCHEMA_VERSION = "1"
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


@dataclass(frozen=True)
class PartFact:
    """A part of the report as it was understood; heading is empty where the report has none."""

    part: str
    heading: str
    start: int
    end: int


@dataclass(frozen=True)
class DocumentFacts:
    """What was understood of the document before any rule ran. level: P, C, X, T, D or None."""

    path: str | None
    sha256: str
    format: str
    is_annual_report: bool
    title: str | None
    issuer: str | None
    level: str | None
    year: int | None
    chars: int
    parts: tuple[PartFact, ...] = ()
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class TierFact:
    """A tier of the rulebook: the central one, or a profile laid over it. id: the one findings name."""

    id: str
    title: str


@dataclass(frozen=True)
class RulebookFacts:
    """Which rulebook judged. year, level: those the rules were chosen for; fingerprint: of rules and framework.

    rules: how many were `loaded`, how many `ran`, and how many were `not-applicable`. tiers: central first.
    """

    year: int | None
    level: str | None
    profile: str | None
    fingerprint: str
    rules: dict[str, int] = field(default_factory=lambda: {"loaded": 0, "ran": 0, "not-applicable": 0})
    tiers: tuple[TierFact, ...] = ()


@dataclass(frozen=True)
class GroupScore:
    """One group of elements. points: 0-100, None when nothing in it applies."""

    group: str
    title: str
    points: float | None
    counts: dict[Outcome, int]


@dataclass(frozen=True)
class Score:
    """points: 0-100 with one decimal, or None when nothing applies or no grade may be given. grade: Chinese word or None.

    formula: the computation with this report's numbers, in Chinese. cap: why the grade is capped, empty when it is not.
    missing_mandatory: ids of mandatory contents (content/*) that are missing.
    """

    points: float | None
    grade: str | None
    counts: dict[Outcome, int]
    by_group: tuple[GroupScore, ...]
    formula: str = ""
    cap: str = ""
    missing_mandatory: tuple[str, ...] = ()


@dataclass(frozen=True)
class AssessmentError:
    """Why an input could not be assessed: stable code, Chinese message, what to do."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class Scorecard:
    """One report's result. Either score and findings, or error; never both."""

    document: DocumentFacts
    rulebook: RulebookFacts
    score: Score | None = None
    findings: tuple[Finding, ...] = ()
    consistency: tuple[ConsistencyFinding, ...] = ()
    error: AssessmentError | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the contract (`checker/rendering/scorecard.schema.json`); fresh, JSON-ready values only."""
        document = _plain(self.document)
        result: dict[str, Any] = {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "dabiao", "version": __version__},
            "rulebook": _plain(self.rulebook),
            "document": document,
        }
        if self.error is not None:
            result["error"] = _plain(self.error)
            return result
        result["score"] = _plain(self.score)
        result["findings"] = [_plain(finding) for finding in self.findings]
        result["consistency"] = [_plain(finding) for finding in self.consistency]
        return result


def _plain(value: Any) -> Any:
    kind = value.__class__
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if kind is dict:
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return {name: _plain(getattr(value, name)) for name in _names_of(kind)}


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))
