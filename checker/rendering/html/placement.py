"""Where in the text an element that is missing belongs: behind what the report says of the same matter. Knows no markup.

The element's part decides; inside it, the section with most of the evidence of the element's own group; else the end of the part.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.rendering.words import part_word
from checker.structure.outline import PartName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.finding import Finding
    from checker.structure.outline import Outline

_SECTION_DEPTH = (
    1  # （一）: below it sections are single matters, and a box behind each would tear the text apart
)
_FREE = ("anywhere",)  # elements that may stand in any part: looked for in the measures first


@dataclass(frozen=True)
class Place:
    """at: offset behind which the element belongs; words: the same for a reader, in Chinese."""

    at: int
    words: str


def place_of(finding: Finding, findings: Sequence[Finding], outline: Outline) -> Place:
    """Where the drafter should write the element. findings: all of the report, for those of the same group."""
    if finding.part == "document":
        end = max(outline.title.end, min((s.start for s in outline.sections), default=outline.title.end))
        return Place(end, "标题和引言")
    part = PartName.MEASURES.value if finding.part in _FREE else finding.part
    runs = [run for run in outline.parts if run.part.value == part]
    if not runs:
        return Place(outline.body[1], f"报告没有“{part_word(part)}”部分，请增写")
    section = _section_of(finding, findings, outline, part)
    if section is not None:
        found = outline.sections[section]
        return Place(found.end, f"“{found.heading.title}”之后")
    longest = max(runs, key=lambda run: run.end - run.start)
    return Place(longest.end, f"“{longest.heading or part_word(part)}”部分末尾")


def _section_of(finding: Finding, findings: Sequence[Finding], outline: Outline, part: str) -> int | None:
    votes: Counter[int] = Counter()
    for other in findings:
        if other.group != finding.group or other.id == finding.id:
            continue
        for quote in other.evidence:
            section = _section_at(quote.start, outline)
            if section is not None and outline.sections[section].part.value == part:
                votes[section] += 1
    # Of equals the later: what is added should follow what is there.
    return max(votes, key=lambda section: (votes[section], section)) if votes else None


def _section_at(offset: int, outline: Outline) -> int | None:
    """The section of _SECTION_DEPTH around an offset; None where there is only a part."""
    found = None
    for index, section in enumerate(outline.sections):
        if section.start <= offset < section.end and _depth(index, outline) == _SECTION_DEPTH:
            found = index
    return found


def _depth(index: int, outline: Outline) -> int:
    depth, parent = 0, outline.sections[index].parent
    while parent is not None:
        depth, parent = depth + 1, outline.sections[parent].parent
    return depth
