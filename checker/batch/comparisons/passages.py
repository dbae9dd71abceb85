"""One part of two reports sentence by sentence: which say the same, and how much of the part that is. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from checker.audit.likeness import PartLikeness, Passage
from checker.batch.comparisons.commonness import Weights
from checker.batch.comparisons.prepared import WeighedPart

# Of a sentence's weight, for two wordings of one sentence: names and figures in it may be others, the matter may not.
_SAME_SENTENCE = 0.6


@dataclass(frozen=True)
class _Match:
    """at, other: places of the two pieces. weight: what they share. figures: how many of these."""

    at: int
    other: int
    weight: float
    figures: int


def part_likeness(part: WeighedPart, other: WeighedPart) -> tuple[PartLikeness, float] | None:
    """(likeness of one part of two reports, weight they share), seen from the first; None when they share no sentence."""
    held = _in_common(part, other)
    matches = _matches(held, part, other)
    if not matches:
        return None
    backwards = _matches(held.T, other, part)
    passages = [_passage(part, other, run) for run in _joined(matches)]
    passages.sort(key=lambda passage: (-passage.weight, passage.start))
    weight = sum(match.weight for match in matches)
    likeness = PartLikeness(
        part=part.pieces[0].part,
        share=weight / float(part.whole.sum()),
        other_share=sum(match.weight for match in backwards) / float(other.whole.sum()),
        chars=sum(part.pieces[m.at].end - part.pieces[m.at].start for m in matches),
        figures=sum(match.figures for match in matches),
        passages=tuple(passages),
    )
    return likeness, weight


def most_in_common(part: WeighedPart, other: WeighedPart) -> float:
    """Weight that two parts can share at most, figures included: tells in no time that a comparison is in vain."""
    at = np.minimum(np.searchsorted(other.distinct, part.distinct), len(other.distinct) - 1)
    shared = part.distinct_weights[other.distinct[at] == part.distinct].sum() if len(other.distinct) else 0.0
    return float(shared + part.figure_weights.sum())


def _in_common(part: WeighedPart, other: WeighedPart) -> Weights:
    """Weight of the runs that each piece of the one shares with each of the other: pieces x other pieces."""
    order = np.argsort(other.runs, kind="stable")
    runs, owners = other.runs[order], other.owners[order]
    first = np.searchsorted(runs, part.runs, "left")
    counts = np.searchsorted(runs, part.runs, "right") - first
    places = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    cells = np.repeat(part.owners, counts) * len(other.pieces) + owners[places]
    size = len(part.pieces) * len(other.pieces)
    held = np.bincount(cells, np.repeat(part.weights, counts), size).astype(np.float64)
    return held.reshape(len(part.pieces), len(other.pieces))


def _matches(held: Weights, part: WeighedPart, other: WeighedPart) -> list[_Match]:
    """For each piece the other one that holds most of it, when that is enough for the same sentence."""
    of_words = np.bincount(part.owners, part.weights, len(part.pieces))
    best = held.argmax(axis=1)
    greatest = held[np.arange(len(best)), best]
    found = []
    for at in np.flatnonzero((greatest > 0) & (greatest >= _SAME_SENTENCE * of_words)):
        own = part.figure_owners == at
        same = np.isin(part.figures[own], other.figures[other.figure_owners == best[at]])
        weight = float(greatest[at] + part.figure_weights[own][same].sum())
        found.append(_Match(int(at), int(best[at]), weight, int(np.count_nonzero(same))))
    return found


def _joined(matches: Sequence[_Match]) -> Iterator[list[_Match]]:
    """Runs of matches that follow each other in both reports."""
    run: list[_Match] = []
    for match in matches:
        if run and (match.at, match.other) != (run[-1].at + 1, run[-1].other + 1):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _passage(part: WeighedPart, other: WeighedPart, run: Sequence[_Match]) -> Passage:
    pairs = [(part.pieces[match.at], other.pieces[match.other]) for match in run]
    (first, other_first), (last, other_last) = pairs[0], pairs[-1]
    same_words = all(one.masked.letters == other.masked.letters for one, other in pairs)
    same_figures = all(one.masked.figures == other.masked.figures for one, other in pairs)
    return Passage(
        start=first.start,
        end=last.end,
        quote=part.text[first.start : last.end],
        place=first.place,
        other_start=other_first.start,
        other_end=other_last.end,
        other_quote=other.text[other_first.start : other_last.end],
        other_place=other_first.place,
        alike="same" if same_words and same_figures else "figures" if same_words else "wording",
        figures=sum(match.figures for match in run),
        weight=sum(match.weight for match in run),
    )
