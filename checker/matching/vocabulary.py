"""The words of many wordings, prepared once and looked up in a page in one pass. Knows no rule and no verdict.

The pass reads the first two characters at every position in a table, then the third: what a page does not hold costs nothing, so the
price is that of the page and of what stands in it, however many wordings there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import add

from checker.matching.page import BETWEEN, Page
from checker.rulebook.wording import Wording

# Units that also end or begin other words (文件, 事项, 层次, 市场, 国家, 条件): alone in a wording they mean a count.
UNITS = frozenset("件次份项个家人户条场名起期处宗批册篇辆艘吨台套轮卷座支张元部节门堂例亩枚天类种案遍")
_NUMBER = frozenset("0123456789〇一二三四五六七八九十百千万亿两")
# Each character more makes a word several times rarer; any of 3 to 6 leaves the same wordings, to a few.
_RARER = 4.0
_ABOUT = frozenset("余多几")  # 20余件 is a count, 多次 is none

Piece = tuple[str, ...]
_Longer = dict[str, tuple[str | None, list[str]]]  # third character -> the word of three, the longer words


class Vocabulary:
    """Wordings by number (their place in the list). Keeps no page and may serve many."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.wordings = tuple(wordings)
        # First two characters -> the word of two, and what goes on.
        self._heads: dict[str, tuple[str | None, _Longer]] = {}
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
        head = self._heads.get
        found: dict[str, list[int]] = {}
        for span in page.spans:
            start = span.start
            text = page.text[start : span.end]
            for at, node in enumerate(map(head, map(add, text, text[1:]))):
                if node is None:
                    continue
                word, longer = node
                if word is not None:
                    if word in found:
                        found[word].append(start + at)
                    else:
                        found[word] = [start + at]
                if not longer:
                    continue
                three, words = longer.get(text[at + 2 : at + 3], _NOTHING)
                if three is not None:
                    found.setdefault(three, []).append(start + at)
                for word in words:
                    if text.startswith(word, at):
                        found.setdefault(word, []).append(start + at)
        self._add_singles(page, found)
        return found

    def _add_singles(self, page: Page, found: dict[str, list[int]]) -> None:
        text, sentence_of = page.text, page.sentence_of
        for char in self._singles.intersection(text):
            at = text.find(char)
            while at >= 0:
                if sentence_of[at] != BETWEEN and (char not in UNITS or _is_counted(text, at)):
                    found.setdefault(char, []).append(at)
                at = text.find(char, at + 1)

    def candidates(self, words: Mapping[str, int]) -> list[int]:
        """Numbers of the wordings that may have a hit in a page, in order; all others have none. words: those that stand in it, each with its
        sentences, bit i for sentence i."""
        telling: dict[int, int] = {}
        for word, sentences in words.items():
            for number in self._wordings_of.get(word, ()):
                telling[number] = telling.get(number, 0) | sentences
        return [number for number in sorted(telling) if self._meet(number, telling[number], words)]

    def _meet(self, number: int, common: int, words: Mapping[str, int]) -> bool:
        """Whether one of the common sentences holds every other piece too."""
        for piece in self._others[number]:
            sentences = 0
            for word in piece:
                if word in words:
                    sentences |= words[word]
            common &= sentences
            if not common:
                return False
        return True


_NOTHING: tuple[None, list[str]] = None, []


def _is_counted(text: str, at: int) -> bool:
    """Whether a number stands right before text[at]."""
    if text[at - 1 : at] in _ABOUT:
        at -= 1
    return at > 0 and text[at - 1] in _NUMBER
