"""Where fuzzing starts: small well-formed inputs of every target, made here. No binary file stands in the repository."""

from __future__ import annotations

import io
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

from fidelity import gold, pages, typeset
from reading.samples import PARAGRAPHS, REPORT, TITLE, docx, level, listed, numbering, para, run, table

ROOT = Path(__file__).parents[2]
_OFD_PAGE = "Doc_0/Pages/Page_1/Content.xml"


def word_body() -> bytes:
    """The body of a Word file with everything that the reader tells apart."""
    pieces = (
        *(para(text) for text in (TITLE, *PARAGRAPHS)),
        listed("健全推进机制。", 1),
        listed("研究议题4次。", 1, 1),
        table(("事项", "数量"), ("行政复议", "131件")),
        para(run("隐藏", "<w:vanish/>") + "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del/>"),
        para('<w:fldSimple w:instr="DATE"><w:r><w:t>2024</w:t></w:r></w:fldSimple>'),
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>X</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>域</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>文本框'
        "</w:t></w:r></w:p></w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>",
        '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    )
    return "".join(pieces).encode()


def word_file(body: str | None = None) -> bytes:
    """A Word file with numbering and a footnote around a body."""
    levels = numbering(level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"))
    note = f'<w:footnote w:id="2">{para("脚注文字")}</w:footnote>'
    return docx(word_body().decode() if body is None else body, numbering=levels, footnotes=note)


def ofd_file(page: bytes | None = None) -> bytes:
    """An OFD file; page: in place of its first page's XML."""
    whole = typeset.as_ofd(typeset.pages_of(TITLE, PARAGRAPHS, gold.TABLE))
    if page is None:
        return whole
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            after.writestr(name, page if name == _OFD_PAGE else before.read(name))
    return target.getvalue()


def ofd_page() -> bytes:
    with zipfile.ZipFile(io.BytesIO(ofd_file())) as archive:
        return archive.read(_OFD_PAGE)


def pdf_file() -> bytes:
    return typeset.as_pdf(typeset.pages_of(TITLE, PARAGRAPHS, gold.TABLE))


def html_page() -> bytes:
    return pages.page_of("A 栏目正文容器", TITLE, PARAGRAPHS)


def web_archive() -> bytes:
    message = MIMEMultipart("related")
    message.attach(MIMEText(html_page().decode(), "html", "utf-8"))
    return message.as_bytes()


def markdown() -> bytes:
    head = f"---\ntitle: {TITLE}\ndate: 2025-03-01\n---\n\n# {TITLE}\n\n"
    rest = "\n\n1. 第一\n2. 第二\n\n| 事项 | 数量 |\n|---|---|\n| 复议 | 131 |\n\n<div>说明</div>\n\n```\n代码\n```\n"
    return (head + "\n\n".join(PARAGRAPHS) + rest).encode()


def rule_files() -> list[bytes]:
    """A dozen of the shipped rules, a word list and the settings file that the guide shows."""
    chosen = sorted((ROOT / "rules").glob("*/*.yaml"))[::9][:12]
    return [path.read_bytes() for path in chosen] + [b"a: &x [1, 2]\nb: *x\n"]


def plain() -> list[bytes]:
    return [
        REPORT.encode(),
        REPORT.encode("gb18030"),
        REPORT.replace("\n", "").encode(),
        REPORT[:120].encode(),
    ]


# Strings that a mutation by single bytes hardly finds.
WORDS = (
    "一、", "（一）", "1.", "（1）", "第一", "二、存在的不足和原因", "法治政府建设", "行政复议", "件", "%", "2024年", "《", "》", "“", "”", "、", "。",
    "<w:p>", "<w:r>", "<w:t>", "</w:p>", "<w:tbl>", "<w:tc>", "<w:del>", "<!DOCTYPE", "<table>", "<tr>", "<td>", "&#x4e00;", "PK", "said-by:", "- [",
    "【提示：", "】", "never:", "examples:", "met:", "&a", "*a", "|", ">-", "---",
)  # fmt: skip
