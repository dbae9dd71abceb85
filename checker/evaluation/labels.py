"""What careful readers said of a report, as frozen values. Knows no YAML; reading it is label_files.py."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from checker.document import Document
from checker.errors import CheckerError, InputFault, RuleFault
from checker.finding import Outcome

# A label speaks of the text; waivers and unreadable inputs are no matter of the text.
LABEL_OUTCOMES = (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING, Outcome.NOT_APPLICABLE)

# Source: the catalogue, "consistency"; a test compares.
CONSISTENCY_IDS = tuple(
    f"consistency/{name}"
    for name in (
        "arithmetic",
        "year",
        "issuer",
        "headings",
        "wording",
        "repetition",
        "leftovers",
        "format",
        "personal-data",
        "deadline",
    )
)


# What may have to be said of a text of another kind. Other notices (制发单位不详 …) say nothing about the kind of a text.
OTHER_WARNINGS = (
    "not-annual-report", "body-incomplete", "title-missing", "masked-text", "not-chinese", "empty",
)  # fmt: skip


class Split(StrEnum):
    """The two halves. Rules and code may be tuned on TUNE; of TEST nothing but figures is ever shown."""

    TUNE = "tune"
    TEST = "test"


@dataclass(frozen=True)
class Remark:
    """A contradiction that the report contains; quote stands in its text word for word."""

    id: str
    quote: str


@dataclass(frozen=True)
class ReportLabel:
    """One labelled report. id: the label file's name without suffix.

    outcomes: element -> accepted outcomes, best first, one entry for every element of the rulebook. evidence: element ->
    quotes. facts: what the label says of the document (type, issuer, level, year, parts); what it leaves out is not compared.
    document: None when the report cannot be read, with the reason in unreadable.
    """

    id: str
    path: Path
    report: str
    split: Split
    facts: dict[str, object]
    outcomes: dict[str, tuple[Outcome, ...]]
    evidence: dict[str, tuple[str, ...]]
    remarks: tuple[Remark, ...]
    tolerated: tuple[str, ...]
    document: Document | None = None
    unreadable: InputFault | None = None


@dataclass(frozen=True)
class OtherText:
    """A text that is no whole annual report, or looks like none. assessable: False when the right answer is an error, not a score.

    warnings: codes of what must be said of it; None where the label does not tell.
    """

    file: Path
    split: Split
    type: str
    is_annual_report: bool
    assessable: bool
    warnings: tuple[str, ...] | None = None


@dataclass(frozen=True)
class LabelSet:
    """Everything labelled under one folder, each kind in the order of its ids. second: id -> the blind second label."""

    folder: str
    reports: tuple[ReportLabel, ...]
    second: dict[str, ReportLabel]
    others: tuple[OtherText, ...]


class LabelFault(CheckerError):
    """Label files are faulty. Carries every fault that was found, not only the first."""

    code = "labels"

    def __init__(self, faults: tuple[RuleFault, ...]) -> None:
        self.faults = faults
        listing = "\n".join(str(fault) for fault in faults)
        super().__init__(f"标注文件有误（共 {len(faults)} 处）：\n{listing}")
