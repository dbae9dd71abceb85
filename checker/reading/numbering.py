"""Word's automatic numbers: what stands before a paragraph although nobody typed it.

Source: ECMA-376 part 1, 17.9. Counters live per abstract list, so lists that share one go on counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from checker.reading.numerals import numeral
from checker.reading.package import W, switched_on, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACEHOLDER = re.compile(r"%([1-9])")


_LEVELS = 9  # of a list; what is beyond them no program writes
_LONGEST_LABEL = 255  # characters of a level's text, as Word has it


@dataclass(frozen=True)
class Level:
    """One level of a list. text: with %1..%9 for the numbers of the levels. legal: all numbers in it decimal.

    restart: number (from 1) of the level that makes this one start again, 0 for never, None for any level
    above. style: id of the paragraph style that stands for this level.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None

    def restarts_after(self, level: int) -> bool:
        return self.restart is None or level < self.restart


@dataclass
class _List:
    """A list as paragraphs name it. overrides: level -> number with which this list begins there."""

    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document and how far each has counted; ask in the order of the paragraphs."""

    def __init__(self, root: _Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def level_of(self, list_id: str, style: str) -> int | None:
        """The level that a paragraph style stands for, from 0."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((number for number, level in levels.items() if level.style == style), None)

    def label(self, list_id: str, level: int) -> str:
        """Count one paragraph and return its label, "" for a bullet or an unknown list."""
        known = self._lists.get(list_id)
        if known is None or level not in known.levels:
            return ""
        counters = self._counters.setdefault(known.abstract, {})
        if level in known.overrides and (list_id, level) not in self._begun:
            counters[level] = known.overrides[level] - 1
        self._begun.add((list_id, level))
        counters[level] = counters.get(level, known.levels[level].start - 1) + 1
        for deeper in [other for other in counters if other > level]:
            if deeper in known.levels and known.levels[deeper].restarts_after(level):
                del counters[deeper]
        return _written(known.levels, level, counters)

    def _read(self, root: _Element) -> None:
        abstracts = {
            value(element, "abstractNumId") or "": element for element in root.iterchildren(f"{W}abstractNum")
        }
        # A list may borrow its levels from the list that defines a numbering style.
        styled = {
            name: key
            for key, element in abstracts.items()
            if (name := value(element.find(f"{W}styleLink"))) is not None
        }
        for element in root.iterchildren(f"{W}num"):
            key = value(element.find(f"{W}abstractNumId")) or ""
            if key not in abstracts:
                continue
            link = value(abstracts[key].find(f"{W}numStyleLink"))
            key = styled.get(link, key) if link else key
            levels = _levels(abstracts[key])
            overrides: dict[int, int] = {}
            for override in element.iterchildren(f"{W}lvlOverride"):
                levels |= _levels(override)
                number = whole(value(override, "ilvl"))
                start = whole(value(override.find(f"{W}startOverride")))
                if number is not None and 0 <= number < _LEVELS and start is not None:
                    overrides[number] = start
                    levels[number] = replace(levels.get(number, Level()), start=start)
            self._lists[value(element, "numId") or ""] = _List(key, levels, overrides)


def _levels(parent: _Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iterchildren(f"{W}lvl"):
        number = whole(value(element, "ilvl"))
        if number is None or not 0 <= number < _LEVELS:
            continue
        start = whole(value(element.find(f"{W}start")))
        levels[number] = Level(
            start=0 if start is None else start,
            form=value(next(element.iter(f"{W}numFmt"), None)) or "decimal",
            text=(value(element.find(f"{W}lvlText")) or "")[:_LONGEST_LABEL],
            legal=bool(switched_on(element.find(f"{W}isLgl"))),
            restart=whole(value(element.find(f"{W}lvlRestart"))),
            style=value(element.find(f"{W}pStyle")),
        )
    return levels


def _written(levels: dict[int, Level], level: int, counters: dict[int, int]) -> str:
    if levels[level].form == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        named = levels.get(index, Level())
        form = "decimal" if levels[level].legal else named.form
        # A level above that has not been used yet shows its first number.
        return numeral(counters.get(index, named.start), form)

    return _PLACEHOLDER.sub(number, levels[level].text)
