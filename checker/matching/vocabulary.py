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

from checker.matching.hit import Place
from checker.matching.page import BETWEEN, Page
from checker.rulebook.wording import Wording
from checker.values import NamedTuple

# Units that also end or begin other words (文件, 事项, 层次, 市场, 国家, 条件): alone in a wording they mean a count.
UNITS = frozenset("件次份项个家人户条场名起期处宗批册篇辆艘吨台套轮卷座支张元部节门堂例亩枚天类种案遍")
# No character stands in two of these classes, so no count hides another. 20余件 is a count, 多次 is none.
_COUNTED = re.compile(f"[0-9〇一二三四五六七八九十百千万亿两][余多几]?[{''.join(sorted(UNITS))}]")
# Each character more makes a word several times rarer; any of 3 to 6 leaves the same wordings, to a few.
_RARER = 4.0

Piece = tuple[str, ...]
_Longer = dict[str, tuple[str | None, list[str]]]  # third character -> the word of three, the longer words
_Node = tuple[str | None, _Longer]  # the word of two, and what goes on


class Places(NamedTuple):
    """Where words stand, squeezed. first: of each sentence, word -> its first place; again: sentence -> word -> its further places in it, in order."""

    first: list[dict[str, Place]]
    again: dict[int, dict[str, list[Place]]]

    def add(self, word: str, start: int, sentence: int) -> None:
        here, place = self.first[sentence], (start, start + len(word))
        if word in here:
            self.again.setdefault(sentence, {}).setdefault(word, []).append(place)
        else:
            here[word] = place


class Vocabulary:
    """Wordings by number (their place in the list). Keeps no page and may serve many."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.wordings = tuple(wordings)
        self._heads: dict[str, _Node] = {}  # by the first two characters
        self._singles: set[str] = set()
        # Word -> numbers of the wordings that may have a hit once it is there: those of whose pieces its own is the most telling.
        self._wordings_of: dict[str, list[int]] = {}
        self._telling: list[int] = []  # number of that piece in each wording
        known: dict[str, float] = {}  # how common each word is
        for number, wording in enumerate(self.wordings):
            pieces = wording.pieces
            for piece in pieces:
                for word in piece:
                    if word not in known:
                        known[word] = _RARER ** -len(word)
                        self._grow(word)
            at = 0
            if len(pieces) > 1:
                at = min(range(len(pieces)), key=lambda n: sum(map(known.__getitem__, pieces[n])))
            self._telling.append(at)
            for word in pieces[at]:
                if word in self._wordings_of:
                    self._wordings_of[word].append(number)
                else:
                    self._wordings_of[word] = [number]
        self._others = self._all_others()

    def _all_others(self) -> list[tuple[Piece, ...]]:
        """The other pieces of each wording."""
        return [
            (*pieces[:at], *pieces[at + 1 :]) if len(pieces) > 1 else ()
            for (_, pieces, *_), at in zip(self.wordings, self._telling, strict=True)
        ]

    @classmethod
    def from_plain(cls, wordings: Iterable[Wording], plain: dict[str, Any]) -> Vocabulary:
        """The vocabulary of these wordings that was made plain."""
        made = cls.__new__(cls)
        vars(made).update(plain, wordings=tuple(wordings))
        # Not kept: the very words of the wordings, which hits look at next, are sooner at hand than copies of them.
        made._others = made._all_others()
        return made

    def plain(self) -> dict[str, Any]:
        """What was worked out, as values that a file can keep: preparing takes longer than reading them."""
        return {name: getattr(self, name) for name in ("_heads", "_singles", "_wordings_of", "_telling")}

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

    def places(self, page: Page) -> Places:
        """The words that stand in the page; overlapping ones included, none over the end of a sentence. A bare unit counts after a number only."""
        text, sentence_of = page.text, page.sentence_of
        places = Places([{} for _ in page.spans], {})
        first, add = places.first, places.add
        nodes = [*map(self._heads.get, page.squeezed.pairs)]
        _leave_out_ends(nodes, page)
        for at, node in compress(enumerate(nodes), nodes):
            assert node is not None  # compress has left out the others
            word, longer = node
            number = sentence_of[at]
            if word is not None:
                here = first[number]
                if word in here:
                    add(word, at, number)
                else:
                    here[word] = at, at + 2
            if longer and (third := text[at + 2 : at + 3]) in longer and sentence_of[at + 2] == number:
                three, words = longer[third]
                if three is not None:
                    add(three, at, number)
                if words:
                    end = page.spans[number].end
                    for word in words:
                        if text.startswith(word, at, end):
                            add(word, at, number)
        self._add_singles(page, places)
        return places

    def _add_singles(self, page: Page, places: Places) -> None:
        text, sentence_of, first, add = page.text, page.sentence_of, places.first, places.add
        for match in self._letters.finditer(text):
            at, char = match.start(), match[0]
            number = sentence_of[at]
            if number == BETWEEN:
                continue
            if char in first[number]:
                add(char, at, number)
            else:
                first[number][char] = at, at + 1
        for match in _COUNTED.finditer(text):
            at = match.end() - 1
            if text[at] in self._singles and (number := sentence_of[at]) != BETWEEN:
                add(text[at], at, number)

    @cached_property
    def _letters(self) -> re.Pattern[str]:
        """The words of one character that stand for themselves."""
        letters = sorted(self._singles - UNITS)
        return re.compile(f"[{''.join(map(re.escape, letters))}]" if letters else "(?!)")

    def candidates(self, words: Mapping[str, int]) -> list[tuple[int, int]]:
        """Numbers of the wordings that may have a hit in a page, in order, each with the sentences that hold all its pieces; all others have none.

        words: those that stand in the page, each with its sentences. Sentences are one whole number, bit i for sentence i.
        """
        telling: dict[int, int] = {}
        for word, sentences in words.items():
            for number in self._wordings_of.get(word, ()):
                telling[number] = telling.get(number, 0) | sentences
        found = []
        for number, sentences in telling.items():
            common = sentences
            for piece in self._others[number]:
                holding = 0
                for word in piece:
                    if word in words:
                        holding |= words[word]
                common &= holding
                if not common:
                    break
            else:
                found.append((number, common))
        return sorted(found)


def numbers_of(bits: int) -> list[int]:
    """The numbers of the bits that are set, in order."""
    numbers = []
    while bits:
        lowest = bits & -bits
        numbers.append(lowest.bit_length() - 1)
        bits ^= lowest
    return numbers


def _leave_out_ends(nodes: list[_Node | None], page: Page) -> None:
    """Take out what begins between sentences or at the last character of one."""
    behind = 0
    for start, end, _ in page.spans:
        nodes[behind:start] = [None] * (start - behind)
        if end <= len(nodes):
            nodes[end - 1] = None
        behind = end
    del nodes[behind:]
