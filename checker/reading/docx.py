"""A Word file: what a reader of the accepted version sees, automatic numbers included.

Headers, footers and comments stay out.
python-docx is not used: it loses automatic numbers, tracked insertions, content controls and text boxes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.document import Notice
from checker.reading.content import Block, Content, blocks_content, row_blocks
from checker.reading.numbering import Numbering
from checker.reading.package import Package, W, value
from checker.reading.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_CHANGES = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
# Properties have no text; field codes and the readings above ruby characters are not the report's.
_UNREAD = _GONE | {
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rt")
}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_NOTE_TITLES = {"footnote": "脚注", "endnote": "尾注"}


@dataclass(frozen=True)
class Walked:
    """A paragraph in reading order. pieces: its visible text, each piece with the element (w:t, w:tab …) it stands in."""

    paragraph: _Element
    pieces: tuple[tuple[_Element, str], ...]


def walk_docx(package: Package, root: _Element) -> list[Walked]:
    """The paragraphs of a document tree in reading order, for whoever writes into that tree.

    root: w:document, parsed by the caller; notes come from the package's own trees. Raises InputFault as read_docx does.
    """
    reader = _Reader(package)
    for body in root.iterchildren(f"{W}body"):
        for _ in reader.blocks(body):
            pass
    return reader.walked


def read_docx(data: bytes) -> Content:
    """Content of a Word file. Raises InputFault "damaged", "encrypted", "too-large" or "unsupported"."""
    package = Package(data)
    root = package.main_root()
    reader = _Reader(package)
    blocks = [block for body in root.iterchildren(f"{W}body") for block in reader.blocks(body)]
    notices = []
    if next(root.iter(*_CHANGES), None) is not None:
        notices.append(Notice("tracked-changes", "含修订标记，按全部接受处理"))
    if reader.contents_lines:
        notices.append(Notice("contents-skipped", f"已略去自动目录 {reader.contents_lines} 行"))
    return blocks_content(blocks, notices=notices)


class _Reader:
    """Walks the body in order, because automatic numbers count on the way.

    contents_lines: how many lines of an automatic table of contents were left out. walked: the paragraphs so far.
    """

    def __init__(self, package: Package) -> None:
        self._numbering = Numbering(package.related_root("numbering"))
        self._styles = Styles(package.related_root("styles"))
        self._notes = {
            (kind, value(note, "id") or ""): note
            for kind in _NOTE_TITLES
            if (root := package.related_root(f"{kind}s")) is not None
            for note in root.iterchildren(f"{W}{kind}")
        }
        self._paragraphs = 0
        self._tables = 0
        self.contents_lines = 0
        self.walked: list[Walked] = []

    def blocks(self, container: _Element, place: str = "") -> Iterator[Block]:
        """The blocks of a body, a cell, a text box or a note.

        place: the place of them all; "" in the body, where they are counted.
        """
        carried = ""
        for element in _opened(container):
            if element.tag == f"{W}tbl":
                yield from self._table(element, place)
                continue
            if self._styles.is_contents(element):
                self.contents_lines += 1
                continue
            text, asides = self._text(element)
            mark = element.find(f"{W}pPr/{W}rPr")
            if mark is not None and any(mark.find(tag) is not None for tag in _GONE):
                # With its mark deleted, a paragraph runs on into the next one and has no number of its own.
                carried += text
                continue
            text, carried = carried + text, ""
            label = "" if not text and self._has_hidden_mark(element) else self._label(element)
            text = _labelled(label, text)
            here = place
            if text.strip() and not place:
                self._paragraphs += 1
                here = f"第 {self._paragraphs} 段"
            yield Block(text, here, self._styles.outline_level(element))
            for kind, aside in asides:
                yield from self.blocks(aside, f"{here} {kind}".strip())
        yield Block(carried, place)

    def _label(self, paragraph: _Element) -> str:
        found = self._styles.list_level(paragraph, self._numbering)
        return self._numbering.label(*found) if found else ""

    def _has_hidden_mark(self, paragraph: _Element) -> bool:
        properties = paragraph.find(f"{W}pPr")
        return properties is not None and self._styles.is_hidden(properties, paragraph)

    def _text(self, paragraph: _Element) -> tuple[str, list[tuple[str, _Element]]]:
        """Visible text of a paragraph, and what hangs on it: (Chinese name, text box or note) in order."""
        pieces: list[tuple[_Element, str]] = []
        asides: list[tuple[str, _Element]] = []

        def read(element: _Element) -> None:
            for child in _chosen(element):
                tag = child.tag
                if tag in _UNREAD or (tag == f"{W}r" and self._styles.is_hidden(child, paragraph)):
                    continue
                if tag in (f"{W}t", _MATH_TEXT):
                    pieces.append((child, child.text or ""))
                elif tag in _SIGNS:
                    pieces.append((child, _SIGNS[tag]))
                elif tag == f"{W}txbxContent":
                    asides.append(("文本框", child))
                elif tag in _NOTES:
                    note = self._notes.get((_NOTES[tag], value(child, "id") or ""))
                    if note is not None:
                        asides.append((_NOTE_TITLES[_NOTES[tag]], note))
                else:
                    read(child)

        read(paragraph)
        self.walked.append(Walked(paragraph, tuple(pieces)))
        return "".join(text for _, text in pieces), asides

    def _table(self, table: _Element, place: str) -> Iterator[Block]:
        if not place:
            self._tables += 1
        rows = [row for row in _opened(table, f"{W}tr") if not _is_removed(row, "trPr", "del")]
        for number, row in enumerate(rows, 1):
            here = place or f"表 {self._tables} 第 {number} 行"
            cells = [cell for cell in _opened(row, f"{W}tc") if not _is_removed(cell, "tcPr", "cellDel")]
            yield from row_blocks(
                [[] if _continues(cell) else list(self._cell(cell, here)) for cell in cells], here
            )

    def _cell(self, cell: _Element, place: str) -> Iterator[Block]:
        return (block for block in self.blocks(cell, place) if block.text.strip())


def _opened(container: _Element, *wanted: str) -> Iterator[_Element]:
    """The paragraphs and tables (or the wanted elements) of a container, unwrapped of content controls."""
    for child in _chosen(container):
        if child.tag in (wanted or (f"{W}p", f"{W}tbl")):
            yield child
        elif child.tag not in _UNREAD:
            yield from _opened(child, *wanted)


def _chosen(element: _Element) -> Iterator[_Element]:
    """The children of an element; of alternatives the first choice only, so that a text box is read once."""
    for child in element.iterchildren("*"):
        if child.tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            choice = child.find(f"{_MC}Fallback") if choice is None else choice
            yield from () if choice is None else _chosen(choice)
        else:
            yield child


def _is_removed(element: _Element, properties: str, mark: str) -> bool:
    return element.find(f"{W}{properties}/{W}{mark}") is not None


def _continues(cell: _Element) -> bool:
    """True for a cell that a vertical merge has swallowed."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and value(merge) != "restart"


def _labelled(label: str, text: str) -> str:
    """Label and text as they look side by side: 一、总体情况, but 1.1 总体情况 and 1. 2024年."""
    text = text.lstrip() if label else text
    bare_number = label[-1:].isascii() and label[-1:].isalnum()
    return f"{label} {text}" if bare_number or (label.endswith(".") and text[:1].isdigit()) else label + text
