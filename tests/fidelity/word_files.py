"""Two Word files of the gold text: one as an office sets it (GB/T 9704), one with every feature that other readers lose."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from fidelity.gold import AFTER_TABLE, BEFORE_TABLE, CLOSING, OPENING, TABLE, TITLE
from reading.samples import docx, level, listed, numbering, para, run, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = "青禾县人民政府文件"
NOTE = "依据《中华人民共和国行政复议法》第七十二条公开。"
BOX = "主动公开"

# What stands in the hard file besides the gold paragraphs.
HARD_EXTRAS = (NOTE, BOX)


def official_docx(
    title: str, before: Sequence[str], table: Sequence[Sequence[str | None]] = (), after: Sequence[str] = ()
) -> bytes:
    """A4, margins, 3号仿宋, 2号 title in the centre, header, footer with the page number. Needs python-docx."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)

    def write(paragraph, text, size):
        piece = paragraph.add_run(text)
        piece.font.size = Pt(size)
        piece.font.name = "Liberation Serif"
        piece._element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
        return piece

    def body(text):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.line_spacing = Pt(28)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.first_line_indent = Pt(32)
        write(paragraph, text, 16)

    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(heading, title, 22)
    for text in before:
        body(text)
    if table:
        grid = document.add_table(len(table), len(table[0]), style="Table Grid")
        for number, row in enumerate(table):
            for index, cell in enumerate(row):
                if cell is None:
                    near = grid.cell(number - 1, index) if index < 2 else grid.cell(number, index - 1)
                    near.merge(grid.cell(number, index))
        for number, row in enumerate(table):
            for index, cell in enumerate(row):
                if cell:
                    write(grid.cell(number, index).paragraphs[0], cell, 14)
    for text in after:
        body(text)
    top = section.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(top, HEADER, 10)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(foot, "— ", 14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        write(foot, "", 14)._element.append(mark)
    write(foot, " —", 14)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def gold_docx() -> bytes:
    """The gold text as an office sets it."""
    return official_docx(TITLE, (OPENING, *BEFORE_TABLE), TABLE, (*AFTER_TABLE, *CLOSING))


_BOX = f"<w:txbxContent>{para(BOX)}</w:txbxContent>"
_BOXES = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{_BOX}</wps:txbx></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{_BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题二"/><w:basedOn w:val="20"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="20"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>'
    "</w:numPr></w:pPr></w:style>"
)
_NUMBERING = numbering(
    level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="1"/>'),
    level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="20"/>'),
    level(2, "decimal", "%3."),
)


def hard_docx(*, strict: bool = False) -> bytes:
    """The gold text with automatic numbers through styles, tracked changes and moves, a note, a text box, content controls,
    smart tags, links, fields, hidden text, and a table with merged cells inside a content control.
    """
    body = [
        para(TITLE[:10] + "旧标题", "<w:rPr><w:vanish/></w:rPr>").replace(
            "<w:r><w:rPr>", "<w:r><w:rPr><w:vanish/>"
        )
    ]
    body.append(para(run(TITLE) + _BOXES))
    body.append(para(_changed(OPENING) + '<w:r><w:footnoteReference w:id="3"/></w:r>'))
    wrappers = [_in_control, _in_field, _linked, _changed, _moved, _half_hidden]
    kinds = list(enumerate((*BEFORE_TABLE, None, *AFTER_TABLE)))
    for index, text in kinds:
        body.append(_table() if text is None else _paragraph(text, wrappers[index % len(wrappers)]))
    body.append(para(f"<w:sdt><w:sdtContent>{run(CLOSING[0])}</w:sdtContent></w:sdt>"))
    body.append(f"<w:sdt><w:sdtContent>{para(CLOSING[1])}</w:sdtContent></w:sdt>")
    notes = f'<w:footnote w:id="3">{para(NOTE)}</w:footnote>'
    return docx(*body, strict=strict, styles=_STYLES, numbering=_NUMBERING, footnotes=notes)


def _paragraph(text, wrap) -> str:
    """A paragraph; the number of a heading is left to Word."""
    if text[1:2] == "、":
        return styled(wrap(text[2:]), "1")
    if text.startswith("（") and text[2] == "）":
        return styled(wrap(text[3:]), "2")
    if text[1:2] == ".":
        return listed(wrap(text[2:]), 1, 2)
    return para(wrap(text))


def _halves(text: str) -> tuple[str, str]:
    return text[: len(text) // 2], text[len(text) // 2 :]


def _in_control(text: str) -> str:
    one, two = _halves(text)
    return f"{run(one)}<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run(two)}</w:sdtContent></w:sdt>"


def _in_field(text: str) -> str:
    one, two = _halves(text)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{run(one)}{mark('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>{mark('separate')}{run(two)}{mark('end')}"


def _linked(text: str) -> str:
    one, two = _halves(text)
    return f"<w:smartTag>{run(one)}</w:smartTag><w:hyperlink>{run(two)}</w:hyperlink>"


def _changed(text: str) -> str:
    one, two = _halves(text)
    gone = '<w:del w:id="8"><w:r><w:delText>上年度的旧数字1234件</w:delText></w:r></w:del>'
    return f'{run(one)}{gone}<w:ins w:id="9">{run(two)}</w:ins>'


def _moved(text: str) -> str:
    one, two = _halves(text)
    return f'<w:moveFrom w:id="4">{run("移走的话")}</w:moveFrom>{run(one)}<w:moveTo w:id="5">{run(two)}</w:moveTo>'


def _half_hidden(text: str) -> str:
    one, two = _halves(text)
    return run(one) + run("（内部掌握）", "<w:vanish/>") + run(two)


def _table() -> str:
    rows = []
    for number, row in enumerate(TABLE):
        cells = []
        for index, cell in enumerate(row):
            properties = ""
            if index < 2 and number < 2:
                properties = "<w:vMerge/>" if cell is None else '<w:vMerge w:val="restart"/>'
            elif cell is None:
                continue
            elif index + 1 < len(row) and row[index + 1] is None:
                properties = '<w:gridSpan w:val="2"/>'
            cells.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(cell or '')}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    gone = (
        f'<w:tr><w:trPr><w:del w:id="7"/></w:trPr><w:tc>{para("旧行")}</w:tc><w:tc>{para("99")}</w:tc></w:tr>'
    )
    return f"<w:sdt><w:sdtContent><w:tbl>{''.join(rows)}{gone}</w:tbl></w:sdtContent></w:sdt>"
