"""The sentence bank of made-up reports: the examples that stand in the rules, with the elements each of them touches.

An example written for one element may name another one in passing. Which, is found once for all of them, by the wordings alone; a report
that is to lack an element takes no sentence that touches it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from random import Random

from checker.batch.generator.details import Slots
from checker.judging import Case
from checker.matching import page_of
from checker.reading import read_document
from checker.rulebook import Rulebook
from checker.structure import outline_of

MATTER = "matter"
LEADERS = "content/first-responsible"
_NAME = "云青县人民政府"
_SHORTEST = 8
_YEAR = re.compile(r"20\d\d|[“”]?下一步")
_HEADING = re.compile(r"(?m)^\s*[一二三]、")
_SERIES = re.compile(r"一是|[（(]一[）)]")
# Whose words a sentence is in. A sentence in nobody's words is everybody's.
_OWN_WORDS = {
    "P": re.compile(r"我省|全省|省委|省政府|省长"),
    "C": re.compile(r"我市|全市|市委|市政府|市长"),
    "X": re.compile(r"我[县区]|全[县区]|[县区]委|[县区]政府|[县区]长|各?乡镇"),
    "T": re.compile(r"我[镇乡]|街道|[镇乡]党委|[镇乡]政府|[镇乡]长|村居?|社区|[镇乡]里"),
    "D": re.compile(r"我局|全局|局党组|局长|局机关|局法规|本局|厅|我委"),
}
# A number with a unit, which may be any number. A factor for the whole sentence keeps sums and shares right.
_FIGURE = re.compile(
    r"(?<![\d.第〔\[—-])(\d{1,4})(?=(?:余|多)?(?:件|份|人次|名|场|期|条|起|户|家|宗|万元|余))"
)
_FACTORS = (1, 1, 2, 3, 4, 5, 7)


@dataclass(frozen=True)
class Sentence:
    """touches: ids of all elements whose wordings stand in it, its own left out. levels: in whose words it is, empty for all.

    names_leaders: whether it speaks of the first responsible persons.
    """

    text: str
    touches: frozenset[str]
    levels: str
    names_leaders: bool

    def suits(self, level: str) -> bool:
        return not self.levels or level in self.levels

    def varied(self, random: Random) -> str:
        """The sentence with other figures."""
        factor = random.choice(_FACTORS)
        return _FIGURE.sub(lambda match: str(int(match.group(1)) * factor), self.text)


@dataclass(frozen=True)
class Bank:
    """sentences: (element, "met" or "partial") -> sentences, in the order of the rules. parts: element -> its part.

    frame: what may stand around the sentences -> elements it touches. leaders: those texts of it that speak of the first responsible persons.
    """

    sentences: dict[tuple[str, str], tuple[Sentence, ...]]
    parts: dict[str, str]
    frame: dict[str, frozenset[str]]
    leaders: frozenset[str]

    def touched_by(self, texts: Iterable[str]) -> frozenset[str]:
        """texts: of the frame; others touch nothing."""
        return frozenset[str]().union(*(self.frame.get(text, frozenset()) for text in texts))


def bank_of(rulebook: Rulebook, frame: tuple[str, ...]) -> Bank:
    """The bank of a rulebook. frame: what a report may say around the sentences. Takes a second; the result is kept."""
    return _bank(rulebook.fingerprint, rulebook.profile, frame, _Held(rulebook))


class _Held:
    """A rulebook that counts as the same for caching whatever it holds: fingerprint and profile tell."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@cache
def _bank(_fingerprint: str, _profile: str | None, frame: tuple[str, ...], held: _Held) -> Bank:
    rulebook = held.rulebook
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rule in rulebook.rules.values():
        if rule.kind == MATTER and not rule.withdrawn:
            for kind in ("met", "partial"):
                found[rule.id, kind] = [text for text in rule.examples.get(kind, ()) if _is_plain(text)]
    texts = list(dict.fromkeys(text for group in found.values() for text in group))
    slots = Slots(Random(0), name=_NAME, year=2024, next=2025)
    filled = {text: slots.fill(text) for text in frame}
    touched = _touched([*texts, *filled.values(), *map(_numbered, filled.values())], rulebook)
    sentences = {
        key: tuple(
            Sentence(
                _ended(text),
                frozenset(touched[text] - {key[0], LEADERS}),
                _levels(text),
                LEADERS in touched[text],
            )
            for text in group
        )
        for key, group in found.items()
    }
    parts = {rule.id: rule.part for rule in rulebook.rules.values() if rule.kind == MATTER}
    around = {
        text: frozenset((touched[filled[text]] | touched[_numbered(filled[text])]) - {LEADERS})
        for text in frame
    }
    return Bank(
        sentences, parts, around, frozenset(text for text in frame if LEADERS in touched[filled[text]])
    )


def _numbered(text: str) -> str:
    """As an item of a list, whose first words are a heading."""
    return f"（二）{text}"


def _is_plain(text: str) -> bool:
    """Whether an example is a sentence that may stand in any year, and among other sentences."""
    return (
        len(text) >= _SHORTEST
        and "\n" not in text.strip()
        and not _YEAR.search(text)
        and not _HEADING.search(text)
        and not _SERIES.search(text)
    )


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith(("。", "！", "；")) else text + "。"


def _levels(text: str) -> str:
    return "".join(level for level, words in _OWN_WORDS.items() if words.search(text))


def _touched(texts: list[str], rulebook: Rulebook) -> dict[str, set[str]]:
    """Example -> ids of the elements whose wordings stand in it."""
    lines = ["一、主要举措和成效", *(_ended(text) for text in texts)]
    starts: list[int] = []
    position = 0
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    document = read_document("\n".join(lines))
    page = page_of(document, outline_of(document, year=2024, level="X"))
    touched: dict[str, set[str]] = {text: set() for text in texts}
    spans = list(zip(starts[1:], [*starts[2:], position], texts, strict=True))
    for rule_id, hits in Case(page, rulebook, 2024, "X").hits.items():
        if rule_id == LEADERS:
            found = [*hits.said, *hits.hinted]
        elif rulebook.rules[rule_id].kind == MATTER:
            found = [*hits.said, *hits.shown, *hits.hinted, *hits.lead_in, *hits.masked]
        else:
            continue
        for hit in found:
            start, end = page.original(hit.start, hit.end)
            for first, last, text in spans:
                if first < end and start < last:
                    touched[text].add(rule_id)
    return touched
