"""Government web pages of ten kinds around one article, and the same saved as a single file. All skeletons are our own."""

from __future__ import annotations

from email.message import EmailMessage
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MENU = (
    "<ul class=nav>"
    + "".join(
        f"<li><a href='/{n}'>{word}</a></li>"
        for n, word in enumerate("首页 要闻 政务公开 政务服务 互动交流".split())
    )
    + "</ul>"
)
_FOOT = (
    "<div class=footer><p>主办：青禾县人民政府办公室　承办：青禾县大数据中心</p><p>网站标识码：0000000000　备案号：00000000号</p>"
    "<a href=/map>网站地图</a> <a href=/about>关于我们</a></div>"
)
_SIDE = (
    "<div class=side><h3>最新发布</h3>"
    + "".join(
        f"<p>青禾县召开第{n}次专题会议，研究部署重点工作，传达上级精神，提出明确要求。2022-01-{n:02}</p>"
        for n in range(1, 13)
    )
    + "</div>"
)
_TOOLS = "<p>发布日期：2025年3月28日　来源：县司法局　字体：【大】【中】【小】</p><p>【打印本页】　【关闭窗口】</p>"

# rows: cells that span columns carry colspan, those that span rows are left out below.
Rows = "Sequence[Sequence[str | None]]"


def article(paragraphs: Sequence[str], tag: str = "p", indent: str = "　　") -> str:
    return "\n".join(f"<{tag}>{indent}{escape(text)}</{tag}>" for text in paragraphs)


def table(rows: Sequence[Sequence[str | None]]) -> str:
    """An HTML table; None becomes an empty cell, as old editors leave it."""
    lines = ("".join(f"<td>{escape(cell or '')}</td>" for cell in row) for row in rows)
    return "<table border=1>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _page(body: str, title: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}<title>{title}_青禾县人民政府</title></head>"
        f"<body>{_MENU}{body}{_FOOT}</body></html>"
    )


def _modern(title: str, body: str, plain: Sequence[str]) -> str:
    head = (
        f"<meta name=ArticleTitle content='{title}'><meta name=PubDate content='2025-03-28 09:30'>"
        "<meta name=ContentSource content='青禾县司法局'><meta name=SiteName content='青禾县人民政府'>"
    )
    return _page(
        f"{_SIDE}<div class=article><h1>{title}</h1>{_TOOLS}<div id=UCAP-CONTENT><div class=TRS_Editor>{body}</div></div></div>",
        title,
        head,
    )


def _old_tables(title: str, body: str, plain: Sequence[str]) -> str:
    text = "<BR><BR>&nbsp;&nbsp;&nbsp;&nbsp;".join(map(escape, plain))
    return (
        f"<HTML><HEAD><META http-equiv=Content-Type content='text/html; charset=gb2312'><TITLE>{title}</TITLE></HEAD><BODY>"
        f"<TABLE width=780><TR><TD colspan=2>{_MENU}</TD></TR><TR><TD width=160>通知公告</TD><TD><TABLE><TR><TD align=center><FONT size=4>"
        f"<B>{title}</B></FONT></TD></TR><TR><TD>{_TOOLS}</TD></TR><TR><TD><FONT>{text}</FONT></TD></TR></TABLE></TD></TR>"
        f"<TR><TD colspan=2>{_FOOT}</TD></TR></TABLE></BODY></HTML>"
    )


def _from_word(title: str, body: str, plain: Sequence[str]) -> str:
    runs = "".join(
        f"<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312'>{escape(text[:9])}</span>"
        f"<span lang=EN-US style='font-size:16.0pt'>{escape(text[9:])}<o:p></o:p></span></p>\n"
        for text in plain
    )
    return (
        f"<?xml version='1.0' encoding='gb2312'?><html xmlns:o='urn:schemas-microsoft-com:office:office'><head><title>{title}</title>"
        f"<style>p.MsoNormal {{mso-style-parent:'';}}</style></head><body>{_MENU}{_SIDE}<h2>{title}</h2>{_TOOLS}<div class=Section1>{runs}</div>"
        f"{_FOOT}</body></html>"
    )


def _row_each(title: str, body: str, plain: Sequence[str]) -> str:
    rows = "".join(f"<tr><td>　　{escape(text)}</td></tr>" for text in plain)
    return _page(f"{_SIDE}<h1>{title}</h1>{_TOOLS}<table width=100%>{rows}</table>", title)


def _two_bodies(title: str, body: str, plain: Sequence[str]) -> str:
    half = len(plain) // 2
    return _page(
        f"<h1>{title}</h1>{_TOOLS}<div class=TRS_Editor>{article(plain[:half])}</div><div class=ad>广告</div>"
        f"<div class=TRS_Editor>{article(plain[half:])}</div>{_SIDE}",
        title,
    )


def _sidebar(title: str, body: str, plain: Sequence[str]) -> str:
    return _page(
        f"<div class=wrap><div class=left><h1>{title}</h1>{_TOOLS}<div class=c>{body}</div></div>{_SIDE * 2}</div>",
        title,
    )


def _breaks(title: str, body: str, plain: Sequence[str]) -> str:
    return _page(
        f"<h1>{title}</h1>{_TOOLS}<div class=con>{'<br/>'.join('　　' + escape(text) for text in plain)}</div>",
        title,
    )


def _divs(title: str, body: str, plain: Sequence[str]) -> str:
    return _page(f"{_SIDE}<h1>{title}</h1>{_TOOLS}<div class=box>{article(plain, 'div')}</div>", title)


def _unclosed(title: str, body: str, plain: Sequence[str]) -> str:
    return _page(
        f"<h1>{title}</h1>{_TOOLS}<div id=zoom>{''.join(f'<P>　　{escape(text)}' for text in plain)}</div>",
        title,
    )


def _spans(title: str, body: str, plain: Sequence[str]) -> str:
    cut = "".join(
        "<p>"
        + "".join(f"<span>{escape(char)}</span>" if char.isdigit() else escape(char) for char in text)
        + "</p>"
        for text in plain
    )
    return _page(f"{_SIDE}<h1>{title}</h1>{_TOOLS}<div id=vsb_content_2>{cut}</div>", title)


# The letters are those of the trial that the reader's ways come from.
KINDS: dict[str, Callable[[str, str, Sequence[str]], str]] = {
    "A 栏目正文容器": _modern,
    "B 旧式表格布局（GBK）": _old_tables,
    "C 从 Word 粘贴": _from_word,
    "F 每段一行表格": _row_each,
    "G 正文分在两处": _two_bodies,
    "H 边栏文字多": _sidebar,
    "I 只用换行": _breaks,
    "J 每段一个 div": _divs,
    "K 段落不闭合": _unclosed,
    "L 数字逐字加标签": _spans,
}
WITH_TABLE = ("A 栏目正文容器", "H 边栏文字多")


def page_of(kind: str, title: str, before: Sequence[str], rows=(), after: Sequence[str] = ()) -> bytes:
    """A page of a kind; only kinds in WITH_TABLE hold the table. Kind B is in GBK."""
    plain = (*before, *after)
    body = article(before) + (table(rows) if rows else "") + article(after)
    page = KINDS[kind](title, body, plain)
    return page.encode("gb18030" if kind.startswith("B") else "utf-8")


def as_mht(page: bytes, address: str = "http://www.example.invalid/art/1.html") -> bytes:
    """The page as a browser saves it in a single file, with a style sheet and a picture beside it."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = address
    message["Subject"] = "保存的网页"
    message.make_related()
    for kind, content in (("html", page), ("css", b"p{text-indent:2em}")):
        part = EmailMessage()
        part.set_content(content, "text", kind, cte="quoted-printable" if kind == "html" else "base64")
        part["Content-Location"] = address
        message.attach(part)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "image", "png")
    message.attach(picture)
    # Browsers write MIME-Version at the top; the standard library writes it where it likes.
    return message.as_bytes()
