"""Wordings that another wording of the same list makes superfluous.

Where a literal stands, every literal inside it stands too, so the longer one can decide nothing; it only hides what the rule really
looks for. Look-alikes (`never`) are left out: a longer one takes away more of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.rulebook.lexicon import Lexicon
from checker.rulebook.source import RuleSource
from checker.rulebook.wording import WordingFault, alternatives_of

LISTS = ("said-by", "shown-by", "hinted-by", "lead-in", "unless")
HINT = "写了前者必然也含后者：删去前者；若后者太宽，删去后者"


@dataclass(frozen=True)
class _Alternative:
    """One alternative as written, and every literal it stands for. index: of the list entry it belongs to."""

    index: int
    written: str
    literals: tuple[str, ...]

    def is_swallowed_by(self, other: _Alternative) -> bool:
        return all(any(inner in literal for inner in other.literals) for literal in self.literals)


def swallowed_in_rule(
    source: RuleSource, groups: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, int, str]]:
    """(file, line, message) for each superfluous wording of a rule that compiles."""
    for key in LISTS:
        whole: list[_Alternative] = []
        for index, entry in enumerate(source.data.get(key, [])):
            for piece, stands_alone in _pieces(entry):
                alternatives = _alternatives(index, piece, groups)
                if stands_alone:
                    whole += alternatives
                else:
                    yield from _told(source, key, alternatives)
        yield from _told(source, key, whole)


def swallowed_in_groups(lexicon: Lexicon) -> Iterator[tuple[str, int, str]]:
    """(file, line, message) for each superfluous word of a word group."""
    for name, words in lexicon.raw.items():
        file, _ = lexicon.places[name]
        alternatives = [
            a for index, word in enumerate(words) for a in _alternatives(index, word, lexicon.groups)
        ]
        for one, other in _superfluous(alternatives):
            line = lexicon.lines[name, one.index]
            yield file, line, f"词组 {name}：“{one.written}”多余，它含有“{other.written}”"


def _told(source: RuleSource, key: str, alternatives: list[_Alternative]) -> Iterator[tuple[str, int, str]]:
    for one, other in _superfluous(alternatives):
        yield *source.place(key, one.index), f"{key}：“{one.written}”多余，它含有“{other.written}”"


def _superfluous(alternatives: list[_Alternative]) -> Iterator[tuple[_Alternative, _Alternative]]:
    """Each alternative another one swallows, with one that does; of two that swallow each other the later."""
    for place, one in enumerate(alternatives):
        for other_place, other in enumerate(alternatives):
            if place == other_place or not one.is_swallowed_by(other):
                continue
            if other_place < place or not other.is_swallowed_by(one):
                yield one, other
                break


def _pieces(entry: Any) -> list[tuple[str, bool]]:
    """The pieces of an entry, and whether the piece is the whole wording."""
    if isinstance(entry, list):
        return [(piece, False) for piece in entry]
    if isinstance(entry, dict) and "words" in entry:
        return [(piece, False) for piece in entry["words"]]
    pieces = (entry["order"] if isinstance(entry, dict) else str(entry)).split("…")
    return [(piece, len(pieces) == 1) for piece in pieces]


def _alternatives(index: int, piece: str, groups: Mapping[str, tuple[str, ...]]) -> list[_Alternative]:
    found = []
    for written in piece.split("|"):
        try:
            found.append(_Alternative(index, written.strip(), alternatives_of(written, groups)))
        except WordingFault:
            continue  # told when the rule is compiled
    return found
