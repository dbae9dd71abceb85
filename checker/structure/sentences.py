"""Sections and blocks -> sentences, each with the part it speaks for.

A part is mostly a matter of headings; single sentences may turn to another part (`turns.py`). A turn ends with its block or section,
but a sentence that leads over to a list (下一步重点做好以下工作：) takes the list along.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from checker.structure.blocks import Block
from checker.structure.outline import PartName, Section, Sentence
from checker.structure.prompts import holds_prompts, prompt_spans
from checker.structure.residue import holds_residue, residue_spans
from checker.structure.title import LEADS_IN
from checker.structure.turns import Place, is_demand, is_item, ordinal, turn
from checker.values import dataclass

_END = re.compile(
    r"[。!?;][。!?;]*[\")]*"
)  # begins with one character: found three times as fast as with a run
_CLOSING = (PartName.SHORTCOMINGS, PartName.PLAN)
_OPENING_CHARS = 3000


@dataclass(frozen=True)
class _Turned:
    """What the sentence before turned to. leads: it ends with a colon; opened: it was the first of its block; section: its own;
    lacking: number of the last shortcoming of a list (一是…), as long as no other list began. Only that counts where part is None."""

    part: PartName | None = None
    leads: bool = False
    opened: bool = False
    section: int | None = None
    lacking: int = 0


def sentences_of(
    folded: str,
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    merged: set[int],
    body: tuple[int, int],
    year: int | None,
) -> tuple[Sentence, ...]:
    """Sentences in the order of the text, none empty, none overlapping; web residue belongs to none."""
    starts = [section.start for section in sections]
    telling = _telling_from(folded, blocks, sections, body)
    cluttered = holds_residue(folded) or holds_prompts(folded)
    sentences: list[Sentence] = []
    turned = _Turned()
    place = Place(PartName.PREAMBLE, False, not sections, year)
    for block in blocks:
        start, end = max(block.start, body[0]), min(block.end, body[1])
        first = True
        headed = bisect_left(starts, start) < bisect_left(starts, end)
        whole = not (headed or cluttered)  # as most blocks
        pieces = _split(folded, start, end) if whole else _pieces(folded, start, end, sections, starts)
        for piece_start, piece_end, is_heading in pieces:
            section = _section_at(sections, starts, piece_start)
            own = sections[section].part if section is not None else _without_heading(piece_start, telling)
            if is_heading:
                sentences.append(Sentence(piece_start, piece_end, own, section, True))
                continue
            text = folded[piece_start:piece_end].strip()
            in_merged = section is not None and section in merged
            if own is not place.own or in_merged is not place.merged:
                place = Place(own, in_merged, not sections, year)
            number = ordinal(text)
            lasts = _lasts(turned, section, sections, text, number, first, in_merged)
            state = turned.part if lasts else None
            part = turn(text, state, place)
            sentences.append(Sentence(piece_start, piece_end, own if part is None else part, section))
            turned = _next(turned, part, state, section, text, number, first)
            first = False
    return tuple(sentences)


def _without_heading(start: int, telling: int) -> PartName:
    return PartName.MEASURES if start >= telling else PartName.PREAMBLE


def _telling_from(
    folded: str, blocks: tuple[Block, ...], sections: Sequence[Section], body: tuple[int, int]
) -> int:
    """Where a report that has no heading above its measures begins to tell them; the end of the body where that cannot be said."""
    until = sections[0].start if sections else body[1]
    if sections and (sections[0].part not in _CLOSING or any(s.part is PartName.MEASURES for s in sections)):
        return until
    announced = LEADS_IN.search(folded, body[0], min(until, body[0] + _OPENING_CHARS))
    if announced:
        return announced.end() + 1  # behind the mark that ends the announcement
    inside = [block for block in blocks if body[0] <= block.start < until]
    return inside[1].start if not sections and len(inside) > 1 else until


def _lasts(
    turned: _Turned,
    section: int | None,
    sections: Sequence[Section],
    text: str,
    number: int | None,
    first: bool,
    merged: bool,
) -> bool:
    """Whether a turn of the sentence before reaches this one. number: of the entry of a list it is."""
    if turned.part is None:
        return False
    if section != turned.section:
        # 下一步重点做好以下工作： and then （一）…（二）… as headings of their own.
        return turned.leads and section is not None and sections[section].parent == turned.section
    if merged and turned.part is PartName.PLAN and turned.lacking and number == turned.lacking + 1:
        return False  # 一是…。下一步，…。二是…: the list of shortcomings goes on
    if not first:
        return True
    if turned.leads or is_demand(text):
        return is_item(text)
    return merged and turned.opened and not is_item(text)


def _next(
    turned: _Turned,
    part: PartName | None,
    state: PartName | None,
    section: int | None,
    text: str,
    number: int | None,
    first: bool,
) -> _Turned:
    if part is None and turned.part is None and number is None:
        return turned  # as most sentences: no turn before, none now, and the count of shortcomings as it was
    if part is not None and part is state and turned.leads:
        return turned  # still inside the list that was led over to
    lacking = turned.lacking if number is None else number if part is not PartName.PLAN else 0
    return _Turned(part, text.endswith(":"), first or (turned.opened and part is state), section, lacking)


def _section_at(sections: Sequence[Section], starts: Sequence[int], position: int) -> int | None:
    deepest = bisect_right(starts, position) - 1
    section = deepest if deepest >= 0 else None
    while section is not None and sections[section].end <= position:
        section = sections[section].parent
    return section


def _pieces(
    folded: str, start: int, end: int, sections: Sequence[Section], starts: Sequence[int]
) -> list[tuple[int, int, bool]]:
    """(start, end, is_heading) of the runs between sentence ends, headings and residue."""
    cuts = [
        (section.heading.start, min(section.heading.end, end), True)
        for section in sections[bisect_left(starts, start) : bisect_left(starts, end)]
    ]
    cuts += [(a, b, False) for a, b in residue_spans(folded, start, end)]
    cuts += [(a, b, False) for a, b in prompt_spans(folded, start, end)]
    pieces: list[tuple[int, int, bool]] = []
    at = start
    for cut_start, cut_end, is_heading in sorted(cuts):
        if cut_start < at:
            continue
        pieces += _split(folded, at, cut_start)
        if is_heading:
            pieces.append((cut_start, cut_end, True))
        at = cut_end
    return pieces + _split(folded, at, end)


def _split(folded: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    pieces = []
    at = start
    ends = [match.end() for match in _END.finditer(folded, start, end)]
    for until in [*ends, end]:
        text = folded[at:until].lstrip(" \n。")
        if text:
            first = until - len(text)
            pieces.append((first, first + len(text.rstrip(" \n")), False))
        at = until
    return pieces
