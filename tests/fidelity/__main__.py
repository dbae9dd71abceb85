"""Print the fidelity page: `PYTHONPATH=tests python -m fidelity [--write docs/fidelity.md]`. Needs LibreOffice and Chromium.

Exit code 1 when a format is under its floor.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fidelity.table import FLOORS, floor_of, gold_rows, page_rows, verdict_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fidelity.table import Row

_HEAD = """# Fidelity: what each format keeps

Made by `PYTHONPATH=tests python -m fidelity --write docs/fidelity.md`; not edited by hand. Desktop tests hold the floors.

An invented report (`tests/fidelity/gold.py`: a title of two lines, {paragraphs} paragraphs, {numbers} numbers, a table of five rows with merged cells)
is written in every format, read back and compared. A paragraph or a table row counts when it is a line of its own, character by character,
blanks aside; a number counts when it is there. *Foreign* are characters in lines that the gold text does not have: headers, menus, page numbers.

The letter adds a red head, an addressee, a table of wrapped cells, one without lines, list items with hanging lines, and page numbers outside.

## The gold text

| format | made by | paragraphs | numbers | table rows | foreign |
|---|---|---|---|---|---|
"""
_WORD = """
The Word file has: numbers by list, by style and by a style's `basedOn`; tracked insertions, deletions, moves and a deleted row; inline and block
content controls; smart tags, hyperlinks, fields; hidden text and a hidden paragraph; a text box in both its alternatives; a footnote; a table
with cells merged down and across. `tests/reading/test_docx.py` has the rest, one by one: start overrides, every number format, fields inside
field codes, end notes, nested tables, galleries of contents.

## Web pages

Ten skeletons of our own around the same article; `mht` is the page saved as a single file. The title stands above the article and is read as a hint.

| kind | html paragraphs | html numbers | html rows | mht paragraphs | foreign |
|---|---|---|---|---|---|
"""
_VERDICTS = """
## Verdicts

Ten reports of the tuning corpus, judged as plain text and through each format: how many of the verdicts are the same.

| format | same verdicts | share | floor |
|---|---|---|---|
"""
_LIMITS = """
## What stays open

- Nothing here was written by real Word, real WPS or a ministry's own OFD printer; the files come from LibreOffice, Chromium, python-docx, reportlab
  and builders of our own. Figures for files of offices will be lower.
- PDF and OFD have no paragraphs. A paragraph that ends exactly at the right margin, in a document that does not indent first lines, runs on into the
  next one. Two columns of running text, formulas and text set along the page's edge are not told apart.
- A table in a PDF is found by its drawn lines; without lines, by gaps that repeat in two lines running, and then a cell of two lines becomes two rows.
- A table that goes on over a page is two tables, each with its own number.
- Scanned pages are not read: one page is a notice, a whole document an error that says so.
- Files that LibreOffice converts keep what LibreOffice keeps.
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="fidelity", description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there")
    asked = parser.parse_args()
    texts, web, verdicts = list(gold_rows()), list(page_rows()), verdict_rows()
    page = as_page(texts, web, verdicts)
    if asked.write:
        asked.write.write_text(page, encoding="utf-8", newline="\n")
    else:
        print(page)
    return int(bool(under_floor([*texts, *web], verdicts)))


def under_floor(rows: Sequence[Row], verdicts: dict[str, tuple[int, int]]) -> list[str]:
    """What is under its floor, in words; [] when nothing is."""
    found = [
        f"{row.form} ({row.made}): {row.found}" for row in rows if row.found.least < FLOORS[row.form].text
    ]
    return found + [
        f"{made}: {same} of {whole} verdicts"
        for made, (same, whole) in verdicts.items()
        if same < floor_of(made) * whole
    ]


def as_page(texts: Sequence[Row], web: Sequence[Row], verdicts: dict[str, tuple[int, int]]) -> str:
    official = next(row.found for row in texts if row.made.startswith("GB/T 9704"))
    page = _HEAD.format(paragraphs=official.paragraphs[1] - 1, numbers=official.numbers[1])
    for row in texts:
        cells = (row.found.paragraphs, row.found.numbers, row.found.rows)
        page += f"| {row.form} | {row.made} | {' | '.join(map(_share, cells))} | {row.found.foreign} |\n"
    page += _WORD
    for html, mht in zip(web[::2], web[1::2], strict=True):
        rows = _share(html.found.rows) if html.found.rows[1] else "–"
        cells = f"{_share(html.found.paragraphs)} | {_share(html.found.numbers)} | {rows} | {_share(mht.found.paragraphs)}"
        page += f"| {html.made} | {cells} | {html.found.foreign} |\n"
    page += _VERDICTS
    for made, (same, whole) in verdicts.items():
        page += f"| {made} | {same} of {whole} | {_percent(same, whole)} | {floor_of(made):.0%} |\n"
    return page + _LIMITS


def _share(pair: tuple[int, int]) -> str:
    return f"{pair[0]}/{pair[1]} ({_percent(*pair)})"


def _percent(found: int, wanted: int) -> str:
    """100% only when all is there."""
    return "100%" if found == wanted else f"{min(100 * found / wanted, 99.9):.1f}%"


if __name__ == "__main__":
    sys.exit(main())
