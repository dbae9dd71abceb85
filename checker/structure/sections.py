"""Headings -> nested sections, each in its part of the report, whatever order, wording or merging the report chose."""

from __future__ import annotations

from checker.structure.outline import Heading, Part, PartName, Section
from checker.structure.part_words import is_merged, part_of_title

# Sub-headings that open another part inside a part that tells what was done.
_OPENS_INSIDE = {
    PartName.MEASURES: {PartName.FIRST_RESPONSIBLE, PartName.SHORTCOMINGS, PartName.PLAN},
    PartName.OTHER: {PartName.FIRST_RESPONSIBLE, PartName.SHORTCOMINGS, PartName.PLAN},
    PartName.PREAMBLE: {PartName.FIRST_RESPONSIBLE, PartName.SHORTCOMINGS, PartName.PLAN},
    PartName.FIRST_RESPONSIBLE: {PartName.SHORTCOMINGS, PartName.PLAN},
    PartName.SHORTCOMINGS: {PartName.PLAN},
    PartName.PLAN: set(),
}


def sections_of(headings: tuple[Heading, ...], body_end: int, year: int | None) -> tuple[Section, ...]:
    """Sections in the order of the text. A section ends where the next one of its level or above begins."""
    sections: list[Section] = []
    stack: list[int] = []
    told = False  # a measures part or theme was opened
    closing = False  # shortcomings or plan followed it: later themes are no measures
    for heading, end in zip(headings, _ends(headings, body_end), strict=True):
        while stack and sections[stack[-1]].heading.level >= heading.level:
            stack.pop()
        parent = stack[-1] if stack else None
        above = sections[parent].part if parent is not None else None
        part = _part(heading, above, year, closing)
        if parent is None and part in (PartName.SHORTCOMINGS, PartName.PLAN):
            closing = told
        told = told or part is PartName.MEASURES
        sections.append(Section(heading, part, heading.start, end, parent))
        stack.append(len(sections) - 1)
    return tuple(sections)


def _ends(headings: tuple[Heading, ...], body_end: int) -> list[int]:
    """For every heading the start of the next one of its level or above."""
    ends = [body_end] * len(headings)
    open_ones: list[int] = []
    for index, heading in enumerate(headings):
        while open_ones and headings[open_ones[-1]].level >= heading.level:
            ends[open_ones.pop()] = heading.start
        open_ones.append(index)
    return ends


def _part(heading: Heading, above: PartName | None, year: int | None, closing: bool) -> PartName:
    own = part_of_title(heading.title, year) if len(heading.title) >= 2 else None
    if above is None:
        if own is not None:
            return own
        return PartName.OTHER if closing else PartName.MEASURES
    if own in _OPENS_INSIDE[above] and _strong(heading, own):
        return own
    return above


def _strong(heading: Heading, own: PartName | None) -> bool:
    # Deep items (1. 一是) of the measures speak of 问题 and 下一步 in passing; only true headings may open a part.
    return heading.level <= 2 or own is PartName.FIRST_RESPONSIBLE


def parts_of(sections: tuple[Section, ...], body: tuple[int, int]) -> tuple[Part, ...]:
    """The parts as they follow each other, preamble first; a part nested in another follows the one that holds it."""
    top = [section for section in sections if section.parent is None]
    first = top[0].start if top else body[1]
    parts: list[Part] = []
    if first > body[0]:
        parts.append(Part(PartName.PREAMBLE, "", body[0], first))
    for section in sections:
        opens = section.parent is None or section.part is not sections[section.parent].part
        if opens:
            parts.append(Part(section.part, section.heading.title, section.start, section.end))
    return tuple(parts)


def merged_sections(sections: tuple[Section, ...], year: int | None) -> set[int]:
    """Indexes of the sections whose heading promises shortcomings and plan in one, with all that stands under them."""
    merged: set[int] = set()
    for index, section in enumerate(sections):
        if section.parent in merged or (
            section.part is PartName.SHORTCOMINGS and is_merged(section.heading.title, year)
        ):
            merged.add(index)
    return merged
