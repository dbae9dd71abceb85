"""Consistency findings on a page: what is asked, the arithmetic, the quotes and where they stand. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lang import listed, say
from checker.rendering.words import CERTAINTY_WORDS, in_brackets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.finding import ConsistencyFinding, Quote
    from checker.rendering.page import Page

_DETAIL = 4
_QUOTES, _QUOTE_LINES = 4, 2  # shown of one finding; the rest is counted
_STYLES = {"sure": "red", "likely": "yellow", "hint": "dim"}


def add_contradictions(
    page: Page, findings: Sequence[ConsistencyFinding], place_of: Callable[[Quote], str]
) -> None:
    """One entry for each finding, in the given order. place_of: what to call the place of a quote without a heading."""
    for number, finding in enumerate(findings):
        if number:
            page.blank()
        page.marked("!", say(finding.title), _STYLES[finding.certainty.value], finding.id)
        page.field("核对", say(finding.message).removeprefix("请核对："), indent=_DETAIL)
        shown = finding.quotes[:_QUOTES]
        for words, places in _grouped(shown, place_of):
            page.field("原文", words, indent=_DETAIL, limit=_QUOTE_LINES)
            page.field("位置", listed(places, heavy=True), indent=_DETAIL, limit=_QUOTE_LINES)
        if len(finding.quotes) > _QUOTES:
            page.field("另有", say(f"{len(finding.quotes) - _QUOTES} 处"), indent=_DETAIL)
        page.field("把握", say(CERTAINTY_WORDS[finding.certainty]), indent=_DETAIL)


def _grouped(quotes: Sequence[Quote], place_of: Callable[[Quote], str]) -> list[tuple[str, list[str]]]:
    """Quotes that share a place share its line, the same words twice are shown once with both places."""
    grouped: list[tuple[str, list[str]]] = []
    for quote in quotes:
        place = quote.heading or place_of(quote)
        if quote.heading.startswith(quote.quote):
            place = say(quote.place)  # the heading itself is quoted
        else:
            place += in_brackets(say(quote.place))
        known = next((places for words, places in grouped if words == quote.quote), None)
        if known is None:
            grouped.append((quote.quote, [place] if place else []))
        elif place and place not in known:
            known.append(place)
    if len({tuple(places) for _, places in grouped}) == 1 and len(grouped) > 1:
        last = len(grouped) - 1
        grouped = [(words, places if index == last else []) for index, (words, places) in enumerate(grouped)]
    return grouped
