"""What a page carries besides its text: running headers, footers and page numbers. Told by place and repetition."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.reading.layout import Line

_EDGE = 0.12  # of the page's height: what GB/T 9704 leaves free above and below the text
_REPEATED = 0.5  # of the pages, or of the odd or the even ones where those differ

_DASH = r"[-—–―－·\s]*"
_NUMBER = r"(?:\d{1,4}|[IVXivx]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}(?:第\s*)?{_NUMBER}(?:\s*页)?{_DASH}(?:[/／,，共]*\s*(?:共\s*)?{_NUMBER}(?:\s*页)?{_DASH})?"
)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[list[Line]]:
    """The lines of every page without headers, footers and page numbers.

    pages: height of the page, its lines from top to bottom.
    """
    edges = [
        [line for line in lines if not _EDGE <= line.base / height <= 1 - _EDGE] for height, lines in pages
    ]
    repeated = _repeated(edges)
    kept = []
    for (_, lines), edge in zip(pages, edges, strict=True):
        marked = {id(line) for line in edge if _masked(line) in repeated}
        rest = [line for line in lines if id(line) not in marked]
        # A number on a line of its own is a page number only where nothing stands above or below it.
        outermost = {id(line) for line in (*rest[:1], *rest[-1:])} & {id(line) for line in edge}
        kept.append(
            [line for line in rest if not (id(line) in outermost and _PAGE_NUMBER.fullmatch(line.text))]
        )
    return kept


def _repeated(edges: Sequence[Sequence[Line]]) -> set[str]:
    found: set[str] = set()
    for chosen in (edges, edges[::2], edges[1::2]):
        counts = Counter(text for lines in chosen for text in {_masked(line) for line in lines})
        least = max(2, _REPEATED * len(chosen))
        found |= {text for text, count in counts.items() if count >= least}
    return found


def _masked(line: Line) -> str:
    return _DIGITS.sub("0", line.text)
