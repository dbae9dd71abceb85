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
from checker.reading.package import Package, W, switched_on, value, whole
from checker.reading.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
# Properties have no text; field codes and the readings above ruby characters are not the report's.
_UNREAD = _GONE | {
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rt")
}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_NOTE_TITLES = {"footnote": "脚注", "endnote": "尾注"}
_CONTENTS_GALLERY = "Table of Contents"
_MOST_COLUMNS = 63  # Word's own limit; a crafted span must not make a row of a million cells


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
    if reader.hidden:
        notices.append(Notice("hidden-text", f"已略去隐藏文字 {reader.hidden} 字"))
    if next(root.iter(f"{W}altChunk"), None) is not None:
        notices.append(
            Notice("embedded-file", "文中嵌有外部文件，其内容未读取；请用 Word 打开，另存为新的 docx")
        )
    return blocks_content(blocks, notices=notices)


class _Reader:
    """Walks the body in order, because automatic numbers count on the way.

    contents_lines: how many lines of an automatic table of contents were left out. hidden: how many hidden characters.
    walked: the paragraphs so far.
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
        self._numbered_notes = dict.fromkeys(_NOTE_TITLES, 0)
        self._fields: list[bool] = []  # of every open field: are its codes being passed
        self._codes = 0  # how many of them are True; asked for every piece of text
        self.contents_lines = 0
        self.hidden = 0
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
            if self._styles.is_contents(element) or _is_in_contents(element):
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
        return properties is not None and self._styles.is_hidden(properties, self._styles.hides(paragraph))

    def _text(self, paragraph: _Element) -> tuple[str, list[tuple[str, _Element]]]:
        """Visible text of a paragraph, and what hangs on it: (Chinese name, text box or note) in order."""
        pieces: list[tuple[_Element, str]] = []
        asides: list[tuple[str, _Element]] = []
        hides = self._styles.hides(paragraph)

        self._walk(paragraph, hides, pieces, asides)
        # The codes of a field end in their own paragraph; where they do not, the file is damaged and the text goes on.
        if self._codes:
            self._fields, self._codes = [codes for codes in self._fields if not codes], 0
        self.walked.append(Walked(paragraph, tuple(pieces)))
        return "".join(text for _, text in pieces), asides

    def _walk(
        self,
        element: _Element,
        hides: bool,
        pieces: list[tuple[_Element, str]],
        asides: list[tuple[str, _Element]],
    ) -> None:
        """Add what an element of a paragraph shows to pieces and asides. No function inside `_text`: one that calls itself is a ring,
        which would keep the whole tree of the file until Python searches for rings."""
        for child in _chosen(element):
            tag = child.tag
            if tag in _UNREAD:
                continue
            if tag == f"{W}r" and self._styles.is_hidden(child, hides):
                self.hidden += sum(len(text.text or "") for text in child.iter(f"{W}t"))
                for mark in child.iter(f"{W}fldChar"):
                    self._pass_field(value(mark, "fldCharType"))
            elif tag == f"{W}fldChar":
                self._pass_field(value(child, "fldCharType"))
            elif self._codes and tag != f"{W}r":
                # A field inside the codes of another one has its result there; only the outer result is seen.
                self._walk(child, hides, pieces, asides)
            elif tag in (f"{W}t", _MATH_TEXT):
                pieces.append((child, child.text or ""))
            elif tag in _SIGNS:
                pieces.append((child, _SIGNS[tag]))
            elif tag == f"{W}txbxContent":
                asides.append(("文本框", child))
            elif tag in _NOTES:
                # Taken out: a note has one reference; one that refers to itself would never end.
                note = self._notes.pop((_NOTES[tag], value(child, "id") or ""), None)
                if note is not None:
                    asides.append((self._note_name(_NOTES[tag], child), note))
            else:
                self._walk(child, hides, pieces, asides)

    def _pass_field(self, mark: str | None) -> None:
        if mark == "begin":
            self._fields.append(True)
            self._codes += 1
        elif mark == "separate" and self._fields:
            self._codes -= self._fields[-1]
            self._fields[-1] = False
        elif mark == "end" and self._fields:
            self._codes -= self._fields.pop()

    def _note_name(self, kind: str, reference: _Element) -> str:
        if value(reference, "customMarkFollows") in ("1", "true", "on"):
            return _NOTE_TITLES[kind]
        self._numbered_notes[kind] += 1
        return f"{_NOTE_TITLES[kind]} {self._numbered_notes[kind]}"

    def _table(self, table: _Element, place: str) -> Iterator[Block]:
        if not place:
            self._tables += 1
        rows = [
            row
            for row in _opened(table, f"{W}tr")
            if not (_is_removed(row, "trPr", "del") or switched_on(row.find(f"{W}trPr/{W}hidden")))
        ]
        for number, row in enumerate(rows, 1):
            here = place or f"表 {self._tables} 第 {number} 行"
            cells: list[list[Block]] = [[]] * _columns(row, "trPr", "gridBefore", 0)
            for cell in _opened(row, f"{W}tc"):
                if not _is_removed(cell, "tcPr", "cellDel"):
                    cells.append([] if _continues(cell) else list(self._cell(cell, here)))
                    spanned = _columns(cell, "tcPr", "gridSpan", 1) - 1
                    cells += [[]] * min(spanned, _MOST_COLUMNS - len(cells))
            yield from row_blocks(cells, here)

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


def _is_in_contents(paragraph: _Element) -> bool:
    galleries = (
        control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        for control in paragraph.iterancestors(f"{W}sdt")
    )
    return any(value(gallery) == _CONTENTS_GALLERY for gallery in galleries)


def _continues(cell: _Element) -> bool:
    """True for a cell that a merge with the one above or before it has swallowed."""
    merges = (cell.find(f"{W}tcPr/{W}{name}") for name in ("vMerge", "hMerge"))
    return any(merge is not None and value(merge) != "restart" for merge in merges)


def _columns(element: _Element, properties: str, name: str, otherwise: int) -> int:
    number = whole(value(element.find(f"{W}{properties}/{W}{name}")))
    return otherwise if number is None else min(max(number, otherwise), _MOST_COLUMNS)


def _labelled(label: str, text: str) -> str:
    """Label and text as they look side by side: 一、总体情况, but 1.1 总体情况 and 1. 2024年."""
    text = text.lstrip() if label else text
    bare_number = label[-1:].isascii() and label[-1:].isalnum()
    return f"{label} {text}" if bare_number or (label.endswith(".") and text[:1].isdigit()) else label + text
