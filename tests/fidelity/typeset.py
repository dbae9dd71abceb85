"""Set a report on pages as GB/T 9704 has them, and write them as PDF (reportlab) or OFD. Lengths in millimetres, y downwards.

Only what the layout needs: a title of two lines, an indent of two characters, page numbers, a header, a ruled table.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reading.samples import zipped

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT, TOP, BOTTOM = 28.0, 26.0, 37.0, 35.0
POINT = 25.4 / 72
SIZE, TITLE_SIZE, SMALL = 16 * POINT, 22 * POINT, 10 * POINT
STEP = (HEIGHT - TOP - BOTTOM) / 22
HEADER = "青禾县人民政府文件"
_FORBIDDEN_FIRST = "，。；：、！？”）》％%"


@dataclass
class Printed:
    """One page: (text, x, baseline, size), and lines as (x1, y1, x2, y2)."""

    texts: list[tuple[str, float, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def pages_of(
    title: str, before: Sequence[str], table: Sequence[Sequence[str | None]] = (), after: Sequence[str] = ()
) -> list[Printed]:
    """The pages of a report: title, paragraphs, a table, more paragraphs."""
    setter = _Setter()
    setter.title(title)
    for text in before:
        setter.paragraph(text)
    if table:
        setter.table(table)
    for text in after:
        setter.paragraph(text)
    for number, page in enumerate(setter.pages, 1):
        page.texts.append((HEADER, WIDTH / 2 - 4.5 * SMALL, 25.0, SMALL))
        page.texts.append((f"— {number} —", WIDTH / 2 - 2 * SMALL, HEIGHT - 26.0, SMALL))
    return setter.pages


class _Setter:
    def __init__(self) -> None:
        self.pages = [Printed()]
        self._y = TOP

    def _down(self, step: float) -> float:
        """The baseline of the next line, on a new page if this one is full."""
        if self._y + step > HEIGHT - BOTTOM:
            self.pages.append(Printed())
            self._y = TOP
        self._y += step
        return self._y

    def title(self, text: str) -> None:
        half = len(text) // 2
        for piece in (text[:half], text[half:]) if width_of(text, TITLE_SIZE) > 150 else (text,):
            x = (WIDTH + LEFT - RIGHT) / 2 - width_of(piece, TITLE_SIZE) / 2
            self.pages[-1].texts.append((piece, x, self._down(1.4 * STEP), TITLE_SIZE))
        self._down(STEP)

    def paragraph(self, text: str) -> None:
        line, indent = "", 2 * SIZE
        room = WIDTH - LEFT - RIGHT
        for index, char in enumerate(text):
            following = text[index + 1 : index + 2]
            carried = following and following in _FORBIDDEN_FIRST
            if width_of(line + char + (following if carried else ""), SIZE) > room - indent:
                self._line(line, indent)
                line, indent = "", 0.0
            line += char
        self._line(line, indent)

    def _line(self, text: str, indent: float) -> None:
        y = self._down(STEP)
        self.pages[-1].texts.append((text, LEFT + indent, y, SIZE))

    def table(self, rows: Sequence[Sequence[str | None]]) -> None:
        """Equal columns, every cell ruled; None belongs to the cell before it, or above it in the first two columns."""
        if self._y + (len(rows) + 1) * STEP > HEIGHT - BOTTOM:
            self.pages.append(Printed())
            self._y = TOP
        page, top = self.pages[-1], self._y + 2.0
        column = (WIDTH - LEFT - RIGHT) / len(rows[0])
        for number, row in enumerate(rows):
            y = top + number * STEP
            for index, cell in enumerate(row):
                x = LEFT + index * column
                above, before = number > 0 and index < 2, index >= 2
                if not (cell is None and above):
                    page.rules.append((x, y, x + column, y))
                if not (cell is None and before):
                    page.rules.append((x, y, x, y + STEP))
                if cell:
                    page.texts.append((cell, x + 3.0, y + 0.7 * STEP, SIZE))
        end = top + len(rows) * STEP
        page.rules += [(LEFT, end, WIDTH - RIGHT, end), (WIDTH - RIGHT, top, WIDTH - RIGHT, end)]
        self._y = end + 1.0


def width_of(text: str, size: float) -> float:
    return sum(size if char > "\u2000" else size / 2 for char in text)


def advances(text: str, size: float) -> list[float]:
    return [size if char > "\u2000" else size / 2 for char in text]


def as_pdf(pages: Sequence[Printed]) -> bytes:
    """A PDF with the built-in font STSong-Light, each character at its own place."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH / POINT, HEIGHT / POINT), invariant=True)
    for page in pages:
        for text, x, y, size in page.texts:
            canvas.setFont("STSong-Light", size / POINT)
            at = x
            for char, advance in zip(text, advances(text, size), strict=True):
                canvas.drawString(at / POINT, (HEIGHT - y) / POINT, char)
                at += advance
        for x1, y1, x2, y2 in page.rules:
            canvas.line(x1 / POINT, (HEIGHT - y1) / POINT, x2 / POINT, (HEIGHT - y2) / POINT)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def as_ofd(pages: Sequence[Printed]) -> bytes:
    """An OFD file as GB/T 33190 has it: one text object for each line, one path for each rule."""

    def content(page: Printed, start: int) -> str:
        objects = []
        for number, (text, x, y, size) in enumerate(page.texts, start):
            deltas = " ".join(f"{advance:g}" for advance in advances(text, size)[:-1])
            objects.append(
                f'<ofd:TextObject ID="{number}" Boundary="{x:g} {y - size:g} {width_of(text, size):g} {1.3 * size:g}" Font="2" '
                f'Size="{size:g}"><ofd:TextCode X="0" Y="{size:g}" DeltaX="{deltas}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
            )
        for number, (x1, y1, x2, y2) in enumerate(page.rules, start + len(page.texts)):
            objects.append(
                f'<ofd:PathObject ID="{number}" Boundary="{x1:g} {y1:g} {x2 - x1:g} {y2 - y1:g}" LineWidth="0.25"><ofd:AbbreviatedData>'
                f"M 0 0 L {x2 - x1:g} {y2 - y1:g}</ofd:AbbreviatedData></ofd:PathObject>"
            )
        layer = f'<ofd:Layer ID="{start - 1}">{"".join(objects)}</ofd:Layer>'
        return f"<ofd:Page {_OFD}><ofd:Content>{layer}</ofd:Content></ofd:Page>"

    box = f"<ofd:PhysicalBox>0 0 {WIDTH:g} {HEIGHT:g}</ofd:PhysicalBox>"
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(1, len(pages) + 1)
    )
    entries: dict[str, str | bytes] = {
        "OFD.xml": f'<ofd:OFD {_OFD} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml'
        "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea>{box}"
        f"</ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages, 1):
        entries[f"Doc_0/Pages/Page_{number}/Content.xml"] = content(page, 1000 * number)
    return zipped(entries)
