"""How many edits make one short word of another, and which: Levenshtein's, in plain Python. Knows no page and no budget.

rapidfuzz counts the same (a test compares) and faster, but importing it takes longer than all the words a report leaves to compare.
"""

from __future__ import annotations

Edit = tuple[str, int, int]  # replace, delete or insert; where in the first word, and where in the second

_BRANCHING = 3  # edits up to which trying every way at each of them is faster than a table


def distance(one: str, other: str, most: int) -> int:
    """How many characters must be replaced, left out or put in; most + 1 where that is more than most."""
    head, tail = _shared_ends(one, other)
    one, other = one[head : len(one) - tail], other[head : len(other) - tail]
    if not one or not other:
        return min(len(one) + len(other), most + 1)
    if most == 0 or abs(len(one) - len(other)) > most:
        return most + 1
    if most > _BRANCHING:
        return min(_costs(one, other)[-1][-1], most + 1)
    # The first characters differ, so one of them is edited.
    ways = (one[1:], other[1:]), (one[1:], other), (one, other[1:])
    return 1 + min([distance(left, right, most - 1) for left, right in ways])


def edits(one: str, other: str) -> list[Edit]:
    """The fewest edits, in order. Of several ways the one that leaves out or puts in as late as possible."""
    head, tail = _shared_ends(one, other)
    column, row = len(one) - tail, len(other) - tail
    # costs[i][j]: edits between the first i characters of one and the first j of the other, shared ends aside.
    costs = _costs(one[head:column], other[head:row])
    found: list[Edit] = []
    while column > head or row > head:
        i, j = column - head, row - head
        if j == 0 or (i and costs[i][j] == costs[i - 1][j] + 1):
            column -= 1
            found.append(("delete", column, row))
        elif i == 0 or (j > 1 and costs[i][j - 1] == costs[i - 1][j - 1] - 1):
            row -= 1
            found.append(("insert", column, row))
        else:
            column, row = column - 1, row - 1
            if one[column] != other[row]:
                found.append(("replace", column, row))
    return found[::-1]


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


def _costs(one: str, other: str) -> list[list[int]]:
    costs = [[*range(len(other) + 1)]]
    for i, left in enumerate(one):
        above, row = costs[-1], [i + 1]
        for j, right in enumerate(other):
            row.append(min(above[j] + (left != right), above[j + 1] + 1, row[j] + 1))
        costs.append(row)
    return costs
