"""The checklist as the last table of a commented Word file, marked for deletion before the report goes up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.finding import Outcome
from checker.rendering.words import IMPORTANCE_WORDS, OUTCOME_WORDS

if TYPE_CHECKING:
    from checker.scorecard import Scorecard

CHECKLIST_MARK = "【自查清单，报送前请删除本页】"

_COLUMNS = (("要素", 3.6), ("要求", 1.2), ("结果", 1.6), ("依据", 4.2), ("怎样补写", 5.0))  # centimetres
_SHADES = {Outcome.MISSING: "F8D7DA", Outcome.PARTIAL: "FFF3CD"}
_FONT = "仿宋"
_POINTS = 9
_ORDER = (Outcome.MISSING, Outcome.PARTIAL, Outcome.MET, Outcome.WAIVED, Outcome.NOT_ASSESSED)


def append_checklist(word: Any, card: Scorecard) -> None:
    """Add a page break and the table of all elements that apply, missing ones first, to a python-docx document."""
    from docx.enum.text import WD_BREAK  # noqa: PLC0415 -- an extra, and slow to import
    from docx.shared import Cm, Pt  # noqa: PLC0415

    opening = word.add_paragraph()
    opening.add_run().add_break(WD_BREAK.PAGE)
    mark = opening.add_run(CHECKLIST_MARK)
    mark.bold = True
    _font(mark, Pt(12))
    rows = [
        finding
        for outcome in _ORDER
        for importance in IMPORTANCE_WORDS
        for finding in card.findings
        if (finding.outcome, finding.importance) == (outcome, importance)
    ]
    table = word.add_table(rows=1, cols=len(_COLUMNS))
    _borders(table)
    _margins(table)
    table.autofit = False
    cells = [[title for title, _ in _COLUMNS]]
    for finding in rows:
        wanting = finding.outcome in _SHADES
        cells.append(
            [
                finding.title,
                IMPORTANCE_WORDS[finding.importance],
                OUTCOME_WORDS[finding.outcome],
                "；".join(citation.text for citation in finding.basis[:1]) if wanting else "",
                finding.advice if wanting else "",
            ]
        )
    shades = [None, *(_SHADES.get(finding.outcome) for finding in rows)]
    for _ in rows:
        table.add_row()
    for number, (row, texts, shade) in enumerate(zip(table.rows, cells, shades, strict=True)):
        _add(row._tr.get_or_add_trPr(), "w:cantSplit", {})
        for cell, text, (_, width) in zip(row.cells, texts, _COLUMNS, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.first_line_indent = Pt(0)
            run = paragraph.add_run(text)
            run.bold = number == 0
            _font(run, Pt(_POINTS))
            if shade:
                _shade(cell, shade)
    # LibreOffice looks at the columns' widths, Word at the cells'.
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Cm(width)
    _repeat(table.rows[0])


def _font(run: Any, size: Any) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    run.font.size = size
    run.font.name = _FONT
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)


def _shade(cell: Any, colour: str) -> None:
    _add(cell._tc.get_or_add_tcPr(), "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour})


def _repeat(row: Any) -> None:
    _add(row._tr.get_or_add_trPr(), "w:tblHeader", {})


def _borders(table: Any) -> None:
    """Lines around every cell, whether or not the drafter's file knows the style Table Grid."""
    borders = _add(table._tbl.tblPr, "w:tblBorders", {})
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _add(borders, f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "808080"})


def _margins(table: Any) -> None:
    margins = _add(table._tbl.tblPr, "w:tblCellMar", {})
    for side, twips in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        _add(margins, f"w:{side}", {"w:w": str(twips), "w:type": "dxa"})


def _add(parent: Any, tag: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    parent.append(element)
    return element
