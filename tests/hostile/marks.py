"""Markup, escape sequences, formulas and scripts where a report has a title, an issuer or a sentence."""

from __future__ import annotations

from hostile.case import Case, Cases, Fate
from hostile.clean import PARAGRAPHS, TEXT, TITLE

# What must reach no output as anything but text.
PIECES = {
    "a script": "<script>alert(1)</script>",
    "an event": '<img src=x onerror="alert(1)">',
    "an attribute's end": "\" onmouseover='alert(1)' x=\"",
    "a style's end": "</style><script>alert(1)</script>",
    "a script's end": "</script><script>alert(1)</script>",
    "a comment's end": "--><script>alert(1)</script>",
    "a CDATA's end": "]]><script>alert(1)</script>",
    "a template": "{{7*7}}{%x%}${7*7}",
    "a formula": '=HYPERLINK("http://127.0.0.1:9/","x")',
    "a formula with a plus": "+cmd|' /C calc'!A0",
    "a formula with an at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a formula after a tab": "\t=1+1",
    "an escape sequence": "\x1b[2J\x1b]0;own\x07",
    "an escape of one byte": "\x9b2J",
    "a link of Markdown": "[x](javascript:alert(1))",
    "a picture of Markdown": "![x](http://127.0.0.1:9/a.png)",
    "rich markup": "[red]x[/red][link=http://127.0.0.1:9/]x[/link]",
    "right to left": "\u202egnp.exe",
    "quotes": "\"'`；--",
    "a workflow command": "::error file=a::x",
}


def cases() -> Cases:
    for name, piece in PIECES.items():
        texts = {
            "in a sentence": TEXT.replace("全年", f"{piece}全年", 1),
            "as a line": f"{TEXT}\n{piece}",
            "before the title": f"{piece}\n{TEXT}",
        }
        for where, text in texts.items():
            yield Case(f"marks/{name} {where}", lambda text=text: text.encode(), Fate.SAME, "报告.txt")
        line = PARAGRAPHS[-1]
        inside = TEXT.replace(TITLE, f"{piece}{TITLE}", 1).replace(line, f"{piece}{line}")
        yield Case(
            f"marks/{name} in title and plan", lambda text=inside: text.encode(), Fate.BOUNDED, "报告.txt"
        )
        if not _unfit(piece):
            yield Case(f"marks/{name} as the file's name", TEXT.encode, Fate.SAME, f"{piece}.txt")


def _unfit(piece: str) -> bool:
    """Names that no file can have."""
    return "/" in piece or "\0" in piece
