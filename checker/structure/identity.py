"""What a report says of itself: title, issuer, level and year, each with where it was taken from."""

from __future__ import annotations

import re

from checker.document import Document
from checker.structure.blocks import Block
from checker.structure.issuer import issuer_of
from checker.structure.level import level_of
from checker.structure.outline import TitleFacts
from checker.structure.report_year import year_of
from checker.structure.title import SUBJECT, FoundTitle


def identity_of(document: Document, blocks: tuple[Block, ...], found: FoundTitle) -> TitleFacts:
    """Facts of the title; None for what the text does not tell."""
    title, sources = found.text, []
    if title:
        sources.append(("title", "正文标题"))
    elif document.hints.title and re.search(SUBJECT, document.fold(document.hints.title)):
        title = document.hints.title.strip()
        sources.append(("title", "网页标题"))
    issuer, issuer_source = issuer_of(title, document, blocks, found.body_start)
    level, level_source = level_of(document.fold(issuer) if issuer else None, document.folded)
    year, year_source = year_of(title, document, found.body_start)
    for name, value, source in (
        ("issuer", issuer, issuer_source),
        ("level", level, level_source),
        ("year", year, year_source),
    ):
        if value:
            sources.append((name, source))
    if issuer and document.traditional:
        issuer = _as_written(issuer, document)
    return TitleFacts(title, found.start, found.end, issuer, level, year, tuple(sources))


def _as_written(name: str, document: Document) -> str:
    """A name found in the folded text, with the characters of the document."""
    at = document.folded.find(name)
    return document.text[at : at + len(name)] if at >= 0 else name
