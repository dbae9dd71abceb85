"""Two reports sentence by sentence: which say the same, wherever it stands, and how much of each part that is. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.audit.likeness import PartLikeness, Passage
from checker.batch.comparisons.prepared import Weighed

# Of a sentence's weight, for two wordings of one sentence: names and figures in it may be others, the matter may not.
_SAME_SENTENCE = 0.6
# What a sentence must hold of another one to count at all. Who copies cuts sentences in two and joins others, so that one may be
# found in several; runs strewn over a report are no sentence.
_PIECE_OF_SENTENCE = 0.2


@dataclass(frozen=True)
class SharedPart:
    """likeness: of one part of the later report. weight: what of it the other report has."""

    likeness: PartLikeness
    weight: float


@dataclass(frozen=True)
class Shared:
    """What of a report another one has. share, other_share: of the weight of each, all parts together."""

    parts: tuple[SharedPart, ...]
    weight: float
    share: float
    other_share: float


@dataclass(frozen=True)
class _Match:
    """at, other: places of a piece and of the one that has most of it. weight: what the other report has of it. figures: how many of these."""

    at: int
    other: int
    weight: float
    figures: int


def shared_between(one: Weighed, other: Weighed) -> Shared:
    """Seen from the first, part by part."""
    matches, backwards = _matches(one, other), _matches(other, one)
    weight = sum(match.weight for match in matches)
    return Shared(
        parts=tuple(
            _part(name, one, other, matches, backwards)
            for name in dict.fromkeys(one.pieces[match.at].part for match in matches)
        ),
        weight=weight,
        share=weight / max(float(one.whole.sum()), 1.0),
        other_share=sum(match.weight for match in backwards) / max(float(other.whole.sum()), 1.0),
    )


def most_in_common(one: Weighed, other: Weighed) -> float:
    """Weight that two reports can share at most, figures included: tells in no time that a comparison is in vain."""
    at = np.minimum(np.searchsorted(other.distinct, one.distinct), len(other.distinct) - 1)
    shared = one.distinct_weights[other.distinct[at] == one.distinct].sum() if len(other.distinct) else 0.0
    return float(shared + one.figure_weights.sum())


def _part(
    name: str, one: Weighed, other: Weighed, matches: Sequence[_Match], backwards: Sequence[_Match]
) -> SharedPart:
    own = [match for match in matches if one.pieces[match.at].part == name]
    passages = [_passage(one, other, run) for run in _joined(own)]
    passages.sort(key=lambda passage: (-passage.weight, passage.start))
    weight = sum(match.weight for match in own)
    likeness = PartLikeness(
        part=name,
        share=weight / max(one.weight_of(name), 1.0),
        other_share=sum(match.weight for match in backwards if other.pieces[match.at].part == name)
        / max(other.weight_of(name), 1.0),
        chars=sum(one.pieces[m.at].end - one.pieces[m.at].start for m in own),
        figures=sum(match.figures for match in own),
        passages=tuple(passages),
    )
    return SharedPart(likeness, weight)


def _matches(one: Weighed, other: Weighed) -> list[_Match]:
    """The pieces of the one that the other has, in one sentence or in parts of several."""
    sources, owners = _in_common(one, other)
    shape = (len(one.pieces), len(other.pieces))
    cells = one.owners[sources] * shape[1] + owners
    held = np.bincount(cells, one.weights[sources], shape[0] * shape[1]).reshape(shape)
    of_words = np.bincount(one.owners, one.weights, shape[0])
    holders = (held > 0) & (held >= _PIECE_OF_SENTENCE * of_words[:, None])
    covered = np.zeros(len(one.runs), dtype=bool)
    covered[sources[holders[one.owners[sources], owners]]] = True
    weights = np.bincount(one.owners[covered], one.weights[covered], shape[0])
    found = []
    for at in np.flatnonzero((weights > 0) & (weights >= _SAME_SENTENCE * of_words)):
        own = one.figure_owners == at
        same = np.isin(one.figures[own], other.figures[holders[at][other.figure_owners]])
        weight = float(weights[at] + one.figure_weights[own][same].sum())
        found.append(_Match(int(at), int(held[at].argmax()), weight, int(np.count_nonzero(same))))
    return found


def _in_common(one: Weighed, other: Weighed) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(places of runs in the one, pieces of the other that have the run), for every such pair."""
    order = np.argsort(other.runs, kind="stable")
    runs, owners = other.runs[order], other.owners[order]
    first = np.searchsorted(runs, one.runs, "left")
    counts = np.searchsorted(runs, one.runs, "right") - first
    places = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    return np.repeat(np.arange(len(one.runs)), counts), owners[places]


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


def _passage(one: Weighed, other: Weighed, run: Sequence[_Match]) -> Passage:
    pairs = [(one.pieces[match.at], other.pieces[match.other]) for match in run]
    (first, other_first), (last, other_last) = pairs[0], pairs[-1]
    same_words = all(mine.masked.letters == theirs.masked.letters for mine, theirs in pairs)
    same_figures = all(mine.masked.figures == theirs.masked.figures for mine, theirs in pairs)
    return Passage(
        start=first.start,
        end=last.end,
        quote=one.text[first.start : last.end],
        place=first.place,
        other_start=other_first.start,
        other_end=other_last.end,
        other_quote=other.text[other_first.start : other_last.end],
        other_place=other_first.place,
        alike="same" if same_words and same_figures else "figures" if same_words else "wording",
        figures=sum(match.figures for match in run),
        weight=sum(match.weight for match in run),
    )
