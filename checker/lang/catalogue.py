"""The catalogue: sentences with holes, Chinese -> English. en.yaml: what a scorecard says; en-elements.yaml: elements, their advice and
the instruments; en-faults.yaml: what stops a check; en-rules.yaml: faults of rule files.

A key is Chinese with `{}` where the program puts a value, `{*}` for the longest value without a clause mark, where it holds the words behind the hole too. Its English names the holes by number from 0: `{0}` puts the value as it stands,
`{0!}` a value that is a sentence or word of the program itself and is looked up in turn, `{0*}` a list of such, joined by 、 or ；.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

FILES = ("en.yaml", "en-elements.yaml", "en-faults.yaml", "en-rules.yaml")
_HOLE = re.compile(r"\{(\*?)\}")
_FILLED = re.compile(r"\{(?P<number>\d+)(?P<how>[!*]?)\}")
_STOP = "。"
_DEEPEST = 4  # a message in a message in a message; more is a catalogue that refers to itself


@dataclass(frozen=True)
class Sentence:
    """One entry with holes. weight: how many characters it says itself; of two that fit, the one that says more is meant."""

    pattern: re.Pattern[str]
    first: str
    english: str
    weight: int
    greedy: bool  # has a hole that takes all it can: comes last of those that say as little


class Catalogue:
    """entries: all, Chinese -> English; plain: sentences without holes; open: those with, the most telling first."""

    def __init__(self, entries: dict[str, str]) -> None:
        self.entries = entries
        self.plain = {chinese: english for chinese, english in entries.items() if not _HOLE.search(chinese)}
        self.open = sorted(
            (_sentence(chinese, english) for chinese, english in entries.items() if _HOLE.search(chinese)),
            key=lambda sentence: (-sentence.weight, sentence.greedy),
        )

    def english(self, text: str, depth: int = 0) -> str:
        """The sentence in English; the text itself where it is not known."""
        if text in self.plain:
            return self.plain[text]
        if text.removesuffix(_STOP) in self.plain:
            return f"{self.plain[text.removesuffix(_STOP)]}."
        for sentence in self.open if depth <= _DEEPEST else ():
            if sentence.first in text:
                match = sentence.pattern.fullmatch(text)
                if match is not None:
                    return self._filled(sentence.english, match, depth + 1)
        return text

    def _filled(self, english: str, match: re.Match[str], depth: int) -> str:
        def fill(hole: re.Match[str]) -> str:
            value = match[int(hole["number"]) + 1]
            if hole["how"] == "!":
                return self.english(value, depth)
            if hole["how"] == "*":
                pieces = re.split("([、；])", value)
                marks = {"、": ", ", "；": "; "}
                return "".join(marks.get(piece) or self.english(piece, depth) for piece in pieces)
            return value

        return _FILLED.sub(fill, english)


@cache
def catalogue() -> Catalogue:
    """The one catalogue, read once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: dict[str, str] = {}
    for name in FILES:
        text = resources.files("checker.lang").joinpath(name).read_text(encoding="utf-8")
        entries |= yaml.load(text, loader)
    return Catalogue(entries)


def _hole(mark: str, *, first: bool) -> str:
    """At its beginning a sentence has no colon in a hole: 甲.docx：第 3 页有… is a name before a sentence that begins with 第."""
    return "([^，。；]*)" if mark else "([^：]*?)" if first else "(.*?)"


def _sentence(chinese: str, english: str) -> Sentence:
    pieces = _HOLE.split(chinese)  # in turn: what it says, `*` or nothing for a hole
    pattern = "".join(
        _hole(piece, first=number == 1 and not pieces[0]) if number % 2 else re.escape(piece)
        for number, piece in enumerate(pieces)
    )
    said = [piece for piece in pieces[::2] if piece]
    return Sentence(
        re.compile(pattern, re.DOTALL),
        max(said, key=len, default=""),
        english,
        sum(map(len, said)),
        "*" in pieces[1::2],
    )
