"""The 自查表 as a Word file for signature: A4, two columns of elements, fonts as official papers use them. Computes nothing."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from checker.errors import UsageFault
from checker.finding import Outcome
from checker.rendering.harmless import harmless
from checker.rendering.office_file import same_bytes
from checker.rendering.selfcheck import COLUMNS, NOTE, SIGNATURES, TITLE, Row, selfcheck_of

if TYPE_CHECKING:
    from checker.rendering.selfcheck import SelfCheck
    from checker.scorecard import Scorecard

TITLE_FONT, TEXT_FONT, HEAD_FONT, GROUP_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
_TITLE_POINTS, _TEXT_POINTS, _SIGN_POINTS, _FOOT_POINTS = 18, 8.5, 11, 8
_MARGINS_MM = {"top_margin": 11, "bottom_margin": 12, "left_margin": 13, "right_margin": 13}
_FACT_WIDTHS_MM = (20.0, 164.0)
_LINE_WIDTHS_MM = (8.0, 56.0, 10.5, 17.5)  # number, element, importance, verdict; twice on a page
# The height all lines share on the page; a profile's further elements make each a little lower, as far as it can be read.
_LINES_MM, _ROW_MM, _LEAST_ROW_MM = 197, 4.8, 4.2
_FACT_ROW_MM = 5.4
_SIGN_GAP_MM = 5
_SHADE = "F0F0F0"
_DAY_ONE = datetime(2000, 1, 1)  # a file that says when it was made is another file every day
_RULE = "_" * 22
_BLANK = {"日期": "　　　　年　　月　　日"}


def selfcheck_docx(card: Scorecard, *, date: str | None = None) -> bytes:
    """The file. Same input, same bytes. Raises UsageFault when the extra `docs` is not installed."""
    try:
        import docx  # noqa: PLC0415 -- an extra, and slow to import
    except ImportError:
        raise UsageFault(
            "Word 自查表需要的组件 python-docx 没有安装",
            "请安装：pip install 'dabiao[docs]'，或输出为 .html 文件",
        ) from None
    sheet = selfcheck_of(card, date)
    word = docx.Document()
    _page(word)
    _paragraph(word.add_paragraph(), TITLE, TITLE_FONT, _TITLE_POINTS, centred=True, after_mm=2.5)
    _facts(word, sheet)
    _paragraph(word.add_paragraph(), "", TEXT_FONT, 3)
    if any(sheet.columns):
        _lines(word, sheet)
    note = word.add_paragraph()
    note.paragraph_format.keep_with_next = True
    _paragraph(note, NOTE, TEXT_FONT, _TEXT_POINTS, before_mm=1, after_mm=_SIGN_GAP_MM)
    _signatures(word, sheet)
    _footer(word)
    _properties(word)
    out = io.BytesIO()
    word.save(out)
    return same_bytes(out.getvalue())


def _page(word: Any) -> None:
    from docx.shared import Mm  # noqa: PLC0415

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, size in _MARGINS_MM.items():
        setattr(section, side, Mm(size))
    section.footer_distance = Mm(6)
    style = word.styles["Normal"]
    style.font.name = TEXT_FONT
    _east_asian(style.element.get_or_add_rPr(), TEXT_FONT)


def _facts(word: Any, sheet: SelfCheck) -> None:
    table = _table(word, len(sheet.facts), _FACT_WIDTHS_MM)
    for row, (label, text) in zip(table.rows, sheet.facts, strict=True):
        _height(row, _FACT_ROW_MM)
        head, body = row.cells
        _paragraph(head.paragraphs[0], label, HEAD_FONT, _TEXT_POINTS, centred=True)
        _paragraph(body.paragraphs[0], text, TEXT_FONT, _TEXT_POINTS)


def _lines(word: Any, sheet: SelfCheck) -> None:
    pairs = list(zip_longest(*sheet.columns))
    table = _table(word, len(pairs) + 1, _LINE_WIDTHS_MM * 2)
    rows = [row.cells for row in table.rows]
    height = max(min(_LINES_MM / len(rows), _ROW_MM), _LEAST_ROW_MM)
    for row in table.rows:
        _height(row, height)
    for cell, head in zip(rows[0], COLUMNS * 2, strict=True):
        _paragraph(cell.paragraphs[0], head, HEAD_FONT, _TEXT_POINTS, centred=True)
    _add(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    half = len(COLUMNS)
    for cells, (left, right) in zip(rows[1:], pairs, strict=True):
        _line(cells[:half], left)
        _line(cells[half:], right)


def _line(cells: Any, row: Row | None) -> None:
    if row is None or row.entry is None:
        whole = cells[0].merge(cells[-1])
        if row is not None:
            _add(whole._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_SHADE)
        # Merging leaves the paragraphs of all four cells.
        for paragraph in whole.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        _paragraph(whole.paragraphs[0], row.title if row else "", GROUP_FONT, _TEXT_POINTS, bold=True)
        return
    entry = row.entry
    bold = entry.finding.outcome is Outcome.MISSING
    texts = (str(entry.number), row.title, entry.importance, f"{entry.glyph} {entry.word}")
    for number, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        centred = number in (0, 2)
        _paragraph(
            cell.paragraphs[0], text, TEXT_FONT, _TEXT_POINTS, centred=centred, bold=bold and number == 3
        )


def _signatures(word: Any, sheet: SelfCheck) -> None:
    table = _table(word, 1, (61.0, 61.0, 62.0), lined=False)
    for cell, label in zip(table.rows[0].cells, SIGNATURES, strict=True):
        written = sheet.day if label == "日期" and sheet.day else _BLANK.get(label, "")
        _paragraph(
            cell.paragraphs[0],
            f"{label}：{written}" if written else f"{label}：{_RULE}",
            TEXT_FONT,
            _SIGN_POINTS,
        )


def _footer(word: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in (("第 ", ""), ("", "PAGE"), (" 页 / 共 ", ""), ("", "NUMPAGES"), (" 页", "")):
        if field:
            simple = _add(paragraph._p, "w:fldSimple", instr=field)
            run = paragraph.add_run("1")
            simple.append(run._r)
        else:
            run = paragraph.add_run(text)
        _font(run, TEXT_FONT, _FOOT_POINTS)


def _properties(word: Any) -> None:
    known = word.core_properties
    known.title, known.author, known.last_modified_by, known.comments = TITLE, "dabiao", "dabiao", ""
    known.created = known.modified = _DAY_ONE
    known.revision = 1


def _table(word: Any, rows: int, widths_mm: tuple[float, ...], lined: bool = True) -> Any:
    from docx.enum.table import WD_TABLE_ALIGNMENT  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    table = word.add_table(rows=rows, cols=len(widths_mm))
    table.style = "Table Grid" if lined else "Normal Table"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    margins = _add(table._tbl.tblPr, "w:tblCellMar")
    for side in ("left", "right"):
        _add(margins, f"w:{side}", w="55", type="dxa")
    # LibreOffice looks at the columns' widths, Word at the cells'.
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
            cell.vertical_alignment = 1
    return table


def _height(row: Any, least_mm: float) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    # At least: a title that needs two lines is never cut off.
    row.height, row.height_rule = Mm(least_mm), WD_ROW_HEIGHT_RULE.AT_LEAST
    _add(row._tr.get_or_add_trPr(), "w:cantSplit")


def _paragraph(
    paragraph: Any,
    text: str,
    font: str,
    points: float,
    *,
    centred: bool = False,
    bold: bool = False,
    before_mm: float = 0,
    after_mm: float = 0,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Mm(before_mm), Mm(after_mm), 1.0
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(harmless(text) if text.strip() == text else text)
    run.bold = bold or None
    _font(run, font, points)


def _font(run: Any, name: str, points: float) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    run.font.size = Pt(points)
    run.font.name = name
    _east_asian(run._r.get_or_add_rPr(), name)


def _east_asian(properties: Any, name: str) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties.get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element
