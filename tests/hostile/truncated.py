"""Every format cut off where one of its structures begins, in its middle, and where it ends: downloads that broke off."""

from __future__ import annotations

import re

from hostile.case import Case, Cases, Fate
from hostile.clean import file_of

# What begins or ends a structure, by format; the cut is made before, inside and after it.
_MARKS = {
    "docx": rb"PK\x03\x04|PK\x01\x02|PK\x05\x06",
    "ofd": rb"PK\x03\x04|PK\x01\x02|PK\x05\x06",
    "pdf": rb"\d+ 0 obj|endobj|stream\r?\n|endstream|xref\n|trailer|startxref|%%EOF",
    "html": rb"<head|</head>|<title|<body|<h1|<table|<div|<p\b|</p>|</div>|</body>|</html>|<script|<style",
    "mht": rb"^--=|Content-Type|Content-Transfer-Encoding|^$",
}
_MOST = {
    "docx": 24,
    "ofd": 24,
    "pdf": 30,
    "html": 20,
    "mht": 20,
}  # of each format, spread evenly over the file


def cases() -> Cases:
    for form, marks in _MARKS.items():
        data = file_of(form)
        for place in _spread(_places(data, marks), _MOST[form]):
            yield Case(
                f"cut/{form} at byte {place}", lambda d=data, p=place: d[:p], Fate.CUT, f"报告.{form}", form
            )
            yield Case(
                f"cut/{form} without its first {place}",
                lambda d=data, p=place: d[p:],
                Fate.CUT,
                f"报告.{form}",
                form,
            )


def _places(data: bytes, marks: bytes) -> list[int]:
    found = set()
    for match in re.finditer(marks, data, re.M):
        found |= {match.start(), (match.start() + match.end()) // 2, match.end(), match.end() + 20}
    return sorted(place for place in found if 0 < place < len(data))


def _spread(places: list[int], most: int) -> list[int]:
    step = max(1, len(places) // most)
    return sorted({*places[::step], places[-1]})
