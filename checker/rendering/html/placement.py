"""Where in the shown text a missing element is told, and what that place is called. The place itself is homes.py's, as in Word comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.finding import Outcome
from checker.lang import say
from checker.rendering.homes import homes_of
from checker.rendering.words import part_word
from checker.structure.outline import PartName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import Finding
    from checker.structure.outline import Outline


@dataclass(frozen=True)
class Place:
    """at: offset behind which the element belongs; words: the same for a reader, in Chinese."""

    at: int
    words: str


def places_of(findings: Sequence[Finding], outline: Outline) -> dict[str, Place]:
    """For every missing element (by id) where the drafter should write it. findings: all of the report."""
    homes = homes_of(findings, outline)
    sections = {section.heading.start: section for section in outline.sections}
    places = {}
    for finding in findings:
        if finding.outcome is not Outcome.MISSING:
            continue
        home = homes[finding.id]
        section = sections.get(home.start)
        if finding.part == "document":
            places[finding.id] = Place(
                min((s.start for s in outline.sections), default=outline.title.end), say("标题和引言")
            )
        elif section is not None:
            places[finding.id] = Place(home.section_end, say(f"“{section.heading.title}”一节末尾"))
        else:
            places[finding.id] = Place(home.section_end, _words(finding.part, outline))
    return places


def _words(part: str, outline: Outline) -> str:
    """For an element whose part has no heading in the report."""
    if any(run.part.value == part for run in outline.parts):
        return say(f"“{part_word(part)}”的内容之后（报告没有这一标题）")
    if part in [name.value for name in PartName]:
        return say(f"报告没有“{part_word(part)}”部分，请增写")
    return say("正文末尾，也可写在相近的内容之后")
