"""How many edits make one short word of another, and which: Levenshtein's. Knows no page and no budget.

One edit is seen by what two words share at their ends, and most words of a report that are compared have room for one; whatever asks for
more is rapidfuzz's to count, which is imported only then, since a start without it is faster.
"""

from __future__ import annotations

Edit = tuple[str, int, int]  # replace, delete or insert; where in the first word, and where in the second


def distance(one: str, other: str, most: int) -> int:
    """How many characters must be replaced, left out or put in; most + 1 where that is more than most."""
    head, tail = _shared_ends(one, other)
    left = max(len(one), len(other)) - head - tail
    if left < 2 or most < 2:
        return min(left, most + 1)
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    return Levenshtein.distance(one, other, score_cutoff=most)


def edits(one: str, other: str) -> list[Edit]:
    """The fewest edits, in order. Of several ways the one that leaves out or puts in as late as possible."""
    head, tail = _shared_ends(one, other)
    first, second = len(one) - head - tail, len(other) - head - tail
    if max(first, second) < 2:
        tags = {(1, 1): "replace", (1, 0): "delete", (0, 1): "insert"}
        return [(tags[first, second], head, head)] if first or second else []
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    return [(edit.tag, edit.src_pos, edit.dest_pos) for edit in Levenshtein.editops(one, other)]


def _shared_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two words share at the front, and how many of the others at the back."""
    shorter = min(len(one), len(other))
    head = 0
    while head < shorter and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < shorter - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, tail
