"""Every output of a checked report, and what in it would be more than text."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from checker.check import Checked

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_RUNS = frozenset({"script", "iframe", "object", "embed", "img", "base", "form", "link", "svg"})


class _Tags(HTMLParser):
    """The tags and attributes of a page as a browser would see them, what stands inside its own script left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(f"{name}={value}" for name, value in attrs)))


def faults_of_outputs(checked: Checked, source: Path) -> list[str]:
    """What is wrong with the terminal, JSON, HTML, Markdown, 自查表, SARIF, JUnit and Word comments of a report; empty: nothing."""
    from checker.rendering.glyphs import glyphs_for
    from checker.rendering.html import render_html
    from checker.rendering.json import as_json
    from checker.rendering.markdown import scorecard_markdown
    from checker.rendering.selfcheck_docx import selfcheck_docx
    from checker.rendering.selfcheck_html import selfcheck_html
    from checker.rendering.terminal import scorecard_lines

    card = checked.scorecard
    faults = []
    screen = "\n".join(line.plain for line in scorecard_lines(card, 80, glyphs_for("utf-8")))
    if found := _CONTROL.search(screen):
        faults.append(f"terminal: {found[0]!r} at {screen[max(0, found.start() - 20) : found.end()]!r}")
    json.loads(as_json(card))
    for name, page in (("html", render_html(checked)), ("selfcheck", selfcheck_html(card))):
        faults += [f"{name}: {fault}" for fault in _page_faults(page)]
    markdown = scorecard_markdown(card)
    faults += [f"markdown: {fault}" for fault in _markdown_faults(markdown)]
    faults += _zip_faults("selfcheck.docx", selfcheck_docx(card))
    if card.error is None and card.document.format == "docx":
        faults += _annotation_faults(checked, source)
    return faults


def _annotation_faults(checked: Checked, source: Path) -> list[str]:
    from checker.errors import CheckerError
    from checker.rendering.word_comments import annotate

    try:
        data = annotate(checked, source.read_bytes()).data
    except CheckerError as fault:  # some files can be read and not written into; that is said
        return [] if fault.hint else [f"comments: {fault.message}"]
    return _zip_faults("comments", data)


def _page_faults(page: str) -> list[str]:
    tags = _Tags()
    tags.feed(page)
    faults = [
        f"<{tag}> with {attribute}"
        for tag, attributes in tags.found
        for attribute in attributes
        if _is_live(attribute)
    ]
    scripts = sum(tag == "script" for tag, _ in tags.found)
    if scripts > 1:
        faults.append(f"{scripts} scripts")
    faults += [f"<{tag}>" for tag, _ in tags.found if tag in _RUNS - {"script"} and tag not in _OWN]
    return faults


_OWN = frozenset({"svg"})  # drawn by the page itself


def _is_live(attribute: str) -> bool:
    name, _, value = attribute.partition("=")
    return name.startswith("on") or (
        name in ("href", "src", "action") and not value.startswith("#") and ":" in value
    )


def _markdown_faults(text: str) -> list[str]:
    """What a reader of Markdown would make of it that is no text: tags, links, pictures."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    found = [child for token in tokens for child in (token, *(token.children or ()))]
    return [
        f"{token.type} {(token.content or str(token.attrs))[:80]}"
        for token in found
        if token.type in ("html_block", "html_inline", "image")
        or (token.type == "link_open" and not str(token.attrs.get("href", "")).startswith("#"))
    ]


def _zip_faults(name: str, data: bytes) -> list[str]:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(part))
    return []
