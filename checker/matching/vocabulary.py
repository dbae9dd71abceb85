"""The words of many wordings, prepared once and looked up in a page in one pass. Knows no rule and no verdict.

The pass reads the first two characters at every position in a table, then the third: what a page does not hold costs nothing, so the
price is that of the page and of what stands in it, however many wordings there are.
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
_Longer = dict[str, tuple[str | None, list[str]]]  # third character -> the word of three, the longer words


class Vocabulary:
    """Wordings by number (their place in the list). Keeps no page and may serve many."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self.wordings = tuple(wordings)
        # First two characters -> the word of two, and what goes on.
        self._heads: dict[str, tuple[str | None, _Longer]] = {}
        self._singles: set[str] = set()
        self._users: dict[str, list[int]] = {}  # word -> numbers of the pieces it belongs to
        # By identity: hashing a group's hundred words costs more than the search.
        self._numbers: dict[int, int] = {}
        # Wordings by that piece of theirs with the fewest words, each with its other pieces: most often the piece is not there, and they
        # cost nothing.
        self._waiting: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        for number, wording in enumerate(self.wordings):
            pieces = [self._piece(piece) for piece in wording.pieces]
            shortest = min(range(len(pieces)), key=lambda i: len(wording.pieces[i]))
            first = pieces.pop(shortest)
            self._waiting.setdefault(first, []).append((number, tuple(pieces)))
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
        whole, longer = self._heads.get(word[:2], (None, {}))
        if len(word) == 2:
            whole = word
        else:
            three, words = longer.get(word[2], (None, []))
            longer[word[2]] = (word, words) if len(word) == 3 else (three, [*words, word])
        self._heads[word[:2]] = whole, longer

    def number(self, piece: Piece) -> int | None:
        """The number of a piece of one of the wordings; None for any other."""
        return self._numbers.get(id(piece))

    def places(self, page: Page) -> list[dict[str, Spans]]:
        """Of every sentence the words in it -> where, in order; overlapping ones included. A bare unit counts after a number only."""
        head, singles = self._heads.get, self._singles
        sentences = []
        for span in page.spans:
            start = span.start
            text = page.text[start : span.end]
            found: dict[str, Spans] = {}
            for at, node in enumerate(map(head, map(add, text, text[1:]))):
                if node is None:
                    continue
                word, longer = node
                if word is not None:
                    found.setdefault(word, []).append((start + at, start + at + 2))
                if not longer:
                    continue
                three, words = longer.get(text[at + 2 : at + 3], _NOTHING)
                if three is not None:
                    found.setdefault(three, []).append((start + at, start + at + 3))
                for word in words:
                    if text.startswith(word, at):
                        found.setdefault(word, []).append((start + at, start + at + len(word)))
            for char in singles.intersection(text):
                at = page.text.find(char, start, span.end)
                while at >= 0:
                    if char not in UNITS or _is_counted(page.text, at):
                        found.setdefault(char, []).append((at, at + 1))
                    at = page.text.find(char, at + 1, span.end)
            sentences.append(found)
        return sentences

    def complete(self, words: Iterable[str]) -> list[int]:
        """Numbers of the wordings of which every piece has one of the words, in order; all others have no hit."""
        present: set[int] = set()
        for word in words:
            present.update(self._users.get(word, ()))
        numbers = [
            number
            for piece in present
            for number, others in self._waiting.get(piece, ())
            if present.issuperset(others)
        ]
        numbers.sort()
        return numbers


_NOTHING: tuple[None, list[str]] = None, []


def _is_counted(text: str, at: int) -> bool:
    """Whether a number stands right before text[at]."""
    if text[at - 1 : at] in _ABOUT:
        at -= 1
    return at > 0 and text[at - 1] in _NUMBER
