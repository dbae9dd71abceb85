"""The paragraphs of a document as they were read, each with its place in the file. Understands nothing of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.rendering.cells import cells_of, pad
from checker.rendering.page import Page

if TYPE_CHECKING:
    from checker.document import Document
    from checker.rendering.line import Line

_PAGE = re.compile(r"第 (?:\d+—)?(\d+) 页")
_TABLE = re.compile(r"表 (\d+)")
_NOTE = re.compile(r"[脚尾]注(?: \d+)?")
_ROOM = 3  # the text has at least this share of the width, as one part in so many


def extent_text(document: Document) -> str:
    """How much was read: characters, paragraphs, and what of pages, tables, notes and text boxes the format knows."""
    places = [paragraph.place for paragraph in document.paragraphs]
    pages = max((int(match[1]) for place in places if (match := _PAGE.search(place))), default=0)
    tables = len({match[1] for place in places if (match := _TABLE.search(place))})
    notes = len({place for place in places if _NOTE.search(place)})
    boxes = sum(place.endswith("文本框") for place in places)
    pieces = [f"{len(document.text)} 字符", f"{len(places)} 段"]
    pieces += [f"{pages} 页"] * bool(pages) + [f"表格 {tables} 张"] * bool(tables)
    pieces += [f"注释 {notes} 条"] * bool(notes) + [f"文本框 {boxes} 段"] * bool(boxes)
    return "　".join(pieces)


def paragraph_lines(document: Document, width: int) -> list[Line]:
    """The page of `dabiao read --paragraphs`: every paragraph whole, beside its place; cells of a row set off by │."""
    page = Page(width)
    page.text(document.path or "（直接给出的文本）", "bold")
    page.text(f"{document.format}　{extent_text(document)}", "dim")
    for notice in document.notices:
        page.field("注意", notice.message, style="yellow")
    page.blank()
    widest = max((cells_of(paragraph.place) for paragraph in document.paragraphs), default=0)
    column = min(widest, width // _ROOM)
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end].replace("\t", " │ ")
        page.field(pad(paragraph.place, column), text, indent=0)
    return page.lines
