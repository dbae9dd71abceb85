"""The words of many wordings, prepared once and looked up in a page in one pass. Knows no rule and no verdict.

The pass reads the first two characters at every position in a table, then the third or the next two: what a page does not hold costs
nothing, so the price is that of the page and of what stands in it, however many wordings there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import add

from checker.matching.page import Page
from checker.rulebook.wording import Wording

# Units that also end or begin other words (文件, 事项, 层次, 市场, 国家, 条件): alone in a wording they mean a count.
UNITS = frozenset("件次份项个家人户条场名起期处宗批册篇辆艘吨台套轮卷座支张元部节门堂例亩枚天类种案遍")
_NUMBER = frozenset("0123456789〇一二三四五六七八九十百千万亿两")
_ABOUT = frozenset("余多几")  # 20余件 is a count, 多次 is none

Piece = tuple[str, ...]
Spans = list[tuple[int, int]]


class _Node:
    """What begins with two characters. word: they are one themselves; threes: third character -> word; longer: next two -> words."""

    __slots__ = ("longer", "threes", "word")

    def __init__(self) -> None:
        self.word: str | None = None
        self.threes: dict[str, str] = {}
        self.longer: dict[str, list[str]] = {}


class Vocabulary:
    """Wordings by number (their place in the list). Keeps no page and may serve many."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.wordings = tuple(wordings)
        self._heads: dict[str, _Node] = {}
        self._singles: set[str] = set()
        self._users: dict[str, list[int]] = {}  # word -> numbers of the pieces it belongs to
        self._numbers: dict[
            int, int
        ] = {}  # by identity: hashing a group's hundred words costs more than the search
        self._pieces: list[tuple[int, ...]] = []  # of each wording
        # Wordings by that piece of theirs with the fewest words: most often it is not there, and they cost nothing.
        self._waiting: dict[int, list[int]] = {}
        for number, wording in enumerate(self.wordings):
            pieces = tuple(self._piece(piece) for piece in wording.pieces)
            self._pieces.append(pieces)
            shortest = min(range(len(pieces)), key=lambda i: len(wording.pieces[i]))
            self._waiting.setdefault(pieces[shortest], []).append(number)
        for word in self._users:
            self._grow(word)

    def _piece(self, piece: Piece) -> int:
        number = self._numbers.get(id(piece))
        if number is None:
            number = self._numbers[id(piece)] = len(self._numbers)
            for word in piece:
                self._users.setdefault(word, []).append(number)
        return number

    def _grow(self, word: str) -> None:
        if len(word) < 2:
            self._singles.add(word)
            return
        node = self._heads.get(word[:2])
        if node is None:
            node = self._heads[word[:2]] = _Node()
        if len(word) == 2:
            node.word = word
        elif len(word) == 3:
            node.threes[word[2]] = word
        else:
            node.longer.setdefault(word[2:4], []).append(word)

    def number(self, piece: Piece) -> int | None:
        """The number of a piece of one of the wordings; None for any other."""
        return self._numbers.get(id(piece))

    def places(self, page: Page) -> dict[str, Spans]:
        """The words that stand in the page -> where, in order; overlapping ones included. A bare unit counts after a number only."""
        text, ends, heads = page.text, page.sentence_ends, self._heads
        found: dict[str, Spans] = {}
        for at, pair in enumerate(map(add, text, text[1:])):
            node = heads.get(pair)
            if node is None:
                continue
            limit = ends[at]
            if node.word is not None and at + 2 <= limit:
                found.setdefault(node.word, []).append((at, at + 2))
            if node.threes and at + 3 <= limit:
                word = node.threes.get(text[at + 2])
                if word is not None:
                    found.setdefault(word, []).append((at, at + 3))
            if node.longer:
                for word in node.longer.get(text[at + 2 : at + 4], ()):
                    if at + len(word) <= limit and text.startswith(word, at):
                        found.setdefault(word, []).append((at, at + len(word)))
        singles = self._singles
        for at, char in enumerate(text):
            if char in singles and ends[at] and (char not in UNITS or _is_counted(text, at)):
                found.setdefault(char, []).append((at, at + 1))
        return found

    def present(self, words: Iterable[str]) -> dict[int, list[str]]:
        """Numbers of the pieces that one of the words belongs to -> these words."""
        pieces: dict[int, list[str]] = {}
        for word in words:
            for number in self._users.get(word, ()):
                pieces.setdefault(number, []).append(word)
        return pieces

    def complete(self, pieces: dict[int, list[str]]) -> list[int]:
        """Numbers of the wordings of which every piece is there, in order."""
        numbers = [
            number
            for piece in pieces
            for number in self._waiting.get(piece, ())
            if all(other in pieces for other in self._pieces[number])
        ]
        numbers.sort()
        return numbers


def _is_counted(text: str, at: int) -> bool:
    """Whether a number stands right before text[at]."""
    if text[at - 1 : at] in _ABOUT:
        at -= 1
    return at > 0 and text[at - 1] in _NUMBER
