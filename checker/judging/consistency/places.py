"""Findings at places of the document itself: for checks of marks, blanks and numbers that the squeezed text leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from checker.finding import Certainty, ConsistencyFinding, Quote
from checker.judging.consistency.draft import Draft

MAX_QUOTE = 120  # characters; a longer passage is cut at its end, never rebuilt
_LINE = 300  # characters looked through for the ends of a line: pages of one line exist
Place = tuple[int, int]  # offsets into Document.text, end exclusive


def quote_at(draft: Draft, place: Place) -> Quote:
    """The passage at a place, with the heading above it; blanks at both ends left out."""
    text = draft.document.text
    start, end = place[0], min(place[1], place[0] + MAX_QUOTE)
    while start < end - 1 and text[start].isspace():
        start += 1
    while end - 1 > start and text[end - 1].isspace():
        end -= 1
    above = [section.heading for section in draft.outline.sections if section.start <= start < section.end]
    heading = text[above[-1].start : above[-1].end].strip() or above[-1].title if above else ""
    return Quote(text[start:end], start, end, heading, draft.document.place_at(start))


def finding_at(
    draft: Draft, check: str, title: str, certainty: Certainty, message: str, places: Iterable[Place]
) -> ConsistencyFinding:
    """A finding of a check; places in the order of the text."""
    return ConsistencyFinding(check, title, certainty, tuple(quote_at(draft, p) for p in places), message)


def sentence_at(draft: Draft, place: int) -> Place:
    """The sentence of the outline around an offset; outside of all sentences the line."""
    origin = draft.page.squeezed.origin
    index = draft.page.span_at(bisect_left(origin, place)) if origin and place <= origin[-1] else None
    if index is not None:
        sentence = draft.page.spans[index].sentence
        if sentence.start <= place < sentence.end:
            return sentence.start, sentence.end
    text = draft.document.text
    end = text.find("\n", place, place + _LINE)
    start = max(0, place - _LINE)
    return max(start, text.rfind("\n", start, place) + 1), min(place + _LINE, len(text)) if end < 0 else end
