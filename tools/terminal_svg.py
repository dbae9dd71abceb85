"""Lines of a terminal as an SVG picture. rich has an export of its own, but it counts a Chinese mark as one cell and fetches a font.

Every run of text is told how wide it has to be, so that the columns stand whatever font the reader has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from checker.rendering.cells import cell_len
from checker.rendering.line import Line

CELL, ROW, MARGIN, BAR = (
    9.0,
    21.0,
    18.0,
    38.0,
)  # in units of the picture: a cell, a line, the rim, the title bar
INK, PAPER = "#c9d1d9", "#161b22"
COLOURS = {"green": "#3fb950", "yellow": "#d29922", "red": "#f85149", "cyan": "#58a6ff"}
DIM = "#8b949e"
FONT = (
    "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', Consolas, Menlo, 'Microsoft YaHei', 'PingFang SC', monospace"
)


def terminal_svg(lines: Iterable[Line], width: int, title: str) -> str:
    """width: in cells. title: what stands in the bar, a command as typed."""
    lines = list(lines)
    wide, high = width * CELL + 2 * MARGIN, len(lines) * ROW + BAR + MARGIN
    texts = "\n".join(
        run for row, line in enumerate(lines) for run in _runs(line, BAR + (row + 0.75) * ROW, width)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" role="img" aria-label="{escape(title)}">\n'
        f'<rect width="{wide:g}" height="{high:g}" rx="8" fill="{PAPER}"/>\n'
        f'<text x="{MARGIN:g}" y="{BAR * 0.6:g}" fill="{DIM}" font-family="{FONT}" font-size="14">$ {escape(title)}</text>\n'
        f'<g font-family="{FONT}" font-size="15" xml:space="preserve">\n{texts}\n</g>\n</svg>\n'
    )


def _runs(line: Line, y: float, width: int) -> Iterator[str]:
    """One element for each stretch of the line with one style and no gap of blanks in it."""
    column = 0
    for text, style in line.pieces:
        styles = style.split()
        bold = ' font-weight="bold"' if "bold" in styles else ""
        colour = next((COLOURS[name] for name in styles if name in COLOURS), INK)
        ink = DIM if "dim" in styles else colour
        for word in _words(text):
            cells = cell_len(word)
            if word.strip():
                x, length = MARGIN + column * CELL, cells * CELL
                yield (
                    f'<text x="{x:g}" y="{y:g}" textLength="{length:g}" lengthAdjust="spacingAndGlyphs"'
                    f' fill="{ink}"{bold}>{escape(word)}</text>'
                )
            column += cells


def _words(text: str) -> Iterator[str]:
    """Words and the blanks between them; a wide blank counts as one."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or text[end].isspace() != text[start].isspace():
            yield text[start:end]
            start = end
