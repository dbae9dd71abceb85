"""A report as text with places. Knows no file format, no rule and no part of a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.folding import fold


@dataclass(frozen=True)
class Notice:
    """Something the user should know about an input that was read: a stable code and a Chinese sentence."""

    code: str
    message: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as the format has it.

    start, end: offsets into Document.text, end exclusive. place: where the user finds it, in Chinese (第 3 段, 表 1 第 2 行); empty
    where the format has no such places. outline_level: 1-9 when the format marks a heading (Word style, Markdown #, h1..h6), else None.
    """

    start: int
    end: int
    place: str = ""
    outline_level: int | None = None


@dataclass(frozen=True)
class Hints:
    """What the format says beside the text: used when the text itself is silent, and always named as the source."""

    title: str | None = None
    issuer: str | None = None
    published: str | None = None  # ISO date


@dataclass(frozen=True)
class Document:
    """A read input. Offsets everywhere count characters (code points) of `text` from 0; ends are exclusive.

    folded: `text` folded character by character (same length). paragraphs: in order, not overlapping, none empty.
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))
