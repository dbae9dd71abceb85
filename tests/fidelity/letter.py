"""A second Word file for printing: red head, number, date under the title, addressee, a table of wrapped cells, a table without
lines, list items with hanging lines, headings in other fonts, page numbers outside left and right.
"""

from __future__ import annotations

import io

from fidelity.gold import AFTER_TABLE, BEFORE_TABLE, CLOSING, OPENING, TITLE

_HEAD = (("青禾县人民政府文件", 36, "centre"), ("青政发〔2025〕3号", 16, "centre"), (TITLE, 22, "centre"))
_HEAD += (("（2025年3月18日）", 16, "centre"), ("市人民政府：", 16, "left"))
_ITEMS = tuple(f"{number}．{text}" for number, text in enumerate(AFTER_TABLE[2:4], 1))
_ENCLOSED = "附件：行政复议和执法培训情况表"
_RULED = (
    ("序号", "主要工作", "完成情况"),
    (
        "1",
        "推进行政复议体制改革，健全案前调解机制，规范办案流程",
        "全年收到复议申请146件，办结139件，调解和解51件",
    ),
    (
        "2",
        "加强行政应诉工作",
        "负责人出庭应诉率100%，较上年提高2.1个百分点，败诉率下降到5.2%",
    ),
    ("3", "开展执法培训", "11期3260人次"),
)
_BARE = (("类别", "上年", "本年"), ("行政复议", "118", "146"), ("行政诉讼", "57", "63"))

PARAGRAPHS = (
    *(text for text, *_ in _HEAD),
    *(OPENING, *BEFORE_TABLE, *AFTER_TABLE, *_ITEMS, _ENCLOSED, *CLOSING),
)
ROWS = tuple("\t".join(row) for row in (*_RULED, *_BARE))


def letter_docx() -> bytes:
    """Needs python-docx."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    aligned = {"centre": ALIGN.CENTER, "left": ALIGN.LEFT, "right": ALIGN.RIGHT, "both": ALIGN.JUSTIFY}

    def run(paragraph, text, size, font="Noto Serif CJK SC"):
        piece = paragraph.add_run(text)
        piece.font.size = Pt(size)
        piece.font.name = "Liberation Serif"
        piece._element.rPr.rFonts.set(qn("w:eastAsia"), font)
        return piece

    def write(text, size=16, align="both", first=32, left=0, font="Noto Serif CJK SC"):
        paragraph = document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.alignment, layout.first_line_indent, layout.left_indent = aligned[align], Pt(first), Pt(left)
        layout.line_spacing, layout.space_after = Pt(28 if size < 20 else 40), Pt(0)
        run(paragraph, text, size, font)

    def table(rows, style=None):
        grid = document.add_table(len(rows), len(rows[0]), style=style)
        for number, row in enumerate(rows):
            for index, cell in enumerate(row):
                run(grid.cell(number, index).paragraphs[0], cell, 14)

    for text, size, align in _HEAD:
        write(text, size, align, first=0)
    write(OPENING)
    for text in BEFORE_TABLE:
        write(text, font="Noto Sans CJK SC" if text[1] == "、" else "Noto Serif CJK SC")
    table(_RULED, "Table Grid")
    table(_BARE)
    for text in AFTER_TABLE:
        write(text)
    for text in _ITEMS:
        write(text, first=-24, left=48)
    write(_ENCLOSED)
    for text in CLOSING:
        write(text, align="right", first=0)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, ALIGN.RIGHT), (section.even_page_footer, ALIGN.LEFT)):
        line = footer.paragraphs[0]
        line.alignment = side
        run(line, "— ", 14)
        for kind in ("begin", "PAGE", "end"):
            mark = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
            if kind == "PAGE":
                mark.text = kind
            else:
                mark.set(qn("w:fldCharType"), kind)
            run(line, "", 14)._element.append(mark)
        run(line, " —", 14)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
