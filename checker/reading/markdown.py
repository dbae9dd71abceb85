"""Markdown: what is written, without its marks; numbers of ordered lists are part of what is written.

A line that starts with “2024. ” is a list item to Markdown; to the reader of a report it is the year.
"""

from __future__ import annotations

import html
import importlib
import re
from typing import TYPE_CHECKING

from checker.document import Hints
from checker.reading.content import Block, Content, blocks_content, is_chinese, row_blocks
from checker.reading.decoding import decode
from checker.reading.length import verify_text
from checker.reading.text import with_plain_line_ends, without_nul

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

# To Markdown the closing --- of a front matter makes a heading of its last line.
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FRONT_TITLE = re.compile(r"^title\s*:\s*[\"']?(.+?)[\"']?\s*$", re.M)
_FRONT_DATE = re.compile(r"^date\s*:\s*[\"']?(\d{4}-\d\d-\d\d)", re.M)

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_LINE_TAG = re.compile(r"<(?:br|/?p|/?div|/?tr|/?h[1-6]|/?li)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)

# Drafts typed line by line without blank lines are one paragraph to Markdown. A line end after a full stop,
# before a number or after a short numbered line was meant; every other one is a wrapped line.
_SENTENCE_END = ("。", "！", "？", "；", "：")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）).．、]|第[一二三四五六七八九十]{1,3}[章条]"
)
_LONGEST_HEADING = 30

# A rule drawn under a paragraph (---) makes a heading of it; no heading is as long or ends as a sentence.
_LONGEST_UNDERLINED = 60


def read_markdown(data: bytes) -> Content:
    """Content of a Markdown file; a title and a date in its front matter become hints."""
    decoded = decode(data)
    text, notices = without_nul(decoded.text)
    verify_text(text)
    text = with_plain_line_ends(text)
    hints = Hints()
    if front := _FRONT_MATTER.match(text):
        title, day = _FRONT_TITLE.search(front[0]), _FRONT_DATE.search(front[0])
        hints = Hints(title=title[1] if title else None, published=day[1] if day else None)
        # Blank lines in its place keep the line numbers.
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = importlib.import_module("markdown_it").MarkdownIt("commonmark").enable("table")
    return blocks_content(_blocks(parser.parse(text)), hints, (*decoded.notices, *notices))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    label = ""
    tables = rows = 0
    cells: list[list[Block]] | None = None
    for index, token in enumerate(tokens):
        line = token.map[0] + 1 if token.map else 0
        if token.type == "list_item_open":
            label = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "list_item_close":
            label = ""
        elif token.type == "table_open":
            tables, rows = tables + 1, 0
        elif token.type == "tr_open":
            rows, cells = rows + 1, []
        elif token.type == "tr_close":
            yield from row_blocks(cells or [], f"表 {tables} 第 {rows} 行")
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append([Block(text) for _, text in _lines(token.children or []) if text.strip()])
        elif token.type == "inline":
            before = tokens[index - 1]
            level = int(before.tag[1]) if before.type == "heading_open" else None
            for offset, text in _lines(token.children or []):
                too_long = len(text) > _LONGEST_UNDERLINED or text.endswith("。")
                by_chance = too_long and before.markup in ("-", "=")
                yield Block(label + text, f"第 {line + offset} 行", None if by_chance else level)
                label = ""
        elif token.type in ("code_block", "fence"):
            # An indented paragraph is code to Markdown; in a report it is text.
            for offset, text in enumerate(token.content.split("\n"), int(token.type == "fence")):
                yield Block(label + text, f"第 {line + offset} 行")
                label = ""
        elif token.type == "html_block":
            yield Block(_html_text(token.content), f"第 {line} 行")


def _lines(children: Sequence[Token]) -> list[tuple[int, str]]:
    """The lines of a paragraph, each with the number of source lines before it; wrapped lines are joined."""
    lines = [(0, "")]
    source = 0
    wrapped = False
    for token in children:
        if token.type == "softbreak":
            source, wrapped = source + 1, True
        elif token.type == "hardbreak":
            source += 1
            lines.append((source, ""))
        elif token.type == "html_inline" and _LINE_TAG.match(token.content):
            lines.append((source, ""))
        elif token.type in ("text", "code_inline") and token.content:
            start, before = lines[-1]
            if wrapped and _was_meant(before, token.content):
                lines.append((source, token.content))
            else:
                space = "" if not wrapped or is_chinese(before[-1:]) or is_chinese(token.content[:1]) else " "
                lines[-1] = (start, before + space + token.content)
            wrapped = False
    return lines


def _was_meant(before: str, after: str) -> bool:
    short_heading = len(before) <= _LONGEST_HEADING and _NUMBERED.match(before)
    return bool(before.rstrip().endswith(_SENTENCE_END) or _NUMBERED.match(after) or short_heading)


def _html_text(markup: str) -> str:
    # An unclosed comment hides nothing: better its text twice looked at than a report silently cut.
    closed, end, rest = markup.rpartition("-->")
    text = _COMMENT.sub("", closed + end) + rest
    return html.unescape(_TAG.sub("", _LINE_TAG.sub("\n", text)))
