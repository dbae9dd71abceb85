"""Where a document says that a passage stands."""

import pytest

from checker.check import check_report
from checker.document import Document, Paragraph

TEXT = "甲乙丙\n丁戊己庚\n\n辛壬癸"
PLACES = Document(
    TEXT, "docx", (Paragraph(0, 3, "第 1 段"), Paragraph(4, 8, "表 1 第 1 行"), Paragraph(10, 13))
)


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, "第 1 段"), (2, "第 1 段"), (3, ""), (4, "表 1 第 1 行"), (9, ""), (11, ""), (99, "")],
)
def test_a_place_is_that_of_the_paragraph_around_it(offset, place):
    assert PLACES.place_at(offset) == place


def test_a_paragraph_that_is_most_of_the_text_is_no_place():
    assert Document(TEXT, "txt", (Paragraph(0, 13, "第 1 行"),)).place_at(1) == ""


def test_every_quote_of_a_check_says_its_place():
    text = (
        "甲县2024年法治政府建设年度报告\n一、主要举措和成效\n全年收到行政复议申请131件，审结136件。\n县政府常务会议专题研究法治政府建设4次。\n"
        "二、存在的不足和原因\n个别单位执法程序不够规范，主要原因是业务培训不够经常。"
    )
    card = check_report(text)
    lines = text.split("\n")
    quotes = [quote for finding in card.findings for quote in finding.evidence]
    quotes += [quote for finding in card.consistency for quote in finding.quotes]
    assert quotes
    assert {quote.place for quote in quotes if quote.quote not in lines[int(quote.place[2:-2]) - 1]} == set()
    nearest = [finding.nearest for finding in card.findings if finding.nearest is not None]
    assert nearest
    assert all(near.place for near in nearest)
