"""The words of many wordings, prepared once and looked up in a page in one pass. Knows no rule and no verdict.

The pass reads the first two characters at every position in a table, then the third: what a page does not hold costs nothing, so the
price is that of the page and of what stands in it, however many wordings there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import compress
from typing import Any

from checker.matching.page import BETWEEN, Page
from checker.rulebook.wording import Wording

# Units that also end or begin other words (文件, 事项, 层次, 市场, 国家, 条件): alone in a wording they mean a count.
UNITS = frozenset("件次份项个家人户条场名起期处宗批册篇辆艘吨台套轮卷座支张元部节门堂例亩枚天类种案遍")
# No character stands in two of these classes, so no count hides another. 20余件 is a count, 多次 is none.
_COUNTED = re.compile(f"[0-9〇一二三四五六七八九十百千万亿两][余多几]?[{''.join(sorted(UNITS))}]")
# Each character more makes a word several times rarer; any of 3 to 6 leaves the same wordings, to a few.
_RARER = 4.0

Piece = tuple[str, ...]
_Longer = dict[str, tuple[str | None, list[str]]]  # third character -> the word of three, the longer words
_Node = tuple[str | None, _Longer]  # the word of two, and what goes on


class Vocabulary:
    """Wordings by number (their place in the list). Keeps no page and may serve many."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.wordings = tuple(wordings)
        self._heads: dict[str, _Node] = {}  # by the first two characters
        self._singles: set[str] = set()
        # Word -> numbers of the wordings that may have a hit once it is there: those of whose pieces its own is the most telling.
        self._wordings_of: dict[str, list[int]] = {}
        self._others: list[tuple[Piece, ...]] = []  # the other pieces of each wording
        known: dict[str, float] = {}  # how common each word is
        for number, wording in enumerate(self.wordings):
            pieces = wording.pieces
            for piece in pieces:
                for word in piece:
                    if word not in known:
                        known[word] = _RARER ** -len(word)
                        self._grow(word)
            telling, others = pieces[0], pieces[1:]
            if others:
                at = min(range(len(pieces)), key=lambda n: sum(map(known.__getitem__, pieces[n])))
                telling, others = pieces[at], pieces[:at] + pieces[at + 1 :]
            self._others.append(others)
            for word in telling:
                if word in self._wordings_of:
                    self._wordings_of[word].append(number)
                else:
                    self._wordings_of[word] = [number]

    @classmethod
    def from_plain(cls, wordings: Iterable[Wording], plain: dict[str, Any]) -> Vocabulary:
        """The vocabulary of these wordings that was made plain."""
        made = cls.__new__(cls)
        vars(made).update(plain, wordings=tuple(wordings))
        return made

    def plain(self) -> dict[str, Any]:
        """What was worked out, as values that a file can keep: preparing takes longer than reading them."""
        return {name: getattr(self, name) for name in ("_heads", "_singles", "_wordings_of", "_others")}

    def _grow(self, word: str) -> None:
        if len(word) < 2:
            self._singles.add(word)
            return
        head = self._heads.get(word[:2])
        if head is None:
            head = self._heads[word[:2]] = None, {}
        if len(word) == 2:
            self._heads[word] = word, head[1]
            return
        longer = head[1]
        goes_on = longer.get(word[2])
        if goes_on is None:
            goes_on = longer[word[2]] = None, []
        if len(word) == 3:
            longer[word[2]] = word, goes_on[1]
        else:
            goes_on[1].append(word)

    def places(self, page: Page) -> dict[str, list[int]]:
        """The words that stand in the page -> where each begins, in order; overlapping ones included, none over the end of a sentence. A bare
        unit counts after a number only."""
        text, sentence_of = page.text, page.sentence_of
        found: dict[str, list[int]] = {}
        nodes = [*map(self._heads.get, page.pairs)]
        _leave_out_ends(nodes, page)
        for at, node in compress(enumerate(nodes), nodes):
            assert node is not None  # compress has left out the others
            word, longer = node
            if word is not None:
                if word in found:
                    found[word].append(at)
                else:
                    found[word] = [at]
            if text[at + 2 : at + 3] in longer and sentence_of[at + 2] == sentence_of[at]:
                three, words = longer[text[at + 2]]
                if three is not None:
                    found.setdefault(three, []).append(at)
                if words:
                    end = page.spans[sentence_of[at]].end
                    for word in words:
                        if text.startswith(word, at, end):
                            found.setdefault(word, []).append(at)
        self._add_singles(page, found)
        return found

    def _add_singles(self, page: Page, found: dict[str, list[int]]) -> None:
        text, sentence_of, singles = page.text, page.sentence_of, self._singles
        for match in self._letters.finditer(text):
            at, char = match.start(), match[0]
            if sentence_of[at] != BETWEEN:
                if char in found:
                    found[char].append(at)
                else:
                    found[char] = [at]
        for match in _COUNTED.finditer(text):
            at = match.end() - 1
            if text[at] in singles and sentence_of[at] != BETWEEN:
                found.setdefault(text[at], []).append(at)

    @cached_property
    def _letters(self) -> re.Pattern[str]:
        """The words of one character that stand for themselves."""
        letters = sorted(self._singles - UNITS)
        return re.compile(f"[{''.join(map(re.escape, letters))}]" if letters else "(?!)")

    def candidates(
        self, words: Mapping[str, int], pieces: Mapping[Piece, tuple[list[str], int]]
    ) -> list[int]:
        """Numbers of the wordings that may have a hit in a page, in order; all others have none.

        words: those that stand in it, each with its sentences, bit i for sentence i; pieces: the words of any piece that do, and their sentences.
        """
        telling: dict[int, int] = {}
        wordings_of = self._wordings_of
        for word, sentences in words.items():
            for number in wordings_of.get(word, ()):
                telling[number] = telling.get(number, 0) | sentences
        found = []
        for number, sentences in telling.items():
            common = sentences  # one of them has to hold every other piece too
            for piece in self._others[number]:
                common &= pieces[piece][1]
                if not common:
                    break
            else:
                found.append(number)
        return sorted(found)


def _leave_out_ends(nodes: list[_Node | None], page: Page) -> None:
    """Take out what begins between sentences or at the last character of one."""
    behind = 0
    for start, end, _ in page.spans:
        nodes[behind:start] = [None] * (start - behind)
        if end <= len(nodes):
            nodes[end - 1] = None
        behind = end
    del nodes[behind:]
