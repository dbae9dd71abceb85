"""Where a missing element would have been expected in this very report, so that a drafter knows where to write it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.structure.outline import PartName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import Finding
    from checker.structure.outline import Outline, Section

_DEEPEST = 2  # a place is named by a 一、 or （一） heading; deeper ones are single items


@dataclass(frozen=True)
class Home:
    """start, end: the heading under which it belongs, or the title; section_end: where that section's text ends."""

    start: int
    end: int
    section_end: int


def homes_of(findings: Sequence[Finding], outline: Outline) -> dict[str, Home]:
    """For every finding (by id) its home: the section where its group is told, else its part, else the title."""
    groups: dict[tuple[str, str], Counter[int]] = {}
    for finding in findings:
        counts = groups.setdefault((finding.group, finding.part), Counter())
        for quote in finding.evidence[:1]:
            index = _section_at(outline.sections, quote.start, finding.part)
            if index is not None:
                counts[index] += 1
    return {finding.id: _home(finding, groups[finding.group, finding.part], outline) for finding in findings}


def _section_at(sections: Sequence[Section], offset: int, part: str) -> int | None:
    """The deepest section of the part that holds the offset and is named by a true heading."""
    found = None
    for index, section in enumerate(sections):
        if (
            section.start <= offset < section.end
            and section.part.value == part
            and section.heading.level <= _DEEPEST
        ):
            found = index
    return found


def _home(finding: Finding, told: Counter[int], outline: Outline) -> Home:
    if told:
        best = max(told, key=lambda index: (told[index], -index))
        return _section_home(outline.sections[best])
    if finding.part in [name.value for name in PartName]:
        for section in outline.sections:
            if section.part.value == finding.part:
                return _section_home(section)
    title = outline.title
    return Home(title.start, title.end, outline.body[1])


def _section_home(section: Section) -> Home:
    return Home(section.heading.start, section.heading.end, section.end)
