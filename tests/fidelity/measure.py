"""How much of a gold text a reader recovered: its paragraphs, its numbers, the rows of its table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.document import Document
    from checker.scorecard import Scorecard

_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_BLANKS = re.compile(r"[ \u3000\u00a0]+")


@dataclass(frozen=True)
class Fidelity:
    """Recovered and wanted of each; foreign: characters that stand in no gold line."""

    paragraphs: tuple[int, int]
    numbers: tuple[int, int]
    rows: tuple[int, int]
    foreign: int

    @property
    def least(self) -> float:
        """The smallest of the shares."""
        return min(found / wanted for found, wanted in (self.paragraphs, self.numbers, self.rows) if wanted)


def fidelity(document: Document, paragraphs: Sequence[str], rows: Sequence[str] = ()) -> Fidelity:
    """A paragraph or a row counts as recovered if it is a line of its own, character by character; blanks aside."""
    lines = Counter(map(_plain, document.text.split("\n")))
    wanted, wanted_rows = Counter(map(_plain, paragraphs)), Counter(map(_plain, rows))
    numbers = Counter(_NUMBER.findall("\n".join((*paragraphs, *rows))))
    found = Counter(_NUMBER.findall(document.text))
    foreign = lines - wanted - wanted_rows
    return Fidelity(
        ((wanted & lines).total(), wanted.total()),
        ((numbers & found).total(), numbers.total()),
        ((wanted_rows & lines).total(), wanted_rows.total()),
        sum(len(line) * count for line, count in foreign.items()),
    )


def same_verdicts(one: Scorecard, other: Scorecard) -> tuple[int, int]:
    """How many elements have the same outcome on both, and how many there are; none is the same where one is not assessed."""
    first, second = _outcomes(one), _outcomes(other)
    return sum(second.get(element) == outcome for element, outcome in first.items()), len(first)


def _outcomes(card: Scorecard) -> Mapping[str, str]:
    return {finding.id: finding.outcome.value for finding in card.findings}


def _plain(line: str) -> str:
    return _BLANKS.sub("", fold(line.replace("\t", "\x00"))).replace("\x00", "\t")
