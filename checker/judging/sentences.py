"""What is told of each sentence of a page by itself: facts, cues, lists, headings. Looked for when it is first asked, and once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from operator import itemgetter
from typing import TypeVar

from checker.judging.cues import NO_CUES, Cues, cued_sentences, cues_of
from checker.judging.enumeration import Enumeration, enumeration_in
from checker.judging.facts import Fact, facts_in
from checker.matching import Page
from checker.structure.outline import PartName

Clause = tuple[int, int]
Key = TypeVar("Key")
Value = TypeVar("Value")

_LONGEST_SIGNATURE = 24  # squeezed characters


class Kept(dict[Key, Value]):
    """Key -> what `find` finds for it: asked a thousand times of a report, so that it has to be no call once it is known.

    find: must not lead back to whoever keeps this; such a ring would outlive its report.
    """

    def __init__(self, find: Callable[[Key], Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: Key) -> Value:
        found = self[key] = self._find(key)
        return found


class Sentences:
    """By the number of a sentence, `enumeration` by clause.

    facts: in order of place. kinds: of these. facts_by_clause: by the clause that each begins or ends in. cues: words without which
    nothing in the sentence is anything but done. is_heading: whether it is only a heading. enumeration: the list that a clause is, None
    when it is none. of_part: the numbers of a part's sentences, in order; of_parts: of those that speak for any of several.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.facts = Kept(partial(_facts, page))
        self.kinds = Kept(partial(_kinds, self.facts))
        self.facts_by_clause = Kept(partial(_facts_by_clause, page, self.facts))
        self.cues = Kept(partial(_cues, page, cued_sentences(page)))
        self.is_heading = Kept(partial(_is_heading, page))
        self.enumeration = Kept(partial(_enumeration, page.text))
        self.of_part: dict[PartName, list[int]] = {part: [] for part in PartName}
        for index, span in enumerate(page.spans):
            self.of_part[span.sentence.part].append(index)
        self.of_parts = Kept(partial(_of_parts, self.of_part))

    def told_in(self, part: PartName) -> list[int]:
        """Numbers of the sentences that speak for a part, in order, headings left out."""
        spans = self._page.spans
        return [i for i in self.of_part[part] if not (spans[i].sentence.is_heading and self.is_heading[i])]


def _of_parts(of_part: dict[PartName, list[int]], parts: frozenset[PartName]) -> frozenset[int]:
    return frozenset().union(*map(of_part.__getitem__, parts))


def _facts(page: Page, index: int) -> tuple[Fact, ...]:
    span = page.spans[index]
    return facts_in(page.text, span.start, span.end)


def _kinds(facts: Kept[int, tuple[Fact, ...]], index: int) -> frozenset[str]:
    return frozenset(map(_kind, facts[index]))


def _facts_by_clause(page: Page, facts: Kept[int, tuple[Fact, ...]], index: int) -> dict[Clause, list[Fact]]:
    clauses = page.clauses(index)
    if len(clauses) == 1:
        return {clauses[0]: list(facts[index])}
    found: dict[Clause, list[Fact]] = {}
    for fact in facts[index]:
        first = clauses[bisect_right(clauses, fact.start, key=_start) - 1]
        last = clauses[bisect_right(clauses, fact.end - 1, key=_start) - 1]
        found.setdefault(first, []).append(fact)
        if last != first:
            found.setdefault(last, []).append(fact)
    return found


def _cues(page: Page, cued: frozenset[int], index: int) -> Cues:
    if index not in cued:
        return NO_CUES
    span = page.spans[index]
    return cues_of(page.text, span.start, span.end)


def _enumeration(text: str, clause: Clause) -> Enumeration | None:
    return enumeration_in(text, *clause)


def _is_heading(page: Page, index: int) -> bool:
    """（三）清理规范性文件，废止3件。with nothing under it is the text itself."""
    span = page.spans[index]
    if not span.sentence.is_heading:
        return False
    text = page.text[span.start : span.end]
    if not text.endswith("。") or "," not in text:
        return True
    following = page.spans[index + 1] if index + 1 < len(page.spans) else None
    if following is None or following.sentence.is_heading:
        return False
    # The issuer's name under the last line belongs to no section of its own.
    signed = following.end - following.start <= _LONGEST_SIGNATURE and index + 2 == len(page.spans)
    return following.sentence.section == span.sentence.section and not signed


_kind = itemgetter(0)  # of a fact
_start = itemgetter(0)  # of a clause
