"""One checked report as an HTML page: scorecard, elements, and the text with its evidence. Judges nothing.

`render_html` is a pure function: the same scorecard and text give the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.finding import Importance, Outcome
from checker.lang import listed, say
from checker.rendering.entries import (
    LACKING,
    SCORED,
    Entry,
    Query,
    entries_of,
    fault_text,
    file_name,
    groups_of,
    queries_of,
)
from checker.rendering.glyphs import FINE
from checker.rendering.html.environment import render
from checker.rendering.html.marks import KINDS, marked_text
from checker.rendering.html.placement import Place, places_of
from checker.rendering.number import points_text, share_text
from checker.rendering.terminal import CONTENTS
from checker.rendering.words import IMPORTANCE_WORDS, OUTCOME_WORDS, level_word, year_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.check import Checked
    from checker.rendering.html.text import TextBlock
    from checker.scorecard import Scorecard

FILTERS = (*SCORED, Outcome.NOT_APPLICABLE, Outcome.WAIVED, Outcome.NOT_ASSESSED)
_TALLY_FILLS = (
    "#3d8c5a",
    "#d39a2d",
    "#c0483f",
)  # literal: an SVG takes no colour from the page in every printer
TEXT_TOP = "text"  # where a link leads whose passage is not shown


@dataclass(frozen=True)
class Card:
    """An entry with its links. quotes: (words, place, link) of its evidence; near: link to the nearest passage; gap: where it
    belongs; pairs: (shortcoming, link, answer, link), the answer empty where there is none.
    """

    id: str
    kind: str
    entry: Entry
    quotes: tuple[tuple[str, str, str], ...]
    near: str
    gap: Place | None
    pairs: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Question:
    """A consistency finding with its links, as Card."""

    id: str
    query: Query
    quotes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Shown:
    """A block of the text with what is said behind it: elements that belong there and are missing, questions of its passages."""

    block: TextBlock
    gaps: tuple[Card, ...]
    questions: tuple[Question, ...]


def render_html(checked: Checked, *, date: str | None = None, only: Collection[Outcome] | None = None) -> str:
    """The page, ending in a line feed.

    date: the day of the check as it should be printed; None: no date is printed. only: list and mark elements with these outcomes; the
    score stays whole. Raises UsageFault when the extra `report` is not installed.
    """
    card = checked.scorecard
    if card.error is not None:
        return render(
            "unassessed.html.j2",
            "page.css print.css",
            card=card,
            fault=fault_text(card),
            path=file_name(card),
            date=date,
            version=__version__,
        )
    entries = entries_of(card, only)
    queries = queries_of(card)
    blocks, shown = marked_text(checked, entries, queries)
    gaps = places_of(card.findings, checked.outline) if checked.outline is not None else {}
    cards = {entry.number: _card(entry, gaps.get(entry.finding.id), shown) for entry in entries}
    questions = tuple(_question(query, shown) for query in queries)
    return render(
        "report.html.j2",
        "page.css report.css print.css",
        "report.js",
        **_facts(card, date),
        cards=cards,
        groups=groups_of(card, entries),
        questions=questions,
        reviews=[cards[entry.number] for entry in entries if entry.finding.review],
        blocks=_with_notes(blocks, cards, questions),
    )


def _facts(card: Scorecard, date: str | None) -> dict[str, Any]:
    """What the head and the foot of the page say."""
    outcomes = {finding.id: finding.outcome for finding in card.findings}
    counts = card.score.counts if card.score is not None else {}
    return {
        "card": card,
        "score": card.score,
        "path": file_name(card),
        "date": date,
        "version": __version__,
        "level": say(level_word(card.document.level)),
        "year": say(year_text(card.document.year)),
        "points": points_text(card.score.points if card.score is not None else None),
        "share": share_text,
        "tally": _tally(card),
        "outcomes": [
            (
                outcome,
                KINDS.get(outcome, "aside"),
                FINE.of(outcome),
                say(OUTCOME_WORDS[outcome]),
                counts.get(outcome, 0),
            )
            for outcome in FILTERS
        ],
        "importances": [(importance.value, say(IMPORTANCE_WORDS[importance])) for importance in Importance],
        "contents": [
            (
                number,
                say(title),
                [(say(name), *_outcome(outcomes.get(element))) for name, element in elements],
            )
            for number, title, elements in CONTENTS
        ],
        "waived": [finding for finding in card.findings if finding.outcome is Outcome.WAIVED],
        "aside": listed(
            say(f"{OUTCOME_WORDS[outcome]} {counts[outcome]} 项")
            for outcome in FILTERS
            if outcome not in SCORED and counts.get(outcome)
        ),
        "rules": _rules(card),
        "scored": SCORED,
        "lacking": LACKING,
    }


def _rules(card: Scorecard) -> str:
    facts = card.rulebook
    counts = (facts.rules[key] for key in ("loaded", "ran", "not-applicable"))
    tiers = " → ".join(say(tier.title) for tier in facts.tiers)
    words = (
        say("规则 {} 条，检查 {} 条，不适用 {} 条", *counts),
        say("规则集 {}", tiers),
        say("规则指纹 {}", facts.fingerprint),
        say("程序 dabiao {}", __version__),
    )
    return listed(words, heavy=True)


def _tally(card: Scorecard) -> list[tuple[str, str, str]]:
    """(x, width, fill) of the bar that shows how many elements are met, partial and missing, in hundredths of its length."""
    counts = [card.score.counts.get(outcome, 0) if card.score is not None else 0 for outcome in SCORED]
    edges = [100 * sum(counts[:number]) / (sum(counts) or 1) for number in range(len(counts) + 1)]
    return [
        (f"{left:.3f}", f"{right - left:.3f}", fill)
        for (left, right), fill in zip(pairwise(edges), _TALLY_FILLS, strict=True)
    ]


def _outcome(outcome: Outcome | None) -> tuple[str, str, str]:
    known = outcome or Outcome.NOT_ASSESSED
    return KINDS.get(known, "aside"), FINE.of(known), say(OUTCOME_WORDS[known])


def _link(anchor: str, shown: frozenset[str]) -> str:
    return f"#{anchor if anchor in shown else TEXT_TOP}"


def _card(entry: Entry, gap: Place | None, shown: frozenset[str]) -> Card:
    finding = entry.finding
    # What stands beside its answer below is not quoted twice.
    paired = {side.quote for pair in finding.pairs for side in (pair.shortcoming, pair.response) if side}
    quotes = tuple(
        (quote.quote, place, _link(f"m-{entry.number}-{number}", shown))
        for number, (quote, place) in enumerate(zip(finding.evidence, entry.places, strict=True), 1)
        if quote.quote not in paired
    )
    kind = KINDS.get(finding.outcome, "aside")
    pairs = tuple(
        (
            pair.shortcoming.quote,
            _link(f"p-{entry.number}-{number}-a", shown),
            pair.response.quote if pair.response is not None else "",
            _link(f"p-{entry.number}-{number}-b", shown),
        )
        for number, pair in enumerate(finding.pairs, 1)
    )
    near = _link(f"n-{entry.number}", shown)
    return Card(f"e-{entry.number}", kind, entry, quotes, near, gap, pairs)


def _question(query: Query, shown: frozenset[str]) -> Question:
    quotes = tuple(
        (quote.quote, place, _link(f"q-{query.number}-{number}", shown))
        for number, (quote, place) in enumerate(zip(query.finding.quotes, query.places, strict=True), 1)
    )
    return Question(f"c-{query.number}", query, quotes)


def _with_notes(
    blocks: tuple[TextBlock, ...], cards: dict[int, Card], questions: tuple[Question, ...]
) -> tuple[Shown, ...]:
    """Each missing element behind the last block that begins before its place, each question behind its first passage."""
    gaps: dict[int, list[Card]] = {}
    asked: dict[int, list[Question]] = {}
    for card in cards.values():
        if card.gap is not None:
            gaps.setdefault(_last_before(blocks, card.gap.at), []).append(card)
    for question in questions:
        starts = [quote.start for quote in question.query.finding.quotes]
        if starts:
            asked.setdefault(_last_before(blocks, min(starts) + 1), []).append(question)
    return tuple(
        Shown(block, tuple(gaps.get(index, ())), tuple(asked.get(index, ())))
        for index, block in enumerate(blocks)
    )


def _last_before(blocks: tuple[TextBlock, ...], at: int) -> int:
    return max((index for index, block in enumerate(blocks) if block.start < at), default=0)
