"""Saved web pages of government sites: the article without the site around it, or the reason why it is not
there.
"""

import pytest
from reading.samples import PARAGRAPHS, REPORT, TITLE

from checker.errors import InputFault
from checker.reading import read_document

MENU = "<ul><li><a href=/>首页</a></li><li><a href=/zw>政务公开</a></li></ul>"
FOOTER = "<div class=footer>主办：甲县人民政府办公室 网站标识码：0000000000，备案号：00000</div>"
SIDEBAR = (
    "<div class=side>"
    + "".join(
        f"<p>乙局召开会议，研究部署工作，提出要求，传达精神。发布日期：2021-01-0{n}</p>" for n in range(1, 6)
    )
    + "</div>"
)


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>　　{text}</{tag}>\n" for text in PARAGRAPHS)


def page(body: str, head: str = "") -> str:
    head = f"<head><meta charset=utf-8>{head}</head>"
    return f"<!DOCTYPE html><html>{head}<body>{MENU}{body}{FOOTER}</body></html>"


OLD_TABLES = (
    "<HTML><HEAD><meta http-equiv=Content-Type content='text/html; charset=gb2312'><title>甲县</title></HEAD>"
    f"<BODY><table><tr><td>{MENU}</td></tr><tr><td width=180>通知公告</td><td>"
    f"<table><tr><td align=center><font size=4>{TITLE}</font></td></tr>"
    f"<tr><td><font>{'<br><br>&nbsp;&nbsp;'.join(PARAGRAPHS)}<br>县长：陶喆<br></td></tr></table></td></tr>"
    f"<tr><td>{FOOTER}</td></tr></table></BODY></HTML>"
)

ARTICLES = {
    "a container of the publishing system": page(
        f"{SIDEBAR}<h1>{TITLE}</h1><div id=zoom>{paragraphs()}</div>"
    ),
    "an editor's container": page(f"{SIDEBAR}<div class='view TRS_Editor'>{paragraphs('div')}</div>"),
    "body in two containers": page(
        "".join(
            f"<div class=TRS_Editor>{''.join(f'<p>{text}' for text in half)}</div>"
            for half in (PARAGRAPHS[:4], PARAGRAPHS[4:])
        )
    ),
    "no known container": page(f"<div class=main><div class=text>{paragraphs()}</div></div>"),
    "a sidebar full of sentences": page(
        f"<div class=main><div class=text>{paragraphs()}</div>{SIDEBAR}</div>"
    ),
    "bare text and breaks": page(f"<div class=text>{'<br/>'.join(PARAGRAPHS)}</div>"),
    "a paragraph per table row": page(
        f"<table class=text>{''.join(f'<tr><td>{t}</td></tr>' for t in PARAGRAPHS)}</table>"
    ),
    "every digit in its own span": page(
        "<div>"
        + "".join(f"<p>{''.join(f'<span>{char}</span>' for char in text)}</p>" for text in PARAGRAPHS)
        + "</div>"
    ),
    "xhtml out of Word": f"<?xml version='1.0' encoding='gb2312'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><body>{paragraphs()}</body></html>",
    "hard-wrapped source": page(
        f"<div id=zoom>{paragraphs().replace('，', '，' + chr(10) + '      ')}</div>"
    ),
    "hidden and unread elements": page(
        "<div id=zoom style='display:none'><p hidden>隐藏</p><p style='display: none'>隐藏</p>"
        f"<style>p{{}}</style><script>甲</script><button>打印</button>{paragraphs()}<!-- 注释 --></div>"
    ),
    "hundreds of unclosed fonts": page(f"<div id=zoom>{'<font>' * 900}{'<br>'.join(PARAGRAPHS)}</div>"),
}


@pytest.mark.parametrize("source", ARTICLES.values(), ids=ARTICLES)
def test_the_article_is_read_paragraph_by_paragraph(source):
    document = read_document(source.encode())
    assert document.text.split("\n") == list(PARAGRAPHS)
    assert document.format == "html"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_wrong_charset_declaration_is_not_believed(encoding):
    # 喆 is outside gb2312: given bytes, lxml returns an empty page.
    lines = read_document(OLD_TABLES.encode(encoding)).text.split("\n")
    assert lines[-len(PARAGRAPHS) - 1 :] == [*PARAGRAPHS, "县长：陶喆"]


def test_headings_rows_and_places():
    rows = "<table><tr><th>项目<th>件数</tr><tr><td>行政<br>复议<td>118</tr></table>"
    document = read_document(page(f"<div id=zoom><h2>一、总体</h2>{rows}{paragraphs()}</div>").encode())
    assert [(document.text[p.start : p.end], p.place, p.outline_level) for p in document.paragraphs[:4]] == [
        ("一、总体", "第 1 段", 2),
        ("项目\t件数", "表 1 第 1 行", None),
        ("行政 复议\t118", "表 1 第 2 行", None),
        (PARAGRAPHS[0], "第 2 段", None),
    ]


META = (
    "<meta name=ArticleTitle content='甲县法治政府建设报告'><meta name=PubDate content='2025-03-28 10:00'>"
    "<meta name=ContentSource content='甲县司法局'><meta name=SiteName content='甲县人民政府门户网站'>"
)
HEAD_LINES = "<p>成文日期：2025-03-10</p><p>发布日期：2025年3月20日</p>"

HINTS = {
    "meta elements": (
        page(f"<div id=zoom>{paragraphs()}</div>", META),
        ("甲县法治政府建设报告", "甲县司法局", "2025-03-28"),
    ),
    "labelled date nearest to the title": (
        page(f"<h1>{TITLE}</h1>{HEAD_LINES}<div id=zoom>{paragraphs()}</div>{SIDEBAR}"),
        (TITLE, None, "2025-03-20"),
    ),
    "title of the page without the site": (
        page(
            f"<div id=zoom>{paragraphs()}</div>",
            f"<title>{TITLE}_甲县人民政府</title><meta name=SiteName content=甲县政府网站>",
        ),
        (TITLE, "甲县政府", None),
    ),
    "a source that is no organ": (
        page(
            f"<div id=zoom>{paragraphs()}</div>",
            "<meta name=ContentSource content=本站><meta name=sitename content=甲县人民政府>",
        ),
        (None, "甲县人民政府", None),
    ),
    "issuer in a box of keys": (
        page(
            f"<table><tr><td>发布机构：</td><td>甲县司法局</td></tr></table><div id=zoom>{paragraphs()}</div>"
        ),
        (None, "甲县司法局", None),
    ),
    "a list of pages with an issuer each": (
        page(f"<p>发布机构：甲县司法局</p><p>发布机构：甲县教育局</p><div id=zoom>{paragraphs()}</div>"),
        (None, None, None),
    ),
    "title in a row of its own": (OLD_TABLES, (TITLE, None, None)),
    "no such day": (
        page(f"<p>发布日期：2025-13-40</p><div id=zoom>{paragraphs()}</div>"),
        (None, None, None),
    ),
}


@pytest.mark.parametrize(("source", "expected"), HINTS.values(), ids=HINTS)
def test_hints_say_what_the_page_says(source, expected):
    hints = read_document(source.encode()).hints
    assert (hints.title, hints.issuer, hints.published) == expected


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("meta elements", "网页元数据 pubdate"),
        ("labelled date nearest to the title", "网页上的“发布日期”"),
        ("no such day", ""),
    ],
)
def test_the_day_of_publication_names_its_source(name, source):
    assert read_document(HINTS[name][0].encode()).hints.published_source == source


LINK = "<p>详见附件：<a href='/files/a.pdf'>甲县年度报告.pdf</a></p>"
MISSING = {
    "loaded by a script": (
        page("<div id=app></div><script src=/js/app.js></script>"),
        "正文由脚本加载，保存的网页里没有",
    ),
    "in an attachment": (
        page(f"<div id=zoom>{LINK}</div><script></script>"),
        "正文在附件：甲县年度报告.pdf（/files/a.pdf）",
    ),
    "in a viewer": (
        page("<iframe src='/viewer?file=/files/a.pdf'></iframe>"),
        "正文在附件：/viewer?file=/files/a.pdf",
    ),
    "in a frame": ("<html><frameset><frame src=a.htm></frameset></html>", "正文在框架页中，保存的只是外框"),
    "not there": (page("<p>页面不存在</p>"), "网页正文不足 200 字"),
    "a list of links": (page("".join(f"<a href=/{n}>{TITLE}</a>" for n in range(40))), "网页正文不足 200 字"),
}


@pytest.mark.parametrize(("source", "cause"), MISSING.values(), ids=MISSING)
def test_a_page_without_the_report_says_where_it_is(source, cause):
    with pytest.raises(InputFault) as caught:
        read_document(source.encode(), name="报告.html")
    assert (caught.value.code, caught.value.message) == ("body-missing", f"报告.html：{cause}")


def test_a_page_the_parser_gives_up_is_damaged():
    with pytest.raises(InputFault, match="网页标签嵌套过深") as caught:
        read_document(page("<div>" * 5000 + REPORT).encode())
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("suffix", [".html", ".txt", ".doc", ""])
def test_a_page_is_known_by_its_content(suffix):
    assert read_document(page(paragraphs()).encode(), name=f"报告{suffix}").format == "html"


def test_text_named_as_a_page_is_text():
    assert read_document(REPORT.encode(), name="报告.html").text == REPORT


def test_a_few_tags_in_a_text_make_no_page():
    assert read_document(f"{REPORT}<br>".encode()).format == "txt"
