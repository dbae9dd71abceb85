"""A labelled report of the tuning half, cut into sentences. Knows no mutation and no rule.

The parts come from the engine's own outline; everything else (sentences, what is a heading, which sentence a label quotes)
is found here, so that an expectation does not lean on the code it measures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker import check_report
from checker.scorecard import Scorecard

ROOT = Path(__file__).resolve().parents[2]
TUNE = ROOT / "tests" / "corpus" / "tune"
SEEDS = ROOT / "seeds"

LEAD = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[(（]?[一二三四五六七八九十]+[)）]、?|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]+是)\s*"
)
PART_HEADING = re.compile(r"举措|成效|做法|不足|问题|差距|第一责任人|主要负责人|安排|打算|思路|下一步|计划")
_NUMBERED = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[(（]?[一二三四五六七八九十]+[)）])")
_SENTENCE = re.compile(r"[^。！？；;\n]+[。！？；;]?|\n")
_LINE_NUMBER = re.compile(
    r"(?<=[^\s一二三四五六七八九十(（])\s*(?=[一二三四五六七八九]、(?!\d)|[(（][一二三四五六七八九十]+[)）])"
)


@dataclass(frozen=True)
class Sentence:
    """text[start:end] of its report, end mark included. lead: the number it begins with, empty when none.

    part: the outline's word for where it stands, empty in the title and in page residue. heading: a numbered line of its own.
    """

    start: int
    end: int
    text: str
    lead: str
    part: str
    heading: bool

    @property
    def bare(self) -> str:
        """Without blanks and quotes, for searching key terms."""
        return re.sub(r"[\s“”\"‘’']", "", self.text)


@dataclass(frozen=True)
class Report:
    """name: the label file's stem. text: as stored. labels: element id -> accepted outcomes, the first one preferred."""

    name: str
    text: str
    year: int
    level: str
    labels: dict[str, tuple[str, ...]]
    quotes: dict[str, str]


@dataclass(frozen=True)
class Prepared:
    """A report ready for the wording kinds: one paragraph per line, judged once.

    year, level: what to hand to check_report, None where the report's own words suffice.
    """

    report: Report
    text: str
    year: int | None
    level: str | None
    base: Scorecard
    sentences: tuple[Sentence, ...]

    def told(self) -> tuple[Sentence, ...]:
        """The sentences of parts that tell what was done."""
        return tuple(s for s in self.sentences if s.part in ("measures", "first-responsible", "other"))

    def overlapping(self, start: int, end: int) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.start < end and start < s.end)


@cache
def reports() -> tuple[Report, ...]:
    """Every annual report of the tuning half and every labelled sample, in order of name."""
    found = []
    for path in sorted([*TUNE.glob("*.yaml"), *SEEDS.glob("*.yaml")]):
        label: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        source = path.parent / label["report"]
        if label.get("type", "annual-report") != "annual-report" or source.suffix != ".txt":
            continue
        outcomes = {
            element: tuple(outcome) if isinstance(outcome, list) else (outcome,)
            for element, outcome in label["outcomes"].items()
        }
        quotes = {
            element: quote[0] if isinstance(quote, list) else quote
            for element, quote in (label.get("evidence") or {}).items()
        }
        text = source.read_text(encoding="utf-8")
        found.append(Report(path.stem, text, label["year"], label["level"], outcomes, quotes))
    return tuple(found)


@cache
def prepared() -> tuple[Prepared, ...]:
    return tuple(_prepare(report) for report in reports())


def unwrap(text: str) -> str:
    """Join the lines of a hard-wrapped page; a text that is not hard-wrapped comes back as it is."""
    lines = text.split("\n")
    longest = max(len(line) for line in lines)
    full = [len(line) >= longest - 2 for line in lines]
    if longest > 60 or sum(full) < len(lines) / 2:
        return text
    joined = ""
    for index, line in enumerate(lines):
        joined += line.rstrip("\n")
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if not full[index] or following.startswith(("　", " ")) or _NUMBERED.match(following):
            joined += "\n"
    return joined


def one_heading_per_line(text: str) -> str:
    """Break a one-line page before each numbered heading."""
    return _LINE_NUMBER.sub("\n", text)


def cut(text: str, base: Scorecard) -> tuple[Sentence, ...]:
    """The sentences of a text, with the part each stands in."""
    found = []
    for match in _SENTENCE.finditer(text):
        words = match.group()
        if not words.strip():
            continue
        lead = LEAD.match(words)
        line_start = match.start() == 0 or text[match.start() - 1] == "\n"
        alone = line_start and (match.end() == len(text) or text[match.end()] == "\n")
        heading = alone and lead is not None and not words.rstrip().endswith(("。", "；", "！"))
        found.append(
            Sentence(
                match.start(),
                match.end(),
                words,
                lead.group() if lead else "",
                _part_at(base, match.start() + len(words) - len(words.lstrip())),
                heading,
            )
        )
    return tuple(found)


def _prepare(report: Report) -> Prepared:
    text = unwrap(report.text)
    if text.count("\n") < 12:
        text = one_heading_per_line(text)
    base = check_report(text)
    year = None if base.document.year == report.year else report.year
    level = None if base.document.level == report.level else report.level
    if year or level:
        base = check_report(text, year=year, level=level)
    return Prepared(report, text, year, level, base, cut(text, base))


def _part_at(base: Scorecard, offset: int) -> str:
    for part in base.document.parts:
        if part.start <= offset < part.end:
            return part.part
    return ""
