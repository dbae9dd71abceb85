"""Parts that a report tells without giving them a heading: duties in one paragraph, shortcomings in one sentence, a plan merged into them.

They are parts of the report as a reader lists them; which part a sentence counts for is decided in `sentences.py`, not here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from checker.structure.outline import Part, PartName, Section, Sentence
from checker.structure.part_words import part_of_title

_LEADER = r"(?:主要负责(?:人|同志)|主要领导|一把手|党政主要负责|党委书记|党组书记|工委书记|[省市州县区旗]委书记|第一责任人)"
_DUTY = r"(?:第一责任|亲自(?:部署|过问|抓|主持)|四个亲自|履行.{0,12}(?:职责|责任)|高度重视法治|主持召开|带队|作出批示|批示\d|带头)"
_DUTIES = re.compile(
    rf"{_LEADER}.{{0,60}}{_DUTY}|第一责任人.{{0,3}}(?:职责|责任)|{_LEADER}.{{0,16}}(?:首要|第一)责任人"
)
# What others are told to do is no duty fulfilled: 会议强调，各部门主要负责人要切实履行…
_ASKED = re.compile(
    r"(?:强调|要求|指出|提出|必须|应当|督促|推动|考核|各)[^。]{0,40}(?:主要负责|第一责任人|一把手)|要切实履行"
)
_OPENING_SENTENCES = (
    2  # a theme that has the duties among the first sentences of its first paragraph is their part
)
_TOLD_ALONE = (PartName.MEASURES, PartName.SHORTCOMINGS, PartName.PLAN)


def with_spoken(
    parts: Sequence[Part], sections: Sequence[Section], sentences: Sequence[Sentence], folded: str
) -> tuple[Part, ...]:
    """The parts of the headings with those that only sentences tell, in the order of the text.

    parts: as the headings give them. Duties that open the first theme, or are an item of it, make it the part of the duties, so they
    stand before the measures then.
    """
    known = {part.part for part in parts}
    spoken = {name: [s.start for s in sentences if s.part is name and not s.is_heading] for name in PartName}
    # What stands between title and first heading may be nothing but the page's own words.
    opened = any(s.part is PartName.PREAMBLE for s in sentences)
    told = [part for part in parts if opened or part.part is not PartName.PREAMBLE]
    for name in _TOLD_ALONE:
        alone = next((s for s in sentences if s.part is name and not s.is_heading), None)
        if name not in known and alone is not None:
            told.append(Part(name, "", alone.start, alone.end))
    duties = _duties(parts, sections, sentences, folded)
    if duties is None:
        return tuple(sorted(told, key=lambda part: _speaks(part, spoken)))
    if duties not in told:
        told.append(duties)
    first = _first_theme(sections)
    opens = (
        first is not None
        and first.start <= duties.start < first.end
        and _opens(duties, first, sections, sentences, folded)
    )
    theme = first.start if first is not None else 0
    return tuple(
        sorted(told, key=lambda part: (theme, 0) if opens and part is duties else (_speaks(part, spoken), 1))
    )


def _speaks(part: Part, spoken: dict[PartName, list[int]]) -> int:
    """Where a part first speaks for itself: a plan that begins by admitting a shortcoming comes behind it."""
    own = spoken[part.part] if part.part in (PartName.SHORTCOMINGS, PartName.PLAN) else []
    at = bisect_left(own, part.start)
    return own[at] if at < len(own) and own[at] < part.end else part.start


def _duties(
    parts: Sequence[Part], sections: Sequence[Section], sentences: Sequence[Sentence], folded: str
) -> Part | None:
    """The part of the duties: under its heading, else the first sentence that tells of them; None in a report without headings."""
    for part in parts:
        if part.part is PartName.FIRST_RESPONSIBLE:
            return part
    for sentence in sentences if sections else ():
        if sentence.part not in (PartName.MEASURES, PartName.OTHER) or sentence.is_heading:
            continue
        text = folded[sentence.start : sentence.end]
        if _DUTIES.search(text.replace('"', "")) and not _ASKED.search(text):
            return Part(PartName.FIRST_RESPONSIBLE, "", sentence.start, sentence.end)
    return None


def _first_theme(sections: Sequence[Section]) -> Section | None:
    """The first top section when its heading is a theme; None when it names a part."""
    first = sections[0] if sections else None
    return first if first is not None and part_of_title(first.heading.title) is None else None


def _opens(
    duties: Part, theme: Section, sections: Sequence[Section], sentences: Sequence[Sentence], folded: str
) -> bool:
    if any(theme.start < section.start <= duties.start < section.end for section in sections):
        return True
    said = [s.start for s in sentences if theme.start <= s.start < theme.end and not s.is_heading]
    return duties.start in said[:_OPENING_SENTENCES] and "\n" not in folded[said[0] : duties.start]
