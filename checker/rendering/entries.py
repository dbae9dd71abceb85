"""Elements and contradictions as every document shows them: numbers, words, places. Knows no markup and judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from checker.finding import Certainty, Outcome
from checker.lang import cited, say
from checker.rendering.glyphs import FINE
from checker.rendering.words import (
    CERTAINTY_WORDS,
    IMPORTANCE_WORDS,
    OUTCOME_WORDS,
    in_brackets,
    near_word,
    part_word,
    parts_text,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.finding import ConsistencyFinding, Finding, Quote
    from checker.scorecard import GroupScore, Scorecard

SCORED = (Outcome.MET, Outcome.PARTIAL, Outcome.MISSING)
LACKING = (Outcome.MISSING, Outcome.PARTIAL)

# What a message of a consistency check begins with; a heading or label of the page says it already.
_ASK = "请核对："


@dataclass(frozen=True)
class Entry:
    """One element. number: its place in the checklist, from 1, the same in every document made from one scorecard.

    clauses: how an office cites them. places: where each piece of evidence stands, in its order; tier: which local tier asks it, empty for
    the central one; searched: the parts looked through, or 全文; certainty: empty when sure; near: the passage that came nearest, empty
    where it is among the evidence; near_label: what it is; lacks: what it lacks, empty where the reason says the same; wording: what would have counted.
    """

    number: int
    finding: Finding
    word: str
    glyph: str
    importance: str
    clauses: tuple[str, ...]
    places: tuple[str, ...]
    tier: str
    searched: str
    certainty: str
    near: str
    near_label: str
    lacks: str
    wording: str


@dataclass(frozen=True)
class Group:
    """The entries of one group, in the order of the scorecard. score: None when the scorecard has none for it."""

    id: str
    title: str
    score: GroupScore | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Query:
    """A consistency finding. number: from 1; question: the message without its opening; places: one for each quote."""

    number: int
    finding: ConsistencyFinding
    question: str
    places: tuple[str, ...]
    certainty: str


def entries_of(card: Scorecard, only: Collection[Outcome] | None = None) -> tuple[Entry, ...]:
    """One entry for each finding. only: leave out the others; numbers stay those of the whole checklist."""
    local = {tier.id: say(f"{tier.title}提出") for tier in card.rulebook.tiers[1:]}
    entries = []
    for number, finding in enumerate(card.findings, 1):
        if only and finding.outcome not in only:
            continue
        near, quoted = finding.nearest, {quote.quote for quote in finding.evidence}
        entries.append(
            Entry(
                number,
                finding,
                say(OUTCOME_WORDS[finding.outcome]),
                FINE.of(finding.outcome),
                say(IMPORTANCE_WORDS[finding.importance]),
                tuple(cited(citation.text) for citation in finding.basis),
                tuple(place_text(card, quote) for quote in finding.evidence),
                local.get(finding.tier, ""),
                searched_text(card, finding.searched),
                "" if finding.certainty is Certainty.SURE else say(CERTAINTY_WORDS[finding.certainty]),
                near.quote if near is not None and near.quote not in quoted else "",
                say(near_word(near)) if near is not None else "",
                say(near.lacks) if near is not None and near.lacks != finding.reason else "",
                say(near.wording) if near is not None else "",
            )
        )
    return tuple(entries)


def groups_of(card: Scorecard, entries: tuple[Entry, ...]) -> tuple[Group, ...]:
    """Entries by group; groups without entries are left out."""
    scores = {score.group: score for score in (card.score.by_group if card.score is not None else ())}
    ids = dict.fromkeys((*scores, *(entry.finding.group for entry in entries)))
    groups = []
    for id_ in ids:
        score = scores.get(id_)
        members = tuple(entry for entry in entries if entry.finding.group == id_)
        if members:
            groups.append(Group(id_, say(score.title) if score is not None else id_, score, members))
    return tuple(groups)


def queries_of(card: Scorecard) -> tuple[Query, ...]:
    """One for each consistency finding, the surest first, else in the order given."""
    certainties = list(Certainty)
    findings = sorted(card.consistency, key=lambda finding: certainties.index(finding.certainty))
    return tuple(
        Query(
            number,
            finding,
            say(finding.message).removeprefix(_ASK),
            tuple(place_text(card, quote) for quote in finding.quotes),
            say(CERTAINTY_WORDS[finding.certainty]),
        )
        for number, finding in enumerate(findings, 1)
    )


def file_name(card: Scorecard) -> str:
    """The report's file without its folder: what is mailed or signed should not tell whose computer it was made on."""
    path = card.document.path
    if not path:
        return say("（直接给出的文本）")
    return say("（标准输入）") if path == "-" else PureWindowsPath(path).name  # knows both kinds of slashes


def fault_text(card: Scorecard) -> str:
    """Why a report could not be assessed, without the path that the message begins with; empty for one that could."""
    return say(card.error.message.removeprefix(f"{card.document.path}：")) if card.error is not None else ""


def place_text(card: Scorecard, quote: Quote) -> str:
    """Where a passage stands, for a reader: its heading or part, and its place in the file; a heading that is quoted itself is not said twice."""
    if quote.heading and quote.heading.startswith(quote.quote):
        return say(quote.place)
    return f"{quote.heading or part_at(card, quote.start)}{in_brackets(say(quote.place))}"


def part_at(card: Scorecard, start: int) -> str:
    """The part a passage without a heading stands in."""
    parts = (part for part in card.document.parts if part.start <= start < part.end)
    return say(next((part_word(part.part) for part in parts), "文首"))


def searched_text(card: Scorecard, parts: tuple[str, ...]) -> str:
    """Names of the parts looked through; 全文 when that is every part the report has."""
    own = {part.part for part in card.document.parts}
    return say("全文") if len(own) > 1 and own <= set(parts) else parts_text(parts)
