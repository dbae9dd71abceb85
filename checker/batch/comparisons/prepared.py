"""A stored report as it is compared: its sentences by part, each as runs and figures."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.batch.comparisons.commonness import Commonness, Hashes, Weights
from checker.batch.comparisons.masking import Mask, Masked, names_of
from checker.batch.comparisons.runs import numbers_of, runs_of
from checker.batch.store import Store, sentences_of, text_of

Places = NDArray[np.int64]

# A figure that two reports share says as much as a clause: figures are not taken over by habit.
FIGURE_WEIGHT = 6.0
_SHORTEST = 8  # letters; shorter sentences are headings and stock phrases


@dataclass(frozen=True)
class Piece:
    """One sentence. start, end: characters of the text. runs: sorted, each once; figures: likewise."""

    part: str
    start: int
    end: int
    place: str
    masked: Masked
    runs: Hashes
    figures: Hashes


@dataclass(frozen=True)
class Prepared:
    """One report. text: as it was judged."""

    report: int
    text: str
    pieces: tuple[Piece, ...]

    def runs(self) -> Hashes:
        """Runs and figures of the whole report, each once."""
        return np.unique(np.concatenate([_EMPTY, *(r for p in self.pieces for r in (p.runs, p.figures))]))


@dataclass(frozen=True)
class Weighed:
    """A report, or one part of it, with the weights its sentences have in a store.

    runs: of all its pieces, one after another; weights: of these; owners: piece each belongs to. figures, figure_weights, figure_owners:
    likewise. whole: weight of each piece. distinct, distinct_weights: its runs, sorted, each once.
    """

    text: str
    pieces: tuple[Piece, ...]
    runs: Hashes
    weights: Weights
    owners: Places
    figures: Hashes
    figure_weights: Weights
    figure_owners: Places
    whole: Weights
    distinct: Hashes
    distinct_weights: Weights

    def weight_of(self, part: str) -> float:
        return float(sum(self.whole[at] for at, piece in enumerate(self.pieces) if piece.part == part))


def weigh(prepared: Prepared, commonness: Commonness) -> Weighed:
    """The whole report."""
    return _weighed(prepared.text, prepared.pieces, commonness)


def weigh_parts(prepared: Prepared, commonness: Commonness) -> dict[str, Weighed]:
    """The parts of a report by name, in the order of the text."""
    names = dict.fromkeys(piece.part for piece in prepared.pieces)
    return {
        name: _weighed(prepared.text, tuple(p for p in prepared.pieces if p.part == name), commonness)
        for name in names
    }


def _weighed(text: str, pieces: tuple[Piece, ...], commonness: Commonness) -> Weighed:
    runs, owners = _flat([piece.runs for piece in pieces])
    figures, figure_owners = _flat([piece.figures for piece in pieces])
    weights, figure_weights = commonness.weights(runs), FIGURE_WEIGHT * commonness.weights(figures)
    of_words = np.bincount(owners, weights, len(pieces)).astype(np.float64)
    of_figures = np.bincount(figure_owners, figure_weights, len(pieces)).astype(np.float64)
    distinct, first = np.unique(runs, return_index=True)
    return Weighed(
        text, pieces, runs, weights, owners, figures, figure_weights, figure_owners, of_words + of_figures, distinct, weights[first]
    )  # fmt: skip


def _flat(lists: Sequence[Hashes]) -> tuple[Hashes, Places]:
    return np.concatenate([_EMPTY, *lists]), np.repeat(np.arange(len(lists)), [len(one) for one in lists])


def _each_once(lists: Sequence[Hashes]) -> list[Hashes]:
    """Every list sorted and without repetitions; all of them in one go, since there are many short ones."""
    values, owners = _flat(lists)
    order = np.lexsort((values, owners))
    values, owners = values[order], owners[order]
    first = np.ones(len(values), dtype=bool)
    first[1:] = (values[1:] != values[:-1]) | (owners[1:] != owners[:-1])
    return np.split(values[first], np.searchsorted(owners[first], np.arange(1, len(lists)))) if lists else []


def prepare(store: Store, row: sqlite3.Row) -> Prepared:
    """row: of `reports`, with id, issuer and region_name. Headings are left out: they are the same everywhere."""
    text = text_of(store, row["id"])
    mask = Mask(names_of(row["issuer"], row["region_name"]))
    kept, heading = [], ""
    for sentence in sentences_of(store, row["id"]):
        written = text[sentence.start : sentence.end]
        masked = mask(written)
        if sentence.is_heading:
            heading = " ".join(written.split())
        elif len(masked.letters) >= _SHORTEST:
            kept.append((sentence, heading, masked))
    runs = _each_once(runs_of([masked.letters for _, _, masked in kept]))
    figures = _each_once([numbers_of(masked.figures) for _, _, masked in kept])
    pieces = tuple(
        Piece(sentence.part.value, sentence.start, sentence.end, place, masked, *found)
        for (sentence, place, masked), *found in zip(kept, runs, figures, strict=True)
    )
    return Prepared(row["id"], text, pieces)


_EMPTY: Hashes = np.zeros(0, dtype=np.uint64)
