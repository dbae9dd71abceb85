"""Word's styles as far as reading needs them: list, heading level, hidden text, inherited along basedOn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.reading.package import W, switched_on, value, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from checker.reading.numbering import Numbering

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.I)
# Word, LibreOffice, and what WPS calls a table of contents that was set by hand.
_CONTENTS = re.compile(
    r"(?:toc\s*(?:\d|heading|标题)|contents\s*(?:\d|heading)|wpsoffice手动目录\s*\d)$", re.I
)
_LONGEST_CHAIN = 32  # styles based on each other; Word itself stops at eleven
_BODY_LEVEL = 9  # outlineLvl counts headings from 0 and calls body text 9


class Styles:
    """The styles of one document."""

    def __init__(self, root: _Element | None) -> None:
        elements = [] if root is None else list(root.iterchildren(f"{W}style"))
        self._by_id = {value(element, "styleId") or "": element for element in elements}
        # What a style says is asked by every paragraph that has it.
        self._hiding: dict[str | None, bool | None] = {}
        self._levels: dict[str | None, int | None] = {}
        self._lists: dict[str | None, tuple[str, int] | None] = {}
        self._contents: dict[str | None, bool] = {}
        self._default = next(
            (
                value(element, "styleId")
                for element in elements
                if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on")
            ),
            None,
        )

    def list_level(self, paragraph: _Element, numbering: Numbering) -> tuple[str, int] | None:
        """List and level (from 0) of a paragraph, its own or its style's; None without a number."""
        own = paragraph.find(f"{W}pPr")
        style = self._style(own)
        if own is not None and own.find(f"{W}numPr") is not None:
            return _list_level([("", own), *self._properties(style)], numbering)
        if style not in self._lists:
            self._lists[style] = _list_level(self._properties(style), numbering)
        return self._lists[style]

    def outline_level(self, paragraph: _Element) -> int | None:
        """Heading level from 1, set at the paragraph or by its style; None for body text."""
        own = paragraph.find(f"{W}pPr")
        level = None if own is None else whole(value(own.find(f"{W}outlineLvl")))
        if level is not None:
            return level + 1 if 0 <= level < _BODY_LEVEL else None
        style = self._style(own)
        if style not in self._levels:
            self._levels[style] = self._level_of(style)
        return self._levels[style]

    def _level_of(self, style: str | None) -> int | None:
        for name, properties in self._properties(style):
            level = whole(value(properties.find(f"{W}outlineLvl")))
            if level is not None:
                return level + 1 if 0 <= level < _BODY_LEVEL else None
            if name and (match := _HEADING.match(self._name(name))):
                return int(match[1])
        return None

    def is_contents(self, paragraph: _Element) -> bool:
        """True for a line of an automatic table of contents."""
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        if style not in self._contents:
            self._contents[style] = bool(style and _CONTENTS.match(self._name(style)))
        return self._contents[style]

    def hides(self, paragraph: _Element) -> bool:
        """True where the style of a paragraph hides the runs that say nothing of their own. Asked once for all its runs."""
        return bool(self._vanishes(value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default))

    def is_hidden(self, run: _Element, inherited: bool) -> bool:
        """True for a run of hidden text. inherited: what its paragraph says. A paragraph's mark (w:pPr) may be asked about like a run."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return inherited
        own = switched_on(properties.find(f"{W}vanish"))
        state = own if own is not None else self._vanishes(value(properties.find(f"{W}rStyle")))
        return inherited if state is None else state

    def _name(self, style: str) -> str:
        element = self._by_id.get(style)
        return "" if element is None else value(element.find(f"{W}name")) or ""

    def _chain(self, style: str | None) -> Iterator[tuple[str, _Element]]:
        seen: set[str] = set()
        while style in self._by_id and style not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(style)
            yield style, self._by_id[style]
            style = value(self._by_id[style].find(f"{W}basedOn"))

    def _style(self, own: _Element | None) -> str | None:
        """The style of a paragraph with these properties."""
        return (None if own is None else value(own.find(f"{W}pStyle"))) or self._default

    def _properties(self, style: str | None) -> Iterator[tuple[str, _Element]]:
        """The properties of paragraphs in a style, and those of what it is based on."""
        for name, element in self._chain(style):
            properties = element.find(f"{W}pPr")
            yield name, properties if properties is not None else element

    def _vanishes(self, style: str | None) -> bool | None:
        """Whether a style hides text, None where it and what it is based on say nothing."""
        if style not in self._hiding:
            states = (switched_on(element.find(f"{W}rPr/{W}vanish")) for _, element in self._chain(style))
            self._hiding[style] = next((state for state in states if state is not None), None)
        return self._hiding[style]


def _list_level(found: Iterable[tuple[str, _Element]], numbering: Numbering) -> tuple[str, int] | None:
    """found: properties with the style that has them, "" for the paragraph's own, the nearest first."""
    list_id: str | None = None
    level: int | None = None
    for style, properties in found:
        number = properties.find(f"{W}numPr")
        if number is None:
            continue
        if level is None:
            level = whole(value(number.find(f"{W}ilvl")))
        list_id = value(number.find(f"{W}numId"))
        if list_id is not None:
            if level is None and style:
                level = numbering.level_of(list_id, style)
            break
    # List 0 is Word's way to take an inherited number away.
    return None if list_id in (None, "0") else (list_id or "", level or 0)
