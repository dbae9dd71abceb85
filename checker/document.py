"""A report as text with places. Knows no file format, no rule and no part of a report."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from checker.folding import fold
from checker.traditional import is_traditional, simplified
from checker.values import dataclass, field


@dataclass(frozen=True)
class Notice:
    """Something the user should know about an input that was read: a stable code and a Chinese sentence."""

    code: str
    message: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as the format has it.

    start, end: offsets into Document.text, end exclusive. place: where the user finds it, in Chinese (第 3 段, 第 2 页, 表 1 第 2 行,
    第 3 段 脚注 1); empty where the format has no such places. outline_level: 1-9 when the format marks a heading (Word style, Markdown #, h1..h6), else None.
    """

    start: int
    end: int
    place: str = ""
    outline_level: int | None = None


@dataclass(frozen=True)
class Hints:
    """What the format says beside the text: used when the text itself is silent, and always named as the source.

    published: ISO date. published_source: where on the page it stands, in Chinese.
    """

    title: str | None = None
    issuer: str | None = None
    published: str | None = None
    published_source: str = ""


@dataclass(frozen=True)
class Document:
    """A read input. Offsets everywhere count characters (code points) of `text` from 0; ends are exclusive.

    folded: `text` folded character by character (same length); traditional: it is mostly in traditional script, and folded to simplified
    where the extra is installed. paragraphs: in order, not overlapping, none empty.
    path: as the user named it; None for text handed over in memory.
    """

    text: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    path: str | None = None
    sha256: str = ""
    hints: Hints = Hints()
    notices: tuple[Notice, ...] = ()
    folded: str = field(init=False, repr=False)
    traditional: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "traditional", is_traditional(self.text))
        object.__setattr__(self, "folded", self.fold(self.text))

    def fold(self, text: str) -> str:
        """Another text (a title, a name) folded as this document is: same length; simplified where the document is in traditional script."""
        plain = fold(text)
        return (simplified(plain) or plain) if self.traditional else plain

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def place_at(self, offset: int) -> str:
        """Where the user finds the paragraph around an offset; "" where no paragraph stands, or one is most of the text.

        A place that holds more than half of the report tells nobody where to look.
        """
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return ""
        found = self.paragraphs[index]
        most_of_it = 2 * (found.end - found.start) > len(self.text)
        return found.place if offset < found.end and not most_of_it else ""
