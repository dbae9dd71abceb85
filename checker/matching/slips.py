"""Fixed terms with one character wrong: 公平竟争审查, 法冶政府. What is meant is plain, so the short words inside count too.

A slip is one character of a known term replaced by one that sounds like it (sounds.tsv), looks like it (shapes.txt), or is too rare to be
meant (outside the 3,755 common characters of GB 2312). Terms are the key terms of rules/wording.yaml and the long literals of the
rules; nothing that makes another official term (法治/法制) or brings in a negation is a slip. The text stays as it is for quotes and for the
checks of wording, which ask about every slip; only the judgement reads the mended one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress
from operator import add, ne
from pathlib import Path
from typing import Any

from checker.matching.confusable import is_another_term
from checker.values import dataclass

LONG = 6  # characters from which a literal of a rule is a term of its own: either its first or its last KEY are left whole
KEY = 3
_ALONE = "丢么俩僧凑剖否呢哟哦囊嫩怎恩您抓拽揣擦日暖森特给能谁谬贼"  # of the common characters those that sound like no other: not in sounds.tsv


@dataclass(frozen=True)
class Slip:
    """text[start:end] is `meant` with one character wrong. at: its position; all squeezed. sound: it sounds alike."""

    start: int
    end: int
    at: int
    meant: str
    sound: bool

    @property
    def right(self) -> str:
        """The character that was meant."""
        return self.meant[self.at - self.start]


# A short term, where in it the half that was found begins, and which two characters should stand next to that half, the nearer first: with
# only one of all characters wrong, one of the two is right. near: place of the nearer one, from where the half begins.
_Use = tuple[str, int, int, str, str]
# A long term, and the three characters that should stand behind its first KEY or before its last: at least two of them are right.
_LongUse = tuple[str, str, str, str]
# Third character -> the half of three; the long terms that begin, those that end with the three.
_Longer = dict[str, tuple[str | None, list[_LongUse], list[_LongUse]]]
_NOTHING: tuple[str | None, list[_LongUse], list[_LongUse]] = None, [], []
_PADDING = "\0" * KEY


def _use_of(term: str, start: int, end: int) -> _Use:
    """term[start:end] is one of its halves."""
    if start == 0:
        return term, 0, end, term[end], term[end + 1]
    if (
        start == 1
    ):  # of three characters: the one that is left may be the wrong one, so the half itself is asked for
        return term, 1, 0, term[1], ""
    return term, start, -1, term[start - 1], term[start - 2]


class FixedTerms:
    """Terms prepared for one pass over a text. key_terms: of any length from four on; literals: only those of LONG or more count. wrong: misspellings, which
    make a literal that holds one no term; not_slips: words that look like a slip and are none."""

    def __init__(
        self,
        key_terms: Iterable[str],
        literals: Iterable[str] = (),
        *,
        wrong: Iterable[str] = (),
        not_slips: Iterable[str] = (),
    ) -> None:
        self._not_slips = tuple(not_slips)
        self._key_terms = tuple(dict.fromkeys(key_terms))
        # First two characters of an end of a term -> the half of two, and what goes on.
        self._ends: dict[str, tuple[str | None, _Longer]] = {}
        # Two characters at either end of a short term are common: only the curated terms are worth the search.
        self._halves: dict[str, list[_Use]] = {}
        for term in (term for term in self._key_terms if len(term) < LONG):
            middle = len(term) // 2
            self._add_half(term[:middle], _use_of(term, 0, middle))
            self._add_half(term[middle:], _use_of(term, middle, len(term)))
        # A rule may list a wording with its common slip (行政载量权): that is no term to mend others by.
        listed = re.compile("|".join(map(re.escape, wrong)) or "(?!)")
        long = (
            term for term in {*literals} if len(term) >= LONG and _is_han(term) and not listed.search(term)
        )
        self._known = frozenset({*self._key_terms, *long})
        for term in sorted(self._known):
            if len(term) >= LONG:
                self._longer(term[:KEY])[1].append((term, *term[KEY : 2 * KEY]))
                self._longer(term[-KEY:])[2].append((term, *term[-2 * KEY : -KEY]))

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> FixedTerms:
        """The terms that were made plain."""
        made = cls.__new__(cls)
        vars(made).update(plain)
        return made

    def plain(self) -> dict[str, Any]:
        """What was worked out, as values that a file can keep: preparing takes longer than reading them."""
        return {
            name: getattr(self, name) for name in ("_not_slips", "_key_terms", "_ends", "_halves", "_known")
        }

    def _add_half(self, half: str, use: _Use) -> None:
        self._halves.setdefault(half, []).append(use)
        if len(half) == 2:
            self._ends[half] = half, self._ends[half][1] if half in self._ends else {}
        elif len(half) == KEY:
            longer = self._longer(half)
            self._ends[half[:2]][1][half[2]] = half, longer[1], longer[2]

    def _longer(self, key: str) -> tuple[str | None, list[_LongUse], list[_LongUse]]:
        _, longer = self._ends.setdefault(key[:2], (None, {}))
        return longer.setdefault(key[2], (None, [], []))

    def slips(self, text: str, pairs: Sequence[str] | None = None) -> tuple[Slip, ...]:
        """Every slip in a squeezed text, in order of place, none overlapping: of several terms over one place the longest is meant.

        pairs: the text's neighbouring characters, where somebody has them.
        """
        found: dict[int, Slip] = {}
        for start, term in self._candidates(text, pairs or list(map(add, text, text[1:]))):
            if text.startswith(term, start):
                continue
            slip = self._slip(text, start, term)
            if slip is not None and (slip.at not in found or len(term) > len(found[slip.at].meant)):
                found[slip.at] = slip
        return tuple(found[at] for at in sorted(found))

    def _candidates(self, text: str, pairs: Sequence[str]) -> Iterator[tuple[int, str]]:
        """(start, term) wherever one end of a term stands whole and the rest may be there with one character wrong."""
        places: dict[str, list[int]] = {half: [] for half in self._halves}
        padded = _PADDING + text + _PADDING
        yield from self._long_ones(padded, pairs, places)
        for half, uses in self._halves.items():
            for at in places[half] if len(half) > 1 else _places_of(half, text):
                for term, offset, near, next_to_it, beyond in uses:
                    nearer = at + len(_PADDING) + near
                    if padded[nearer] == next_to_it or padded[nearer + (1 if near > 0 else -1)] == beyond:
                        yield at - offset, term

    def _long_ones(
        self, padded: str, pairs: Sequence[str], places: dict[str, list[int]]
    ) -> Iterator[tuple[int, str]]:
        """The same for long terms; places: filled with where the halves of short ones begin."""
        ends = [*map(self._ends.get, pairs)]
        for at, end in compress(enumerate(ends), ends):
            assert end is not None  # compress has left out the others
            half, longer = end
            if half is not None:
                places[half].append(at)
            if not longer:
                continue
            third = at + len(_PADDING) + 2
            half, begun, ended = longer.get(padded[third], _NOTHING)
            if half is not None:
                places[half].append(at)
            if begun:
                for term in _nearly(begun, padded[third + 1 : third + 1 + KEY]):
                    yield at, term
            if ended:
                for term in _nearly(ended, padded[at : at + KEY]):
                    yield at + KEY - len(term), term

    def _slip(self, text: str, start: int, term: str) -> Slip | None:
        end = start + len(term)
        written = text[start:end]
        # A known term stands there as it is meant: 免予现场检查, 免于现场检查 are both written.
        if start < 0 or written in self._known or sum(map(ne, written, term)) != 1 or end > len(text):
            return None
        wrong = next(offset for offset, meant in enumerate(term) if written[offset] != meant)
        written, meant = written[wrong], term[wrong]
        alike = sounds_alike(written, meant)
        if not (alike or looks_alike(written, meant) or is_rare(written)) or is_another_term(written, meant):
            return None
        at = start + wrong
        if any(_stands_over(text, known, at) for known in self._key_terms):
            return None
        if any(word in text[max(0, start - 2) : end + 2] for word in self._not_slips):
            return None
        return Slip(start, end, at, term, alike)


def _nearly(uses: list[_LongUse], written: str) -> list[str]:
    """The terms of which at least two of the KEY characters stand as they should."""
    a, b, c = tuple(written)
    return [term for term, x, y, z in uses if (a == x) + (b == y) + (c == z) > 1]


def _places_of(half: str, text: str) -> list[int]:
    return [at for at, character in enumerate(text) if character == half]


def mend(text: str, slips: Iterable[Slip]) -> str:
    """The text with what was meant in the place of every slip; as long as before."""
    characters = list(text)
    for slip in slips:
        characters[slip.at] = slip.right
    return "".join(characters)


def _stands_over(text: str, term: str, at: int) -> bool:
    """Whether a term stands, rightly written, over position at."""
    return term in text[max(0, at - len(term) + 1) : at + len(term)]


def sounds_alike(one: str, other: str) -> bool:
    sounds = _sounds()
    at = sounds.find(one)
    row = sounds[sounds.rfind("\n", 0, at) + 1 : sounds.find("\n", at)] if at >= 0 else ""
    same = row.partition("\t")[2]
    return one in same and other in same


def looks_alike(one: str, other: str) -> bool:
    return other in _shapes().get(one, "")


def is_rare(character: str) -> bool:
    """A Chinese character outside the common ones: nobody means it in a fixed term."""
    return "\u4e00" <= character <= "\u9fff" and character not in _sounds() and character not in _ALONE


def _is_han(term: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" or character == "、" for character in term)


@cache
def _sounds() -> str:
    """The rows of sounds.tsv: a sound, a tab, the characters of it; each character once. Few are asked for, so they stay a text."""
    return "\n".join([*_lines("sounds.tsv"), ""])


@cache
def _shapes() -> dict[str, str]:
    """Character -> the characters that look like it."""
    alike: dict[str, str] = {}
    for group in _lines("shapes.txt"):
        for character in group:
            alike[character] = alike.get(character, "") + group.replace(character, "")
    return alike


def _lines(name: str) -> list[str]:
    content = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")]
