"""The straight lines that a page of a PDF draws: the frames of its tables. Knows no text and no table."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import TYPE_CHECKING, Any

from checker.reading.layout import MOST_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator


def straight_lines(raw: Any, page: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The level and upright lines of a page as (start, end), edges of rectangles included."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    visited = 0
    for thing in _paths(raw, page.raw):
        raw.FPDFPageObj_GetMatrix(thing, matrix)
        first: tuple[float, float] | None = None
        last: tuple[float, float] | None = None
        for index in range(max(raw.FPDFPath_CountSegments(thing), 0)):
            visited += 1
            if visited > MOST_RULES:
                return
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            ends = []
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                first = point
            elif raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO and last is not None:
                ends.append((last, point))
            if raw.FPDFPathSegment_GetClose(segment) and first is not None:
                ends.append((point, first))
            last = point
            for start, end in ends:
                if min(abs(start[0] - end[0]), abs(start[1] - end[1])) < 0.5:
                    yield start, end


def _paths(raw: Any, page: Any) -> Iterator[Any]:
    """The drawn paths of a page, by the library's own calls: its Python wrapper makes an object of every piece of text."""
    type_of, path = raw.FPDFPageObj_GetType, raw.FPDF_PAGEOBJ_PATH
    things = map(raw.FPDFPage_GetObject, repeat(page), range(raw.FPDFPage_CountObjects(page)))
    return (thing for thing in things if type_of(thing) == path)
