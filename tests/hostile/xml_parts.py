"""XML inside Word and OFD files: entities, what would be fetched, depth, length, encodings that lie."""

from __future__ import annotations

from collections.abc import Callable

from hostile.archives import entries_of, with_entries
from hostile.case import DAMAGED, Case, Cases, Fate
from hostile.clean import TITLE

_CANARY = "file:///etc/hostname"
NOWHERE = "http://127.0.0.1:9/dabiao"

DOCTYPES = {
    "a file as entity": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{_CANARY}">]>',
    "an address as entity": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{NOWHERE}">]>',
    "a parameter entity": f'<!DOCTYPE a [<!ENTITY % x SYSTEM "{NOWHERE}"> %x;]>',
    "an external DTD": f'<!DOCTYPE a SYSTEM "{NOWHERE}">',
    "a billion laughs": "<!DOCTYPE a [<!ENTITY l0 '哈'>"
    + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    + "<!ENTITY x '&l9;'>]>",
    "quadratic growth": f"<!DOCTYPE a [<!ENTITY x '{'哈' * 50_000}'>]>",
}
_PARTS = {
    "docx": (
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
        "word/styles.xml",
        "word/numbering.xml",
    ),
    "ofd": ("OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_1/Content.xml"),
}


def cases() -> Cases:
    for form, parts in _PARTS.items():
        for part in parts:
            for name, doctype in DOCTYPES.items():
                fate = (
                    Fate.SAME
                    if part in ("word/styles.xml", "word/numbering.xml") and part not in _related()
                    else Fate.REFUSED
                )
                yield case_of(
                    form,
                    f"{name} in {part}",
                    lambda f=form, p=part, d=doctype: _declared(f, p, d),
                    fate,
                    DAMAGED,
                )
    yield from _body_cases()


def _related() -> frozenset[str]:
    """Parts that the body of the clean file refers to; the others are never opened."""
    return frozenset(entries_of("docx"))


def case_of(
    form: str,
    name: str,
    make: Callable[[], bytes],
    fate: Fate,
    codes: frozenset[str] = frozenset(),
    heavy: bool = False,
) -> Case:
    return Case(f"xml {form}/{name}", make, fate, f"报告.{form}", form, codes, heavy)


def _declared(form: str, part: str, doctype: str) -> bytes:
    inside = entries_of(form).get(part, b"<a>&x;</a>").decode()
    inside = inside.partition("?>")[2] if inside.startswith("<?xml") else inside
    inside = inside.replace(TITLE[:4], f"&x;{TITLE[:4]}", 1)
    return with_entries(form, {part: f"<?xml version='1.0' encoding='UTF-8'?>{doctype}{inside}"})


def body_with(inside: str, encoding: str = "utf-8", declared: str = "UTF-8") -> bytes:
    """The clean Word file with something more in its body."""
    xml = entries_of("docx")["word/document.xml"].decode().partition("?>")[2]
    xml = f"<?xml version='1.0' encoding='{declared}'?>{xml.replace('<w:sectPr/>', f'{inside}<w:sectPr/>')}"
    return with_entries("docx", {"word/document.xml": xml.encode(encoding, "surrogatepass")})


def text_of(inside: str) -> str:
    return f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>"


def _table(rows: int) -> str:
    row = f"<w:tr><w:tc>{text_of('甲')}</w:tc><w:tc>{text_of('1')}</w:tc></w:tr>"
    return f"<w:tbl>{row * rows}</w:tbl>"


def _body_cases() -> Cases:
    for depth in (100, 300, 3000, 300_000):
        nested = "<w:smartTag>" * depth + "</w:smartTag>" * depth
        fate = Fate.SAME if depth == 100 else Fate.REFUSED
        yield case_of(
            "docx", f"{depth} nested tags", lambda nested=nested: body_with(f"<w:p>{nested}</w:p>"), fate
        )
    for depth in (10, 50, 120):
        tables = "<w:tbl><w:tr><w:tc>" * depth + text_of("甲") + "</w:tc></w:tr></w:tbl>" * depth
        yield case_of("docx", f"{depth} nested tables", lambda tables=tables: body_with(tables), Fate.EITHER)
    bodies = {
        "ten thousand attributes": "<w:p " + " ".join(f"a{n}='1'" for n in range(10_000)) + "/>",
        "ten thousand namespaces": "<w:p " + " ".join(f"xmlns:n{n}='u{n}'" for n in range(10_000)) + "/>",
        "a hundred thousand empty paragraphs": "<w:p/>" * 100_000,
        "a hundred thousand empty runs": f"<w:p>{'<w:r/>' * 100_000}</w:p>",
        "a span of a thousand million columns": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{text_of("甲")}</w:tc></w:tr></w:tbl>',
        "a negative span": f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr>{text_of("甲")}</w:tc></w:tr></w:tbl>',
        "a field that never ends": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
        "a thousand fields that end": "<w:p>"
        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" * 1000
        + "</w:p>",
        "a note that is not there": '<w:p><w:r><w:footnoteReference w:id="99"/></w:r></w:p>',
        "an included file": f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{_CANARY}" parse="text"/>',
        "an embedded file": '<w:altChunk r:id="r9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
        "a processing instruction": f'<?xml-stylesheet href="{NOWHERE}"?>',
        "a comment": "<!-- 行政复议 -->",
        "a section in CDATA": text_of("<![CDATA[<script>alert(1)</script>]]>"),
        "markup as text": text_of("&lt;w:p&gt;&lt;script&gt;"),
        "a list without its numbering": '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>',
        "a list at level minus one": '<w:p><w:pPr><w:numPr><w:ilvl w:val="-1"/><w:numId w:val="x"/></w:numPr></w:pPr></w:p>',
        "a style that is not there": '<w:p><w:pPr><w:pStyle w:val="none"/></w:pPr></w:p>',
        "text boxes in text boxes": f"<w:p><w:r>{'<w:pict><v:textbox><w:txbxContent><w:p><w:r>' * 20}{'</w:r></w:p></w:txbxContent></v:textbox></w:pict>' * 20}</w:r></w:p>",
    }
    for name, inside in bodies.items():
        yield case_of("docx", name, lambda inside=inside: body_with(inside), Fate.SAME)
    yield case_of(
        "docx",
        "a text of 11 MB",
        lambda: body_with(text_of("甲" * 3_700_000)),
        Fate.REFUSED,
        frozenset({"too-large"}),
        heavy=True,
    )
    yield case_of(
        "docx",
        "an attribute of 11 MB",
        lambda: body_with(f'<w:p w:x="{"x" * (11 << 20)}"/>'),
        Fate.REFUSED,
        heavy=True,
    )
    yield case_of(
        "docx",
        "30 thousand paragraphs",
        lambda: body_with(text_of("抓好落实。") * 30_000),
        Fate.REFUSED,
        frozenset({"too-large"}),
        heavy=True,
    )
    yield case_of(
        "docx", "a table of ten thousand rows", lambda: body_with(_table(10_000)), Fate.BOUNDED, heavy=True
    )
    for encoding, declared in (("utf-16", "UTF-16"), ("gb18030", "GB18030")):
        yield case_of(
            "docx", f"a body in {encoding}", lambda e=encoding, d=declared: body_with("", e, d), Fate.EITHER
        )
    for encoding, declared in (
        ("gb18030", "UTF-8"),
        ("utf-8", "GB18030"),
        ("utf-8", "UTF-16"),
        ("utf-8", "EBCDIC-9"),
        ("utf-8", "UTF-7"),
    ):
        yield case_of(
            "docx",
            f"a body in {encoding} said to be {declared}",
            lambda e=encoding, d=declared: body_with("", e, d),
            Fate.EITHER,
        )
    for name, char in {
        "a NUL": "\0",
        "a surrogate": "\ud800",
        "U+FFFE": "\ufffe",
        "an escape": "\x1b",
    }.items():
        yield case_of(
            "docx", f"{name} in the body", lambda char=char: body_with(text_of(char)), Fate.REFUSED, DAMAGED
        )
        yield case_of(
            "docx",
            f"{name} as a reference",
            lambda char=char: body_with(text_of(f"&#{ord(char)};")),
            Fate.REFUSED,
            DAMAGED,
        )
