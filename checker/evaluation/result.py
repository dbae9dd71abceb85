"""What an evaluation found, as frozen values. Computes nothing.

Whatever could show a text, a label or a verdict of a single report of the test half is empty there: renderers cannot print
what is not in these values.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.evaluation.agreement import Agreement
from checker.evaluation.baselines import Cutoffs
from checker.evaluation.confusion import Confusion
from checker.evaluation.labels import Split
from checker.evaluation.share import Share
from checker.evaluation.slips import SlipResult
from checker.finding import Outcome

FACT_NAMES = ("type", "issuer", "level", "year", "parts")


@dataclass(frozen=True)
class Method:
    """One way to judge, measured on the same pairs as the others. name: engine, keywords, ratio."""

    name: str
    confusion: Confusion


@dataclass(frozen=True)
class ElementResult:
    """One element over all reports of a half. wrong: verdicts that are none of the label's outcomes."""

    id: str
    title: str
    confusion: Confusion

    @property
    def wrong(self) -> int:
        return self.confusion.within.of - self.confusion.within.right


@dataclass(frozen=True)
class FactResult:
    """name: one of FACT_NAMES. right: over the reports whose label states this fact."""

    name: str
    right: Share


@dataclass(frozen=True)
class FactError:
    """A document fact that was understood wrongly; labelled and found as words. Tuning half only."""

    report: str
    name: str
    labelled: str
    found: str


@dataclass(frozen=True)
class RemarkResult:
    """Contradictions. precision: of the engine's remarks, those labelled; recall: of the labelled, those found. Tolerated ones count
    in neither. Both None while the engine made no remark on any report of the half."""

    labelled: int
    precision: Share | None
    recall: Share | None


@dataclass(frozen=True)
class OthersResult:
    """Texts that are no whole annual report. assessable: was a score given exactly where one should be? is_annual_report: over the
    texts that should be scored; one without a score is wrong. warned: of the labelled warnings of scored texts, those said;
    warned_rightly: of those said, the labelled ones."""

    texts: int
    assessable: Share
    is_annual_report: Share
    warned: Share
    warned_rightly: Share


@dataclass(frozen=True)
class OtherError:
    """A text of another kind that was taken for what it is not. Tuning half only."""

    file: str
    name: str
    labelled: bool
    found: bool


@dataclass(frozen=True)
class Disagreement:
    """A verdict that is none of the label's outcomes. Tuning half only.

    quote: the engine's evidence; without evidence the nearest passage, and lacks says what it lacks. labelled_quote: the
    evidence the label gives, empty when it gives none.
    """

    report: str
    element: str
    title: str
    accepted: tuple[Outcome, ...]
    verdict: Outcome
    reason: str
    quote: str
    lacks: str
    labelled_quote: str


@dataclass(frozen=True)
class Unassessed:
    """A labelled report that could not be read: all its pairs count as wrong."""

    report: str
    code: str


@dataclass(frozen=True)
class PointsError:
    """Points by the verdicts less points by the labels, over the reports of a half that got points. spread: standard deviation; None
    for fewer than two reports."""

    reports: int
    mean: float
    spread: float | None


@dataclass(frozen=True)
class SplitResult:
    """All figures of one half. methods: the engine first, then the baselines. mandatory: pairs of the elements that are mandatory at
    the report's level and year. slips: the consistency checks by kind of text. evidence: labelled quotes that overlap a quote the engine shows for the element."""

    split: Split
    reports: int
    unassessed: tuple[Unassessed, ...]
    methods: tuple[Method, ...]
    mandatory: Confusion
    elements: tuple[ElementResult, ...]
    evidence: Share
    remarks: RemarkResult
    slips: tuple[SlipResult, ...]
    facts: tuple[FactResult, ...]
    others: OthersResult | None
    agreement: Agreement | None
    fact_errors: tuple[FactError, ...] = ()
    other_errors: tuple[OtherError, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    points: PointsError | None = None

    @property
    def engine(self) -> Confusion:
        return self.methods[0].confusion


@dataclass(frozen=True)
class Evaluation:
    """folder: as the user named it. cutoffs: of the ratio baseline, chosen on the tuning half; None when that half is empty."""

    folder: str
    fingerprint: str
    elements: int
    cutoffs: Cutoffs | None
    splits: tuple[SplitResult, ...]

    @property
    def is_complete(self) -> bool:
        """Every labelled report could be assessed."""
        return not any(split.unassessed for split in self.splits)
