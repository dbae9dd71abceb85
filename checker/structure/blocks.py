"""Paragraphs of a document -> blocks: what a reader sees as one paragraph, without web residue.

A hard-wrapped page breaks every line at the same width; its lines are joined here. Menus, print buttons and index blocks of
saved web pages are left out, so that no later step reads them as report text.
"""

from __future__ import annotations

import re

from checker.document import Document, Paragraph
from checker.structure.prompts import is_prompt
from checker.structure.residue import is_residue
from checker.values import dataclass

# Runs at the start of a line that begin a new paragraph even on a hard-wrapped page.
_OPENS = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]{1,3}(?:、|部分|是|章)|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])|\s{2,}"
)
_CLOSES = re.compile(r"[。!?;:]\)?\"?$")


@dataclass(frozen=True)
class Block:
    """A run of text without a paragraph break inside; single_line: it stands on one line of the source."""

    start: int
    end: int
    single_line: bool
    outline_level: int | None = None


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Blocks in the order of the text, residue left out."""
    lines = [p for p in document.paragraphs if not _is_left_out(document.folded[p.start : p.end])]
    width = _wrap_width(document, lines)
    if width is None:
        return tuple(Block(p.start, p.end, True, p.outline_level) for p in lines)
    return _join(document, lines, width)


def _is_left_out(line: str) -> bool:
    return is_residue(line) or is_prompt(line)


def _wrap_width(document: Document, lines: list[Paragraph]) -> float | None:
    """Where lines were broken, in characters; None on a page whose lines are paragraphs.

    Two signs, either of which will do: most lines are of one length; or, where most paragraphs are shorter than a line, none passes a width
    that many reach. In both, lines of that width do not end a sentence.
    """
    if len(lines) < 20:
        return None
    lengths = [p.end - p.start for p in lines]
    usual = _median(lengths)
    near = [p for p in lines if abs(p.end - p.start - usual) <= max(4, usual * 0.15)]
    if 15 <= usual <= 80 and len(near) >= 0.5 * len(lines) and _are_open(document, near):
        return usual
    widest = sorted(lengths)[-max(1, len(lines) // 50)]  # a line in fifty may be longer: a table, an address
    full = [p for p in lines if widest * 0.9 <= p.end - p.start]
    if 15 <= widest <= 80 and len(full) >= max(6, 0.15 * len(lines)) and _are_open(document, full):
        return widest
    return None


def _are_open(document: Document, lines: list[Paragraph]) -> bool:
    """Whether most of these lines end inside a sentence."""
    inside = [p for p in lines if not _CLOSES.search(document.folded[p.start : p.end].rstrip())]
    return len(inside) >= 0.6 * len(lines)


def _join(document: Document, lines: list[Paragraph], width: float) -> tuple[Block, ...]:
    blocks: list[Block] = []
    previous: Paragraph | None = None
    for line in lines:
        text = document.folded[line.start : line.end]
        joins = (
            previous is not None
            and not _OPENS.match(text)
            and previous.end - previous.start >= width * 0.8
            and document.text.count("\n", previous.end, line.start) <= 1
        )
        if joins:
            blocks[-1] = Block(blocks[-1].start, line.end, False, blocks[-1].outline_level)
        else:
            blocks.append(Block(line.start, line.end, True, line.outline_level))
        previous = line
    return tuple(blocks)


def _median(lengths: list[int]) -> float:  # the statistics module takes five milliseconds to import
    ordered, middle = sorted(lengths), len(lengths) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
