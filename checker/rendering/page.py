"""A page of terminal lines: wrapping, labels, numbered sections. Knows cells and styles, nothing of scores.

All text passes here on its way out, so here it is made harmless. It goes into Line objects, never markup.
"""

from __future__ import annotations

from checker.lang import is_chinese, say
from checker.rendering.cells import cell_len, cells_of, cut, wrap
from checker.rendering.harmless import harmless
from checker.rendering.line import Line, Piece

NARROWEST, WIDEST = 60, 200  # below, a line of the overview does not fit; above, there is no screen
READABLE = 100  # wider screens are not filled: long Chinese lines are hard to follow

_NUMERALS = "一二三四五六七八九"
_LABEL_GAP = 2
_LABEL = 9  # cells of a label in English, whose words differ in length
_EDGE = 3  # cells kept free at the right of a note: a mark and a pair of quotation marks, drawn wide


class Page:
    """Lines in order, each at most `width` cells wide. Styles are line.py's and vanish without colour."""

    def __init__(self, width: int) -> None:
        self.width = min(max(width, NARROWEST), WIDEST)
        self.lines: list[Line] = []
        self._sections = 0

    def section(self, title: str, note: str = "") -> None:
        """A numbered heading after a blank line, as official documents number them: 一、二、三、"""
        self._sections += 1
        tens, ones = divmod(self._sections, 10)
        leading = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
        number = leading + (_NUMERALS[ones - 1] if ones else "")
        title = harmless(say(title))
        heading = (
            f"{number}、{title}" if is_chinese() else f"{self._sections}. {title[:1].upper()}{title[1:]}"
        )
        self.blank()
        self.lines.append(
            Line((heading, "bold"), (f"{'　' if is_chinese() else '  '}{note}" if note else "", "dim"))
        )

    def blank(self) -> None:
        """One blank line, never two, and none at the top."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Line())

    def text(self, text: str, style: str = "", indent: int = 0, limit: int | None = None) -> None:
        """`text` wrapped under `indent`, cut to `limit` lines."""
        for line in self._wrapped(text, self.width - indent, limit):
            self.lines.append(Line(" " * indent, (line, style)))

    def field(
        self, label: str, text: str, indent: int = 2, style: str = "", limit: int | None = None
    ) -> None:
        """A label, and `text` wrapped beside it. Nothing when there is no text."""
        if not text:
            return
        label = self.label(label)
        hang = indent + cell_len(label) + _LABEL_GAP
        for number, line in enumerate(self._wrapped(text, self.width - hang, limit)):
            start = (" " * indent, (label, "dim"), " " * _LABEL_GAP) if number == 0 else (" " * hang,)
            self.lines.append(Line(*start, (line, style)))

    @staticmethod
    def label(label: str) -> str:
        """A label as it is printed. A mark stays as it is."""
        return label if is_chinese() or len(label) == 1 else say(label).ljust(_LABEL)

    def marked(self, mark: str, title: str, style: str = "", note: str = "", indent: int = 2) -> None:
        """A mark and a title, with a note at the right edge if there is room for it, else on its own line."""
        title = cut(harmless(title), self.width - indent - cells_of(mark) - 1)
        note = harmless(note)
        line = Line(" " * indent, (mark, style), " ", (title, "bold"))
        if note:
            # Consoles that draw “ ” and the mark two cells wide need room; the edge stays straight.
            widening = max(cells_of(line.plain) - cell_len(line.plain), _EDGE)
            gap = self.width - widening - cell_len(line.plain) - cell_len(note)
            if gap < _LABEL_GAP:
                self.lines.append(line)
                line, gap = Line(), indent + cell_len(mark) + 1
            line.append(" " * gap)
            line.append(cut(note, self.width - gap), "dim")
        self.lines.append(line)

    def row(self, *pieces: Piece) -> None:
        """One line as put together by the caller, who has measured it; a piece is text or (text, style)."""
        line = Line(*pieces)
        line.rstrip()
        self.lines.append(line)

    def plain(self) -> str:
        """The whole page without styles, ending in a line feed."""
        return "".join(f"{line.plain.rstrip()}\n" for line in self.lines)

    @staticmethod
    def _wrapped(text: str, cells: int, limit: int | None) -> list[str]:
        text = harmless(text)
        lines = wrap(text, cells)
        room = cells * (limit or 0)
        while (
            limit is not None and len(lines) > limit
        ):  # marks kept off line starts cost some cells, so more than one try
            lines = wrap(cut(text, room), cells)
            room -= 2
        return lines
