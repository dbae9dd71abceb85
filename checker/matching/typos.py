"""Literals with typos: the layer that absorbs noise, never meaning.

Only literals of MIN_LENGTH characters or more, at most one edit for every EDIT_SHARE characters, never over a sentence end, and behind
guards: no edit may touch a character that tells two official terms apart (法治/法制, 事前/事后), none may bring in a
negation, and no two neighbouring characters may be edited, since a lost word is no typo.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from checker.matching.confusable import CONFUSABLE, NEGATIONS, is_another_term
from checker.matching.edits import distance, edits
from checker.matching.page import Page

MIN_LENGTH = 5
EDIT_SHARE = 5


def typo_places(page: Page, literals: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The best approximate place of each literal that has one; literals that stand there exactly have none.

    Returns literal -> squeezed (start, end).
    """
    return {literal: span for literal in literals if (span := _nearest(page, literal)) is not None}


def edit_budget(length: int) -> int:
    """Edits a literal of this length may absorb."""
    return length // EDIT_SHARE if length >= MIN_LENGTH else 0


def _nearest(page: Page, literal: str) -> tuple[int, int] | None:
    budget = edit_budget(len(literal))
    if budget == 0:
        return None
    best: tuple[int, int, int] | None = None
    letters = set(literal)
    for start in _candidates(page, literal, letters, budget):
        # An edit makes one character disappear at most: all the others of the literal stand here, or nothing can begin here.
        if len(letters.difference(page.text[start : start + len(literal) + budget])) > budget:
            continue
        index = page.span_at(start)
        if index is None:
            continue
        limit = page.spans[index].end
        for length in range(len(literal) - budget, len(literal) + budget + 1):
            end = start + length
            if end > limit:
                break
            count = distance(literal, page.text[start:end], budget)
            if count <= budget and (best is None or count < best[0]):
                best = (count, start, end)
    if best is None or best[0] == 0 or not _is_typo(literal, page.text, best[1], best[2]):
        return None
    return best[1], best[2]


def first_pairs(literal: str) -> frozenset[str]:
    """The first two characters of each piece of a literal: a page that holds none of these pairs holds no typo of it."""
    return frozenset(literal[a : a + 2] for a, _ in _pieces(len(literal), edit_budget(len(literal))))


@lru_cache(maxsize=64)  # by lengths of words, of which there are few
def _pieces(length: int, budget: int) -> list[tuple[int, int]]:
    """Where a literal is cut: budget edits leave one of budget + 1 pieces untouched. None is shorter than two characters."""
    count = budget + 1
    return [(length * i // count, length * (i + 1) // count) for i in range(count)]


def _candidates(page: Page, literal: str, letters: set[str], budget: int) -> list[int]:
    """Starts where a hit may begin: one of its pieces is left untouched. letters: the literal's characters."""
    text, pairs = page.text, page.pairs
    starts: set[int] = set()
    for a, b in _pieces(len(literal), budget):
        piece = literal[a:b]
        # Most pieces stand nowhere, and their ends tell so without a look at the text.
        if piece[:2] not in pairs or piece[-2:] not in pairs:
            continue
        at = text.find(piece)
        before, behind = a + budget, len(literal) - a + budget
        while at >= 0:
            # The whole hit lies between these two, as edits move its ends by no more than the budget; what its edits spared stands there.
            around = text[max(0, at - before) : at + behind]
            if len(letters.difference(around)) <= budget and _goes_on(text, literal, at, a, b, budget):
                starts.update(range(max(0, at - a - budget), at - a + budget + 1))
            at = text.find(piece, at + 1)
    return sorted(starts)


def _goes_on(text: str, literal: str, at: int, a: int, b: int, budget: int) -> bool:
    """Whether literal[a:b], untouched at `at`, may be part of a hit: of the budget + 1 characters next to it, before and behind, not all can
    be edited, and an edit moves none of them by more than the budget."""
    count = budget + 1
    if len(literal) - b >= count:
        end = at + b - a
        behind = literal[b : b + count]
        if not any(char in behind for char in text[end : end + count]):
            return False
    if a >= count:
        before = literal[a - count : a]
        return any(char in before for char in text[max(0, at - count) : at])
    return True


def _is_typo(literal: str, text: str, start: int, end: int) -> bool:
    found = text[start:end]
    if any(char in NEGATIONS for char in text[max(0, start - 2) : start]):
        return False
    previous = -2
    for tag, source, target in edits(literal, found):
        expected = literal[source] if source < len(literal) else ""
        written = found[target] if target < len(found) else ""
        if tag != "insert" and source - previous <= 1:
            return False
        if tag != "insert":
            previous = source
        if (tag != "delete" and written in NEGATIONS) or (tag != "insert" and expected in NEGATIONS):
            return False
        # 政务服务 is no 政务服务网 with a typo: a term that lost its first or last character is a shorter term.
        if tag == "delete" and source in (0, len(literal) - 1):
            return False
        # A lost 镇 or 法 makes another term as surely as a changed one.
        if tag == "delete" and any(expected in group for group in CONFUSABLE):
            return False
        if tag == "replace" and is_another_term(written, expected):
            return False
        if tag == "insert" and written in ",:、()《》":
            return False
    return True
