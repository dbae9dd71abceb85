"""One line of a page: text in pieces, each with a style, and how a terminal is told of it. Knows no page and no width.

A tenth of what rich's Text can do, and all that pages need: importing rich alone takes as long as half a check.
"""

from __future__ import annotations

# As every terminal has them since the VT100 and its colours (ECMA-48, "SGR").
STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}

Piece = str | tuple[str, str]  # text, or text and its style


class Line:
    """pieces: (text, style), none of them empty. A style is one of STYLES, several of them with blanks between, or "" for none."""

    __slots__ = ("pieces",)

    def __init__(self, *pieces: Piece) -> None:
        self.pieces: list[tuple[str, str]] = []
        for piece in pieces:
            text, style = (piece, "") if isinstance(piece, str) else piece
            self.append(text, style)

    def append(self, text: str, style: str = "") -> None:
        """Plain text behind plain text goes on with it."""
        if not text:
            return
        if self.pieces and not style and not self.pieces[-1][1]:
            text = self.pieces.pop()[0] + text
        self.pieces.append((text, style))

    def rstrip(self) -> None:
        """Take off the blanks at the end."""
        while self.pieces:
            text, style = self.pieces.pop()
            if text.rstrip():
                self.pieces.append((text.rstrip(), style))
                return

    @property
    def plain(self) -> str:
        return "".join([text for text, _ in self.pieces])

    @property
    def coloured(self) -> str:
        """With the marks that terminals take for styles."""
        return "".join([_styled(text, style) for text, style in self.pieces])


def _styled(text: str, style: str) -> str:
    if not style:
        return text
    codes = ";".join(sorted([STYLES[word] for word in style.split()]))
    return f"\x1b[{codes}m{text}\x1b[0m"
