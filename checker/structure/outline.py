"""The outline of a report: headings, sections, parts, sentences, facts of the title. Values only.

All offsets are offsets into Document.text, ends exclusive.
"""

from __future__ import annotations

from enum import StrEnum

from checker.document import Notice
from checker.values import dataclass


class PartName(StrEnum):
    """The parts of a report. Their Chinese names for users: PART_TITLES."""

    PREAMBLE = "preamble"
    MEASURES = "measures"
    SHORTCOMINGS = "shortcomings"
    FIRST_RESPONSIBLE = "first-responsible"
    PLAN = "plan"
    OTHER = "other"


PART_TITLES = {
    PartName.PREAMBLE: "引言",
    PartName.MEASURES: "举措和成效",
    PartName.SHORTCOMINGS: "不足和原因",
    PartName.FIRST_RESPONSIBLE: "第一责任人履职",
    PartName.PLAN: "下一年度安排",
    PartName.OTHER: "其他",
}


class Genre(StrEnum):
    """What kind of document this is; everything but ANNUAL_REPORT is no annual report on rule-of-law government."""

    ANNUAL_REPORT = "annual-report"
    PERSONAL_ACCOUNT = "personal-account"  # 述法报告
    WORK_PLAN = "work-plan"  # 工作要点、工作计划
    GOVERNMENT_REPORT = "government-report"  # 政府工作报告
    INTERPRETATION = "interpretation"  # 解读
    OPENNESS_REPORT = "openness-report"  # 政府信息公开工作年度报告
    NEWS = "news"
    NOTICE = "notice"  # 通知、方案
    OTHER_PERIOD = "other-period"  # 半年、五年
    OTHER = "other"


@dataclass(frozen=True)
class Heading:
    """level: 1 一、 2 （一） 3 1. 4 （1）, one more each under 第一部分; number: its value, None for an unnumbered heading; title: without the number."""

    level: int
    number: int | None
    title: str
    start: int
    end: int


@dataclass(frozen=True)
class Section:
    """A heading and all that stands under it. parent: index into Outline.sections, None at the top."""

    heading: Heading
    part: PartName
    start: int
    end: int
    parent: int | None

    @property
    def body_start(self) -> int:
        return self.heading.end


@dataclass(frozen=True)
class Part:
    """A run of text that belongs to one part; heading is empty where the report has none."""

    part: PartName
    heading: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """section: index of the deepest section, None before the first heading; is_heading: the sentence is a heading's own text."""

    start: int
    end: int
    part: PartName
    section: int | None
    is_heading: bool = False


@dataclass(frozen=True)
class TitleFacts:
    """What title and opening say. level: P, C, X, T, D. sources: fact -> where it was taken from, in Chinese."""

    title: str | None = None
    start: int = 0
    end: int = 0
    issuer: str | None = None
    level: str | None = None
    year: int | None = None
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Outline:
    """The report as understood. body: (start, end) without web residue before and after."""

    title: TitleFacts
    genre: Genre
    body: tuple[int, int]
    sections: tuple[Section, ...]
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def is_annual_report(self) -> bool:
        return self.genre is Genre.ANNUAL_REPORT
