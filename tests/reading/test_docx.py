"""Word files: what a reader of the accepted version sees, automatic numbers included."""

import gc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading.samples import (
    FILLER,
    PARAGRAPHS,
    REPORT,
    docx,
    level,
    listed,
    numbering,
    outcome,
    para,
    run,
    styled,
    table,
    word_lines,
)

from checker.errors import InputFault
from checker.reading import read_document

OFFICIAL = (
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def abstract(number: int, inside: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>'


def list_of(number: int, inside: str = "", of: int = 0) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{inside}</w:num>'


def starting(at: int, at_level: int = 0) -> str:
    return f'<w:lvlOverride w:ilvl="{at_level}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def test_a_word_file_is_read_paragraph_by_paragraph():
    document = read_document(docx(*map(para, REPORT.split("\n"))))
    assert (document.text, document.format, document.notices) == (REPORT, "docx", ())
    assert [p.place for p in document.paragraphs] == [f"第 {n} 段" for n in range(1, 10)]


def test_levels_count_and_start_again():
    data = docx(
        *(
            listed("总体", 1),
            listed("机制", 1, 1),
            listed("会议", 1, 2),
            listed("部署", 1, 2),
            listed("争议", 1, 1),
        ),
        *(listed("复议", 1, 2), listed("受理", 1, 3), listed("不足", 1), listed("程序", 1, 1), FILLER),
        numbering=numbering(*OFFICIAL),
    )
    assert word_lines(data) == [
        *("一、总体", "（一）机制", "1.会议", "2.部署", "（二）争议"),
        *("1.复议", "①受理", "二、不足", "（一）程序"),
    ]


FORMS = {
    "chineseCounting": ["一", "十", "十一", "二十", "一百零一"],
    "chineseCountingThousand": ["一", "十", "十一", "二十", "一百零一"],
    "japaneseCounting": ["一", "十", "十一", "二十", "一百零一"],
    "ideographDigital": ["一", "一〇", "一一", "二〇", "一〇一"],
    "chineseLegalSimplified": ["壹", "壹拾", "壹拾壹", "贰拾", "壹佰零壹"],
    "decimal": ["1", "10", "11", "20", "101"],
    "decimalZero": ["01", "10", "11", "20", "101"],
    "decimalFullWidth": ["１", "１０", "１１", "２０", "１０１"],
    "decimalEnclosedCircle": ["①", "⑩", "⑪", "⑳", "101"],
    "decimalEnclosedCircleChinese": ["①", "⑩", "⑪", "⑳", "101"],
    "upperRoman": ["I", "X", "XI", "XX", "CI"],
    "lowerLetter": ["a", "j", "k", "t", "wwww"],
    "ideographTraditional": ["甲", "癸", "11", "20", "101"],
    "none": ["", "", "", "", ""],
    "unknownFormat": ["1", "10", "11", "20", "101"],
}


@pytest.mark.parametrize(("form", "labels"), FORMS.items(), ids=FORMS)
def test_numbers_are_written_in_their_format(form, labels):
    starts = [1, 10, 11, 20, 101]
    lists = "".join(list_of(n, starting(start)) for n, start in enumerate(starts, 1))
    data = docx(
        *(listed("项", n) for n in range(1, 6)),
        FILLER,
        numbering=numbering(level(0, form, "%1、"), lists=lists),
    )
    assert word_lines(data) == [f"{label}、项" for label in labels]


def test_lists_of_one_definition_go_on_counting_unless_told_to_start():
    data = docx(
        *(listed("甲", 1), listed("乙", 2), listed("丙", 3), listed("丁", 3), listed("戊", 1), FILLER),
        numbering=numbering(*OFFICIAL, lists=list_of(1) + list_of(2) + list_of(3, starting(1))),
    )
    assert word_lines(data) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_a_list_can_redefine_a_level_and_borrow_a_style():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1章 ")}</w:lvlOverride>'
    definitions = (
        abstract(0, '<w:styleLink w:val="公文"/>' + OFFICIAL[0])
        + abstract(1, '<w:numStyleLink w:val="公文"/>')
        + list_of(1, own)
        + list_of(2, of=1)
    )
    assert word_lines(docx(listed("甲", 1), listed("乙", 2), FILLER, numbering=definitions)) == [
        "第1章 甲",
        "二、乙",
    ]


def test_levels_that_never_restart_and_levels_in_decimal():
    levels = (
        OFFICIAL[0],
        level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
        level(2, "decimal", "%1.%3", "<w:isLgl/>"),
    )
    data = docx(
        *(listed("甲", 1), listed("乙", 1, 1), listed("丙", 1), listed("丁", 1, 1), listed("2024年", 1, 1)),
        *(listed("戊", 1, 2), FILLER),
        numbering=numbering(*levels),
    )
    assert word_lines(data) == ["一、甲", "1.乙", "二、丙", "2.丁", "3. 2024年", "2.1 戊"]


def test_bullets_unknown_lists_and_list_zero_have_no_label():
    data = docx(
        *(listed("甲", 1), listed("乙", 7), listed("丙", 0), listed("丁", 1, 5), FILLER),
        numbering=numbering(level(0, "bullet", "\uf0b7")),
    )
    assert word_lines(data) == ["甲", "乙", "丙", "丁"]


def test_an_unused_level_above_shows_its_first_number():
    data = docx(
        listed("甲", 1, 1),
        FILLER,
        numbering=numbering(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")),
    )
    assert word_lines(data) == ["1.1 甲"]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId
w:val="1"/></w:numPr></w:pPr></w:style> <w:style w:type="paragraph" w:styleId="own"><w:name
w:val="一级"/><w:basedOn w:val="1"/></w:style> <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc
1"/></w:style> <w:style w:type="paragraph" w:styleId="loop"><w:name w:val="loop"/><w:basedOn
w:val="loop"/></w:style> <w:style w:type="paragraph" w:styleId="secret"><w:name
w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style> <w:style w:type="character" w:styleId="ghost"><w:name
w:val="ghost"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def test_numbers_and_levels_come_through_styles():
    data = docx(
        *(
            styled("甲", "1"),
            styled("乙", "2"),
            styled("丙", "own"),
            styled("丁", "1", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        ),
        *(
            styled("戊", "a", '<w:outlineLvl w:val="2"/>'),
            styled("己", "1", '<w:outlineLvl w:val="9"/>'),
            styled("庚", "loop"),
            FILLER,
        ),
        styles=STYLES,
        numbering=numbering(
            level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
            level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
        ),
    )
    document = read_document(data)
    assert [(document.text[p.start : p.end], p.outline_level) for p in document.paragraphs[:-1]] == [
        ("一、甲", 1),
        ("（一）乙", 2),
        ("二、丙", 1),
        ("丁", 1),
        ("戊", 3),
        ("三、己", None),
        ("庚", None),
    ]


def mark(name: str) -> str:
    return f'<w:rPr><w:{name} w:id="1"/></w:rPr>'


def in_change(name: str, text: str) -> str:
    return f'<w:{name} w:id="1">{run(text)}</w:{name}>'


CHANGES = {
    "insertion": ([para(run("全年") + in_change("ins", "办理"))], ["全年办理"]),
    "deletion": (
        [para(run("全年") + '<w:del w:id="1"><w:r><w:delText>上年</w:delText></w:r></w:del>')],
        ["全年"],
    ),
    "move": (
        [para(in_change("moveFrom", "移动") + run("甲")), para(run("乙") + in_change("moveTo", "移动"))],
        ["甲", "乙移动"],
    ),
    "deleted paragraph mark": ([para("全年", mark("del")), para(in_change("ins", "办理"))], ["全年办理"]),
    "deleted numbered paragraph": (
        [
            listed("甲", 1),
            para('<w:del w:id="1"/>', '<w:numPr><w:numId w:val="1"/></w:numPr>' + mark("del")),
            listed("乙", 1),
            para(in_change("ins", "丙")),
        ],
        ["一、甲", "二、乙", "丙"],
    ),
    "deleted row": (
        [
            '<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>' + para("甲") + "</w:tc></w:tr></w:tbl>",
            para("乙"),
        ],
        ["乙"],
    ),
}


@pytest.mark.parametrize(("body", "lines"), CHANGES.values(), ids=CHANGES)
def test_tracked_changes_are_read_as_accepted(body, lines):
    data = docx(*body, FILLER, numbering=numbering(*OFFICIAL))
    assert word_lines(data) == lines
    assert [(n.code, n.message) for n in read_document(data).notices] == [
        ("tracked-changes", "含修订标记，按全部接受处理")
    ]


BOX = f"<w:txbxContent>{para('框内')}</w:txbxContent>"
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'

SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

INSIDE = {
    "tabs, breaks and hyphens": (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>",
        ["甲\t乙", "丙-"],
    ),
    "link, smart tag and content control": (
        f"<w:hyperlink>{run('甲')}</w:hyperlink><w:smartTag>{run('乙')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:placeholder/></w:sdtPr><w:sdtContent>{run('丙')}</w:sdtContent></w:sdt>",
        ["甲乙丙"],
    ),
    "field result without its code": (
        FIELD + SEPARATE + run("3") + END + "<w:fldSimple>" + run("页") + "</w:fldSimple>",
        ["3页"],
    ),
    "field inside the codes of a field": (
        FIELD.replace("PAGE", "IF ")
        + FIELD.replace("PAGE", "DOCPROPERTY 单位")
        + SEPARATE
        + run("甲县")
        + END
        + run('= "甲县" "是" "否"').replace("w:t", "w:instrText")
        + SEPARATE
        + run("是")
        + END
        + run("页"),
        ["是页"],
    ),
    "codes that never end": (FIELD + run("甲"), []),
    "hidden run": (run("甲") + run("乙", "<w:vanish/>") + run("丙", '<w:vanish w:val="0"/>'), ["甲丙"]),
    "run hidden by its style": (run("甲") + run("乙", '<w:rStyle w:val="ghost"/>'), ["甲"]),
    "ruby": (
        f"<w:r><w:ruby><w:rt>{run('jia')}</w:rt><w:rubyBase>{run('甲')}</w:rubyBase></w:ruby></w:r>",
        ["甲"],
    ),
    "formula": (run("率") + "<m:oMath><m:r><m:t>100%</m:t></m:r></m:oMath>", ["率100%"]),
    "text box once": (
        run("甲")
        + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + BOX
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + BOX
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + run("乙"),
        ["甲乙", "框内"],
    ),
    "old text box": (run("甲") + f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", ["甲", "框内"]),
    "footnote and endnote": (
        run("甲")
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        + run("乙"),
        ["甲乙", "脚注文字", "尾注文字"],
    ),
    "zero width": (run("法\u200b治"), ["法治"]),
}


@pytest.mark.parametrize(("inside", "lines"), INSIDE.values(), ids=INSIDE)
def test_the_inside_of_a_paragraph(inside, lines):
    data = docx(
        para(inside),
        FILLER,
        styles=STYLES,
        footnotes=f'<w:footnote w:id="2">{para("脚注文字")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{para("尾注文字")}</w:endnote>',
    )
    assert word_lines(data) == lines


def test_text_boxes_and_notes_say_where_they_hang():
    data = docx(para(run("甲") + f"<w:r><w:pict>{BOX}</w:pict></w:r>"), FILLER)
    assert [p.place for p in read_document(data).paragraphs] == ["第 1 段", "第 1 段 文本框", "第 2 段"]


def test_notes_are_numbered_as_the_reader_sees_them():
    def note(kind, number, more=""):
        return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'

    texts = {"甲": 2, "乙": 5, "丙": 7}
    notes = "".join(
        f'<w:footnote w:id="{number}">{para(text)}</w:footnote>' for text, number in texts.items()
    )
    data = docx(
        para(run("正文") + note("footnote", 5)),
        para(run("正文") + note("footnote", 7, ' w:customMarkFollows="1"') + note("footnote", 2)),
        para(run("正文") + note("endnote", 1)),
        FILLER,
        footnotes=notes,
        endnotes=f'<w:endnote w:id="1">{para("丁")}</w:endnote>',
    )
    document = read_document(data)
    places = [(document.text[p.start : p.end], p.place) for p in document.paragraphs if p.end - p.start == 1]
    assert places == [
        *(("乙", "第 1 段 脚注 1"), ("丙", "第 2 段 脚注"), ("甲", "第 2 段 脚注 2")),
        ("丁", "第 3 段 尾注 1"),
    ]


def test_what_is_left_out_is_said():
    data = docx(
        para(run("甲") + run("机密", "<w:vanish/>")), '<w:altChunk r:id="r9" xmlns:r="urn:x"/>', FILLER
    )
    assert [notice.code for notice in read_document(data).notices] == ["hidden-text", "embedded-file"]
    assert read_document(data).notices[0].message == "已略去隐藏文字 2 字"


def test_a_hidden_paragraph_has_no_number():
    hidden = para(
        run("密", "<w:vanish/>"), '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    )
    data = docx(
        listed("甲", 1),
        hidden,
        styled("密", "secret"),
        listed("乙", 1),
        FILLER,
        styles=STYLES,
        numbering=numbering(*OFFICIAL),
    )
    assert word_lines(data) == ["一、甲", "二、乙"]


def test_an_automatic_table_of_contents_is_left_out_with_a_notice():
    document = read_document(docx(styled("一、总体\t1", "TOC1"), FILLER, styles=STYLES))
    assert document.text == PARAGRAPHS[0]
    assert [(n.code, n.message) for n in document.notices] == [("contents-skipped", "已略去自动目录 1 行")]


def merged(kind: str) -> str:
    return f"<w:tcPr><w:vMerge{kind}/></w:tcPr>{para('复议')}"


def test_tables_are_read_by_rows():
    data = docx(
        para("甲"),
        table(
            ("项目", "2023", "2024"),
            (merged(' w:val="restart"'), "", "118"),
            (merged(""), "审结", para("100") + para("件")),
        ),
        table((para("内") + table(("左", "右")) + para(""), "外")),
        FILLER,
    )
    document = read_document(data)
    assert [(document.text[p.start : p.end], p.place) for p in document.paragraphs[:-1]] == [
        ("甲", "第 1 段"),
        ("项目\t2023\t2024", "表 1 第 1 行"),
        ("复议\t\t118", "表 1 第 2 行"),
        ("\t审结\t100 件", "表 1 第 3 行"),
        ("内 左 右\t外", "表 2 第 1 行"),
    ]


def test_merged_cells_keep_the_columns():
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("受理")}'
    swallowed = f"<w:tcPr><w:hMerge/></w:tcPr>{para('乙')}"
    shifted = "<w:trPr><w:gridBefore w:val='1'/></w:trPr>"
    data = docx(
        table((wide, "118"), ("上年", "本年", "合计"), ("甲", swallowed, "丙"), ("丁", "戊")).replace(
            '<w:tr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">丁',
            f'<w:tr>{shifted}<w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">丁',
        ),
        FILLER,
    )
    assert read_document(data).text.split("\n")[:4] == [
        "受理\t\t118",
        "上年\t本年\t合计",
        "甲\t\t丙",
        "\t丁\t戊",
    ]


def test_a_span_without_end_makes_no_endless_row():
    wide = f'<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{para("甲")}'
    assert read_document(docx(table((wide, "乙"), ("丙", "丁")), FILLER)).text.split("\n")[:2] == [
        "甲" + "\t" * 63 + "乙",
        "丙\t丁",
    ]


def test_hidden_rows_are_left_out():
    row = "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + para("密") + "</w:tc></w:tr>"
    assert word_lines(docx(f"<w:tbl>{row}</w:tbl>", para("甲"), FILLER)) == ["甲"]


def test_a_table_of_contents_is_known_by_its_gallery():
    properties = (
        "<w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    )
    control = f"<w:sdt>{properties}<w:sdtContent>{para('目录')}{para('一、总体 1')}</w:sdtContent></w:sdt>"
    document = read_document(docx(control, FILLER))
    assert document.text == PARAGRAPHS[0]
    assert document.notices[0].message == "已略去自动目录 2 行"


def test_tables_nested_as_deep_as_the_parser_allows_do_not_exhaust_the_stack():
    inside = para("底")
    for _ in range(80):
        inside = table((inside,))
    assert word_lines(docx(inside, FILLER)) == ["底"]


def test_a_report_laid_out_in_a_table_keeps_its_paragraphs():
    data = docx(table(("正文", "".join(map(para, PARAGRAPHS)))))
    assert read_document(data).text.split("\n") == ["正文", *PARAGRAPHS]


def test_numbers_count_on_through_tables_and_content_controls():
    control = f"<w:sdt><w:sdtContent>{listed('乙', 1)}</w:sdtContent></w:sdt>"
    rows = table((listed("", 1), "丙"))
    data = docx(listed("甲", 1), control, rows, listed("丁", 1), FILLER, numbering=numbering(*OFFICIAL))
    assert word_lines(data) == ["一、甲", "二、乙", "三、\t丙", "四、丁"]


@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml", "doc/main.xml"])
@pytest.mark.parametrize("strict", [False, True])
def test_strict_files_and_unusual_part_names_are_read(strict, main):
    data = docx(listed("甲", 1), FILLER, numbering=numbering(*OFFICIAL), strict=strict, main=main)
    assert word_lines(data) == ["一、甲"]


WORD = docx(listed("甲", 1), table(("甲", "乙")), FILLER, numbering=numbering(*OFFICIAL), styles=STYLES)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WORD) - 1), st.integers(0, 255), st.booleans())
def test_a_damaged_file_is_read_or_refused_with_a_reason(place, byte, cut):
    data = WORD[:place] if cut else WORD[:place] + bytes([byte]) + WORD[place + 1 :]
    result = outcome(data)
    assert result.hint if isinstance(result, InputFault) else result.paragraphs


def test_reading_leaves_no_rings_of_objects():
    """They would hold the tree of the file, several times its size, until Python searches for them."""
    file = docx(*map(para, PARAGRAPHS), table(("甲", "乙"), ("丙", "丁")))
    read_document(file)
    gc.collect()
    gc.disable()
    try:
        read_document(file)
        assert gc.collect() == 0
    finally:
        gc.enable()
