"""Web pages, single-file pages and Markdown: scripts, deep nesting, what would be fetched, what never closes."""

from __future__ import annotations

from collections.abc import Callable

from hostile.case import TOO_LARGE, Case, Cases, Fate
from hostile.clean import PARAGRAPHS, TITLE, file_of
from hostile.xml_parts import DOCTYPES

_HTML = file_of("html").decode()
_MARKDOWN = file_of("md").decode()


def cases() -> Cases:
    yield from _pages()
    yield from _archives()
    yield from _markdown()


def _html(
    name: str,
    make: Callable[[], str | bytes],
    fate: Fate,
    codes: frozenset[str] = frozenset(),
    heavy: bool = False,
) -> Case:
    return Case(f"html/{name}", lambda: _bytes(make()), fate, "报告.html", "html", codes, heavy)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


def _in_body(inside: str) -> str:
    return _HTML.replace("</body>", f"{inside}</body>")


def _pages() -> Cases:
    for name, doctype in DOCTYPES.items():
        # To a browser most of an internal subset is text of the page.
        yield _html(name, lambda d=doctype: d + _in_body("<p>&x;</p>"), Fate.BOUNDED)
    for depth in (200, 1000, 5000, 100_000):
        for tag in ("div", "font", "b", "table><tr><td"):
            nested = f"<{tag}>" * depth
            yield _html(
                f"{depth} open {tag.partition('>')[0]}",
                lambda nested=nested: _in_body(nested),
                Fate.EITHER,
                heavy=depth > 5000,
            )
    inside = {
        "a script": "<script>document.title='x'</script>",
        "a script that never closes": "<script>var a = '<p>行政复议</p>';",
        "a picture from elsewhere": "<img src='http://127.0.0.1:9/a.png'>",
        "a frame with a file": "<iframe src='file:///etc/hostname'></iframe>",
        "a refresh": "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
        "an import of a style": "<style>@import 'http://127.0.0.1:9/a.css';</style>",
        "a base elsewhere": "<base href='http://127.0.0.1:9/'>",
        "a comment that never closes": "<!-- 行政复议",
        "CDATA": "<![CDATA[行政复议]]>",
        "a conditional comment": "<!--[if gte mso 9]><xml></xml><![endif]-->",
        "vector graphics": "<svg><script>alert(1)</script><text></text></svg>",
        "an attribute that never closes": '<p title="行政复议',
        "ten thousand attributes": "<p " + " ".join(f"a{n}=1" for n in range(10_000)) + "></p>",
        "references to no character": "&#0;&#1;&#xD800;&#x110000;&#99999999999;&nothing;",
        "a form": "<form action='http://127.0.0.1:9/'><input name=a value='行政复议'></form>",
        "a template": "<template><p>行政复议</p></template>",
        "a tag of a hundred thousand letters": f"<{'a' * 100_000}></{'a' * 100_000}>",
        "a link to a script": "<a href='javascript:alert(1)'>返回</a>",
    }
    for name, piece in inside.items():
        yield _html(name, lambda piece=piece: _in_body(piece), Fate.SAME)
    for charset in ("gbk", "utf-7", "utf-16", "shift_jis", "none-such", "x" * 5000):
        page = _HTML.replace("utf-8", charset)
        yield _html(f"utf-8 said to be {charset[:12]}", lambda page=page: page, Fate.SAME)
    yield _html(
        "a picture of 5 MB inside",
        lambda: _in_body(f"<img src='data:image/png;base64,{'QUJD' * (5 << 18)}'>"),
        Fate.SAME,
        heavy=True,
    )
    yield _html(
        "18 million characters of markup",
        lambda: _in_body("<p></p>" * 2_600_000),
        Fate.REFUSED,
        TOO_LARGE,
        heavy=True,
    )
    yield _html(
        "a hundred thousand rows",
        lambda: _in_body(f"<table>{'<tr><td>甲</td><td>1</td></tr>' * 100_000}</table>"),
        Fate.BOUNDED,
        heavy=True,
    )
    yield _html(
        "half a million empty divs", lambda: _in_body("<div></div>" * 500_000), Fate.EITHER, heavy=True
    )
    yield _html(
        "nothing but a script", lambda: "<html><body><script src=a.js></script></body></html>", Fate.REFUSED
    )
    yield _html(
        "nothing but pictures",
        lambda: "<html><body>" + "<img src=a.png>" * 40 + "</body></html>",
        Fate.REFUSED,
    )
    yield _html(
        "nothing but links to files",
        lambda: "<html><body>" + "<a href=a.pdf>报告</a>" * 40 + "</body></html>",
        Fate.REFUSED,
    )
    yield _html("frames", lambda: "<html><frameset><frame src=a.html></frameset></html>", Fate.REFUSED)
    yield _html(
        "everything hidden",
        lambda: (
            "<html><body><div style='display:none'>"
            + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
            + "</div></body></html>"
        ),
        Fate.BOUNDED,
    )


def _mht(name: str, make: Callable[[], bytes], fate: Fate, heavy: bool = False) -> Case:
    return Case(f"mht/{name}", make, fate, "报告.mht", "mht", heavy=heavy)


def _archives() -> Cases:
    data = file_of("mht")
    boundary = data.partition(b'boundary="')[2].partition(b'"')[0]
    head, _, rest = data.partition(b"\n\n")
    yield _mht(
        "another boundary", lambda: data.replace(b'boundary="' + boundary, b'boundary="other'), Fate.REFUSED
    )
    yield _mht("no boundary", lambda: data.replace(b"boundary=", b"x="), Fate.REFUSED)
    yield _mht("an empty boundary", lambda: data.replace(boundary, b""), Fate.EITHER)
    yield _mht(
        "a boundary of 60 thousand characters", lambda: data.replace(boundary, b"b" * 60_000), Fate.EITHER
    )
    yield _mht(
        "ten thousand headers",
        lambda: head + b"".join(b"\nX-%d: 1" % n for n in range(10_000)) + b"\n\n" + rest,
        Fate.EITHER,
    )
    yield _mht(
        "a header of 5 MB",
        lambda: head + b"\nX: " + b"a" * (5 << 20) + b"\n\n" + rest,
        Fate.EITHER,
        heavy=True,
    )
    yield _mht("parts in parts, a thousand deep", lambda: _deep(1000), Fate.REFUSED)
    yield _mht(
        "ten thousand empty parts",
        lambda: data.replace(b"--" + boundary, (b"--" + boundary + b"\n\n\n") * 10_000 + b"--" + boundary, 1),
        Fate.EITHER,
        heavy=True,
    )
    yield _mht(
        "an unknown encoding of a part", lambda: data.replace(b"quoted-printable", b"rot13"), Fate.EITHER
    )
    yield _mht("broken base64", lambda: data.replace(b"quoted-printable", b"base64"), Fate.REFUSED)
    yield _mht("broken quoted-printable", lambda: data.replace(b"=", b"=Z"), Fate.REFUSED)
    yield _mht(
        "a name that leads up",
        lambda: data.replace(b"http://www.example.invalid", b"../../../../tmp"),
        Fate.SAME,
    )
    yield _mht(
        "only a picture",
        lambda: head + b"\n\n--" + boundary + b"\nContent-Type: image/png\n\nx\n--" + boundary + b"--\n",
        Fate.REFUSED,
    )


def _deep(depth: int) -> bytes:
    parts = [b"MIME-Version: 1.0\n"]
    for n in range(depth):
        parts.append(b'Content-Type: multipart/related; boundary="b%d"\n\n--b%d\n' % (n, n))
    return b"".join(parts)


def _md(name: str, make: Callable[[], str], fate: Fate, heavy: bool = False) -> Case:
    return Case(f"md/{name}", lambda: make().encode(), fate, "报告.md", "md", heavy=heavy)


def _markdown() -> Cases:
    for name, piece in {
        "brackets": "[",
        "images": "![",
        "emphasis": "*_",
        "links": "[a](",
        "code": "`",
        "quotes": "> ",
        "lists in lists": "- ",
        "tags": "<a ",
        "comments": "<!--",
        "references": "&",
    }.items():
        yield _md(
            f"five thousand {name}",
            lambda piece=piece: f"{_MARKDOWN}\n\n{piece * 5000}\n",
            Fate.EITHER,
            heavy=True,
        )
    yield _md("a front matter that never closes", lambda: f"---\ntitle: {TITLE}\n" + _MARKDOWN, Fate.EITHER)
    yield _md("a front matter of anchors", lambda: "---\na: &a [*a]\n---\n" + _MARKDOWN, Fate.SAME)
    yield _md("a fence that never closes", lambda: _MARKDOWN + "\n```\n<script>", Fate.SAME)
    yield _md(
        "a table of five thousand columns",
        lambda: _MARKDOWN + "\n\n" + "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n",
        Fate.EITHER,
        heavy=True,
    )
    yield _md("a script", lambda: _MARKDOWN + "\n\n<script>alert(1)</script>\n", Fate.SAME)
    yield _md("a link to a script", lambda: _MARKDOWN + "\n\n[返回](javascript:alert(1))\n", Fate.SAME)
