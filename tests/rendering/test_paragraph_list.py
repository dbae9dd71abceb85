"""What was read, paragraph by paragraph, from fixed values."""

from rich.cells import cell_len

from checker.document import Document, Notice, Paragraph
from checker.rendering.paragraph_list import extent_text, paragraph_lines

PIECES = (
    ("甲县2024年法治政府建设年度报告", "第 1 页"),
    ("全年收到行政复议申请131件。" * 4, "第 1—2 页"),
    ("类别\t收到\t\x1b[31m办结", "第 2 页 表 1 第 1 行"),
    ("行政复议\t131\t109", "第 2 页 表 1 第 2 行"),
    ("依据复议法。", "第 2 段 脚注 1"),
    ("公开", "第 2 段 文本框"),
)


def document(pieces=PIECES, notices=()):
    paragraphs, start = [], 0
    for text, place in pieces:
        paragraphs.append(Paragraph(start, start + len(text), place))
        start += len(text) + 1
    return Document(
        "\n".join(text for text, _ in pieces), "pdf", tuple(paragraphs), "报告.pdf", notices=notices
    )


def test_the_extent_counts_what_the_format_knows():
    assert extent_text(document()) == "115 字符　6 段　2 页　表格 1 张　注释 1 条　文本框 1 段"
    assert extent_text(Document("甲\n乙", "txt", (Paragraph(0, 1, "第 1 行"),))) == "3 字符　1 段"


def test_every_paragraph_stands_whole_beside_its_place():
    lines = [line.plain for line in paragraph_lines(document(), 60)]
    assert lines[0] == "报告.pdf"
    assert lines[3].split(maxsplit=3) == ["第", "1", "页", "甲县2024年法治政府建设年度报告"]
    assert max(map(cell_len, lines)) <= 60
    beside = "".join(line.removeprefix("第 1—2 页").strip() for line in lines[4:7])
    assert beside == PIECES[1][0]


def test_cells_are_set_off_and_nothing_steers_the_terminal():
    text = "\n".join(line.plain for line in paragraph_lines(document(), 100))
    assert "行政复议 │ 131 │ 109" in text
    assert "\x1b" not in text


def test_notices_come_first():
    lines = [line.plain for line in paragraph_lines(document(notices=(Notice("a", "含修订标记"),)), 60)]
    assert lines[2].split() == ["注意", "含修订标记"]
