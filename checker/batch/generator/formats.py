"""A made-up report as bytes of a file, and files that are broken on purpose. The same input gives the same bytes on every machine."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from checker.batch.generator.composing import Block

_WRAP = 38  # characters of a hard-wrapped page
_NEVER_FIRST = "，。、；：！？”）》%"
_EPOCH = (2024, 1, 1, 0, 0, 0)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_BODY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}<w:sectPr/></w:body></w:document>'
)
_MENU = "<div class='nav'><a href='#'>首页</a> <a href='#'>政务公开</a> <a href='#'>互动交流</a></div>"


def as_text(blocks: Sequence[Block], random: Random) -> bytes:
    """Plain text: UTF-8, or GB18030 as old sites have it; sometimes hard-wrapped."""
    lines = ["　　" + block.text if block.rank == 3 else block.text for block in blocks]
    if random.random() < 0.2:
        lines = [piece for line in lines for piece in _wrapped(line)]
    return "\n".join(lines).encode("gb18030" if random.random() < 0.25 else "utf-8")


def as_markdown(blocks: Sequence[Block], random: Random) -> bytes:
    marks = {0: "# ", 1: "## ", 2: "### "}
    return "\n\n".join(marks.get(block.rank, "") + block.text for block in blocks).encode("utf-8")


def as_html(blocks: Sequence[Block], random: Random) -> bytes:
    """A page as a site of an office has it, with a menu and a footer around the report."""
    tags = {0: "h1", 1: "h2", 2: "h3"} if random.random() < 0.5 else {0: "h1"}
    body = "\n".join(
        f"<{tag}>{html.escape(b.text)}</{tag}>" for b in blocks for tag in [tags.get(b.rank, "p")]
    )
    title = html.escape(blocks[0].text)
    page = (
        f"<!DOCTYPE html><html lang='zh-CN'><head><meta charset='utf-8'><title>{title}</title></head><body>{_MENU}"
        f"<div class='content'>{body}</div><div class='footer'>版权所有 网站地图</div></body></html>"
    )
    return page.encode("utf-8")


def as_word(blocks: Sequence[Block], random: Random) -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{html.escape(block.text)}</w:t></w:r></w:p>" for block in blocks)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as package:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", _BODY.format(paragraphs)),
        ):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return buffer.getvalue()


# Suffix, writer, share in percent.
FORMATS: tuple[tuple[str, Callable[[Sequence[Block], Random], bytes], int], ...] = (
    (".txt", as_text, 35),
    (".docx", as_word, 25),
    (".html", as_html, 25),
    (".md", as_markdown, 15),
)


def damaged(content: bytes, suffix: str, random: Random) -> bytes:
    """A file that no program can assess: cut off, empty, overwritten, or something else under a report's name."""
    kinds: list[Callable[[], bytes]] = [
        lambda: b"",
        lambda: random.randbytes(4096),
        lambda: b"\x89PNG\r\n\x1a\n" + random.randbytes(2000),
        lambda: b"This page cannot be displayed. Please try again later.\n" * 20,
    ]
    if suffix == ".docx":
        kinds += [lambda: content[: len(content) // 2]] * 3
    return random.choice(kinds)()


def _wrapped(line: str) -> list[str]:
    """Lines as a word processor breaks them: no mark at the start of one, no number in two."""
    found, at = [], 0
    while len(line) - at > _WRAP:
        end = at + _WRAP
        while line[end] in _NEVER_FIRST or (line[end].isdigit() and line[end - 1].isdigit()):
            end -= 1
        found.append(line[at:end])
        at = end
    return [*found, line[at:]]
