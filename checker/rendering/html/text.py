"""A report's text as blocks of marked segments. Knows places, no markup and no verdict.

Nothing of the text is lost but line breaks inside a paragraph and lines without a single letter; the order is the document's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.rendering.harmless import harmless
from checker.structure.blocks import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.document import Document
    from checker.structure.outline import Outline

TITLE, PARAGRAPH, RESIDUE = "title", "paragraph", "residue"
HEADINGS = ("heading-1", "heading-2", "heading-3")

# Up to this level a heading stands on its own line even where the report runs it into the paragraph: a page of the web
# is often one line, and a reader finds its way by these.
_OWN_LINE = 2
_AFTER_HEADING = re.compile(r"[。.:：;；]*\s*")
_BREAK_IN_CHINESE = re.compile(r"(?<![!-~])[ \t]*\n[ \t]*|[ \t]*\n[ \t]*(?![!-~])")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Mark:
    """A passage to be shown as evidence or as a question.

    anchor: id of its place in the text; target: id of the entry it belongs to; kind: met, partial, near or query; label: what
    stands behind it as a reference, empty for none; title: the same in words.
    """

    anchor: str
    target: str
    kind: str
    start: int
    end: int
    label: str = ""
    title: str = ""


@dataclass(frozen=True)
class Segment:
    """Text under the same marks. opens: marks whose first character this is; closes: marks whose last one this is."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class TextBlock:
    """kind: TITLE, one of HEADINGS, PARAGRAPH or RESIDUE (text of the page around the report). start, end: offsets in the text."""

    kind: str
    start: int
    end: int
    segments: tuple[Segment, ...]


def text_blocks(document: Document, outline: Outline, marks: Sequence[Mark]) -> tuple[TextBlock, ...]:
    """The whole text in order, cut at headings and at the edges of marks.

    A mark that lies where there is nothing to show has no segment; `shown_anchors` tells which have one.
    """
    cuts = list(_kinds(document, outline))
    marks = [mark for mark in marks if mark.start < mark.end]
    visible: dict[str, tuple[int, int]] = {}
    for _, start, end in cuts:
        for mark in marks:
            left, right = max(start, mark.start), min(end, mark.end)
            if left < right:
                first, _ = visible.get(mark.anchor, (left, right))
                visible[mark.anchor] = (first, right)
    return tuple(
        TextBlock(kind, start, end, tuple(_segments(document.text, start, end, marks, visible)))
        for kind, start, end in cuts
    )


def shown_anchors(blocks: Iterable[TextBlock]) -> frozenset[str]:
    return frozenset(mark.anchor for block in blocks for segment in block.segments for mark in segment.opens)


def _kinds(document: Document, outline: Outline) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) for every run of text with a letter in it."""
    for start, end, is_text in _runs(document):
        edges = {start, end}
        edges |= {edge for edge in (outline.title.start, outline.title.end) if start < edge < end}
        heading_ends: dict[int, tuple[int, str]] = {}
        for section in outline.sections:
            heading = section.heading
            if not start <= heading.start < end:
                continue
            after = _AFTER_HEADING.match(document.text, heading.end, end)
            stop = after.end() if after else heading.end
            own = heading.level <= _OWN_LINE or stop >= end
            edges |= {heading.start, stop} if own else {heading.start}
            if own:
                heading_ends[heading.start] = (stop, HEADINGS[min(heading.level, len(HEADINGS)) - 1])
        ordered = sorted(edge for edge in edges if start <= edge <= end)
        for left, right in pairwise(ordered):
            if not _LETTER.search(document.text, left, right):
                continue
            in_title = outline.title.start <= left and right <= outline.title.end
            if in_title and outline.title.end > outline.title.start:
                yield TITLE, left, right
            elif left in heading_ends:
                yield heading_ends[left][1], left, right
            else:
                inside = is_text and left < outline.body[1] and right > outline.body[0]
                yield (PARAGRAPH if inside else RESIDUE), left, right


def _runs(document: Document) -> list[tuple[int, int, bool]]:
    """Blocks of report text and, between them, what was taken for residue: (start, end, is report text)."""
    runs = [(block.start, block.end, True) for block in blocks_of(document)]
    starts = [start for start, _, _ in runs]
    for paragraph in document.paragraphs:
        index = bisect_left(starts, paragraph.start + 1) - 1
        if index < 0 or paragraph.start >= runs[index][1]:
            runs.append((paragraph.start, paragraph.end, False))
    return sorted(runs)


def _segments(
    text: str, start: int, end: int, marks: Sequence[Mark], visible: dict[str, tuple[int, int]]
) -> Iterator[Segment]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = sorted(
        {start, end, *(max(mark.start, start) for mark in here), *(min(mark.end, end) for mark in here)}
    )
    for left, right in pairwise(edges):
        covering = tuple(mark for mark in here if mark.start <= left and mark.end >= right)
        yield Segment(
            _readable(text[left:right]),
            covering,
            tuple(mark for mark in covering if visible[mark.anchor][0] == left),
            tuple(mark for mark in covering if visible[mark.anchor][1] == right),
        )


def _readable(text: str) -> str:
    """Without what a page must not get from a report; blanks at the edges stay, they may stand between two words."""
    unbroken = _BREAK_IN_CHINESE.sub("", text)
    return harmless(f"|{unbroken}|")[1:-1]
