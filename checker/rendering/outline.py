"""What was understood of a document before any rule: title facts, parts, headings. As a page and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.rendering.cells import cut, pad
from checker.rendering.harmless import harmless
from checker.rendering.page import Page
from checker.rendering.paragraph_list import extent_text
from checker.rendering.words import GENRE_WORDS, level_word, part_word, year_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document import Document, Notice
    from checker.rendering.line import Line
    from checker.structure.outline import Outline, Section

SCHEMA_VERSION = "1"

_PLACE_CELLS = 13  # two offsets of six digits


def outline_lines(document: Document, outline: Outline, width: int) -> list[Line]:
    """The page of `dabiao read`. Places are offsets into the document text, ends exclusive."""
    page = Page(width)
    title, sources = outline.title, dict(outline.title.sources)
    facts = (
        ("标题", title.title or "未识别出", sources.get("title")),
        ("单位", title.issuer or "未识别出", sources.get("issuer")),
        ("层级", level_word(title.level), sources.get("level")),
        ("年度", year_text(title.year), sources.get("year")),
    )
    page.text(document.path or "（直接给出的文本）", "bold")
    page.text(f"{document.format}　{extent_text(document)}", "dim")
    page.blank()
    for label, value, source in facts:
        page.field(label, f"{value}（据{source}）" if source else value)
    if document.hints.published:
        page.field("公开", f"{document.hints.published}（据{document.hints.published_source or '文件'}）")
    page.field("文种", GENRE_WORDS[outline.genre], style="" if outline.is_annual_report else "yellow")
    notices = _notices(document, outline)
    if notices:
        page.blank()
    for notice in notices:
        page.field("注意", notice.message, style="yellow")
    page.section("各部分", f"{len(outline.parts)} 处")
    for part in outline.parts:
        text = "　".join(piece for piece in (part_word(part.part), part.heading) if piece)
        _row(page, 2, text, part.start, part.end)
    page.section("标题层次", f"{len(outline.sections)} 个")
    for section, depth in _with_depth(outline.sections):
        heading = document.text[section.heading.start : section.heading.end]
        _row(page, 2 + 2 * depth, heading, section.start, section.end)
    if not outline.sections:
        page.text("没有识别出带序号的标题。", indent=2)
    return page.lines


def outline_json(document: Document, outline: Outline) -> str:
    """The same as one JSON object, headings nested under each other, ending in a line feed."""
    title = outline.title
    facts = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "document": {
            "path": document.path,
            "sha256": document.sha256,
            "format": document.format,
            "chars": len(document.text),
            "paragraphs": len(document.paragraphs),
        },
        # What the format says beside the text, a web page above all; null where it says nothing.
        "hints": {
            "title": document.hints.title,
            "issuer": document.hints.issuer,
            "published": document.hints.published,
            "published_source": document.hints.published_source,
        },
        "title": {
            "title": title.title,
            "start": title.start,
            "end": title.end,
            "issuer": title.issuer,
            "level": title.level,
            "year": title.year,
            "sources": dict(title.sources),
        },
        "genre": outline.genre.value,
        "is_annual_report": outline.is_annual_report,
        "body": {"start": outline.body[0], "end": outline.body[1]},
        "parts": [
            {"part": part.part.value, "heading": part.heading, "start": part.start, "end": part.end}
            for part in outline.parts
        ],
        "headings": _tree(outline.sections),
        "warnings": [
            {"code": notice.code, "message": notice.message} for notice in _notices(document, outline)
        ],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _row(page: Page, indent: int, text: str, start: int, end: int) -> None:
    """A line with its place at the right edge, where places can be read down."""
    place = f"{start}-{end}".rjust(_PLACE_CELLS)
    shown = cut(harmless(text), page.width - indent - _PLACE_CELLS - 2)
    page.row(" " * indent, pad(shown, page.width - indent - _PLACE_CELLS), (place, "dim"))


def _with_depth(sections: tuple[Section, ...]) -> Iterator[tuple[Section, int]]:
    depths: list[int] = []
    for section in sections:
        depths.append(0 if section.parent is None else depths[section.parent] + 1)
        yield section, depths[-1]


def _tree(sections: tuple[Section, ...]) -> list[dict[str, Any]]:
    """Sections as nested objects. start, end: of the heading; section_end: of all that stands under it."""
    roots: list[dict[str, Any]] = []
    nodes: list[dict[str, Any]] = []
    for section in sections:
        heading = section.heading
        nodes.append(
            {
                "level": heading.level,
                "number": heading.number,
                "title": heading.title,
                "part": section.part.value,
                "start": heading.start,
                "end": heading.end,
                "section_end": section.end,
                "children": [],
            }
        )
        siblings = roots if section.parent is None else nodes[section.parent]["children"]
        siblings.append(nodes[-1])
    return roots


def _notices(document: Document, outline: Outline) -> tuple[Notice, ...]:
    """Each notice once: the reader and the outline may have said the same."""
    return tuple(dict.fromkeys((*document.notices, *outline.notices)))
