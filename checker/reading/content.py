"""What a format reader hands up: blocks in reading order, and how they become one text with places.

Knows no file format. A block is a paragraph or a table row that has no offsets yet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document import Hints, Notice, Paragraph
from checker.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NO_HINTS = Hints()

# Cells longer than this are prose in a layout table, not figures in a table: one line per row would glue a
# whole report together.
LONGEST_CELL = 300

# Formats built on markup have no offsets of their own, so what cannot be seen stays out of their text. First and last code.
_UNSEEN_RANGES = (
    (0x00, 0x08),
    (0x0E, 0x1F),
    (0x7F, 0x84),
    (0x86, 0x9F),
    *((code, code) for code in (0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x3164, 0xFEFF, 0xFFA0)),
    (0x0300, 0x036F),  # accents that stand on the character before them: in Chinese nobody writes one
    (0x180B, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),  # which form of a character: its meaning is the same
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),
    (0xE0100, 0xE01EF),
)
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_UNSEEN = dict.fromkeys(code for first, last in _UNSEEN_RANGES for code in range(first, last + 1))
_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSEEN_RANGES)
_ANY_UNSEEN, _ANY_TO_MEND = re.compile(f"[{_CLASS}]+"), re.compile(f"[{_CLASS}{_LINE_ENDS}]")
_UNSEEN_OR_LINE_END: dict[int, str | None] = {
    **_UNSEEN,
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
}

_CHINESE_MARKS = frozenset("“”‘’—…·")


@dataclass(frozen=True)
class Block:
    """A paragraph or a table row as the format has it.

    text: a line end inside makes it several paragraphs of one place.
    row: cells joined by tabs; an empty first cell keeps its tab, so that columns stay columns.
    """

    text: str
    place: str = ""
    outline_level: int | None = None
    row: bool = False


@dataclass(frozen=True)
class Content:
    """What was read from one input, in the terms of Document."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    hints: Hints = NO_HINTS
    notices: tuple[Notice, ...] = ()


def without_unseen(text: str) -> tuple[str, int]:
    """Return text without the characters that nobody sees, and how many there were."""
    seen = _ANY_UNSEEN.sub("", text)
    return seen, len(text) - len(seen)


def is_chinese(char: str) -> bool:
    """True for Chinese characters, full-width forms and the marks between them; False for ""."""
    return (
        "\u2e80" <= char <= "\u9fff"
        or char in _CHINESE_MARKS
        or "\uf900" <= char <= "\ufaff"
        or "\uff00" <= char <= "\uffef"
        or char > "\U0001ffff"
    )


def lines_content(text: str, notices: Sequence[Notice] = ()) -> Content:
    """Content of a text whose line ends are all newlines already.

    The text stays as it is; paragraphs are its non-blank lines, without the blanks around them.
    """
    paragraphs = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if bare := line.strip():
            first = start + line.index(bare[0])
            paragraphs.append(Paragraph(first, first + len(bare), f"第 {number} 行"))
        start += len(line) + 1
    return Content(text, tuple(paragraphs), notices=tuple(notices))


def blocks_content(
    blocks: Iterable[Block], hints: Hints = NO_HINTS, notices: Sequence[Notice] = ()
) -> Content:
    """Content of a format without a text of its own: the non-blank lines of its blocks, joined by newlines."""
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for block in blocks:
        for raw in _seen(block.text).split("\n"):
            line = raw.rstrip() if block.row and raw.strip() else raw.strip()
            if line:
                paragraphs.append(Paragraph(start, start + len(line), block.place, block.outline_level))
                lines.append(line)
                start += len(line) + 1
    return Content("\n".join(lines), tuple(paragraphs), hints, tuple(notices))


def row_blocks(cells: Sequence[Sequence[Block]], place: str) -> list[Block]:
    """The blocks of one table row: one tab-joined line, or its paragraphs where the table only lays out a page.

    cells: for every cell its blocks, [] for an empty cell.
    """
    texts = [" ".join(" ".join(_seen(block.text).split()) for block in cell) for cell in cells]
    if sum(map(bool, texts)) < 2 or max(map(len, texts)) > LONGEST_CELL:
        return [Block(block.text, place, block.outline_level) for cell in cells for block in cell]
    return [Block("\t".join(texts), place, row=True)]


def _seen(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Nearly no text needs the table, which is slow.
    return text.translate(_UNSEEN_OR_LINE_END) if _ANY_TO_MEND.search(text) else text
