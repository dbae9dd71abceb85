"""Document -> outline: what the report says about itself before any rule looks at it."""

from __future__ import annotations

from checker.document import Document
from checker.structure.blocks import Block, blocks_of
from checker.structure.genre import genre_notices, genre_of
from checker.structure.headings import find_headings
from checker.structure.identity import identity_of
from checker.structure.level import level_of
from checker.structure.outline import Outline
from checker.structure.prompts import filled, notices
from checker.structure.sections import merged_sections, parts_of, sections_of
from checker.structure.sentences import sentences_of
from checker.structure.spoken import with_spoken
from checker.structure.title import find_title
from checker.values import replace

__all__ = ["outline_of"]

_HEAD_LINES = 5  # lines among which a text without a recognised title may name itself


def outline_of(
    document: Document, *, year: int | None = None, issuer: str | None = None, level: str | None = None
) -> Outline:
    """Understand a document. year, issuer, level override what the text says; headings and issuer's level follow from them.

    Raises nothing: whatever cannot be told is None or a notice.
    """
    blocks = blocks_of(document)
    found = find_title(document, blocks)
    title = identity_of(document, blocks, found)
    if issuer is not None:
        told, source = level_of(document.fold(issuer), document.folded)
        title = replace(
            title, issuer=issuer, level=told, sources=(*title.sources, ("issuer", "指定"), ("level", source))
        )
    if level is not None:
        title = replace(title, level=level, sources=(*title.sources, ("level", "指定")))
    if year is not None:
        title = replace(title, year=year, sources=(*title.sources, ("year", "指定")))
    body = _body(document.folded, blocks, found.body_start)
    headings = find_headings(document.folded, blocks, body[0], title.year)
    headings, blocks = filled(headings, blocks, document.folded)
    sections = sections_of(headings, body[1], title.year)
    merged = merged_sections(sections, title.year)
    sentences = sentences_of(document.folded, blocks, sections, merged, body, title.year)
    parts = with_spoken(parts_of(sections, body), sections, sentences, document.folded)
    lines = [document.folded[block.start : block.end] for block in blocks[:_HEAD_LINES]]
    genre = genre_of(document, title, lines, parts)
    doubts = (*genre_notices(genre, document, parts, body), *notices(document.folded))
    return Outline(title, genre, body, sections, parts, sentences, doubts)


def _body(folded: str, blocks: tuple[Block, ...], start: int) -> tuple[int, int]:
    """The text of the report: from behind its title to its last line, blanks and table bars at the start left out."""
    end = max((block.end for block in blocks), default=start)
    while start < end and folded[start] in " \n|":
        start += 1
    return start, max(start, end)
