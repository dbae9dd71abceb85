"""Places of a document's text in the runs of its Word file, and comments set on them.

The text was read by checker/reading/docx.py; the same walk runs over the tree that is written, so that tracked
insertions, links and content controls are reached, which python-docx's own paragraph.runs leaves out.
"""

from __future__ import annotations

import copy
from collections import Counter
from typing import TYPE_CHECKING

from checker.reading.docx import walk_docx
from checker.reading.package import Package, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from checker.reading.docx import Walked

_RUN = f"{W}r"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REFERENCE = "CommentReference"


class WordPlaces:
    """Where every character of `text` stands in `root`.

    package: the file. root: its w:document, in the tree that will be written. text: Document.text of the same file.
    Labels of automatic numbers stand nowhere; blanks are not counted.
    """

    def __init__(self, package: Package, root: _Element, text: str) -> None:
        self._root = root
        self._lines: list[_Line] = []
        self._place: dict[int, tuple[int, int]] = {}  # offset in text -> (line, offset in the line)
        visible = [(offset, char) for offset, char in enumerate(text) if not char.isspace()]
        stream = "".join(char for _, char in visible)
        cursor = 0
        home: _Element | None = None
        for walked in walk_docx(package, root):
            line = _Line(walked)
            in_tree = _root_of(walked.paragraph) is root
            if in_tree:
                home = _outermost(walked.paragraph)
            seen = [
                (at, char) for at, char in enumerate(line.text) if not char.isspace() and char.isprintable()
            ]
            found = stream.find("".join(char for _, char in seen), cursor) if seen else -1
            if found < 0:
                continue
            cursor = found + len(seen)
            line.home = None if in_tree and home is walked.paragraph else home
            self._lines.append(line)
            for step, (at, _) in enumerate(seen):
                self._place[visible[found + step][0]] = (len(self._lines) - 1, at)

    def cut(self, spans: list[tuple[int, int]]) -> None:
        """Split runs so that every span begins and ends at a run's border. To be called once, before the anchors are taken."""
        for start, end in spans:
            found = self._find(start, end)
            if found is not None:
                line, first, last = found
                line.cut(first)
                line.cut(last)

    def anchor(self, start: int, end: int) -> tuple[_Element, _Element] | None:
        """First and last element to enclose; None when the span has no place in the body.

        A span over several paragraphs or cells is anchored in the one that holds most of it; one in a text box or a note, at the paragraph that holds it.
        """
        found = self._find(start, end)
        if found is None:
            return None
        line, first, last = found
        if line.home is not None:
            inside = [child for child in line.home if child.tag != f"{W}pPr"]
            return (inside[0], inside[-1]) if inside else None
        runs = list(line.between(first, last))
        return (runs[0], runs[-1]) if runs else None

    def _find(self, start: int, end: int) -> tuple[_Line, int, int] | None:
        placed = [self._place[offset] for offset in range(start, end) if offset in self._place]
        if not placed:
            return None
        ((number, _),) = Counter(line for line, _ in placed).most_common(1)
        inside = [at for line, at in placed if line == number]
        return self._lines[number], inside[0], inside[-1] + 1


class _Line:
    """One paragraph: its pieces of text in order, with offsets in `text`. home: where to anchor instead, None for itself."""

    def __init__(self, walked: Walked) -> None:
        self.text = "".join(text for _, text in walked.pieces)
        self.home: _Element | None = None
        self._pieces: list[tuple[int, _Element, str]] = []
        offset = 0
        for element, text in walked.pieces:
            self._pieces.append((offset, element, text))
            offset += len(text)

    def between(self, first: int, last: int) -> Iterator[_Element]:
        for offset, element, text in self._pieces:
            if text and offset < last and first < offset + len(text):
                parent = element.getparent()
                yield element if parent is None or parent.tag != _RUN else parent

    def cut(self, at: int) -> None:
        """Make a run begin at this offset, if a run holds it."""
        for index, (offset, element, text) in enumerate(self._pieces):
            run = element.getparent()
            if not offset <= at < offset + len(text) or run is None or run.tag != _RUN:
                continue
            if offset < at:
                tail = copy.deepcopy(element)
                element.text, tail.text = text[: at - offset], text[at - offset :]
                for piece in (element, tail):
                    piece.set(_SPACE, "preserve")
                element.addnext(tail)
                self._pieces[index : index + 1] = [
                    (offset, element, text[: at - offset]),
                    (at, tail, text[at - offset :]),
                ]
                _split(run, tail)
            elif _first_content(run) is not element:
                _split(run, element)
            return


def enclose(first: _Element, last: _Element, number: int) -> None:
    """Mark the range of a comment from `first` to `last`, elements of one or of neighbouring paragraphs."""
    start = first.makeelement(f"{W}commentRangeStart", {f"{W}id": str(number)})
    end = first.makeelement(f"{W}commentRangeEnd", {f"{W}id": str(number)})
    run = first.makeelement(_RUN, {})
    properties = run.makeelement(f"{W}rPr", {})
    properties.append(run.makeelement(f"{W}rStyle", {f"{W}val": _REFERENCE}))
    run.append(properties)
    run.append(run.makeelement(f"{W}commentReference", {f"{W}id": str(number)}))
    first.addprevious(start)
    # Marks of earlier comments on the same words stay outside.
    last.addnext(end)
    end.addnext(run)


def _split(run: _Element, first: _Element) -> None:
    """Move `first` and what follows it into a new run behind `run`, formatted alike."""
    new = copy.copy(run)
    new[:] = []
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(copy.deepcopy(properties))
    for element in [first, *first.itersiblings()]:
        new.append(element)
    run.addnext(new)


def _first_content(run: _Element) -> _Element | None:
    return next((child for child in run if child.tag != f"{W}rPr"), None)


def _root_of(element: _Element) -> _Element:
    return element.getroottree().getroot()


def _outermost(paragraph: _Element) -> _Element:
    """The paragraph of the body that holds this one: itself, unless it stands in a text box."""
    outermost = paragraph
    inside = False
    for ancestor in paragraph.iterancestors():
        if ancestor.tag == f"{W}txbxContent":
            inside = True
        elif inside and ancestor.tag == f"{W}p":
            outermost, inside = ancestor, False
    return outermost
