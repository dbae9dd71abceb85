"""The passages of a report that its page marks: evidence, nearest passages, pairs, and what is to be checked. Judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.finding import Outcome
from checker.lang import say
from checker.rendering.html.text import Mark, TextBlock, shown_anchors, text_blocks
from checker.rendering.words import in_brackets

if TYPE_CHECKING:
    from checker.check import Checked
    from checker.rendering.entries import Entry, Query

KINDS = {Outcome.MET: "met", Outcome.PARTIAL: "partial", Outcome.MISSING: "missing"}


def marked_text(
    checked: Checked, entries: tuple[Entry, ...], queries: tuple[Query, ...]
) -> tuple[tuple[TextBlock, ...], frozenset[str]]:
    """The text in blocks, and the ids of the marks that have a place in it; nothing for a report that was not read."""
    if checked.document is None or checked.outline is None:
        return (), frozenset()
    marks = [
        Mark(
            f"m-{entry.number}-{number}",
            f"e-{entry.number}",
            KINDS[entry.finding.outcome],
            quote.start,
            quote.end,
            f"{entry.glyph if entry.finding.outcome is Outcome.PARTIAL else ''}{entry.number}",
            f"{entry.number} {say(entry.finding.title)}{in_brackets(entry.word)}",
        )
        for entry in entries
        if entry.finding.outcome in KINDS
        for number, quote in enumerate(entry.finding.evidence, 1)
    ]
    marks += [
        Mark(f"n-{entry.number}", f"e-{entry.number}", "near", near.start, near.end)
        for entry in entries
        if (near := entry.finding.nearest) is not None
    ]
    marks += [
        Mark(f"p-{entry.number}-{number}-{side}", f"e-{entry.number}", "near", quote.start, quote.end)
        for entry in entries
        for number, pair in enumerate(entry.finding.pairs, 1)
        for side, quote in (("a", pair.shortcoming), ("b", pair.response))
        if quote is not None
    ]
    marks += [
        Mark(
            f"q-{query.number}-{number}",
            f"c-{query.number}",
            "query",
            quote.start,
            quote.end,
            say(f"核{query.number}"),
            say(f"请核对 {query.number}：{query.finding.title}"),
        )
        for query in queries
        for number, quote in enumerate(query.finding.quotes, 1)
    ]
    blocks = text_blocks(checked.document, checked.outline, marks)
    return blocks, shown_anchors(blocks)
